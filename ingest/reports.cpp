#include "ingest/reports.h"

#include <algorithm>
#include <array>

#include "ingest/nouns.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 13> kViews{"view", "opinion", "eye", "word", "judgment", "judgement", "assessment",
                                                  "estimation", "mind", "telling", "belief", "estimate", "account"};

// Things that people make or are in: subjects of "require" and "demand" that say nothing.
constexpr std::array<std::string_view, 44> kThings{"law",    "treaty",  "act",     "bill",   "rule",    "deal",   "pact",   "plan",    "system", "process", "project",
                                                   "job",    "task",    "work",    "war",    "event",   "code",   "policy", "charter", "budget", "contract", "clause",
                                                   "role",   "life",    "peace",   "growth", "market",  "world",  "time",   "change",  "move",   "step",    "reform",
                                                   "crisis", "problem", "success", "lease",  "permit",  "visa",   "device", "machine", "model",  "method",  "disease"};
constexpr std::array<std::string_view, 6> kAbstract{"tion", "sion", "ment", "ness", "ity", "ship"};
// Nouns of those endings for people who act together.
constexpr std::array<std::string_view, 12> kBodies{"opposition", "coalition", "delegation", "mission", "management", "leadership", "majority", "minority", "community", "city", "department", "membership"};

bool is_any_subject(Deprel label) { return is_subject(label) || label == Deprel::csubj; }
bool is_clause(Deprel label) { return label == Deprel::ccomp || label == Deprel::csubj; }

}  // namespace

Subtrees::Subtrees(const Annotations& annotations) {
  const auto& tokens = annotations.tokens;
  ranges_.resize(tokens.size());
  for (uint32_t t = 0; t < tokens.size(); ++t) ranges_[t] = {t, t + 1};
  for (uint32_t t = 0; t < tokens.size(); ++t) {
    for (int32_t up = tokens[t].head; up >= 0; up = tokens[static_cast<size_t>(up)].head) {
      Range<Token>& range = ranges_[static_cast<size_t>(up)];
      if (range.contains(t)) continue;
      range.begin = std::min(range.begin, t);
      range.end = std::max(range.end, t + 1);
    }
  }
}

ReportFinder::ReportFinder(const Syntax& syntax, const Subtrees& subtrees, const CueLexicon& cues)
    : syntax_(syntax), subtrees_(subtrees), cues_(cues), ending_(syntax.annotations().tokens.size(), UINT32_MAX) {
  const auto& mentions = annotations().mentions;
  for (uint32_t m = static_cast<uint32_t>(mentions.size()); m-- > 0;)
    if (mentions[m].type != EntityType::Date) ending_[mentions[m].tokens.end - 1] = m;
}

std::vector<Report> ReportFinder::find() const {
  std::vector<Report> reports;
  const auto& tokens = annotations().tokens;
  for (uint32_t t = 0; t < tokens.size(); ++t) {
    switch (tokens[t].upos) {
      case Upos::NOUN: add_noun(t, reports); add_in_view(t, reports); break;
      case Upos::ADJ: add_adjective(t, reports); break;
      case Upos::VERB: add_verb(t, reports); break;
      default: break;
    }
    if (annotations().word(t) == "according") add_according_to(t, reports);
  }
  return reports;
}

bool ReportFinder::has_open_bracket(Range<Token> range) const {
  for (uint32_t t = range.begin; t < range.end; ++t)
    if (annotations().word(t) == "(") return true;
  return false;
}

/// Leaves out punctuation at both ends.
Range<Token> ReportFinder::trimmed(Range<Token> range) const {
  const auto& tokens = annotations().tokens;
  while (!range.empty() && tokens[range.begin].upos == Upos::PUNCT) ++range.begin;
  while (!range.empty() && tokens[range.end - 1].upos == Upos::PUNCT) {
    if (annotations().word(range.end - 1) == ")" && has_open_bracket(range)) break;
    --range.end;
  }
  return range;
}

void ReportFinder::push(Range<Token> range, Report& report) const {
  range = trimmed(up_to_next_report(trimmed(range), report));
  if (!range.empty()) report.content.push_back(range);
}

