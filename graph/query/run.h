#pragma once
#include "graph/query/binder.h"
#include "graph/query/execution.h"
#include "graph/query/table.h"

namespace dossier {

struct QueryOptions {
  ValueMap parameters;
  QueryLimits limits;
};

/// Runs a query. Nodes, relationships and borrowed strings in the table refer to the graph. With EXPLAIN the table has
/// one column "plan". Throws QueryError. A query and a graph may be shared by any number of threads.
Table run(const Query&, const PropertyGraph&, const QueryOptions& = {});
/// The same, with CREATE and DELETE allowed. Not thread-safe.
Table run(const Query&, MemoryGraph&, const QueryOptions& = {});

/// A literal of the language: the value of a parameter given as text. Throws QueryError.
Value parse_value(std::string_view literal);

}  // namespace dossier
