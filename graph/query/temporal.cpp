#include "graph/query/temporal.h"

#include <cstdio>
#include <cstdlib>

#include "graph/query/calendar.h"

namespace dossier {
namespace {

constexpr int64_t kSecondsPerMonth = 2'629'746;  // a twelfth of the mean Gregorian year

/// ".142", ".000000001": without the zeros at the end; "" for 0.
std::string format_fraction(int64_t nanoseconds) {
  if (nanoseconds == 0) return "";
  char digits[24];
  std::snprintf(digits, sizeof digits, ".%09lld", static_cast<long long>(nanoseconds));
  std::string text = digits;
  return text.erase(text.find_last_not_of('0') + 1);
}

std::string format_days(int64_t days) {
  const CivilDate date = civil_date(days);
  char text[48];
  const char* const sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : "";
  std::snprintf(text, sizeof text, "%s%04lld-%02d-%02d", sign, static_cast<long long>(std::llabs(date.year)), date.month, date.day);
  return text;
}

std::string format_clock(int64_t nanoseconds) {
  const int64_t seconds = nanoseconds / kNanosecondsPerSecond, fraction = nanoseconds % kNanosecondsPerSecond;
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60));
  if (seconds % 60 == 0 && fraction == 0) return text;
  char rest[8];
  std::snprintf(rest, sizeof rest, ":%02d", static_cast<int>(seconds % 60));
  return std::string(text) + rest + format_fraction(fraction);
}

std::string format_duration(const Temporal& t) {
  std::string text = "P";
  const auto add = [&text](int64_t number, char unit) {
    if (number != 0) text += std::to_string(number) + unit;
  };
  add(t.months / 12, 'Y');
  add(t.months % 12, 'M');
  add(t.days, 'D');
  // Toward zero, so that all parts of the time have one sign.
  int64_t seconds = t.seconds, nanoseconds = t.nanoseconds;
  if (seconds < 0 && nanoseconds > 0) {
    ++seconds;
    nanoseconds -= kNanosecondsPerSecond;
  }
  if (seconds != 0 || nanoseconds != 0) {
    text += 'T';
    add(seconds / 3600, 'H');
    add(seconds / 60 % 60, 'M');
    if (seconds % 60 != 0 || nanoseconds != 0) {
      if (seconds % 60 == 0 && nanoseconds < 0) text += '-';
      text += std::to_string(seconds % 60) + format_fraction(std::llabs(nanoseconds)) + "S";
    }
  }
  return text == "P" ? "PT0S" : text;
}

}  // namespace

std::string format_offset(int32_t offset) {
  if (offset == 0) return "Z";
  const int32_t size = std::abs(offset);
  char text[24];
  std::snprintf(text, sizeof text, "%c%02d:%02d", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 == 0) return text;
  char seconds[8];
  std::snprintf(seconds, sizeof seconds, ":%02d", size % 60);
  return std::string(text) + seconds;
}

std::string format_temporal(const Temporal& t) {
  const std::string zone = t.zone.empty() ? "" : "[" + t.zone + "]";
  switch (t.kind) {
    case TemporalKind::Date: return format_days(t.days);
    case TemporalKind::LocalTime: return format_clock(t.nanoseconds);
    case TemporalKind::Time: return format_clock(t.nanoseconds) + format_offset(t.offset);
    case TemporalKind::LocalDateTime: return format_days(t.days) + "T" + format_clock(t.nanoseconds);
    case TemporalKind::DateTime:
      return format_days(t.days) + "T" + format_clock(t.nanoseconds) + format_offset(t.offset) + zone;
    case TemporalKind::Duration: return format_duration(t);
  }
  return "";
}

std::strong_ordering order(const Temporal& a, const Temporal& b) {
  if (a.kind == TemporalKind::Duration) {
    const auto length = [](const Temporal& t) {
      return (static_cast<WideInt>(t.months) * kSecondsPerMonth + static_cast<WideInt>(t.days) * kSecondsPerDay + t.seconds) *
                 kNanosecondsPerSecond + t.nanoseconds;
    };
    const WideInt x = length(a), y = length(b);
    return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
  }
  // 0 for the kinds without an offset.
  const int64_t x = a.days * kSecondsPerDay - a.offset + a.nanoseconds / kNanosecondsPerSecond;
  const int64_t y = b.days * kSecondsPerDay - b.offset + b.nanoseconds / kNanosecondsPerSecond;
  if (x != y) return x <=> y;
  const auto fraction = a.nanoseconds % kNanosecondsPerSecond <=> b.nanoseconds % kNanosecondsPerSecond;
  if (fraction != 0) return fraction;
  if (a.offset != b.offset) return a.offset <=> b.offset;
  return a.zone <=> b.zone;
}

}  // namespace dossier
