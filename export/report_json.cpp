#include <map>
#include <string>

#include "export/report.h"
#include "graph/date.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::string_view kInlineNames[] = {"text", "strong", "muted", "quote", "entity", "cite"};
constexpr std::string_view kBlockNames[] = {"heading", "paragraph", "list", "table", "quotations", "picture", "note"};

class JsonWriter {
 public:
  JsonWriter(const RelationReport& report, const KnowledgeGraph& graph, Sink& out) : report_(report), graph_(graph), out_(out) {}

  void write() {
    out_ << "{\"title\":";
    string(report_.title);
    key("subtitle");
    string(report_.subtitle);
    key("scope");
    write(report_.scope);
    key("sections");
    array(report_.sections, [&](const ReportSection& s) {
      out_ << "\n{\"id\":";
      string(s.id);
      key("title");
      string(s.title);
      key("blocks");
      array(s.blocks, [&](const ReportBlock& b) { write(b); });
      out_ << '}';
    });
    key("entities");
    array(report_.entities, [&](const ReportEntity& e) { write(e); });
    key("citations");
    uint64_t number = 0;
    array(report_.citations, [&](const ReportCitation& c) { write(c, ++number); });
    out_ << "}\n";
  }

 private:
  template <class Items, class Write>
  void array(const Items& items, const Write& write_item) {
    out_ << '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ << ',';
      first = false;
      write_item(item);
    }
    out_ << ']';
  }
  void string(std::string_view s) {
    out_ << '"';
    write_json(out_, s);
    out_ << '"';
  }
  void key(std::string_view name) { out_ << ",\"" << name << "\":"; }
  void boolean(bool b) { out_ << (b ? "true" : "false"); }

  void write(const Line& line) {
    array(line, [&](const Inline& piece) {
      out_ << "{\"kind\":\"" << kInlineNames[static_cast<size_t>(piece.kind)] << '"';
      if (piece.kind != Inline::Kind::Cite) {
        key("text");
        string(piece.text);
      }
      if (piece.kind == Inline::Kind::Entity || piece.kind == Inline::Kind::Cite) {
        key(piece.kind == Inline::Kind::Entity ? "entity" : "citation");
        out_ << piece.number;
      }
      out_ << '}';
    });
  }

  void write(const ReportBlock& b) {
    out_ << "\n{\"kind\":\"" << kBlockNames[static_cast<size_t>(b.kind)] << '"';
    if (!b.lines.empty()) {
      key("lines");
      array(b.lines, [&](const Line& line) { write(line); });
    }
    if (b.kind == ReportBlock::Kind::Table) {
      key("columns");
      array(b.table.columns, [&](const std::string& column) { string(column); });
      key("rows");
      array(b.table.rows, [&](const auto& row) {
        out_ << '\n';
        array(row, [&](const Line& cell) { write(cell); });
      });
    }
    if (b.kind == ReportBlock::Kind::Quotations) {
      key("quotations");
      array(b.quotations, [&](const ReportQuotation& q) { write(q); });
    }
    if (b.kind == ReportBlock::Kind::Picture) write(b.picture);
    out_ << '}';
  }

  void write(const ReportQuotation& q) {
    out_ << "\n{\"lead\":";
    write(q.lead);
    key("words");
    string(q.words);
    key("direct");
    boolean(q.direct);
    key("citation");
    out_ << q.cite << '}';
  }

  void write(const ReportPicture& picture) {
    key("subjects");
    array(picture.subjects, [&](uint32_t subject) { out_ << subject; });
    key("nodes");
    array(picture.nodes, [&](const PictureNode& n) {
      out_ << "{\"entity\":" << n.entity;
      key("relation");
      string(n.relation);
      key("class");
      string(n.relation_class);
      key("fact");
      boolean(n.fact);
      key("sources");
      out_ << n.sources << '}';
    });
    key("links");
    array(picture.links, [&](const PictureLink& l) {
      out_ << "{\"from\":" << l.from << ",\"to\":" << l.to;
      key("class");
      string(l.relation_class);
      key("fact");
      boolean(l.fact);
      out_ << '}';
    });
  }

  void write(const ReportEntity& e) {
    out_ << "\n{\"name\":";
    string(e.name);
    key("type");
    string(to_string(e.type));
    key("kind");
    string(e.kind);
    key("ref");
    string(e.ref);
    key("aliases");
    array(e.aliases, [&](const std::string& alias) { string(alias); });
    out_ << '}';
  }

  void write(const ReportCitation& c, uint64_t number) {
    const DocumentRecord& d = graph_[c.document];
    auto index = indices_.find(c.document);
    if (index == indices_.end()) index = indices_.emplace(c.document, CodePointIndex(graph_.text(c.document))).first;
    out_ << "\n{\"number\":" << number;
    for (const auto& [name, id] : {std::pair("document", d.id), std::pair("title", d.title), std::pair("outlet", d.outlet), std::pair("url", d.url)}) {
      key(name);
      string(graph_.string(id));
    }
    key("date");
    string(format_date(d.date));
    key("start");
    out_ << index->second.code_point(c.span.begin);
    key("end");
    out_ << index->second.code_point(c.span.end);
    key("passage");
    string(graph_.passage(c.document, c.span));
    key("before");
    string(graph_.passage(c.document, {c.context.begin, c.span.begin}));
    key("after");
    string(graph_.passage(c.document, {c.span.end, c.context.end}));
    key("records");
    array(c.records, [&](const std::string& record) { string(record); });
    out_ << '}';
  }

  const RelationReport& report_;
  const KnowledgeGraph& graph_;
  Sink& out_;
  std::map<DocumentId, CodePointIndex> indices_;
};

}  // namespace

void write_report_json(const RelationReport& report, const KnowledgeGraph& graph, Sink& out) { JsonWriter(report, graph, out).write(); }

}  // namespace dossier
