#pragma once
#include <cstdint>
#include <string_view>

#include "export/layout.h"
#include "export/sink.h"
#include "export/style.h"

namespace dossier {

/// The y: elements that yEd draws from, in a GraphML file of their own: graph-tool cannot read a file that has them,
/// and NetworkX takes yEd's label over ours.
void write_yed_namespaces(Sink&);
void write_yed_node_key(Sink&);
void write_yed_edge_key(Sink&);
void write_yed_node(Sink&, std::string_view label, const NodeStyle&, Point place, int64_t degree);
void write_yed_edge(Sink&, std::string_view label, const EdgeStyle&, bool broken, bool symmetric);

}  // namespace dossier
