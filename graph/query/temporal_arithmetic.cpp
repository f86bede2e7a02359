#include <algorithm>
#include <cmath>

#include "graph/query/calendar.h"
#include "graph/query/query_error.h"
#include "graph/query/temporal_functions.h"
#include "graph/query/time_zone.h"

namespace dossier {
namespace {

constexpr long double kDaysPerMonth = 30.436875L;  // a twelfth of the mean Gregorian year
constexpr int64_t kMaxDays = 400'000'000'000;      // about a thousand million years

[[noreturn]] void refuse_range() {
  throw run_error("ArithmeticError", "IntegerOverflow", "the date or duration is out of range");
}

int64_t whole(long double value) {
  if (!(std::fabs(value) < 0x1p62L)) refuse_range();
  return static_cast<int64_t>(value);
}

int64_t add(int64_t a, int64_t b) {
  int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) refuse_range();
  return result;
}

int64_t times(int64_t a, int64_t b) {
  int64_t result = 0;
  if (__builtin_mul_overflow(a, b, &result)) refuse_range();
  return result;
}

int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a % b < 0) != (b < 0)); }
int64_t floor_modulo(int64_t a, int64_t b) { return a - floor_divide(a, b) * b; }

bool has_date(const Temporal& t) { return t.kind != TemporalKind::Time && t.kind != TemporalKind::LocalTime; }
bool has_zone(const Temporal& t) { return t.kind == TemporalKind::Time || t.kind == TemporalKind::DateTime; }

int64_t plus_months(int64_t days, int64_t months) {
  const CivilDate date = civil_date(days);
  const int64_t month = add(times(date.year, 12) + date.month - 1, months);
  const int64_t year = floor_divide(month, 12);
  if (std::abs(year) > 1'000'000'000) refuse_range();
  const int m = static_cast<int>(month - year * 12) + 1;
  return civil_days(year, m, std::min(date.day, month_days(year, m)));
}

/// Moves a time of day, and the date with it where there is one.
void move(Temporal& t, int64_t seconds, int64_t nanoseconds) {
  const int64_t total = t.nanoseconds + nanoseconds;  // both below a day
  const int64_t clock = add(floor_divide(total, kNanosecondsPerSecond), seconds);
  t.nanoseconds = floor_modulo(clock, kSecondsPerDay) * kNanosecondsPerSecond + floor_modulo(total, kNanosecondsPerSecond);
  if (has_date(t)) t.days = add(t.days, floor_divide(clock, kSecondsPerDay));
}

Temporal add_durations(const Temporal& a, const Temporal& b, int sign) {
  Temporal t = a;
  t.months = add(a.months, times(b.months, sign));
  t.days = add(a.days, times(b.days, sign));
  const int64_t nanoseconds = a.nanoseconds + sign * b.nanoseconds;
  t.seconds = add(add(a.seconds, times(b.seconds, sign)), floor_divide(nanoseconds, kNanosecondsPerSecond));
  t.nanoseconds = floor_modulo(nanoseconds, kNanosecondsPerSecond);
  return t;
}

/// A point on the time line, and the local date and time that it is in one zone.
struct Moment {
  Temporal local;
  WideInt instant() const {
    return (static_cast<WideInt>(local.days) * kSecondsPerDay - local.offset) * kNanosecondsPerSecond + local.nanoseconds;
  }
};

void resolve_offset(Temporal& t) {
  if (!t.zone.empty())
    t.offset = zone_offset_at_local(t.zone, t.days * kSecondsPerDay + t.nanoseconds / kNanosecondsPerSecond).value_or(t.offset);
}

/// Gives both a date and a zone; the kind becomes DateTime.
Moment complete(const Temporal& t, const Temporal& other) {
  Moment m{t};
  m.local.kind = TemporalKind::DateTime;
  if (!has_date(t)) m.local.days = has_date(other) ? other.days : 0;
  if (has_zone(t)) return m;
  m.local.offset = has_zone(other) ? other.offset : 0;
  m.local.zone = has_zone(other) ? other.zone : "";
  resolve_offset(m.local);
  return m;
}

Temporal duration_of(int64_t months, int64_t days, WideInt nanoseconds) {
  Temporal t;
  t.kind = TemporalKind::Duration;
  t.months = months;
  t.days = days;
  WideInt seconds = nanoseconds / kNanosecondsPerSecond;
  auto rest = static_cast<int64_t>(nanoseconds % kNanosecondsPerSecond);
  if (rest < 0) {
    rest += kNanosecondsPerSecond;
    --seconds;
  }
  t.seconds = static_cast<int64_t>(seconds);
  t.nanoseconds = rest;
  return t;
}

/// Local time only, so that a day is a day whatever the clocks do: from the date and time of `a` to those of `b`.
WideInt local_nanoseconds(const Temporal& a, const Temporal& b) {
  return static_cast<WideInt>(b.days - a.days) * kNanosecondsPerDay + b.nanoseconds - a.nanoseconds;
}

}  // namespace

