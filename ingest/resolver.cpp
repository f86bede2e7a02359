#include "ingest/resolver.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "graph/duplicates.h"
#include "graph/schema.h"
#include "graph/text.h"
#include "ingest/people.h"

namespace dossier {
namespace {

/// A surname alone may be anybody's.
bool is_full(std::string_view name) { return name.find(' ') != std::string_view::npos; }

std::string participants_of(const ExtractedEvent& e, const std::string& role, const std::vector<StoredEntity>& entities) {
  std::vector<std::string> names;
  for (const ExtractedParticipant& p : e.participants)
    if (p.role == role) names.push_back(entities[p.entity].name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : i + 1 < names.size() ? ", " : " and ") + names[i];
  return text;
}

/// What to call an event that has no name: "assault: Norland, Sudland (2022-09)".
std::string describe(const ExtractedEvent& e, const std::vector<StoredEntity>& entities) {
  const EventType* type = Schema::builtin().find_event(e.type);
  std::string name = type ? type->label : to_lower(e.type);
  const std::string actors = participants_of(e, "actor", entities), recipients = participants_of(e, "recipient", entities);
  if (!actors.empty() || !recipients.empty()) name += ": ";
  name += actors;
  if (!recipients.empty()) name += (actors.empty() ? "unnamed → " : " → ") + recipients;
  if (const std::string places = participants_of(e, "place", entities); !places.empty()) name += " in " + places;
  if (e.time.known()) name += " (" + format_interval(e.time) + ")";
  return name;
}

/// What happened between whom: type, polarity, modality and parties. Of what is done together nobody is the first. An event
/// without parties is told by its places.
std::string event_identity(const KnownEvent& e) {
  const bool together = e.type == "CONSULT" || e.type == "AGREE" || e.type == "COOPERATE";
  std::vector<std::string> roles;
  for (const auto& [role, id] : e.roles)
    if (role != "place") roles.push_back((together ? "party" : role) + "=" + std::to_string(id));
  if (roles.empty())
    for (const auto& [role, id] : e.roles) roles.push_back(role + "=" + std::to_string(id));
  std::sort(roles.begin(), roles.end());
  std::string identity = e.type + "|" + std::to_string(static_cast<int>(e.polarity)) + std::to_string(static_cast<int>(e.modality));
  for (const std::string& r : roles) identity += "|" + r;
  return identity;
}

std::set<int64_t> places_of(const KnownEvent& e) {
  std::set<int64_t> places;
  for (const auto& [role, id] : e.roles)
    if (role == "place") places.insert(id);
  return places;
}

int64_t days(const DateInterval& t) { return to_days(t.end.last_day()) - to_days(t.begin.first_day()) + 1; }

/// How well two times may be one: 2 the same, 1 overlapping within a month, or two days of which one follows the other
/// (reports date what happened at night differently); 0 not.
int agreement(const DateInterval& a, const DateInterval& b) {
  constexpr int64_t kMonth = 31;
  if (a == b) return 2;
  if (!a.begin.known() || !a.end.known() || !b.begin.known() || !b.end.known() || days(a) > kMonth || days(b) > kMonth) return 0;
  if (a.overlaps(b)) return 1;
  const int64_t gap = std::abs(to_days(a.begin.first_day()) - to_days(b.begin.first_day()));
  return days(a) == 1 && days(b) == 1 && gap <= 1 ? 1 : 0;
}

std::string event_reference(const std::string& identity) { return "event:" + hex64(hash64(identity)); }

/// Without a time, mentions are of one event only within a document.
std::string untimed_reference(const Document& document, const ExtractedEvent& e, const KnownEvent& known) {
  const bool parties = std::any_of(known.roles.begin(), known.roles.end(), [](const auto& role) { return role.first != "place"; });
  return event_reference(event_identity(known) + "|" + document.id + (parties ? "" : "#" + std::to_string(e.span.begin)));
}

}  // namespace

Resolver::Resolver(const std::vector<KnownEntity>& known, int64_t next_id) : next_id_(next_id) {
  for (const KnownEntity& k : known) {
    const StoredEntity& e = entities_[k.entity.id] = k.entity;
    if (!e.ref.empty()) by_ref_.emplace(e.ref, e.id);
    learn(e, e.name);
    for (const std::string& name : k.names)
      if (e.type != EntityType::Person || is_full(name)) learn(e, name);
    if (e.type == EntityType::Person) people_[e.id] = k.evidence;
    for (const KnownEvent& event : k.events) learn_event(e.id, event);
  }
}

void Resolver::learn(const StoredEntity& e, std::string_view name) {
  auto& ids = by_name_[{e.type, fold_name(name)}];
  if (std::find(ids.begin(), ids.end(), e.id) != ids.end()) return;
  ids.push_back(e.id);
  if (e.type == EntityType::Person && is_full(name)) by_spelling_[transliteration_key(name)].push_back(e.id);
}

const StoredEntity& Resolver::create(EntityType type, std::string name, std::string ref, std::string kind) {
  const int64_t id = next_id_++;
  StoredEntity& e = entities_[id] = {id, type, std::move(name), std::move(ref), std::move(kind)};
  if (!e.ref.empty()) by_ref_.emplace(e.ref, id);
  learn(e, e.name);
  return e;
}

const StoredEntity* Resolver::find(const ExtractedEntity& x) const {
  if (!x.ref.empty()) {
    const auto it = by_ref_.find(x.ref);
    return it == by_ref_.end() ? nullptr : &entities_.at(it->second);
  }
  const auto by_name = [&](const std::string& name) -> const StoredEntity* {
    const auto it = by_name_.find({x.type, fold_name(name)});
    return it != by_name_.end() && it->second.size() == 1 ? &entities_.at(it->second.front()) : nullptr;
  };
  if (const StoredEntity* e = by_name(x.name)) return e;
  if (x.type != EntityType::Organisation) return nullptr;
  for (const std::string& alias : x.aliases)
    if (alias.size() > 2)
      if (const StoredEntity* e = by_name(alias)) return e;
  return nullptr;
}

/// The one of the candidates that agrees best; of equals the one that more documents know, then the older one.
const StoredEntity* Resolver::find_person(const ExtractedEntity& x, const PersonEvidence& evidence) const {
  const auto best = [&](const std::vector<int64_t>& candidates, bool (*is_one)(PersonAgreement)) -> const StoredEntity* {
    const StoredEntity* found = nullptr;
    std::tuple<double, uint32_t> most;
    for (const int64_t id : candidates) {
      const PersonEvidence& known = people_.at(id);
      const PersonAgreement agreement = compare_people(evidence, known);
      const std::tuple rank(agreement.balance(), known.documents);
      if (is_one(agreement) && (found == nullptr || rank > most)) found = &entities_.at(id), most = rank;
    }
    return found;
  };
  const auto same = by_name_.find({EntityType::Person, fold_name(x.name)});
  if (same != by_name_.end()) return best(same->second, is_one_of_the_name);
  if (!is_full(x.name)) return nullptr;
  const auto spelt = by_spelling_.find(transliteration_key(x.name));
  return spelt == by_spelling_.end() ? nullptr : best(spelt->second, is_one_of_two_spellings);
}

void Resolver::learn_event(int64_t node, const KnownEvent& event) {
  if (!event.time.known()) return;
  auto& nodes = events_[event_identity(event)];
  auto known = std::find_if(nodes.begin(), nodes.end(), [&](const EventNode& n) { return n.id == node; });
  if (known == nodes.end()) known = nodes.insert(nodes.end(), {node, event.time, {}});
  known->places.merge(places_of(event));
}

/// Two towns exclude each other, and so do two countries, but not a town and a country.
bool Resolver::may_be_one_place(const std::set<int64_t>& a, const std::set<int64_t>& b) const {
  const auto of = [&](const std::set<int64_t>& places, EntityType type) {
    std::set<int64_t> found;
    for (const int64_t id : places)
      if (entities_.at(id).type == type) found.insert(id);
    return found;
  };
  for (const EntityType type : {EntityType::Place, EntityType::Country}) {
    const std::set<int64_t> one = of(a, type), two = of(b, type);
    if (!one.empty() && !two.empty() && std::none_of(one.begin(), one.end(), [&](int64_t place) { return two.contains(place); })) return false;
  }
  return true;
}

StoredEntity Resolver::event_node(const Document& document, const ExtractedEvent& event, const KnownEvent& known, const std::vector<StoredEntity>& entities) {
  std::string reference = untimed_reference(document, event, known);
  if (event.time.known()) {
    const std::string identity = event_identity(known);
    const std::set<int64_t> places = places_of(known);
    const EventNode* best = nullptr;
    int most = 0;
    for (const EventNode& node : events_[identity])
      if (const int agrees = agreement(node.time, event.time); agrees > most && may_be_one_place(node.places, places)) best = &node, most = agrees;
    if (best != nullptr) return entities_.at(best->id);
    reference = event_reference(identity + "|" + format_interval(event.time));
    for (const int64_t place : places) reference += by_ref_.contains(reference) ? "-" + std::to_string(place) : "";
  }
  const auto it = by_ref_.find(reference);
  return it != by_ref_.end() ? entities_.at(it->second) : create(EntityType::Event, describe(event, entities), reference, event.type);
}

Resolution Resolver::add(const Document& document, const Extraction& x) {
  Resolution r;
  for (uint32_t i = 0; i < x.entities.size(); ++i) {
    const ExtractedEntity& extracted = x.entities[i];
    const bool person = extracted.type == EntityType::Person && extracted.ref.empty();
    const PersonEvidence evidence = person ? person_evidence(x, i) : PersonEvidence();
    const StoredEntity* e = person ? find_person(extracted, evidence) : find(extracted);
    if (!e) e = &create(extracted.type, extracted.name, extracted.ref, extracted.kind);
    learn(*e, extracted.name);
    for (const std::string& alias : extracted.aliases)
      if (e->type != EntityType::Person || is_full(alias)) learn(*e, alias);
    if (e->type == EntityType::Person) people_[e->id].add(evidence);
    r.entities.push_back(*e);
  }
  for (const ExtractedEvent& event : x.events) {
    if (event.entity >= 0) {
      r.event_nodes.push_back(r.entities[static_cast<size_t>(event.entity)]);
      continue;
    }
    KnownEvent known{event.type, event.polarity, event.modality, event.time, {}};
    for (const ExtractedParticipant& p : event.participants) known.roles.emplace_back(p.role, r.entities[p.entity].id);
    r.event_nodes.push_back(event_node(document, event, known, r.entities));
    learn_event(r.event_nodes.back().id, known);
  }
  return r;
}

}  // namespace dossier