Range<Token> ReportFinder::noun_phrase(uint32_t head) const {
  Range<Token> range = subtrees_[head];
  for (const uint32_t c : syntax_.children(head)) {
    const Deprel label = syntax_.token(c).label;
    if (c < head && label == Deprel::case_) range.begin = std::max(range.begin, c + 1);
    if (c < head) continue;
    if (label == Deprel::acl_relcl || label == Deprel::parataxis || label == Deprel::cop || label == Deprel::advcl)
      range.end = std::min(range.end, subtrees_[c].begin);
    if (label == Deprel::case_ && c == range.end - 1) range.end = c;  // a possessive
  }
  return trimmed(range);
}

void ReportFinder::set_source(uint32_t head, Report& report) const {
  report.source = head;
  report.source_tokens = noun_phrase(head);
}

/// The subject as written: a relative pronoun stands for itself in the text, and for its antecedent in `source`.
void ReportFinder::set_subject(uint32_t predicate, Report& report) const {
  TokenList subjects;
  syntax_.surface_subjects(predicate, subjects);
  subjects.erase(std::remove_if(subjects.begin(), subjects.end(), [&](uint32_t s) { return syntax_.is_date(s); }), subjects.end());  // "Rahm on Monday told"
  if (subjects.empty()) return;
  set_source(subjects.front(), report);
  for (const uint32_t c : syntax_.children(predicate))
    if (is_any_subject(syntax_.token(c).label) && syntax_.is_relative_pronoun(c)) report.source_tokens = {c, c + 1};
  // A subject ends before its verb, or begins behind it.
  Range<Token>& source = report.source_tokens;
  if (report.source < predicate) source.end = std::min(source.end, std::max(report.cue_tokens.begin, report.source + 1));
  else source.begin = std::max(source.begin, std::min(report.cue_tokens.end, report.source));
  source = trimmed(source);
}

/// Widens the cue over its auxiliaries and particle, and reads negation off them.
void ReportFinder::set_cue(uint32_t cue, Report& report) const {
  report.cue = cue;
  report.cue_tokens = {cue, cue + 1};
  for (const uint32_t c : syntax_.children(cue)) {
    const Token& t = syntax_.token(c);
    const std::string_view word = syntax_.word(c);
    const bool negator = word == "not" || word == "n't" || word == "n’t" || word == "never";
    if (negator) report.polarity = Polarity::Negative;
    if ((t.label == Deprel::aux || t.label == Deprel::aux_pass || t.label == Deprel::cop || negator) && c < cue)
      report.cue_tokens.begin = std::min(report.cue_tokens.begin, c);
    if (t.label == Deprel::compound_prt && c > cue) report.cue_tokens.end = std::max(report.cue_tokens.end, c + 1);
  }
  const auto& tokens = annotations().tokens;
  for (uint32_t t = report.cue_tokens.begin; t < cue; ++t)  // nothing but the verb group may stand between
    if (tokens[t].upos != Upos::AUX && tokens[t].upos != Upos::ADV && tokens[t].upos != Upos::PART) {
      report.cue_tokens.begin = cue;
      break;
    }
}

/// "The member states themselves ...": a plural that is also a verb. "The so-called ...": a word at arm's length.
bool ReportFinder::is_no_verb(uint32_t verb) const {
  if (verb == 0) return false;
  const bool so_called = syntax_.word(verb) == "called" && (syntax_.word(verb - 1) == "so" || (verb > 1 && syntax_.word(verb - 2) == "so" && syntax_.word(verb - 1) == "-"));
  const Token& token = syntax_.token(verb);
  const bool names = token.label == Deprel::acl && token.xpos == Xpos::VBN && syntax_.child(verb, Deprel::obl_agent) == kNoToken &&
                     (syntax_.lemma(verb) == "call" || syntax_.lemma(verb) == "name" || syntax_.lemma(verb) == "dub");  // "the unit called the Guard"
  const bool goes_on = syntax_.lemma(verb) == "continue" && (syntax_.child(verb, Deprel::xcomp) != kNoToken || syntax_.child(verb, Deprel::obj) != kNoToken);
  return so_called || names || goes_on || (syntax_.word(verb) == "states" && syntax_.token(verb - 1).xpos == Xpos::NN);
}

