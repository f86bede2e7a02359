#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "ingest/tagset.h"

namespace dossier {

/// What kind of act a reporting word names.
enum class CueClass : uint8_t { Speech, Question, Thought, Wish, Demand, Judgement, Finding, Document };

/// Where the content of a report stands in the syntax of its cue.
enum CueFrame : uint8_t {
  kClauseFrame = 1,      // "said that ...": a finite clause, or a quotation
  kInfinitiveFrame = 2,  // "promised to ..."
  kObjectFrame = 4,      // "criticised the plan"
  kNamingFrame = 8,      // "called it a mistake", "described it as a mistake"
};

/// A word that reports what somebody says, thinks, wants or judges.
struct Cue {
  CueClass type = CueClass::Speech;
  Modality certainty = Modality::Asserted;     ///< of the content, as the word presents it
  uint8_t frames = 0;                          ///< CueFrame
  std::vector<std::string_view> prepositions;  ///< before the content: "called for ..."

  bool has(CueFrame frame) const { return (frames & frame) != 0; }
  bool takes(std::string_view preposition) const;
};

/// The words of lexicon/cues.tsv. Const after construction, shared by threads.
class CueLexicon {
 public:
  /// Views point into `tsv`, which must outlive the lexicon. Throws Error(Input) with the line.
  explicit CueLexicon(std::string_view tsv);
  static const CueLexicon& builtin();

  const Cue* verb(std::string_view lemma) const { return find(verbs_, lemma); }
  const Cue* noun(std::string_view lemma) const { return find(nouns_, lemma); }
  const Cue* adjective(std::string_view lemma) const { return find(adjectives_, lemma); }

 private:
  using Words = std::map<std::string_view, Cue>;
  static const Cue* find(const Words& words, std::string_view lemma);

  Words verbs_, nouns_, adjectives_;
};

}  // namespace dossier
