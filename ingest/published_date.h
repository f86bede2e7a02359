#pragma once
#include <optional>
#include <string_view>

#include "graph/date.h"
#include "graph/span.h"

namespace dossier {

/// A date as pages print it, with its place in the text.
struct PrintedDate {
  PartialDate date;  ///< year, month and day
  ByteSpan span;
};

/// The first complete date in `text`: ISO 8601, "03 October 2022", "Oct. 3, 2022", "03.10.2022", "3/10/2022",
/// "2022年10月3日", with month names of some thirty languages. Numbers that fit both orders are read as day/month
/// unless `month_first`.
std::optional<PrintedDate> find_printed_date(std::string_view text, bool month_first = false);

/// True when `text` holds a numeric date that can only be read with the month first, such as 10/23/2022.
bool has_month_first_date(std::string_view text);

/// The date of a metadata field: ISO 8601 with or without a time, RFC 822, or any printed date. Unknown when it is
/// none.
PartialDate parse_metadata_date(std::string_view text);

}  // namespace dossier
