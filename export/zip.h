#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/sink.h"

namespace dossier {

/// Writes a ZIP archive (PKWARE's APPNOTE 6.3, up to 4 GB): one compressed entry after the other, then finish(). An entry
/// is packed while it is written, so its sizes stand behind it. All entries carry the first of January 1980, so that equal
/// contents give equal bytes.
class ZipWriter {
 public:
  explicit ZipWriter(Sink& sink) : sink_(sink) {}
  void add(std::string_view name, const std::function<void(Sink&)>& write);
  void finish();

 private:
  struct Entry {
    std::string name;
    uint32_t crc = 0;
    uint64_t size = 0, compressed = 0, offset = 0;
  };
  void number(uint64_t value, int bytes);
  void header(const Entry&);
  void sums(const Entry&);

  Sink& sink_;
  uint64_t offset_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace dossier
