#pragma once
#include <vector>

#include "graph/date.h"
#include "ingest/annotations.h"

namespace dossier {

/// A date expression: "3 October 2022", "last week", "the early 1990s", "Monday". `time` is empty when the expression is
/// relative and the document's date is not known well enough.
struct DateExpression {
  Range<Token> tokens;
  DateInterval time;
};

/// Finds the date expressions of a document and resolves them against its date (TIMEX-like, Ferro et al. 2005, without
/// durations and times of day). Prepositions are not part of the expression but count: "since 2014" is the token 2014
/// with the interval from 2014 on, and in "between 2008 and 2012" both years carry the whole interval. A day or month
/// without a year is the last one before the document's date, the next one after "will" and the like.
std::vector<DateExpression> find_dates(const Annotations& annotations, PartialDate document_date);

}  // namespace dossier