/// "Nobody said", "not everybody believes", "no minister has promised": it is denied that the content was said.
bool ReportFinder::is_nobody(Range<Token> source) const {
  if (source.empty()) return false;
  const std::string_view first = annotations().word(source.begin);
  return first == "nobody" || first == "none" || first == "no" || first == "neither" || first == "not" ||
         (source.begin > 0 && annotations().word(source.begin - 1) == "not");
}

Report ReportFinder::frame_of_verb(uint32_t verb) const {
  Report report;
  const Cue* entry = cues_.verb(syntax_.lemma(verb));
  if (!entry || syntax_.token(verb).upos != Upos::VERB || is_no_verb(verb)) return report;
  report.type = entry->type;
  report.certainty = entry->certainty;
  set_cue(verb, report);
  if (!syntax_.is_passive(verb)) {
    set_subject(verb, report);
    correct_subject(verb, report);
    return report;
  }
  for (const uint32_t c : syntax_.children(verb))
    if (syntax_.token(c).label == Deprel::obl_agent || (syntax_.token(c).label == Deprel::obl && syntax_.has_preposition(c, "by")))
      set_source(c, report);
  return report;
}

/// "(recall how it left)", "- note the example": an aside in the imperative, whose subject is the reader.
bool ReportFinder::speaks_to_reader(uint32_t verb) const {
  if (verb == 0 || annotations().word(verb) != syntax_.lemma(verb) || syntax_.child(verb, Deprel::nsubj) != kNoToken) return false;
  const std::string_view before = annotations().word(verb - 1);
  return before == "(" || before == "-" || before == "\u2013" || before == "\u2014";
}

/// "tried to question the witness": to put questions to somebody says nothing of him.
bool ReportFinder::is_interrogation(uint32_t verb) const {
  const uint32_t object = syntax_.lemma(verb) == "question" ? syntax_.child(verb, Deprel::obj) : kNoToken;
  if (object == kNoToken) return false;
  if (syntax_.token(object).upos == Upos::PROPN || syntax_.token(object).upos == Upos::PRON) return true;
  uint32_t noun = object;  // "several of the witnesses"
  for (const uint32_t c : syntax_.children(object))
    if ((syntax_.token(c).label == Deprel::nmod || syntax_.token(c).label == Deprel::obl) && syntax_.has_preposition(c, "of") && syntax_.token(object).upos != Upos::NOUN) noun = c;
  return is_person_noun(syntax_.lemma(noun));
}

/// "was asked what he thought the court would do": the question, and no thought of his.
bool ReportFinder::is_asked_for(uint32_t verb, const Cue& entry) const {
  uint32_t up = syntax_.head(verb);
  if (entry.type != CueClass::Thought || up == kNoToken) return false;
  if (syntax_.token(up).xpos == Xpos::WP) up = syntax_.head(up);
  else if (!is_clause(syntax_.token(verb).label)) return false;
  if (up == kNoToken) return false;
  const Cue* asks = syntax_.token(up).upos == Upos::VERB ? cues_.verb(syntax_.lemma(up)) : nullptr;
  return asks != nullptr && asks->type == CueClass::Question;
}

