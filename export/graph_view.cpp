#include "export/graph_view.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr uint32_t kNowhere = UINT32_MAX;

/// What decides whether two edges say the same, beside their ends: who says it matters only as narrator or not.
struct Sense {
  uint32_t type = 0, role = 0;
  uint8_t polarity = 0, modality = 0, status = 0, stance = 0;
  bool narrated = true;
  friend auto operator<=>(const Sense&, const Sense&) = default;
};

struct RawEdge {
  EdgeKind kind = EdgeKind::Claim;
  uint32_t source = 0, target = 0;
  Sense sense;
  uint32_t index = 0, part = 0;

  auto same() const { return std::tie(kind, source, target, sense); }
};

/// Collects the nodes and edges of one projection, before ids are given and isolated nodes dropped.
class Collector {
 public:
  Collector(const KnowledgeGraph& graph, const Selection& selection, const ExportOptions& options)
      : graph_(graph), selection_(selection), options_(options), in_part_(part_of_entities()) {
    positions_[0].assign(graph.entities().size(), kNowhere);
    positions_[1].assign(graph.entities().size(), kNowhere);
    positions_[2].assign(graph.statements().size(), kNowhere);
    positions_[3].assign(graph.events().size(), kNowhere);
  }

  void collect() {
    switch (options_.projection) {
      case GraphProjection::Entities:
        add_entities();
        add_claims(false);
        break;
      case GraphProjection::Full:
        add_entities();
        add_statement_nodes();
        add_claims(true);
        add_statement_edges();
        add_role_edges();
        break;
      case GraphProjection::Bipartite:
        add_comments();
        break;
      case GraphProjection::Statements:
        add_statement_nodes();
        add_statement_edges();
        break;
    }
  }

  std::vector<ViewNode> nodes;
  std::vector<RawEdge> edges;

 private:
  std::vector<bool> part_of_entities() const {
    if (!options_.part) return std::vector<bool>(graph_.entities().size(), true);
    std::vector<bool> in(graph_.entities().size(), false);
    for (const EntityId id : options_.part->entities) in[id.value] = true;
    for (const ClaimId id : options_.part->claims) {
      in[graph_[id].source.value] = true;
      in[graph_[id].target.value] = true;
    }
    return in;
  }

  uint32_t node(NodeKind kind, uint32_t index) {
    uint32_t& position = positions_[static_cast<size_t>(kind)][index];
    if (position == kNowhere) {
      position = static_cast<uint32_t>(nodes.size());
      nodes.push_back({kind, index, 0});
    }
    return position;
  }
  uint32_t entity(EntityId id) { return node(NodeKind::Entity, id.value); }

  // An event is a node of its own in the full projection, or when a query asked for it; else when something links to it.
  void add_entities() {
    for (uint32_t i = 0; i < graph_.entities().size(); ++i) {
      const bool stands_alone = options_.projection == GraphProjection::Full || options_.part || graph_[EntityId(i)].type != EntityType::Event;
      if (stands_alone && in_part_[i] && selection_.contains(EntityId(i))) entity(EntityId(i));
    }
  }

  void add_claims(bool only_own) {
    if (options_.part && !options_.part->claims.empty()) {
      for (const ClaimId id : options_.part->claims) add_claim(id, only_own);
      return;
    }
    for (uint32_t i = 0; i < graph_.claims().size(); ++i) add_claim(ClaimId(i), only_own);
  }

  void add_claim(ClaimId id, bool only_own) {
    const ClaimRecord& c = graph_[id];
    if (!selection_.contains(id) || !c.source.valid() || !c.target.valid()) return;
    if (only_own && (c.event != UINT32_MAX || c.statement.valid())) return;
    if (!in_part_[c.source.value] || !in_part_[c.target.value]) return;
    EntityId source = c.source, target = c.target;
    if (graph_.schema()[c.type].symmetric && target < source) std::swap(source, target);
    Sense sense{c.type.value, c.role.valid() ? c.role.value : 0, static_cast<uint8_t>(c.polarity),
                static_cast<uint8_t>(c.modality), static_cast<uint8_t>(c.status), 0, !c.attributed_to.valid()};
    if (c.statement.valid()) sense.stance = static_cast<uint8_t>(stance_towards(c.statement, c.target));
    const uint32_t from = entity(source);
    edges.push_back({EdgeKind::Claim, from, entity(target), sense, id.value, 0});
  }

