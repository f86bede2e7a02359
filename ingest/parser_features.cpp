#include "ingest/parser_features.h"

#include <algorithm>

#include "ingest/feature_hash.h"

namespace dossier {

ParserFeatures::ParserFeatures(const Annotations& annotations, const ClusterTable& clusters)
    : annotations_(annotations), vocabulary_(word_features(annotations.vocabulary, clusters)) {}

void ParserFeatures::begin_sentence(const Sentence& sentence) {
  words_.clear();
  uint32_t commas = 0, marks = 0;
  for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = annotations_.tokens[i];
    const WordFeatures& word = vocabulary_[token.word];
    if (token.upos == Upos::PUNCT) ++(annotations_.word(i) == "," ? commas : marks);
    words_.push_back({word.word, 2 + static_cast<uint64_t>(token.upos) * 64 + static_cast<uint64_t>(token.xpos),
                      2 + static_cast<uint64_t>(token.upos), word.clusters.fine, word.clusters.medium, commas, marks});
  }
  words_.push_back({3, 1, 1, 2000, 2000, commas, marks});
}

// Commas and other punctuation after word a and before word b, two of each at most.
uint64_t ParserFeatures::punctuation_between(int32_t a, int32_t b) const {
  if (a < 0 || b <= a) return 99;
  const Word &first = words_[static_cast<size_t>(a)], &last = words_[static_cast<size_t>(b) - 1];
  return 4 * std::min<uint64_t>(last.commas - first.commas, 2) + std::min<uint64_t>(last.marks - first.marks, 2);
}

// Template numbers are places in these functions, so a change of either changes kParserTemplates.
constexpr uint64_t kFirstTreeTemplate = 128;

std::span<const uint64_t> ParserFeatures::of_words(const ParserState& state) {
  features_.clear();
  uint64_t number = 0;
  const auto add = [&](auto... values) { features_.push_back(feature(++number, values...)); };

  const int32_t is0 = state.stack(0), is1 = state.stack(1), ib0 = state.buffer(0);
  const Word &s0 = word(is0), &s1 = word(is1);
  const Word &b0 = word(ib0), &b1 = word(state.buffer(1)), &b2 = word(state.buffer(2)), &b3 = word(state.buffer(3));
  const auto distance = [](int32_t a, int32_t b) -> uint64_t {
    if (a < 0 || b < 0) return 0;
    const int32_t d = b - a;
    return static_cast<uint64_t>(d < 5 ? d : d < 8 ? 5 : d < 14 ? 6 : 7);
  };
  const uint64_t d0 = distance(is0, ib0), d1 = distance(is1, is0);

  add();
  for (const Word* w : {&s0, &s1, &b0, &b1}) {
    add(w->form);
    add(w->tag);
    add(w->form, w->tag);
    add(w->fine);
    add(w->medium, w->tag);
  }
  add(b2.form, b2.tag);
  add(b2.tag);

  add(s0.form, b0.form);
  add(s0.form, s0.tag, b0.form, b0.tag);
  add(s0.form, s0.tag, b0.tag);
  add(s0.tag, b0.form, b0.tag);
  add(s0.tag, b0.tag);
  add(s0.fine, b0.fine);
  add(s0.medium, b0.medium, s0.tag, b0.tag);
  add(s0.fine, b0.tag);
  add(s0.tag, b0.fine);
  add(s0.form, b0.medium);
  add(s0.medium, b0.form);
  add(s1.form, s0.form);
  add(s1.form, s1.tag, s0.tag);
  add(s1.tag, s0.form, s0.tag);
  add(s1.tag, s0.tag);
  add(s1.fine, s0.fine);
  add(s1.fine, s0.tag);
  add(s1.tag, s0.fine);
  add(s1.medium, s0.medium, s1.tag, s0.tag);
  add(b0.form, b1.form);
  add(b0.tag, b1.tag);
  add(b0.form, b1.tag);
  add(b0.tag, b1.form);
  add(s1.tag, b0.tag);
  add(s1.form, b0.tag);
  add(s1.form, b0.form);
  add(s0.tag, b1.tag);
  add(b0.tag, b1.tag, b2.tag);
  add(s0.tag, b0.tag, b1.tag);
  add(s0.form, b0.tag, b1.tag);
  add(s0.tag, b0.form, b1.tag);
  add(s1.tag, s0.tag, b0.tag);
  add(s1.form, s0.tag, b0.tag);
  add(s1.tag, s0.form, b0.tag);
  add(s1.tag, s0.tag, b0.form);
  add(s1.tag, s0.tag, b0.tag, b1.tag);
  add(s0.form, d0);
  add(s0.tag, d0);
  add(b0.form, d0);
  add(b0.tag, d0);
  add(s0.form, b0.form, d0);
  add(s0.tag, b0.tag, d0);
  add(s1.tag, s0.tag, d1);
  add(s1.form, s0.tag, d1);
  const uint64_t p0 = punctuation_between(is0, ib0), p1 = punctuation_between(is1, is0);
  add(s1.upos, s0.upos, b0.upos, b1.upos);
  add(s0.upos, b0.upos, b1.upos, b2.upos);
  add(b0.tag, b1.tag, b2.tag, b3.tag);
  add(s0.tag, b0.tag, p0);
  add(s0.form, b0.tag, p0);
  add(s0.upos, b0.form, p0);
  add(s1.tag, s0.tag, p1);
  add(s1.upos, s0.upos, b0.upos, p0, p1);
  return features_;
}

