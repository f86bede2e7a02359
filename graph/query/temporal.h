#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

enum class TemporalKind : uint8_t { DateTime, LocalDateTime, Date, Time, LocalTime, Duration };

/// A date, a time of day, both, or a duration. A duration keeps months, days and seconds apart, since a month has no
/// fixed number of days. Fields that a kind does not have are 0.
struct Temporal {
  TemporalKind kind = TemporalKind::Date;
  int64_t days = 0;         ///< since 1970-01-01, proleptic Gregorian; of a duration: its days
  int64_t nanoseconds = 0;  ///< since midnight, local; of a duration: 0 to 999,999,999, added to its seconds
  int32_t offset = 0;       ///< seconds east of Greenwich
  std::string zone;         ///< "Europe/Stockholm", or "" when only the offset is known
  int64_t months = 0, seconds = 0;  ///< of a duration

  friend bool operator==(const Temporal&, const Temporal&) = default;
};

inline constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
inline constexpr int64_t kSecondsPerDay = 86'400;
inline constexpr int64_t kNanosecondsPerDay = kSecondsPerDay * kNanosecondsPerSecond;

/// Order within one kind: instants by the moment they name (then by offset and zone), durations by their average length.
std::strong_ordering order(const Temporal&, const Temporal&);

/// ISO 8601, as openCypher writes it: 2015-07-21T21:40:32.142+01:00[Europe/London], P1Y2M14DT16H12M70S.
std::string format_temporal(const Temporal&);
std::string format_offset(int32_t offset);  ///< "Z", "+01:00", "-02:05:07"

/// Reads the ISO 8601 forms that openCypher names: calendar dates, weeks, ordinal days and quarters, with and without
/// separators, cut off at any unit; durations also as P2012-02-02T14:37:21. nullopt for anything else.
std::optional<Temporal> parse_temporal(TemporalKind kind, std::string_view text);
/// "+01:00", "Z" or "Europe/Stockholm" for the local time in `t`: fills in its offset and zone. False when there is no such zone.
bool set_zone(Temporal& t, std::string_view zone);

}  // namespace dossier