  Stance stance_towards(StatementId id, EntityId target) const {
    for (const AboutRecord& about : graph_.about(id))
      if (about.entity == target) return about.stance;
    return Stance::Neutral;
  }

  bool shown(StatementId id) const {
    if (!selection_.contains(id)) return false;
    if (!options_.part) return true;
    const auto& chosen = options_.part->statements;
    if (!chosen.empty()) return std::binary_search(chosen.begin(), chosen.end(), id);
    const EntityId speaker = graph_[id].speaker;
    if (speaker.valid() && in_part_[speaker.value]) return true;
    const auto about = graph_.about(id);
    return std::any_of(about.begin(), about.end(), [&](const AboutRecord& a) { return in_part_[a.entity.value]; });
  }

  void add_statement_nodes() {
    for (uint32_t i = 0; i < graph_.statements().size(); ++i)
      if (shown(StatementId(i))) node(NodeKind::Statement, i);
  }

  void add_statement_edges() {
    for (uint32_t i = 0; i < graph_.statements().size(); ++i) {
      if (!shown(StatementId(i))) continue;
      const StatementRecord& s = graph_[StatementId(i)];
      const uint32_t statement = node(NodeKind::Statement, i);
      if (s.speaker.valid()) edges.push_back({EdgeKind::Said, entity(s.speaker), statement, {}, i, 0});
      const auto about = graph_.about(StatementId(i));
      for (uint32_t part = 0; part < about.size(); ++part)
        edges.push_back({EdgeKind::About, statement, entity(about[part].entity), {}, i, part});
      if (s.attributed_to.valid() && shown(s.attributed_to))
        edges.push_back({EdgeKind::Reports, node(NodeKind::Statement, s.attributed_to.value), statement, {}, i, 0});
    }
  }

  void add_role_edges() {
    for (uint32_t i = 0; i < graph_.events().size(); ++i) {
      if (!selection_.contains_event(i)) continue;
      const EventRecord& event = graph_.events()[i];
      if (event.node.valid() && !in_part_[event.node.value]) continue;
      const uint32_t position = event.node.valid() ? entity(event.node) : node(NodeKind::Event, i);
      const auto roles = graph_.roles(event);
      for (uint32_t part = 0; part < roles.size(); ++part) {
        if (!in_part_[roles[part].entity.value]) continue;
        const Sense sense{0, roles[part].role.value, static_cast<uint8_t>(event.polarity),
                          static_cast<uint8_t>(event.modality), 0, 0, !event.attributed_to.valid()};
        edges.push_back({EdgeKind::Role, entity(roles[part].entity), position, sense, i, part});
      }
    }
  }

  void add_comments() {
    for (uint32_t i = 0; i < graph_.statements().size(); ++i) {
      const StatementRecord& s = graph_[StatementId(i)];
      if (!s.speaker.valid() || !shown(StatementId(i))) continue;
      const auto about = graph_.about(StatementId(i));
      for (uint32_t part = 0; part < about.size(); ++part) {
        Sense sense;
        sense.stance = static_cast<uint8_t>(about[part].stance);
        sense.polarity = static_cast<uint8_t>(s.polarity);
        sense.narrated = !s.attributed_to.valid();
        const uint32_t from = entity(s.speaker);
        edges.push_back({EdgeKind::About, from, node(NodeKind::Topic, about[part].entity.value), sense, i, part});
      }
    }
  }

  const KnowledgeGraph& graph_;
  const Selection& selection_;
  const ExportOptions& options_;
  std::vector<bool> in_part_;
  std::vector<uint32_t> positions_[4];
};

/// Which nodes are at most `hops` edges from the chosen entities, in either direction (breadth first).
std::vector<bool> neighbourhood(const Collector& all, const ExportOptions& options) {
  std::vector<std::pair<uint32_t, uint32_t>> links;
  links.reserve(all.edges.size() * 2);
  for (const RawEdge& e : all.edges) {
    links.emplace_back(e.source, e.target);
    links.emplace_back(e.target, e.source);
  }
  std::sort(links.begin(), links.end());
  std::vector<bool> reached(all.nodes.size(), false);
  std::vector<uint32_t> frontier;
  for (uint32_t i = 0; i < all.nodes.size(); ++i) {
    const bool of_entity = all.nodes[i].kind == NodeKind::Entity || all.nodes[i].kind == NodeKind::Topic;
    if (!of_entity || std::find(options.ego.begin(), options.ego.end(), EntityId(all.nodes[i].index)) == options.ego.end())
      continue;
    reached[i] = true;
    frontier.push_back(i);
  }
  for (uint32_t hop = 0; hop < options.hops && !frontier.empty(); ++hop) {
    std::vector<uint32_t> next;
    for (const uint32_t node : frontier) {
      for (auto it = std::lower_bound(links.begin(), links.end(), std::pair{node, 0u});
           it != links.end() && it->first == node; ++it) {
        if (reached[it->second]) continue;
        reached[it->second] = true;
        next.push_back(it->second);
      }
    }
    frontier = std::move(next);
  }
  return reached;
}

