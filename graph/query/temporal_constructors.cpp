#include <algorithm>
#include <array>

#include "graph/query/calendar.h"
#include "graph/query/function_tables.h"
#include "graph/query/temporal_functions.h"
#include "graph/query/time_zone.h"

namespace dossier {
namespace {

using Arguments = std::span<const Value>;

constexpr std::string_view kKindNames[] = {"datetime", "localdatetime", "date", "time", "localtime", "duration"};
constexpr std::string_view kDateKeys[] = {"year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter"};
constexpr std::string_view kClockKeys[] = {"hour", "minute", "second", "millisecond", "microsecond", "nanosecond"};

[[noreturn]] void refuse(const std::string& message) { throw run_error("ArgumentError", "InvalidArgumentValue", message); }

bool has_date(TemporalKind kind) { return kind == TemporalKind::DateTime || kind == TemporalKind::LocalDateTime || kind == TemporalKind::Date; }
bool has_clock(TemporalKind kind) { return kind != TemporalKind::Date && kind != TemporalKind::Duration; }
bool has_zone(TemporalKind kind) { return kind == TemporalKind::DateTime || kind == TemporalKind::Time; }

const Value* find(const ValueMap& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() || found->second.is_null() ? nullptr : &found->second;
}

std::optional<int64_t> number(const ValueMap& map, std::string_view key, int64_t min, int64_t max) {
  const Value* value = find(map, key);
  if (!value) return std::nullopt;
  if (value->kind() != ValueKind::Integer) refuse(std::string(key) + " must be a whole number");
  if (value->integer() < min || value->integer() > max)
    refuse(std::string(key) + " must be between " + std::to_string(min) + " and " + std::to_string(max));
  return value->integer();
}

std::optional<std::string> zone_of(const ValueMap& map) {
  const Value* value = find(map, "timezone");
  if (!value) return std::nullopt;
  if (!value->is_string()) refuse("timezone must be a text: '+01:00' or 'Europe/Stockholm'");
  return std::string(value->string());
}

void apply_zone(Temporal& t, std::string_view zone) {
  if (!set_zone(t, zone)) refuse("there is no time zone '" + std::string(zone) + "'");
}

/// The same instant in another zone.
void convert(Temporal& t, std::string_view zone) {
  const int64_t clock = t.days * kSecondsPerDay + t.nanoseconds / kNanosecondsPerSecond, utc = clock - t.offset;
  const int64_t fraction = t.nanoseconds % kNanosecondsPerSecond;
  Temporal there = t;
  apply_zone(there, zone);
  if (!there.zone.empty()) there.offset = zone_offset_at(there.zone, utc).value_or(there.offset);
  const int64_t local = utc + there.offset, seconds = (local % kSecondsPerDay + kSecondsPerDay) % kSecondsPerDay;
  there.days = t.kind == TemporalKind::Time ? 0 : (local - seconds) / kSecondsPerDay;
  there.nanoseconds = seconds * kNanosecondsPerSecond + fraction;
  t = there;
}

bool has_any(const ValueMap& map, std::span<const std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return find(map, key) != nullptr; });
}

/// The date that the map names, by month, week, quarter or day of the year; what it leaves out is taken from `base`, or
/// is the first.
int64_t date_from(const ValueMap& map, std::optional<int64_t> base) {
  const auto given_year = number(map, "year", -999'999'999, 999'999'999);
  if (!given_year && !base) refuse("a date needs at least a year");
  const CivilDate known = base ? civil_date(*base) : CivilDate{*given_year, 1, 1};
  const int64_t year = given_year.value_or(known.year);
  const int known_quarter = (known.month + 2) / 3;
  const auto week = number(map, "week", 1, 53), weekday = number(map, "dayOfWeek", 1, 7);
  if (week || weekday) {
    const int64_t week_year = given_year.value_or(base ? week_year_of(*base) : year);
    const int64_t known_week = base ? (*base - week_year_begin(week_year_of(*base))) / 7 + 1 : 1;
    return week_year_begin(week_year) + 7 * (week.value_or(known_week) - 1) + weekday.value_or(base ? iso_weekday(*base) : 1) - 1;
  }
  if (const auto day = number(map, "ordinalDay", 1, is_leap_year(year) ? 366 : 365)) return civil_days(year, 1, 1) + *day - 1;
  const auto quarter = number(map, "quarter", 1, 4), quarter_day = number(map, "dayOfQuarter", 1, 92);
  if (quarter || quarter_day) {
    const int64_t known_day = base ? *base - civil_days(known.year, 3 * known_quarter - 2, 1) + 1 : 1;
    const int64_t q = quarter.value_or(known_quarter);
    return civil_days(year, static_cast<int>(3 * q - 2), 1) + quarter_day.value_or(known_day) - 1;
  }
  const auto month = static_cast<int>(number(map, "month", 1, 12).value_or(known.month));
  const auto day = number(map, "day", 1, month_days(year, month));
  return civil_days(year, month, static_cast<int>(day.value_or(std::min(known.day, month_days(year, month)))));
}

