#include "graph/query/knowledge_property_graph.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include "graph/filter.h"
#include "graph/query/execution.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// The property keys: the symbol of each is its position here, since they are interned first.
enum Key : Symbol {
  kName, kType, kKind, kIso, kRef, kAliases, kNames, kMentions, kId, kTitle, kAuthor, kOutlet, kUrl, kDate, kText, kQuote,
  kSpeaker, kDirect, kCertainty, kPolarity, kModality, kFact, kStatus, kRole, kTime, kSince, kUntil, kConfidence, kSources,
  kStatement, kDocument, kRule, kStance, kStrength, kBegin, kEnd, kMode, kCameo, kCue, kCasualties, kKeys
};
constexpr std::array<std::string_view, kKeys> kKeyNames{
    "name", "type", "kind", "iso", "ref", "aliases", "names", "mentions", "id", "title", "author", "outlet", "url", "date",
    "text", "quote", "speaker", "direct", "certainty", "polarity", "modality", "fact", "status", "role", "time", "since",
    "until", "confidence", "sources", "statement", "document", "rule", "stance", "strength", "begin", "end", "mode", "cameo", "cue", "casualties"};

constexpr std::string_view kIsoPrefix = "iso3166:";

Value date_value(PartialDate date) {
  if (!date.known()) return {};
  Temporal t;
  t.kind = TemporalKind::Date;
  t.days = to_days(date);
  return t;
}

/// Through the decimal form, so that 0.9f is 0.9 and not 0.8999999761581421.
Value decimal(float f) { return std::isfinite(f) ? Value(std::round(double{f} * 1e6) / 1e6) : Value(); }

Value word(std::string_view s) { return s.empty() ? Value() : Value::borrowed(s); }

}  // namespace

KnowledgePropertyGraph::KnowledgePropertyGraph(const KnowledgeGraph& graph) : graph_(graph) {
  for (const std::string_view key : kKeyNames) symbols_.intern(key);
  add_nodes();
  add_relationships();
  index();
}

std::optional<EntityId> KnowledgePropertyGraph::entity_of(NodeRef node) const {
  return node.id < first_document_ ? std::optional(EntityId(node.id)) : std::nullopt;
}
std::optional<StatementId> KnowledgePropertyGraph::statement_of(NodeRef node) const {
  return node.id >= first_statement_ ? std::optional(StatementId(node.id - first_statement_)) : std::nullopt;
}
std::optional<ClaimId> KnowledgePropertyGraph::claim_of(RelationshipRef relationship) const {
  const Edge edge = edges_[relationship.id];
  return edge.origin == Origin::Claim ? std::optional(ClaimId(edge.index)) : std::nullopt;
}

void KnowledgePropertyGraph::add_nodes() {
  const size_t entities = graph_.entities().size(), documents = graph_.documents().size(), statements = graph_.statements().size();
  first_document_ = static_cast<uint32_t>(entities);
  first_statement_ = static_cast<uint32_t>(entities + documents);
  const GraphData& data = graph_.data();
  const size_t relationships = data.claims.size() + data.roles.size() + 2 * data.abouts.size() + 2 * statements + data.appearances.size();
  reserve(entities + documents + statements, relationships);
  edges_.reserve(relationships);
  const Symbol entity = symbols_.intern("Entity");
  for (const EntityRecord& record : graph_.entities()) add_node({symbols_.intern(to_string(record.type)), entity});
  const Symbol document = symbols_.intern("Document"), statement = symbols_.intern("Statement");
  for (uint32_t i = 0; i < documents; ++i) {
    add_node({document});
    documents_.emplace(graph_.string(graph_[DocumentId(i)].id), i);
  }
  for (uint32_t i = 0; i < statements; ++i) {
    add_node({statement});
    statements_.emplace(graph_[StatementId(i)].key, i);
  }
  // What a document says of an entity beyond the built-in properties: "title", "role" ...
  for (const PropertyRecord& property : data.properties) symbols_.intern(graph_.string(property.key));
}

