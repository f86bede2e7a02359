#include <algorithm>
#include <array>

#include "ingest/claims.h"
#include "ingest/cues.h"

// Whose claim it is: of the writer, or of somebody whom the words around it quote.

namespace dossier {
namespace {

/// Speech that is given in its own words: no report in the writer's that quotes most of it ("argued that the plan is "dead"").
bool is_verbatim(const Annotations& a, const Quotation& q) {
  if (!q.direct) return false;
  const auto first = std::ranges::lower_bound(a.tokens, q.content.front().begin, {}, &Token::begin);
  const auto end = std::ranges::lower_bound(a.tokens, q.content.front().end, {}, &Token::begin);
  if (first == end || (first->flags & kInQuote) != 0) return true;
  const uint32_t sentence = a.sentence_of(static_cast<uint32_t>(first - a.tokens.begin()));
  const auto last = std::min(end, a.tokens.begin() + static_cast<std::ptrdiff_t>(a.sentences[sentence].tokens.end));
  return std::none_of(first, last, [](const Token& t) { return (t.flags & kInQuote) != 0; });
}

bool is_first_person(std::string_view word) { return word == "i" || word == "we" || word == "my" || word == "our"; }

}  // namespace

int32_t as_background(const Annotations& annotations, int32_t statement, uint32_t token) {
  const bool in_quote = (annotations.tokens[token].flags & kInQuote) != 0;
  while (statement != kNarrator) {
    const Quotation& quotation = annotations.quotations[static_cast<size_t>(statement)];
    if ((in_quote && quotation.parent < 0) || is_verbatim(annotations, quotation)) break;
    statement = quotation.parent < 0 ? kNarrator : quotation.parent;
  }
  return statement;
}

int32_t ClaimReader::attribution(uint32_t token) const {
  const ByteSpan span{annotations_.tokens[token].begin, annotations_.tokens[token].end};
  int32_t best = kNarrator;
  uint32_t size = UINT32_MAX;
  for (size_t i = 0; i < quoted_.size() && quoted_[i].begin <= span.begin; ++i) {
    if (!quoted_[i].contains(span) || quoted_[i].size() > size) continue;
    best = quotation_[i];
    size = quoted_[i].size();
  }
  if (best == kNarrator) return best;
  const Quotation& quotation = annotations_.quotations[static_cast<size_t>(best)];
  if (speaks_of_himself(quotation)) return quotation.parent < 0 ? kNarrator : quotation.parent;
  if (is_taken_for_granted(quotation, token)) return quotation.parent < 0 ? kNarrator : quotation.parent;
  const auto stands_inside = [&](uint32_t clause) {  // with what it hangs on
    if (clause == kNoToken || syntax_.head(clause) == kNoToken) return false;
    return std::ranges::any_of(quotation.content, [&](ByteSpan c) { return c.contains(bytes(clause)) && c.contains(bytes(syntax_.head(clause))); });
  };
  // "said that she had left after Norland seized Velga", "said that Norland, which seized Velga, would pay"
  if (stands_inside(syntax_.temporal_clause(token)) || stands_inside(syntax_.relative_aside(token))) return as_background(annotations_, best, token);
  // "These figures show", inside the words of somebody whose name is known.
  return quotation.speaker == UINT32_MAX && quotation.parent >= 0 ? quotation.parent : best;
}

/// "I think that Norland will pay": who writes or speaks says so of himself.
bool ClaimReader::speaks_of_himself(const Quotation& quotation) const {
  if (quotation.direct || quotation.source_mention >= annotations_.mentions.size()) return false;
  return is_first_person(annotations_.word(annotations_.mentions[quotation.source_mention].head));
}

/// "condemned Norland's invasion of Velga", "spoke of the invasion": who judges a thing or mentions it does not claim it; that
/// it is so is taken for granted.
bool ClaimReader::is_taken_for_granted(const Quotation& quotation, uint32_t token) const {
  static constexpr std::array<std::string_view, 8> kNews{"announce", "confirm", "declare", "detail", "disclose", "report", "reveal", "signal"};
  const auto is_quoted = [&](ByteSpan span) {
    const auto t = std::ranges::lower_bound(annotations_.tokens, span.begin, {}, &Token::begin);
    return t != annotations_.tokens.end() && (t->flags & kInQuote) != 0;
  };
  if (quotation.cue.empty() || is_quoted(bytes(token)) != is_quoted(quotation.cue)) return false;
  if (!is_quoted(quotation.cue) && is_verbatim(annotations_, quotation)) return false;  // within marks, all looks verbatim
  for (uint32_t t = token; syntax_.head(t) != kNoToken; t = syntax_.head(t)) {
    const uint32_t up = syntax_.head(t);
    if (!quotation.cue.contains(bytes(up)) || !syntax_.is_verbal(up)) continue;
    const Cue* cue = CueLexicon::builtin().verb(syntax_.lemma(up));
    if (cue == nullptr || !syntax_.is_nominal(t) || t < up) return false;
    const Deprel label = syntax_.token(t).label;
    if (cue->type == CueClass::Judgement) return label == Deprel::obj;
    const bool mentions = cue->type == CueClass::Speech && cue->certainty == Modality::Asserted && !cue->has(kNamingFrame) &&
                          std::ranges::find(kNews, syntax_.lemma(up)) == kNews.end();
    return mentions && (label == Deprel::obj || (label == Deprel::obl && cue->takes(syntax_.preposition(t))));
  }
  return false;
}

int32_t ClaimReader::background_attribution(uint32_t token) const {
  return as_background(annotations_, attribution(token), token);
}

}  // namespace dossier
