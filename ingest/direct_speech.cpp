#include "ingest/direct_speech.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr uint32_t kLongestLead = 12;     // tokens between a cue and the quotation that it introduces
constexpr uint32_t kLongestSubject = 40;  // tokens of a source in a tag: names carry long appositions
constexpr uint32_t kLongestTitle = 6;     // tokens before the name of a source
constexpr uint32_t kLongestCredit = 16;   // tokens of a last line within quotation marks that says whose words they are
constexpr uint32_t kFewestWords = 4;      // of an utterance that nobody is said to say

bool is_punct(const Token& t) { return t.upos == Upos::PUNCT || t.upos == Upos::SYM; }

bool is_of_noun_phrase(const Token& t) {
  return t.upos == Upos::DET || t.upos == Upos::ADJ || t.upos == Upos::NUM || t.upos == Upos::NOUN || t.upos == Upos::PROPN;
}

bool speaks(const Report& r) {
  return r.cue != kNoToken && r.type != CueClass::Finding;
}

}  // namespace

DirectSpeechFinder::DirectSpeechFinder(std::string_view text, const Annotations& annotations, const ReportFinder& finder,
                                       const std::vector<Report>& reports, const std::vector<MarkedSpan>& spans)
    : text_(text), annotations_(annotations), finder_(finder), reports_(reports), spans_(spans), speech_of_(spans.size(), -1) {
  for (const MarkedSpan& s : spans) {
    Marked m;
    m.before = token_at(s.open.begin);
    if (!s.pieces.empty()) m.tokens = {token_at(s.pieces.front().begin), token_at(s.pieces.back().end)};
    m.after = s.close.empty() ? m.tokens.end : token_at(s.close.end);
    marked_.push_back(m);
  }
}

uint32_t DirectSpeechFinder::token_at(uint32_t byte) const {
  const auto& tokens = annotations_.tokens;
  return static_cast<uint32_t>(std::ranges::lower_bound(tokens, byte, {}, &Token::begin) - tokens.begin());
}

Range<Token> DirectSpeechFinder::sentence_of(uint32_t token) const {
  return annotations_.sentences[annotations_.sentence_of(token)].tokens;
}

Range<Token> DirectSpeechFinder::paragraph_of(uint32_t token) const {
  const Paragraph& p = annotations_.paragraphs[annotations_.sentences[annotations_.sentence_of(token)].paragraph];
  return {annotations_.sentences[p.sentences.begin].tokens.begin, annotations_.sentences[p.sentences.end - 1].tokens.end};
}

std::vector<DirectSpeech> DirectSpeechFinder::find() {
  for (size_t i = 0; i < spans_.size(); ++i)
    if (!spans_[i].pieces.empty() && !marked_[i].tokens.empty()) attribute(i);
  return speeches_;
}

bool DirectSpeechFinder::is_tag(const Report& report) const {
  return std::ranges::any_of(speeches_, [&](const DirectSpeech& s) { return s.report.cue == report.cue && report.cue != kNoToken; });
}

void DirectSpeechFinder::attribute(size_t span) {
  if (spans_[span].is_title || is_part_of_report(span)) return;
  const bool nested = spans_[span].outer >= 0;
  if (nested && !is_utterance(span)) return;  // words at arm's length inside a quotation
  if (!nested && add_credited(span)) return;
  Report tag = tag_after(span);
  if (!speaks(tag)) tag = dashed_source(span);
  if (!speaks(tag)) tag = tag_before(span);
  if (!speaks(tag) && spans_[span].close.empty()) {
    ByteSpan cut;
    tag = tag_within(span, cut);
    if (speaks(tag)) {
      add(span, std::move(tag));
      DirectSpeech& speech = speeches_[static_cast<size_t>(speech_of_[span])];
      speech.content.back().end = cut.begin;
      return;
    }
  }
  if (!speaks(tag) && tag.source == kNoToken && !nested) tag = tag_in_paragraph_before(span);
  if (tag.source == kNoToken && tag.cue != kNoToken && introduces_transcript(tag.cue)) tag = {};
  if (speaks(tag) || tag.source != kNoToken) add(span, std::move(tag));
  else if (!nested && is_utterance(span)) go_on(span);
}

