#include <map>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/writers.h"
#include "graph/text.h"

// FollowTheMoney, the model of Aleph, OpenSanctions and OCCRP: every entity, article and relation is an entity with a
// schema and properties that are lists of texts. What the articles affirm becomes Membership, Directorship or Family
// where the model has such a thing; all else, and every claim that is not a plain fact, becomes an UnknownLink whose
// role says in words what is claimed, and by whom. Only properties that the model declares are written.
namespace dossier {
namespace {

/// One entity of the model: properties in the order of their names, values in the order in which they were given.
struct MoneyEntity {
  std::string id, schema;
  std::map<std::string, std::vector<std::string>> properties;

  void add(const char* property, std::string_view value) {
    if (value.empty()) return;
    auto& values = properties[property];
    for (const std::string& known : values)
      if (known == value) return;
    values.emplace_back(value);
  }
};

std::string money_id(std::string_view id) { return "dossier-" + std::string(id); }

class MoneyWriter {
 public:
  using Emit = void (*)(Sink&, const MoneyEntity&);

  MoneyWriter(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options, Emit emit)
      : graph_(graph), view_(graph, options), reader_(view_), sink_(sink), emit_(emit) {}

  void write() {
    for (uint32_t d = 0; d < graph_.documents().size(); ++d)
      if (view_.selection().contains(DocumentId(d))) write_article(DocumentId(d));
    collect_folded_edges();
    for (uint32_t i = 0; i < view_.nodes().size(); ++i) write_node(i);
    for (const ViewEdge& edge : view_.edges())
      if (edge.kind == EdgeKind::Claim || is_comment(edge)) write_link(edge);
    write_mentions();
  }

 private:
  std::string article_id(DocumentId id) const { return money_id("a" + hex64(hash64(graph_.string(graph_[id].id)))); }

  // In the bipartite projection a comment is a link of its own; elsewhere it is a property of the Note.
  bool is_comment(const ViewEdge& edge) const {
    return edge.kind == EdgeKind::About && view_.nodes()[edge.source].kind == NodeKind::Entity;
  }

  std::string schema_of(uint32_t position) const {
    const ViewNode& node = view_.nodes()[position];
    if (node.kind == NodeKind::Statement) return "Note";
    if (node.kind == NodeKind::Event) return "Event";
    const EntityRecord& entity = graph_[EntityId(node.index)];
    const std::string_view kind = entity.kind.valid() ? graph_.string(entity.kind) : std::string_view();
    switch (entity.type) {
      case EntityType::Country:
      case EntityType::Nationality: return "PublicBody";
      case EntityType::Organisation: return kind == "company" ? "Company" : kind.starts_with("government") ? "PublicBody" : "Organization";
      case EntityType::Person: return "Person";
      case EntityType::Place: return "Address";
      case EntityType::Event: return "Event";
      case EntityType::Date: return "Thing";
    }
    return "Thing";
  }

  static bool is_organisation(std::string_view schema) {
    return schema == "Organization" || schema == "Company" || schema == "PublicBody";
  }
  static bool is_legal_entity(std::string_view schema) { return is_organisation(schema) || schema == "Person"; }

  void write_article(DocumentId id) {
    const DocumentRecord& d = graph_[id];
    MoneyEntity article{article_id(id), "Article", {}};
    article.add("title", title_of(graph_, id));
    article.add("author", graph_.string(d.author));
    article.add("publisher", graph_.string(d.outlet));
    article.add("sourceUrl", graph_.string(d.url));
    article.add("publishedAt", format_date(d.date));
    article.add("bodyText", graph_.text(id));
    emit_(sink_, article);
  }

  /// Subjects of statements and participants of events: properties of the Note and the Event here, not entities.
  void collect_folded_edges() {
    for (const ViewEdge& edge : view_.edges()) {
      const auto id = [&](uint32_t node) { return money_id(node_id(view_.nodes()[node])); };
      if (edge.kind == EdgeKind::About && !is_comment(edge)) about_[edge.source].push_back(id(edge.target));
      if (edge.kind == EdgeKind::Role && is_legal_entity(schema_of(edge.source))) involved_[edge.target].push_back(id(edge.source));
    }
  }