void ReportFinder::add_verb(uint32_t verb, std::vector<Report>& out) const {
  const Cue* entry = cues_.verb(syntax_.lemma(verb));
  if (!entry || speaks_to_reader(verb) || is_question_to_speaker(verb) || is_interrogation(verb) || is_performed(verb) || is_asked_for(verb, *entry)) return;
  Report report = frame_of_verb(verb);
  if (report.cue == kNoToken) return;
  const bool says = entry->has(kClauseFrame) && (entry->type == CueClass::Speech || entry->type == CueClass::Thought);
  if (!says || (!add_trailing_tag(verb, report) && !add_around_tag(verb, report))) add_content(verb, *entry, report);
  if (says && !entry->has(kObjectFrame)) complete_clause(verb, report);
  if (report.source != kNoToken && is_nobody(report.source_tokens)) report.polarity = Polarity::Negative;
  const bool no_subject = syntax_.child(verb, Deprel::nsubj) == kNoToken;
  if (says && no_subject && (report.content.empty() || syntax_.token(verb).label == Deprel::acl_relcl)) {
    Report named = report;
    named.content.clear();
    if (add_that_clause(verb, named)) report = std::move(named);
  }
  std::erase_if(report.content, [&](Range<Token> c) { return c.end <= verb && is_question_to_speaker(c.begin); });
  if (report.content.empty()) return;
  cut_at_colon(report);
  // A passive without agent reports only what somebody is said to do, a bare participle only what it governs.
  const bool sourceless = report.source == kNoToken;
  if (sourceless && (entry->type == CueClass::Judgement || is_done_to_subject(verb, *entry, report))) return;
  if (is_lifeless(verb, *entry, report) || is_held(verb, *entry)) return;
  out.push_back(std::move(report));
}

/// "Two were admitted to the hospital", "students were encouraged to come": a passive without an agent that tells what was
/// done to its subject, not what somebody said.
bool ReportFinder::is_done_to_subject(uint32_t verb, const Cue& entry, const Report& report) const {
  if (!syntax_.is_passive(verb)) return false;
  if (entry.type == CueClass::Demand || entry.type == CueClass::Wish) return true;
  if (entry.type != CueClass::Speech && entry.type != CueClass::Question) return false;
  return entry.has(kObjectFrame) && std::ranges::none_of(syntax_.children(verb), [&](uint32_t c) {
    const bool clause = is_clause(syntax_.token(c).label) || syntax_.token(c).label == Deprel::xcomp;
    return clause && std::ranges::any_of(report.content, [&](Range<Token> r) { return r.contains(c); });
  });
}

/// "declared war on Norland", "declared independence": done by saying it, and not a remark.
bool ReportFinder::is_performed(uint32_t verb) const {
  constexpr std::array<std::string_view, 8> kPerformed{"war", "independence", "bankruptcy", "emergency", "truce", "ceasefire", "victory", "candidacy"};
  const uint32_t object = syntax_.lemma(verb) == "declare" ? syntax_.child(verb, Deprel::obj) : kNoToken;
  return object != kNoToken && std::ranges::find(kPerformed, syntax_.lemma(object)) != kPerformed.end();
}

/// "holds the presidency", "found the keys": a verb of thought with a thing, and no clause, as its object.
bool ReportFinder::is_held(uint32_t verb, const Cue& entry) const {
  if (entry.type != CueClass::Thought || entry.has(kObjectFrame) || entry.has(kNamingFrame)) return false;
  const uint32_t object = syntax_.child(verb, Deprel::obj);
  return object != kNoToken && object > verb && syntax_.token(object).upos == Upos::NOUN && syntax_.child(verb, Deprel::ccomp) == kNoToken &&
         syntax_.child(verb, Deprel::xcomp) == kNoToken;
}

/// "The law requires that ...", "the situation demands ...", "the deal needs": a thing that is no document that argues wants,
/// thinks and judges nothing.
bool ReportFinder::is_lifeless(uint32_t verb, const Cue& entry, const Report& report) const {
  const bool of_minds = entry.type == CueClass::Demand || entry.type == CueClass::Wish || entry.type == CueClass::Thought;
  if (!of_minds || report.source == kNoToken || !syntax_.is_verbal(verb) || ending_[report.source] != UINT32_MAX) return false;
  const Token& source = syntax_.token(report.source);
  if (source.upos != Upos::NOUN || NounLexicon::builtin().find(syntax_.lemma(report.source)) != nullptr) return false;
  const std::string_view noun = syntax_.lemma(report.source);
  if (std::ranges::find(kThings, noun) != kThings.end()) return true;
  return std::ranges::any_of(kAbstract, [&](std::string_view suffix) { return noun.ends_with(suffix); }) && std::ranges::find(kBodies, noun) == kBodies.end();
}

