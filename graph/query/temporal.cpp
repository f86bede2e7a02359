#include "graph/query/temporal.h"
#include "graph/query/function_tables.h"
#include "graph/query/temporal_functions.h"
namespace dossier {
std::strong_ordering order(const Temporal& a, const Temporal& b) { return a.days <=> b.days; }
std::string format_temporal(const Temporal&) { return ""; }
Temporal add_duration(const Temporal& t, const Temporal&, int) { return t; }
Temporal multiply_duration(const Temporal& t, double) { return t; }
Value temporal_field(const Temporal&, std::string_view) { return {}; }
std::span<const Function> temporal_constructors() { return {}; }
}
