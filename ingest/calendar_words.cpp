#include "ingest/calendar_words.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dossier {
namespace {

using Word = std::pair<std::string_view, int>;

constexpr Word kMonths[] = {{"january", 1}, {"jan", 1}, {"february", 2}, {"feb", 2}, {"march", 3},     {"mar", 3},  {"april", 4},    {"apr", 4},
                            {"may", 5},     {"june", 6}, {"jun", 6},     {"july", 7}, {"jul", 7},      {"august", 8}, {"aug", 8},    {"september", 9},
                            {"sept", 9},    {"sep", 9},  {"october", 10}, {"oct", 10}, {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12}};
constexpr Word kWeekdays[] = {{"monday", 1}, {"mon", 1},      {"tuesday", 2}, {"tue", 2},    {"tues", 2},   {"wednesday", 3}, {"wed", 3}, {"thursday", 4},
                              {"thu", 4},    {"thur", 4},     {"thurs", 4},   {"friday", 5}, {"fri", 5},    {"saturday", 6},  {"sat", 6}, {"sunday", 7},
                              {"sun", 7}};
constexpr Word kSeasons[] = {{"spring", 1}, {"summer", 2}, {"autumn", 3}, {"fall", 3}, {"winter", 4}};
constexpr Word kUnits[] = {{"day", 1}, {"week", 2}, {"month", 3}, {"year", 4}, {"decade", 5}, {"century", 6}, {"centurie", 6}};
constexpr Word kCounts[] = {{"a", 1},      {"an", 1},     {"one", 1},      {"two", 2},      {"three", 3},     {"four", 4},     {"five", 5},    {"six", 6},
                            {"seven", 7},  {"eight", 8},  {"nine", 9},     {"ten", 10},     {"eleven", 11},   {"twelve", 12},  {"thirteen", 13}, {"fourteen", 14},
                            {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40},
                            {"fifty", 50}, {"sixty", 60},   {"seventy", 70}, {"eighty", 80},    {"ninety", 90}};
constexpr Word kOrdinals[] = {{"first", 1},       {"second", 2},     {"third", 3},      {"fourth", 4},      {"fifth", 5},      {"sixth", 6},      {"seventh", 7},
                              {"eighth", 8},      {"ninth", 9},      {"tenth", 10},     {"eleventh", 11},   {"twelfth", 12},   {"thirteenth", 13}, {"fourteenth", 14},
                              {"fifteenth", 15},  {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20}};
constexpr Word kDecades[] = {{"twenties", 1920}, {"thirties", 1930}, {"forties", 1940},  {"fifties", 1950},
                             {"sixties", 1960},  {"seventies", 1970}, {"eighties", 1980}, {"nineties", 1990}};

template <size_t N>
int look_up(const Word (&words)[N], std::string_view word) {
  const auto* it = std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return w.first == word; });
  return it == std::end(words) ? 0 : it->second;
}

std::string_view without_stop(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word;
}

/// The value of `digits`; -1 when it is not 1 to 4 digits.
int number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return -1;
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string_view without_ordinal_suffix(std::string_view word) {
  if (word.size() > 2) {
    const std::string_view end = word.substr(word.size() - 2);
    if (end == "st" || end == "nd" || end == "rd" || end == "th") return word.substr(0, word.size() - 2);
  }
  return word;
}

PartialDate month_of(int year, int month) { return {static_cast<int16_t>(year), static_cast<uint8_t>(month), 0}; }
PartialDate year_of(int year) { return {static_cast<int16_t>(year), 0, 0}; }

}  // namespace

int month_number(std::string_view word) { return look_up(kMonths, without_stop(word)); }
int weekday_number(std::string_view word) { return look_up(kWeekdays, without_stop(word)); }
int season_number(std::string_view word) { return look_up(kSeasons, word); }

TimeUnit time_unit(std::string_view word) {
  if (word.size() > 3 && word.back() == 's') word.remove_suffix(1);
  return static_cast<TimeUnit>(look_up(kUnits, word));
}

int day_number(std::string_view word) {
  const std::string_view digits = without_ordinal_suffix(word);
  const int day = digits.size() <= 2 ? number(digits) : -1;
  return 1 <= day && day <= 31 ? day : 0;
}

int year_number(std::string_view word) {
  const int year = word.size() == 4 ? number(word) : -1;
  return 1000 <= year && year < 2200 ? year : 0;
}

int count_number(std::string_view word) {
  const int count = word.size() <= 3 ? number(word) : -1;
  return count > 0 ? count : look_up(kCounts, word);
}

int ordinal_number(std::string_view word) {
  const std::string_view digits = without_ordinal_suffix(word);
  const int value = digits.size() < word.size() ? number(digits) : -1;
  return 1 <= value && value <= 30 ? value : look_up(kOrdinals, word);
}

int decade_start(std::string_view word) {
  if (const int decade = look_up(kDecades, word)) return decade;
  if (word.size() < 3 || word.back() != 's') return 0;
  word.remove_suffix(1);
  bool short_form = false;
  if (word.front() == '\'') word.remove_prefix(1), short_form = true;
  else if (word.size() > 3 && word.substr(0, 3) == "\u2019") word.remove_prefix(3), short_form = true;
  const int value = number(word);
  if (value <= 0 || value % 10 != 0) return 0;
  if (word.size() == 4) return value;
  return word.size() == 2 && (short_form || value >= 20) ? 1900 + value : 0;
}

