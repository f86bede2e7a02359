#include "ingest/linear_model.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "graph/error.h"
#include "ingest/model_file.h"

namespace dossier {
namespace {

// Layout after the header: uint32 bucket begins (2^bits + 1, relative to the rows), the rows, the class names (one a
// line). A row: uint16 check, uint8 number of classes less one, the classes (uint8 each), their weights (int16 each).
// 3 bytes and 3 for each weight, with about one row a bucket, make 4 + 3 + 3n bytes a feature; one cache miss finds the
// bucket and one the row.
constexpr size_t kRowHead = 3;

uint16_t check_of(uint64_t feature) { return static_cast<uint16_t>(feature); }

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

template <class T>
void append_raw(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

LinearModel::LinearModel(std::span<const unsigned char> bytes, std::string_view kind, uint64_t fingerprint) {
  const ModelHeader header = read_model_header(bytes, kind, fingerprint);
  const auto corrupt = [&] { return input_error("model '" + std::string(kind) + "': the file is damaged; build it again with dossier-train"); };
  if (header.bucket_bits < 1 || header.bucket_bits > 28) throw corrupt();
  const size_t index_size = ((size_t{1} << header.bucket_bits) + 1) * sizeof(uint32_t);
  if (bytes.size() < sizeof header + index_size + header.names_size) throw corrupt();
  if (reinterpret_cast<uintptr_t>(bytes.data()) % alignof(uint32_t) != 0) throw corrupt();

  shift_ = 64 - static_cast<int>(header.bucket_bits);
  buckets_ = reinterpret_cast<const uint32_t*>(bytes.data() + sizeof header);
  rows_ = bytes.data() + sizeof header + index_size;
  const size_t rows_size = bytes.size() - sizeof header - index_size - header.names_size;
  const std::span<const uint32_t> begins(buckets_, (size_t{1} << header.bucket_bits) + 1);
  if (!std::is_sorted(begins.begin(), begins.end()) || begins.front() != 0 || begins.back() != rows_size) throw corrupt();

  names_ = split_lines({reinterpret_cast<const char*>(rows_ + rows_size), header.names_size});
  if (names_.size() != header.classes || names_.size() > kMaxClasses || names_.empty()) throw corrupt();
}

// Rows are bounded by their bucket and classes by the size of Scores, so a damaged file can give wrong scores but never
// a read or write out of bounds.
void LinearModel::add(std::span<const uint64_t> features, Scores& scores) const {
  for (const uint64_t feature : features) __builtin_prefetch(buckets_ + (feature >> shift_));
  for (const uint64_t feature : features) __builtin_prefetch(rows_ + buckets_[feature >> shift_]);
  for (const uint64_t feature : features) {
    const unsigned char* row = rows_ + buckets_[feature >> shift_];
    const unsigned char* const end = rows_ + buckets_[(feature >> shift_) + 1];
    while (end - row > static_cast<ptrdiff_t>(kRowHead)) {
      uint16_t check;
      std::memcpy(&check, row, sizeof check);
      const size_t count = size_t{row[2]} + 1;
      const unsigned char* const classes = row + kRowHead;
      row = classes + 3 * count;
      if (row > end) break;
      if (check != check_of(feature)) continue;
      for (size_t i = 0; i < count; ++i) {
        int16_t weight;
        std::memcpy(&weight, classes + count + 2 * i, sizeof weight);
        scores[classes[i]] += weight;
      }
      break;
    }
  }
}

std::string freeze_model(std::string_view kind, uint64_t fingerprint, const std::vector<std::string>& names,
                         std::vector<LinearRow> rows) {
  std::sort(rows.begin(), rows.end(), [](const LinearRow& a, const LinearRow& b) { return a.feature < b.feature; });
  ModelHeader header = make_model_header(kind, fingerprint);
  header.bucket_bits = static_cast<uint32_t>(std::clamp(static_cast<int>(std::bit_width(rows.size())) - 1, 1, 28));
  header.classes = static_cast<uint32_t>(names.size());

  std::vector<uint32_t> begins((size_t{1} << header.bucket_bits) + 1, 0);
  std::string body;
  size_t bucket = 0;
  for (const LinearRow& row : rows) {
    const size_t own = row.feature >> (64 - header.bucket_bits);
    while (bucket < own) begins[++bucket] = static_cast<uint32_t>(body.size());
    append_raw(body, check_of(row.feature));
    body += static_cast<char>(row.weights.size() - 1);
    for (const auto& [c, weight] : row.weights) body += static_cast<char>(c);
    for (const auto& [c, weight] : row.weights) append_raw(body, weight);
  }
  while (bucket + 1 < begins.size()) begins[++bucket] = static_cast<uint32_t>(body.size());

  std::string name_table;
  for (const std::string& name : names) name_table += name + '\n';
  header.names_size = static_cast<uint32_t>(name_table.size());
  const size_t index_size = begins.size() * sizeof(uint32_t);
  header.size = sizeof header + index_size + body.size() + name_table.size();
  std::string file(reinterpret_cast<const char*>(&header), sizeof header);
  file.append(reinterpret_cast<const char*>(begins.data()), index_size);
  return file + body + name_table;
}

}  // namespace dossier
