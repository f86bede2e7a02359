#pragma once
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Who people are, as the text introduces them: titles before the name ("Foreign Minister X", "Norwegian analyst X"),
/// appositions and their lists after it ("X, an economist, Doctor of Sciences and professor at Y (Z)"), appositions before
/// it ("the head of Y, X") and predicates ("X is a fellow at Y").
///
/// Adds to each person's chain the properties role, degree, affiliation, place and nationality, and to
/// Annotations::relations HOLDS_POSITION, AFFILIATED_WITH, CITIZEN_OF and LOCATED_IN where no rule has found them. "Our
/// country" inside a quotation becomes a mention of the speaker's country when the document names it, and "we" one of the
/// country or body that the speaker holds office in or speaks for.
/// REQUIRES: coreference, relations.
void describe_people(std::string_view text, const Gazetteer& gazetteer, Annotations& annotations);

/// "Sen. Rahm", "Governor Ada Rahm": whether the name has the title of an office (nouns.h) in it or before it.
bool bears_office(const Annotations&, const Mention& name);

}  // namespace dossier
