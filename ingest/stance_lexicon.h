#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "ingest/tagset.h"

namespace dossier {

/// Who takes the side that a word stands for, and when it counts; lexicon/stance.tsv says more.
enum class StanceKind : uint8_t { Judge, Trait, Deed, Worth, Loss, Gain, Light, Manner, Share };

/// One sense of a word that takes sides.
struct StanceWord {
  StanceKind kind = StanceKind::Trait;
  float strength = 0;  ///< positive: support, negative: oppose; of a share, negative turns the side round
  bool subject = false, object = false, modified = false, possessor = false;  ///< where the target stands
  bool predicated = false;  ///< of an adjective: what the predicate noun that it modifies is said of
  std::vector<std::string_view> prepositions;                                 ///< before the target
};

/// The words of lexicon/stance.tsv. Const after construction, shared by threads.
class StanceLexicon {
 public:
  /// Views point into `tsv`, which must outlive the lexicon. Throws Error(Input) with the line.
  explicit StanceLexicon(std::string_view tsv);
  static const StanceLexicon& builtin();

  /// All senses of a lemma as a verb, noun or adjective; none for other parts of speech. A verb with its particle is
  /// one word: "call_out".
  std::span<const StanceWord> find(Upos upos, std::string_view lemma) const;

 private:
  std::map<std::string_view, std::vector<StanceWord>> verbs_, nouns_, adjectives_;
};

}  // namespace dossier
