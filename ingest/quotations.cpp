#include "ingest/quotations.h"

#include <algorithm>
#include <numeric>

#include "ingest/dialogue.h"
#include "ingest/direct_speech.h"
#include "ingest/quote_scanner.h"
#include "ingest/reports.h"
#include "ingest/work_titles.h"

namespace dossier {
namespace {

constexpr uint32_t kLongestTitle = 4;  // tokens of a title before a name

/// Sets kInQuote; marks inside other marks change nothing, nor do titles.
void flag_tokens(const std::vector<MarkedSpan>& spans, Annotations& a) {
  for (const MarkedSpan& s : spans) {
    if (s.outer >= 0 || s.is_title) continue;
    for (const ByteSpan piece : s.pieces) {
      auto t = std::ranges::lower_bound(a.tokens, piece.begin, {}, &Token::begin);
      for (; t != a.tokens.end() && t->begin < piece.end; ++t) t->flags = static_cast<uint8_t>(t->flags | kInQuote);
    }
  }
}

/// A report may quote: its content takes in a quotation that begins inside it, whole.
ByteSpan with_quoted_end(ByteSpan content, const std::vector<MarkedSpan>& spans) {
  for (const MarkedSpan& s : spans) {
    if (s.outer >= 0 || s.pieces.empty() || s.close.empty() || s.pieces.size() > 1) continue;
    const ByteSpan whole{s.open.begin, s.close.end};
    if (whole.begin >= content.begin && whole.begin < content.end && whole.end > content.end) content.end = whole.end;
  }
  return content;
}

/// "a song called "Back to Lima"": what follows is a title, nobody's words.
bool names_a_title(const Annotations& a, const Report& r, const std::vector<MarkedSpan>& spans) {
  const uint32_t begin = a.tokens[r.content.front().begin].begin;
  return std::ranges::any_of(spans, [&](const MarkedSpan& s) { return s.is_title && s.open.begin <= begin && begin <= s.pieces.front().begin; });
}

/// Share of the content's bytes that stand in quotation marks.
bool is_mostly_quoted(const Quotation& q, const std::vector<MarkedSpan>& spans) {
  uint64_t all = 0, quoted = 0;
  for (const ByteSpan c : q.content) {
    all += c.size();
    for (const MarkedSpan& s : spans)
      if (s.outer < 0)
        for (const ByteSpan p : s.pieces)
          if (p.overlaps(c)) quoted += std::min(p.end, c.end) - std::max(p.begin, c.begin);
  }
  return 2 * quoted >= all;
}

/// Nothing but a title stands there: "Prime Minister", "the Rev."
bool is_title(const Annotations& a, Range<Token> tokens) {
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Upos u = a.tokens[t].upos;
    if (u != Upos::PROPN && u != Upos::NOUN && u != Upos::ADJ && a.word(t) != "the" && a.word(t) != ".") return false;
  }
  return tokens.size() <= kLongestTitle;
}

/// "campaign manager Robert Rahm", "spokesman the Rev. Rahm": the name behind the noun that heads the phrase, or the mention itself.
uint32_t named_beside(const Annotations& a, const Report& r, uint32_t mention) {
  const Mention& m = a.mentions[mention];
  if (m.kind != MentionKind::Nominal || m.type != EntityType::Person) return mention;
  for (uint32_t i = mention + 1; i < a.mentions.size() && a.mentions[i].tokens.begin <= m.tokens.end + kLongestTitle; ++i) {
    const Mention& name = a.mentions[i];
    if (name.kind != MentionKind::Name || name.type != EntityType::Person || name.tokens.begin < m.tokens.end || name.tokens.end > r.source_tokens.end) continue;
    if (is_title(a, {m.tokens.end, name.tokens.begin})) return i;
  }
  return mention;
}

uint32_t mention_of(const Annotations& a, const Report& r) {
  uint32_t best = UINT32_MAX;
  for (uint32_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& m = a.mentions[i];
    if (m.tokens.begin > r.source) break;
    if (m.head == r.source) return named_beside(a, r, i);
    if (m.tokens.contains(r.source)) best = i;
  }
  if (best != UINT32_MAX) return best;
  for (uint32_t i = 0; i < a.mentions.size(); ++i) {  // "Colonel NAME": the title heads the phrase
    const Mention& m = a.mentions[i];
    if (m.tokens.begin > r.source + kLongestTitle) break;
    if (m.kind != MentionKind::Name || m.tokens.begin <= r.source || m.tokens.end > r.source_tokens.end) continue;
    if (is_title(a, {r.source, m.tokens.begin})) return i;
  }
  return best;
}

Quotation quotation_of(const Annotations& a, const Report& r) {
  Quotation q;
  q.cue = a.span(r.cue_tokens);
  q.source = a.span(r.source_tokens);
  q.certainty = r.certainty;
  q.polarity = r.polarity;
  if (r.source != kNoToken) q.source_mention = mention_of(a, r);
  return q;
}

/// What a quoted speaker says of himself ("I think") is no statement beside what he says, nor are the acts that he tells
/// of ("Norway has offered access"): only what somebody is quoted with in a clause.
bool is_aside(const Annotations& a, const Report& r, const std::vector<ByteSpan>& turns) {
  const Token& cue = a.tokens[r.cue_tokens.begin];
  const bool in_turn = std::ranges::any_of(turns, [&](ByteSpan t) { return t.contains({cue.begin, cue.end}); });
  if ((cue.flags & kInQuote) == 0 && !in_turn) return false;
  const bool clause = std::ranges::any_of(r.content, [&](Range<Token> c) {
    for (uint32_t t = c.begin; t < c.end; ++t)
      if (a.tokens[t].upos == Upos::VERB || a.tokens[t].upos == Upos::AUX) return true;
    return false;
  });
  if (!clause) return true;
  if (r.cue == kNoToken || r.type != CueClass::Speech || r.source == kNoToken || r.source > r.cue || r.polarity == Polarity::Negative) return true;
  if ((cue.flags & kInQuote) != 0 && (a.tokens[r.source].flags & kInQuote) == 0) return true;  // X "says whatever he must"
  const std::string_view source = a.word(r.source);
  return source == "i" || source == "we" || source == "you" || source == "one" || source == "it" || source == "that";
}

/// A thought or wish reported inside another report ("said he hoped to win") is part of that one alone.
bool is_nested_thought(const Annotations& a, const Report& inner, const std::vector<Report>& reports) {
  if (inner.type == CueClass::Speech && inner.source != kNoToken && a.tokens[inner.source].upos != Upos::PRON) return false;
  return std::ranges::any_of(reports, [&](const Report& outer) {
    return outer.cue_tokens != inner.cue_tokens && std::ranges::any_of(outer.content, [&](Range<Token> c) {
      return c.contains(inner.cue_tokens.begin) && c.begin <= inner.content.front().begin && inner.content.back().end <= c.end;
    });
  });
}

/// A transcript in quotation marks: the turns are the statements, not the whole.
bool begins_inside(const DirectSpeech& turn, const MarkedSpan& s) {
  return std::ranges::any_of(s.pieces, [&](ByteSpan p) { return p.contains(turn.content.front()) && turn.content.front().begin < p.begin + 60; });
}

/// Words that another statement quotes in the middle of its own: "said that "a bomb" had gone off".
bool is_quoted_in_another(const Quotation& q, const std::vector<Quotation>& all) {
  if (!q.direct || !q.source.empty() || q.source_mention != UINT32_MAX) return false;
  return std::ranges::any_of(all, [&](const Quotation& other) {
    if (&other == &q || other.cue.empty() || other.direct) return false;
    return std::ranges::all_of(q.content, [&](ByteSpan c) { return std::ranges::any_of(other.content, [&](ByteSpan o) { return o.contains(c) && o != c; }); });
  });
}

/// Sorts by content; what contains another statement and its cue is its parent.
void order(std::vector<Quotation>& quotations) {
  std::ranges::stable_sort(quotations, [](const Quotation& x, const Quotation& y) {
    return std::pair(x.content.front().begin, ~x.content.back().end) < std::pair(y.content.front().begin, ~y.content.back().end);
  });
  const auto holds = [](const Quotation& outer, ByteSpan span) {
    return std::ranges::any_of(outer.content, [&](ByteSpan c) { return c.contains(span); });
  };
  for (size_t i = 0; i < quotations.size(); ++i) {
    Quotation& q = quotations[i];
    q.parent = -1;
    for (size_t k = i; k-- > 0;) {
      const Quotation& outer = quotations[k];
      if (outer.content == q.content || !std::ranges::all_of(q.content, [&](ByteSpan c) { return holds(outer, c); })) continue;
      if (!q.cue.empty() && !holds(outer, q.cue)) continue;
      q.parent = static_cast<int32_t>(k);
      break;
    }
  }
}

}  // namespace

