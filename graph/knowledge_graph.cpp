#include "graph/knowledge_graph.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "graph/adjacency.h"
#include "graph/error.h"
#include "graph/text.h"
#include "graph/unique_keys.h"

namespace dossier {
namespace {

/// Positions grouped by entity: a compressed row per entity.
template <class T>
struct Grouped {
  std::vector<uint32_t> begin;
  std::vector<T> items;

  /// `pairs` of (entity, item), in the order in which the items shall stand.
  Grouped(size_t entities, const std::vector<std::pair<uint32_t, T>>& pairs) : begin(entities + 1, 0), items(pairs.size()) {
    for (const auto& p : pairs) ++begin[p.first + 1];
    for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
    for (const auto& p : pairs) items[next[p.first]++] = p.second;
  }
  std::span<const T> of(EntityId id) const { return std::span(items).subspan(begin[id.value], begin[id.value + 1] - begin[id.value]); }
};

std::vector<std::pair<uint32_t, StatementId>> speakers(const GraphData& d) {
  std::vector<std::pair<uint32_t, StatementId>> out;
  for (uint32_t i = 0; i < d.statements.size(); ++i)
    if (d.statements[i].speaker.valid()) out.emplace_back(d.statements[i].speaker.value, StatementId(i));
  return out;
}

std::vector<std::pair<uint32_t, StatementId>> subjects(const GraphData& d) {
  std::vector<std::pair<uint32_t, StatementId>> out;
  for (uint32_t i = 0; i < d.statements.size(); ++i)
    for (uint32_t a = d.statements[i].about.begin; a < d.statements[i].about.end; ++a)
      if (const uint32_t e = d.abouts[a].entity.value; out.empty() || out.back() != std::pair(e, StatementId(i)))
        out.emplace_back(e, StatementId(i));
  return out;
}

std::vector<std::pair<uint32_t, uint32_t>> participants(const GraphData& d) {
  std::vector<std::pair<uint32_t, uint32_t>> out;
  for (uint32_t i = 0; i < d.events.size(); ++i) {
    std::vector<uint32_t> entities{d.events[i].node.value};
    for (uint32_t r = d.events[i].roles.begin; r < d.events[i].roles.end; ++r) entities.push_back(d.roles[r].entity.value);
    std::sort(entities.begin(), entities.end());
    entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
    for (const uint32_t e : entities) out.emplace_back(e, i);
  }
  return out;
}

GraphData with_unique_keys(GraphData data) {
  const auto no_tag = [](const auto&) { return 0; };
  make_keys_unique(data.claims, no_tag);
  make_keys_unique(data.statements, no_tag);
  make_keys_unique(data.events, no_tag);
  return data;
}

template <class T, class R>
std::span<const T> part(const std::vector<T>& items, Range<R> range) {
  return std::span(items).subspan(range.begin, range.size());
}

}  // namespace

struct KnowledgeGraph::Index {
  explicit Index(const GraphData& d)
      : by_speaker(d.entities.size(), speakers(d)), by_subject(d.entities.size(), subjects(d)),
        by_participant(d.entities.size(), participants(d)) {
    const auto add = [&](std::string_view name, uint32_t entity) {
      if (name.empty()) return;
      auto& list = by_name[fold_name(name)];
      if (list.empty() || list.back() != entity) list.push_back(entity);
    };
    for (uint32_t i = 0; i < d.entities.size(); ++i) {
      const EntityRecord& e = d.entities[i];
      add(d.strings.view(e.name), i);
      for (uint32_t a = e.aliases.begin; a < e.aliases.end; ++a) add(d.strings.view(d.aliases[a]), i);
      const std::string_view ref = d.strings.view(e.ref);
      add(ref, i);
      if (const size_t colon = ref.find(':'); colon != ref.npos) add(ref.substr(colon + 1), i);
    }
  }

