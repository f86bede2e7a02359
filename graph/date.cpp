#include "graph/date.h"

#include <charconv>

namespace dossier {
namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::optional<int> parse_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool is_valid(PartialDate d) {
  if (d.year == 0) return d.month == 0 && d.day == 0;
  if (d.month == 0) return d.day == 0;
  return d.month <= 12 && d.day <= days_in_month(d.year, d.month);
}

PartialDate PartialDate::first_day() const {
  if (!known()) return {};
  return {year, month ? month : uint8_t{1}, day ? day : uint8_t{1}};
}

PartialDate PartialDate::last_day() const {
  if (!known()) return {};
  const uint8_t m = month ? month : uint8_t{12};
  return {year, m, day ? day : static_cast<uint8_t>(days_in_month(year, m))};
}

bool DateInterval::contains(PartialDate day) const {
  if (begin.known() && day.last_day() < begin.first_day()) return false;
  return !(end.known() && day.first_day() > end.last_day());
}

bool DateInterval::overlaps(const DateInterval& o) const {
  if (end.known() && o.begin.known() && end.last_day() < o.begin.first_day()) return false;
  return !(begin.known() && o.end.known() && o.end.last_day() < begin.first_day());
}

// Days from civil and its inverse: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
int64_t to_days(PartialDate date) {
  const PartialDate d = date.first_day();
  const int64_t y = d.year - (d.month <= 2);
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t year_of_era = y - era * 400;
  const int64_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

PartialDate from_days(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t mp = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<uint8_t>(day_of_year - (153 * mp + 2) / 5 + 1);
  const auto month = static_cast<uint8_t>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<int16_t>(year_of_era + era * 400 + (month <= 2)), month, day};
}

int weekday(PartialDate d) { return static_cast<int>(((to_days(d) + 3) % 7 + 7) % 7); }

std::string format_date(PartialDate d) {
  if (!d.known()) return "";
  // By hand: an export of a million edges writes millions of dates.
  std::string out;
  const auto digit = [&](int n) { out += static_cast<char>('0' + n % 10); };
  const auto two = [&](int n) { digit(n / 10), digit(n); };
  two(d.year / 100), two(d.year);
  if (d.month) out += '-', two(d.month);
  if (d.month && d.day) out += '-', two(d.day);
  return out;
}

std::optional<PartialDate> parse_date(std::string_view s) {
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return std::nullopt;
  PartialDate d;
  const auto year = parse_number(s.substr(0, 4));
  if (!year || *year <= 0) return std::nullopt;
  d.year = static_cast<int16_t>(*year);
  if (s.size() >= 7) {
    const auto month = parse_number(s.substr(5, 2));
    if (s[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    d.month = static_cast<uint8_t>(*month);
  }
  if (s.size() == 10) {
    const auto day = parse_number(s.substr(8, 2));
    if (s[7] != '-' || !day || *day < 1) return std::nullopt;
    d.day = static_cast<uint8_t>(*day);
  }
  return is_valid(d) ? std::optional(d) : std::nullopt;
}

std::string format_interval(const DateInterval& i) {
  if (!i.known()) return "";
  if (i.begin == i.end) return format_date(i.begin);
  return (i.begin.known() ? format_date(i.begin) : "..") + "/" + (i.end.known() ? format_date(i.end) : "..");
}

std::optional<DateInterval> parse_interval(std::string_view s) {
  if (s.empty()) return DateInterval{};
  const size_t slash = s.find('/');
  if (slash == std::string_view::npos) {
    const auto d = parse_date(s);
    return d ? std::optional(DateInterval{*d, *d}) : std::nullopt;
  }
  DateInterval i;
  const auto side = [](std::string_view part, PartialDate& out) {
    if (part == ".." || part.empty()) return true;
    const auto d = parse_date(part);
    if (d) out = *d;
    return d.has_value();
  };
  if (!side(s.substr(0, slash), i.begin) || !side(s.substr(slash + 1), i.end) || !i.known()) return std::nullopt;
  return i;
}

}  // namespace dossier
