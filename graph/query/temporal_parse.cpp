#include <charconv>
#include <cstdlib>

#include "graph/query/calendar.h"
#include "graph/query/temporal_functions.h"
#include "graph/query/time_zone.h"

namespace dossier {
namespace {

/// A cursor over a text; each function takes what it names, or leaves the cursor and says no.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  bool done() const { return text_.empty(); }
  bool accept(char c) {
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool at(char c) const { return !text_.empty() && text_[0] == c; }
  size_t digits_ahead() const {
    size_t n = 0;
    while (n < text_.size() && text_[n] >= '0' && text_[n] <= '9') ++n;
    return n;
  }
  /// Exactly `count` digits.
  std::optional<int> number(size_t count) {
    if (digits_ahead() < count) return std::nullopt;
    int value = 0;
    std::from_chars(text_.data(), text_.data() + count, value);
    text_.remove_prefix(count);
    return value;
  }
  std::string_view rest() const { return text_; }
  void skip(size_t n) { text_.remove_prefix(n); }

  std::optional<int64_t> date();
  std::optional<int64_t> clock();
  std::optional<int32_t> offset();
  std::optional<long double> decimal();

 private:
  std::optional<int64_t> year();
  std::optional<int64_t> month_and_day(int64_t year, bool separated);
  std::string_view text_;
};

std::optional<int64_t> day_of(int64_t year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > month_days(year, month)) return std::nullopt;
  return civil_days(year, month, day);
}

/// Four digits, or a sign and up to nine; then a separator has to follow.
std::optional<int64_t> Reader::year() {
  const bool extended = at('+') || at('-');
  const bool negative = at('-');
  if (extended) skip(1);
  const size_t digits = extended ? digits_ahead() : 4;
  if (digits < 4 || digits > 9) return std::nullopt;
  const auto value = number(digits);
  if (!value) return std::nullopt;
  return negative ? -int64_t{*value} : *value;
}

std::optional<int64_t> Reader::date() {
  const auto y = year();
  if (!y) return std::nullopt;
  const bool separated = accept('-');
  if (accept('W')) {
    const auto week = number(2);
    if (!week || *week < 1 || *week > 53) return std::nullopt;
    int weekday = 1;
    if ((separated && accept('-')) || (!separated && digits_ahead() == 1)) {
      const auto day = number(1);
      if (!day || *day < 1 || *day > 7) return std::nullopt;
      weekday = *day;
    }
    const int64_t days = week_year_begin(*y) + 7 * (*week - 1) + weekday - 1;
    if (week_year_of(days) != *y) return std::nullopt;
    return days;
  }
  if (accept('Q')) {
    const auto quarter = number(1);
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    const int64_t begin = civil_days(*y, 3 * *quarter - 2, 1), end = *quarter == 4 ? civil_days(*y + 1, 1, 1) : civil_days(*y, 3 * *quarter + 1, 1);
    if (separated ? !accept('-') : digits_ahead() == 0) return begin;
    const auto day = number(2);
    if (!day || *day < 1 || begin + *day - 1 >= end) return std::nullopt;
    return begin + *day - 1;
  }
  return month_and_day(*y, separated);
}

std::optional<int64_t> Reader::month_and_day(int64_t year, bool separated) {
  const size_t digits = digits_ahead();
  if (digits == 0) return separated ? std::nullopt : day_of(year, 1, 1);
  if (digits == 3) {
    const auto ordinal = number(3);
    if (*ordinal < 1 || *ordinal > (is_leap_year(year) ? 366 : 365)) return std::nullopt;
    return civil_days(year, 1, 1) + *ordinal - 1;
  }
  const auto month = number(2);
  if (!month) return std::nullopt;
  if (separated ? !accept('-') : digits_ahead() == 0) return day_of(year, *month, 1);
  const auto day = number(2);
  return day ? day_of(year, *month, *day) : std::nullopt;
}

/// Nanoseconds since midnight of HH[:MM[:SS[.fraction]]], with or without colons.
std::optional<int64_t> Reader::clock() {
  const auto hour = number(2);
  if (!hour || *hour > 23) return std::nullopt;
  int64_t seconds = *hour * int64_t{3600};
  const bool separated = accept(':');
  if (!separated && digits_ahead() == 0) return seconds * kNanosecondsPerSecond;
  const auto minute = number(2);
  if (!minute || *minute > 59) return std::nullopt;
  seconds += *minute * 60;
  if (separated ? !accept(':') : digits_ahead() == 0) return seconds * kNanosecondsPerSecond;
  const auto second = number(2);
  if (!second || *second > 59) return std::nullopt;
  int64_t nanoseconds = (seconds + *second) * kNanosecondsPerSecond;
  if (!accept('.') && !accept(',')) return nanoseconds;
  const size_t digits = digits_ahead();
  if (digits == 0 || digits > 9) return std::nullopt;
  int64_t fraction = *number(digits);
  for (size_t i = digits; i < 9; ++i) fraction *= 10;
  return nanoseconds + fraction;
}

/// Z, +HH, +HH:MM, +HHMM, +HH:MM:SS.
std::optional<int32_t> Reader::offset() {
  if (accept('Z')) return 0;
  const bool negative = at('-');
  if (!accept('+') && !accept('-')) return std::nullopt;
  const auto hour = number(2);
  if (!hour) return std::nullopt;
  int32_t seconds = *hour * 3600;
  const bool separated = accept(':');
  if (separated || digits_ahead() > 0) {
    const auto minute = number(2);
    if (!minute || *minute > 59) return std::nullopt;
    seconds += *minute * 60;
    if (separated ? accept(':') : digits_ahead() > 0) {
      const auto second = number(2);
      if (!second || *second > 59) return std::nullopt;
      seconds += *second;
    }
  }
  if (seconds > 18 * 3600) return std::nullopt;
  return negative ? -seconds : seconds;
}

std::optional<long double> Reader::decimal() {
  size_t size = at('-') || at('+') ? 1 : 0;
  const size_t first = size;
  while (size < text_.size() && ((text_[size] >= '0' && text_[size] <= '9') || text_[size] == '.')) ++size;
  if (size == first || size > 40) return std::nullopt;
  const std::string digits(text_.substr(0, size));
  char* end = nullptr;
  const long double value = std::strtold(digits.c_str(), &end);
  if (*end != '\0') return std::nullopt;
  skip(size);
  return value;
}

/// P2012-02-02T14:37:21.545: a date and a time of day, read as numbers of units.
std::optional<Temporal> parse_duration_as_date(Reader in) {
  const auto year = in.number(4);
  if (!year || !in.accept('-')) return std::nullopt;
  const auto month = in.number(2);
  if (!month || !in.accept('-')) return std::nullopt;
  const auto day = in.number(2);
  if (!day) return std::nullopt;
  int64_t nanoseconds = 0;
  if (in.accept('T')) {
    const auto clock = in.clock();
    if (!clock) return std::nullopt;
    nanoseconds = *clock;
  }
  if (!in.done()) return std::nullopt;
  return make_duration(12 * *year + *month, *day, 0, static_cast<long double>(nanoseconds));
}

std::optional<Temporal> parse_duration(Reader in) {
  const bool negative = in.accept('-');
  if (!in.accept('P') || in.done()) return std::nullopt;
  if (!negative)
    if (const auto result = parse_duration_as_date(in)) return result;
  long double months = 0, days = 0, seconds = 0;
  bool time = false;
  while (!in.done()) {
    if (!time && in.accept('T')) {
      time = true;
      continue;
    }
    const auto value = in.decimal();
    if (!value) return std::nullopt;
    if (!time && in.accept('Y')) months += *value * 12;
    else if (!time && in.accept('M')) months += *value;
    else if (!time && in.accept('W')) days += *value * 7;
    else if (!time && in.accept('D')) days += *value;
    else if (time && in.accept('H')) seconds += *value * 3600;
    else if (time && in.accept('M')) seconds += *value * 60;
    else if (time && in.accept('S')) seconds += *value;
    else return std::nullopt;
  }
  const int sign = negative ? -1 : 1;
  return make_duration(sign * months, sign * days, sign * seconds);
}

}  // namespace

