#include "export/yed.h"

#include <algorithm>

#include "graph/text.h"

namespace dossier {
namespace {

std::string_view yed_shape(std::string_view graphviz) {
  if (graphviz == "box") return "roundrectangle";
  if (graphviz == "hexagon") return "hexagon";
  if (graphviz == "diamond") return "diamond";
  if (graphviz == "note") return "rectangle";
  if (graphviz == "house") return "trapezoid";
  return "ellipse";
}

}  // namespace

void write_yed_namespaces(Sink& sink) {
  sink << " xmlns:y=\"http://www.yworks.com/xml/graphml\" xmlns:yed=\"http://www.yworks.com/xml/yed/3\"";
}

void write_yed_node_key(Sink& sink) {
  sink << "  <key id=\"yn\" for=\"node\" yfiles.type=\"nodegraphics\" attr.name=\"nodegraphics\" attr.type=\"string\"/>\n";
}

void write_yed_edge_key(Sink& sink) {
  sink << "  <key id=\"ye\" for=\"edge\" yfiles.type=\"edgegraphics\" attr.name=\"edgegraphics\" attr.type=\"string\"/>\n";
}

void write_yed_node(Sink& sink, std::string_view label, const NodeStyle& style, Point place, int64_t degree) {
  constexpr double kLetterWidth = 7.5, kHeight = 32;
  constexpr size_t kLongestLabel = 40;
  const std::string text = shorten(label, kLongestLabel);
  const double letters = static_cast<double>(std::max<size_t>(CodePointIndex(text).size(), 3));
  const double width = letters * kLetterWidth + 24, height = kHeight + node_size(degree) / 2;
  sink << "      <data key=\"yn\"><y:ShapeNode><y:Geometry height=\"" << height << "\" width=\"" << width << "\" x=\""
       << place.x * 2 - width / 2 << "\" y=\"" << place.y * 2 - height / 2 << "\"/><y:Fill color=\""
       << HexColour(style.colour) << "\" transparent=\"false\"/><y:BorderStyle color=\"#ffffff\" type=\"line\" width=\"1.0\"/>"
          "<y:NodeLabel alignment=\"center\" fontFamily=\"Dialog\" fontSize=\"12\" textColor=\"#ffffff\">";
  write_xml(sink, text);
  sink << "</y:NodeLabel><y:Shape type=\"" << yed_shape(style.shape) << "\"/></y:ShapeNode></data>\n";
}

void write_yed_edge(Sink& sink, std::string_view label, const EdgeStyle& style, bool broken, bool symmetric) {
  sink << "      <data key=\"ye\"><y:PolyLineEdge><y:LineStyle color=\"" << HexColour(style.colour) << "\" type=\""
       << (broken ? "dashed" : "line") << "\" width=\"1.5\"/><y:Arrows source=\"none\" target=\""
       << (symmetric ? "none" : "standard") << "\"/><y:EdgeLabel fontSize=\"9\" textColor=\"" << HexColour(style.colour) << "\">";
  write_xml(sink, label);
  sink << "</y:EdgeLabel></y:PolyLineEdge></data>\n";
}

}  // namespace dossier
