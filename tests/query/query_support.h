#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graph/query/run.h"

namespace dossier {

/// The rows of a query in the TCK's notation, a string each, cells divided by " | ".
inline std::vector<std::string> rows_of(const std::string& query, const PropertyGraph& graph, const QueryOptions& options = {}) {
  std::vector<std::string> rows;
  for (const auto& row : run(parse_query(query), graph, options).rows) {
    std::string line;
    for (const Value& value : row) line += (line.empty() ? "" : " | ") + format_value(value, graph);
    rows.push_back(std::move(line));
  }
  return rows;
}

/// The only value of a query without a graph.
inline std::string value_of(const std::string& expression, const QueryOptions& options = {}) {
  const MemoryGraph graph;
  const auto rows = rows_of("RETURN " + expression + " AS value", graph, options);
  return rows.size() == 1 ? rows[0] : std::to_string(rows.size()) + " rows";
}

/// "SyntaxError UndefinedVariable", or "no error".
inline std::string error_of(const std::string& query, const PropertyGraph& graph, const QueryOptions& options = {}) {
  try {
    run(parse_query(query), graph, options);
  } catch (const QueryError& e) {
    return e.type() + " " + e.detail();
  }
  return "no error";
}
inline std::string error_of(const std::string& query, const QueryOptions& options = {}) { return error_of(query, MemoryGraph(), options); }

using Strings = std::vector<std::string>;

}  // namespace dossier