float confidence(const KnowledgeGraph& graph, const RawEdge& e) {
  if (e.kind == EdgeKind::Claim) return graph[ClaimId(e.index)].confidence;
  if (e.kind == EdgeKind::Role) return graph.events()[e.index].confidence;
  return 1;
}

uint64_t base_key(const KnowledgeGraph& graph, const ViewEdge& e) {
  if (e.kind == EdgeKind::Claim) return graph[ClaimId(e.index)].key;
  if (e.kind == EdgeKind::Role) return graph.events()[e.index].key;
  return graph[StatementId(e.index)].key;
}

uint64_t node_key(const KnowledgeGraph& graph, const ViewNode& node) {
  if (node.kind == NodeKind::Statement) return graph[StatementId(node.index)].key;
  if (node.kind == NodeKind::Event) return graph.events()[node.index].key;
  return entity_key(graph, EntityId(node.index));
}

/// Equal edges become one (unless parallel ones are kept), in the order of their first members; each takes the index,
/// and so the evidence, of its most confident member.
void merge_edges(const KnowledgeGraph& graph, std::vector<RawEdge>& raw, bool keep_parallel,
                 std::vector<ViewEdge>& edges, std::vector<uint32_t>& members) {
  if (!keep_parallel) {
    std::stable_sort(raw.begin(), raw.end(), [](const RawEdge& a, const RawEdge& b) { return a.same() < b.same(); });
  }
  members.reserve(raw.size());
  for (size_t begin = 0, end = 0; begin < raw.size(); begin = end) {
    const RawEdge* best = &raw[begin];
    const auto first = static_cast<uint32_t>(members.size());
    for (end = begin; end == begin || (!keep_parallel && end < raw.size() && raw[end].same() == raw[begin].same()); ++end) {
      members.push_back(raw[end].index);
      if (confidence(graph, raw[end]) > confidence(graph, *best)) best = &raw[end];
    }
    edges.push_back({best->kind, best->source, best->target, best->index, best->part,
                     {first, static_cast<uint32_t>(members.size())}, 0});
  }
  const auto rank = [&](const ViewEdge& e) { return std::tuple(e.kind, members[e.members.begin], e.part); };
  std::stable_sort(edges.begin(), edges.end(), [&](const ViewEdge& a, const ViewEdge& b) { return rank(a) < rank(b); });
  for (ViewEdge& e : edges) e.key = base_key(graph, e);
}

/// Gives later ones of equal ids another key, so that ids are unique: a repeated edge id makes NetworkX drop an edge.
/// `tag` tells apart what may share a key.
template <class Thing, class Tag>
void make_unique(std::vector<Thing>& things, Tag tag) {
  // Nearly always all keys differ, even without the tags, which an array of them shows faster than the sort below.
  std::vector<uint64_t> keys(things.size());
  std::transform(things.begin(), things.end(), keys.begin(), [](const Thing& thing) { return thing.key; });
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) == keys.end()) return;

  std::vector<uint32_t> order(things.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto id = [&](uint32_t i) { return std::tuple(tag(things[i]), things[i].key); };
  for (bool repeated = true; repeated;) {
    repeated = false;
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return std::tuple(id(a), a) < std::tuple(id(b), b); });
    for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
      for (end = begin + 1; end < order.size() && id(order[end]) == id(order[begin]); ++end) repeated = true;
      for (size_t i = begin + 1; i < end; ++i)
        things[order[i]].key = hash64(std::to_string(i - begin), things[order[i]].key);
    }
  }
}

}  // namespace