void KnowledgePropertyGraph::add_edge(uint32_t source, Symbol type, uint32_t target, Origin origin, size_t index) {
  add_relationship(source, type, target);
  edges_.push_back({origin, static_cast<uint32_t>(index)});
}

void KnowledgePropertyGraph::add_relationships() {
  const GraphData& data = graph_.data();
  std::vector<Symbol> types(graph_.schema().relations().size(), kNoSymbol);
  const auto comment = graph_.schema().find("COMMENTED_ON");
  std::set<std::pair<StatementId, EntityId>> claimed;  // comments that are claims already
  for (size_t i = 0; i < data.claims.size(); ++i) {
    const ClaimRecord& c = data.claims[i];
    Symbol& type = types[c.type.value];
    if (type == kNoSymbol) type = symbols_.intern(graph_.schema()[c.type].name);
    if (c.type == comment && c.statement.valid()) claimed.emplace(c.statement, c.target);
    add_edge(node_of(c.source), type, node_of(c.target), Origin::Claim, i);
  }
  // A type that no relationship has is no symbol of the graph.
  Symbol participated = kNoSymbol, said = kNoSymbol, about = kNoSymbol, commented = kNoSymbol, reports = kNoSymbol, mentioned = kNoSymbol;
  const auto add = [this](uint32_t source, Symbol& type, const char* name, uint32_t target, Origin origin, size_t index) {
    if (type == kNoSymbol) type = symbols_.intern(name);
    add_edge(source, type, target, origin, index);
  };
  event_of_role_.resize(data.roles.size());
  for (size_t e = 0; e < data.events.size(); ++e)
    for (uint32_t r = data.events[e].roles.begin; r < data.events[e].roles.end; ++r) {
      event_of_role_[r] = static_cast<uint32_t>(e);
      add(node_of(data.roles[r].entity), participated, "PARTICIPATED_IN", node_of(data.events[e].node), Origin::Role, r);
    }
  statement_of_about_.resize(data.abouts.size());
  for (uint32_t s = 0; s < data.statements.size(); ++s) {
    const StatementRecord& statement = data.statements[s];
    const uint32_t node = node_of(StatementId(s));
    if (statement.speaker.valid()) add(node_of(statement.speaker), said, "SAID", node, Origin::Said, s);
    if (statement.document.valid()) add(node_of(statement.document), reports, "REPORTS", node, Origin::Reports, s);
    for (uint32_t a = statement.about.begin; a < statement.about.end; ++a) {
      const uint32_t subject = node_of(data.abouts[a].entity);
      statement_of_about_[a] = s;
      add(node, about, "ABOUT", subject, Origin::About, a);
      if (statement.speaker.valid() && !claimed.contains({StatementId(s), data.abouts[a].entity}))
        add(node_of(statement.speaker), commented, "COMMENTED_ON", subject, Origin::Comment, a);
    }
  }
  for (size_t i = 0; i < data.appearances.size(); ++i)
    add(node_of(data.appearances[i].entity), mentioned, "MENTIONED_IN", node_of(data.appearances[i].document), Origin::Mention, i);
}

Value KnowledgePropertyGraph::text(StringId id) const { return word(graph_.string(id)); }

Value KnowledgePropertyGraph::quote(DocumentId document, ByteSpan span) const {
  const std::string_view passage = graph_.passage(document, span);
  return passage.empty() ? Value() : Value(squeeze(passage));
}

Value KnowledgePropertyGraph::published(DocumentId document) const {
  return document.valid() ? date_value(graph_[document].date) : Value();
}

/// Who says it: the name of the entity, or the words of the text; null for the narrator.
Value KnowledgePropertyGraph::speaker(StatementId id) const {
  if (!id.valid()) return {};
  const StatementRecord& s = graph_[id];
  if (s.speaker.valid()) return Value::borrowed(graph_.name(s.speaker));
  const Value words = quote(s.document, s.source);
  return words.is_null() ? Value("somebody") : words;
}

Value KnowledgePropertyGraph::statement_id(StatementId id) const {
  return id.valid() ? Value(statement_key(graph_[id])) : Value();
}

