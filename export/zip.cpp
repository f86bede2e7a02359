#include "export/zip.h"

#include <zlib.h>

#include <algorithm>

#include "graph/error.h"

namespace dossier {
namespace {

constexpr uint64_t kLimit = 0xFFFFFFFF;
constexpr uint64_t kFirstOfJanuary1980 = 33;  // MS-DOS date: year 0, month 1, day 1

Error too_large() { return input_error("the archive would be larger than 4 GB; write a folder instead (-o FOLDER/)"); }

/// Packs into a sink what it is given piece by piece, and counts.
class Packer {
 public:
  explicit Packer(Sink& sink) : sink_(sink) {
    constexpr int kRawWindow = -15, kMemory = 8;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw input_error("cannot compress the archive: out of memory");
  }
  ~Packer() { deflateEnd(&stream_); }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  /// REQUIRES: fewer than 4 GB at a time, as a sink's buffer is.
  void put(std::string_view bytes) {
    crc_ = crc32(crc_, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    size_ += bytes.size();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    pack(Z_NO_FLUSH);
  }
  void finish() { pack(Z_FINISH); }

  uint32_t crc() const { return static_cast<uint32_t>(crc_); }
  uint64_t size() const { return size_; }
  uint64_t packed() const { return packed_; }

 private:
  void pack(int flush) {
    char buffer[1 << 14];
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer);
      stream_.avail_out = sizeof buffer;
      deflate(&stream_, flush);
      const size_t made = sizeof buffer - stream_.avail_out;
      sink_ << std::string_view(buffer, made);
      packed_ += made;
    } while (stream_.avail_out == 0);
    if (std::max(size_, packed_) >= kLimit) throw too_large();
  }

  Sink& sink_;
  z_stream stream_{};
  uLong crc_ = crc32(0, nullptr, 0);
  uint64_t size_ = 0, packed_ = 0;
};

}  // namespace

void ZipWriter::number(uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) sink_ << static_cast<char>(i < 8 ? value >> (8 * i) & 255 : 0);
}

/// The fields that the local and the central header share, from "version needed" to "length of the extra field". In the
/// local header the sums are zero: they follow the entry.
void ZipWriter::header(const Entry& e) {
  constexpr uint64_t kUtf8Names = 1 << 11, kSumsFollow = 1 << 3, kDeflated = 8;
  number(20, 2);
  number(kUtf8Names | kSumsFollow, 2);
  number(kDeflated, 2);
  number(0, 2);
  number(kFirstOfJanuary1980, 2);
  sums(e);
  number(e.name.size(), 2);
}

void ZipWriter::sums(const Entry& e) {
  number(e.crc, 4);
  number(e.compressed, 4);
  number(e.size, 4);
}

void ZipWriter::add(std::string_view name, const std::function<void(Sink&)>& write) {
  Entry e{std::string(name), 0, 0, 0, offset_};
  const uint64_t before = sink_.written();
  number(0x04034b50, 4);
  header(e);
  number(0, 2);
  sink_ << e.name;
  Packer packer(sink_);
  Sink contents = Sink::function([&](std::string_view bytes) { packer.put(bytes); });
  write(contents);
  contents.commit();
  packer.finish();
  e.crc = packer.crc();
  e.size = packer.size();
  e.compressed = packer.packed();
  number(0x08074b50, 4);
  sums(e);
  offset_ += sink_.written() - before;
  if (offset_ >= kLimit) throw too_large();
  entries_.push_back(std::move(e));
}

void ZipWriter::finish() {
  const uint64_t before = sink_.written();
  for (const Entry& e : entries_) {
    number(0x02014b50, 4);
    number(20, 2);
    header(e);
    number(0, 12);
    number(e.offset, 4);
    sink_ << e.name;
  }
  const uint64_t directory = sink_.written() - before;
  number(0x06054b50, 4);
  number(0, 4);
  number(entries_.size(), 2);
  number(entries_.size(), 2);
  number(directory, 4);
  number(offset_, 4);
  number(0, 2);
}

}  // namespace dossier
