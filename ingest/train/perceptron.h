#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ingest/linear_model.h"

namespace dossier {

/// The averaged perceptron (Collins 2002) in training: rows of class weights, made when a feature is first updated.
/// Integer weights and sums, so that the result depends on the order of the updates alone.
class Perceptron {
 public:
  /// A feature takes part in scores after `minimum_updates` updates, so that what is pruned was never leaned on
  /// (Goldberg and Elhadad 2011).
  Perceptron(std::vector<std::string> classes, uint32_t minimum_updates);

  size_t classes() const { return classes_.size(); }
  const std::vector<std::string>& names() const { return classes_; }

  void score(std::span<const uint64_t> features, LinearModel::Scores& scores) const {
    std::fill_n(scores.begin(), classes_.size(), 0);
    add(features, scores);
  }
  void add(std::span<const uint64_t> features, LinearModel::Scores& scores) const;  ///< as LinearModel::add
  /// Adds `by` to the weight of class `c` of all features.
  void update(std::span<const uint64_t> features, size_t c, int32_t by);
  /// Ends one decision: averages are over decisions.
  void tick() { ++now_; }

  /// Forgets the averages so far, but not the weights.
  void begin_average();

  /// The averaged model as a file, without averages under `minimum_weight` standard deviations.
  std::string freeze(std::string_view kind, uint64_t fingerprint, double minimum_weight) const {
    return freeze_mean({this, 1}, kind, fingerprint, minimum_weight);
  }
  /// The mean of the averaged models of perceptrons that saw the same examples in other orders (parameter mixing: McDonald,
  /// Hall and Mann 2010): what only one order has led to counts little. REQUIRES: the same classes.
  static std::string freeze_mean(std::span<const Perceptron> perceptrons, std::string_view kind, uint64_t fingerprint, double minimum_weight);

 private:
  struct Weight {
    int64_t total = 0;  // sum of the values after each decision before `since`
    uint64_t since = 0;
    int32_t value = 0;
    uint8_t c = 0;
  };
  struct Row {
    uint64_t feature = 0;
    uint32_t begin = 0;  // in weights_
    uint16_t count = 0, capacity = 0;  // capacity 0: a free slot
    uint32_t updates = 0;
  };
  const Row* find(uint64_t feature) const;
  Row& find_or_add(uint64_t feature);
  Weight& weight(Row& row, uint8_t c);
  double average(const Weight& w) const;
  void grow();

  std::vector<std::string> classes_;
  uint32_t minimum_updates_;
  std::vector<Row> rows_;  // open addressing by feature
  std::vector<Weight> weights_;
  size_t used_ = 0;
  uint64_t now_ = 0, average_since_ = 0;
};

/// Trains perceptrons side by side, one for each of the seeds from `first_seed` on, and freezes their mean.
struct TrainingOrders {
  int count = 1;
  uint64_t first_seed = 0;
};
std::string train_and_freeze(TrainingOrders, const std::function<Perceptron(uint64_t seed)>& train, std::string_view kind, uint64_t fingerprint,
                             double minimum_weight);

}  // namespace dossier
