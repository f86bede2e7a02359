#include <algorithm>
#include <cmath>
#include <vector>

#include "export/attributes.h"
#include "export/dot.h"
#include "export/graph_view.h"
#include "export/style.h"
#include "export/writers.h"
#include "graph/text.h"

// DOT for Graphviz. Every id and text stands in quotation marks; texts are never HTML labels, and a backslash is doubled,
// since Graphviz has escapes of its own (\N, \l). Its scanner takes no quoted text of more than 16,384 bytes.
namespace dossier {
namespace {

constexpr size_t kLongestText = 4000;  // code points, of four bytes at most
constexpr std::string_view kComment = "COMMENTED_ON";

/// Lines of at most about `width` letters, broken at blanks, with Graphviz's escape between them.
void write_wrapped(Sink& sink, std::string_view text, size_t width) {
  size_t letters = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = decode_utf8(text, i);
    ++letters;
    if (c == ' ' && letters > width) {
      sink << "\\n";
      letters = 0;
    } else if (c == '"' || c == '\\') {
      sink << '\\' << text[begin];
    } else if (c == '\n' || c == '\r' || c == '\t') {
      sink << ' ';
    } else if (c < 0x20 || c == 0xFFFD || c == 0xFFFE || c == 0xFFFF) {
      sink << "\uFFFD";
    } else {
      sink << text.substr(begin, i - begin);
    }
  }
}

void write_attribute(Sink& sink, std::string_view name, std::string_view text) {
  constexpr size_t kNoWrap = SIZE_MAX;
  sink << ' ' << name << "=\"";
  write_wrapped(sink, shorten(text, kLongestText), kNoWrap);
  sink << '"';
}

void write_node(Sink& sink, const GraphView& view, uint32_t n, AttributeReader::Values values, bool picture) {
  constexpr size_t kLongestLabel = 60, kLabelWidth = 14;
  const NodeStyle style = node_style(view.graph(), view.nodes()[n]);
  const std::string_view label = values[static_cast<size_t>(NodeColumn::Label)].text;
  sink << "  \"" << node_id(view.nodes()[n]) << "\" [label=\"";
  if (picture) write_wrapped(sink, shorten(label, kLongestLabel), kLabelWidth);
  else write_wrapped(sink, shorten(label, kLongestText), SIZE_MAX);
  sink << "\" shape=" << style.shape << " fillcolor=\"" << HexColour(style.colour) << '"';
  const auto degree = static_cast<double>(values[static_cast<size_t>(NodeColumn::Degree)].whole);
  sink << " fontsize=" << std::round(10 + std::min(10.0, std::sqrt(degree) * 1.6));
  if (!picture) {
    for (const NodeColumn column : {NodeColumn::Type, NodeColumn::Kind, NodeColumn::Ref}) {
      const AttributeValue& value = values[static_cast<size_t>(column)];
      if (value.present) write_attribute(sink, node_columns()[static_cast<size_t>(column)].name, value.text);
    }
  }
  sink << "]\n";
}

void write_edge(Sink& sink, const GraphView& view, const ViewEdge& edge, AttributeReader::Values values, bool picture) {
  const EdgeStyle style = edge_style(view.graph(), edge);
  const HexColour colour(style.colour);
  const double claims = values[static_cast<size_t>(EdgeColumn::Weight)].real;
  sink << "  \"" << node_id(view.nodes()[edge.source]) << "\" -> \"" << node_id(view.nodes()[edge.target]) << "\" [label=\"";
  // Who spoke of whom stands there so often that its words would cover the picture; the legend has its colour.
  if (!picture || values[static_cast<size_t>(EdgeColumn::Type)].text != kComment)
    write_wrapped(sink, shorten(values[static_cast<size_t>(EdgeColumn::Label)].text, kLongestText), picture ? 16 : SIZE_MAX);
  sink << "\" color=\"" << colour << "\" fontcolor=\"" << colour << '"';
  if (claims > 1) sink << " penwidth=" << std::round((1.2 + std::min(3.0, std::log2(claims) * 0.8)) * 10) / 10;
  if (is_broken(view.graph(), edge)) sink << " style=dashed";
  if (values[static_cast<size_t>(EdgeColumn::Symmetric)].whole != 0) sink << " dir=none";
  if (!picture) {
    for (const EdgeColumn column : {EdgeColumn::Type, EdgeColumn::AccordingTo, EdgeColumn::Evidence}) {
      const AttributeValue& value = values[static_cast<size_t>(column)];
      if (value.present) write_attribute(sink, edge_columns()[static_cast<size_t>(column)].name, value.text);
    }
  }
  sink << "]\n";
}

/// A picture is of actors and what links them; dates stand in it as labels at most.
bool is_drawn(const GraphView& view, uint32_t n) {
  const ViewNode& node = view.nodes()[n];
  return node.kind != NodeKind::Entity || view.graph()[EntityId(node.index)].type != EntityType::Date;
}

/// Small boxes that say what the colours mean, for the kinds of node that are there.
void write_legend(Sink& sink, const GraphView& view) {
  std::vector<NodeStyle> styles;
  for (uint32_t n = 0; n < view.nodes().size(); ++n) {
    if (!is_drawn(view, n)) continue;
    const NodeStyle style = node_style(view.graph(), view.nodes()[n]);
    const auto known = [&](const NodeStyle& s) { return s.name == style.name; };
    if (std::none_of(styles.begin(), styles.end(), known)) styles.push_back(style);
  }
  sink << "  label=<<table border=\"0\" cellspacing=\"6\"><tr>";
  for (const NodeStyle& style : styles)
    sink << "<td bgcolor=\"" << HexColour(style.colour) << "\" width=\"12\"></td><td>" << style.name << "</td>";
  for (const ViewEdge& edge : view.edges()) {
    if (edge.kind != EdgeKind::Claim || view.graph().schema()[view.graph()[ClaimId(edge.index)].type].name != kComment) continue;
    sink << "<td>   <font color=\"" << HexColour(edge_style(view.graph(), edge).colour) << "\">line without words: spoke of</font></td>";
    break;
  }
  sink << "<td>   broken line: said by somebody, denied or not certain</td></tr></table>>\n";
}

}  // namespace

