#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/layout.h"
#include "export/style.h"
#include "export/writers.h"
#include "graph/text.h"

extern "C" {
extern const unsigned char dossier_page_css[], dossier_page_css_end[];
extern const unsigned char dossier_page_js[], dossier_page_js_end[];
extern const unsigned char dossier_page_js_digest[], dossier_page_js_digest_end[];
}

// One page that holds all it needs: style, program (web/page, from sigma.js and graphology) and the graph as JSON in a
// script element that is not run. Its Content-Security-Policy allows this one program, by digest, and no connection at
// all, so that a text from an article can neither run nor fetch anything. Places are computed here: the page shows a
// finished picture at once, and the same one each time.
namespace dossier {
namespace {

constexpr size_t kPassages = 20;  // of one edge; the page says how many more there are

std::string_view embedded(const unsigned char* begin, const unsigned char* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<size_t>(end - begin)};
}

bool is_shown(EdgeColumn column) {
  switch (column) {
    case EdgeColumn::Weight:
    case EdgeColumn::BeginEpoch:
    case EdgeColumn::EndEpoch:
    case EdgeColumn::Evidence:
    case EdgeColumn::Documents:
    case EdgeColumn::Published: return false;
    default: return true;
  }
}

class PageWriter {
 public:
  PageWriter(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options)
      : graph_(graph), view_(graph, options), reader_(view_), sink_(sink), title_(options.title) {}

  void write() {
    sink_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-"
          << embedded(dossier_page_js_digest, dossier_page_js_digest_end)
          << "'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\">\n<title>";
    write_xml(sink_, title_);
    sink_ << "</title>\n<style>\n" << embedded(dossier_page_css, dossier_page_css_end) << "</style>\n</head>\n<body>\n<header><h1>";
    write_xml(sink_, title_);
    sink_ << "</h1><span id=\"counts\"></span><div id=\"finder\"><input id=\"search\" type=\"search\" placeholder=\"Search a name\" "
             "aria-label=\"Search a name\" autocomplete=\"off\"><ul id=\"found\"></ul></div></header>\n"
             "<main><div id=\"graph\"></div><div id=\"legend\"></div><div id=\"zoom\"><button id=\"in\" title=\"Zoom in\">+</button>"
             "<button id=\"out\" title=\"Zoom out\">&#8722;</button><button id=\"all\" title=\"Show all\">&#8857;</button></div></main>\n"
             "<aside id=\"panel\"></aside>\n<script id=\"data\" type=\"application/json\">\n";
    write_data();
    sink_ << "</script>\n<script>" << embedded(dossier_page_js, dossier_page_js_end) << "</script>\n</body>\n</html>\n";
  }

 private:
  void write_data() {
    sink_ << "{\"title\": ";
    write_json_string(sink_, title_);
    number_documents();
    sink_ << ",\n\"documents\": [";
    const char* separator = "\n";
    for (const uint32_t document : documents_) {
      sink_ << std::exchange(separator, ",\n");
      write_document(DocumentId(document));
    }
    sink_ << "],\n\"nodes\": [";
    const auto places = lay_out(view_);
    const auto columns = reader_.node_columns_in_use();
    for (uint32_t i = 0; i < view_.nodes().size(); ++i) {
      sink_ << (i > 0 ? ",\n" : "\n");
      write_node(i, places[i], columns);
    }
    sink_ << "],\n\"edges\": [";
    separator = "\n";
    for (const ViewEdge& edge : view_.edges()) {
      sink_ << std::exchange(separator, ",\n");
      write_edge(edge);
    }
    sink_ << "],\n\"types\": [";
    write_styles(node_styles_);
    sink_ << "],\n\"groups\": [";
    write_styles(edge_styles_);
    sink_ << "]}\n";
  }

  struct Passage {
    DocumentId document;
    ByteSpan span;
  };
  Passage passage_of(const ViewEdge& edge, uint32_t member) const {
    if (edge.kind == EdgeKind::Claim) return {graph_[ClaimId(member)].document, graph_[ClaimId(member)].span};
    if (edge.kind == EdgeKind::Role) return {graph_.events()[member].document, graph_.events()[member].span};
    const auto content = graph_.content(StatementId(member));
    return {graph_[StatementId(member)].document, content.empty() ? ByteSpan{} : ByteSpan{content.front().begin, content.back().end}};
  }