void find_quotations(std::string_view text, Annotations& a) {
  std::vector<MarkedSpan> spans = scan_speech(text, a);
  flag_tokens(spans, a);
  const Syntax syntax(a);
  const Subtrees subtrees(a);
  const ReportFinder finder(syntax, subtrees, CueLexicon::builtin());
  const std::vector<Report> reports = finder.find();
  std::vector<Quotation> quotations;
  std::vector<uint32_t> dialogue_tags;
  std::vector<ByteSpan> turn_contents;
  for (DirectSpeech& speech : find_dialogue(a, finder)) {
    if (speech.report.cue != kNoToken) dialogue_tags.push_back(speech.report.cue);
    std::erase_if(spans, [&](const MarkedSpan& s) { return s.outer < 0 && begins_inside(speech, s); });
    Quotation q = quotation_of(a, speech.report);
    q.content = std::move(speech.content);
    turn_contents.insert(turn_contents.end(), q.content.begin(), q.content.end());
    q.direct = true;
    quotations.push_back(std::move(q));
  }
  const size_t turns = quotations.size();
  DirectSpeechFinder direct(text, a, finder, reports, spans);
  for (DirectSpeech& speech : direct.find()) {
    Quotation q = quotation_of(a, speech.report);
    if (speech.same_as >= 0) q.source_mention = quotations[turns + static_cast<size_t>(speech.same_as)].source_mention;
    q.content = std::move(speech.content);
    q.direct = true;
    quotations.push_back(std::move(q));
  }
  for (const Report& r : reports) {
    if (r.cue != kNoToken && std::ranges::find(dialogue_tags, r.cue) != dialogue_tags.end()) continue;
    if (direct.is_tag(r) || names_a_title(a, r, spans) || is_aside(a, r, turn_contents) || is_nested_thought(a, r, reports)) continue;
    Quotation q = quotation_of(a, r);
    for (const Range<Token> c : r.content) q.content.push_back(with_quoted_end(a.span(c), spans));
    q.direct = is_mostly_quoted(q, spans);
    quotations.push_back(std::move(q));
  }
  std::vector<Quotation> kept;
  std::ranges::copy_if(quotations, std::back_inserter(kept), [&](const Quotation& q) { return !is_quoted_in_another(q, quotations); });
  order(kept);
  a.quotations = std::move(kept);
}

}  // namespace dossier