Temporal make_duration(long double months, long double days, long double seconds, long double nanoseconds) {
  const int64_t m = whole(months);
  days += (months - static_cast<long double>(m)) * kDaysPerMonth;
  const int64_t d = whole(days);
  seconds += (days - static_cast<long double>(d)) * kSecondsPerDay;
  const int64_t s = whole(seconds);
  // What a decimal fraction lacks in binary is far below a thousandth of a nanosecond.
  const long double fraction = (seconds - static_cast<long double>(s)) * kNanosecondsPerSecond + nanoseconds;
  const int64_t n = whole(fraction + std::copysign(1e-3L, fraction));
  Temporal t = duration_of(m, d, n);
  t.seconds = add(t.seconds, s);
  return t;
}

Temporal add_duration(const Temporal& t, const Temporal& duration, int sign) {
  if (t.kind == TemporalKind::Duration) return add_durations(t, duration, sign);
  Temporal result = t;
  if (has_date(t)) {
    result.days = add(plus_months(t.days, times(duration.months, sign)), times(duration.days, sign));
    if (t.kind == TemporalKind::Date) result.days = add(result.days, sign * (duration.seconds / kSecondsPerDay));
    if (std::abs(result.days) > kMaxDays) refuse_range();
  }
  if (t.kind == TemporalKind::Date) return result;
  if (t.kind == TemporalKind::DateTime) resolve_offset(result);
  const int32_t before = result.offset;
  move(result, times(duration.seconds, sign), sign * duration.nanoseconds);
  if (t.kind == TemporalKind::DateTime && !t.zone.empty()) {
    // Seconds pass on the time line: the clock may have changed meanwhile.
    const int64_t utc = result.days * kSecondsPerDay + result.nanoseconds / kNanosecondsPerSecond - before;
    result.offset = zone_offset_at(t.zone, utc).value_or(before);
    move(result, result.offset - before, 0);
  }
  return result;
}

namespace {

Temporal scale_duration(const Temporal& d, long double f) {
  if (!std::isfinite(f)) refuse_range();
  return make_duration(static_cast<long double>(d.months) * f, static_cast<long double>(d.days) * f,
                       static_cast<long double>(d.seconds) * f, static_cast<long double>(d.nanoseconds) * f);
}

}  // namespace

Temporal multiply_duration(const Temporal& duration, double factor) { return scale_duration(duration, factor); }
Temporal divide_duration(const Temporal& duration, double divisor) { return scale_duration(duration, 1 / static_cast<long double>(divisor)); }

Temporal duration_between(const Temporal& a, const Temporal& b, DurationUnit unit) {
  const Moment from = complete(a, b);
  Moment to = complete(b, a);
  const bool dated = has_date(a) && has_date(b);
  if (unit == DurationUnit::Seconds || (!dated && unit == DurationUnit::All)) return duration_of(0, 0, to.instant() - from.instant());
  if (!dated) return duration_of(0, 0, 0);
  // Seen from the zone of `a`.
  if (to.local.offset != from.local.offset) {
    const int64_t utc = to.local.days * kSecondsPerDay + to.local.nanoseconds / kNanosecondsPerSecond - to.local.offset;
    const int32_t offset = from.local.zone.empty() ? from.local.offset : zone_offset_at(from.local.zone, utc).value_or(from.local.offset);
    move(to.local, offset - to.local.offset, 0);
  }
  const WideInt span = local_nanoseconds(from.local, to.local);
  const int sign = span < 0 ? -1 : 1;
  if (unit == DurationUnit::Days) return duration_of(0, static_cast<int64_t>(span / kNanosecondsPerDay), 0);
  // Whole months: as many as can be added without going past `to`.
  const CivilDate x = civil_date(from.local.days), y = civil_date(to.local.days);
  int64_t months = (y.year - x.year) * 12 + y.month - x.month;
  Temporal reached = from.local;
  const auto passed = [&] {
    reached.days = plus_months(from.local.days, months);
    return local_nanoseconds(reached, to.local) * sign < 0;
  };
  if (passed()) {
    months -= sign;
    passed();
  }
  if (unit == DurationUnit::Months) return duration_of(months, 0, 0);
  const WideInt rest = local_nanoseconds(reached, to.local);
  return duration_of(months, static_cast<int64_t>(rest / kNanosecondsPerDay), rest % kNanosecondsPerDay);
}

}  // namespace dossier
