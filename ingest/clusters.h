#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The clusters of a word at three granularities; 0 is "not in the table".
struct WordClusters {
  uint8_t coarse = 0;   // of 64
  uint16_t medium = 0;  // of 256
  uint16_t fine = 0;    // of 1024
};

/// Table of frequent English words and their distributional clusters, read in place from a model file that must outlive
/// it. Const, shared by all threads.
class ClusterTable {
 public:
  explicit ClusterTable(std::span<const unsigned char> bytes);  ///< throws Error(Input)

  WordClusters find(std::string_view lower_case_word) const;
  uint64_t fingerprint() const { return fingerprint_; }  ///< of the table's content; models trained on it carry it

 private:
  struct Slot;
  const Slot* slots_ = nullptr;
  uint64_t mask_ = 0;
  uint64_t fingerprint_ = 0;
};

struct ClusteredWord {
  std::string word;
  WordClusters clusters;
};

/// The bytes of a cluster file.
std::string freeze_clusters(const std::vector<ClusteredWord>& words);

}  // namespace dossier