  Grouped<StatementId> by_speaker, by_subject;
  Grouped<uint32_t> by_participant;
  std::unordered_map<std::string, std::vector<uint32_t>> by_name;  // fold_name -> entities
};

KnowledgeGraph::KnowledgeGraph(GraphData data, Schema schema)
    : data_(with_unique_keys(std::move(data))), schema_(std::move(schema)), adjacency_(std::make_unique<Adjacency>(data_)),
      index_(std::make_unique<Index>(data_)) {}
KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

std::string_view KnowledgeGraph::text(DocumentId id) const {
  if (!id.valid()) return {};
  const DocumentRecord& d = (*this)[id];
  return std::string_view(data_.texts).substr(d.text_begin, d.text_size);
}

std::span<const StringId> KnowledgeGraph::aliases(EntityId id) const { return part(data_.aliases, (*this)[id].aliases); }
std::span<const PropertyRecord> KnowledgeGraph::properties(EntityId id) const { return part(data_.properties, (*this)[id].properties); }
std::span<const ByteSpan> KnowledgeGraph::content(StatementId id) const { return part(data_.contents, (*this)[id].content); }
std::span<const AboutRecord> KnowledgeGraph::about(StatementId id) const { return part(data_.abouts, (*this)[id].about); }
std::span<const RoleRecord> KnowledgeGraph::roles(const EventRecord& e) const { return part(data_.roles, e.roles); }
std::span<const CasualtyRecord> KnowledgeGraph::casualties(const EventRecord& e) const { return part(data_.casualties, e.casualties); }

std::span<const Appearance> KnowledgeGraph::appearances(DocumentId id) const {
  const auto& all = data_.appearances;
  const auto less = [](const Appearance& a, DocumentId d) { return a.document < d; };
  const auto first = std::lower_bound(all.begin(), all.end(), id, less);
  const auto last = std::lower_bound(first, all.end(), DocumentId(id.value + 1), less);
  return std::span(first, last);
}

std::span<const ClaimId> KnowledgeGraph::claims_from(EntityId id) const {
  const auto& b = adjacency_->out_begin;
  return std::span(adjacency_->out).subspan(b[id.value], b[id.value + 1] - b[id.value]);
}
std::span<const ClaimId> KnowledgeGraph::claims_to(EntityId id) const {
  const auto& b = adjacency_->in_begin;
  return std::span(adjacency_->in).subspan(b[id.value], b[id.value + 1] - b[id.value]);
}
std::span<const StatementId> KnowledgeGraph::statements_by(EntityId id) const { return index_->by_speaker.of(id); }
std::span<const StatementId> KnowledgeGraph::statements_about(EntityId id) const { return index_->by_subject.of(id); }
std::span<const uint32_t> KnowledgeGraph::events_with(EntityId id) const { return index_->by_participant.of(id); }

std::vector<EntityId> KnowledgeGraph::find(std::string_view name) const {
  std::vector<EntityId> found;
  const auto it = index_->by_name.find(fold_name(name));
  if (it == index_->by_name.end()) return found;
  for (const uint32_t i : it->second) found.emplace_back(i);
  std::stable_sort(found.begin(), found.end(),
                   [&](EntityId a, EntityId b) { return (*this)[a].mentions > (*this)[b].mentions; });
  return found;
}

std::vector<std::string> KnowledgeGraph::suggest(std::string_view name, size_t limit) const {
  const std::string folded = fold_name(name);
  struct Near { size_t distance; uint32_t mentions; uint32_t entity; };
  std::vector<Near> near;
  const size_t allowed = 1 + folded.size() / 5;
  const auto score = [&](std::string_view candidate) {
    const std::string other = fold_name(candidate);
    // A part of a longer name ("Brinkmann" of "Jonas Brinkmann") is nearer than any misspelling.
    if (folded.size() > 2 && other.find(folded) != std::string::npos) return size_t{0};
    return edit_distance(folded, other, allowed);
  };
  for (uint32_t i = 0; i < data_.entities.size(); ++i) {
    size_t best = score(this->name(EntityId(i)));
    for (const StringId a : aliases(EntityId(i))) best = std::min(best, score(string(a)));
    if (best <= allowed) near.push_back({best, data_.entities[i].mentions, i});
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return std::tuple(a.distance, ~a.mentions, a.entity) < std::tuple(b.distance, ~b.mentions, b.entity);
  });
  std::vector<std::string> names;
  for (const Near& n : near)
    if (names.size() < limit) names.emplace_back(this->name(EntityId(n.entity)));
  return names;
}

namespace {

[[noreturn]] void fail_unknown(const KnowledgeGraph& graph, std::string_view name, std::string_view what) {
  std::string message = "no " + std::string(what) + " is called '" + std::string(name) + "'";
  const auto near = graph.suggest(name);
  for (size_t i = 0; i < near.size(); ++i) message += (i == 0 ? "; did you mean " : i + 1 < near.size() ? ", " : " or ") + near[i];
  if (!near.empty()) message += "?";
  throw input_error(message);
}

}  // namespace

namespace {

/// The one person whose name ends in these words: "Vance" means Ada Vance as long as there is no other.
std::optional<EntityId> only_bearer(const KnowledgeGraph& graph, std::string_view surname) {
  const std::string ending = " " + fold_name(surname);
  std::optional<EntityId> bearer;
  if (ending.size() < 4) return std::nullopt;
  for (uint32_t i = 0; i < graph.entities().size(); ++i) {
    if (graph.entities()[i].type != EntityType::Person || !fold_name(graph.name(EntityId(i))).ends_with(ending)) continue;
    if (bearer) return std::nullopt;
    bearer = EntityId(i);
  }
  return bearer;
}

}  // namespace

EntityId KnowledgeGraph::resolve(std::string_view name) const {
  const auto found = find(name);
  if (!found.empty()) return found.front();
  if (const auto person = only_bearer(*this, name)) return *person;
  fail_unknown(*this, name, "entity");
}

EntityId KnowledgeGraph::resolve(std::string_view name, EntityType type) const {
  for (const EntityId id : find(name))
    if ((*this)[id].type == type) return id;
  if (type == EntityType::Person)
    if (const auto person = only_bearer(*this, name)) return *person;
  fail_unknown(*this, name, to_lower(to_string(type)));
}

std::string claim_key(const ClaimRecord& c) { return "c" + hex64(c.key); }
std::string short_claim_key(const ClaimRecord& c) { return claim_key(c).substr(0, 8); }
std::string statement_key(const StatementRecord& s) { return "s" + hex64(s.key); }
std::string event_key(const EventRecord& e) { return "v" + hex64(e.key); }

}  // namespace dossier
