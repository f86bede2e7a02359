#include <algorithm>
#include <map>
#include <set>

#include "ingest/tagger.h"
#include "ingest/tagger_features.h"
#include "ingest/train/perceptron.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

// By how much the right class must win. One update moves two classes apart by twice the features of a token, about 110.
constexpr int32_t kMargin = 20;
constexpr uint32_t kMinimumUpdates = 4;
constexpr double kMinimumWeight = 0.3;  // in standard deviations; below it a weight is left out of the file
constexpr uint64_t kFirstSeed = 20170601;

size_t best_but(size_t right, const LinearModel::Scores& scores, size_t classes) {
  size_t best = right == 0 ? 1 : 0;
  for (size_t c = best + 1; c < classes; ++c) {
    if (c != right && scores[c] > scores[best]) best = c;
  }
  return best;
}

std::string class_name(const Token& token) {
  return std::string(to_string(token.upos)) + ' ' + std::string(to_string(token.xpos));
}

std::vector<std::string> tag_classes(const std::vector<ConlluText>& texts) {
  std::map<std::string, size_t> counts;
  for (const ConlluText& text : texts) {
    for (const Token& token : text.annotations.tokens) ++counts[class_name(token)];
  }
  std::vector<std::pair<size_t, std::string>> ranked;
  for (const auto& [name, count] : counts) ranked.emplace_back(count, name);
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > LinearModel::kMaxClasses) ranked.resize(LinearModel::kMaxClasses);
  std::vector<std::string> names;
  for (const auto& [count, name] : ranked) names.push_back(name);
  return names;
}

}  // namespace

std::vector<SentenceRef> all_sentences(const std::vector<ConlluText>& texts) {
  std::vector<SentenceRef> sentences;
  for (uint32_t t = 0; t < texts.size(); ++t) {
    for (uint32_t s = 0; s < texts[t].annotations.sentences.size(); ++s) sentences.push_back({t, s});
  }
  return sentences;
}

namespace {

// The tagger trains on its own guesses: the tags that the features read are those just predicted.
Perceptron train_tags(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, int epochs, uint64_t seed) {
  const std::vector<std::string> classes = tag_classes(treebanks);
  std::map<std::string, size_t> number;
  for (size_t c = 0; c < classes.size(); ++c) number[classes[c]] = c;

  std::vector<ConlluText> guessed = treebanks;
  std::vector<TaggerFeatures> features;
  for (const ConlluText& text : guessed) features.emplace_back(text.annotations, clusters);
  std::vector<SentenceRef> sentences = all_sentences(treebanks);

  Perceptron perceptron(classes, kMinimumUpdates);
  LinearModel::Scores scores;
  Random random(seed);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    random.shuffle(sentences);
    for (const SentenceRef& ref : sentences) {
      const Sentence& sentence = treebanks[ref.text].annotations.sentences[ref.sentence];
      features[ref.text].begin_sentence(sentence);
      for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const auto at = features[ref.text].at(i);
        perceptron.score(at, scores);
        const auto best = static_cast<size_t>(
            std::max_element(scores.begin(), scores.begin() + static_cast<ptrdiff_t>(classes.size())) - scores.begin());
        if (const auto right = number.find(class_name(treebanks[ref.text].annotations.tokens[i])); right != number.end()) {
          const size_t rival = best_but(right->second, scores, classes.size());
          if (scores[right->second] < scores[rival] + kMargin) {
            perceptron.update(at, right->second, 1);
            perceptron.update(at, rival, -1);
          }
        }
        perceptron.tick();
        Token& token = guessed[ref.text].annotations.tokens[i];
        const std::string& name = classes[best];
        token.upos = *parse_upos(std::string_view(name).substr(0, name.find(' ')));
        token.xpos = *parse_xpos(std::string_view(name).substr(name.find(' ') + 1));
      }
    }
  }
  return perceptron;
}

}  // namespace

std::string train_tagger(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, int epochs, int orders) {
  return train_and_freeze({orders, kFirstSeed}, [&](uint64_t seed) { return train_tags(treebanks, clusters, epochs, seed); }, Tagger::kKind,
                          Tagger::fingerprint(clusters), kMinimumWeight);
}

std::vector<ConlluText> jackknife(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, int folds, int epochs) {
  std::vector<ConlluText> result = treebanks;
  for (int fold = 0; fold < folds; ++fold) {
    const auto held_out = [&](uint32_t sentence) { return static_cast<int>(sentence / 20) % folds == fold; };
    std::vector<ConlluText> others = treebanks;
    for (ConlluText& text : others) {
      std::vector<Sentence> kept;
      for (uint32_t s = 0; s < text.annotations.sentences.size(); ++s) {
        if (!held_out(s)) kept.push_back(text.annotations.sentences[s]);
      }
      text.annotations.sentences = kept;
    }
    const std::string model = train_tagger(others, clusters, epochs, 1);
    const Tagger tagger(bytes_of(model), clusters);
    for (size_t t = 0; t < treebanks.size(); ++t) {
      Annotations tagged = treebanks[t].annotations;
      tagger.tag(tagged);
      for (uint32_t s = 0; s < tagged.sentences.size(); ++s) {
        if (!held_out(s)) continue;
        const Range<Token> tokens = tagged.sentences[s].tokens;
        std::copy(tagged.tokens.begin() + tokens.begin, tagged.tokens.begin() + tokens.end,
                  result[t].annotations.tokens.begin() + tokens.begin);
      }
    }
  }
  return result;
}

}  // namespace dossier