/// What claims and mentions of events have in common: who says it, how, when, and where it stands.
template <class Record>
Value KnowledgePropertyGraph::assertion_property(const Record& r, Symbol key) const {
  switch (key) {
    case kPolarity: return Value::borrowed(to_string(r.polarity));
    case kModality: return Value::borrowed(to_string(r.modality));
    case kFact: return r.polarity == Polarity::Positive && r.modality == Modality::Asserted && !r.attributed_to.valid();
    case kTime: return r.time.known() ? Value(format_interval(r.time)) : Value();
    case kSince: return r.time.begin.known() ? date_value(r.time.begin.first_day()) : Value();
    case kUntil: return r.time.end.known() ? date_value(r.time.end.last_day()) : Value();
    case kConfidence: return decimal(r.confidence);
    case kSpeaker: return speaker(r.attributed_to);
    case kStatement: return statement_id(r.attributed_to);
    case kQuote: return quote(r.document, r.span);
    case kDocument: return r.document.valid() ? text(graph_[r.document].id) : Value();
    case kDate: return published(r.document);
    case kRule: return text(r.rule);
    case kBegin: return int64_t{r.span.begin};
    case kEnd: return int64_t{r.span.end};
    default: return {};
  }
}

Value KnowledgePropertyGraph::entity_property(EntityId id, Symbol key) const {
  const EntityRecord& e = graph_[id];
  const auto aliases = [&](ValueList names) {
    for (const StringId alias : graph_.aliases(id)) names.push_back(text(alias));
    return names;
  };
  switch (key) {
    case kName: return text(e.name);
    case kType: return Value::borrowed(to_string(e.type));
    case kKind: return text(e.kind);
    case kRef: return text(e.ref);
    case kIso: {
      const std::string_view ref = graph_.string(e.ref);
      return ref.starts_with(kIsoPrefix) ? Value::borrowed(ref.substr(kIsoPrefix.size())) : Value();
    }
    case kAliases: return aliases({});
    case kNames: return aliases({text(e.name)});
    case kMentions: return int64_t{e.mentions};
    default: break;
  }
  if (e.type == EntityType::Event)
    if (Value value = event_property(id, key); !value.is_null()) return value;
  ValueList values;
  for (const PropertyRecord& property : graph_.properties(id)) {
    if (symbols_.find(graph_.string(property.key)) != key) continue;
    Value value = text(property.value);
    if (std::none_of(values.begin(), values.end(), [&](const Value& known) { return same(known, value); })) values.push_back(std::move(value));
  }
  return values.empty() ? Value() : Value(std::move(values));
}

/// "at least 14 people killed", of all mentions of the event, each once.
Value KnowledgePropertyGraph::event_casualties(EntityId id) const {
  std::vector<std::string> found;
  for (const uint32_t event : graph_.events_with(id)) {
    const EventRecord& e = graph_.events()[event];
    if (e.node != id) continue;
    for (const CasualtyRecord& c : graph_.casualties(e)) {
      std::string text = std::string(dossier::slice(graph_.text(e.document), c.words)) + " " + std::string(graph_.string(c.kind));
      if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(std::move(text));
    }
  }
  ValueList values;
  for (std::string& text : found) values.push_back(Value(std::move(text)));
  return values.empty() ? Value() : Value(std::move(values));
}

/// Of an event's node: what its first mention says.
Value KnowledgePropertyGraph::event_property(EntityId id, Symbol key) const {
  if (key == kCasualties) return event_casualties(id);
  for (const uint32_t event : graph_.events_with(id)) {
    const EventRecord& e = graph_.events()[event];
    if (e.node != id) continue;
    if (key == kMode) return text(e.mode);
    if (key == kCameo) return text(e.cameo);
    if (key == kRole) return {};
    return assertion_property(e, key);
  }
  return {};
}

Value KnowledgePropertyGraph::document_property(DocumentId id, Symbol key) const {
  const DocumentRecord& d = graph_[id];
  switch (key) {
    case kId: return text(d.id);
    case kTitle: return text(d.title);
    case kAuthor: return text(d.author);
    case kOutlet: return text(d.outlet);
    case kUrl: return text(d.url);
    case kDate: return date_value(d.date);
    case kText: return Value::borrowed(graph_.text(id));
    default: return {};
  }
}

