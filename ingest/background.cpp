#include "ingest/background.h"

#include <map>
#include <optional>

#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::string_view kOutlet = "Background knowledge";

/// The vocabulary's type for a word of another one: ours, FollowTheMoney's, schema.org's, and common words.
std::optional<EntityType> entity_type(std::string_view word) {
  if (const auto type = parse_entity_type(word)) return type;
  static const std::map<std::string, EntityType, std::less<>> kWords = {
      {"address", EntityType::Place},       {"city", EntityType::Place},          {"company", EntityType::Organisation},
      {"country", EntityType::Country},     {"event", EntityType::Event},         {"human", EntityType::Person},
      {"legalentity", EntityType::Organisation}, {"location", EntityType::Place}, {"org", EntityType::Organisation},
      {"organisation", EntityType::Organisation}, {"organization", EntityType::Organisation}, {"per", EntityType::Person},
      {"person", EntityType::Person},       {"place", EntityType::Place},         {"politician", EntityType::Person},
      {"publicbody", EntityType::Organisation}, {"state", EntityType::Country},   {"gpe", EntityType::Country},
      {"loc", EntityType::Place}};
  const auto it = kWords.find(to_lower(word));
  return it == kWords.end() ? std::nullopt : std::optional(it->second);
}

/// A relation type by its name ("MEMBER_OF", "member of", "Member-Of") or by its label ("is a member of").
std::optional<TypeId> relation_type(const Schema& schema, std::string_view word) {
  std::string name;
  for (const char c : word) name += c == ' ' || c == '-' ? '_' : c;
  if (const auto type = schema.find(name)) return type;
  for (uint32_t i = 0; i < schema.relations().size(); ++i)
    if (to_lower(schema.relations()[i].label) == to_lower(word)) return TypeId(i);
  return std::nullopt;
}

class LayerMaker {
 public:
  LayerMaker(const BackgroundGraph& graph, const BackgroundOptions& options, const Schema& schema, Refusals& refusals)
      : graph_(graph), options_(options), schema_(schema), refusals_(refusals) {}

  BackgroundLayer make() {
    Document& d = layer_.document;
    d.id = "background:" + options_.name;
    d.title = "Background knowledge: " + options_.name;
    d.outlet = kOutlet;
    d.path = options_.path;
    d.text = d.title + "\n\n";
    for (const BackgroundGraph::Node& node : graph_.nodes) add_node(node);
    for (const BackgroundGraph::Edge& edge : graph_.edges) add_edge(edge);
    return std::move(layer_);
  }

 private:
  void add_node(const BackgroundGraph::Node& node) {
    const std::string& fallback = options_.node_type;
    auto type = entity_type(node.type);
    if (!type && !fallback.empty()) type = parse_entity_type(fallback);
    const std::string name = squeeze(sanitize_utf8(node.name));
    if (name.empty()) return refuse("node: it has no name");
    if (!type) return refuse("node: type '" + node.type + "' is not in the vocabulary; give one with --node-type");
    const auto [it, fresh] = entities_.try_emplace(node.id, static_cast<uint32_t>(layer_.extraction.entities.size()));
    if (!fresh) return refuse("node: its id '" + node.id + "' stands there twice");
    ExtractedEntity entity;
    entity.type = *type;
    entity.name = name;
    entity.ref = node.ref;
    entity.kind = node.kind;
    for (const std::string& alias : node.aliases)
      if (const std::string clean = squeeze(sanitize_utf8(alias)); !clean.empty() && clean != name) entity.aliases.push_back(clean);
    layer_.extraction.entities.push_back(std::move(entity));
    mention(it->second);
    for (const std::string& alias : layer_.extraction.entities[it->second].aliases) layer_.document.text += ", also " + alias;
    layer_.document.text += ".\n";
  }

  void add_edge(const BackgroundGraph::Edge& edge) {
    const auto source = entities_.find(edge.source), target = entities_.find(edge.target);
    if (source == entities_.end() || target == entities_.end()) return refuse("edge: one of its ends is missing or was refused");
    if ((!edge.polarity.empty() && edge.polarity != "positive") || (!edge.modality.empty() && edge.modality != "asserted") ||
        (!edge.according_to.empty() && edge.according_to != "narrator"))
      return refuse("edge: it is denied, uncertain or somebody's claim, and no background knowledge");
    auto type = relation_type(schema_, edge.type);
    std::string role = edge.role;
    if (!type && !options_.relation.empty()) {
      type = schema_.at(options_.relation);
      if (role.empty()) role = edge.type;
    }
    if (!type) return refuse("edge: type '" + edge.type + "' is not in the vocabulary; give one with --relation");
    ExtractedRelation r;
    r.type = schema_[*type].name;
    r.source = source->second;
    r.target = target->second;
    r.role = squeeze(sanitize_utf8(role));
    r.status = parse_status(edge.status).value_or(Status::None);
    if (const auto begin = parse_date(edge.begin)) r.time.begin = *begin;
    if (const auto end = parse_date(edge.end)) r.time.end = *end;
    r.confidence = 1;
    r.rule = "background";
    std::string& text = layer_.document.text;
    const size_t begin = text.size();
    mention(r.source);
    text += " ";
    r.cue.begin = static_cast<uint32_t>(text.size());
    text += schema_[*type].label;
    r.cue.end = static_cast<uint32_t>(text.size());
    text += " ";
    mention(r.target);
    if (!r.role.empty()) text += " (" + r.role + ")";
    if (r.time.known()) text += ", " + format_interval(r.time);
    r.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(text.size())};
    text += ".\n";
    layer_.extraction.relations.push_back(std::move(r));
  }

  /// Writes the entity's name, which is a mention of it.
  void mention(uint32_t entity) {
    const ExtractedEntity& e = layer_.extraction.entities[entity];
    const auto begin = static_cast<uint32_t>(layer_.document.text.size());
    layer_.document.text += e.name;
    ExtractedMention m;
    m.span = {begin, static_cast<uint32_t>(layer_.document.text.size())};
    m.type = e.type;
    m.entity = entity;
    layer_.extraction.mentions.push_back(m);
  }

  void refuse(const std::string& what) { ++refusals_[what]; }

  const BackgroundGraph& graph_;
  const BackgroundOptions& options_;
  const Schema& schema_;
  Refusals& refusals_;
  BackgroundLayer layer_;
  std::map<std::string, uint32_t> entities_;
};

}  // namespace

BackgroundLayer make_background_layer(const BackgroundGraph& graph, const BackgroundOptions& options, const Schema& schema,
                                      Refusals& refusals) {
  if (!options.node_type.empty() && !parse_entity_type(options.node_type))
    throw usage_error("--node-type: '" + options.node_type + "' is not a type of entity; take Country, Organisation, Person, Place or Event");
  return LayerMaker(graph, options, schema, refusals).make();
}

}  // namespace dossier
