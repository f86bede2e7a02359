#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>

#include "ingest/linear_model.h"
#include "ingest/relation_classifier.h"
#include "ingest/train/relation_corpus.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

constexpr size_t kClasses = kRelationClasses.size();
constexpr int kEpochs = 20, kOrders = 3;
constexpr double kRate = 0.3, kDecay = 0.003;
// Texts that are not annotated for a relation hold few pairs of it: as examples of what pairs look like anyway they count this
// much of a negative. Without them words of any text ("say") look like evidence, since all annotated texts are about the relation.
constexpr double kBackground = 0.5;
constexpr uint32_t kLeastTexts = 2;   // that a feature must stand in
constexpr double kLeastWeight = 0.02; // log odds; smaller ones are left out of the file
// A class speaks where so many of its claims were right on held-out texts, where its own odds are above so much, and when as many
// were right as show it.
constexpr double kLeastPrecision = 0.85, kLeastScore = 0.8;
constexpr size_t kLeastRight = 10;

// Classes that do well on the training folds alone: claims of the first three on news were as often wrong as right when people
// read them, and of the last on the development fold, where the rules are right 98 times of 100.
constexpr std::array<std::string_view, 4> kLeftOut{"spouse", "founder", "child", "birthplace"};

/// exp and the logistic function from sums and products alone, the same on every machine that rounds by IEEE 754.
double exponential(double x) {
  if (x < -30) return 0;
  x /= 1024;
  double y = 1 + x * (1 + x / 2 * (1 + x / 3));
  for (int i = 0; i < 10; ++i) y *= y;
  return y;
}
double logistic(double z) { return z >= 0 ? 1 / (1 + exponential(-z)) : 1 - 1 / (1 + exponential(z)); }

/// The fold `held_out` teaches nothing; 0 holds none out.
bool is_taught(const RelationExample& e, char held_out) { return e.fold != held_out; }

using ClassWeights = std::array<double, kClasses>;

/// Logistic regressions by AdaGrad (Duchi et al. 2011) with weight decay. Weights of general features stay at or below zero
/// (projected), so that a claim always rests on words of the path.
class Regression {
 public:
  Regression(const std::vector<RelationExample>& examples, char held_out) {
    std::unordered_map<uint64_t, std::pair<uint32_t, uint32_t>> texts;  // number of texts, the last one
    for (const RelationExample& e : examples) {
      if (!is_taught(e, held_out)) continue;
      for (const uint64_t f : e.features) {
        auto& [count, last] = texts[f];
        if (last != e.document + 1) ++count, last = e.document + 1;
      }
    }
    for (const RelationExample& e : examples) {
      if (!is_taught(e, held_out)) continue;
      Row row{&e, {}};
      for (const uint64_t f : e.features) if (texts[f].first >= kLeastTexts) row.features.push_back(number(f));
      rows_.push_back(std::move(row));
    }
    weights_.resize(names_.size());
    squares_.resize(names_.size());
  }

  void train(uint64_t seed) {
    for (ClassWeights& w : weights_) w.fill(0);
    for (ClassWeights& s : squares_) s.fill(1e-8);
    std::vector<uint32_t> order(rows_.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    Random random(seed);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      random.shuffle(order);
      for (const uint32_t i : order)
        for (size_t c = 0; c < kClasses; ++c) learn(rows_[i], c);
    }
  }

  const std::vector<uint64_t>& names() const { return names_; }
  const std::vector<ClassWeights>& weights() const { return weights_; }

 private:
  struct Row {
    const RelationExample* example;
    std::vector<uint32_t> features;
  };

  uint32_t number(uint64_t feature) {
    const auto [it, fresh] = numbers_.emplace(feature, static_cast<uint32_t>(names_.size()));
    if (fresh) names_.push_back(feature);
    return it->second;
  }

  void learn(const Row& row, size_t c) {
    const Truth truth = row.example->mentions[c];
    if (truth == Truth::None) return;
    double z = 0;
    for (const uint32_t f : row.features) z += weights_[f][c];
    const double error = (truth == Truth::Unknown ? kBackground : 1) * (logistic(z) - (truth == Truth::Yes ? 1 : 0));
    for (const uint32_t f : row.features) {
      double& w = weights_[f][c];
      const double gradient = error + kDecay * w;
      squares_[f][c] += gradient * gradient;
      w -= kRate * gradient / std::sqrt(squares_[f][c]);
      if (is_general(names_[f]) && w > 0) w = 0;
    }
  }

  std::vector<Row> rows_;
  std::unordered_map<uint64_t, uint32_t> numbers_;
  std::vector<uint64_t> names_;
  std::vector<ClassWeights> weights_, squares_;
};

/// The mean over several orders of the examples, by feature.
std::map<uint64_t, ClassWeights> train_weights(const std::vector<RelationExample>& examples, char held_out) {
  Regression regression(examples, held_out);
  std::map<uint64_t, ClassWeights> mean;
  for (int order = 0; order < kOrders; ++order) {
    regression.train(1 + static_cast<uint64_t>(order));
    for (size_t f = 0; f < regression.names().size(); ++f)
      for (size_t c = 0; c < kClasses; ++c) mean[regression.names()[f]][c] += regression.weights()[f][c] / kOrders;
  }
  return mean;
}