uint64_t entity_key(const KnowledgeGraph& graph, EntityId id) {
  const EntityRecord& entity = graph[id];
  const std::string_view ref = entity.ref.valid() ? graph.string(entity.ref) : std::string_view();
  const uint64_t seed = hash64(to_string(entity.type));
  return ref.empty() ? hash64(graph.string(entity.name), hash64("\x1f", seed)) : hash64(ref, seed);
}

GraphView::GraphView(const KnowledgeGraph& graph, const ExportOptions& options)
    : graph_(graph), selection_(graph, options.filter) {
  Collector all(graph, selection_, options);
  all.collect();
  std::vector<bool> kept(all.nodes.size(), true);
  if (!options.ego.empty()) kept = neighbourhood(all, options);
  std::erase_if(all.edges, [&](const RawEdge& e) { return !kept[e.source] || !kept[e.target]; });
  if (options.drop_isolated) {
    std::vector<bool> linked(all.nodes.size(), false);
    for (const RawEdge& e : all.edges) linked[e.source] = linked[e.target] = true;
    for (size_t i = 0; i < kept.size(); ++i) kept[i] = kept[i] && linked[i];
  }

  // Nodes in the order of kind and index, whichever edge met them first.
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < all.nodes.size(); ++i)
    if (kept[i]) order.push_back(i);
  const auto rank = [&](uint32_t i) { return std::tuple(all.nodes[i].kind, all.nodes[i].index); };
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return rank(a) < rank(b); });
  std::vector<uint32_t> position(all.nodes.size(), kNowhere);
  for (const uint32_t old : order) {
    position[old] = static_cast<uint32_t>(nodes_.size());
    nodes_.push_back({all.nodes[old].kind, all.nodes[old].index, node_key(graph, all.nodes[old])});
  }
  for (RawEdge& e : all.edges) {
    e.source = position[e.source];
    e.target = position[e.target];
  }
  merge_edges(graph, all.edges, options.keep_parallel, edges_, members_);
  make_unique(nodes_, [](const ViewNode& n) { return n.kind; });
  make_unique(edges_, [](const ViewEdge& e) { return std::tuple(e.kind, e.kind == EdgeKind::Claim ? 0 : e.part); });
}

namespace {

IdText id_text(char letter, uint64_t key, std::string_view part, uint32_t number, bool numbered) {
  IdText id;
  char* out = id.bytes;
  *out++ = letter;
  constexpr std::string_view kHex = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) *out++ = kHex[(key >> shift) & 15];
  out += part.copy(out, part.size());
  if (numbered) out = std::to_chars(out, id.bytes + sizeof id.bytes, number).ptr;
  id.size = static_cast<uint8_t>(out - id.bytes);
  return id;
}

}  // namespace

IdText node_id(const ViewNode& node) {
  constexpr std::string_view kLetters = "etsv";
  return id_text(kLetters[static_cast<size_t>(node.kind)], node.key, "", 0, false);
}

IdText edge_id(const ViewEdge& edge) {
  switch (edge.kind) {
    case EdgeKind::Claim: return id_text('c', edge.key, "", 0, false);
    case EdgeKind::Said: return id_text('s', edge.key, ".said", 0, false);
    case EdgeKind::About: return id_text('s', edge.key, ".about", edge.part, true);
    case EdgeKind::Reports: return id_text('s', edge.key, ".reports", 0, false);
    case EdgeKind::Role: break;
  }
  return id_text('v', edge.key, ".role", edge.part, true);
}

std::string_view to_string(GraphProjection projection) {
  constexpr std::string_view kNames[] = {"entities", "full", "bipartite", "statements"};
  return kNames[static_cast<size_t>(projection)];
}

std::string_view to_string(Profile profile) {
  constexpr std::string_view kNames[] = {"standard", "gephi", "cytoscape", "neo4j", "yed"};
  return kNames[static_cast<size_t>(profile)];
}

std::optional<GraphProjection> parse_graph_projection(std::string_view name) {
  for (const auto p : {GraphProjection::Entities, GraphProjection::Full, GraphProjection::Bipartite, GraphProjection::Statements})
    if (name == to_string(p)) return p;
  return std::nullopt;
}

std::optional<Profile> parse_profile(std::string_view name) {
  for (const auto p : {Profile::Standard, Profile::Gephi, Profile::Cytoscape, Profile::Neo4j, Profile::Yed})
    if (name == to_string(p)) return p;
  return std::nullopt;
}

}  // namespace dossier