void write_dot_picture(const GraphView& view, Sink& sink, std::string_view title) {
  AttributeReader reader(view);
  sink << "digraph \"";
  write_wrapped(sink, shorten(title, kLongestText), SIZE_MAX);
  sink << "\" {\n  bgcolor=white\n  overlap=prism\n  overlap_scaling=-3\n  splines=true\n  outputorder=edgesfirst\n  sep=\"+10\"\n"
          "  K=1.1\n  fontname=\"Helvetica,DejaVu Sans,sans-serif\"\n  fontsize=11\n  labelloc=b\n"
          "  node [style=\"filled,rounded\" penwidth=0 fontcolor=white fontname=\"Helvetica,DejaVu Sans,sans-serif\" margin=\"0.12,0.06\"]\n"
          "  edge [arrowsize=0.7 penwidth=1.2 fontsize=8 fontname=\"Helvetica,DejaVu Sans,sans-serif\"]\n";
  if (!view.nodes().empty()) write_legend(sink, view);
  for (uint32_t n = 0; n < view.nodes().size(); ++n)
    if (is_drawn(view, n)) write_node(sink, view, n, reader.node(n), true);
  for (uint32_t e = 0; e < view.edges().size(); ++e)
    if (is_drawn(view, view.edges()[e].source) && is_drawn(view, view.edges()[e].target)) write_edge(sink, view, view.edges()[e], reader.edge(e), true);
  sink << "}\n";
}

void write_dot(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  sink << "digraph \"";
  write_wrapped(sink, shorten(options.title, kLongestText), SIZE_MAX);
  sink << "\" {\n  graph [overlap=prism splines=true outputorder=edgesfirst]\n"
          "  node [style=filled fontcolor=white fontname=Helvetica]\n  edge [fontsize=9 fontname=Helvetica]\n";
  for (uint32_t n = 0; n < view.nodes().size(); ++n) write_node(sink, view, n, reader.node(n), false);
  for (uint32_t e = 0; e < view.edges().size(); ++e) write_edge(sink, view, view.edges()[e], reader.edge(e), false);
  sink << "}\n";
}

}  // namespace dossier
