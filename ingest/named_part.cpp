#include "ingest/named_part.h"

#include <algorithm>

#include "graph/schema.h"

namespace dossier {
namespace {

constexpr uint32_t kDropped = UINT32_MAX;

std::vector<bool> entities_to_keep(const Extraction& x) {
  std::vector<bool> named(x.entities.size(), false), dates(x.entities.size(), false);
  for (const ExtractedMention& m : x.mentions)
    if (m.kind == MentionKind::Name) named[m.entity] = true;
  for (const ExtractedRelation& r : x.relations)
    if (x.entities[r.target].type == EntityType::Date && named[r.source]) dates[r.target] = true;
  std::vector<bool> keep(x.entities.size());
  for (size_t i = 0; i < keep.size(); ++i) keep[i] = x.entities[i].type == EntityType::Date ? dates[i] : named[i];
  return keep;
}

/// Something that happened is worth a node when it has a name, a place, two sides, or is a deed of one side at a known time:
/// "Norland mobilised on Monday" is, "criticism of the bloc" is not.
bool tells_enough(const ExtractedEvent& e) {
  if (e.entity >= 0 || e.participants.size() > 1) return true;
  if (e.participants.empty()) return false;
  const EventType* type = Schema::builtin().find_event(e.type);
  return e.participants.front().role == "place" || (e.time.known() && type != nullptr && type->quad.starts_with("material"));
}

}  // namespace

Extraction named_part(const Extraction& x) {
  const std::vector<bool> keep = entities_to_keep(x);
  Extraction out;
  std::vector<uint32_t> number(x.entities.size(), kDropped);
  for (size_t i = 0; i < x.entities.size(); ++i)
    if (keep[i]) {
      number[i] = static_cast<uint32_t>(out.entities.size());
      out.entities.push_back(x.entities[i]);
    }
  for (ExtractedMention m : x.mentions)
    if ((m.entity = number[m.entity]) != kDropped) out.mentions.push_back(m);
  for (ExtractedStatement s : x.statements) {
    if (s.speaker != kNobody) {
      const uint32_t speaker = number[static_cast<size_t>(s.speaker)];
      s.speaker = speaker == kDropped ? kNobody : static_cast<int32_t>(speaker);
    }
    for (ExtractedAbout& about : s.about) about.entity = number[about.entity];
    std::erase_if(s.about, [](const ExtractedAbout& about) { return about.entity == kDropped; });
    out.statements.push_back(std::move(s));
  }
  std::vector<int32_t> event_number(x.events.size(), -1);
  for (size_t i = 0; i < x.events.size(); ++i) {
    ExtractedEvent e = x.events[i];
    for (ExtractedParticipant& p : e.participants) p.entity = number[p.entity];
    std::erase_if(e.participants, [](const ExtractedParticipant& p) { return p.entity == kDropped; });
    if (e.entity >= 0) {
      const uint32_t node = number[static_cast<size_t>(e.entity)];
      e.entity = node == kDropped ? -1 : static_cast<int32_t>(node);
    }
    if (!tells_enough(e)) continue;
    event_number[i] = static_cast<int32_t>(out.events.size());
    out.events.push_back(std::move(e));
  }
  for (ExtractedRelation r : x.relations) {
    r.source = number[r.source];
    r.target = number[r.target];
    if (r.source == kDropped || r.target == kDropped) continue;
    if (r.event >= 0) r.event = event_number[static_cast<size_t>(r.event)];
    out.relations.push_back(std::move(r));
  }
  return out;
}

}  // namespace dossier
