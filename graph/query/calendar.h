#pragma once
#include <cstdint>

namespace dossier {

/// Nanoseconds of more than the 292 years that 64 bits hold.
__extension__ typedef __int128 WideInt;

/// The proleptic Gregorian calendar with years of 64 bits, which graph/date.h has no need of. Days count from
/// 1970-01-01. Formulas of Hinnant, "chrono-compatible low-level date algorithms" (2013).
struct CivilDate {
  int64_t year = 1970;
  int month = 1, day = 1;
};

constexpr int64_t civil_days(int64_t year, int month, int day) {
  const int64_t y = month <= 2 ? year - 1 : year;
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t year_of_era = y - era * 400;
  const int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

constexpr CivilDate civil_date(int64_t days) {
  const int64_t z = days + 719468;
  const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const int64_t day_of_era = z - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

constexpr bool is_leap_year(int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
constexpr int month_days(int64_t year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[month - 1];
}

/// 1 = Monday ... 7 = Sunday.
constexpr int iso_weekday(int64_t days) { return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1; }
/// Monday of week 1 of a week year: the week that has the 4th of January.
constexpr int64_t week_year_begin(int64_t year) {
  const int64_t fourth = civil_days(year, 1, 4);
  return fourth - (iso_weekday(fourth) - 1);
}
constexpr int64_t week_year_of(int64_t days) {
  const int64_t year = civil_date(days).year;
  return days >= week_year_begin(year + 1) ? year + 1 : days < week_year_begin(year) ? year - 1 : year;
}

}  // namespace dossier
