#include "ingest/reports.h"

#include <algorithm>
#include <array>

// Reports that are known by their shape: names, commas and finite verbs tell what is said by whom where parsers go wrong.

namespace dossier {
namespace {

constexpr uint32_t kLongestAdverbial = 8;  // tokens after the verb of a tag: "told reporters in Oslo on Monday"
constexpr uint32_t kLongestAside = 32;     // tokens between a name and its verb
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

/// "... would fall - all promises of Norland": a last phrase behind a dash that says nothing is the writer's remark.
bool ReportFinder::is_gloss(Range<Token> words) const {
  const auto& tokens = annotations().tokens;
  const auto is_dash = [&](uint32_t t) { return annotations().word(t) == "-" || annotations().word(t) == "--" || annotations().word(t) == "–" || annotations().word(t) == "—"; };
  if (!is_dash(words.begin) || (tokens[words.begin].flags & kSpaceBefore) == 0 || words.size() < 3) return false;
  for (uint32_t t = words.begin + 1; t < words.end; ++t)
    if ((is_dash(t) && (tokens[t].flags & kSpaceBefore) != 0) || (tokens[t].flags & kInQuote) != 0 || tokens[t].upos == Upos::VERB || tokens[t].upos == Upos::AUX) return false;
  return true;
}

/// ", adding that ..." is the reporter's again, and ", according to X" another's; what stands behind the marks that a cue
/// stands in is no more of its content.
Range<Token> ReportFinder::up_to_next_report(Range<Token> range, const Report& report) const {
  const auto& tokens = annotations().tokens;
  const bool in_quote = report.cue != kNoToken && (tokens[report.cue].flags & kInQuote) != 0, follows = report.cue != kNoToken && range.begin > report.cue;
  for (uint32_t t = range.begin + 1; t < range.end; ++t) {
    const bool quoted = (tokens[t].flags & kInQuote) != 0;
    if (follows && is_gloss({t, range.end})) return {range.begin, t};
    if (in_quote && t > report.cue && !quoted && tokens[t].upos != Upos::PUNCT) return {range.begin, t};
    const bool after_comma = annotations().word(t - 1) == "," || (tokens[t - 1].xpos == Xpos::CloseQuote && t > range.begin + 1 && annotations().word(t - 2) == ",");
    if (quoted || !after_comma) continue;
    const Cue* next = follows && tokens[t].xpos == Xpos::VBG && tokens[t].label == Deprel::advcl ? cues_.verb(syntax_.lemma(t)) : nullptr;
    if (next != nullptr && next->type == CueClass::Speech && t > range.begin + 1) return {range.begin, t - 1};
    if (annotations().word(t) != "according" || report.cue_tokens.contains(t)) continue;
    bool at_end = true;
    for (uint32_t i = t + 1; i < range.end; ++i) at_end &= annotations().word(i) != ",";
    if (at_end) return {range.begin, t - 1};
  }
  return range;
}

/// What is praised or spoken of is a phrase, which another act of the reporter's ends: "slammed the plan and accused Rahm",
/// "recalled the war even as he went", "mocked Norland, telling Rahm that ...".
Range<Token> ReportFinder::phrase(Range<Token> range) const {
  constexpr std::array<std::string_view, 8> kSubordinators{"as", "while", "when", "after", "before", "although", "though", "since"};
  const auto& tokens = annotations().tokens;
  for (uint32_t t = range.begin + 1; t + 1 < range.end; ++t) {
    const Token& token = tokens[t];
    if ((token.flags & kInQuote) != 0) continue;
    if (token.xpos == Xpos::WDT || token.xpos == Xpos::WP || annotations().word(t) == "that") return range;  // a clause of its own
    uint32_t next = t + 1;
    while (next < range.end && tokens[next].upos == Upos::ADV) ++next;
    if (token.upos == Upos::CCONJ && next < range.end && tokens[next].upos == Upos::VERB && is_finite(tokens[next])) return {range.begin, t};
    if (annotations().word(t) == "," && tokens[next].xpos == Xpos::VBG && next < range.end)
      if (const Cue* cue = cues_.verb(syntax_.lemma(next)); cue != nullptr && cue->type == CueClass::Speech) return {range.begin, t};
    const bool opens_clause = token.label == Deprel::mark && syntax_.head(t) != kNoToken && syntax_.is_verbal(syntax_.head(t));
    if (opens_clause && std::ranges::find(kSubordinators, annotations().word(t)) != kSubordinators.end())
      return {range.begin, tokens[t - 1].upos == Upos::ADV ? t - 1 : t};
  }
  return range;
}

/// "told the Tribune he was ready", "told the audience in Oslo that": whom something is told is no part of it.
Range<Token> ReportFinder::without_addressee(uint32_t cue, Range<Token> content) const {
  constexpr std::array<std::string_view, 5> kAddressing{"tell", "remind", "inform", "assure", "notify"};
  const auto& tokens = annotations().tokens;
  if (content.begin != cue + 1 || std::ranges::find(kAddressing, syntax_.lemma(cue)) == kAddressing.end()) return content;
  uint32_t t = content.begin;
  const auto is_part = [&](uint32_t i) {
    const Upos u = tokens[i].upos;
    return u == Upos::ADJ || u == Upos::NOUN || u == Upos::PROPN || u == Upos::NUM || tokens[i].xpos == Xpos::POS || tokens[i].xpos == Xpos::PRPS || (u == Upos::DET && (i == content.begin || tokens[i - 1].upos == Upos::DET));
  };
  while (t < content.end && is_part(t)) ++t;
  if (t == content.begin) return content;
  for (uint32_t i = t; i + 1 < content.end && !is_finite(tokens[i]) && tokens[i].xpos != Xpos::MD; ++i) {
    const Upos next = tokens[i + 1].upos;
    const bool opens = tokens[i].upos == Upos::SCONJ || next == Upos::PRON || next == Upos::PROPN || next == Upos::DET;
    if (annotations().word(i) == "that" && opens) return {i, content.end};
  }
  if (t < content.end && (tokens[t].upos == Upos::PRON || tokens[t].upos == Upos::DET || tokens[t].upos == Upos::SCONJ)) return {t, content.end};
  for (const Mention& m : annotations().mentions) {  // "told Rahm the court ...", "told reporters Rahm was ..."
    if (m.tokens.begin >= t) break;
    if (m.tokens.begin == content.begin && m.tokens.end < t) return {m.tokens.end, content.end};
    if (m.tokens.begin > content.begin && tokens[m.tokens.begin - 1].xpos == Xpos::NNS && m.tokens.end == t) return {m.tokens.begin, content.end};
  }
  return content;
}

/// "..., said X, who leads the group in Oslo.": the relative clause tells of the source. Returns the token behind it.
uint32_t ReportFinder::end_of_relative(uint32_t comma, uint32_t end) const {
  if (comma + 1 >= end || annotations().word(comma) != ",") return comma;
  const Xpos next = annotations().tokens[comma + 1].xpos;
  if (next != Xpos::WP && next != Xpos::WDT && next != Xpos::WPS) return comma;
  uint32_t t = comma + 2;
  while (t < end && annotations().word(t) != ",") ++t;
  return t;
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

/// "The talks have failed, Norland's ministry said.": all that stands between the comma and the verb at the end is the source.
void ReportFinder::set_phrase_before(Report& report) const {
  const auto& tokens = annotations().tokens;
  const Range<Token> sentence = quoted_part(report.cue);
  uint32_t end = report.cue + 1, begin = report.cue_tokens.begin;
  while (end < sentence.end && (syntax_.is_date(end) || tokens[end].xpos == Xpos::IN)) ++end;
  if (end < sentence.end && tokens[end].xpos != Xpos::Period) return;
  const auto is_part = [&](uint32_t t) {
    const Upos u = tokens[t].upos;
    return u == Upos::DET || u == Upos::ADJ || u == Upos::NOUN || u == Upos::PROPN || tokens[t].xpos == Xpos::POS;
  };
  while (begin > sentence.begin && is_part(begin - 1)) --begin;
  const bool phrase = begin + 1 < report.cue_tokens.begin && begin > sentence.begin + 3 && annotations().word(begin - 1) == ",";
  if (!phrase || !syntax_.is_nominal(report.cue_tokens.begin - 1) || syntax_.is_date(report.cue_tokens.begin - 1)) return;
  report.source = report.cue_tokens.begin - 1;
  report.source_tokens = {begin, report.cue_tokens.begin};
}

/// "Rahm mocked the plan, calling it dead": the participle that the parser hung on the noun before the comma, or whose subject
/// it does not know, has the subject of that clause.
void ReportFinder::take_subject_of_clause(uint32_t participle, Report& report) const {
  if (syntax_.token(participle).label != Deprel::acl && report.source != kNoToken) return;
  for (uint32_t t = syntax_.head(participle); t != kNoToken && t < participle; t = syntax_.head(t)) {
    if (!syntax_.is_verbal(t)) {
      if (is_subject(syntax_.token(t).label)) return;
      continue;
    }
    TokenList subjects;
    syntax_.surface_subjects(t, subjects);
    if (subjects.empty()) continue;
    const uint32_t subject = subjects.front();
    const bool same_side = ((syntax_.token(subject).flags ^ syntax_.token(participle).flags) & kInQuote) == 0;
    if (subject < t && same_side && !syntax_.is_date(subject)) set_source(subject, report);
    return;
  }
}

/// "Gov. X (R-OH), said", "X (R-OH), noting its size, said", "X, an expert on Y, said": where the name ends that brackets and
/// what stands between commas part from its verb.
uint32_t ReportFinder::behind_name(uint32_t verb, uint32_t sentence) const {
  const auto& tokens = annotations().tokens;
  const auto before_brackets = [&](uint32_t end) {
    if (end <= sentence + 1 || annotations().word(end - 1) != ")") return end;
    uint32_t open = end - 1;
    while (open > sentence && annotations().word(open) != "(") --open;
    return open > sentence ? open : end;
  };
  const auto is_comma = [&](uint32_t t) { return annotations().word(t) == ","; };
  const auto is_name = [&](uint32_t end, bool of_person) {
    const uint32_t m = ending_[end - 1];
    return m != UINT32_MAX && annotations().mentions[m].kind == MentionKind::Name && (!of_person || annotations().mentions[m].type == EntityType::Person);
  };
  uint32_t end = verb;
  if (end > sentence + 2 && tokens[end - 1].xpos == Xpos::CloseQuote && is_comma(end - 2)) --end;  // the host of "Morning Tea," said
  if (end <= sentence + 1 || !is_comma(end - 1)) return before_brackets(verb);
  for (uint32_t t = end - 2; t > sentence && end - t < kLongestAside; --t) {
    if (!is_comma(t)) continue;
    const uint32_t name = before_brackets(t);
    const Upos next = tokens[t + 1].upos;
    const bool clause = tokens[t + 1].xpos == Xpos::VBG || tokens[t + 1].xpos == Xpos::WP;
    if ((clause || next == Upos::DET || next == Upos::NOUN || next == Upos::ADJ) && is_name(name, !clause)) return name;
  }
  const uint32_t name = before_brackets(end - 1);
  if (name < end - 1) return name;
  if (!is_name(name, true)) return verb;
  uint32_t begin = annotations().mentions[ending_[name - 1]].tokens.begin;  // "her spokesman, the Rev. X, said"
  const auto is_title = [&](const Token& t) { return t.upos == Upos::PROPN || t.upos == Upos::ADJ || t.xpos == Xpos::NN || t.xpos == Xpos::POS; };
  while (begin > sentence && is_title(tokens[begin - 1])) --begin;
  return begin > sentence && is_comma(begin - 1) ? name : verb;
}

/// "X said": a name or pronoun right before a finite verb is its subject, whatever the parser says. "X said, adding that":
/// the participle goes on with the subject of the tag before it.
void ReportFinder::correct_subject(uint32_t verb, Report& report) const {
  if (syntax_.token(verb).xpos == Xpos::VBG && verb > 0 && annotations().word(verb - 1) == ",") {
    const uint32_t begin = annotations().sentences[annotations().sentence_of(verb)].tokens.begin;
    for (uint32_t t = verb - 1; t-- > begin && verb - t < kLongestAdverbial;) {
      const Cue* said = syntax_.token(t).upos == Upos::VERB ? cues_.verb(syntax_.lemma(t)) : nullptr;
      if (!said || (said->type != CueClass::Speech && said->type != CueClass::Judgement)) continue;
      if (!is_finite(syntax_.token(t)) && syntax_.child(t, Deprel::aux) == kNoToken) continue;
      const Report before = frame_of_verb(t);
      if (before.source == kNoToken) return;
      report.source = before.source;
      report.source_tokens = before.source_tokens;
      leave_quotation(report);
      return;
    }
    take_subject_of_clause(verb, report);
  }
  if (!is_finite(syntax_.token(verb))) return;
  if (report.source == kNoToken || (report.source < verb && report.source + 1 == report.cue_tokens.begin)) set_phrase_before(report);
  if (report.source != kNoToken && report.source < verb) return;
  const auto& tokens = annotations().tokens;
  uint32_t before = report.cue_tokens.begin;
  const uint32_t sentence = annotations().sentences[annotations().sentence_of(verb)].tokens.begin;
  while (before > sentence && (tokens[before - 1].upos == Upos::ADV || syntax_.is_date(before - 1))) --before;
  const uint32_t end = before;
  if (report.source == kNoToken) before = behind_name(before, sentence);
  if (before == sentence || ending_[before - 1] == UINT32_MAX) return;
  const Mention& m = annotations().mentions[ending_[before - 1]];
  const bool same_side = (tokens[m.head].flags & kInQuote) == (tokens[verb].flags & kInQuote);
  if (!same_side || m.kind == MentionKind::Nominal || syntax_.child(m.head, Deprel::case_) != kNoToken || tokens[m.head].label == Deprel::nmod_poss) return;
  report.source = m.head;
  report.source_tokens = trimmed({m.tokens.begin, end});
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

/// "X left Oslo and, she said, has come to Riga": she says but the clause that the tag stands in.
bool ReportFinder::opens_clause(uint32_t tag) const {
  constexpr std::array<std::string_view, 5> kOpening{"and", "but", "who", "which", "because"};
  return tag >= 2 && annotations().word(tag - 1) == "," && std::ranges::find(kOpening, annotations().word(tag - 2)) != kOpening.end();
}

/// The sentence, or what stands between the quotation marks of it that the token stands in.
Range<Token> ReportFinder::quoted_part(uint32_t token) const {
  const auto& tokens = annotations().tokens;
  Range<Token> part = annotations().sentences[annotations().sentence_of(token)].tokens;
  if ((tokens[token].flags & kInQuote) == 0) return part;
  const Range<Token> sentence = part;
  part = {token, token + 1};
  while (part.begin > sentence.begin && (tokens[part.begin - 1].flags & kInQuote) != 0) --part.begin;
  while (part.end < sentence.end && (tokens[part.end].flags & kInQuote) != 0) ++part.end;
  return part;
}

/// "The plan, the minister said, has failed" and "The plan has failed, said the minister": a tag between commas or at
/// the end is known by its shape, which parsers often miss.
bool ReportFinder::add_around_tag(uint32_t verb, Report& report) const {
  const auto& tokens = annotations().tokens;
  if (report.source == kNoToken || !is_finite(tokens[verb]) || syntax_.is_relative_pronoun(report.source_tokens.begin)) return false;
  const Range<Token> sentence = quoted_part(verb);
  uint32_t begin = std::min(report.cue_tokens.begin, report.source_tokens.begin);
  uint32_t end = std::max(verb + 1, report.source_tokens.end);
  const uint32_t between = report.source < verb ? report.source_tokens.end : verb + 1;
  const uint32_t until = report.source < verb ? report.cue_tokens.begin : report.source_tokens.begin;
  for (uint32_t t = between; t < until; ++t)
    if (tokens[t].upos != Upos::ADV && tokens[t].upos != Upos::PUNCT) return false;
  while (end < sentence.end && tokens[end].upos == Upos::ADV) ++end;
  if (report.source > verb) end = end_of_relative(end, sentence.end);
  const bool after_comma = begin > sentence.begin && annotations().word(begin - 1) == ",";
  const bool at_end = end >= sentence.end || tokens[end].xpos == Xpos::Period;
  const bool before_comma = end < sentence.end && annotations().word(end) == ",";
  if (!after_comma || (!at_end && !before_comma) || begin < sentence.begin + 3) return false;
  if ((before_comma && quotation_follows(end, sentence)) || (at_end && is_circumstance({sentence.begin, begin}))) return false;
  const bool inserted = before_comma && opens_clause(begin);
  if (!inserted) push({sentence.begin, begin}, report);
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
    if (begin < sentence.begin + 2 || (!beside && !apposed)) continue;
    const bool opens_in_marks = (tokens[sentence.begin + 1].flags & kInQuote) != 0;
    const bool behind_mark = tokens[begin - 1].xpos == Xpos::CloseQuote && annotations().word(begin - 2) == ",";  // they call it "dead," X said
    if (annotations().word(begin - 1) != "," && (!behind_mark || opens_in_marks)) continue;
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
  if (quotation_follows(end, sentence) || is_circumstance({sentence.begin, report.source_tokens.begin}) || opens_clause(report.source_tokens.begin)) return false;
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
  uint32_t begin = without_addressee(verb, {verb + 1, sentence.end}).begin;
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
