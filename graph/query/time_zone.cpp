#include "graph/query/time_zone.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <string_view>
#include <vector>

namespace dossier {
namespace {

constexpr int64_t kCycle = 28 * 1461 / 4 * int64_t{86400};  // in 28 years the calendar repeats (until 2100)
constexpr int64_t kLate = 2'000'000'000;                        // a zone with transitions after it keeps changing
constexpr std::array<const char*, 2> kFolders{"/usr/share/zoneinfo/", "/usr/lib/zoneinfo/"};

/// The transitions of one zone, as a TZif file of version 2 or later lists them (RFC 8536).
struct Zone {
  bool known = false;
  int32_t first = 0;  ///< before the first transition
  std::vector<std::pair<int64_t, int32_t>> transitions;  ///< instant, offset from then on

  int32_t at(int64_t utc) const {
    // Files list the transitions until 2037; later years repeat the rules of the cycle before.
    if (!transitions.empty() && transitions.back().first > kLate && utc >= transitions.back().first)
      utc -= ((utc - transitions.back().first) / kCycle + 1) * kCycle;
    const auto next = std::upper_bound(transitions.begin(), transitions.end(), utc,
                                       [](int64_t t, const auto& transition) { return t < transition.first; });
    return next == transitions.begin() ? first : std::prev(next)->second;
  }
};

/// Reads big-endian numbers; past the end it gives zeros and turns false.
class Bytes {
 public:
  Bytes(std::string_view bytes, size_t at) : bytes_(bytes), at_(at) {}
  int64_t number(size_t width) {
    uint64_t value = 0;
    for (size_t i = 0; i < width; ++i) value = value << 8 | (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0u), ++at_;
    return width == 4 ? static_cast<int32_t>(value) : static_cast<int64_t>(value);
  }
  uint8_t byte() { return static_cast<uint8_t>(number(1)); }
  void skip(size_t n) { at_ += n; }
  size_t position() const { return at_; }
  bool fine() const { return at_ <= bytes_.size(); }

 private:
  std::string_view bytes_;
  size_t at_;
};

struct Counts {
  size_t utc_flags, standard_flags, leaps, times, types, characters;
  explicit Counts(Bytes& in) {
    for (size_t* count : {&utc_flags, &standard_flags, &leaps, &times, &types, &characters}) *count = static_cast<size_t>(in.number(4));
  }
};

Zone parse_zone(std::string_view file) {
  constexpr size_t kHeader = 20;  // magic, version, reserved
  Zone zone;
  if (file.size() < 44 || file.substr(0, 4) != "TZif" || file[4] < '2') return zone;
  Bytes in(file, kHeader);
  const Counts old(in);  // the block of 32-bit times, for older readers
  in.skip(old.times * 5 + old.types * 6 + old.characters + old.leaps * 8 + old.standard_flags + old.utc_flags);
  in.skip(kHeader);
  const Counts counts(in);
  if (!in.fine() || counts.times > file.size() || counts.types == 0 || counts.types > 256) return zone;
  std::vector<int64_t> times(counts.times);
  for (int64_t& time : times) time = in.number(8);
  std::vector<uint8_t> types(counts.times);
  for (uint8_t& type : types) type = in.byte();
  std::vector<int32_t> offsets(counts.types);
  for (int32_t& offset : offsets) {
    offset = static_cast<int32_t>(in.number(4));
    in.skip(2);
  }
  if (!in.fine()) return zone;
  zone.known = true;
  zone.first = offsets[0];
  for (size_t i = 0; i < times.size(); ++i)
    if (types[i] < offsets.size()) zone.transitions.emplace_back(times[i], offsets[types[i]]);
  return zone;
}

/// Letters, digits, "_", "+", "-" and "/": a name leads nowhere but into the database.
bool is_zone_name(const std::string& name) {
  return !name.empty() && name.size() < 64 && name.front() != '/' && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/';
  });
}

const Zone& zone_of(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, Zone> zones;
  const std::lock_guard lock(mutex);
  const auto [found, inserted] = zones.try_emplace(name);
  if (!inserted || !is_zone_name(name)) return found->second;
  for (const char* folder : kFolders) {
    std::ifstream in(folder + name, std::ios::binary);
    if (!in) continue;
    found->second = parse_zone(std::string(std::istreambuf_iterator<char>(in), {}));
    if (found->second.known) break;
  }
  return found->second;
}

}  // namespace

std::optional<int32_t> zone_offset_at(const std::string& name, int64_t utc_seconds) {
  const Zone& zone = zone_of(name);
  return zone.known ? std::optional(zone.at(utc_seconds)) : std::nullopt;
}

std::optional<int32_t> zone_offset_at_local(const std::string& name, int64_t local_seconds) {
  const Zone& zone = zone_of(name);
  if (!zone.known) return std::nullopt;
  // The offset of a day before is the one before a change, if there is a change near.
  const int32_t before = zone.at(local_seconds - zone.at(local_seconds) - 86400);
  if (zone.at(local_seconds - before) == before) return before;
  const int32_t after = zone.at(local_seconds - before);
  return zone.at(local_seconds - after) == after ? after : before;
}

}  // namespace dossier