int64_t clock_from(const ValueMap& map, int64_t base) {
  const int64_t seconds = base / kNanosecondsPerSecond;
  const int64_t hour = number(map, "hour", 0, 23).value_or(seconds / 3600);
  const int64_t minute = number(map, "minute", 0, 59).value_or(seconds / 60 % 60);
  const int64_t second = number(map, "second", 0, 59).value_or(seconds % 60);
  const auto milli = number(map, "millisecond", 0, 999), micro = number(map, "microsecond", 0, milli ? 999 : 999'999);
  const auto nano = number(map, "nanosecond", 0, micro ? 999 : milli ? 999'999 : 999'999'999);
  // A part of a second that is named replaces that part; those below it stay.
  const int64_t fraction = base % kNanosecondsPerSecond;
  int64_t parts = fraction;
  if (nano && !micro && !milli) parts = *nano;
  else if (micro && !milli) parts = *micro * 1000 + (nano ? *nano : fraction % 1000);
  else if (milli) parts = *milli * 1'000'000 + (micro ? *micro * 1000 + nano.value_or(fraction % 1000) : nano.value_or(fraction % 1'000'000));
  return ((hour * 60 + minute) * 60 + second) * kNanosecondsPerSecond + parts;
}

const Temporal* temporal_at(const ValueMap& map, std::string_view key) {
  const Value* value = find(map, key);
  if (!value) return nullptr;
  if (!value->is_temporal() || value->kind() == ValueKind::Duration) refuse(std::string(key) + " must be a date or a time");
  return &value->temporal();
}

void check_keys(TemporalKind kind, const ValueMap& map) {
  for (const auto& entry : map) {
    const std::string& key = entry.first;
    const auto among = [&](std::span<const std::string_view> keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    const bool fits = (has_date(kind) && (among(kDateKeys) || key == "date" || key == "datetime")) ||
                      (has_clock(kind) && (among(kClockKeys) || key == "time" || key == "datetime")) ||
                      (key == "timezone");
    if (!fits) refuse("a " + std::string(kKindNames[static_cast<size_t>(kind)]) + " has no " + key);
  }
}

/// A value of `kind` out of a map, on top of what `base` holds (of which `based` says whether it has a date). With
/// `keep_local` a time zone in the map is attached; otherwise an instant with a zone of its own is converted to it.
Temporal override_with(const ValueMap& map, Temporal base, bool based, bool zoned, bool keep_local) {
  const TemporalKind kind = base.kind;
  const auto zone = zone_of(map);
  if (has_date(kind) && !based) base.days = date_from(map, std::nullopt);
  if (has_zone(kind) && zone) {
    if (zoned && !keep_local) convert(base, *zone);
  } else if (!has_zone(kind)) {
    base.offset = 0;
    base.zone.clear();
  }
  if (has_date(kind) && based && has_any(map, kDateKeys)) base.days = date_from(map, base.days);
  if (has_clock(kind)) base.nanoseconds = clock_from(map, base.nanoseconds);
  if (has_zone(kind) && zone) apply_zone(base, *zone);
  else if (!base.zone.empty()) apply_zone(base, base.zone);
  return base;
}

Temporal from_map(TemporalKind kind, const ValueMap& map) {
  check_keys(kind, map);
  Temporal base;
  base.kind = kind;
  const Temporal* both = temporal_at(map, "datetime");
  const Temporal* date = both ? both : temporal_at(map, "date");
  const Temporal* time = both ? both : temporal_at(map, "time");
  if (date && !has_date(date->kind)) refuse("a date cannot be taken from a time of day");
  if (date && has_date(kind)) base.days = date->days;
  bool zoned = false;
  if (time && has_clock(kind)) {
    base.nanoseconds = time->nanoseconds;
    zoned = has_zone(time->kind);
    if (zoned) {
      base.offset = time->offset;
      base.zone = kind == TemporalKind::DateTime ? time->zone : "";
    }
  }
  return override_with(map, base, date != nullptr, zoned, false);
}

/// The part of another value that `kind` has; what that lacks is 0, and the zone UTC.
Temporal project(TemporalKind kind, const Temporal& t) {
  if ((has_date(kind) && !has_date(t.kind)) || (has_clock(kind) && t.kind == TemporalKind::Date && !has_date(kind)) || t.kind == TemporalKind::Duration)
    refuse("a " + std::string(kKindNames[static_cast<size_t>(kind)]) + " cannot be taken from this value");
  Temporal result;
  result.kind = kind;
  if (has_date(kind)) result.days = t.days;
  if (has_clock(kind)) result.nanoseconds = t.nanoseconds;
  if (has_zone(kind) && has_zone(t.kind)) {
    result.offset = t.offset;
    result.zone = kind == TemporalKind::DateTime ? t.zone : "";
  }
  return result;
}

Temporal now(TemporalKind kind, ExecutionContext& context, std::string_view zone) {
  Temporal t;
  t.kind = TemporalKind::DateTime;
  t.days = context.now() / kNanosecondsPerDay;
  t.nanoseconds = context.now() % kNanosecondsPerDay;
  if (!zone.empty()) convert(t, zone);
  return project(kind, t);
}

/// {epochSeconds or epochMillis, nanosecond, timezone}
Temporal from_epoch(const ValueMap& map) {
  const auto seconds = number(map, "epochSeconds", INT64_MIN / 2, INT64_MAX / 2), millis = number(map, "epochMillis", INT64_MIN / 2, INT64_MAX / 2);
  Temporal passed;
  passed.kind = TemporalKind::Duration;
  passed.seconds = seconds ? *seconds : *millis / 1000;
  passed.nanoseconds = number(map, "nanosecond", 0, seconds ? 999'999'999 : 999'999).value_or(0) + (seconds ? 0 : *millis % 1000 * 1'000'000);
  Temporal epoch;
  epoch.kind = TemporalKind::DateTime;
  Temporal t = add_duration(epoch, passed, 1);
  if (const auto zone = zone_of(map)) convert(t, *zone);
  return t;
}

template <TemporalKind kind>
Value construct(ExecutionContext& context, Arguments a) {
  if (a.empty()) return now(kind, context, "");
  if (a[0].is_string()) {
    const auto t = parse_temporal(kind, a[0].string());
    if (!t) refuse("'" + std::string(a[0].string()) + "' is not a " + std::string(kKindNames[static_cast<size_t>(kind)]) + " in ISO 8601");
    return *t;
  }
  if (a[0].is_temporal()) return project(kind, a[0].temporal());
  if (a[0].kind() != ValueKind::Map) refuse_argument(kKindNames[static_cast<size_t>(kind)], a[0]);
  const ValueMap& map = a[0].map();
  if (kind == TemporalKind::DateTime && (find(map, "epochSeconds") || find(map, "epochMillis"))) return from_epoch(map);
  if (map.size() == 1 && map.begin()->first == "timezone") return now(kind, context, zone_of(map).value_or(""));
  return from_map(kind, map);
}

/// date.transaction() and its like: all take the start of the query.
template <TemporalKind kind>
Value current(ExecutionContext& context, Arguments a) {
  if (!a.empty() && !a[0].is_string()) refuse_argument(kKindNames[static_cast<size_t>(kind)], a[0]);
  return now(kind, context, a.empty() ? "" : a[0].string());
}

constexpr std::string_view kUnits[] = {"millennium", "century", "decade", "year", "weekYear", "quarter", "month", "week",
                                       "day", "hour", "minute", "second", "millisecond", "microsecond"};
constexpr int64_t kClockUnits[] = {kNanosecondsPerDay, 3600 * kNanosecondsPerSecond, 60 * kNanosecondsPerSecond, kNanosecondsPerSecond, 1'000'000, 1000};

int64_t truncate_date(int64_t days, std::string_view unit) {
  const CivilDate date = civil_date(days);
  const auto years = [&](int64_t n) { return civil_days(date.year - (date.year % n + n) % n, 1, 1); };
  if (unit == "millennium") return years(1000);
  if (unit == "century") return years(100);
  if (unit == "decade") return years(10);
  if (unit == "year") return years(1);
  if (unit == "weekYear") return week_year_begin(week_year_of(days));
  if (unit == "quarter") return civil_days(date.year, (date.month - 1) / 3 * 3 + 1, 1);
  if (unit == "month") return civil_days(date.year, date.month, 1);
  return unit == "week" ? days - iso_weekday(days) + 1 : days;
}

template <TemporalKind kind>
Value truncate(ExecutionContext& context, Arguments a) {
  if (!a[0].is_string()) refuse_argument("truncate", a[0]);
  const std::string_view unit = a[0].string();
  const auto found = std::find(std::begin(kUnits), std::end(kUnits), unit) - std::begin(kUnits);
  if (found == std::ssize(kUnits)) refuse("there is no unit '" + std::string(unit) + "'");
  constexpr int kDay = 8;
  if (a.size() > 1 && (!a[1].is_temporal() || a[1].kind() == ValueKind::Duration)) refuse_argument("truncate", a[1]);
  const Temporal value = a.size() > 1 ? a[1].temporal() : now(TemporalKind::DateTime, context, "");
  if (found > kDay && !has_clock(value.kind)) refuse("a date cannot be truncated to a " + std::string(unit));
  if (found < kDay && !has_date(value.kind)) refuse("a time of day cannot be truncated to a " + std::string(unit));
  Temporal t = project(kind, value);
  if (has_date(kind)) t.days = truncate_date(t.days, unit);
  t.nanoseconds -= t.nanoseconds % kClockUnits[std::max<std::ptrdiff_t>(0, found - kDay)];
  if (a.size() < 3 && !t.zone.empty()) apply_zone(t, t.zone);
  if (a.size() < 3) return t;
  if (a[2].kind() != ValueKind::Map) refuse_argument("truncate", a[2]);
  check_keys(kind, a[2].map());
  // A smaller part of a second that is set does not clear the part that was truncated to.
  ValueMap map = a[2].map();
  const int64_t fraction = t.nanoseconds % kNanosecondsPerSecond;
  if (unit == "millisecond" && (find(map, "microsecond") || find(map, "nanosecond"))) map.try_emplace("millisecond", fraction / 1'000'000);
  if (unit == "microsecond" && find(map, "nanosecond") && !find(map, "millisecond")) map.try_emplace("microsecond", fraction / 1000);
  return override_with(map, t, true, has_zone(value.kind), true);
}

Value duration(ExecutionContext&, Arguments a) {
  if (a[0].is_string()) {
    const auto t = parse_temporal(TemporalKind::Duration, a[0].string());
    if (!t) refuse("'" + std::string(a[0].string()) + "' is not a duration in ISO 8601");
    return *t;
  }
  if (a[0].kind() == ValueKind::Duration) return a[0];
  if (a[0].kind() != ValueKind::Map) refuse_argument("duration", a[0]);
  struct Unit {
    std::string_view key;
    int part;
    long double factor;
  };
  static constexpr Unit kDurationUnits[] = {{"years", 0, 12}, {"quarters", 0, 3}, {"months", 0, 1}, {"weeks", 1, 7}, {"days", 1, 1}, {"hours", 2, 3600},
      {"minutes", 2, 60}, {"seconds", 2, 1}, {"milliseconds", 3, 1e6L}, {"microseconds", 3, 1e3L}, {"nanoseconds", 3, 1}};
  long double parts[4] = {};
  for (const auto& entry : a[0].map()) {
    const std::string& key = entry.first;
    const Value& value = entry.second;
    const auto unit = std::find_if(std::begin(kDurationUnits), std::end(kDurationUnits), [&](const Unit& u) { return u.key == key; });
    if (unit == std::end(kDurationUnits)) refuse("a duration has no " + key);
    if (value.is_null()) continue;
    if (!value.is_number()) refuse(key + " must be a number");
    const auto number = value.kind() == ValueKind::Integer ? static_cast<long double>(value.integer()) : value.real();
    parts[unit->part] += unit->factor * number;
  }
  return make_duration(parts[0], parts[1], parts[2], parts[3]);
}

template <DurationUnit unit>
Value between(ExecutionContext&, Arguments a) {
  for (const Value& value : a)
    if (!value.is_temporal() || value.kind() == ValueKind::Duration) refuse_argument("duration.between", value);
  return duration_between(a[0].temporal(), a[1].temporal(), unit);
}

Value from_epoch_parts(ExecutionContext&, Arguments a) {
  for (const Value& value : a)
    if (value.kind() != ValueKind::Integer) refuse_argument("datetime.fromEpoch", value);
  return from_epoch(ValueMap{{"epochSeconds", a[0]}, {"nanosecond", a[1]}});
}

Value from_epoch_millis(ExecutionContext&, Arguments a) {
  if (a[0].kind() != ValueKind::Integer) refuse_argument("datetime.fromEpochMillis", a[0]);
  return from_epoch(ValueMap{{"epochMillis", a[0]}});
}

constexpr KindSet kSources = kStringKind | kMapKind | kTemporalKinds;
constexpr KindSet result_of(ValueKind kind) { return kind_bit(kind); }

template <TemporalKind kind, ValueKind value>
constexpr void add_kind(std::array<Function, 5 * 5 + 7>& table, size_t& at, std::array<std::string_view, 5> names) {
  table[at++] = {names[0], 0, 1, kSources, result_of(value), construct<kind>};
  for (size_t i = 1; i < 4; ++i) table[at++] = {names[i], 0, 1, kSources, result_of(value), current<kind>};
  table[at++] = {names[4], 1, 3, kStringKind, result_of(value), truncate<kind>};
}

constexpr std::array<Function, 5 * 5 + 7> make_table() {
  std::array<Function, 5 * 5 + 7> table{};
  size_t at = 0;
  add_kind<TemporalKind::Date, ValueKind::Date>(table, at, {"date", "date.transaction", "date.statement", "date.realtime", "date.truncate"});
  add_kind<TemporalKind::LocalTime, ValueKind::LocalTime>(
      table, at, {"localtime", "localtime.transaction", "localtime.statement", "localtime.realtime", "localtime.truncate"});
  add_kind<TemporalKind::Time, ValueKind::Time>(table, at, {"time", "time.transaction", "time.statement", "time.realtime", "time.truncate"});
  add_kind<TemporalKind::LocalDateTime, ValueKind::LocalDateTime>(
      table, at, {"localdatetime", "localdatetime.transaction", "localdatetime.statement", "localdatetime.realtime", "localdatetime.truncate"});
  add_kind<TemporalKind::DateTime, ValueKind::DateTime>(
      table, at, {"datetime", "datetime.transaction", "datetime.statement", "datetime.realtime", "datetime.truncate"});
  table[at++] = {"duration", 1, 1, kSources, kDurationKind, duration};
  table[at++] = {"duration.between", 2, 2, kTemporalKinds, kDurationKind, between<DurationUnit::All>};
  table[at++] = {"duration.inMonths", 2, 2, kTemporalKinds, kDurationKind, between<DurationUnit::Months>};
  table[at++] = {"duration.inDays", 2, 2, kTemporalKinds, kDurationKind, between<DurationUnit::Days>};
  table[at++] = {"duration.inSeconds", 2, 2, kTemporalKinds, kDurationKind, between<DurationUnit::Seconds>};
  table[at++] = {"datetime.fromEpoch", 2, 2, kIntegerKind, result_of(ValueKind::DateTime), from_epoch_parts};
  table[at++] = {"datetime.fromEpochMillis", 1, 1, kIntegerKind, result_of(ValueKind::DateTime), from_epoch_millis};
  return table;
}

constexpr auto kFunctions = make_table();

}  // namespace

std::span<const Function> temporal_constructors() { return kFunctions; }

}  // namespace dossier