  void write_node(uint32_t position) {
    const auto values = reader_.node(position);
    const auto text = [&](NodeColumn column) {
      const AttributeValue& value = values[static_cast<size_t>(column)];
      return value.present ? value.text : std::string_view();
    };
    const ViewNode& node = view_.nodes()[position];
    MoneyEntity entity{money_id(node_id(node)), schema_of(position), {}};
    entity.add("name", text(NodeColumn::Label));
    if (entity.schema == "Note") {
      entity.add("description", text(NodeColumn::Text));
      if (!text(NodeColumn::Speaker).empty()) entity.add("summary", std::string(text(NodeColumn::Speaker)) + " said");
      if (const DocumentId id = graph_[StatementId(node.index)].document; id.valid())
        entity.add("publisher", graph_.string(graph_[id].outlet));
      for (const std::string& subject : about_[position]) entity.add("entity", subject);
    } else if (node.kind == NodeKind::Event) {
      entity.add("summary", text(NodeColumn::Kind));
    } else {
      add_entity_properties(entity, EntityId(node.index), text(NodeColumn::Iso));
    }
    if (entity.schema == "Event") {
      entity.add("startDate", text(NodeColumn::Begin));
      entity.add("endDate", text(NodeColumn::End));
      for (const std::string& participant : involved_[position]) entity.add("involved", participant);
    }
    emit_(sink_, entity);
  }

  void add_entity_properties(MoneyEntity& entity, EntityId id, std::string_view iso) {
    for (const StringId alias : graph_.aliases(id)) entity.add("alias", graph_.string(alias));
    const EntityRecord& record = graph_[id];
    if (is_organisation(entity.schema)) {
      const bool country = record.type == EntityType::Country;
      entity.add("classification", country ? to_string(record.type) : record.kind.valid() ? graph_.string(record.kind) : "");
    }
    if (entity.schema == "Address") entity.add("full", graph_.name(id));
    if (iso.size() == 2) entity.add("country", to_lower(iso));
    if (entity.schema != "Person") return;
    for (const PropertyRecord& p : graph_.properties(id)) {
      const std::string_view key = graph_.string(p.key), value = graph_.string(p.value);
      if (key == "role" || key == "position") entity.add("position", value);
      else if (key == "title") entity.add("title", value);
      else if (key == "gender") entity.add("gender", value);
    }
  }

  void write_link(const ViewEdge& edge) {
    const auto values = reader_.edge(edge);
    const auto text = [&](EdgeColumn column) {
      const AttributeValue& value = values[static_cast<size_t>(column)];
      return value.present ? value.text : std::string_view();
    };
    const std::string source = schema_of(edge.source), target = schema_of(edge.target);
    const std::string_view type = text(EdgeColumn::Type);
    const bool fact = edge.kind == EdgeKind::Claim && is_fact(graph_[ClaimId(edge.index)]);
    const char *from = "subject", *to = "object";
    MoneyEntity link{money_id(edge_id(edge)), "UnknownLink", {}};
    if (fact && type == "MEMBER_OF" && is_legal_entity(source) && is_organisation(target)) {
      link.schema = "Membership", from = "member", to = "organization";
    } else if (fact && type == "LEADS" && is_legal_entity(source) && is_organisation(target)) {
      link.schema = "Directorship", from = "director", to = "organization";
    } else if (fact && type == "HOLDS_POSITION" && source == "Person" && is_organisation(target)) {
      link.schema = "Employment", from = "employee", to = "employer";
    } else if (fact && type == "OWNS" && is_legal_entity(source) && target == "Company") {
      link.schema = "Ownership", from = "owner", to = "asset";
    } else if (fact && type == "KIN_OF" && source == "Person" && target == "Person") {
      link.schema = "Family", from = "person", to = "relative";
    }
    link.add(from, money_id(node_id(view_.nodes()[edge.source])));
    link.add(to, money_id(node_id(view_.nodes()[edge.target])));
    const std::string_view role = text(EdgeColumn::Role).empty() ? text(EdgeColumn::Label) : text(EdgeColumn::Role);
    link.add(link.schema == "Family" ? "relationship" : "role", link.schema == "UnknownLink" ? text(EdgeColumn::Label) : role);
    if (link.schema != "Family") link.add("status", text(EdgeColumn::Status));
    link.add("startDate", text(EdgeColumn::Begin));
    link.add("endDate", text(EdgeColumn::End));
    link.add("summary", text(EdgeColumn::Evidence));
    link.add("description", "according to " + std::string(text(EdgeColumn::AccordingTo)));
    link.add("recordId", edge_id(edge));
    add_sources(link, edge);
    emit_(sink_, link);
  }