/// "Transcript as follows:": of what the sentences before it told.
bool DirectSpeechFinder::introduces_transcript(uint32_t colon) const {
  if (annotations_.word(colon) != ":") return false;
  for (uint32_t t = sentence_of(colon).begin; t < colon; ++t)
    if (annotations_.word(t) == "transcript") return true;
  return false;
}

/// Appends to the speech with the same tag, or begins a new one.
void DirectSpeechFinder::add(size_t span, Report report) {
  const auto& pieces = spans_[span].pieces;
  for (size_t i = speeches_.size(); i-- > 0;)
    if (report.cue != kNoToken && speeches_[i].report.cue == report.cue) {
      speeches_[i].content.insert(speeches_[i].content.end(), pieces.begin(), pieces.end());
      speech_of_[span] = static_cast<int32_t>(i);
      return;
    }
  speech_of_[span] = static_cast<int32_t>(speeches_.size());
  speeches_.push_back({pieces, std::move(report), -1});
}

/// Words inside a clause that is itself reported ("said the plan was 'dead'") belong to that report.
bool DirectSpeechFinder::is_part_of_report(size_t span) const {
  const Marked& m = marked_[span];
  return std::ranges::any_of(reports_, [&](const Report& r) {
    const auto holds = [&](Range<Token> c) { return c.begin <= m.tokens.begin && m.tokens.end <= c.end + 1; };
    if (r.cue == kNoToken && !m.tokens.contains(r.cue_tokens.begin) && std::ranges::any_of(r.content, holds)) return true;  // "...," according to X
    if (m.tokens.contains(r.cue) || (r.cue == kNoToken && m.tokens.contains(r.cue_tokens.begin))) return false;
    return std::ranges::any_of(r.content, [&](Range<Token> c) {
      if (c.begin >= m.before || c.end <= m.tokens.begin) return false;
      for (uint32_t t = c.begin; t < m.before; ++t)  // real words of the narrator before the mark
        if (!is_punct(annotations_.tokens[t]) && annotations_.word(t) != "that") return true;
      return false;
    });
  });
}

bool DirectSpeechFinder::is_quoted(Range<Token> range) const {
  for (uint32_t t = range.begin; t < range.end; ++t)
    if (!is_punct(annotations_.tokens[t]) && (annotations_.tokens[t].flags & kInQuote) == 0) return false;
  return true;
}

bool DirectSpeechFinder::has_content_outside(uint32_t verb, const Marked& m) const {
  for (const Report& r : reports_) {
    if (r.cue != verb) continue;
    for (const Range<Token> c : r.content)
      if ((c.end <= m.before || c.begin >= m.after) && !is_quoted(c)) return true;
  }
  return false;
}

Report DirectSpeechFinder::tag_at(uint32_t verb) const {
  Report report = finder_.frame_of_verb(verb);
  const Cue* cue = report.cue == kNoToken ? nullptr : CueLexicon::builtin().verb(annotations_.lemma(verb));
  if (!cue || !(cue->has(kClauseFrame) || cue->has(kObjectFrame) || cue->has(kNamingFrame))) return {};
  return report;
}

/// A tag begins with its cue ("said X") or with the source ("X, the minister, said").
bool DirectSpeechFinder::begins_tag(uint32_t begin, uint32_t verb, const Report& report) const {
  if (verb == begin) return true;
  const auto& tokens = annotations_.tokens;
  for (uint32_t t = begin; t < verb; ++t)
    if (tokens[t].upos != Upos::ADV && tokens[t].upos != Upos::AUX && tokens[t].upos != Upos::PRON) {
      return report.source != kNoToken && report.source_tokens.begin <= t + 1 && report.source < verb && report.source >= begin;
    }
  return true;
}

