#include "graph/graph_builder.h"

#include "graph/content_key.h"
#include "graph/text.h"

namespace dossier {
DocumentId GraphBuilder::document(const Document& d) {
  DocumentRecord r;
  r.id = intern(d.id);
  r.title = intern(d.title);
  r.author = intern(d.author);
  r.outlet = intern(d.outlet);
  r.url = intern(d.url);
  r.date = d.date;
  r.text_begin = data_.texts.size();
  r.text_size = d.text.size();
  r.source_group = static_cast<uint32_t>(data_.documents.size());
  data_.texts += d.text;
  data_.documents.push_back(r);
  return DocumentId(static_cast<uint32_t>(data_.documents.size() - 1));
}

EntityId GraphBuilder::entity(EntityType type, std::string_view name, std::string_view ref, std::string_view kind) {
  // A reference identifies an entity whatever it is called; without one the name does.
  auto key = ref.empty() ? std::tuple(type, fold_name(name), std::string()) : std::tuple(type, std::string(), std::string(ref));
  const auto [it, inserted] = entities_.try_emplace(std::move(key), EntityId(static_cast<uint32_t>(data_.entities.size())));
  if (!inserted) return it->second;
  EntityRecord r;
  r.type = type;
  r.name = intern(name);
  r.ref = intern(ref);
  r.kind = intern(kind);
  data_.entities.push_back(r);
  aliases_.emplace_back();
  properties_.emplace_back();
  return it->second;
}

void GraphBuilder::alias(EntityId id, std::string_view name) {
  const StringId s = intern(name);
  if (s == data_.entities[id.value].name) return;
  auto& list = aliases_[id.value];
  for (const StringId known : list)
    if (known == s) return;
  list.push_back(s);
}

void GraphBuilder::property(EntityId id, std::string_view key, std::string_view value, DocumentId document, ByteSpan evidence) {
  properties_[id.value].push_back({intern(key), intern(value), document, evidence});
}

ClaimId GraphBuilder::claim(ClaimRecord c) {
  if (c.key == 0)
    c.key = claim_content_key(document_id(c.document), schema_[c.type].name, name(c.source), name(c.target), c.span, c.cue,
                              data_.strings.view(c.role), c.status, c.polarity, c.modality);
  data_.claims.push_back(c);
  return ClaimId(static_cast<uint32_t>(data_.claims.size() - 1));
}

StatementId GraphBuilder::statement(StatementRecord s, const std::vector<ByteSpan>& content,
                                    const std::vector<AboutRecord>& about) {
  if (s.key == 0) s.key = statement_content_key(document_id(s.document), name(s.speaker), content, s.source, s.cue);
  s.content = {static_cast<uint32_t>(data_.contents.size()), static_cast<uint32_t>(data_.contents.size() + content.size())};
  data_.contents.insert(data_.contents.end(), content.begin(), content.end());
  s.about = {static_cast<uint32_t>(data_.abouts.size()), static_cast<uint32_t>(data_.abouts.size() + about.size())};
  data_.abouts.insert(data_.abouts.end(), about.begin(), about.end());
  data_.statements.push_back(s);
  return StatementId(static_cast<uint32_t>(data_.statements.size() - 1));
}

uint32_t GraphBuilder::event(EventRecord e, const std::vector<RoleRecord>& roles, const std::vector<CasualtyRecord>& casualties) {
  if (e.key == 0) e.key = event_content_key(document_id(e.document), data_.strings.view(e.type), e.span, e.cue);
  e.roles = {static_cast<uint32_t>(data_.roles.size()), static_cast<uint32_t>(data_.roles.size() + roles.size())};
  data_.roles.insert(data_.roles.end(), roles.begin(), roles.end());
  e.casualties = {static_cast<uint32_t>(data_.casualties.size()), static_cast<uint32_t>(data_.casualties.size() + casualties.size())};
  data_.casualties.insert(data_.casualties.end(), casualties.begin(), casualties.end());
  data_.events.push_back(e);
  return static_cast<uint32_t>(data_.events.size() - 1);
}

ClaimId GraphBuilder::claim(EntityId source, std::string_view type, EntityId target, DocumentId document, ByteSpan span) {
  ClaimRecord c;
  c.type = schema_.at(type);
  c.source = source;
  c.target = target;
  c.document = document;
  c.span = span;
  c.confidence = 1;
  return claim(c);
}

DocumentId GraphBuilder::add(const Document& document, const Extraction& x) {
  const DocumentId d = this->document(document);
  std::vector<EntityId> ids;
  for (const ExtractedEntity& e : x.entities) {
    const EntityId id = entity(e.type, e.name, e.ref, e.kind);
    ids.push_back(id);
    alias(id, e.name);
    for (const std::string& a : e.aliases) alias(id, a);
    for (const ExtractedProperty& p : e.properties) property(id, p.key, p.value, d, p.evidence);
  }
  std::map<EntityId, uint32_t> counts;
  for (const ExtractedMention& m : x.mentions) ++counts[ids[m.entity]];
  for (const auto& [id, count] : counts) {
    data_.appearances.push_back({d, id, count});
    data_.entities[id.value].mentions += count;
  }
  const auto base = static_cast<uint32_t>(data_.statements.size());
  const auto attributed = [&](int32_t s) { return s < 0 ? StatementId() : StatementId(base + static_cast<uint32_t>(s)); };
  for (const ExtractedStatement& s : x.statements) {
    StatementRecord r;
    r.document = d;
    if (s.speaker != kNobody) r.speaker = ids[static_cast<size_t>(s.speaker)];
    r.source = s.source;
    r.cue = s.cue;
    r.attributed_to = attributed(s.attributed_to);
    r.direct = s.direct;
    r.certainty = s.certainty;
    r.polarity = s.polarity;
    std::vector<AboutRecord> about;
    for (const ExtractedAbout& a : s.about) about.push_back({ids[a.entity], a.stance, a.strength, a.words});
    statement(r, s.content, about);
  }
  const auto event_base = static_cast<uint32_t>(data_.events.size());
  for (size_t i = 0; i < x.events.size(); ++i) {
    const ExtractedEvent& e = x.events[i];
    EventRecord r;
    r.node = e.entity >= 0 ? ids[static_cast<size_t>(e.entity)]
                           : entity(EntityType::Event, e.type, "event:" + document.id + "#" + std::to_string(i));
    r.type = intern(e.type);
    r.mode = intern(e.mode);
    r.cameo = intern(e.cameo);
    r.rule = intern(e.rule);
    r.document = d;
    r.span = e.span;
    r.cue = e.cue;
    r.time = e.time;
    r.attributed_to = attributed(e.attributed_to);
    r.confidence = e.confidence;
    r.polarity = e.polarity;
    r.modality = e.modality;
    std::vector<RoleRecord> roles;
    for (const ExtractedParticipant& p : e.participants) roles.push_back({ids[p.entity], intern(p.role)});
    std::vector<CasualtyRecord> casualties;
    for (const ExtractedCasualties& c : e.casualties) casualties.push_back({intern(c.kind), c.least, c.most, c.words, attributed(c.attributed_to)});
    event(r, roles, casualties);
  }
  for (const ExtractedRelation& e : x.relations) {
    const auto type = schema_.find(e.type);
    if (!type) continue;
    ClaimRecord c;
    c.type = *type;
    c.source = ids[e.source];
    c.target = ids[e.target];
    c.document = d;
    c.attributed_to = attributed(e.attributed_to);
    c.statement = attributed(e.statement);
    if (e.event >= 0) c.event = event_base + static_cast<uint32_t>(e.event);
    c.span = e.span;
    c.cue = e.cue;
    c.time = e.time;
    c.role = intern(e.role);
    c.rule = intern(e.rule);
    c.confidence = e.confidence;
    c.status = e.status;
    c.polarity = e.polarity;
    c.modality = e.modality;
    claim(c);
  }
  return d;
}

GraphData GraphBuilder::take() {
  for (size_t i = 0; i < data_.entities.size(); ++i) {
    EntityRecord& e = data_.entities[i];
    e.aliases.begin = static_cast<uint32_t>(data_.aliases.size());
    data_.aliases.insert(data_.aliases.end(), aliases_[i].begin(), aliases_[i].end());
    e.aliases.end = static_cast<uint32_t>(data_.aliases.size());
    e.properties.begin = static_cast<uint32_t>(data_.properties.size());
    data_.properties.insert(data_.properties.end(), properties_[i].begin(), properties_[i].end());
    e.properties.end = static_cast<uint32_t>(data_.properties.size());
  }
  GraphData out = std::move(data_);
  data_ = {};
  entities_.clear();
  aliases_.clear();
  properties_.clear();
  return out;
}

}  // namespace dossier
