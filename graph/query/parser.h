#pragma once
#include <string_view>
#include <vector>

#include "graph/query/ast.h"

namespace dossier {

/// The deepest nesting of expressions, patterns and subqueries that is accepted; deeper queries are a SyntaxError.
inline constexpr uint32_t kMaxQueryDepth = 500;

/// Parses one statement without binding its names. Throws QueryError at the first place that does not fit the grammar.
Query parse_statement(std::string_view text);

/// Cuts a script at the semicolons outside of strings, names and comments; empty statements are dropped.
std::vector<std::string_view> split_statements(std::string_view script);

}  // namespace dossier