/// A claim that a class would add to those of the rules, on a text that its weights were not trained on.
struct HeldOut {
  double score = 0;
  bool right = false;
};

/// By class, the best first.
std::array<std::vector<HeldOut>, kClasses> score_held_out(const std::vector<RelationExample>& examples) {
  std::set<char> folds;
  for (const RelationExample& e : examples) folds.insert(e.fold);
  std::array<std::map<std::tuple<uint32_t, uint32_t, uint32_t>, HeldOut>, kClasses> claims;
  for (const char fold : folds) {
    const auto weights = train_weights(examples, fold);
    for (const RelationExample& e : examples) {
      if (e.fold != fold) continue;
      ClassWeights scores{};
      for (const uint64_t f : e.features)
        if (const auto w = weights.find(f); w != weights.end())
          for (size_t c = 0; c < kClasses; ++c) scores[c] += w->second[c];
      for (size_t c = 0; c < kClasses; ++c) {
        const Truth truth = e.entities[c];
        if (e.said[c] || (truth != Truth::Yes && truth != Truth::No)) continue;
        const auto [first, second] = sides(kRelationClasses[c], e.source, e.target);
        const auto [it, fresh] = claims[c].try_emplace(std::tuple(e.document, first, second), HeldOut{scores[c], truth == Truth::Yes});
        if (!fresh) it->second = {std::max(it->second.score, scores[c]), it->second.right || truth == Truth::Yes};
      }
    }
  }
  std::array<std::vector<HeldOut>, kClasses> sorted;
  for (size_t c = 0; c < kClasses; ++c) {
    for (const auto& [key, claim] : claims[c]) sorted[c].push_back(claim);
    std::ranges::stable_sort(sorted[c], std::ranges::greater{}, &HeldOut::score);
  }
  return sorted;
}

/// Platt's (1999) line from scores to log odds, by gradient descent; his smoothed targets keep few claims from being sure.
void calibrate(std::span<const HeldOut> claims, RelationClassifier::Trained& trained) {
  const auto right = static_cast<double>(std::ranges::count(claims, true, &HeldOut::right)), wrong = static_cast<double>(claims.size()) - right;
  for (int step = 0; step < 20000; ++step) {
    double slope = 0, offset = 0;
    for (const HeldOut& claim : claims) {
      const double error = logistic(trained.slope * claim.score + trained.offset) - (claim.right ? (right + 1) / (right + 2) : 1 / (wrong + 2));
      slope += error * claim.score;
      offset += error;
    }
    trained.slope -= 0.1 * slope / static_cast<double>(claims.size());
    trained.offset -= 0.1 * offset / static_cast<double>(claims.size());
  }
}

/// Where the class speaks, or none when it is not right often enough anywhere.
std::optional<RelationClassifier::Trained> choose_threshold(size_t c, const std::vector<HeldOut>& claims) {
  size_t right = 0, best = 0, said = 0;
  for (size_t i = 0; i < claims.size(); ++i) {
    right += claims[i].right;
    if (claims[i].score < kLeastScore) break;
    if (right >= kLeastRight && static_cast<double>(right) >= kLeastPrecision * static_cast<double>(i + 2)) best = right, said = i + 1;  // as if one more were wrong
  }
  std::printf("%-14s %4zu new on held-out texts, says %3zu, right %3zu\n", kRelationClasses[c].name.data(),
              static_cast<size_t>(std::ranges::count(claims, true, &HeldOut::right)), said, best);
  if (said == 0 || std::ranges::find(kLeftOut, kRelationClasses[c].name) != kLeftOut.end()) return std::nullopt;
  RelationClassifier::Trained trained{kRelationClasses[c], static_cast<int32_t>(std::lround(claims[said - 1].score * RelationClassifier::kUnit)), 1, 0};
  const auto doubtful = std::ranges::find_if(claims, [](const HeldOut& claim) { return claim.score < -2; });
  calibrate({claims.begin(), doubtful}, trained);
  return trained;
}

}  // namespace

std::string train_relations(const std::string& data, const std::string& models) {
  const ModelFolder folder(models);
  const std::vector<RelationExample> examples = read_relation_corpus(data + "/train/relations/knowledgenet.train", folder.models());
  const auto held_out = score_held_out(examples);
  std::vector<std::string> lines;
  std::vector<size_t> classes;
  for (size_t c = 0; c < kClasses; ++c)
    if (const auto trained = choose_threshold(c, held_out[c])) lines.push_back(trained->to_line()), classes.push_back(c);

  std::vector<LinearRow> rows;
  for (const auto& [feature, weights] : train_weights(examples, 0)) {
    LinearRow row{feature, {}};
    for (size_t i = 0; i < classes.size(); ++i) {
      const double weight = weights[classes[i]];
      if (std::abs(weight) >= kLeastWeight) row.weights.emplace_back(static_cast<uint8_t>(i), static_cast<int16_t>(std::lround(weight * RelationClassifier::kUnit)));
    }
    if (!row.weights.empty()) rows.push_back(std::move(row));
  }
  return freeze_model(RelationClassifier::kKind, RelationClassifier::fingerprint(*folder.models().clusters), lines, std::move(rows));
}

}  // namespace dossier
