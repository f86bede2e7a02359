#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// Adds COMMENTED_ON from each named speaker to what his statements speak about: the projection of a statement and its
/// topics that an analyst reads as an edge. Stricter than Quotation::about, which holds all that the statement names: the
/// entity must be a party to what is said (its subject, an object, an owner, what an event befalls) or what the speaker
/// takes a side on, and the words must leave no doubt about who is meant. A place where something happens, the
/// "American" of "American businesses" and a "they" are no comment.
/// REQUIRES: Quotation::about with the sides of the speakers.
void project_comments(Annotations& annotations);

}  // namespace dossier