/// "Asked whether it was true, she laughed": what somebody else has said.
bool ReportFinder::is_question_to_speaker(uint32_t first) const {
  constexpr std::array<std::string_view, 9> kOpen{"whether", "if", "about", "why", "how", "what", "who", "when", "by"};
  const std::string_view word = syntax_.word(first);
  const bool asked = word == "asked" || word == "pressed" || word == "questioned";
  return asked && (syntax_.token(first).flags & kSentenceStart) != 0 && first + 1 < annotations().tokens.size() &&
         std::ranges::find(kOpen, syntax_.word(first + 1)) != kOpen.end();
}

/// Content may go on past what the parser attached to it: adjuncts that follow it without a comma belong to it.
Range<Token> ReportFinder::extended(uint32_t cue, Range<Token> content) const {
  for (const uint32_t c : syntax_.children(cue)) {
    const Deprel label = syntax_.token(c).label;
    const bool adjunct = label == Deprel::obl || label == Deprel::advcl || label == Deprel::advmod || label == Deprel::obl_unmarked;
    if (adjunct && subtrees_[c].begin == content.end) content.end = subtrees_[c].end;
  }
  return content;
}

void ReportFinder::add_clause(uint32_t cue, Report& report) const {
  for (const uint32_t c : syntax_.children(cue)) {
    const Deprel label = syntax_.token(c).label;
    if (!is_clause(label) || syntax_.token(c).upos == Upos::PRON) continue;  // "said nothing" reports nothing
    const Range<Token> clause = subtrees_[c];
    if (c > cue) push(without_addressee(cue, extended(cue, clause)), report);
    else if (label == Deprel::ccomp) push({clause.begin, std::min(clause.end, cue)}, report);
  }
}

/// "The plan, he said, has failed", "The plan has failed, he said": the cue hangs on the head of the content.
void ReportFinder::add_inserted(uint32_t cue, Report& report) const {
  const Token& token = syntax_.token(cue);
  const uint32_t up = syntax_.head(cue);
  if (up == kNoToken) return;
  const bool as_clause = token.label == Deprel::advcl && syntax_.child(cue, Deprel::mark) != kNoToken && syntax_.word(syntax_.child(cue, Deprel::mark)) == "as";
  if (as_clause && syntax_.child(cue, Deprel::obj) > cue && syntax_.child(cue, Deprel::obj) != kNoToken) return;  // "as X criticised the plan, Y left"
  if (token.label != Deprel::parataxis && !as_clause) return;
  if (!report.source_tokens.empty() && syntax_.is_relative_pronoun(report.source_tokens.begin)) return;  // "..., who called himself"
  if (up > cue && !as_clause && subtrees_[up].begin == subtrees_[cue].begin) {
    push({subtrees_[cue].end, subtrees_[up].end}, report);
    return;
  }
  push({subtrees_[up].begin, subtrees_[cue].begin}, report);
  push({subtrees_[cue].end, subtrees_[up].end}, report);
}

/// "called the plan a mistake", "described it as a mistake".
void ReportFinder::add_named(uint32_t cue, Report& report) const {
  const uint32_t object = syntax_.child(cue, Deprel::obj);
  for (const uint32_t c : syntax_.children(cue)) {
    const Token& t = syntax_.token(c);
    const bool named = t.label == Deprel::xcomp || ((t.label == Deprel::obl || t.label == Deprel::advcl) && syntax_.has_preposition(c, "as"));
    if (!named || c < cue) continue;
    push(phrase(object != kNoToken && object > cue && object < c ? Range<Token>{subtrees_[object].begin, subtrees_[c].end} : subtrees_[c]), report);
    return;
  }
  if (const Naming naming = find_naming(syntax_, cue); naming.name != kNoToken) {
    push({cue + 1, std::max(naming.name + 1, subtrees_[naming.name].end)}, report);
    return;
  }
  if (object == kNoToken || object < cue) return;
  const Range<Token> range{subtrees_[object].begin, subtrees_[cue].end};
  for (uint32_t t = range.begin + 1; t + 1 < range.end; ++t)  // "called the minister "a fool"", however it was parsed
    if (syntax_.token(t).upos == Upos::PUNCT && (syntax_.token(t).flags & kInQuote) == 0 && (syntax_.token(t + 1).flags & kInQuote) != 0) {
      push(phrase(range), report);
      return;
    }
}

