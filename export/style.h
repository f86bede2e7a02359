#pragma once
#include <cstdint>
#include <string_view>

#include "export/graph_view.h"

namespace dossier {

struct Colour {
  uint8_t red = 0, green = 0, blue = 0;
};

/// How the pictures and the viewer files draw a node or an edge, the same in all of them. The colours are those of
/// Okabe and Ito (2008), which people with any kind of colour vision can tell apart.
struct NodeStyle {
  std::string_view name;   ///< for the legend
  Colour colour;
  std::string_view shape;  ///< Graphviz's word
};
NodeStyle node_style(const KnowledgeGraph&, const ViewNode&);

/// The group of an edge: conflict, cooperation, state, speech or other acts.
struct EdgeStyle {
  std::string_view name;
  Colour colour;
};
EdgeStyle edge_style(const KnowledgeGraph&, const ViewEdge&);

/// A claim that is not a plain fact (said by somebody, denied, possible ...) is drawn with a broken line.
bool is_broken(const KnowledgeGraph&, const ViewEdge&);

/// Diameter of a node in pixels by its number of edges: the area grows with it.
double node_size(int64_t degree);

/// "#rrggbb", valid as long as the object.
struct HexColour {
  explicit HexColour(Colour);
  char bytes[7];
  operator std::string_view() const { return {bytes, sizeof bytes}; }
};

}  // namespace dossier
