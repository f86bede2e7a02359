#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Words of one document as dense ids, in order of first appearance. A view is valid until the next intern(). Not thread-safe.
class Vocabulary {
 public:
  uint32_t intern(std::string_view word);
  std::string_view view(uint32_t id) const { return std::string_view(bytes_).substr(begins_[id], begins_[id + 1] - begins_[id]); }
  size_t size() const { return begins_.size() - 1; }
  void clear();

 private:
  void grow();
  std::string bytes_;
  std::vector<uint32_t> begins_{0};
  std::vector<uint32_t> slots_;  // open addressing, id + 1; 0 is free
};

}  // namespace dossier
