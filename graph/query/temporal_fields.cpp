#include <algorithm>

#include "graph/query/calendar.h"
#include "graph/query/temporal_functions.h"

namespace dossier {
namespace {

Value date_field(int64_t days, std::string_view key) {
  const CivilDate date = civil_date(days);
  const int quarter = (date.month + 2) / 3;
  if (key == "year") return date.year;
  if (key == "quarter") return quarter;
  if (key == "month") return date.month;
  if (key == "week") return (days - week_year_begin(week_year_of(days))) / 7 + 1;
  if (key == "weekYear") return week_year_of(days);
  if (key == "day") return date.day;
  if (key == "ordinalDay") return days - civil_days(date.year, 1, 1) + 1;
  if (key == "weekDay" || key == "dayOfWeek") return iso_weekday(days);
  if (key == "dayOfQuarter" || key == "quarterDay") return days - civil_days(date.year, 3 * quarter - 2, 1) + 1;
  return {};
}

Value clock_field(int64_t nanoseconds, std::string_view key) {
  const int64_t seconds = nanoseconds / kNanosecondsPerSecond, fraction = nanoseconds % kNanosecondsPerSecond;
  if (key == "hour") return seconds / 3600;
  if (key == "minute") return seconds / 60 % 60;
  if (key == "second") return seconds % 60;
  if (key == "millisecond") return fraction / 1'000'000;
  if (key == "microsecond") return fraction / 1000;
  if (key == "nanosecond") return fraction;
  return {};
}

Value zone_field(const Temporal& t, std::string_view key) {
  if (key == "timezone") return t.zone.empty() ? format_offset(t.offset) : t.zone;
  if (key == "offset") return format_offset(t.offset);
  if (key == "offsetMinutes") return int64_t{t.offset / 60};
  if (key == "offsetSeconds") return int64_t{t.offset};
  return {};
}

Value epoch_field(const Temporal& t, std::string_view key) {
  const int64_t seconds = t.days * kSecondsPerDay + t.nanoseconds / kNanosecondsPerSecond - t.offset;
  if (key == "epochSeconds") return seconds;
  if (key == "epochMillis") return seconds * 1000 + t.nanoseconds % kNanosecondsPerSecond / 1'000'000;
  return {};
}

/// What one unit makes of the months, days, seconds and nanoseconds of a duration.
struct DurationField {
  std::string_view key;
  enum Part : uint8_t { Months, Days, Seconds, Nanoseconds, All } part;
  int64_t divisor, modulus;  ///< value / divisor % modulus; modulus 0: without
};

constexpr DurationField kDurationFields[] = {
    {"years", DurationField::Months, 12, 0},
    {"quarters", DurationField::Months, 3, 0},
    {"months", DurationField::Months, 1, 0},
    {"weeks", DurationField::Days, 7, 0},
    {"days", DurationField::Days, 1, 0},
    {"hours", DurationField::Seconds, 3600, 0},
    {"minutes", DurationField::Seconds, 60, 0},
    {"seconds", DurationField::Seconds, 1, 0},
    {"milliseconds", DurationField::All, 1'000'000, 0},
    {"microseconds", DurationField::All, 1000, 0},
    {"nanoseconds", DurationField::All, 1, 0},
    {"quartersOfYear", DurationField::Months, 3, 4},
    {"monthsOfYear", DurationField::Months, 1, 12},
    {"monthsOfQuarter", DurationField::Months, 1, 3},
    {"daysOfWeek", DurationField::Days, 1, 7},
    {"minutesOfHour", DurationField::Seconds, 60, 60},
    {"secondsOfMinute", DurationField::Seconds, 1, 60},
    {"millisecondsOfSecond", DurationField::Nanoseconds, 1'000'000, 0},
    {"microsecondsOfSecond", DurationField::Nanoseconds, 1000, 0},
    {"nanosecondsOfSecond", DurationField::Nanoseconds, 1, 0},
};

Value duration_field(const Temporal& t, std::string_view key) {
  const auto found = std::find_if(std::begin(kDurationFields), std::end(kDurationFields), [&](const DurationField& f) { return f.key == key; });
  if (found == std::end(kDurationFields)) return {};
  WideInt value = 0;
  switch (found->part) {
    case DurationField::Months: value = t.months; break;
    case DurationField::Days: value = t.days; break;
    case DurationField::Seconds: value = t.seconds; break;
    case DurationField::Nanoseconds: value = t.nanoseconds; break;
    case DurationField::All: value = static_cast<WideInt>(t.seconds) * kNanosecondsPerSecond + t.nanoseconds; break;
  }
  value /= found->divisor;
  if (found->modulus != 0) value %= found->modulus;
  return value > INT64_MAX || value < INT64_MIN ? Value() : Value(static_cast<int64_t>(value));
}

}  // namespace

Value temporal_field(const Temporal& t, std::string_view key) {
  if (t.kind == TemporalKind::Duration) return duration_field(t, key);
  Value value;
  if (t.kind != TemporalKind::Time && t.kind != TemporalKind::LocalTime) value = date_field(t.days, key);
  if (value.is_null() && t.kind != TemporalKind::Date) value = clock_field(t.nanoseconds, key);
  if (value.is_null() && (t.kind == TemporalKind::Time || t.kind == TemporalKind::DateTime)) value = zone_field(t, key);
  if (value.is_null() && t.kind == TemporalKind::DateTime) value = epoch_field(t, key);
  return value;
}

}  // namespace dossier