/// What may stand before a name: nothing, or a title ("Prime Minister", "Norland's Sen.").
bool DirectSpeechFinder::is_title(Range<Token> tokens) const {
  if (tokens.size() > kLongestTitle) return false;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Token& token = annotations_.tokens[t];
    if (token.upos != Upos::PROPN && token.xpos != Xpos::NN && token.xpos != Xpos::POS && token.upos != Upos::ADJ && annotations_.word(t) != ".") return false;
  }
  return true;
}

/// "..." — NAME: who stands alone behind a dash has said it.
Report DirectSpeechFinder::dashed_source(size_t span) const {
  const auto& tokens = annotations_.tokens;
  const uint32_t dash = marked_[span].after;
  if (dash + 1 >= tokens.size()) return {};
  const std::string_view mark = annotations_.word(dash);
  if (mark != "―" && mark != "—" && mark != "–" && mark != "-" && mark != "--") return {};
  for (const Mention& m : annotations_.mentions) {
    if (m.tokens.begin > dash + 1) break;
    if (m.tokens.begin != dash + 1 || m.kind != MentionKind::Name || m.type == EntityType::Date || m.type == EntityType::Place) continue;
    const uint32_t end = m.tokens.end;
    const bool alone = end >= tokens.size() || (tokens[end].flags & kSentenceStart) != 0 || annotations_.word(end) == "." || annotations_.word(end) == "," ||
                       std::ranges::any_of(marked_, [&](const Marked& other) { return other.before == end; }) || paragraph_of(dash).end == end;
    if (!alone) continue;
    Report report;
    report.cue = dash;
    report.cue_tokens = {dash, dash + 1};
    report.source = m.head;
    report.source_tokens = m.tokens;
    return report;
  }
  return {};
}

/// "It is time to act.
/// The Rev. NAME, of the council.": the last line within the marks of a quotation that is set apart names who has said it.
bool DirectSpeechFinder::add_credited(size_t span) {
  const Marked& m = marked_[span];
  const uint32_t line = paragraph_of(m.tokens.end - 1).begin;
  if (spans_[span].close.empty() || line <= m.tokens.begin || m.tokens.end - line > kLongestCredit) return false;
  for (uint32_t t = line; t < m.tokens.end; ++t)
    if (annotations_.tokens[t].upos == Upos::VERB || annotations_.tokens[t].upos == Upos::AUX) return false;
  for (const Mention& name : annotations_.mentions) {
    if (name.tokens.begin < line || name.kind != MentionKind::Name || name.type != EntityType::Person) continue;
    if (name.tokens.end > m.tokens.end || !is_title({line, name.tokens.begin})) return false;
    Report report;
    report.source = name.head;
    report.source_tokens = name.tokens;
    add(span, std::move(report));
    std::vector<ByteSpan>& content = speeches_[static_cast<size_t>(speech_of_[span])].content;
    const uint32_t begin = annotations_.tokens[line].begin;
    std::erase_if(content, [&](ByteSpan c) { return c.begin >= begin; });
    content.back().end = std::min(content.back().end, annotations_.tokens[line - 1].end);
    return true;
  }
  return false;
}

/// The noun of the phrase that fills the tag up to its cue ("a spokesman for the ministry"), or kNoToken.
uint32_t DirectSpeechFinder::opening_noun(Range<Token> tokens) const {
  uint32_t t = tokens.begin;
  const auto& all = annotations_.tokens;
  while (t < tokens.end && is_of_noun_phrase(all[t])) ++t;
  if (t == tokens.begin || t >= tokens.end || all[t - 1].upos != Upos::NOUN || all[t].upos != Upos::ADP) return kNoToken;
  for (uint32_t i = t; i < tokens.end; ++i)
    if (all[i].upos == Upos::VERB || all[i].upos == Upos::AUX) return kNoToken;
  return t - 1;
}

