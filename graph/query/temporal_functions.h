#pragma once
#include <string_view>

#include "graph/query/value.h"

namespace dossier {

/// A duration out of parts, any of which may be a fraction: that of a month becomes days (of 30.436875 to a month),
/// that of a day seconds.
Temporal make_duration(long double months, long double days, long double seconds, long double nanoseconds = 0);

/// An instant or a duration, plus or minus (`sign` 1 or -1) a duration. Months first, cut to the length of the month;
/// then days; then seconds. A date ignores what is less than a day.
Temporal add_duration(const Temporal&, const Temporal& duration, int sign);
Temporal multiply_duration(const Temporal& duration, double factor);
Temporal divide_duration(const Temporal& duration, double divisor);

/// From `a` to `b`: in months, days and seconds, or in one of these units alone. What one side has no date, or no zone,
/// for is taken from the other; without a date on either side only the time counts.
enum class DurationUnit : uint8_t { All, Months, Days, Seconds };
Temporal duration_between(const Temporal& a, const Temporal& b, DurationUnit unit);

/// value.key: "year", "month", "epochSeconds" ...; null when the kind has no such field.
Value temporal_field(const Temporal&, std::string_view key);

}  // namespace dossier
