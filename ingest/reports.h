#pragma once
#include <cstdint>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/cues.h"
#include "ingest/syntax.h"

namespace dossier {

/// What the syntax of a sentence says was said, thought or wanted: cue, source and content as tokens.
struct Report {
  uint32_t cue = kNoToken;           // the word that reports; kNoToken for "according to"
  Range<Token> cue_tokens;           // with its auxiliaries, negation, particle and preposition
  uint32_t source = kNoToken;        // head of the source, or kNoToken
  Range<Token> source_tokens;        // its noun phrase; empty when nobody is named
  std::vector<Range<Token>> content; // ascending; without the punctuation around it
  CueClass type = CueClass::Speech;
  Modality certainty = Modality::Asserted;
  Polarity polarity = Polarity::Positive;
};

/// For each token, the tokens that it governs, itself among them. Trees are projective: a subtree is one range.
class Subtrees {
 public:
  explicit Subtrees(const Annotations& annotations);
  Range<Token> operator[](uint32_t token) const { return ranges_[token]; }

 private:
  std::vector<Range<Token>> ranges_;
};

/// "called the vote a disgrace": what a verb names, and how, by the order of the words.
struct Naming {
  uint32_t object = kNoToken, name = kNoToken;  // heads; both kNoToken when the words have another shape
};
Naming find_naming(const Syntax& syntax, uint32_t verb);

/// Finds the reports of a document: verbs, nouns and adjectives of the cue lexicon with a complement of one of their
/// frames, "according to X", "in X's view". Indirect speech is these; direct speech takes cue and source from here.
/// Holds references; the annotations keep their trees meanwhile.
class ReportFinder {
 public:
  ReportFinder(const Syntax& syntax, const Subtrees& subtrees, const CueLexicon& cues);

  std::vector<Report> find() const;  ///< all with content, in the order of their cues
  /// Cue and source of a verb, without content; `cue` empty when the token is no reporting verb.
  Report frame_of_verb(uint32_t verb) const;
  /// The noun phrase of `head`, as a source is quoted: with appositions, without relative clauses.
  Range<Token> noun_phrase(uint32_t head) const;

 private:
  using Contents = std::vector<Range<Token>>;
  const Annotations& annotations() const { return syntax_.annotations(); }
  void add_verb(uint32_t verb, std::vector<Report>& out) const;
  void add_noun(uint32_t noun, std::vector<Report>& out) const;
  void add_adjective(uint32_t adjective, std::vector<Report>& out) const;
  void add_according_to(uint32_t token, std::vector<Report>& out) const;
  void add_in_view(uint32_t noun, std::vector<Report>& out) const;
  void add_content(uint32_t cue, const Cue& entry, Report& report) const;
  bool is_no_verb(uint32_t verb) const;
  bool speaks_to_reader(uint32_t verb) const;
  bool is_performed(uint32_t verb) const;
  bool is_interrogation(uint32_t verb) const;
  bool is_asked_for(uint32_t verb, const Cue& entry) const;
  bool is_done_to_subject(uint32_t verb, const Cue& entry, const Report& report) const;
  bool is_held(uint32_t verb, const Cue& entry) const;
  bool is_lifeless(uint32_t verb, const Cue& entry, const Report& report) const;
  bool add_that_clause(uint32_t verb, Report& report) const;
  bool is_nobody(Range<Token> source) const;
  void leave_quotation(Report& report) const;
  void correct_subject(uint32_t verb, Report& report) const;
  void set_phrase_before(Report& report) const;
  void take_subject_of_clause(uint32_t participle, Report& report) const;
  uint32_t behind_name(uint32_t verb, uint32_t sentence) const;
  Range<Token> quoted_part(uint32_t token) const;
  void complete_clause(uint32_t verb, Report& report) const;
  bool add_trailing_tag(uint32_t verb, Report& report) const;
  void cut_at_colon(Report& report) const;
  bool quotation_follows(uint32_t comma, Range<Token> sentence) const;
  bool is_circumstance(Range<Token> words) const;
  bool add_around_tag(uint32_t verb, Report& report) const;
  void add_clause(uint32_t cue, Report& report) const;
  void add_inserted(uint32_t cue, Report& report) const;
  void add_named(uint32_t cue, Report& report) const;
  void add_prepositional(uint32_t cue, const Cue& entry, Report& report) const;
  void set_source(uint32_t head, Report& report) const;
  bool set_named_source(uint32_t token, Report& report) const;
  void set_subject(uint32_t predicate, Report& report) const;
  void set_cue(uint32_t cue, Report& report) const;
  bool has_open_bracket(Range<Token> range) const;
  Range<Token> trimmed(Range<Token> range) const;
  bool is_question_to_speaker(uint32_t first) const;
  Range<Token> extended(uint32_t cue, Range<Token> content) const;
  Range<Token> up_to_next_report(Range<Token> range, const Report& report) const;
  Range<Token> phrase(Range<Token> range) const;
  Range<Token> without_addressee(uint32_t cue, Range<Token> content) const;
  bool is_gloss(Range<Token> words) const;
  bool opens_clause(uint32_t tag) const;
  uint32_t end_of_relative(uint32_t comma, uint32_t end) const;
  void add_rest_of_sentence(Range<Token> aside, Report& report) const;
  void push(Range<Token> range, Report& report) const;

  const Syntax& syntax_;
  const Subtrees& subtrees_;
  const CueLexicon& cues_;
  std::vector<uint32_t> ending_;  // per token: the longest mention that ends behind it, or UINT32_MAX
};

}  // namespace dossier