/// "...," wrote one of them - "...," read the letter: a phrase between the verb and the end of the tag is its source.
bool DirectSpeechFinder::add_phrase_behind(Range<Token> tag, uint32_t verb, Report& report) const {
  const auto& tokens = annotations_.tokens;
  uint32_t t = verb + 1;
  while (t < tag.end && is_of_noun_phrase(tokens[t])) ++t;
  if (verb != tag.begin || t == verb + 1 || (t < tag.end && !is_punct(tokens[t])) || (tokens[t - 1].upos != Upos::NOUN && tokens[t - 1].upos != Upos::PROPN)) return false;
  report.source = t - 1;
  report.source_tokens = {verb + 1, t};
  return true;
}

/// "...," she said - "...," the tall, grey banker said: nothing but a noun or pronoun stands before the verb.
bool DirectSpeechFinder::add_phrase_before(Range<Token> tag, Report& report) const {
  const auto& tokens = annotations_.tokens;
  const uint32_t end = report.cue_tokens.begin;
  if (end <= tag.begin) return false;
  const bool pronoun = tokens[end - 1].xpos == Xpos::PRP && end - 1 == tag.begin;
  if (!pronoun && (tokens[tag.begin].upos != Upos::DET || tokens[end - 1].upos != Upos::NOUN)) return false;
  for (uint32_t t = tag.begin; t < end; ++t)
    if (!pronoun && !is_of_noun_phrase(tokens[t]) && annotations_.word(t) != "," && annotations_.word(t) != "-") return false;
  report.source = end - 1;
  report.source_tokens = {tag.begin, end};
  return true;
}

/// The source of a tag stands in the tag. Where the parser took it from the quotation, the name beside the verb is it:
/// "...?" asked X - "...," X, a spokesman for Y, told reporters.
void DirectSpeechFinder::keep_source_in(Range<Token> tag, uint32_t verb, Report& report) const {
  const Mention* opening = nullptr;  // the name that the tag begins with, and the comma before the verb that ends its apposition
  const Mention* following = nullptr;
  for (const Mention& m : annotations_.mentions) {
    if (m.tokens.begin > verb + 1) break;
    if (m.type == EntityType::Date) continue;
    if (!opening && m.kind == MentionKind::Name && m.tokens.begin >= tag.begin && m.tokens.end <= report.cue_tokens.begin && is_title({tag.begin, m.tokens.begin})) {
      uint32_t end = m.tokens.end;  // behind brackets: "NAME (Oslo)"
      if (annotations_.word(end) == "(")
        while (end < report.cue_tokens.begin && annotations_.word(end++) != ")") {}
      const bool apposed = annotations_.word(end) == "," && annotations_.word(report.cue_tokens.begin - 1) == ",";
      if (apposed || end == report.cue_tokens.begin) opening = &m;
    }
    if (m.tokens.begin == verb + 1) following = &m;
  }
  // "..." a spokesman for the ministry said: not the ministry.
  const bool in_tag = report.source != kNoToken && tag.contains(report.source) &&
                      (opening || report.source_tokens.begin <= tag.begin + 1 || opening_noun({tag.begin, report.cue_tokens.begin}) == kNoToken);
  if (in_tag && (!opening || opening->tokens.contains(report.source))) {
    report.source_tokens.begin = opening ? tag.begin : std::max(report.source_tokens.begin, tag.begin);
    return;
  }
  const Mention* source = opening ? opening : following;
  if (const uint32_t noun = source ? kNoToken : opening_noun({tag.begin, report.cue_tokens.begin}); noun != kNoToken) {
    report.source = noun;
    report.source_tokens = {tag.begin, report.cue_tokens.begin};
    while (report.source_tokens.size() > 1 && is_punct(annotations_.tokens[report.source_tokens.end - 1])) --report.source_tokens.end;
    return;
  }
  if (!source && (add_phrase_behind(tag, verb, report) || add_phrase_before(tag, report))) return;
  report.source = source ? source->head : kNoToken;
  report.source_tokens = !source ? Range<Token>{} : opening ? Range<Token>{tag.begin, report.cue_tokens.begin} : source->tokens;
  while (report.source_tokens.size() > 1 && is_punct(annotations_.tokens[report.source_tokens.end - 1])) --report.source_tokens.end;
}