std::span<const uint64_t> ParserFeatures::of_tree(const ParserState& state) {
  features_.clear();
  uint64_t number = kFirstTreeTemplate;
  const auto add = [&](auto... values) { features_.push_back(feature(++number, values...)); };

  const int32_t is0 = state.stack(0), is1 = state.stack(1), is2 = state.stack(2), ib0 = state.buffer(0);
  const ParserState::Node none{};
  const auto node = [&](int32_t i) -> const ParserState::Node& { return i < 0 ? none : state.node(i); };
  const auto label = [&](int32_t i) { return i < 0 ? uint64_t{99} : static_cast<uint64_t>(state.node(i).label); };
  const ParserState::Node &ns0 = node(is0), &ns1 = node(is1), &nb0 = node(ib0);
  const Word &s0 = word(is0), &s1 = word(is1), &s2 = word(is2), &b0 = word(ib0);
  const Word &s0l = word(ns0.left), &s0r = word(ns0.right), &s1r = word(ns1.right), &s1l = word(ns1.left), &b0l = word(nb0.left);
  const Word &s0l2 = word(ns0.left2), &s0r2 = word(ns0.right2), &b0l2 = word(nb0.left2), &s1r2 = word(ns1.right2);

  add(s2.tag);
  add(s2.form, s2.tag);
  add(s2.tag, s1.tag, s0.tag);
  add(s2.tag, s1.tag, s0.tag, b0.tag);
  add(s0.tag, b0.tag, s0l.tag, label(ns0.left));
  add(s0.tag, b0.tag, s0r.tag, label(ns0.right));
  add(s0.tag, b0.tag, b0l.tag, label(nb0.left));
  add(s1.tag, s0.tag, s1r.tag, label(ns1.right));
  add(s1.tag, s0.tag, s1l.tag, label(ns1.left));
  add(s1.tag, s0.tag, s0l.tag, label(ns0.left));
  add(s1.tag, s0.tag, s0r.tag, label(ns0.right));
  add(s1.form, s0l.form, s0.tag);
  add(s1.form, s0l.form, s0.form);
  add(s1.fine, s0l.form, s0.fine);
  add(s0.form, b0l.form, b0.tag);
  add(s0.tag, s0l.form, b0.tag);
  add(s0.tag, s0r.form, b0.tag);
  add(s0.tag, s0l.tag, s0l2.tag);
  add(s0.tag, s0r.tag, s0r2.tag);
  add(b0.tag, b0l.tag, b0l2.tag);
  add(s1.tag, s1r.tag, s1r2.tag);

  const std::pair<const Word*, int32_t> children[] = {
      {&s0l, ns0.left}, {&s0r, ns0.right}, {&s1r, ns1.right}, {&s1l, ns1.left}, {&b0l, nb0.left}};
  for (const auto& [w, i] : children) {
    add(w->form, label(i));
    add(w->tag, label(i));
  }
  add(s0.tag, label(ns0.left), label(ns0.left2));
  add(s0.tag, label(ns0.right), label(ns0.right2));
  add(b0.tag, label(nb0.left), label(nb0.left2));
  add(s0.form, ns0.left_labels);
  add(s0.form, ns0.right_labels);
  add(s0.tag, ns0.left_labels, ns0.right_labels);
  add(s1.form, ns1.right_labels);
  add(s1.tag, ns1.left_labels, ns1.right_labels);
  add(b0.form, nb0.left_labels);
  add(b0.tag, nb0.left_labels);
  add(s0.tag, b0.tag, ns0.left_labels, nb0.left_labels);
  add(s0.tag, b0.tag, ns0.right_labels);
  add(s1.tag, s0.tag, ns1.right_labels, ns0.left_labels);
  add(s0.form, ns0.lefts);
  add(s0.form, ns0.rights);
  add(s0.tag, ns0.lefts, ns0.rights);
  add(b0.form, nb0.lefts);
  add(b0.tag, nb0.lefts);
  add(s1.tag, ns1.lefts, ns1.rights);
  add(s1.form, ns1.rights);
  add(s0.tag, b0.tag, std::min<size_t>(state.stack_size(), 4), state.buffer(1) < 0);
  add(s2.upos, s1.upos, s0.upos, b0.upos);
  return features_;
}

std::span<const uint64_t> ParserFeatures::at(const ParserState& state) {
  of_words(state);
  all_.assign(features_.begin(), features_.end());
  of_tree(state);
  all_.insert(all_.end(), features_.begin(), features_.end());
  return all_;
}

}  // namespace dossier
