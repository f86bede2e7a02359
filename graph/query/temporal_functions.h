#pragma once
#include <string_view>

#include "graph/query/value.h"

namespace dossier {

/// An instant or a duration, plus or minus (`sign` 1 or -1) a duration. Months first, cut to the length of the month;
/// then days; then seconds. A date ignores what is less than a day.
Temporal add_duration(const Temporal&, const Temporal& duration, int sign);
/// Fractions of months become days (of 30.436875 to a month), fractions of days seconds.
Temporal multiply_duration(const Temporal& duration, double factor);

/// value.key: "year", "month", "epochSeconds" ...; null when the kind has no such field.
Value temporal_field(const Temporal&, std::string_view key);

}  // namespace dossier
