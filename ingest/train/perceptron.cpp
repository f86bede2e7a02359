#include "ingest/train/perceptron.h"

#include <algorithm>
#include <cmath>

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

void Perceptron::score(std::span<const uint64_t> features, LinearModel::Scores& scores) const {
  std::fill_n(scores.begin(), classes_.size(), 0);
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

std::string Perceptron::freeze(std::string_view kind, uint64_t fingerprint, double minimum_weight) const {
  double largest = 0, squares = 0;
  size_t count = 0;
  for (const Row& row : rows_) {
    for (uint32_t i = row.begin; i < row.begin + row.count; ++i) {
      const double value = average(weights_[i]);
      largest = std::max(largest, std::abs(value));
      squares += value * value;
      ++count;
    }
  }
  const double deviation = std::sqrt(squares / static_cast<double>(std::max<size_t>(count, 1)));
  const double scale = largest > 0 ? 32767.0 / largest : 1;

  std::vector<LinearRow> frozen;
  for (const Row& row : rows_) {
    if (row.capacity == 0 || row.updates < minimum_updates_) continue;
    LinearRow out{row.feature, {}};
    for (uint32_t i = row.begin; i < row.begin + row.count; ++i) {
      const double value = average(weights_[i]);
      const auto quantised = static_cast<int16_t>(std::lround(value * scale));
      if (std::abs(value) < minimum_weight * deviation || quantised == 0) continue;
      out.weights.emplace_back(weights_[i].c, quantised);
    }
    if (out.weights.empty()) continue;
    std::sort(out.weights.begin(), out.weights.end());
    frozen.push_back(std::move(out));
  }
  return freeze_model(kind, fingerprint, classes_, std::move(frozen));
}

}  // namespace dossier
