#pragma once
#include <vector>

#include "export/graph_view.h"

namespace dossier {

struct Point {
  double x = 0, y = 0;
};

/// A place for each node, so that linked nodes stand near each other: what the files for viewers and the page start
/// with. The same view gives the same places. Units are pixels of a picture with nodes of about 20; y grows downward.
/// Cost: O(n log n + m) for each of up to 300 rounds, fewer for large graphs, and 8 bytes for each edge.
std::vector<Point> lay_out(const GraphView&);

}  // namespace dossier
