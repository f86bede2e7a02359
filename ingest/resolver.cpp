#include "ingest/resolver.h"

#include <algorithm>
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

/// Mentions of one event agree in type, parties, time, polarity and modality; one may name the place and another not. Without a
/// time they are one only within a document.
std::string event_reference(const Document& document, const ExtractedEvent& e, const std::vector<StoredEntity>& entities) {
  std::vector<std::string> roles;
  for (const ExtractedParticipant& p : e.participants)
    if (p.role != "place") roles.push_back(p.role + "=" + std::to_string(entities[p.entity].id));
  if (roles.empty())
    for (const ExtractedParticipant& p : e.participants) roles.push_back(p.role + "=" + std::to_string(entities[p.entity].id));
  std::sort(roles.begin(), roles.end());
  std::string identity = e.type + "|" + std::to_string(static_cast<int>(e.polarity)) + std::to_string(static_cast<int>(e.modality));
  for (const std::string& r : roles) identity += "|" + r;
  if (e.time.known()) identity += "|" + format_interval(e.time);
  else identity += "|" + document.id + (roles.empty() ? "#" + std::to_string(e.span.begin) : "");
  return "event:" + hex64(hash64(identity));
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
    const std::string ref = event_reference(document, event, r.entities);
    const auto it = by_ref_.find(ref);
    r.event_nodes.push_back(it != by_ref_.end() ? entities_.at(it->second)
                                                : create(EntityType::Event, describe(event, r.entities), ref, event.type));
  }
  return r;
}

}  // namespace dossier