/// "...," said X. - "...," X, who leads the party, said on Monday.
Report DirectSpeechFinder::tag_after(size_t span) const {
  const auto& tokens = annotations_.tokens;
  const Marked& m = marked_[span];
  uint32_t begin = m.after;
  if (begin >= tokens.size() || begin >= paragraph_of(m.tokens.end - 1).end) return {};
  const std::string_view last = slice(text_, {spans_[span].pieces.back().end - 1, spans_[span].pieces.back().end});
  bool separated = std::string_view(",.!?-\x94\xA6").find(last) != std::string_view::npos;
  const bool new_sentence = last == "." && (tokens[begin].flags & kSentenceStart) != 0;
  while (begin < tokens.size() && is_punct(tokens[begin])) {
    const std::string_view mark = annotations_.word(begin);
    if (mark != "," && mark != "-" && mark != "–" && mark != "—") return {};
    separated = true;
    ++begin;
  }
  if (begin >= tokens.size()) return {};
  uint32_t end = std::min(sentence_of(begin).end, begin + kLongestSubject);
  for (const MarkedSpan& s : spans_)
    if (s.open.begin >= tokens[begin].begin) { end = std::min(end, token_at(s.open.begin)); break; }
  for (uint32_t t = begin; t < end; ++t) {
    Report tag = tag_at(t);
    if (!speaks(tag)) continue;
    keep_source_in({begin, end}, t, tag);
    if (!begins_tag(begin, t, tag)) continue;
    if (has_content_outside(t, m) && (new_sentence || !separated)) return {};
    if (new_sentence && (tokens[t].label != Deprel::root || sentence_of(t).end > t + kLongestLead)) return {};
    if (!separated && t > begin + 2) return {};
    return tag;
  }
  return {};
}

/// X said: "..." - X said, "..." - X called it "..." - X: "..."
Report DirectSpeechFinder::tag_before(size_t span) const {
  const Marked& m = marked_[span];
  const auto& tokens = annotations_.tokens;
  if (m.before == 0 || m.before >= tokens.size()) return {};
  const uint32_t last = m.before - 1;
  uint32_t begin = sentence_of(last).begin;
  if (last < paragraph_of(m.tokens.begin).begin) return {};
  for (size_t i = 0; i < spans_.size(); ++i)  // not over another quotation, but over words at arm's length
    if (i != span && spans_[i].outer == spans_[span].outer && marked_[i].after <= m.before && (speech_of_[i] >= 0 || is_utterance(i))) begin = std::max(begin, marked_[i].after);
  if (begin > last) return {};
  const std::string_view separator = annotations_.word(last);
  if (separator == ":") return before_colon({begin, last});
  if (separator == "." || separator == "?" || separator == "!" || separator == ";") return {};
  for (uint32_t t = last + 1; t-- > begin && last - t <= kLongestLead;) {
    Report tag = tag_at(t);
    if (speaks(tag) && !has_content_outside(t, m)) return tag;
    if (tokens[t].upos == Upos::VERB && t != last) return {};
  }
  return {};
}

