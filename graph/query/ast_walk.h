#pragma once
#include <functional>

#include "graph/query/ast.h"

namespace dossier {

/// Equal as written, apart from white space: a.name and a . name.
bool same_expression(const Expr&, const Expr&);

/// An aggregating call or count(*) in the expression, outside of subqueries.
bool is_aggregate(const Expr&);
bool contains_aggregate(const Expr&);

/// Calls `visit` with each expression directly below: children, property values of patterns, subqueries' expressions.
void for_each_child(const Expr&, const std::function<void(const Expr&)>& visit);

/// Slots that the expression reads, those bound inside of it included. Unordered, with repetitions.
void collect_slots(const Expr&, std::vector<uint32_t>& slots);

}  // namespace dossier