  void add_sources(MoneyEntity& link, const ViewEdge& edge) {
    for (const uint32_t member : edge.members) {
      const DocumentId id = edge.kind == EdgeKind::Claim ? graph_[ClaimId(member)].document : graph_[StatementId(member)].document;
      if (!id.valid()) continue;
      link.add("publisher", graph_.string(graph_[id].outlet));
      link.add("sourceUrl", graph_.string(graph_[id].url));
    }
  }

  /// Which article names whom, for people, organisations and countries: the model resolves mentions to those alone.
  void write_mentions() {
    std::vector<uint32_t> node_of(graph_.entities().size(), UINT32_MAX);
    for (uint32_t i = 0; i < view_.nodes().size(); ++i)
      if (view_.nodes()[i].kind == NodeKind::Entity) node_of[view_.nodes()[i].index] = i;
    for (const Appearance& a : graph_.data().appearances) {
      const uint32_t position = node_of[a.entity.value];
      if (position == UINT32_MAX || !view_.selection().contains(a.document)) continue;
      const std::string schema = schema_of(position);
      if (!is_legal_entity(schema)) continue;
      const IdText node = node_id(view_.nodes()[position]);
      MoneyEntity mention{article_id(a.document) + "-" + node.str(), "Mention", {}};
      mention.add("document", article_id(a.document));
      mention.add("resolved", money_id(node));
      mention.add("name", graph_.name(a.entity));
      mention.add("detectedSchema", schema);
      emit_(sink_, mention);
    }
  }

  const KnowledgeGraph& graph_;
  const GraphView view_;
  AttributeReader reader_;
  Sink& sink_;
  const Emit emit_;
  std::map<uint32_t, std::vector<std::string>> about_, involved_;
};

void emit_entity(Sink& sink, const MoneyEntity& entity) {
  sink << "{\"id\": ";
  write_json_string(sink, entity.id);
  sink << ", \"schema\": \"" << entity.schema << "\", \"properties\": {";
  bool first = true;
  for (const auto& [property, values] : entity.properties) {
    sink << (first ? "" : ", ") << '"' << property << "\": [";
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) sink << ", ";
      write_json_string(sink, values[i]);
    }
    sink << ']';
    first = false;
  }
  sink << "}}\n";
}

/// The kind of a property, as the model names it.
std::string_view property_type(std::string_view property) {
  for (const std::string_view name : {"name", "alias"})
    if (property == name) return "name";
  for (const std::string_view date : {"startDate", "endDate", "publishedAt"})
    if (property == date) return "date";
  for (const std::string_view text : {"summary", "description", "bodyText"})
    if (property == text) return "text";
  for (const std::string_view entity : {"subject", "object", "member", "organization", "director", "employee", "employer", "owner",
                                        "asset", "person", "relative", "entity", "involved", "document", "resolved"})
    if (property == entity) return "entity";
  if (property == "country") return "country";
  if (property == "gender") return "gender";
  if (property == "full") return "address";
  if (property == "recordId") return "identifier";
  return property == "sourceUrl" ? "url" : "string";
}

void emit_statements(Sink& sink, const MoneyEntity& entity) {
  constexpr std::string_view kDataset = "dossier";
  for (const auto& [property, values] : entity.properties) {
    for (const std::string& value : values) {
      sink << entity.id << ',' << entity.id << ',' << property << ',' << property_type(property) << ',' << entity.schema << ',';
      write_csv(sink, value, false);
      const uint64_t key = hash64(value, hash64(property, hash64(entity.id)));
      sink << ',' << kDataset << ",,,f,,," << hex64(key) << '\n';
    }
  }
}

}  // namespace

void write_follow_the_money(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  MoneyWriter(graph, sink, options, emit_entity).write();
}

void write_follow_the_money_statements(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  sink << "canonical_id,entity_id,prop,prop_type,schema,value,dataset,lang,original_value,external,first_seen,last_seen,id\n";
  MoneyWriter(graph, sink, options, emit_statements).write();
}

}  // namespace dossier
