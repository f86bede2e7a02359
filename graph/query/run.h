#pragma once
#include "graph/query/binder.h"
#include "graph/query/execution.h"
#include "graph/table.h"

namespace dossier {

struct QueryOptions {
  ValueMap parameters;
  QueryLimits limits;
};

/// Nodes, relationships and borrowed strings in the rows refer to the graph.
struct QueryResult {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

/// Runs a query. With EXPLAIN the result is the plan, in one column. Throws QueryError. A query and a graph may be shared by any number of threads.
QueryResult run(const Query&, const PropertyGraph&, const QueryOptions& = {});
/// The same, with CREATE and DELETE allowed. Not thread-safe.
QueryResult run(const Query&, MemoryGraph&, const QueryOptions& = {});

/// The result for printing: nodes, relationships, lists and maps as JSON, dates as ISO 8601 text.
Table to_table(const QueryResult&, const PropertyGraph&);

/// A literal of the language: the value of a parameter given as text. Throws QueryError.
Value parse_value(std::string_view literal);

}  // namespace dossier
