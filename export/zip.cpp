#include "export/zip.h"

#include <zlib.h>

#include <algorithm>

#include "graph/error.h"

namespace dossier {
namespace {

constexpr uint64_t kLimit = 0xFFFFFFFF;
constexpr uint64_t kFirstOfJanuary1980 = 33;  // MS-DOS date: year 0, month 1, day 1

std::string deflate_raw(std::string_view contents) {
  z_stream stream{};
  constexpr int kRawWindow = -15, kMemory = 8;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw input_error("cannot compress the archive: out of memory");
  std::string out;
  char buffer[1 << 16];
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(contents.data()));
  for (uint64_t left = contents.size(); stream.avail_out == 0;) {
    if (stream.avail_in == 0) {
      stream.avail_in = static_cast<uInt>(std::min<uint64_t>(left, 1u << 30));
      left -= stream.avail_in;
    }
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof buffer;
    deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH);
    out.append(buffer, sizeof buffer - stream.avail_out);
    if (left > 0) stream.avail_out = 0;
  }
  deflateEnd(&stream);
  return out;
}

uint32_t checksum(std::string_view contents) {
  uLong crc = crc32(0, nullptr, 0);
  while (!contents.empty()) {
    const size_t part = std::min<size_t>(contents.size(), 1u << 30);
    crc = crc32(crc, reinterpret_cast<const Bytef*>(contents.data()), static_cast<uInt>(part));
    contents.remove_prefix(part);
  }
  return static_cast<uint32_t>(crc);
}

}  // namespace

void ZipWriter::number(uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) sink_ << static_cast<char>(i < 8 ? value >> (8 * i) & 255 : 0);
}

/// The fields that the local and the central header share, from "version needed" to "length of the extra field".
void ZipWriter::header(const Entry& e) {
  constexpr uint64_t kUtf8Names = 1 << 11, kDeflated = 8;
  number(20, 2);
  number(kUtf8Names, 2);
  number(kDeflated, 2);
  number(0, 2);
  number(kFirstOfJanuary1980, 2);
  number(e.crc, 4);
  number(e.compressed, 4);
  number(e.size, 4);
  number(e.name.size(), 2);
}

void ZipWriter::add(std::string_view name, std::string_view contents) {
  const std::string packed = deflate_raw(contents);
  Entry e{std::string(name), checksum(contents), contents.size(), packed.size(), offset_};
  if (std::max(e.size, offset_ + e.compressed) >= kLimit)
    throw input_error("the archive would be larger than 4 GB; write a folder instead (-o FOLDER/)");
  const uint64_t before = sink_.written();
  number(0x04034b50, 4);
  header(e);
  number(0, 2);
  sink_ << e.name << packed;
  offset_ += sink_.written() - before;
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