Value KnowledgePropertyGraph::statement_property(StatementId id, Symbol key) const {
  const StatementRecord& s = graph_[id];
  switch (key) {
    case kId: return statement_id(id);
    case kQuote: {
      std::string quoted;
      for (const ByteSpan span : graph_.content(id)) quoted += (quoted.empty() ? "" : " ") + squeeze(graph_.passage(s.document, span));
      return quoted;
    }
    case kSpeaker: return speaker(id);
    case kCue: return s.cue.empty() ? Value() : Value(squeeze(graph_.passage(s.document, s.cue)));
    case kDirect: return s.direct;
    case kCertainty: return Value::borrowed(to_string(s.certainty));
    case kPolarity: return Value::borrowed(to_string(s.polarity));
    case kStatement: return statement_id(s.attributed_to);
    case kDocument: return s.document.valid() ? text(graph_[s.document].id) : Value();
    case kDate: return published(s.document);
    default: return {};
  }
}

Value KnowledgePropertyGraph::claim_property(uint32_t claim, Symbol key) const {
  const ClaimRecord& c = graph_[ClaimId(claim)];
  switch (key) {
    case kId: return claim_key(c);
    case kRole: return text(c.role);
    case kStatus: return word(to_string(c.status));
    case kSources: return int64_t{independent_sources(claim)};
    case kStatement: return statement_id(c.statement.valid() ? c.statement : c.attributed_to);
    case kStance:
    case kStrength:
      if (!c.statement.valid()) return {};
      for (uint32_t a = graph_[c.statement].about.begin; a < graph_[c.statement].about.end; ++a)
        if (graph_.data().abouts[a].entity == c.target) return about_property(a, key);
      return {};
    default: return assertion_property(c, key);
  }
}

Value KnowledgePropertyGraph::role_property(uint32_t role, Symbol key) const {
  const EventRecord& e = graph_.events()[event_of_role_[role]];
  switch (key) {
    case kId: return event_key(e);
    case kRole: return text(graph_.data().roles[role].role);
    case kType: return text(e.type);
    default: return assertion_property(e, key);
  }
}

Value KnowledgePropertyGraph::about_property(uint32_t about, Symbol key) const {
  const AboutRecord& a = graph_.data().abouts[about];
  if (key == kStance) return Value::borrowed(to_string(a.stance));
  if (key == kStrength) return decimal(a.strength);
  const StatementId statement(statement_of_about_[about]);
  return key == kStatement ? statement_id(statement) : key == kId ? Value() : statement_property(statement, key);
}

Value KnowledgePropertyGraph::node_property(uint32_t node, Symbol key) const {
  if (node < first_document_) return entity_property(EntityId(node), key);
  if (node < first_statement_) return document_property(DocumentId(node - first_document_), key);
  return statement_property(StatementId(node - first_statement_), key);
}

Value KnowledgePropertyGraph::relationship_property(uint32_t relationship, Symbol key) const {
  const Edge edge = edges_[relationship];
  switch (edge.origin) {
    case Origin::Claim: return claim_property(edge.index, key);
    case Origin::Role: return role_property(edge.index, key);
    case Origin::About:
    case Origin::Comment: return about_property(edge.index, key);
    case Origin::Said: return key == kId ? Value() : statement_property(StatementId(edge.index), key);
    case Origin::Reports: return key == kDate ? published(graph_[StatementId(edge.index)].document) : Value();
    case Origin::Mention: return key == kMentions ? Value(int64_t{graph_.data().appearances[edge.index].mentions}) : Value();
  }
  return {};
}

