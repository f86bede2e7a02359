#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

#include "export/attributes.h"
#include "export/dot.h"
#include "export/edge_stream.h"
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

void write_ends(Sink& sink, const GraphView& view, const ViewEdge& edge) {
  sink << "  \"" << node_id(view.nodes()[edge.source]) << "\" -> \"" << node_id(view.nodes()[edge.target]) << "\" [label=\"";
}

void write_line(Sink& sink, const GraphView& view, const ViewEdge& edge, double claims, bool symmetric) {
  const HexColour colour(edge_style(view.graph(), edge).colour);
  sink << "\" color=\"" << colour << "\" fontcolor=\"" << colour << '"';
  if (claims > 1) sink << " penwidth=" << std::round((1.2 + std::min(3.0, std::log2(claims) * 0.8)) * 10) / 10;
  if (is_broken(view.graph(), edge)) sink << " style=dashed";
  if (symmetric) sink << " dir=none";
}

void write_edge(Sink& sink, const GraphView& view, const ViewEdge& edge, AttributeReader::Values values) {
  write_ends(sink, view, edge);
  write_wrapped(sink, shorten(values[static_cast<size_t>(EdgeColumn::Label)].text, kLongestText), SIZE_MAX);
  write_line(sink, view, edge, values[static_cast<size_t>(EdgeColumn::Weight)].real, values[static_cast<size_t>(EdgeColumn::Symmetric)].whole != 0);
  for (const EdgeColumn column : {EdgeColumn::Type, EdgeColumn::AccordingTo, EdgeColumn::Evidence}) {
    const AttributeValue& value = values[static_cast<size_t>(column)];
    if (value.present) write_attribute(sink, edge_columns()[static_cast<size_t>(column)].name, value.text);
  }
  sink << "]\n";
}

/// A picture is of actors and what links them; dates stand in it as labels at most.
bool is_drawn(const GraphView& view, uint32_t n) {
  const ViewNode& node = view.nodes()[n];
  return node.kind != NodeKind::Entity || view.graph()[EntityId(node.index)].type != EntityType::Date;
}

/// In a picture, what two nodes are to each other is one line for each look: its labels one below the other.
struct PictureEdge {
  ViewEdge edge;  ///< the first, without its members
  std::vector<std::pair<std::string, std::string>> labels;  ///< relation type and label, each once
  double claims = 0;
  bool symmetric = false;
};

std::vector<PictureEdge> picture_edges(const GraphView& view, AttributeReader& reader) {
  using Look = std::tuple<uint32_t, uint32_t, uint32_t, bool, bool>;
  std::map<Look, size_t> index;
  std::vector<PictureEdge> edges;
  for (const ViewEdge& edge : view.edges()) {
    if (!is_drawn(view, edge.source) || !is_drawn(view, edge.target)) continue;
    const auto values = reader.edge(edge);
    const Colour colour = edge_style(view.graph(), edge).colour;
    const bool symmetric = values[static_cast<size_t>(EdgeColumn::Symmetric)].whole != 0;
    const Look look{edge.source, edge.target, colour.red << 16 | colour.green << 8 | colour.blue, is_broken(view.graph(), edge), symmetric};
    const auto [found, inserted] = index.try_emplace(look, edges.size());
    if (inserted) {
      edges.push_back({edge, {}, 0, symmetric});
      edges.back().edge.members = {};
    }
    PictureEdge& drawn = edges[found->second];
    drawn.claims += values[static_cast<size_t>(EdgeColumn::Weight)].real;
    std::pair label{std::string(values[static_cast<size_t>(EdgeColumn::Type)].text), shorten(values[static_cast<size_t>(EdgeColumn::Label)].text, kLongestText)};
    if (std::find(drawn.labels.begin(), drawn.labels.end(), label) == drawn.labels.end()) drawn.labels.push_back(std::move(label));
  }
  return edges;
}

void write_picture_edge(Sink& sink, const GraphView& view, const PictureEdge& drawn) {
  constexpr size_t kLabelWidth = 16;
  const auto has = [&](std::string_view type) {
    return std::any_of(drawn.labels.begin(), drawn.labels.end(), [&](const auto& label) { return label.first == type; });
  };
  write_ends(sink, view, drawn.edge);
  bool first = true;
  for (const auto& [type, label] : drawn.labels) {
    // Who spoke of whom stands there so often that its words would cover the picture; the legend has its colour. A post
    // says more than an affiliation.
    if (type == kComment || (type == "AFFILIATED_WITH" && has("HOLDS_POSITION"))) continue;
    if (!first) sink << "\\n";
    write_wrapped(sink, label, kLabelWidth);
    first = false;
  }
  write_line(sink, view, drawn.edge, drawn.claims, drawn.symmetric);
  sink << "]\n";
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
  for (const PictureEdge& edge : picture_edges(view, reader)) write_picture_edge(sink, view, edge);
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
  for (const ViewEdge& edge : view.edges()) write_edge(sink, view, edge, reader.edge(edge));
  sink << "}\n";
}

}  // namespace dossier
