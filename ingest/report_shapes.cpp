#include "ingest/reports.h"

#include <algorithm>

// Reports that are known by their shape: names, commas and finite verbs tell what is said by whom where parsers go wrong.

namespace dossier {
namespace {

constexpr uint32_t kLongestAdverbial = 8;  // tokens after the verb of a tag: "told reporters in Oslo on Monday"
constexpr uint32_t kLongestObject = 10;    // tokens of what is called something

bool is_finite(const Token& token) {
  return token.xpos == Xpos::VBD || token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP;
}

}  // namespace

/// "... help the war," a spokesman said: the source of a tag outside of quotation marks begins behind them.
void ReportFinder::leave_quotation(Report& report) const {
  const auto& tokens = annotations().tokens;
  if (report.source == kNoToken || (tokens[report.cue_tokens.begin].flags & kInQuote) != 0 || (tokens[report.source].flags & kInQuote) == 0) return;
  uint32_t begin = report.source_tokens.end;
  while (begin > report.source_tokens.begin && (tokens[begin - 1].flags & kInQuote) == 0) --begin;
  while (begin < report.source_tokens.end && tokens[begin].upos == Upos::PUNCT) ++begin;
  report.source_tokens.begin = begin;
  report.source = kNoToken;
  for (uint32_t t = begin; t < report.source_tokens.end && report.source == kNoToken; ++t)  // the last noun before a preposition
    if (syntax_.is_nominal(t) && (t + 1 == report.source_tokens.end || !syntax_.is_nominal(t + 1))) report.source = t;
  if (report.source == kNoToken) report.source_tokens = {};
}

Naming find_naming(const Syntax& syntax, uint32_t verb) {
  const auto& tokens = syntax.annotations().tokens;
  const Cue* cue = tokens[verb].upos == Upos::VERB ? CueLexicon::builtin().verb(syntax.lemma(verb)) : nullptr;
  if (!cue || !cue->has(kNamingFrame)) return {};
  uint32_t t = verb + 1;
  const auto is_nominal = [&](uint32_t i) { return tokens[i].upos == Upos::NOUN || tokens[i].upos == Upos::PROPN || tokens[i].upos == Upos::PRON; };
  while (t < tokens.size() && t < verb + kLongestObject && syntax.word(t) != "a" && syntax.word(t) != "an") {
    const Upos u = tokens[t].upos;
    if (u != Upos::DET && u != Upos::ADJ && u != Upos::NUM && u != Upos::PART && !is_nominal(t)) return {};
    ++t;
  }
  if (t >= tokens.size() || t == verb + 1 || t >= verb + kLongestObject || !is_nominal(t - 1)) return {};
  Naming naming;
  naming.object = t - 1;
  while (++t < tokens.size() && (tokens[t].upos == Upos::ADJ || tokens[t].upos == Upos::ADV || tokens[t].upos == Upos::PUNCT || tokens[t].upos == Upos::NOUN || tokens[t].upos == Upos::PROPN)) {
    if (tokens[t].upos == Upos::PUNCT && naming.name != kNoToken) break;
    if (tokens[t].upos == Upos::NOUN || tokens[t].upos == Upos::PROPN) naming.name = t;
  }
  return naming.name == kNoToken ? Naming{} : naming;
}

/// "X said": a name or pronoun right before a finite verb is its subject, whatever the parser says. "X said, adding that":
/// the participle goes on with the subject of the tag before it.
void ReportFinder::correct_subject(uint32_t verb, Report& report) const {
  if (syntax_.token(verb).xpos == Xpos::VBG && verb > 0 && annotations().word(verb - 1) == ",") {
    const uint32_t begin = annotations().sentences[annotations().sentence_of(verb)].tokens.begin;
    for (uint32_t t = verb - 1; t-- > begin && verb - t < kLongestAdverbial;) {
      const Cue* said = syntax_.token(t).upos == Upos::VERB ? cues_.verb(syntax_.lemma(t)) : nullptr;
      if (!said || said->type != CueClass::Speech || !is_finite(syntax_.token(t))) continue;
      const Report before = frame_of_verb(t);
      if (before.source == kNoToken) return;
      report.source = before.source;
      report.source_tokens = before.source_tokens;
      leave_quotation(report);
      return;
    }
  }
  if (!is_finite(syntax_.token(verb)) || (report.source != kNoToken && report.source < verb)) return;
  const auto& tokens = annotations().tokens;
  uint32_t before = report.cue_tokens.begin;
  const uint32_t sentence = annotations().sentences[annotations().sentence_of(verb)].tokens.begin;
  while (before > sentence && tokens[before - 1].upos == Upos::ADV) --before;
  if (before == sentence || ending_[before - 1] == UINT32_MAX) return;
  const Mention& m = annotations().mentions[ending_[before - 1]];
  const bool same_side = (tokens[m.head].flags & kInQuote) == (tokens[verb].flags & kInQuote);
  if (!same_side || m.kind == MentionKind::Nominal || syntax_.child(m.head, Deprel::case_) != kNoToken || tokens[m.head].label == Deprel::nmod_poss) return;
  report.source = m.head;
  report.source_tokens = m.tokens;
}

/// "Asked about it, the minister said, "No comment."": what is quoted behind the comma is said, and nothing before the tag.
bool ReportFinder::quotation_follows(uint32_t comma, Range<Token> sentence) const {
  const auto& tokens = annotations().tokens;
  return comma + 2 < sentence.end && annotations().word(comma) == "," && (tokens[comma + 1].flags & kInQuote) == 0 &&
         (tokens[comma + 2].flags & kInQuote) != 0 && (tokens[sentence.begin].flags & kInQuote) == 0 && (tokens[sentence.begin + 1].flags & kInQuote) == 0;
}

/// "When the bank closed, Norland said enough": nothing but a clause of time or reason stands before the tag, and is not said.
bool ReportFinder::is_circumstance(Range<Token> words) const {
  constexpr std::array<std::string_view, 13> kSubordinators{"when", "while", "after", "before", "since", "because", "although", "though", "once", "until", "as", "whenever", "despite"};
  constexpr std::array<std::string_view, 4> kLinks{"but", "and", "yet", "so"};
  if (std::ranges::find(kLinks, annotations().word(words.begin)) != kLinks.end()) ++words.begin;
  if (words.begin >= words.end || std::ranges::find(kSubordinators, annotations().word(words.begin)) == kSubordinators.end()) return false;
  for (uint32_t t = words.begin; t + 1 < words.end; ++t)
    if (annotations().word(t) == "," || (annotations().tokens[t].flags & kInQuote) != 0) return false;
  return true;
}

/// "The plan, the minister said, has failed" and "The plan has failed, said the minister": a tag between commas or at
/// the end is known by its shape, which parsers often miss.
bool ReportFinder::add_around_tag(uint32_t verb, Report& report) const {
  const auto& tokens = annotations().tokens;
  if (report.source == kNoToken || !is_finite(tokens[verb])) return false;
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(verb)].tokens;
  uint32_t begin = std::min(report.cue_tokens.begin, report.source_tokens.begin);
  uint32_t end = std::max(verb + 1, report.source_tokens.end);
  const uint32_t between = report.source < verb ? report.source_tokens.end : verb + 1;
  const uint32_t until = report.source < verb ? report.cue_tokens.begin : report.source_tokens.begin;
  for (uint32_t t = between; t < until; ++t)
    if (tokens[t].upos != Upos::ADV && tokens[t].upos != Upos::PUNCT) return false;
  while (end < sentence.end && tokens[end].upos == Upos::ADV) ++end;
  const bool after_comma = begin > sentence.begin && annotations().word(begin - 1) == ",";
  const bool at_end = end >= sentence.end || tokens[end].xpos == Xpos::Period;
  const bool before_comma = end < sentence.end && annotations().word(end) == ",";
  if (!after_comma || (!at_end && !before_comma) || begin < sentence.begin + 3) return false;
  if ((before_comma && quotation_follows(end, sentence)) || (at_end && is_circumstance({sentence.begin, begin}))) return false;
  push({sentence.begin, begin}, report);
  if (!at_end) push({end, sentence.end}, report);
  return true;
}

