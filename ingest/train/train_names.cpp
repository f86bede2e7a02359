#include <algorithm>
#include <cstddef>

#include "ingest/model_file.h"
#include "ingest/ner.h"
#include "ingest/ner_features.h"
#include "ingest/train/perceptron.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

// By how much each label that the corpus rules out must lose: what it gets for free in training (Taskar, Guestrin and
// Koller 2003). One update moves the scores of a token apart by twice its features, about 140.
constexpr int32_t kMargin = 25;
constexpr uint32_t kMinimumUpdates = 3;
constexpr double kMinimumWeight = 0.8;  // in standard deviations; below it a weight is left out of the file
constexpr uint64_t kFirstSeed = 20170604;

std::vector<std::string> label_names() {
  std::vector<std::string> names;
  for (uint8_t label = 0; label < kNameLabels; ++label) names.push_back(to_string_label(label));
  return names;
}

/// One pass of the recogniser in training. A sentence is an error when its best sequence, with a margin for each wrong
/// label, has a label that the corpus rules out; the update goes from that sequence to the best one within the corpus's
/// masks (Fernandes and Brefeld 2011).
class NameTrainer {
 public:
  NameTrainer(const std::vector<const NameText*>& texts, const std::vector<std::vector<uint8_t>>& first_pass, const ClusterTable& clusters, uint64_t seed)
      : random_(seed), texts_(texts), perceptron_(label_names(), kMinimumUpdates) {
    for (size_t t = 0; t < texts.size(); ++t) {
      features_.emplace_back(texts[t]->annotations, clusters, texts[t]->names);
      if (!first_pass.empty()) features_.back().set_first_pass(first_pass[t]);
      for (uint32_t s = 0; s < texts[t]->annotations.sentences.size(); ++s) sentences_.push_back({static_cast<uint32_t>(t), s});
    }
  }

  void epoch() {
    random_.shuffle(sentences_);
    for (const SentenceRef& ref : sentences_) train(ref);
  }

  Perceptron take_perceptron() { return std::move(perceptron_); }

 private:
  void train(const SentenceRef& ref) {
    const NameText& text = *texts_[ref.text];
    const Sentence& sentence = text.annotations.sentences[ref.sentence];
    const size_t n = sentence.tokens.size();
    rows_.resize(std::max(rows_.size(), n));
    emissions_.resize(n);
    LinearModel::Scores scores;
    for (size_t i = 0; i < n; ++i) {
      const auto at = features_[ref.text].at(sentence, sentence.tokens.begin + static_cast<uint32_t>(i));
      rows_[i].assign(at.begin(), at.end());
      perceptron_.score(at, scores);
      std::copy_n(scores.begin(), kNameLabels, emissions_[i].begin());
    }
    TransitionScores transitions;
    for (uint8_t from = 0; from < kNameLabels; ++from) {
      const uint64_t feature = transition_feature(from);
      perceptron_.score({&feature, 1}, scores);
      std::copy_n(scores.begin(), kNameLabels, transitions[from].begin());
    }
    const std::span<const LabelMask> allowed(text.allowed.data() + sentence.tokens.begin, n);
    with_margin_ = emissions_;
    for (size_t i = 0; i < n; ++i) {
      for (uint8_t label = 0; label < kNameLabels; ++label) with_margin_[i][label] += (allowed[i] >> label & 1) ? 0 : kMargin;
    }
    decoder_.decode(with_margin_, transitions, {}, guess_);
    bool wrong = false;
    for (size_t i = 0; i < n; ++i) wrong |= (allowed[i] >> guess_[i] & 1) == 0;
    if (wrong) {
      decoder_.decode(emissions_, transitions, allowed, right_);
      update(n);
    }
    perceptron_.tick();
  }

  void update(size_t n) {
    for (size_t i = 0; i < n; ++i) {
      const uint8_t right_from = i == 0 ? kOutside : right_[i - 1], guess_from = i == 0 ? kOutside : guess_[i - 1];
      if (right_[i] != guess_[i]) {
        perceptron_.update(rows_[i], right_[i], 1);
        perceptron_.update(rows_[i], guess_[i], -1);
      }
      if (right_[i] != guess_[i] || right_from != guess_from) {
        const uint64_t right = transition_feature(right_from), guess = transition_feature(guess_from);
        perceptron_.update({&right, 1}, right_[i], 1);
        perceptron_.update({&guess, 1}, guess_[i], -1);
      }
    }
  }

  Random random_;
  const std::vector<const NameText*>& texts_;
  Perceptron perceptron_;
  std::vector<NameFeatures> features_;
  std::vector<SentenceRef> sentences_;
  NameDecoder decoder_;
  std::vector<std::vector<uint64_t>> rows_;
  std::vector<LabelScores> emissions_, with_margin_;
  std::vector<uint8_t> guess_, right_;
};

std::string train_pass(const std::vector<const NameText*>& texts, const std::vector<std::vector<uint8_t>>& first_pass,
                       std::string_view kind, const ClusterTable& clusters, int epochs, int orders) {
  const auto train = [&](uint64_t seed) {
    NameTrainer trainer(texts, first_pass, clusters, seed);
    for (int epoch = 0; epoch < epochs; ++epoch) trainer.epoch();
    return trainer.take_perceptron();
  };
  return train_and_freeze({orders, kFirstSeed}, train, kind, NameRecognizer::fingerprint(clusters), kMinimumWeight);
}

}  // namespace

NameModels train_names(const std::vector<NameText>& texts, const ClusterTable& clusters, int epochs, int folds, int orders) {
  std::vector<const NameText*> all;
  for (const NameText& text : texts) all.push_back(&text);

  std::vector<std::vector<uint8_t>> guessed(texts.size());
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<const NameText*> others;
    for (size_t t = 0; t < texts.size(); ++t) {
      if (static_cast<int>(t) % folds != fold) others.push_back(all[t]);
    }
    const std::string model = train_pass(others, {}, NameRecognizer::kFirstKind, clusters, (epochs + 1) / 2, 1);
    std::string second = model;  // never run: only the first pass is asked for
    second.replace(offsetof(ModelHeader, kind), NameRecognizer::kSecondKind.size(), NameRecognizer::kSecondKind);
    const NameRecognizer recognizer(bytes_of(model), bytes_of(second), clusters);
    for (size_t t = 0; t < texts.size(); ++t) {
      if (static_cast<int>(t) % folds == fold) guessed[t] = recognizer.label(texts[t].annotations, texts[t].names, 1);
    }
  }
  return {train_pass(all, {}, NameRecognizer::kFirstKind, clusters, epochs, orders), train_pass(all, guessed, NameRecognizer::kSecondKind, clusters, epochs, orders)};
}

}  // namespace dossier
