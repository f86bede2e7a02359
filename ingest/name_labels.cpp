#include "ingest/name_labels.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr int32_t kImpossible = INT32_MIN / 2;

// For each label, the labels that may stand before it.
struct Predecessors {
  std::array<std::array<uint8_t, kNameLabels>, kNameLabels> labels{};
  std::array<size_t, kNameLabels> count{};
};

constexpr Predecessors make_predecessors() {
  Predecessors p;
  for (uint8_t b = 0; b < kNameLabels; ++b) {
    for (uint8_t a = 0; a < kNameLabels; ++a) {
      if (may_follow(a, b)) p.labels[b][p.count[b]++] = a;
    }
  }
  return p;
}

constexpr Predecessors kPredecessors = make_predecessors();

}  // namespace

void NameDecoder::decode(std::span<const LabelScores> emissions, const TransitionScores& transitions,
                         std::span<const LabelMask> allowed, std::vector<uint8_t>& labels) {
  const size_t n = emissions.size();
  labels.assign(n, kOutside);
  if (n == 0) return;
  best_.resize(n);
  from_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    const LabelMask mask = allowed.empty() ? kAnyLabel : allowed[i];
    for (uint8_t b = 0; b < kNameLabels; ++b) {
      best_[i][b] = kImpossible;
      if ((mask >> b & 1) == 0) continue;
      if (i == 0) {
        if (may_follow(kOutside, b)) best_[i][b] = emissions[i][b] + transitions[kOutside][b];
        continue;
      }
      int32_t best = kImpossible;
      for (size_t k = 0; k < kPredecessors.count[b]; ++k) {
        const uint8_t a = kPredecessors.labels[b][k];
        const int32_t score = best_[i - 1][a] + transitions[a][b];
        if (best_[i - 1][a] > kImpossible && score > best) {
          best = score;
          from_[i][b] = a;
        }
      }
      if (best > kImpossible) best_[i][b] = best + emissions[i][b];
    }
  }
  uint8_t last = kOutside;
  for (uint8_t a = 0; a < kNameLabels; ++a) {
    if (may_follow(a, kOutside) && best_[n - 1][a] > best_[n - 1][last]) last = a;
  }
  for (size_t i = n; i-- > 0;) {
    labels[i] = last;
    if (i > 0) last = from_[i][last];
  }
}

}  // namespace dossier