void ReportFinder::add_prepositional(uint32_t cue, const Cue& entry, Report& report) const {
  for (const uint32_t c : syntax_.children(cue)) {
    const Token& t = syntax_.token(c);
    if (c < cue || (t.label != Deprel::obl && t.label != Deprel::nmod && t.label != Deprel::advcl && t.label != Deprel::acl)) continue;
    uint32_t marker = syntax_.child(c, Deprel::case_);
    if (marker == kNoToken) marker = syntax_.child(c, Deprel::mark);
    if (marker == kNoToken || marker > c || syntax_.token(marker).xpos == Xpos::TO || !entry.takes(syntax_.word(marker)) || syntax_.is_date(c)) continue;
    const Range<Token> content{marker + 1, subtrees_[c].end};
    push(syntax_.is_verbal(c) ? content : phrase(content), report);
    return;
  }
}

void ReportFinder::add_content(uint32_t cue, const Cue& entry, Report& report) const {
  if (entry.has(kNamingFrame)) add_named(cue, report);
  if (!report.content.empty()) return;
  if (entry.has(kClauseFrame)) {
    add_clause(cue, report);
    if (report.content.empty() && entry.type != CueClass::Judgement && entry.type != CueClass::Wish) add_inserted(cue, report);
  }
  if (!report.content.empty()) return;
  if (entry.has(kInfinitiveFrame) || entry.has(kClauseFrame)) {
    for (const uint32_t c : syntax_.children(cue))
      if (syntax_.token(c).label == Deprel::xcomp && c > cue && syntax_.is_verbal(c) && entry.has(kInfinitiveFrame)) {
        const uint32_t object = syntax_.child(cue, Deprel::obj);
        const bool raised = object != kNoToken && object > cue && object < c && entry.type != CueClass::Speech;
        push({raised ? subtrees_[object].begin : subtrees_[c].begin, extended(cue, subtrees_[c]).end}, report);
      }
  }
  if (report.content.empty()) add_prepositional(cue, entry, report);
  if (report.content.empty() && entry.has(kObjectFrame)) {
    const uint32_t object = syntax_.child(cue, Deprel::obj);
    if (object != kNoToken && object > cue && !syntax_.is_relative_pronoun(object)) push(phrase(extended(cue, subtrees_[object])), report);
    if (object == kNoToken && syntax_.is_passive(cue) && report.source != kNoToken) {
      TokenList subjects;
      syntax_.surface_subjects(cue, subjects);
      if (!subjects.empty()) push(noun_phrase(subjects.front()), report);
    }
  }
}

/// "his claim that ...", "support for ...", "expressed the hope that ...".
void ReportFinder::add_noun(uint32_t noun, std::vector<Report>& out) const {
  const Cue* entry = cues_.noun(syntax_.lemma(noun));
  if (!entry) return;
  Report report;
  report.type = entry->type;
  report.certainty = entry->certainty;
  set_cue(noun, report);
  bool clausal = false;
  for (const uint32_t c : syntax_.children(noun)) {
    const Deprel label = syntax_.token(c).label;
    if (c < noun || (label != Deprel::acl && label != Deprel::ccomp)) continue;
    const uint32_t mark = syntax_.child(c, Deprel::mark);
    if (mark == kNoToken) continue;
    const bool that = syntax_.word(mark) == "that" && entry->has(kClauseFrame), to = syntax_.word(mark) == "to" && entry->has(kInfinitiveFrame);
    if (!that && !to) continue;
    push(subtrees_[c], report);
    clausal = that;
    break;
  }
  if (report.content.empty()) add_prepositional(noun, *entry, report);
  if (report.content.empty()) return;
  TokenList holders;
  syntax_.possessors(noun, holders);
  for (const uint32_t c : syntax_.children(noun))
    if (holders.empty() && c > noun && syntax_.token(c).label == Deprel::nmod && (syntax_.has_preposition(c, "by") || syntax_.has_preposition(c, "from")))
      holders.push_back(c);
  if (holders.empty() && syntax_.light_verb(noun) != kNoToken) syntax_.subjects(syntax_.light_verb(noun), holders);
  if (!holders.empty()) set_source(holders.front(), report);
  else if (!clausal) return;
  out.push_back(std::move(report));
}

