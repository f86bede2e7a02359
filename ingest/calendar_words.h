#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/date.h"

namespace dossier {

/// English words and numbers of the calendar. All functions take lower case and return 0 (or nullopt) for other words.
enum class TimeUnit : uint8_t { None, Day, Week, Month, Year, Decade, Century };

int month_number(std::string_view word);               ///< "october", "oct.", "sept" -> 10, 10, 9
int weekday_number(std::string_view word);             ///< "monday", "mon." -> 1 ... 7
int season_number(std::string_view word);              ///< spring 1, summer 2, autumn or fall 3, winter 4
TimeUnit time_unit(std::string_view word);             ///< "weeks" -> Week
int day_number(std::string_view word);                 ///< "3", "3rd", "03" -> 3; 1 to 31
int year_number(std::string_view word);                ///< "2014" -> 2014; 1000 to 2199
int count_number(std::string_view word);               ///< "three", "12", "a" -> 3, 12, 1; up to 999
int ordinal_number(std::string_view word);             ///< "third", "19th", "nineteenth" -> 3, 19, 19; up to 30
int decade_start(std::string_view word);               ///< "1990s", "'90s", "nineties" -> 1990
bool is_era(std::string_view word);                    ///< "bc", "b.c.", "bce", "ad", "ce": partial dates have no years of them

/// The date of a numeric form: "2022-10-03", "03.10.2022", "10/03/2022" (month first, unless that is impossible).
std::optional<PartialDate> numeric_date(std::string_view word);

DateInterval whole(PartialDate date);                          ///< the date itself as an interval
DateInterval years(int first, int last);
DateInterval season_of(int season, int year);                  ///< of the north; winter begins in `year`
DateInterval quarter_of(int quarter, int year);
enum class Part : uint8_t { Early, Middle, Late, FirstHalf, SecondHalf };
DateInterval part_of(const DateInterval& interval, Part part);  ///< thirds or halves of a month, year, decade, century
PartialDate add_months(PartialDate month, int count);          ///< of a date with a month; drops the day

/// `date` moved by `count` units, as precise as the unit; nothing when the date is not known so well.
std::optional<PartialDate> shift(PartialDate date, TimeUnit unit, int count);

/// The calendar unit `step` units from the one that holds `date`; empty when the date is not known so well.
DateInterval unit_around(PartialDate date, TimeUnit unit, int step);

}  // namespace dossier