bool is_era(std::string_view word) {
  constexpr std::string_view kEras[] = {"bc", "b.c.", "b.c", "bce", "ad", "a.d.", "a.d", "ce"};
  return std::find(std::begin(kEras), std::end(kEras), word) != std::end(kEras);
}

std::optional<PartialDate> numeric_date(std::string_view word) {
  if (word.size() == 10 && word[4] == '-') return parse_date(word);
  const size_t first = word.find_first_of("./-");
  if (first == std::string_view::npos || first > 2) return std::nullopt;
  const char mark = word[first];
  const size_t second = word.find(mark, first + 1);
  if (second == std::string_view::npos || word.find_first_not_of("0123456789", second + 1) != std::string_view::npos) return std::nullopt;
  int a = number(word.substr(0, first)), b = number(word.substr(first + 1, second - first - 1)), year = number(word.substr(second + 1));
  if (word.size() - second - 1 == 2) year += year < 50 ? 2000 : 1900;
  else if (word.size() - second - 1 != 4) return std::nullopt;
  if (a < 1 || b < 1 || year < 1000) return std::nullopt;
  const bool month_first = mark != '.' && a <= 12;
  const PartialDate date{static_cast<int16_t>(year), static_cast<uint8_t>(month_first ? a : b), static_cast<uint8_t>(month_first ? b : a)};
  return date.month <= 12 && is_valid(date) ? std::optional(date) : std::nullopt;
}

DateInterval whole(PartialDate date) { return {date, date}; }
DateInterval years(int first, int last) { return {year_of(first), year_of(last)}; }

DateInterval season_of(int season, int year) {
  if (season == 4) return {month_of(year, 12), month_of(year + 1, 2)};
  return {month_of(year, 3 * season), month_of(year, 3 * season + 2)};
}

DateInterval quarter_of(int quarter, int year) { return {month_of(year, 3 * quarter - 2), month_of(year, 3 * quarter)}; }

DateInterval part_of(const DateInterval& interval, Part part) {
  const PartialDate first = interval.begin.first_day(), last = interval.end.last_day();
  if (!interval.begin.known() || !interval.end.known()) return interval;
  const int months = (last.year - first.year) * 12 + last.month - first.month + 1;
  if (months == 1) {
    const auto day = [&](int d) { return PartialDate{first.year, first.month, static_cast<uint8_t>(d)}; };
    switch (part) {
      case Part::Early: return {day(1), day(10)};
      case Part::Middle: return {day(11), day(20)};
      case Part::Late: return {day(21), last};
      case Part::FirstHalf: return {day(1), day(15)};
      case Part::SecondHalf: return {day(16), last};
    }
  }
  const bool halves = part == Part::FirstHalf || part == Part::SecondHalf;
  const int length = halves ? months / 2 : (months + 1) / 3;
  const int begin = part == Part::Early || part == Part::FirstHalf ? 0 : part == Part::Middle ? length : months - length;
  const int end = begin + (part == Part::Middle ? months - 2 * length : length) - 1;
  const PartialDate origin = month_of(first.year, first.month);
  if (months % 12 == 0 && months > 12) return years(add_months(origin, begin).year, add_months(origin, end).year);
  return {add_months(origin, begin), add_months(origin, end)};
}

PartialDate add_months(PartialDate month, int count) {
  const int index = month.year * 12 + month.month - 1 + count;
  return month_of(index / 12, index % 12 + 1);
}

std::optional<PartialDate> shift(PartialDate date, TimeUnit unit, int count) {
  const auto year = [&](int years) { return date.known() ? std::optional(year_of(date.year + years)) : std::nullopt; };
  switch (unit) {
    case TimeUnit::Day: return date.day ? std::optional(from_days(to_days(date) + count)) : std::nullopt;
    case TimeUnit::Week: return date.day ? std::optional(from_days(to_days(date) + 7 * count)) : std::nullopt;
    case TimeUnit::Month: return date.month ? std::optional(add_months(date, count)) : std::nullopt;
    case TimeUnit::Year: return year(count);
    case TimeUnit::Decade: return year(10 * count);
    case TimeUnit::Century: return year(100 * count);
    case TimeUnit::None: break;
  }
  return std::nullopt;
}

DateInterval unit_around(PartialDate date, TimeUnit unit, int step) {
  if (!date.known() || (unit <= TimeUnit::Week && !date.day) || (unit == TimeUnit::Month && !date.month)) return {};
  const int decade = date.year / 10 * 10 + 10 * step, century = (date.year - 1) / 100 * 100 + 1 + 100 * step;
  switch (unit) {
    case TimeUnit::Day: return whole(from_days(to_days(date) + step));
    case TimeUnit::Week: {
      const int64_t monday = to_days(date) - weekday(date) + 7 * step;
      return {from_days(monday), from_days(monday + 6)};
    }
    case TimeUnit::Month: return whole(add_months(date, step));
    case TimeUnit::Year: return years(date.year + step, date.year + step);
    case TimeUnit::Decade: return years(decade, decade + 9);
    case TimeUnit::Century: return years(century, century + 99);
    case TimeUnit::None: break;
  }
  return {};
}

}  // namespace dossier