/// The cue of the sentence before a colon, or who stands there.
Report DirectSpeechFinder::before_colon(Range<Token> lead) const {
  const auto& tokens = annotations_.tokens;
  for (uint32_t t = lead.end; t-- > lead.begin;) {
    Report tag = tag_at(t);
    if (speaks(tag) && tag.type != CueClass::Wish && tag.source != kNoToken) return tag;
  }
  Report report;
  report.cue = lead.end;
  report.cue_tokens = {lead.end, lead.end + 1};
  for (const Mention& m : annotations_.mentions) {  // "The sea is rising - Ada Rahm: "..."", "This came from Ada Rahm: "...""
    if (m.tokens.begin >= lead.end) break;
    if (m.tokens.begin <= lead.begin || m.tokens.end != lead.end || m.kind != MentionKind::Name || m.type != EntityType::Person) continue;
    const std::string_view before = annotations_.word(m.tokens.begin - 1);
    if (before != "-" && before != "--" && before != "–" && before != "—" && before != "from" && before != "by") continue;
    report.source = m.head;
    report.source_tokens = m.tokens;
    return report;
  }
  if (lead.size() > 1 && CueLexicon::builtin().verb(annotations_.lemma(lead.end - 1))) {  // "The paper reports:" read as a noun
    report.source = lead.end - 2;
    report.source_tokens = {lead.begin, lead.end - 1};
    report.cue_tokens.begin = lead.end - 1;
    return report;
  }
  bool gives = false;
  for (uint32_t t = lead.begin; t < lead.end; ++t) gives |= annotations_.lemma(t) == "statement";
  for (const Mention& m : annotations_.mentions) {  // "The chair of the board, Ada Rahm, gave this statement:"
    if (!gives || m.tokens.begin >= lead.end) break;
    if (m.tokens.begin < lead.begin || m.kind != MentionKind::Name || m.type != EntityType::Person) continue;
    report.source = m.head;
    report.source_tokens = m.tokens;
    return report;
  }
  for (uint32_t t = lead.begin; t < lead.end; ++t) {
    const bool subject = tokens[t].label == Deprel::nsubj && (tokens[t].upos == Upos::PROPN || tokens[t].upos == Upos::PRON || tokens[t].upos == Upos::NOUN);
    const bool alone = tokens[t].upos == Upos::PROPN && (tokens[t].head < 0 || !lead.contains(static_cast<uint32_t>(tokens[t].head)));
    if (!subject && !alone) continue;
    report.source = t;
    report.source_tokens = finder_.noun_phrase(t);
    report.source_tokens.end = std::min(report.source_tokens.end, lead.end);
    return report;
  }
  return {};
}

/// The paragraph before ends with "X said:", and the quotation begins this one.
Report DirectSpeechFinder::tag_in_paragraph_before(size_t span) const {
  const Marked& m = marked_[span];
  const uint32_t first = paragraph_of(m.tokens.begin).begin;
  if (m.before != first || first == 0) return {};
  const uint32_t last = first - 1;
  if (annotations_.word(last) != ":") return {};
  return before_colon({sentence_of(last).begin, last});
}

/// A mark that was never closed: "..., he said. - the tag in the last sentence ends the quotation.
Report DirectSpeechFinder::tag_within(size_t span, ByteSpan& cut) const {
  const Marked& m = marked_[span];
  const auto& tokens = annotations_.tokens;
  const Range<Token> sentence = sentence_of(m.tokens.end - 1);
  for (uint32_t t = std::max(sentence.begin, m.tokens.begin) + 1; t < m.tokens.end; ++t) {
    if (annotations_.word(t) != ",") continue;
    for (uint32_t v = t + 1; v < m.tokens.end && v < t + kLongestLead; ++v) {
      Report tag = tag_at(v);
      if (!speaks(tag) || tag.source == kNoToken || !begins_tag(t + 1, v, tag) || sentence.end - v > kLongestLead) continue;
      if (has_content_outside(v, {.tokens = {}, .first_paragraph = {}, .before = t, .after = t})) {
        const bool before = std::ranges::any_of(reports_, [&](const Report& r) { return r.cue == v && r.content.back().end > v; });
        if (before) continue;
      }
      cut = {tokens[t].begin, tokens[t].end};
      return tag;
    }
  }
  return {};
}

/// Reads like something that was said, not like a title or a word at arm's length.
bool DirectSpeechFinder::is_utterance(size_t span) const {
  const Marked& m = marked_[span];
  const auto& tokens = annotations_.tokens;
  uint32_t words = 0;
  bool verb = false;
  for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) {
    words += !is_punct(tokens[t]);
    verb |= tokens[t].upos == Upos::VERB || tokens[t].upos == Upos::AUX;
  }
  const bool begins = m.before == paragraph_of(m.before).begin || (tokens[m.before].flags & kSentenceStart) != 0 ||
                      (m.before > 0 && std::string_view(".:?!").find(annotations_.word(m.before - 1)) != std::string_view::npos);
  const std::string_view piece = slice(text_, spans_[span].pieces.back());
  const bool ends = std::string_view(".,!?").find(piece.back()) != std::string_view::npos || piece.ends_with("…");
  return words >= kFewestWords && verb && begins && ends;
}

