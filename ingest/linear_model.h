#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A frozen multi-class linear classifier over hashed sparse features, read in place from the bytes of a model file
/// (embedded or mapped), which must outlive it. Const and shared by all threads; lookups allocate nothing.
///
/// A feature is a 64-bit hash. Its high bits choose a bucket, its low 16 bits are kept as a check, so a feature that
/// was never trained meets a foreign row once in about 65,000 lookups. A row holds the classes with a weight that is
/// not zero. Weights are averaged (Collins 2002) and share one scale, so the sums of their int16 values rank classes
/// as the real sums would.
class LinearModel {
 public:
  static constexpr size_t kMaxClasses = 256;
  using Scores = std::array<int32_t, kMaxClasses>;

  /// Throws Error(Input): see read_model_header. `kind` and `fingerprint` are what the reader expects.
  LinearModel(std::span<const unsigned char> bytes, std::string_view kind, uint64_t fingerprint);

  size_t classes() const { return names_.size(); }
  std::string_view name(size_t c) const { return names_[c]; }

  /// Sets the first classes() scores to the sums of the weights of `features`.
  /// In the header: inside one source gcc 12 at -O3 takes add() for a function without effects and drops the call.
  void score(std::span<const uint64_t> features, Scores& scores) const {
    std::fill_n(scores.begin(), names_.size(), 0);
    add(features, scores);
  }
  /// Adds the weights of `features` to the first classes() scores.
  void add(std::span<const uint64_t> features, Scores& scores) const;

 private:
  std::vector<std::string_view> names_;
  const uint32_t* buckets_ = nullptr;  // begin of each bucket in rows_, one more as the end
  const unsigned char* rows_ = nullptr;
  int shift_ = 0;
};

/// A trained feature, to be frozen: weights of at most kMaxClasses classes, ascending by class, none zero.
struct LinearRow {
  uint64_t feature = 0;
  std::vector<std::pair<uint8_t, int16_t>> weights;
};

/// The bytes of a model file. The order of `rows` does not matter.
std::string freeze_model(std::string_view kind, uint64_t fingerprint, const std::vector<std::string>& names,
                         std::vector<LinearRow> rows);

}  // namespace dossier
