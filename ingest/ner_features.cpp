#include "ingest/ner_features.h"

#include <algorithm>

#include "ingest/feature_hash.h"

namespace dossier {
namespace {

constexpr uint8_t kUpper = kCapitalised | kAllCaps;
constexpr uint32_t kNoToken = UINT32_MAX;
constexpr int kOtherUses = 2;  // looked at on each side of a token

uint64_t tag_of(const Token& token) { return static_cast<uint64_t>(token.upos) * 64 + static_cast<uint64_t>(token.xpos); }

}  // namespace

NameFeatures::NameFeatures(const Annotations& annotations, const ClusterTable& clusters, std::vector<TokenNames> names)
    : annotations_(annotations), words_(word_features(annotations.vocabulary, clusters)), names_(std::move(names)), uses_(words_.size()),
      previous_use_(annotations.tokens.size(), kNoToken), next_use_(annotations.tokens.size(), kNoToken) {
  std::vector<uint32_t> last(words_.size(), kNoToken);
  for (uint32_t i = 0; i < annotations.tokens.size(); ++i) {
    const Token& token = annotations.tokens[i];
    WordUse& use = uses_[token.word];
    if ((token.flags & kUpper) == 0) {
      ++use.lower;
      continue;
    }
    if ((token.flags & kSentenceStart) == 0) ++use.capital;
    previous_use_[i] = last[token.word];
    if (last[token.word] != kNoToken) next_use_[last[token.word]] = i;
    last[token.word] = i;
  }
  outside_.word = 1;
}

void NameFeatures::set_first_pass(std::vector<uint8_t> labels) {
  first_pass_ = std::move(labels);
  for (size_t i = 0; i < first_pass_.size(); ++i) {
    const Token& token = annotations_.tokens[i];
    WordUse& use = uses_[token.word];
    if (first_pass_[i] != kOutside) ++use.typed[type_of(first_pass_[i])];
    else if ((token.flags & kUpper) != 0) ++use.outside;
  }
}

template <class... Values>
void NameFeatures::add(Values... values) {
  features_.push_back(feature(++number_, values...));
}

uint64_t NameFeatures::case_of(const Sentence& sentence, int64_t i) const {
  if (i < int64_t{sentence.tokens.begin} || i >= int64_t{sentence.tokens.end}) return 1;
  const uint64_t first = i == int64_t{sentence.tokens.begin} ? 8 : 0;
  return 16 + first + (annotations_.tokens[static_cast<size_t>(i)].flags & kUpper) + 32 * static_cast<uint64_t>(case_);
}

std::span<const uint64_t> NameFeatures::at(const Sentence& sentence, uint32_t token) {
  if (case_begin_ != sentence.tokens.begin) {
    case_begin_ = sentence.tokens.begin;
    case_ = sentence_case(annotations_, sentence.tokens);
  }
  features_.clear();
  number_ = 0;
  add_word_features(sentence, token);
  add_name_features(sentence, token);
  add_document_features(token);
  if (!first_pass_.empty()) add_first_pass_features(sentence, token);
  return features_;
}

void NameFeatures::add_word_features(const Sentence& sentence, uint32_t token) {
  const int64_t i = token;
  const auto inside = [&](int64_t j) { return j >= int64_t{sentence.tokens.begin} && j < int64_t{sentence.tokens.end}; };
  const auto word = [&](int64_t j) -> const WordFeatures& {
    return inside(j) ? words_[annotations_.tokens[static_cast<size_t>(j)].word] : outside_;
  };
  const auto tag = [&](int64_t j) { return inside(j) ? tag_of(annotations_.tokens[static_cast<size_t>(j)]) : uint64_t{9999}; };
  const WordFeatures &w = word(i), &p = word(i - 1), &n = word(i + 1), &pp = word(i - 2), &nn = word(i + 2);
  const uint64_t c = case_of(sentence, i), cp = case_of(sentence, i - 1), cn = case_of(sentence, i + 1);

  add();
  add(w.word);
  add(w.word, c);
  add(p.word);
  add(n.word);
  add(pp.word);
  add(nn.word);
  add(p.word, w.word);
  add(w.word, n.word);
  add(p.word, c);
  add(n.word, c);
  add(p.word, n.word, c);
  add(pp.word, p.word, c);
  add(n.word, nn.word, c);
  for (const uint64_t suffix : w.suffix) add(suffix, c & kUpper);
  for (const uint64_t prefix : w.prefix) add(prefix, c & kUpper);
  add(w.shape, c);
  add(c, cp, cn);
  add(c, cp, cn, case_of(sentence, i - 2), case_of(sentence, i + 2));
  add(tag(i), c);
  add(tag(i - 1), tag(i), c);
  add(tag(i), tag(i + 1), c);
  add(tag(i - 1), tag(i), tag(i + 1));
  add(w.clusters.coarse, c);
  add(w.clusters.medium, c);
  add(w.clusters.fine, c);
  add(p.clusters.coarse, c);
  add(p.clusters.medium, c);
  add(p.clusters.fine, c);
  add(n.clusters.coarse, c);
  add(n.clusters.medium, c);
  add(n.clusters.fine, c);
  add(pp.clusters.fine, c);
  add(nn.clusters.fine, c);
  add(p.clusters.medium, w.clusters.medium, c, cp);
  add(w.clusters.medium, n.clusters.medium, c, cn);
  add(p.clusters.fine, w.clusters.fine);
  add(w.clusters.fine, n.clusters.fine);
  add(w.suffix[1], p.clusters.fine, c & kUpper);
  add(w.suffix[1], n.clusters.fine, c & kUpper);

  // The run of capitalised words that the token stands in: its length, and the words around it.
  if ((c & kUpper) == 0) return;
  const auto capital = [&](int64_t j) { return inside(j) && (annotations_.tokens[static_cast<size_t>(j)].flags & kUpper) != 0; };
  int64_t begin = i, end = i + 1;
  while (capital(begin - 1) && i - begin < 6) --begin;
  while (capital(end) && end - i < 6) ++end;
  const auto length = static_cast<uint64_t>(std::min<int64_t>(end - begin, 6));
  number_ = 60;
  add(length, c);
  add(length, i - begin, case_ == SentenceCase::Normal);
  add(word(begin - 1).word, i == begin);
  add(word(end).word, i + 1 == end);
  add(word(begin - 1).clusters.fine, i == begin);
  add(word(end).clusters.fine, i + 1 == end);
  add(word(begin).word, 1);
  add(word(end - 1).word, 1);
  add(word(end - 1).clusters.fine, i + 1 == end);
  add(word(begin).clusters.fine, i == begin);
}

void NameFeatures::add_name_features(const Sentence& sentence, uint32_t token) {
  number_ = 80;
  const auto names = [&](int64_t j) {
    const bool inside = j >= int64_t{sentence.tokens.begin} && j < int64_t{sentence.tokens.end};
    return inside ? names_[static_cast<size_t>(j)] : TokenNames{};
  };
  const TokenNames here = names(token), before = names(int64_t{token} - 1), after = names(int64_t{token} + 1);
  const uint64_t c = case_of(sentence, token);
  const uint64_t place = (here.begins ? 1u : 0u) + (here.ends ? 2u : 0u) + (here.ambiguous ? 4u : 0u);
  add(here.classes, place, c & kUpper);
  add(here.classes, before.classes, after.classes);
  add(before.classes, before.ends, c & kUpper);
  add(after.classes, after.begins, c & kUpper);
  for (uint32_t bits = here.classes; bits != 0; bits &= bits - 1) {
    const auto name_class = static_cast<uint64_t>(__builtin_ctz(bits));
    number_ = 90;
    add(name_class, place);
    add(name_class, place, c);
    add(name_class, annotations_.tokens[token].upos, place);
  }
}

void NameFeatures::add_document_features(uint32_t token) {
  number_ = 100;
  const Token& t = annotations_.tokens[token];
  const WordUse& use = uses_[t.word];
  const uint64_t lower = std::min<uint64_t>(use.lower, 2), capital = std::min<uint64_t>(use.capital, 2);
  add(lower, capital, t.flags & (kUpper | kSentenceStart));
  if ((t.flags & kUpper) != 0) add_other_uses(token);
}

// The neighbours of a token in its sentence, or kNoToken.
uint32_t NameFeatures::before(uint32_t token) const {
  return token == 0 || (annotations_.tokens[token].flags & kSentenceStart) ? kNoToken : token - 1;
}
uint32_t NameFeatures::after(uint32_t token) const {
  const bool last = token + 1 >= annotations_.tokens.size() || (annotations_.tokens[token + 1].flags & kSentenceStart);
  return last ? kNoToken : token + 1;
}

void NameFeatures::add_other_uses(uint32_t token) {
  const auto look_at = [&](uint32_t use) {
    const uint32_t p = before(use), n = after(use);
    const WordFeatures &previous = p == kNoToken ? outside_ : words_[annotations_.tokens[p].word];
    const WordFeatures &next = n == kNoToken ? outside_ : words_[annotations_.tokens[n].word];
    const uint64_t capital_before = p != kNoToken && (annotations_.tokens[p].flags & kUpper) ? 1 : 0;
    const uint64_t capital_after = n != kNoToken && (annotations_.tokens[n].flags & kUpper) ? 1 : 0;
    number_ = 130;
    add(previous.word, capital_before);
    add(next.word, capital_after);
    add(previous.clusters.fine, capital_before);
    add(next.clusters.fine, capital_after);
    add(capital_before, capital_after, p == kNoToken);
    add(p == kNoToken ? 0 : names_[p].classes, capital_before);
    add(n == kNoToken ? 0 : names_[n].classes, capital_after);
  };
  uint32_t left = previous_use_[token], right = next_use_[token];
  for (int k = 0; k < kOtherUses && left != kNoToken; ++k, left = previous_use_[left]) look_at(left);
  for (int k = 0; k < kOtherUses && right != kNoToken; ++k, right = next_use_[right]) look_at(right);
}

void NameFeatures::add_first_pass_features(const Sentence& sentence, uint32_t token) {
  number_ = 110;
  const auto label = [&](int64_t j) {
    const bool inside = j >= int64_t{sentence.tokens.begin} && j < int64_t{sentence.tokens.end};
    return inside ? uint64_t{first_pass_[static_cast<size_t>(j)]} : uint64_t{99};
  };
  const uint64_t own = label(token), before = label(int64_t{token} - 1), after = label(int64_t{token} + 1);
  const Token& t = annotations_.tokens[token];
  const WordUse& use = uses_[t.word];
  uint64_t total = use.outside, best = 0;
  for (size_t type = 0; type < kNameTypes.size(); ++type) {
    total += use.typed[type];
    if (use.typed[type] > use.typed[best]) best = type;
  }
  const uint64_t count = use.typed[best];
  const uint64_t majority = count == 0 ? 99 : best;
  const uint64_t share = total == 0 ? 0 : 4 * count / total;
  const uint64_t many = std::min<uint64_t>(total, 4);
  const uint64_t capital = t.flags & kUpper;
  add(own);
  add(own, before, after);
  add(own, words_[t.word].word);
  add(majority, share, many, capital);
  add(majority, share, own);
  add(majority, share, many, own, capital);
  add(majority, before, capital);
  add(majority, after, capital);
}

}  // namespace dossier
