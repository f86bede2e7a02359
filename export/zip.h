#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "export/sink.h"

namespace dossier {

/// Writes a ZIP archive (PKWARE's APPNOTE 6.3, up to 4 GB): one compressed entry after the other, then finish(). All
/// entries carry the first of January 1980, so that equal contents give equal bytes.
class ZipWriter {
 public:
  explicit ZipWriter(Sink& sink) : sink_(sink) {}
  void add(std::string_view name, std::string_view contents);
  void finish();

 private:
  struct Entry {
    std::string name;
    uint32_t crc = 0;
    uint64_t size = 0, compressed = 0, offset = 0;
  };
  void number(uint64_t value, int bytes);
  void header(const Entry&);

  Sink& sink_;
  uint64_t offset_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace dossier