/// "The plan has failed, NAME, who leads the group, said on Monday": a clause, a comma, and a tag that begins with a name and
/// ends the sentence or its part, whatever the parser made of the apposition between them.
bool ReportFinder::add_trailing_tag(uint32_t verb, Report& report) const {
  const auto& tokens = annotations().tokens;
  if (!is_finite(tokens[verb])) return false;
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(verb)].tokens;
  const Mention* name = nullptr;
  for (const Mention& m : annotations().mentions) {
    if (m.tokens.begin >= verb) break;
    if (m.kind != MentionKind::Name || m.type == EntityType::Date || m.tokens.begin < sentence.begin + 4 || m.tokens.end > verb) continue;
    uint32_t begin = m.tokens.begin;  // with its title
    while (begin > sentence.begin && (tokens[begin - 1].upos == Upos::PROPN || tokens[begin - 1].xpos == Xpos::NN || tokens[begin - 1].upos == Upos::ADJ)) --begin;
    const bool beside = m.tokens.end == report.cue_tokens.begin;
    const bool apposed = annotations().word(m.tokens.end) == "," && annotations().word(report.cue_tokens.begin - 1) == ",";
    if (begin == sentence.begin || annotations().word(begin - 1) != "," || (!beside && !apposed)) continue;
    name = &m;
    report.source_tokens = {begin, report.cue_tokens.begin};
    break;
  }
  if (!name) return false;
  bool clause = false;
  for (uint32_t t = sentence.begin; t < report.source_tokens.begin; ++t)
    clause |= is_finite(tokens[t]) || tokens[t].xpos == Xpos::MD;
  uint32_t end = verb + 1;  // "told reporters on Monday", and no complement
  while (end < sentence.end && tokens[end].upos != Upos::PUNCT && !syntax_.is_verbal(end) && annotations().word(end) != "that") ++end;
  if (!clause || end - verb > kLongestAdverbial || (end < sentence.end && tokens[end].upos != Upos::PUNCT)) return false;
  if (quotation_follows(end, sentence) || is_circumstance({sentence.begin, report.source_tokens.begin})) return false;
  report.source = name->head;
  report.source_tokens = trimmed(report.source_tokens);
  uint32_t begin = sentence.begin;  // behind a dateline
  for (uint32_t t = begin; t < begin + 4 && t + 1 < report.source_tokens.begin; ++t)
    if ((annotations().word(t) == "-" || annotations().word(t) == "–" || annotations().word(t) == "—") && (tokens[t].flags & kSpaceBefore) != 0) begin = t + 1;
  push({begin, report.source_tokens.begin}, report);
  return !report.content.empty();
}

