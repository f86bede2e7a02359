#include "ingest/tagger.h"

#include <algorithm>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/feature_hash.h"
#include "ingest/tagger_features.h"

namespace dossier {

TaggerFeatures::TaggerFeatures(const Annotations& annotations, const ClusterTable& clusters)
    : annotations_(annotations), words_(word_features(annotations.vocabulary, clusters)) {
  before_.word = 1;
  after_.word = 2;
}

void TaggerFeatures::begin_sentence(const Sentence& sentence) {
  sentence_ = sentence.tokens;
  case_ = sentence_case(annotations_, sentence_);
}

const WordFeatures& TaggerFeatures::word(int64_t i) const {
  if (i < int64_t{sentence_.begin}) return before_;
  if (i >= int64_t{sentence_.end}) return after_;
  return words_[annotations_.tokens[static_cast<size_t>(i)].word];
}

uint64_t TaggerFeatures::tag(int64_t i) const {
  if (i < int64_t{sentence_.begin}) return 0;
  const Token& token = annotations_.tokens[static_cast<size_t>(i)];
  return 1 + static_cast<uint64_t>(token.upos) * 64 + static_cast<uint64_t>(token.xpos);
}

uint64_t TaggerFeatures::case_of(int64_t i) const {
  if (i < int64_t{sentence_.begin} || i >= int64_t{sentence_.end}) return 0;
  const Token& token = annotations_.tokens[static_cast<size_t>(i)];
  const uint64_t first = i == int64_t{sentence_.begin} ? 8 : 0;
  return 16 + first + (token.flags & (kCapitalised | kAllCaps)) + 32 * static_cast<uint64_t>(case_);
}

std::span<const uint64_t> TaggerFeatures::at(uint32_t position) {
  const int64_t i = position;
  const WordFeatures &w = word(i), &p = word(i - 1), &n = word(i + 1), &pp = word(i - 2), &nn = word(i + 2);
  const uint64_t t1 = tag(i - 1), t2 = tag(i - 2), c = case_of(i);
  features_.clear();
  uint64_t number = 0;
  const auto add = [&](auto... values) { features_.push_back(feature(++number, values...)); };

  add();
  add(w.word);
  add(w.word, c & (kCapitalised | kAllCaps));
  add(p.word);
  add(n.word);
  add(pp.word);
  add(nn.word);
  add(p.word, w.word);
  add(w.word, n.word);
  add(p.word, n.word);
  for (const uint64_t suffix : w.suffix) add(suffix);
  for (const uint64_t prefix : w.prefix) add(prefix);
  add(w.suffix[1], c);
  add(w.shape, c);
  add(w.shape, c, w.suffix[0]);
  add(c, case_of(i - 1), case_of(i + 1));
  add(c, w.clusters.medium);
  add(w.clusters.coarse);
  add(w.clusters.medium);
  add(w.clusters.fine);
  add(p.clusters.fine);
  add(n.clusters.fine);
  add(pp.clusters.medium);
  add(nn.clusters.medium);
  add(p.suffix[1]);
  add(n.suffix[1]);
  add(n.suffix[0], n.shape, case_of(i + 1));
  add(t1);
  add(t1, t2);
  add(t1, t2, tag(i - 3));
  add(t1, w.word);
  add(t1, n.word);
  add(t1, t2, w.word);
  add(t1, w.suffix[1]);
  add(t1, w.suffix[0], c);
  add(t1, w.clusters.fine);
  add(t1, w.clusters.medium, n.clusters.medium);
  add(t1, n.clusters.fine);
  add(t1, n.suffix[1]);
  add(t2, w.word);
  add(w.clusters.medium, n.clusters.medium);
  add(p.clusters.medium, w.clusters.medium);
  add(p.word, t1, c);
  return features_;
}

Tagger::Tagger(std::span<const unsigned char> bytes, const ClusterTable& clusters)
    : clusters_(clusters), model_(bytes, kKind, fingerprint(clusters)) {
  for (size_t c = 0; c < model_.classes(); ++c) {
    const std::string_view name = model_.name(c);
    const size_t blank = name.find(' ');
    const auto upos = parse_upos(name.substr(0, blank));
    const auto xpos = parse_xpos(blank == name.npos ? "" : name.substr(blank + 1));
    if (!upos || !xpos) throw input_error("model 'tagger': unknown tags '" + std::string(name) + "'");
    tags_.push_back({*upos, *xpos});
  }
}

uint64_t Tagger::fingerprint(const ClusterTable& clusters) { return hash64(kTaggerTemplates, clusters.fingerprint()); }

void Tagger::tag(Annotations& annotations) const {
  TaggerFeatures features(annotations, clusters_);
  LinearModel::Scores scores;
  for (const Sentence& sentence : annotations.sentences) {
    features.begin_sentence(sentence);
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      model_.score(features.at(i), scores);
      const auto best = std::max_element(scores.begin(), scores.begin() + static_cast<ptrdiff_t>(tags_.size()));
      const Tags& tags = tags_[static_cast<size_t>(best - scores.begin())];
      annotations.tokens[i].upos = tags.upos;
      annotations.tokens[i].xpos = tags.xpos;
    }
  }
}

}  // namespace dossier
