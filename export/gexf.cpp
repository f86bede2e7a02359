#include <algorithm>
#include <vector>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/layout.h"
#include "export/style.h"
#include "export/writers.h"

// GEXF is the one format through which Gephi takes time: a graph of mode "dynamic" whose edges carry spells, whole days
// both sides closed. An edge without a known time is always there. GEXF 1.3 knows the edge's `kind`, which lets Gephi
// keep parallel edges; NetworkX reads 1.2draft at most. The schema of 1.3 wants colours in the main namespace and its
// primer in viz:; Gephi goes by local names, so the primer's form, which older readers know, is written.
namespace dossier {
namespace {

std::string_view type_name(ValueType type) {
  constexpr std::string_view kNames[] = {"string", "string", "long", "double", "boolean"};
  return kNames[static_cast<size_t>(type)];
}

class GexfWriter {
 public:
  GexfWriter(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options)
      : view_(graph, options), reader_(view_), sink_(sink), options_(options), node_columns_(reader_.node_columns_in_use()),
        places_(lay_out(view_)) {}

  void write() {
    const bool draft = options_.gexf_draft;
    sink_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\""
          << (draft ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3") << "\" xmlns:viz=\""
          << (draft ? "http://www.gexf.net/1.2draft/viz" : "http://gexf.net/1.3/viz") << "\" version=\""
          << (draft ? "1.2" : "1.3") << "\">\n  <meta>\n    <creator>dossier</creator>\n    <description>";
    write_xml(sink_, options_.title);
    sink_ << "</description>\n  </meta>\n  <graph defaultedgetype=\"directed\"";
    if (has_times()) sink_ << " mode=\"dynamic\" timeformat=\"date\"";
    else sink_ << " mode=\"static\"";
    sink_ << ">\n";
    write_attributes();
    sink_ << "    <nodes>\n";
    for (uint32_t i = 0; i < view_.nodes().size(); ++i) write_node(i);
    sink_ << "    </nodes>\n    <edges>\n";
    for (const ViewEdge& edge : view_.edges()) write_edge(edge);
    sink_ << "    </edges>\n  </graph>\n</gexf>\n";
  }

 private:
  DateInterval time_of(const ViewEdge& edge, uint32_t member) const {
    if (edge.kind == EdgeKind::Claim) return view_.graph()[ClaimId(member)].time;
    if (edge.kind == EdgeKind::Role) return view_.graph().events()[member].time;
    return {};
  }

  bool has_times() const {
    for (const ViewEdge& e : view_.edges())
      if (std::any_of(e.members.begin(), e.members.end(), [&](uint32_t m) { return time_of(e, m).known(); })) return true;
    return false;
  }

  // Labels and weights are attributes of the elements themselves in this format.
  static bool is_own(std::string_view name) { return name == "label" || name == "weight"; }

  void write_attributes() {
    sink_ << "    <attributes class=\"node\">\n";
    for (const size_t i : node_columns_) write_attribute('n', i, node_columns()[i]);
    sink_ << "    </attributes>\n    <attributes class=\"edge\">\n";
    for (size_t i = 0; i < kEdgeColumns; ++i) write_attribute('e', i, edge_columns()[i]);
    sink_ << "    </attributes>\n";
  }

  void write_attribute(char letter, size_t i, const Column& column) {
    if (is_own(column.name)) return;
    sink_ << "      <attribute id=\"" << letter << static_cast<uint64_t>(i) << "\" title=\"" << column.name << "\" type=\""
          << type_name(column.type) << "\"/>\n";
  }

  void write_attribute_value(char letter, size_t i, const Column& column, const AttributeValue& value) {
    if (!value.present || is_own(column.name)) return;
    sink_ << "          <attvalue for=\"" << letter << static_cast<uint64_t>(i) << "\" value=\"";
    write_value(sink_, value, write_xml);
    sink_ << "\"/>\n";
  }

  void write_colour(Colour c) {
    sink_ << "        <viz:color r=\"" << uint32_t{c.red} << "\" g=\"" << uint32_t{c.green} << "\" b=\"" << uint32_t{c.blue} << "\"/>\n";
  }

  void write_node(uint32_t position) {
    const auto values = reader_.node(position);
    sink_ << "      <node id=\"" << node_id(view_.nodes()[position]) << "\" label=\"";
    write_xml(sink_, values[static_cast<size_t>(NodeColumn::Label)].text);
    sink_ << "\">\n        <attvalues>\n";
    for (const size_t i : node_columns_) write_attribute_value('n', i, node_columns()[i], values[i]);
    sink_ << "        </attvalues>\n";
    write_colour(node_style(view_.graph(), view_.nodes()[position]).colour);
    sink_ << "        <viz:position x=\"" << places_[position].x << "\" y=\"" << -places_[position].y
          << "\" z=\"0\"/>\n        <viz:size value=\"" << node_size(values[static_cast<size_t>(NodeColumn::Degree)].whole)
          << "\"/>\n      </node>\n";
  }

  void write_edge(const ViewEdge& edge) {
    const auto values = reader_.edge(edge);
    sink_ << "      <edge id=\"" << edge_id(edge) << "\" source=\"" << node_id(view_.nodes()[edge.source]) << "\" target=\""
          << node_id(view_.nodes()[edge.target]) << "\" type=\"directed\" label=\"";
    write_xml(sink_, values[static_cast<size_t>(EdgeColumn::Label)].text);
    sink_ << "\" weight=\"" << values[static_cast<size_t>(EdgeColumn::Weight)].real << '"';
    if (!options_.gexf_draft) sink_ << " kind=\"" << values[static_cast<size_t>(EdgeColumn::Type)].text << '"';
    const bool timed = collect_times(edge);
    if (timed && times_.size() == 1) write_time(times_[0]);
    sink_ << ">\n        <attvalues>\n";
    for (size_t i = 0; i < kEdgeColumns; ++i) write_attribute_value('e', i, edge_columns()[i], values[i]);
    sink_ << "        </attvalues>\n";
    if (timed && times_.size() > 1) {
      sink_ << "        <spells>\n";
      for (const DateInterval& time : times_) {
        sink_ << "          <spell";
        write_time(time);
        sink_ << "/>\n";
      }
      sink_ << "        </spells>\n";
    }
    write_colour(edge_style(view_.graph(), edge).colour);
    sink_ << "      </edge>\n";
  }

  /// The different times of an edge's members, ascending; false when one of them is not known: then it is always there.
  bool collect_times(const ViewEdge& edge) {
    times_.clear();
    for (const uint32_t member : edge.members) {
      if (!time_of(edge, member).known()) return false;
      times_.push_back(time_of(edge, member));
    }
    std::sort(times_.begin(), times_.end());
    times_.erase(std::unique(times_.begin(), times_.end()), times_.end());
    return true;
  }

  void write_time(const DateInterval& time) {
    if (time.begin.known()) sink_ << " start=\"" << format_date(time.begin.first_day()) << '"';
    if (time.end.known()) sink_ << " end=\"" << format_date(time.end.last_day()) << '"';
  }

  const GraphView view_;
  AttributeReader reader_;
  Sink& sink_;
  const ExportOptions& options_;
  const AttributeReader::ColumnsInUse node_columns_;
  const std::vector<Point> places_;
  std::vector<DateInterval> times_;
};

}  // namespace

void write_gexf(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  GexfWriter(graph, sink, options).write();
}

}  // namespace dossier