/// Stands in what somebody else is reported to have said, or is somebody's in passing ("the minister's propensity to say").
bool DirectSpeechFinder::is_nested(const Report& report) const {
  if (annotations_.tokens[report.source].label == Deprel::nmod_poss) return true;
  return std::ranges::any_of(reports_, [&](const Report& outer) {
    return outer.source != kNoToken && std::ranges::any_of(outer.content, [&](Range<Token> c) { return c.contains(report.cue_tokens.begin) && !c.contains(outer.cue_tokens.begin); });
  });
}

/// "The envoy is unmoved. "..."": whom the sentence before it in its paragraph tells of, where it is a person that is named.
Report DirectSpeechFinder::told_of(uint32_t mark) const {
  const uint32_t paragraph = paragraph_of(mark).begin;
  if (mark <= paragraph) return {};
  const Range<Token> sentence = sentence_of(mark - 1);
  Report report;
  for (const Mention& m : annotations_.mentions) {
    if (m.tokens.begin >= sentence.end) break;
    const bool told = m.head >= sentence.begin && annotations_.tokens[m.head].label == Deprel::nsubj && annotations_.tokens[m.head].head >= 0 &&
                      annotations_.tokens[static_cast<uint32_t>(annotations_.tokens[m.head].head)].label == Deprel::root;
    if (!told || m.kind != MentionKind::Name || m.type != EntityType::Person || (annotations_.tokens[m.head].flags & kInQuote) != 0) continue;
    report.source = m.head;
    report.source_tokens = m.tokens;
  }
  return report;
}

/// No tag of its own: the speech before it goes on, or the sentence before it has introduced the speaker.
void DirectSpeechFinder::go_on(size_t span) {
  const Marked& m = marked_[span];
  const Range<Token> paragraph = paragraph_of(m.before);
  uint32_t first = paragraph.begin;
  if (first > 0 && introduces_transcript(first - 1)) first = paragraph_of(first - 1).begin;
  for (size_t i = span; i-- > 0;) {
    if (speech_of_[i] < 0 || spans_[i].outer >= 0) continue;
    DirectSpeech& speech = speeches_[static_cast<size_t>(speech_of_[i])];
    if (marked_[i].after > paragraph.begin && annotations_.sentence_of(marked_[i].after) + 1 >= annotations_.sentence_of(m.before)) {
      // "A," he said. "B."
      speech.content.insert(speech.content.end(), spans_[span].pieces.begin(), spans_[span].pieces.end());
      speech_of_[span] = speech_of_[i];
      return;
    }
    const Range<Token> last = paragraph_of(marked_[i].after > 0 ? marked_[i].after - 1 : 0);
    if (last.end < first) break;
    if (Report told = told_of(m.before); told.source != kNoToken) {
      speech_of_[span] = static_cast<int32_t>(speeches_.size());
      speeches_.push_back({spans_[span].pieces, std::move(told), -1});
      return;
    }
    speeches_.push_back({spans_[span].pieces, {}, speech_of_[i]});
    speech_of_[span] = static_cast<int32_t>(speeches_.size() - 1);
    return;
  }
  // Who was reported last, in this paragraph or the one before it?
  Report introduced;
  const uint32_t begin = first == 0 ? 0 : paragraph_of(first - 1).begin;
  for (const Report& r : reports_) {
    if (r.cue_tokens.begin >= m.before) break;
    if (r.cue_tokens.begin < begin || r.source == kNoToken || r.type == CueClass::Finding) continue;
    const bool nested = is_nested(r);
    if (nested && introduced.source != kNoToken) continue;
    introduced = Report{};
    introduced.source = r.source;
    introduced.source_tokens = r.source_tokens;
  }
  speech_of_[span] = static_cast<int32_t>(speeches_.size());
  speeches_.push_back({spans_[span].pieces, introduced, -1});
}

}  // namespace dossier
