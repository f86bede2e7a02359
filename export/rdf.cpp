#include <set>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/writers.h"
#include "graph/text.h"

// RDF as Turtle and as JSON-LD, from one description. Each relation is a resource of its own (rdf:Statement with
// subject, predicate and object), which carries who says it, how, when and where it stands (PROV-O). The plain triple
// beside it is written only for what the articles themselves affirm: a claim is not a fact. RDF-star would be shorter,
// but few readers know it.
namespace dossier {
namespace {

constexpr std::string_view kBase = "urn:dossier:", kVocabulary = "urn:dossier:vocabulary:";

struct Prefix {
  std::string_view name, iri;
};
constexpr Prefix kPrefixes[] = {
    {"d", kBase},
    {"v", kVocabulary},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"schema", "https://schema.org/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

/// Takes resources one after the other: begin, then each property once with all of its values, then end.
class RdfOutput {
 public:
  virtual ~RdfOutput() = default;
  virtual void start() = 0;
  virtual void begin(std::string_view id, std::initializer_list<std::string_view> types) = 0;
  virtual void links(std::string_view property, const std::vector<std::string>& ids) = 0;
  virtual void texts(std::string_view property, const std::vector<std::string_view>& texts, std::string_view datatype) = 0;
  virtual void value(std::string_view property, const AttributeValue&) = 0;
  virtual void end() = 0;
  virtual void triple(std::string_view subject, std::string_view predicate, std::string_view object) = 0;  ///< between resources
  virtual void finish() = 0;

  void link(std::string_view property, std::string_view id) { links(property, {std::string(id)}); }
  void text(std::string_view property, std::string_view text, std::string_view datatype = "") {
    if (!text.empty()) texts(property, {text}, datatype);
  }
};

class TurtleOutput : public RdfOutput {
 public:
  explicit TurtleOutput(Sink& sink) : sink_(sink) {}
  void start() override {
    for (const Prefix& prefix : kPrefixes) sink_ << "@prefix " << prefix.name << ": <" << prefix.iri << "> .\n";
    sink_ << '\n';
  }
  void begin(std::string_view id, std::initializer_list<std::string_view> types) override {
    sink_ << id << " a ";
    bool first = true;
    for (const std::string_view type : types) {
      sink_ << (first ? "" : ", ") << type;
      first = false;
    }
  }
  void links(std::string_view property, const std::vector<std::string>& ids) override {
    for (size_t i = 0; i < ids.size(); ++i) {
      if (i == 0) sink_ << " ;\n  " << property << ' ';
      else sink_ << ", ";
      sink_ << ids[i];
    }
  }
  void texts(std::string_view property, const std::vector<std::string_view>& texts, std::string_view datatype) override {
    for (size_t i = 0; i < texts.size(); ++i) {
      if (i == 0) sink_ << " ;\n  " << property << ' ';
      else sink_ << ", ";
      write_json_string(sink_, texts[i]);  // the escapes of JSON are Turtle's as well
      if (!datatype.empty()) sink_ << "^^" << datatype;
    }
  }
  void value(std::string_view property, const AttributeValue& value) override {
    if (!value.present) return;
    const std::string_view quote = value.type == ValueType::Real ? "\"" : "";  // 1 and 0.5 are not doubles in Turtle
    sink_ << " ;\n  " << property << ' ' << quote;
    write_value(sink_, value, write_json_string);
    sink_ << quote << (quote.empty() ? "" : "^^xsd:double");
  }
  void end() override { sink_ << " .\n"; }
  void triple(std::string_view subject, std::string_view predicate, std::string_view object) override {
    sink_ << subject << ' ' << predicate << ' ' << object << " .\n";
  }
  void finish() override {}

 private:
  Sink& sink_;
};

class JsonLdOutput : public RdfOutput {
 public:
  explicit JsonLdOutput(Sink& sink) : sink_(sink) {}
  void start() override {
    sink_ << "{\"@context\": {";
    bool first = true;
    for (const Prefix& prefix : kPrefixes) {
      sink_ << (first ? "" : ", ") << '"' << prefix.name << "\": \"" << prefix.iri << '"';
      first = false;
    }
    sink_ << "},\n\"@graph\": [";
  }
  void begin(std::string_view id, std::initializer_list<std::string_view> types) override {
    sink_ << (first_ ? "\n" : ",\n") << "{\"@id\": \"" << id << "\", \"@type\": [";
    first_ = false;
    bool first_type = true;
    for (const std::string_view type : types) {
      sink_ << (first_type ? "" : ", ") << '"' << type << '"';
      first_type = false;
    }
    sink_ << ']';
  }
  void links(std::string_view property, const std::vector<std::string>& ids) override {
    if (ids.empty()) return;
    sink_ << ", \"" << property << "\": [";
    for (size_t i = 0; i < ids.size(); ++i) sink_ << (i > 0 ? ", " : "") << "{\"@id\": \"" << ids[i] << "\"}";
    sink_ << ']';
  }
  void texts(std::string_view property, const std::vector<std::string_view>& texts, std::string_view datatype) override {
    if (texts.empty()) return;
    sink_ << ", \"" << property << "\": [";
    for (size_t i = 0; i < texts.size(); ++i) {
      if (i > 0) sink_ << ", ";
      if (!datatype.empty()) sink_ << "{\"@type\": \"" << datatype << "\", \"@value\": ";
      write_json_string(sink_, texts[i]);
      if (!datatype.empty()) sink_ << '}';
    }
    sink_ << ']';
  }
  void value(std::string_view property, const AttributeValue& value) override {
    if (!value.present) return;
    sink_ << ", \"" << property << "\": ";
    const bool real = value.type == ValueType::Real;
    if (real) sink_ << "{\"@type\": \"xsd:double\", \"@value\": \"";
    write_value(sink_, value, write_json_string);
    if (real) sink_ << "\"}";
  }
  void end() override { sink_ << '}'; }
  void triple(std::string_view subject, std::string_view predicate, std::string_view object) override {
    sink_ << ",\n{\"@id\": \"" << subject << "\", \"" << predicate << "\": [{\"@id\": \"" << object << "\"}]}";
  }
  void finish() override { sink_ << "]}\n"; }

 private:
  Sink& sink_;
  bool first_ = true;
};

std::string_view date_type(std::string_view iso) {
  constexpr size_t kYear = 4, kMonth = 7;
  return iso.size() <= kYear ? "xsd:gYear" : iso.size() == kMonth ? "xsd:gYearMonth" : "xsd:date";
}

std::string_view schema_type(EntityType type) {
  switch (type) {
    case EntityType::Country:
    case EntityType::Nationality: return "schema:Country";
    case EntityType::Organisation: return "schema:Organization";
    case EntityType::Person: return "schema:Person";
    case EntityType::Place: return "schema:Place";
    case EntityType::Event: return "schema:Event";
    case EntityType::Date: return "v:Date";
  }
  return "schema:Thing";
}

class RdfWriter {
 public:
  RdfWriter(const KnowledgeGraph& graph, RdfOutput& out, const ExportOptions& options)
      : graph_(graph), view_(graph, options), reader_(view_), out_(out), node_of_(graph.entities().size()) {
    for (const ViewNode& node : view_.nodes())
      if (node.kind == NodeKind::Entity) node_of_[node.index] = &node;
  }

  void write() {
    out_.start();
    for (const ViewEdge& edge : view_.edges()) note_documents(edge);
    for (const ViewNode& node : view_.nodes())
      if (node.kind == NodeKind::Statement) documents_.insert(graph_[StatementId(node.index)].document.value);
    for (const uint32_t document : documents_) write_document(DocumentId(document));
    for (uint32_t i = 0; i < view_.nodes().size(); ++i) write_node(i);
    for (const ViewEdge& edge : view_.edges()) write_edge(edge);
    out_.finish();
  }

 private:
  static std::string resource(std::string_view id) {
    std::string out = "d:";
    for (const char c : id) out += c == '.' ? '-' : c;  // a point would need an escape in Turtle
    return out;
  }
  std::string document_resource(DocumentId id) const { return "d:a" + hex64(hash64(graph_.string(graph_[id].id))); }

  DocumentId document_of(const ViewEdge& edge, uint32_t member) const {
    if (edge.kind == EdgeKind::Claim) return graph_[ClaimId(member)].document;
    if (edge.kind == EdgeKind::Role) return graph_.events()[member].document;
    return graph_[StatementId(member)].document;
  }

  void note_documents(const ViewEdge& edge) {
    for (const uint32_t member : edge.members)
      if (const DocumentId id = document_of(edge, member); id.valid()) documents_.insert(id.value);
  }

  void write_document(DocumentId id) {
    const DocumentRecord& d = graph_[id];
    out_.begin(document_resource(id), {"schema:NewsArticle", "prov:Entity"});
    out_.text("schema:identifier", graph_.string(d.id));
    out_.text("schema:headline", graph_.string(d.title));
    out_.text("schema:author", graph_.string(d.author));
    out_.text("schema:publisher", graph_.string(d.outlet));
    out_.text("schema:url", graph_.string(d.url), "xsd:anyURI");
    const std::string date = format_date(d.date);
    out_.text("schema:datePublished", date, date_type(date));
    out_.end();
  }

  void write_node(uint32_t position) {
    const ViewNode& node = view_.nodes()[position];
    const auto values = reader_.node(position);
    const std::string_view label = values[static_cast<size_t>(NodeColumn::Label)].text;
    if (node.kind == NodeKind::Statement) {
      const StatementRecord& s = graph_[StatementId(node.index)];
      out_.begin(resource(node_id(node)), {"schema:Quotation", "prov:Entity"});
      out_.text("schema:text", values[static_cast<size_t>(NodeColumn::Text)].text);
      if (s.document.valid()) out_.link("prov:wasQuotedFrom", document_resource(s.document));
    } else if (node.kind == NodeKind::Event) {
      out_.begin(resource(node_id(node)), {"schema:Event"});
    } else {
      const EntityId id(node.index);
      out_.begin(resource(node_id(node)), {schema_type(graph_[id].type)});
      out_.text("schema:name", label);
      std::vector<std::string_view> aliases;
      for (const StringId alias : graph_.aliases(id)) aliases.push_back(graph_.string(alias));
      out_.texts("schema:alternateName", aliases, "");
    }
    out_.text("rdfs:label", label);
    for (const NodeColumn column : {NodeColumn::Kind, NodeColumn::Ref, NodeColumn::Iso, NodeColumn::Mentions, NodeColumn::Documents,
                                    NodeColumn::Side, NodeColumn::Speaker, NodeColumn::Direct, NodeColumn::Centrality, NodeColumn::Community}) {
      const auto i = static_cast<size_t>(column);
      out_.value("v:" + std::string(node_columns()[i].name), values[i]);
    }
    for (const auto& [column, property] : {std::pair{NodeColumn::Begin, "schema:startDate"}, std::pair{NodeColumn::End, "schema:endDate"}}) {
      const AttributeValue& date = values[static_cast<size_t>(column)];
      if (date.present) out_.text(property, date.text, date_type(date.text));
    }
    out_.end();
  }

  void write_edge(const ViewEdge& edge) {
    const auto values = reader_.edge(edge);
    const std::string source = resource(node_id(view_.nodes()[edge.source])), target = resource(node_id(view_.nodes()[edge.target]));
    const std::string predicate = "v:" + std::string(values[static_cast<size_t>(EdgeColumn::Type)].text);
    out_.begin(resource(edge_id(edge)), {"rdf:Statement", "v:Claim"});
    out_.link("rdf:subject", source);
    out_.link("rdf:predicate", predicate);
    out_.link("rdf:object", target);
    out_.text("rdfs:label", values[static_cast<size_t>(EdgeColumn::Label)].text);
    for (const EdgeColumn column : {EdgeColumn::AccordingTo, EdgeColumn::Polarity, EdgeColumn::Modality, EdgeColumn::Status,
                                    EdgeColumn::Role, EdgeColumn::Stance, EdgeColumn::Symmetric, EdgeColumn::Claims,
                                    EdgeColumn::Sources, EdgeColumn::Confidence, EdgeColumn::Evidence, EdgeColumn::Rule}) {
      const auto i = static_cast<size_t>(column);
      out_.value("v:" + std::string(edge_columns()[i].name), values[i]);
    }
    for (const auto& [column, property] : {std::pair{EdgeColumn::Begin, "schema:startDate"}, std::pair{EdgeColumn::End, "schema:endDate"}}) {
      const AttributeValue& date = values[static_cast<size_t>(column)];
      if (date.present) out_.text(property, date.text, date_type(date.text));
    }
    write_provenance(edge);
    out_.end();
    if (edge.kind == EdgeKind::Claim && !is_fact(graph_[ClaimId(edge.index)])) return;
    out_.triple(source, predicate, target);
  }

  void write_provenance(const ViewEdge& edge) {
    std::set<uint32_t> documents, speakers;
    for (const uint32_t member : edge.members) {
      if (const DocumentId id = document_of(edge, member); id.valid()) documents.insert(id.value);
      const StatementId said = edge.kind == EdgeKind::Claim ? graph_[ClaimId(member)].attributed_to : StatementId();
      if (said.valid() && graph_[said].speaker.valid()) speakers.insert(graph_[said].speaker.value);
    }
    std::vector<std::string> sources, agents;
    for (const uint32_t document : documents) sources.push_back(document_resource(DocumentId(document)));
    for (const uint32_t speaker : speakers)
      if (node_of_[speaker] != nullptr) agents.push_back(resource(node_id(*node_of_[speaker])));
    out_.links("prov:wasDerivedFrom", sources);
    out_.links("prov:wasAttributedTo", agents);
  }

  const KnowledgeGraph& graph_;
  const GraphView view_;
  AttributeReader reader_;
  RdfOutput& out_;
  std::vector<const ViewNode*> node_of_;  // by entity
  std::set<uint32_t> documents_;
};

}  // namespace

void write_turtle(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  TurtleOutput out(sink);
  RdfWriter(graph, out, options).write();
}

void write_json_ld(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  JsonLdOutput out(sink);
  RdfWriter(graph, out, options).write();
}

}  // namespace dossier