/// "The premier, Ada Rahm, was careful: the aim remains, she said": what stands before the colon tells who "she" is, and is
/// not hers.
void ReportFinder::cut_at_colon(Report& report) const {
  const auto& tokens = annotations().tokens;
  Range<Token>& content = report.content.front();
  if (report.source == kNoToken || tokens[report.source].upos != Upos::PRON || content.begin > report.source) return;
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(content.begin)].tokens;
  uint32_t colon = content.begin;
  while (colon < content.end && (annotations().word(colon) != ":" || (tokens[colon].flags & kInQuote) != 0)) ++colon;
  if (colon + 1 >= content.end || content.begin != sentence.begin) return;
  const bool names_somebody = std::ranges::any_of(annotations().mentions, [&](const Mention& m) {
    return m.kind == MentionKind::Name && m.type == EntityType::Person && m.tokens.begin >= content.begin && m.tokens.end <= colon;
  });
  if (names_somebody) content.begin = colon + 1;
}

/// "X said praise from Y would change nothing": where the parser found but a noun phrase to be said, the clause that it
/// opens is the content, up to the end of the sentence.
void ReportFinder::complete_clause(uint32_t verb, Report& report) const {
  const auto& tokens = annotations().tokens;
  const auto has_finite = [&](Range<Token> range) {
    for (uint32_t t = range.begin; t < range.end; ++t)
      if (is_finite(tokens[t]) || tokens[t].xpos == Xpos::MD) return true;
    return false;
  };
  if (!is_finite(tokens[verb]) || report.source == kNoToken || report.source > verb) return;
  if (std::ranges::any_of(report.content, [&](Range<Token> c) { return c.begin < verb || has_finite(c); })) return;
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(verb)].tokens;
  uint32_t begin = verb + 1;
  if (begin < sentence.end && ending_[begin] != UINT32_MAX && syntax_.lemma(verb) == "tell") ++begin;  // whom
  const Upos next = begin < sentence.end ? tokens[begin].upos : Upos::PUNCT;
  if (next != Upos::NOUN && next != Upos::PROPN && next != Upos::PRON && next != Upos::DET && next != Upos::ADJ && next != Upos::NUM) return;
  uint32_t end = begin;
  while (end < sentence.end && annotations().word(end) != ";" && annotations().word(end) != ":" && annotations().word(end) != ",") ++end;
  if (!has_finite({begin, end})) return;
  while (end < sentence.end && annotations().word(end) != ";") ++end;
  report.content.clear();
  push({begin, end}, report);
}

