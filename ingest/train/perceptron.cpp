#include "ingest/train/perceptron.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace dossier {

Perceptron::Perceptron(std::vector<std::string> classes, uint32_t minimum_updates)
    : classes_(std::move(classes)), minimum_updates_(minimum_updates), rows_(size_t{1} << 20) {}

const Perceptron::Row* Perceptron::find(uint64_t feature) const {
  const size_t mask = rows_.size() - 1;
  for (size_t slot = feature & mask;; slot = (slot + 1) & mask) {
    if (rows_[slot].capacity == 0) return nullptr;
    if (rows_[slot].feature == feature) return &rows_[slot];
  }
}

Perceptron::Row& Perceptron::find_or_add(uint64_t feature) {
  if (2 * (used_ + 1) > rows_.size()) grow();
  const size_t mask = rows_.size() - 1;
  for (size_t slot = feature & mask;; slot = (slot + 1) & mask) {
    Row& row = rows_[slot];
    if (row.capacity == 0) {
      row = {feature, static_cast<uint32_t>(weights_.size()), 0, 2, 0};
      weights_.resize(weights_.size() + 2);
      ++used_;
      return row;
    }
    if (row.feature == feature) return row;
  }
}

// A full row moves to the end of the pool with twice the room; its old place is lost.
Perceptron::Weight& Perceptron::weight(Row& row, uint8_t c) {
  for (uint32_t i = row.begin; i < row.begin + row.count; ++i) {
    if (weights_[i].c == c) return weights_[i];
  }
  if (row.count == row.capacity) {
    const auto moved = static_cast<uint32_t>(weights_.size());
    weights_.resize(weights_.size() + 2 * size_t{row.capacity});
    std::copy_n(weights_.begin() + row.begin, row.count, weights_.begin() + moved);
    row.begin = moved;
    row.capacity = static_cast<uint16_t>(2 * row.capacity);
  }
  Weight& added = weights_[row.begin + row.count++];
  added = {0, now_, 0, c};
  return added;
}

void Perceptron::grow() {
  std::vector<Row> old(rows_.size() * 2);
  old.swap(rows_);
  const size_t mask = rows_.size() - 1;
  for (const Row& row : old) {
    if (row.capacity == 0) continue;
    size_t slot = row.feature & mask;
    while (rows_[slot].capacity != 0) slot = (slot + 1) & mask;
    rows_[slot] = row;
  }
}

void Perceptron::add(std::span<const uint64_t> features, LinearModel::Scores& scores) const {
  const size_t mask = rows_.size() - 1;
  for (const uint64_t f : features) __builtin_prefetch(&rows_[f & mask]);
  for (const uint64_t f : features) {
    const Row* const row = find(f);
    if (row == nullptr || row->updates < minimum_updates_) continue;
    for (uint32_t i = row->begin; i < row->begin + row->count; ++i) scores[weights_[i].c] += weights_[i].value;
  }
}

void Perceptron::update(std::span<const uint64_t> features, size_t c, int32_t by) {
  for (const uint64_t f : features) {
    Row& row = find_or_add(f);
    ++row.updates;
    Weight& w = weight(row, static_cast<uint8_t>(c));
    w.total += static_cast<int64_t>(now_ - w.since) * w.value;
    w.since = now_;
    w.value += by;
  }
}

void Perceptron::begin_average() {
  average_since_ = now_;
  for (const Row& row : rows_)
    for (uint32_t i = row.begin; i < row.begin + row.count; ++i) weights_[i].total = 0, weights_[i].since = now_;
}

double Perceptron::average(const Weight& w) const {
  const double total = static_cast<double>(w.total) + static_cast<double>(now_ - w.since) * w.value;
  return total / static_cast<double>(std::max<uint64_t>(now_ - average_since_, 1));
}

std::string Perceptron::freeze_mean(std::span<const Perceptron> perceptrons, std::string_view kind, uint64_t fingerprint, double minimum_weight) {
  struct Mean {
    uint64_t feature;
    uint8_t c;
    double value;
    auto operator<=>(const Mean&) const = default;
  };
  std::vector<Mean> means;
  for (const Perceptron& p : perceptrons)
    for (const Row& row : p.rows_) {
      if (row.capacity == 0 || row.updates < p.minimum_updates_) continue;
      for (uint32_t i = row.begin; i < row.begin + row.count; ++i)
        means.push_back({row.feature, p.weights_[i].c, p.average(p.weights_[i]) / static_cast<double>(perceptrons.size())});
    }
  std::sort(means.begin(), means.end());
  size_t count = 0;
  for (size_t i = 0; i < means.size(); ++i) {
    if (count > 0 && means[count - 1].feature == means[i].feature && means[count - 1].c == means[i].c) means[count - 1].value += means[i].value;
    else means[count++] = means[i];
  }
  means.resize(count);

  double largest = 0, squares = 0;
  for (const Mean& m : means) {
    largest = std::max(largest, std::abs(m.value));
    squares += m.value * m.value;
  }
  const double deviation = std::sqrt(squares / static_cast<double>(std::max<size_t>(count, 1)));
  const double scale = largest > 0 ? 32767.0 / largest : 1;

  std::vector<LinearRow> frozen;
  for (const Mean& m : means) {
    const auto quantised = static_cast<int16_t>(std::lround(m.value * scale));
    if (std::abs(m.value) < minimum_weight * deviation || quantised == 0) continue;
    if (frozen.empty() || frozen.back().feature != m.feature) frozen.push_back({m.feature, {}});
    frozen.back().weights.emplace_back(m.c, quantised);
  }
  return freeze_model(kind, fingerprint, perceptrons.front().classes_, std::move(frozen));
}

std::string train_and_freeze(TrainingOrders orders, const std::function<Perceptron(uint64_t seed)>& train, std::string_view kind, uint64_t fingerprint,
                             double minimum_weight) {
  std::vector<std::future<Perceptron>> running;
  for (int i = 0; i < orders.count; ++i) running.push_back(std::async(std::launch::async, train, orders.first_seed + static_cast<uint64_t>(i)));
  std::vector<Perceptron> trained;
  for (auto& perceptron : running) trained.push_back(perceptron.get());
  return Perceptron::freeze_mean(trained, kind, fingerprint, minimum_weight);
}

}  // namespace dossier