bool set_zone(Temporal& t, std::string_view zone) {
  Reader in(zone);
  if (const auto offset = in.offset(); offset && in.done()) {
    t.offset = *offset;
    t.zone.clear();
    return true;
  }
  const std::string name(zone);
  const auto offset = zone_offset_at_local(name, t.days * kSecondsPerDay + t.nanoseconds / kNanosecondsPerSecond);
  if (!offset) return false;
  t.offset = *offset;
  // A time of day has an offset, but no zone.
  t.zone = t.kind == TemporalKind::Time ? "" : name;
  return true;
}

std::optional<Temporal> parse_temporal(TemporalKind kind, std::string_view text) {
  Reader in(text);
  if (kind == TemporalKind::Duration) return parse_duration(in);
  Temporal t;
  t.kind = kind;
  const bool dated = kind == TemporalKind::Date || kind == TemporalKind::LocalDateTime || kind == TemporalKind::DateTime;
  if (dated) {
    const auto days = in.date();
    if (!days) return std::nullopt;
    t.days = *days;
    if (kind == TemporalKind::Date) return in.done() ? std::optional(t) : std::nullopt;
  }
  if (!dated || in.accept('T')) {
    const auto clock = in.clock();
    if (!clock) return std::nullopt;
    t.nanoseconds = *clock;
  }
  if (kind == TemporalKind::LocalTime || kind == TemporalKind::LocalDateTime) return in.done() ? std::optional(t) : std::nullopt;
  if (!in.done() && !in.at('[')) {
    const auto offset = in.offset();
    if (!offset) return std::nullopt;
    t.offset = *offset;
  }
  if (in.accept('[')) {
    const std::string_view zone = in.rest();
    if (zone.empty() || zone.back() != ']' || !set_zone(t, zone.substr(0, zone.size() - 1))) return std::nullopt;
    return t;
  }
  return in.done() ? std::optional(t) : std::nullopt;
}

}  // namespace dossier