std::vector<Symbol> KnowledgePropertyGraph::node_keys(uint32_t node) const {
  if (node >= first_statement_) return {kId, kSpeaker, kCue, kQuote, kDirect, kCertainty, kPolarity, kStatement, kDocument, kDate};
  if (node >= first_document_) return {kId, kTitle, kAuthor, kOutlet, kUrl, kDate};
  std::vector<Symbol> keys{kName, kKind, kIso, kRef, kAliases, kMentions};
  const EntityId id(node);
  if (graph_[id].type == EntityType::Event)
    keys.insert(keys.end(), {kMode, kCameo, kCasualties, kTime, kSince, kUntil, kPolarity, kModality, kSpeaker, kQuote, kDocument, kDate});
  for (const PropertyRecord& property : graph_.properties(id)) {
    const Symbol key = symbols_.find(graph_.string(property.key));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  return keys;
}

std::vector<Symbol> KnowledgePropertyGraph::relationship_keys(uint32_t relationship) const {
  switch (edges_[relationship].origin) {
    case Origin::Claim:
      return {kId, kRole, kStatus, kPolarity, kModality, kFact, kTime, kSince, kUntil, kConfidence, kSources, kSpeaker, kStatement,
              kStance, kStrength, kQuote, kDocument, kDate, kRule};
    case Origin::Role:
      return {kId, kType, kRole, kPolarity, kModality, kFact, kTime, kSince, kUntil, kConfidence, kSpeaker, kStatement, kQuote,
              kDocument, kDate, kRule};
    case Origin::About: return {kStance, kStrength};
    case Origin::Comment: return {kStance, kStrength, kQuote, kDirect, kCertainty, kPolarity, kStatement, kDocument, kDate};
    case Origin::Said: return {kDirect, kCertainty, kPolarity, kDocument, kDate};
    case Origin::Reports: return {kDate};
    case Origin::Mention: return {kMentions};
  }
  return {};
}

bool KnowledgePropertyGraph::has_index(Symbol key) const { return key == kName || key == kIso || key == kRef || key == kId; }
bool KnowledgePropertyGraph::has_element_index(Symbol key) const { return key == kNames || key == kAliases; }

std::optional<std::vector<uint32_t>> KnowledgePropertyGraph::lookup(Symbol key, const Value& value) const {
  if (!has_index(key) && !has_element_index(key)) return std::nullopt;
  std::vector<uint32_t> nodes;
  if (!value.is_string()) return nodes;
  const std::string_view wanted = value.string();
  if (key == kId) {
    if (const auto found = documents_.find(wanted); found != documents_.end()) nodes.push_back(node_of(DocumentId(found->second)));
    uint64_t number = 0;
    const char* const end = wanted.data() + wanted.size();
    const bool hex = wanted.size() == 17 && wanted[0] == 's' && std::from_chars(wanted.data() + 1, end, number, 16).ptr == end;
    if (const auto found = statements_.find(number); hex && found != statements_.end()) nodes.push_back(node_of(StatementId(found->second)));
    return nodes;
  }
  // The index of names is by folded name and knows references too: what it finds is compared exactly.
  for (const EntityId id : graph_.find(wanted)) {
    const Value property = entity_property(id, key);
    if (key == kNames || key == kAliases ? is_in(value, property).is_true() : same(property, value)) nodes.push_back(id.value);
  }
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

uint32_t KnowledgePropertyGraph::independent_sources(uint32_t claim) const {
  std::call_once(sources_counted_, [this] {
    // Claims by what they say; of each group the distinct source groups of its documents.
    struct Item {
      ClaimSense sense;
      uint32_t source, claim;
    };
    std::vector<Item> items;
    for (uint32_t i = 0; i < graph_.claims().size(); ++i) {
      const ClaimRecord& c = graph_[ClaimId(i)];
      items.push_back({sense(graph_, c), c.document.valid() ? graph_[c.document].source_group : UINT32_MAX, i});
    }
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
      return std::tie(a.sense, a.source, a.claim) < std::tie(b.sense, b.source, b.claim);
    });
    sources_.resize(items.size());
    for (size_t begin = 0, end = 0; begin < items.size(); begin = end) {
      uint32_t count = 0;
      for (end = begin; end < items.size() && items[end].sense == items[begin].sense; ++end)
        if (items[end].source != UINT32_MAX && (end == begin || items[end].source != items[end - 1].source)) ++count;
      for (size_t i = begin; i < end; ++i) sources_[items[i].claim] = count;
    }
  });
  return sources_[claim];
}

}  // namespace dossier
