#pragma once
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"
#include "ingest/mention_sets.h"
#include "ingest/shared_surnames.h"

namespace dossier {

/// Makes a chain of each set that has a name or more than one mention: fills Annotations::chains in the order of their
/// first mentions, and Mention::chain. The chain's name is its fullest form.
void build_chains(std::string_view text, const Gazetteer& gazetteer, const CompletedNames& completed, const MentionSets& sets, Annotations& annotations);

}  // namespace dossier
