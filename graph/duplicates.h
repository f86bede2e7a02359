#pragma once
#include <string>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.h"

namespace dossier {

/// Two entities of one type that may be one.
struct DuplicateCandidate {
  EntityId a, b;        ///< a is mentioned more often
  double score = 0;     ///< 0 to 1; not a probability, an order in which to look
  std::string reasons;  ///< "names differ in spelling alone; both linked to Norland"
};

/// Candidate pairs, best first: equal names, spellings of one transliterated name, an acronym and its long form, a name
/// with and without a part, an initial; neighbours in common speak for a pair, a common article against it. Entities with
/// two different references are never a pair, nor are `excluded` (each with the lower id first). Pairs are looked for
/// among names that share a key, so the cost grows with the number of names.
std::vector<DuplicateCandidate> duplicate_candidates(const KnowledgeGraph&, const std::vector<std::pair<EntityId, EntityId>>& excluded = {},
                                                     double min_score = 0.5);

/// A form in which spellings of one name in different transliterations agree: "Aleksandr Fyodorov", "Alexander Fedorov".
std::string transliteration_key(std::string_view name);

}  // namespace dossier
