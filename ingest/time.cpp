#include "ingest/time.h"

#include <algorithm>
#include <optional>

#include "ingest/calendar_words.h"

namespace dossier {
namespace {

template <size_t N>
bool contains(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Words before an expression that make it lie ahead.
constexpr std::string_view kFuture[] = {"will", "'ll", "\u2019ll", "would", "shall", "due", "plan", "plans", "planned", "scheduled", "expected", "going", "upcoming"};
constexpr std::string_view kBounds[] = {"until", "till", "by"};  // right before the date
// Words before which a four-digit number is a year.
constexpr std::string_view kBeforeYear[] = {"in",    "since", "by",   "from",  "until", "till", "before", "after", "during", "of",  "early", "late", "mid",  "to",
                                            "and",   "the",   "through", "circa", "around", "year", "for",   "between", "or",   "(",   ",",   "-",    "\u2013", "/", "as"};
// Words after a number that make it a count.
constexpr std::string_view kCounted[] = {"people", "men",  "women", "troops", "soldiers", "km",     "kilometres", "kilometers", "miles", "metres", "meters", "feet", "dollars",
                                         "euros",  "rubles", "tons", "tonnes", "percent", "%",       "votes",      "civilians",  "refugees", "fighters", "members", "killed", "times", "years"};
constexpr std::string_view kBeforeMonth[] = {"in", "since", "until", "till", "by", "from", "of", "during", "early", "late", "mid", "last", "next", "this", "every", "each", "and", "to", "before", "after", "through", "between", "for"};

/// A parsed expression: where it ends, and its value, which may still lack the year.
struct Parsed {
  uint32_t end = 0;
  DateInterval time;
  bool yearless = false;  // a month and perhaps a day, or a month range, resolved by guess
  int month = 0, day = 0, last_day = 0;

  bool found() const { return end != 0; }
};

/// A parser by descent over the tokens of one sentence; each parse_ function returns an empty Parsed when its expression
/// does not begin at the token.
class DateFinder {
 public:
  DateFinder(const Annotations& annotations, PartialDate today) : a_(annotations), today_(today) {}

  std::vector<DateExpression> run() {
    for (const Sentence& sentence : a_.sentences) {
      begin_ = sentence.tokens.begin;
      end_ = sentence.tokens.end;
      for (uint32_t i = begin_; i < end_;) i = take(i);
    }
    return std::move(found_);
  }

 private:
  // ---- tokens

  std::string_view word(uint32_t i) const { return i >= begin_ && i < end_ ? a_.word(i) : std::string_view(); }
  bool capital(uint32_t i) const { return i < end_ && (a_.tokens[i].flags & kCapitalised) != 0; }
  bool is_dash(uint32_t i) const { return word(i) == "-" || word(i) == "\u2013" || word(i) == "\u2014" || word(i) == "--"; }
  int month(uint32_t i) const { return capital(i) ? month_number(word(i)) : 0; }
  int weekday_at(uint32_t i) const { return capital(i) && word(i) != "sun" && word(i) != "sat" ? weekday_number(word(i)) : 0; }
  bool is_article(uint32_t i) const { return word(i) == "the"; }

  // ---- expressions and what surrounds them

  uint32_t take(uint32_t i) {
    Parsed first = parse(i);
    if (!first.found()) return i + 1;
    const uint32_t joint = first.end;
    const bool range = is_dash(joint) || word(joint) == "to" || word(joint) == "until" || word(joint) == "till" || word(joint) == "through" ||
                       (word(joint) == "and" && word(i - 1) == "between");
    if (range) {
      const uint32_t second_begin = joint + 1 + is_article(joint + 1);
      Parsed second = parse(second_begin);
      if (second.found() && (word(i - 1) == "between" || word(i - 1) == "from" || is_dash(joint) || word(joint) != "to")) return take_range(i, first, second_begin, second);
    }
    add(i, first.end, limited(i, first));
    return first.end;
  }

  uint32_t take_range(uint32_t i, Parsed first, uint32_t second_begin, const Parsed& second) {
    if (first.yearless && !second.yearless && second.time.begin.known()) first.time = month_day(first, second.time.begin.year);
    const DateInterval time{first.time.begin, second.time.end};
    if (is_dash(first.end) && !(a_.tokens[first.end].flags & kSpaceBefore)) {  // "2010-2014", not "3 May 1911 - 5 June 1971"
      add(i, second.end, time);
    } else if (is_dash(first.end) && (word(i - 1) == "(" || word(i - 2) == "(")) {  // "(3 May 1911 - 5 June 1971)", of a life: two dates
      add(i, first.end, first.time);
      add(second_begin, second.end, second.time);
    } else {
      add(i, first.end, time);
      add(second_begin, second.end, time);
    }
    return second.end;
  }

  void add(uint32_t begin, uint32_t end, const DateInterval& time) { found_.push_back({{begin, end}, time}); }

  /// "since", "until" and the like before the expression open one of its sides.
  DateInterval limited(uint32_t i, const Parsed& parsed) const {
    const uint32_t before = i - (i > begin_ && is_article(i - 1));
    const std::string_view w = word(before - 1);
    if (!parsed.time.known()) return parsed.time;
    if (w == "since" || w == "after" || (w == "from" && word(parsed.end) == "on") || (w == "of" && word(before - 2) == "as")) return {parsed.time.begin, {}};
    if ((w == "in" || w == "from") && (word(before - 2) == "starting" || word(before - 2) == "beginning")) return {parsed.time.begin, {}};
    if (w == "until" || w == "till" || w == "by" || w == "before") return {{}, parsed.time.end};
    return parsed.time;
  }

  Parsed parse(uint32_t i) const {
    if (i >= end_) return {};
    for (Parsed (DateFinder::*rule)(uint32_t) const :
         {&DateFinder::parse_part, &DateFinder::parse_day, &DateFinder::parse_quarter, &DateFinder::parse_century, &DateFinder::parse_relative, &DateFinder::parse_ago,
          &DateFinder::parse_season, &DateFinder::parse_decade, &DateFinder::parse_month, &DateFinder::parse_year})
      if (Parsed parsed = (this->*rule)(i); parsed.found()) return parsed;
    return {};
  }

  // ---- "early 2021", "mid-October", "the end of last year", "the first half of the 1990s"

  Parsed parse_part(uint32_t i) const {
    const std::string_view w = word(i);
    uint32_t next = i + 1;
    std::optional<Part> part;
    if (w == "early" || w == "mid" || w == "late") {
      part = w == "early" ? Part::Early : w == "mid" ? Part::Middle : Part::Late;
      next += is_dash(next);
    } else if (word(i + 1) == "of" && (w == "beginning" || w == "start" || w == "middle" || w == "end")) {
      part = w == "middle" ? Part::Middle : w == "end" ? Part::Late : Part::Early;
      next = i + 2;
    } else if ((w == "first" || w == "second") && word(i + 1) == "half" && word(i + 2) == "of") {
      part = w == "first" ? Part::FirstHalf : Part::SecondHalf;
      next = i + 3;
    }
    if (!part) return w.size() > 4 && w.substr(0, 4) == "mid-" ? parse_mid(i) : Parsed{};
    next += is_article(next);
    Parsed parsed = parse_month(next, true);
    if (!parsed.found()) parsed = parse_day(next);
    if (parsed.found() && parsed.day) return {};
    for (auto rule : {&DateFinder::parse_century, &DateFinder::parse_relative, &DateFinder::parse_decade, &DateFinder::parse_year})
      if (!parsed.found()) parsed = (this->*rule)(next);
    if (parsed.found()) parsed.time = part_of(parsed.time, *part);
    return parsed;
  }

  /// The one token "mid-1990s" or "mid-October".
  Parsed parse_mid(uint32_t i) const {
    const std::string_view rest = word(i).substr(4);
    Parsed parsed{i + 1, {}, false, 0, 0, 0};
    if (const int decade = decade_start(rest); decade && (rest.size() == 5 || is_article(i - 1))) parsed.time = years(decade, decade + 9);
    else if (const int year = year_number(rest)) parsed.time = years(year, year);
    else if (const int m = month_number(rest)) parsed = month_with_year(i + 1, m);
    else if (ordinal_number(rest) > 0 && word(i + 1) == "century") parsed = parse_century(i);
    else return {};
    parsed.time = part_of(parsed.time, Part::Middle);
    return parsed;
  }

  // ---- days

  Parsed parse_day(uint32_t i) const {
    uint32_t next = i;
    const int named = weekday_at(i);
    if (named) {
      next += 1;
      if (word(next) == ",") ++next;
      next += is_article(next);
    }
    Parsed parsed = parse_calendar_day(next);
    if (parsed.found() || !named) return parsed;
    return resolve_weekday(i, i, named);
  }

  Parsed parse_calendar_day(uint32_t i) const {
    if (const auto date = numeric_date(word(i))) return {i + 1, whole(*date), false, 0, 0, 0};
    Parsed parsed;
    uint32_t next = i;
    if (const int m = month(i)) {  // October 3rd, 2022
      parsed.month = m;
      next = parse_days(i + 1, parsed);
      if (next == 0 || (year_number(word(i + 1)) && parsed.day > 31)) return {};
    } else {  // 3rd of October 2022
      next = parse_days(i, parsed);
      if (next == 0) return {};
      if (word(next) == "of") ++next;
      parsed.month = month(next);
      if (parsed.month == 0) return {};
      ++next;
    }
    const uint32_t year_at = next + (word(next) == ",");
    const int year = year_number(word(year_at));
    if (year) {
      parsed.end = year_at + 1;
      parsed.time = month_day(parsed, year);
      if (!is_valid(parsed.time.end)) return {};
    } else {
      parsed.end = next;
      parsed = with_guessed_year(i, parsed);
    }
    return parsed;
  }

  /// One day of the month, or a range of them; returns the token after it, 0 when there is none.
  uint32_t parse_days(uint32_t i, Parsed& parsed) const {
    parsed.day = day_number(word(i));
    if (parsed.day == 0) return 0;
    const bool joined = is_dash(i + 1) || word(i + 1) == "to" || (word(i + 1) == "and" && word(i - 1) == "between");
    const int last = joined ? day_number(word(i + 2)) : 0;
    if (last > parsed.day && month_after(i + 3, parsed)) {
      parsed.last_day = last;
      return i + 3;
    }
    if (word(i + 1) == "%" || time_unit(word(i + 1)) != TimeUnit::None || word(i + 1) == ":" || contains(kCounted, word(i + 1))) return 0;
    return i + 1;
  }

  bool month_after(uint32_t i, const Parsed& parsed) const { return parsed.month != 0 || month(i) != 0 || word(i) == "of"; }

  static DateInterval month_day(const Parsed& p, int year) {
    const auto day = [&](int d) { return PartialDate{static_cast<int16_t>(year), static_cast<uint8_t>(p.month), static_cast<uint8_t>(d)}; };
    return {day(p.day), day(p.last_day ? p.last_day : p.day)};
  }

  Parsed with_guessed_year(uint32_t i, Parsed p) const {
    if (const int year = year_of_reference(p.end)) {
      p.end += word(p.end) == "of" ? 3 : 2;
      p.time = month_day(p, year);
      return p;
    }
    p.yearless = true;
    if (!today_.known()) return p;
    const int year = guess_year(i, p);
    p.time = month_day(p, year);
    if (!is_valid(p.time.end)) p.time = {};
    return p;
  }

  /// The last such day before the document's date, or the next one when the sentence looks ahead, but not almost a year ahead.
  int guess_year(uint32_t i, const Parsed& p) const {
    if (today_.month == 0) return today_.year;
    const bool later = p.month > today_.month || (p.month == today_.month && p.day > today_.day && today_.day != 0);
    constexpr int kFarMonths = 9;
    const bool here = later || (p.month == today_.month && p.day >= today_.day);
    if (looks_ahead(i) && (here || p.month + 12 - today_.month <= kFarMonths)) return here ? today_.year : today_.year + 1;
    return later ? today_.year - 1 : today_.year;
  }

  bool looks_ahead(uint32_t i) const {
    const uint32_t from = i > begin_ + 14 ? i - 14 : begin_;
    for (uint32_t k = from; k < i; ++k)
      if (contains(kFuture, word(k)) || (k + 3 > i && contains(kBounds, word(k)))) return true;
    return false;
  }

  /// "this year", "of last year" after a month or day: the year, else 0.
  int year_of_reference(uint32_t i) const {
    if (word(i) == "of") ++i;
    if (!today_.known() || word(i + 1) != "year") return 0;
    if (word(i) == "this") return today_.year;
    if (word(i) == "last") return today_.year - 1;
    return word(i) == "next" ? today_.year + 1 : 0;
  }

  Parsed resolve_weekday(uint32_t i, uint32_t at, int named) const {
    Parsed parsed{at + 1, {}, false, 0, 0, 0};
    const std::string_view part = word(at + 1);
    if (part == "morning" || part == "afternoon" || part == "evening" || part == "night") ++parsed.end;
    if (today_.day == 0) return parsed;
    const int back = (weekday(today_) - (named - 1) + 7) % 7;
    const std::string_view before = word(at - 1);
    const bool next = before == "next" || before == "coming" || (before != "last" && looks_ahead(i));
    int64_t days = -back;
    if (next) days = (7 - back) % 7 + (before == "next" && back == 0 ? 7 : 0);
    else if (before == "last" && back == 0) days = -7;
    parsed.time = whole(from_days(to_days(today_) + days));
    return parsed;
  }

  // ---- months

  Parsed parse_month(uint32_t i) const { return parse_month(i, false); }

  Parsed parse_month(uint32_t i, bool certain) const {
    const int m = month(i);
    if (m == 0) return {};
    const Parsed parsed = month_with_year(i + 1, m);
    if (parsed.found() && !parsed.yearless) return parsed;
    const bool name = word(i) == "may" || word(i) == "march" || word(i) == "april" || word(i) == "june" || word(i) == "august" || word(i).size() < 4;
    const bool preposition = i > begin_ && contains(kBeforeMonth, word(i - 1));
    if (!certain && !preposition && name) return {};
    if (!certain && !preposition && capital(i + 1)) return {};
    return parsed;
  }

  /// Month `m` whose year, if any, is looked for at `i`.
  Parsed month_with_year(uint32_t i, int m) const {
    Parsed parsed;
    parsed.month = m;
    const uint32_t year_at = i + (word(i) == "of" || word(i) == ",");
    if (const int year = year_number(word(year_at))) {
      parsed.end = year_at + 1;
      parsed.time = month_day(parsed, year);
      return parsed;
    }
    parsed.end = i;
    return with_guessed_year(i - 1, parsed);
  }

  // ---- years, decades, centuries, quarters, seasons

  Parsed parse_year(uint32_t i) const {
    if (is_number(word(i)) && is_era(word(i + 1))) return {i + 2, {}, false, 0, 0, 0};
    const int year = year_number(word(i));
    if (year == 0) return {};
    const std::string_view before = word(i - 1), after = word(i + 1);
    if (year % 10 == 0 && (after == "'s" || after == "\u2019s") && is_article(i - 1)) return {i + 2, years(year, year + 9), false, 0, 0, 0};
    if (before == "and" && is_number(word(i - 2)) && !parse_year(i - 2).found()) return {};  // one of a list of numbers
    if (contains(kCounted, after) || time_unit(after) != TimeUnit::None || before == "$" || before == "\u20ac" || before == "\u00a3" || before == "no.") return {};
    if (is_dash(i + 1) && !contains(kCounted, word(i + 3)) && !(a_.tokens[i + 1].flags & kSpaceBefore)) {  // 2010-2014, 2010-14
      int last = year_number(word(i + 2));
      const int two = word(i + 2).size() == 2 ? day_or_two_digits(word(i + 2)) : -1;
      if (last == 0 && two > year % 100) last = year - year % 100 + two;
      if (last > year) return {i + 3, years(year, last), false, 0, 0, 0};
    }
    const bool modern = 1800 <= year && year <= 2100;
    const bool supported = contains(kBeforeYear, before) || after == ")" || after == "," || (i == begin_ && modern);
    if (!supported && !(modern && !is_count_word(before))) return {};
    if (!modern && !(supported && before != "the" && before != "to" && before != "," && before != "of" && before != "for")) return {};
    return {i + 1, years(year, year), false, 0, 0, 0};
  }

  static bool is_number(std::string_view w) { return !w.empty() && w.find_first_not_of("0123456789") == std::string_view::npos; }

  static int day_or_two_digits(std::string_view w) {
    return '0' <= w[0] && w[0] <= '9' && '0' <= w[1] && w[1] <= '9' ? (w[0] - '0') * 10 + (w[1] - '0') : -1;
  }

  static bool is_count_word(std::string_view w) {
    return w == "about" || w == "nearly" || w == "over" || w == "than" || w == "some" || w == "least" || w == "almost" || w == "approximately" || w == "another" || w == "these" || w == "all";
  }

  Parsed parse_decade(uint32_t i) const {
    int decade = decade_start(word(i));
    if (decade == 0 && (word(i) == "'" || word(i) == "\u2019") && word(i + 1).size() == 3) {
      decade = decade_start(word(i + 1));
      if (decade) ++i;
    }
    if (decade == 0) return {};
    const bool short_form = word(i).size() < 5 || year_number(word(i).substr(0, 4)) == 0;  // an age too: "in his 20s"
    if (short_form && word(i).front() != '\'' && !(is_article(i - 1) || ((word(i - 1) == "early" || word(i - 1) == "late") && is_article(i - 2)))) return {};
    return {i + 1, years(decade, decade + 9), false, 0, 0, 0};
  }

  Parsed parse_century(uint32_t i) const {
    std::string_view ordinal = word(i);
    if (ordinal.substr(0, 4) == "mid-") ordinal.remove_prefix(4);
    const int century = ordinal_number(ordinal);
    const uint32_t unit = i + 1 + is_dash(i + 1);
    if (century == 0 || time_unit(word(unit)) != TimeUnit::Century) return {};
    if (is_era(word(unit + 1))) return {unit + 2, {}, false, 0, 0, 0};
    return {unit + 1, years(century * 100 - 99, century * 100), false, 0, 0, 0};
  }

  Parsed parse_quarter(uint32_t i) const {
    const std::string_view w = word(i);
    int quarter = 0;
    uint32_t next = i + 1;
    if (w.size() == 2 && w[0] == 'q' && '1' <= w[1] && w[1] <= '4' && capital(i)) {
      quarter = w[1] - '0';
    } else if (word(i + 1) == "quarter" && ordinal_number(w) <= 4) {
      quarter = ordinal_number(w);
      next = i + 2;
    }
    if (quarter == 0) return {};
    if (word(next) == "of") ++next;
    int year = year_number(word(next));
    if (year) return {next + 1, quarter_of(quarter, year), false, 0, 0, 0};
    year = year_of_reference(next);
    return year ? Parsed{next + 2, quarter_of(quarter, year), false, 0, 0, 0} : Parsed{};
  }

  Parsed parse_season(uint32_t i) const {
    const std::string_view reference = word(i);
    const bool referred = reference == "last" || reference == "next" || reference == "this";
    const int season = season_number(word(i + referred));
    if (season == 0) return {};
    uint32_t next = i + 1 + referred;
    if (referred) {
      if (today_.month == 0) return {next, {}, false, 0, 0, 0};
      const int start = season * 3;
      int year = today_.year - (season == 4 && today_.month < 3);
      if (reference == "last" && today_.month <= start + 2) --year;
      if (reference == "next" && today_.month >= start) ++year;
      return {next, season_of(season, year), false, 0, 0, 0};
    }
    if (word(next) == "of") ++next;
    if (const int year = year_number(word(next))) return {next + 1, season_of(season, year), false, 0, 0, 0};
    if (const int year = year_of_reference(next)) return {next + 2, season_of(season, year), false, 0, 0, 0};
    return {};
  }

  // ---- relative to the document's date

  Parsed parse_relative(uint32_t i) const {
    const std::string_view w = word(i);
    if (w == "today" || w == "tonight") return day_offset(i + 1, 0);
    if (w == "yesterday") return day_offset(i + 1, -1);
    if (w == "tomorrow") return day_offset(i + 1, 1);
    if (w == "day" && word(i + 2) == "yesterday" && word(i + 1) == "before") return day_offset(i + 3, -2);
    if (w == "day" && word(i + 2) == "tomorrow" && word(i + 1) == "after") return day_offset(i + 3, 2);
    if (w == "other" && word(i + 1) == "day" && is_article(i - 1)) return recent_days(i + 2);
    if ((w == "earlier" || w == "later") && word(i + 1) == "this") {
      Parsed parsed = unit_offset(i + 2, 0, word(i + 2));
      if (parsed.found() && today_.day && parsed.time.known()) (w == "earlier" ? parsed.time.end : parsed.time.begin) = today_;
      return parsed;
    }
    int step = 0;
    if (w == "last" || w == "past" || w == "previous") step = -1;
    else if (w == "next" || w == "coming") step = 1;
    else if (w != "this" && w != "current") return {};
    if (const Parsed named = parse_named(i, step); named.found()) return named;
    if (step != 0 && (count_number(word(i + 1)) > 0 || word(i + 1) == "few" || word(i + 1) == "several")) return parse_span(i, step);
    if (w == "this" && (word(i + 1) == "morning" || word(i + 1) == "afternoon" || word(i + 1) == "evening")) return day_offset(i + 2, 0);
    if (w == "last" && word(i + 1) == "night") return day_offset(i + 2, -1);
    if (word(i + 1) == "weekend") return weekend(i + 2, step == 0 && today_.day != 0 && weekday(today_) < 2 && !looks_ahead(i) ? -1 : step);  // said on a Monday
    return unit_offset(i + 1, step, word(i + 1));
  }

  /// "last Monday", "next March", "this October".
  Parsed parse_named(uint32_t i, int step) const {
    if (const int named = weekday_at(i + 1)) return resolve_weekday(i, i + 1, named);
    const int m = month(i + 1);
    if (m == 0 || word(i) == "past") return {};
    Parsed parsed;
    parsed.month = m;
    parsed.end = i + 2;
    if (today_.month == 0) return parsed;
    int year = today_.year;
    if (step < 0 && m >= today_.month) --year;
    if (step > 0 && m <= today_.month) ++year;
    parsed.time = month_day(parsed, year);
    return parsed;
  }

  Parsed day_offset(uint32_t end, int days) const {
    Parsed parsed{end, {}, false, 0, 0, 0};
    if (today_.day) parsed.time = whole(from_days(to_days(today_) + days));
    return parsed;
  }

  Parsed recent_days(uint32_t end) const {
    Parsed parsed = day_offset(end, 0);
    if (parsed.time.known()) parsed.time.begin = from_days(to_days(today_) - 14);
    return parsed;
  }

  Parsed weekend(uint32_t end, int step) const {
    if (today_.day == 0) return {end, {}, false, 0, 0, 0};
    const int64_t saturday = to_days(today_) - weekday(today_) + 5 + 7 * (step < 0 ? -1 : step);
    return {end, {from_days(saturday), from_days(saturday + 1)}, false, 0, 0, 0};
  }

  /// The unit at token `i`, `step` units from the one that holds the document's date.
  Parsed unit_offset(uint32_t i, int step, std::string_view unit) const {
    if (unit.size() > 1 && unit.back() == 's' && unit != "days") return {};
    const TimeUnit kind = time_unit(unit);
    if (kind == TimeUnit::None || kind == TimeUnit::Day) return {};
    return {i + 1, unit_around(today_, kind, step), false, 0, 0, 0};
  }

  /// "the past three years", "next few weeks": from or to the document's date.
  Parsed parse_span(uint32_t i, int step) const {
    const bool vague = count_number(word(i + 1)) == 0;
    const TimeUnit unit = time_unit(word(i + 2));
    if (unit == TimeUnit::None) return {};
    Parsed parsed{i + 3, {}, false, 0, 0, 0};
    const auto other = shift(today_, unit, step * (vague ? 3 : count_number(word(i + 1))));
    if (!other) return parsed;
    const PartialDate here = other->month == 0 ? PartialDate{today_.year, 0, 0} : other->day == 0 ? PartialDate{today_.year, today_.month, 0} : today_;
    parsed.time = step < 0 ? DateInterval{*other, here} : DateInterval{here, *other};
    return parsed;
  }

  /// "three days ago", "a year ago", "twenty-two years ago", "two weeks from now".
  Parsed parse_ago(uint32_t i) const {
    int count = count_number(word(i));
    if (const int units = word(i + 1) == "-" ? count_number(word(i + 2)) : 0; count >= 20 && count % 10 == 0 && units > 0 && units < 10) {
      count += units;
      i += 2;
    }
    const TimeUnit unit = time_unit(word(i + 1));
    if (count == 0 || unit == TimeUnit::None) return {};
    const bool ago = word(i + 2) == "ago", ahead = word(i + 2) == "from" && word(i + 3) == "now";
    if (!ago && !ahead) return {};
    Parsed parsed{i + (ago ? 3u : 4u), {}, false, 0, 0, 0};
    if (const auto date = shift(today_, unit, ago ? -count : count)) parsed.time = whole(*date);
    return parsed;
  }

  const Annotations& a_;
  PartialDate today_;
  uint32_t begin_ = 0, end_ = 0;
  std::vector<DateExpression> found_;
};

}  // namespace

std::vector<DateExpression> find_dates(const Annotations& annotations, PartialDate document_date) {
  return DateFinder(annotations, document_date).run();
}

}  // namespace dossier
