#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// A Gregorian date of which the day, or the day and the month, may be unknown (0). Year 0 means "no date".
struct PartialDate {
  int16_t year = 0;
  uint8_t month = 0, day = 0;

  constexpr bool known() const { return year != 0; }
  PartialDate first_day() const;  ///< 2022-10 -> 2022-10-01
  PartialDate last_day() const;   ///< 2022-10 -> 2022-10-31
  friend constexpr auto operator<=>(PartialDate, PartialDate) = default;
};

/// Closed interval of dates; an unknown side is open. Both sides unknown: no time is known.
struct DateInterval {
  PartialDate begin, end;

  constexpr bool known() const { return begin.known() || end.known(); }
  bool contains(PartialDate day) const;      ///< an unknown interval contains every day
  bool overlaps(const DateInterval&) const;  ///< an unknown interval overlaps every other
  friend constexpr auto operator<=>(DateInterval, DateInterval) = default;
};

bool is_valid(PartialDate);
int days_in_month(int year, int month);
int64_t to_days(PartialDate);    ///< days since 1970-01-01 of first_day(); proleptic Gregorian
PartialDate from_days(int64_t);  ///< inverse of to_days
int weekday(PartialDate);        ///< 0 = Monday ... 6 = Sunday, of first_day()

/// ISO 8601 "2022-10-03", "2022-10", "2022"; "" for no date.
std::string format_date(PartialDate);
std::optional<PartialDate> parse_date(std::string_view iso);

/// EDTF (ISO 8601-2): "2022-10-03" when both sides are equal, else "2014/..", "../2014", "1990/1999"; "" for no time.
std::string format_interval(const DateInterval&);
std::optional<DateInterval> parse_interval(std::string_view edtf);

}  // namespace dossier