/// "X, an expert and professor at Y (Z), believes that ...": a sentence that begins with a name and goes on with a finite
/// verb and "that", whatever the parser made of the apposition between them.
bool ReportFinder::add_that_clause(uint32_t verb, Report& report) const {
  const auto& tokens = annotations().tokens;
  const Xpos xpos = tokens[verb].xpos;
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(verb)].tokens;
  if ((xpos != Xpos::VBD && xpos != Xpos::VBZ && xpos != Xpos::VBP) || verb + 2 >= sentence.end || annotations().word(verb + 1) != "that") return false;
  uint32_t first = kNoToken;
  for (uint32_t t = sentence.begin; t < verb; ++t) {
    if (first == kNoToken && tokens[t].upos == Upos::PROPN && tokens[t].label != Deprel::obl) first = t;
    const Xpos x = tokens[t].xpos;
    const bool relative = tokens[t].label == Deprel::acl_relcl;
    if (!relative && (x == Xpos::VBD || x == Xpos::VBZ || x == Xpos::VBP || x == Xpos::MD)) return false;
  }
  if (first == kNoToken) return false;
  report.source = first;
  report.source_tokens = trimmed({first, report.cue_tokens.begin});
  push({verb + 1, sentence.end}, report);
  return true;
}

/// A name that begins at `token` is the source, with its apposition, even where the parser joins it to what follows.
bool ReportFinder::set_named_source(uint32_t token, Report& report) const {
  const auto& tokens = annotations().tokens;
  for (const Mention& m : annotations().mentions) {
    if (m.tokens.begin > token) break;
    if (m.tokens.begin != token || m.kind != MentionKind::Name || m.type == EntityType::Date) continue;
    const uint32_t sentence = annotations().sentences[annotations().sentence_of(token)].tokens.end;
    uint32_t end = m.tokens.end;
    if (end < sentence && tokens[end].upos != Upos::PUNCT) return false;
    for (uint32_t t = end + 1; t < sentence && !syntax_.is_verbal(t); ++t)  // "NAME, an analyst at X, ..."
      if (annotations().word(t) == ",") { end = t; break; }
    report.source = m.head;
    report.source_tokens = trimmed({m.tokens.begin, end});
    return true;
  }
  return false;
}

}  // namespace dossier
