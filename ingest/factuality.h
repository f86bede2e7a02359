#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "ingest/syntax.h"

namespace dossier {

/// How a text presents an event or state: FactBank's polarity and modality (Sauri and Pustejovsky 2009).
struct Factuality {
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  bool reported = false;     ///< it is the complement of a verb of saying
  uint32_t cue = kNoToken;   ///< the word that decided it

  friend bool operator==(const Factuality&, const Factuality&) = default;
};

/// The words of lexicon/factuality.tsv. Const after construction, shared by threads.
class FactualityLexicon {
 public:
  struct Effect {
    bool negative = false, transparent = false, occurs = false, report = false, fact = false, modal = false;
    Modality modality = Modality::Asserted;
  };
  enum class Part : uint8_t { Negator, Auxiliary, Adverb, Marker, Verb, Noun, Adjective };

  /// Throws Error(Input) with the line.
  explicit FactualityLexicon(std::string_view tsv);
  static const FactualityLexicon& builtin();
  const Effect* find(Part part, std::string_view lemma) const;

 private:
  struct Table;
  std::shared_ptr<const Table> table_;
};

/// Reads polarity and modality off the tree: from the predicate's own auxiliaries, negations and adverbs upwards through
/// everything that governs it. Scope follows syntax as in ConText (Harkema et al. 2009), with the tree in place of a
/// window: relative clauses, reasons and reported speech end it; complements, purposes and conditions pass it on.
class FactualityReader {
 public:
  FactualityReader(const Syntax& syntax, const FactualityLexicon& lexicon) : syntax_(syntax), lexicon_(lexicon) {}
  /// REQUIRES: `predicate` is a token of the document.
  Factuality assess(uint32_t predicate) const;

 private:
  struct Reading;
  using Effect = FactualityLexicon::Effect;
  void read_own(uint32_t t, Reading& reading, uint32_t from = kNoToken) const;
  void read_noun(uint32_t t, Reading& reading) const;
  bool has_come_true(uint32_t predicate) const;
  void read_auxiliary(uint32_t aux, Reading& reading) const;
  bool is_negator(uint32_t t) const;
  bool negates(uint32_t argument) const;
  void apply(const Effect& effect, uint32_t cue, Reading& reading) const;
  const Effect* effect_of(uint32_t t, bool infinitive) const;
  bool step(uint32_t& t, Reading& reading) const;
  bool step_nominal(uint32_t& t, uint32_t up, Reading& reading) const;
  bool step_clause(uint32_t& t, uint32_t up, Reading& reading) const;
  uint32_t noun_before(uint32_t mark) const;
  bool marked(uint32_t t, Reading& reading) const;
  bool is_question(uint32_t t) const;

  const Syntax& syntax_;
  const FactualityLexicon& lexicon_;
};

}  // namespace dossier