/// "is confident that ...", "was critical of ...".
void ReportFinder::add_adjective(uint32_t adjective, std::vector<Report>& out) const {
  const Cue* entry = cues_.adjective(syntax_.lemma(adjective));
  if (!entry || syntax_.token(adjective).label == Deprel::amod) return;
  Report report;
  report.type = entry->type;
  report.certainty = entry->certainty;
  set_cue(adjective, report);
  set_subject(adjective, report);
  if (report.source == kNoToken) return;
  for (const uint32_t c : syntax_.children(adjective)) {
    const Deprel label = syntax_.token(c).label;
    const bool clause = (label == Deprel::ccomp || label == Deprel::advcl) && entry->has(kClauseFrame) &&
                        (label == Deprel::ccomp || (syntax_.child(c, Deprel::mark) != kNoToken && syntax_.word(syntax_.child(c, Deprel::mark)) == "that"));
    const bool infinitive = label == Deprel::xcomp && entry->has(kInfinitiveFrame);
    if (c > adjective && (clause || infinitive)) push(subtrees_[c], report);
  }
  if (report.content.empty()) add_prepositional(adjective, *entry, report);
  if (!report.content.empty()) out.push_back(std::move(report));
}

/// Content of an aside: the rest of its sentence.
void ReportFinder::add_rest_of_sentence(Range<Token> aside, Report& report) const {
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(aside.begin)].tokens;
  push({sentence.begin, aside.begin}, report);
  push({aside.end, sentence.end}, report);
}

void ReportFinder::add_according_to(uint32_t t, std::vector<Report>& out) const {
  const auto& tokens = annotations().tokens;
  if (t + 2 >= tokens.size() || annotations().word(t + 1) != "to") return;
  // The source's head governs "according", or hangs on it: the first nominal after "to" that nothing in the phrase governs.
  uint32_t head = t + 2;
  while (syntax_.head(head) != kNoToken && syntax_.head(head) > t + 1 && syntax_.is_nominal(syntax_.head(head)) &&
         syntax_.token(head).label != Deprel::nsubj && syntax_.token(head).label != Deprel::appos) head = syntax_.head(head);
  Report report;
  report.cue_tokens = {t, t + 2};
  set_source(head, report);
  report.source_tokens.begin = std::max(report.source_tokens.begin, t + 2);
  set_named_source(t + 2, report);
  if (report.source_tokens.empty()) return;
  add_rest_of_sentence({t, report.source_tokens.end}, report);
  if (!report.content.empty()) out.push_back(std::move(report));
}

/// "in X's view, ...", "in the words of X, ...".
void ReportFinder::add_in_view(uint32_t noun, std::vector<Report>& out) const {
  if (std::ranges::find(kViews, syntax_.lemma(noun)) == kViews.end() || !syntax_.has_preposition(noun, "in")) return;
  Report named;  // "in the words of NAME, ...", whatever the parser made of the comma
  if (noun + 2 < annotations().tokens.size() && annotations().word(noun + 1) == "of" && set_named_source(noun + 2, named)) {
    const uint32_t in = syntax_.child(noun, Deprel::case_);
    named.type = CueClass::Thought;
    named.certainty = Modality::Probable;
    set_cue(noun, named);
    add_rest_of_sentence({in, named.source_tokens.end}, named);
    if (!named.content.empty()) out.push_back(std::move(named));
    return;
  }
  TokenList holders;
  syntax_.possessors(noun, holders);
  for (const uint32_t c : syntax_.children(noun))
    if (holders.empty() && syntax_.token(c).label == Deprel::nmod && syntax_.has_preposition(c, "of")) holders.push_back(c);
  if (holders.empty()) return;
  Report report;
  report.type = CueClass::Thought;
  report.certainty = Modality::Probable;
  set_cue(noun, report);
  set_source(holders.front(), report);
  add_rest_of_sentence(subtrees_[noun], report);
  if (!report.content.empty()) out.push_back(std::move(report));
}

}  // namespace dossier
