#include "graph/query/functions.h"

#include <algorithm>
#include <iterator>

#include "graph/query/function_tables.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr AggregateFunction kAggregates[] = {
    {"count", AggregateKind::Count, 1, kIntegerKind},
    {"sum", AggregateKind::Sum, 1, kNumberKinds | kDurationKind},
    {"avg", AggregateKind::Average, 1, kFloatKind | kDurationKind | kNullKind},
    {"min", AggregateKind::Minimum, 1, kAnyKind},
    {"max", AggregateKind::Maximum, 1, kAnyKind},
    {"collect", AggregateKind::Collect, 1, kListKind},
    {"stDev", AggregateKind::Deviation, 1, kFloatKind},
    {"stDevP", AggregateKind::PopulationDeviation, 1, kFloatKind},
    {"percentileCont", AggregateKind::PercentileContinuous, 2, kFloatKind | kNullKind},
    {"percentileDisc", AggregateKind::PercentileDiscrete, 2, kNumberKinds | kNullKind},
};

constexpr Procedure kProcedures[] = {
    {"db.labels", "label"}, {"db.relationshipTypes", "relationshipType"}, {"db.propertyKeys", "propertyKey"}};

template <class Table>
auto find_in(const Table& table, std::string_view name) -> decltype(&*std::begin(table)) {
  const std::string wanted = to_lower(name);
  for (const auto& entry : table)
    if (to_lower(entry.name) == wanted) return &entry;
  return nullptr;
}

}  // namespace

const Function* find_function(std::string_view name) {
  for (const std::span<const Function> table :
       {graph_functions(), list_functions(), number_functions(), string_functions(), temporal_constructors()})
    if (const Function* found = find_in(table, name)) return found;
  return nullptr;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const std::span<const Function> table :
       {graph_functions(), list_functions(), number_functions(), string_functions(), temporal_constructors()})
    for (const Function& function : table) names.emplace_back(function.name);
  for (const AggregateFunction& function : kAggregates) names.emplace_back(function.name);
  std::sort(names.begin(), names.end());
  return names;
}

const AggregateFunction* find_aggregate(std::string_view name) { return find_in(kAggregates, name); }
const Procedure* find_procedure(std::string_view name) { return find_in(kProcedures, name); }

}  // namespace dossier