  void number_documents() {
    document_numbers_.assign(graph_.documents().size(), UINT32_MAX);
    for (const ViewEdge& edge : view_.edges()) {
      for (const uint32_t member : edge.members.first(std::min(kPassages, edge.members.size()))) {
        const DocumentId id = passage_of(edge, member).document;
        if (!id.valid() || document_numbers_[id.value] != UINT32_MAX) continue;
        document_numbers_[id.value] = static_cast<uint32_t>(documents_.size());
        documents_.push_back(id.value);
      }
    }
  }

  void write_document(DocumentId id) {
    const DocumentRecord& d = graph_[id];
    sink_ << "{\"title\": ";
    write_json_string(sink_, title_of(graph_, id));
    for (const auto& [name, text] : {std::pair{"outlet", d.outlet}, std::pair{"url", d.url}}) {
      if (graph_.string(text).empty()) continue;
      sink_ << ", \"" << name << "\": ";
      write_json_string(sink_, graph_.string(text));
    }
    if (d.date.known()) sink_ << ", \"date\": \"" << format_date(d.date) << '"';
    sink_ << '}';
  }

  static void write_raw(Sink& sink, std::string_view json) { sink << json; }

  void write_member(const Column& column, const AttributeValue& value) {
    if (!value.present) return;
    sink_ << ", \"" << column.name << "\": ";
    write_value(sink_, value, write_json_string, write_raw);
  }

  void write_node(uint32_t position, Point place, const AttributeReader::ColumnsInUse& columns) {
    const auto values = reader_.node(position);
    const NodeStyle style = node_style(graph_, view_.nodes()[position]);
    note_style(node_styles_, style.name, style.colour);
    sink_ << "{\"id\": \"" << node_id(view_.nodes()[position]) << "\", \"x\": " << place.x << ", \"y\": " << place.y << ", \"size\": "
          << node_size(values[static_cast<size_t>(NodeColumn::Degree)].whole);
    for (const size_t i : columns) write_member(node_columns()[i], values[i]);
    sink_ << '}';
  }

  void write_edge(const ViewEdge& edge) {
    const auto values = reader_.edge(edge);
    const EdgeStyle style = edge_style(graph_, edge);
    note_style(edge_styles_, style.name, style.colour);
    sink_ << "{\"id\": \"" << edge_id(edge) << "\", \"source\": " << edge.source << ", \"target\": " << edge.target << ", \"group\": \""
          << style.name << "\", \"fact\": " << (is_broken(graph_, edge) ? "false" : "true");
    for (size_t i = 0; i < kEdgeColumns; ++i)
      if (is_shown(static_cast<EdgeColumn>(i))) write_member(edge_columns()[i], values[i]);
    sink_ << ", \"members\": [";
    const auto members = edge.members;
    for (size_t i = 0; i < std::min(kPassages, members.size()); ++i) {
      const Passage passage = passage_of(edge, members[i]);
      sink_ << (i > 0 ? ", " : "") << "{\"evidence\": ";
      if (passage.document.valid()) {
        write_json_string(sink_, squeeze(graph_.passage(passage.document, passage.span)));
        sink_ << ", \"document\": " << document_numbers_[passage.document.value];
      } else {
        sink_ << "\"\"";
      }
      sink_ << '}';
    }
    sink_ << "]}";
  }

  struct Style {
    std::string_view name;
    Colour colour;
  };
  static void note_style(std::vector<Style>& styles, std::string_view name, Colour colour) {
    for (const Style& style : styles)
      if (style.name == name) return;
    styles.push_back({name, colour});
  }
  void write_styles(const std::vector<Style>& styles) {
    for (size_t i = 0; i < styles.size(); ++i)
      sink_ << (i > 0 ? ", " : "") << "{\"name\": \"" << styles[i].name << "\", \"colour\": \"" << HexColour(styles[i].colour) << "\"}";
  }

  const KnowledgeGraph& graph_;
  const GraphView view_;
  AttributeReader reader_;
  Sink& sink_;
  const std::string& title_;
  std::vector<uint32_t> documents_, document_numbers_;
  std::vector<Style> node_styles_, edge_styles_;
};

}  // namespace

void write_html(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  PageWriter(graph, sink, options).write();
}

}  // namespace dossier
