#include "export/report_sections.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kKeyFacts = 10, kActors = 15, kRelationRows = 20, kNamesInRow = 8, kRelationsOfActor = 4, kTimelineRows = 20;
constexpr size_t kPictureNodes = 40;

/// Facts that make one sentence: same type and status, the same entity on the anchored side.
struct FactGroup {
  std::vector<const ReportFinding*> findings;  ///< best first
  bool by_target = true;                 ///< the other sides are targets
};

std::vector<FactGroup> group_facts(const ReportScope& scope, const std::vector<ReportFinding>& oriented_findings) {
  using Key = std::tuple<TypeId, Status, StringId, bool, EntityId>;
  std::map<Key, size_t> index;
  std::vector<FactGroup> groups;
  for (const ReportFinding& finding : oriented_findings) {
    if (!finding.fact()) continue;
    const bool by_target = scope.subjects.empty() || is_subject(scope, finding.source);
    const Status status = finding.status == Status::Current ? Status::None : finding.status;
    const Key key{finding.type, status, finding.role, by_target, by_target ? finding.source : finding.target};
    const auto [found, inserted] = index.try_emplace(key, groups.size());
    if (inserted) groups.push_back({{}, by_target});
    groups[found->second].findings.push_back(&finding);
  }
  return groups;
}

/// Which kinds of facts tell best what an entity is, the most telling first.
std::vector<std::string_view> telling_types(EntityType type) {
  switch (type) {
    case EntityType::Person: return {"HOLDS_POSITION", "LEADS", "AFFILIATED_WITH", "MEMBER_OF", "FOUNDED", "CITIZEN_OF"};
    case EntityType::Organisation: return {"MEMBER_OF", "PART_OF", "CONFLICT_WITH", "LEADS", "FOUNDED", "LOCATED_IN"};
    case EntityType::Country: return {"MEMBER_OF", "CONFLICT_WITH", "ALLIED_WITH", "TENSION_WITH", "LEADS"};
    case EntityType::Event: return {"PARTICIPATED_IN", "LOCATED_IN"};
    default: return {"CAPITAL_OF", "LOCATED_IN", "PART_OF"};
  }
}

size_t rank_of(const ReportWriter& writer, const std::vector<std::string_view>& telling, const FactGroup& group) {
  const auto found = std::find(telling.begin(), telling.end(), writer.type_name(group.findings.front()->type));
  return static_cast<size_t>(found - telling.begin());
}

/// "The Pact is spoken of by A, B and C.": when nobody states more of a subject than that.
Line mentioned_by(ReportWriter& writer, const ReportScope& scope, EntityId subject) {
  std::vector<EntityId> speakers;
  Line cites;
  for (const StatementId id : scope.statements) {
    const StatementRecord& statement = writer.graph[id];
    const bool own = statement.speaker == subject;
    if (!statement.speaker.valid() || (!own && !writer.about(id, subject))) continue;
    if (std::find(speakers.begin(), speakers.end(), statement.speaker) != speakers.end() || speakers.size() == 4) continue;
    speakers.push_back(statement.speaker);
    const auto content = writer.graph.content(id);
    if (!content.empty()) cites << writer.cite_statement(id, content.front());
  }
  if (speakers.empty()) return {};
  Line line = writer.name(subject);
  capitalise(line);
  if (speakers.size() == 1 && speakers.front() == subject) line << " is quoted in the articles.";
  else line << " is spoken of by " << writer.names(speakers) << ".";
  return line << cites;
}

/// What the articles call a person, where they give it no more form than a title.
Line described_as(ReportWriter& writer, EntityId subject) {
  for (const PropertyRecord& property : writer.graph.properties(subject)) {
    const std::string_view key = writer.string(property.key);
    if (key != "role" && key != "title") continue;
    Line line = writer.name(subject);
    capitalise(line);
    line << " is introduced as ";
    line.push_back({Inline::Kind::Quote, squeeze(writer.string(property.value)), 0});
    line << ".";
    if (const uint32_t n = writer.cite(property.document, property.evidence, std::string(key)); n > 0)
      line.push_back({Inline::Kind::Cite, "", n});
    return line;
  }
  return {};
}

std::string particulars(const ReportWriter& writer, const ReportFinding& finding) {
  std::string text(writer.string(finding.role));
  if (finding.status != Status::None) text += (text.empty() ? "" : ", ") + std::string(writer.grammar.word("status", to_string(finding.status)));
  const std::string time = time_in_words(finding.time, finding.status == Status::Former ? Tense::Past : Tense::Present);
  if (!time.empty()) text += (text.empty() ? "" : ", ") + time;
  return text;
}

/// "actor": the parts that an entity has in the event that the report is about, as the articles or as speakers tell it.
std::string part_in(const ReportWriter& writer, const ReportScope& scope, EntityId entity, bool attributed) {
  std::set<std::string> parts;
  if (scope.subjects.size() != 1 || writer.graph[scope.subjects[0]].type != EntityType::Event) return "";
  for (const uint32_t index : scope.events) {
    const EventRecord& event = writer.graph.events()[index];
    if (event.node != scope.subjects[0] || event.attributed_to.valid() != attributed) continue;
    for (const RoleRecord& role : writer.graph.roles(event))
      if (role.entity == entity) parts.insert(std::string(writer.string(role.role)));
  }
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "takes part as " : ", ") + part;
  return text;
}

/// One row for each relation, direction and voice: to whom, with status and time.
void relation_rows(ReportWriter& writer, const ReportScope& scope, const std::vector<ReportFinding>& findings, bool attributed) {
  using Key = std::tuple<TypeId, bool, EntityId, EntityId>;  // type, from the subject, the subject, speaker
  std::map<Key, std::vector<const ReportFinding*>> rows;
  for (const ReportFinding& f : findings) {
    if (f.attributed != attributed || !f.affirmed() || !touches_subject(scope, f) || writer.told_types.contains(f.type)) continue;
    const bool from = is_subject(scope, f.source);
    rows[{f.type, from, from ? f.source : f.target, f.speaker}].push_back(&f);
  }
  if (rows.empty()) return;
  writer.heading(attributed ? "As speakers claim" : "As the articles state");
  ReportTable table;
  table.columns = {"Kind", "Relation", "With"};
  if (attributed) table.columns.push_back("Said by");
  const size_t shown = writer.limit(rows.size(), kRelationRows);
  for (const auto& [key, members] : rows) {
    if (table.rows.size() == shown) break;
    const auto& [type, from, subject, speaker] = key;
    const RelationType& relation = writer.graph.schema()[type];
    Line with;
    const size_t names = writer.limit(members.size(), kNamesInRow);
    for (size_t i = 0; i < names; ++i) {
      const ReportFinding& f = *members[i];
      if (i > 0) with << "; ";
      with << writer.name(from ? f.target : f.source, false);
      const std::string extra = particulars(writer, f);
      if (!extra.empty()) with << " (" << extra << ")";
      with << writer.cites(f);
    }
    if (names < members.size()) with << "; and " << counted(members.size() - names, "other", "others");
    Line label = text_line(writer.grammar.label(relation.name, !from));
    if (scope.subjects.size() != 1) label = writer.name(subject, false) << " " << label;
    table.rows.push_back({text_line(writer.grammar.heading(relation.name)), std::move(label), std::move(with)});
    if (attributed) table.rows.back().push_back(writer.voice_line(*members.front()));
  }
  writer.table(std::move(table), rows.size(), "in the order of the vocabulary");
}

/// Rows of findings: the sentence (which says who claims it), its date, in how many sources.
void findings_table(ReportWriter& writer, const std::vector<ReportFinding>& findings, size_t max) {
  ReportTable table;
  table.columns = {"What", "Date", "Independent sources"};
  for (size_t i = 0; i < writer.limit(findings.size(), max); ++i)
    table.rows.push_back({writer.sentence(findings[i], false), text_line(writer.when(findings[i])),
                          text_line(std::to_string(findings[i].sources))});
  writer.table(std::move(table), findings.size(), kBySources);
}

}  // namespace

ReportFinding oriented(const ReportWriter& writer, const ReportScope& scope, ReportFinding finding) {
  if (writer.graph.schema()[finding.type].symmetric && !scope.subjects.empty() && !is_subject(scope, finding.source))
    std::swap(finding.source, finding.target);
  return finding;
}

OrientedGroups::OrientedGroups(const ReportWriter& writer, const ReportScope& scope, std::span<const ReportFinding* const> findings) {
  constexpr size_t kGrouped = 20000;
  std::vector<const ReportFinding*> pointers;
  pointers.reserve(findings.size());
  for (const ReportFinding* f : findings) {
    const bool turns = writer.graph.schema()[f->type].symmetric && !scope.subjects.empty() && !is_subject(scope, f->source);
    if (turns) turned_.push_back(oriented(writer, scope, *f));
    pointers.push_back(turns ? &turned_.back() : f);
  }
  const size_t grouped = std::min(kGrouped, pointers.size());
  groups_ = group_alike(writer.graph, std::span(pointers).first(grouped));
  for (size_t i = grouped; i < pointers.size(); ++i) groups_.push_back({{pointers[i]}, true});
}

PartialDate day_of(const ReportFinding& f) {
  return f.time.begin.known() ? f.time.begin : f.time.end.known() ? f.time.end : f.reported;
}

bool told_by_another(const ReportWriter& writer, const ReportScope& scope, const ReportFinding& told) {
  const std::string_view type = writer.type_name(told.type);
  std::string_view exact;
  if (type == "MEMBER_OF") exact = told.status == Status::Suspended ? "SUSPENDS_MEMBERSHIP_IN" : "JOINS";
  if (type == "AFFILIATED_WITH") exact = "HOLDS_POSITION";
  if (exact.empty()) return false;
  const PartialDate begin = exact == "JOINS" ? told.time.begin : PartialDate{};
  return scope.exact.contains({writer.graph.schema().at(exact), told.source, told.target, told.attributed, told.speaker, begin});
}

void split_by_voice(ReportWriter& writer, const std::vector<ReportFinding>& findings, size_t max) {
  for (const bool attributed : {false, true}) {
    std::vector<ReportFinding> part;
    for (const ReportFinding& f : findings)
      if (f.attributed == attributed && f.affirmed()) part.push_back(f);
    if (part.empty()) continue;
    writer.heading(attributed ? "As speakers claim" : "As the articles state");
    findings_table(writer, part, max);
  }
}

bool in_class(const ReportWriter& writer, const ReportFinding& f, std::string_view name) {
  return writer.grammar.class_of(writer.type_name(f.type)) == name;
}

std::string relation_of(const ReportWriter& writer, const ReportFinding& finding, EntityId actor) {
  std::string label(writer.grammar.label(writer.type_name(finding.type), finding.source != actor));
  if (finding.status != Status::None && finding.status != Status::Current) label.append(" (").append(to_string(finding.status)).append(")");
  return label;
}

std::vector<Actor> find_actors(const ReportWriter& writer, const ReportScope& scope) {
  std::map<EntityId, size_t> index;
  std::vector<Actor> actors;
  std::vector<std::pair<EntityId, uint32_t>> sources;  // independent source of each thing said of an actor
  const auto add = [&](EntityId id) -> Actor& {
    const auto [found, inserted] = index.try_emplace(id, actors.size());
    if (inserted) actors.emplace_back().id = id;
    return actors[found->second];
  };
  const auto source = [&](EntityId id, DocumentId document) {
    if (document.valid()) sources.emplace_back(id, writer.graph[document].source_group);
  };
  for (const ReportFinding& finding : scope.findings) {
    for (const EntityId id : {finding.source, finding.target}) {
      if (is_subject(scope, id) || writer.graph[id].type == EntityType::Date) continue;
      Actor& actor = add(id);
      (finding.fact() ? actor.facts : actor.claims).push_back(&finding);
      for (const ClaimId claim : finding.claims) source(id, writer.graph[claim].document);
    }
  }
  for (const StatementId id : scope.statements) {
    const StatementRecord& statement = writer.graph[id];
    if (!statement.speaker.valid() || is_subject(scope, statement.speaker)) continue;
    add(statement.speaker).statements.push_back(id);
    source(statement.speaker, statement.document);
  }
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  for (const auto& [id, group] : sources) ++actors[index[id]].sources;
  const auto weight = [](const Actor& a) { return 2 * a.facts.size() + a.claims.size() + a.statements.size(); };
  std::sort(actors.begin(), actors.end(), [&](const Actor& a, const Actor& b) {
    return std::tuple(b.sources, weight(b), a.id) < std::tuple(a.sources, weight(a), b.id);
  });
  return actors;
}

void write_brief(ReportWriter& writer, const ReportScope& scope) {
  writer.section("brief", "In brief");
  std::vector<ReportFinding> findings;
  for (const ReportFinding& f : scope.findings)
    if (f.fact()) findings.push_back(oriented(writer, scope, f));
  std::vector<FactGroup> groups = group_facts(scope, findings);
  const bool single = scope.subjects.size() == 1;
  const auto telling = telling_types(single ? writer.graph[scope.subjects[0]].type : EntityType::Country);
  std::stable_sort(groups.begin(), groups.end(), [&](const FactGroup& a, const FactGroup& b) {
    if (single) return rank_of(writer, telling, a) < rank_of(writer, telling, b);
    return a.findings.front()->sources > b.findings.front()->sources;
  });
  Line text;
  size_t sentences = 0;
  const auto say = [&](Line sentence) {
    if (sentence.empty() || sentences == 2) return;
    if (sentences++ > 0) text << " ";
    text << std::move(sentence);
  };
  const bool has_post = std::any_of(groups.begin(), groups.end(), [&](const FactGroup& group) {
    return writer.type_name(group.findings.front()->type) == "HOLDS_POSITION";
  });
  if (single && !has_post && writer.graph[scope.subjects[0]].type == EntityType::Person) say(described_as(writer, scope.subjects[0]));
  std::set<TypeId> used;
  const auto say_groups = [&](bool all) {
    for (const FactGroup& group : groups) {
      if (!all && single && rank_of(writer, telling, group) == telling.size()) continue;
      if (sentences == 2 || !used.insert(group.findings.front()->type).second) continue;
      const DateInterval time = group.findings.front()->time;
      const bool same_time = std::all_of(group.findings.begin(), group.findings.end(), [&](const ReportFinding* f) { return f->time == time; });
      say(writer.group_sentence(group.findings, group.by_target, same_time,
                                !group.by_target && is_subject(scope, group.findings.front()->target)));
    }
  };
  say_groups(false);
  if (single && sentences < 2) say(mentioned_by(writer, scope, scope.subjects[0]));
  say_groups(true);
  if (sentences == 0) {
    if (scope.findings.empty()) return writer.drop_empty_section();
    say(writer.sentence(scope.findings.front()));
  }
  writer.paragraph(std::move(text));
}

void write_actors(ReportWriter& writer, const ReportScope& scope, const std::vector<Actor>& actors) {
  writer.section("actors", "Who is in the picture");
  ReportTable table;
  table.columns = {"Who", "Role", "As the articles state it", "Only claimed, denied or imagined", "Independent sources"};
  const size_t shown = writer.limit(actors.size(), kActors);
  for (size_t i = 0; i < shown; ++i) {
    const Actor& actor = actors[i];
    const auto relations = [&](const std::vector<const ReportFinding*>& findings, bool facts) {
      Line line;
      std::set<std::string> seen;
      for (const ReportFinding* f : findings) {
        const std::string label = relation_of(writer, *f, actor.id), standing(writer.standing(f->polarity, f->modality));
        const EntityId other = f->source == actor.id ? f->target : f->source;
        const bool name_other = scope.subjects.size() != 1 || !is_subject(scope, other);
        if (seen.size() == kRelationsOfActor || !seen.insert(label + standing + (name_other ? std::string(writer.graph.name(other)) : "")).second)
          continue;
        line << (seen.size() == 1 ? "" : "; ") << label;
        if (name_other) line << " " << writer.name(other);
        if (!facts && !f->affirmed()) line << " (" << standing << ")";
        line << writer.cites(*f);
      }
      return line;
    };
    const auto with_part = [&](bool attributed, Line related) {
      Line line = text_line(part_in(writer, scope, actor.id, attributed));
      return line << (line.empty() || related.empty() ? "" : "; ") << std::move(related);
    };
    Line facts = with_part(false, relations(actor.facts, true));
    if (!actor.statements.empty()) facts << (facts.empty() ? "" : "; ") << counted(actor.statements.size(), "statement", "statements");
    for (size_t s = 0; s < std::min(kRelationsOfActor, actor.statements.size()); ++s)
      if (const auto content = writer.graph.content(actor.statements[s]); !content.empty()) facts << writer.cite_statement(actor.statements[s], content.front());
    table.rows.push_back({writer.name(actor.id, false), text_line(writer.role_of(actor.id)), std::move(facts),
                          with_part(true, relations(actor.claims, false)), text_line(std::to_string(actor.sources))});
  }
  writer.table(std::move(table), actors.size(), kBySources);
  writer.drop_empty_section();
}

void write_key_facts(ReportWriter& writer, const ReportScope& scope) {
  // The best of each kind before the second best of any, so that one long list does not crowd out the rest.
  std::vector<const ReportFinding*> findings;
  for (const ReportFinding& finding : scope.findings)
    if (finding.fact() && !told_by_another(writer, scope, finding)) findings.push_back(&finding);
  const OrientedGroups groups(writer, scope, findings);
  std::map<TypeId, size_t> seen;
  std::vector<std::pair<size_t, const FindingGroup*>> facts;
  for (const FindingGroup& group : groups.groups()) facts.emplace_back(seen[group.first().type]++, &group);
  std::stable_sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  writer.section("facts", "Key facts, as the articles state them");
  ReportTable table;
  table.columns = {"Fact", "Date", "Status", "Independent sources"};
  const size_t shown = writer.limit(facts.size(), kKeyFacts);
  for (size_t i = 0; i < shown; ++i) {
    const ReportFinding& finding = facts[i].second->first();
    const std::string_view status = to_string(finding.status);
    table.rows.push_back({writer.sentence(*facts[i].second, false), text_line(writer.when(finding)),
                          text_line(status.empty() ? "stated" : writer.grammar.word("status", status)),
                          text_line(std::to_string(finding.sources))});
  }
  writer.table(std::move(table), facts.size(), std::string(kBySources) + ", each kind in turn");
  writer.drop_empty_section();
}

void write_relations(ReportWriter& writer, const ReportScope& scope) {
  if (scope.subjects.empty()) return;
  std::vector<ReportFinding> findings;
  for (const ReportFinding& f : scope.findings)
    if (f.affirmed()) findings.push_back(oriented(writer, scope, f));
  writer.section("relations", "Relations by kind");
  relation_rows(writer, scope, findings, false);
  relation_rows(writer, scope, findings, true);
  writer.drop_empty_section();
}

void write_timeline(ReportWriter& writer, const ReportScope& scope) {
  struct Entry {
    PartialDate day;
    uint32_t sources;
    const FindingGroup* group;
    uint32_t event;
  };
  writer.section("events", "Events in time");
  for (const bool attributed : {false, true}) {
    std::vector<const ReportFinding*> findings;
    for (const ReportFinding& f : scope.findings) {
      if (f.attributed != attributed || !f.affirmed()) continue;
      if (writer.graph.schema()[f.type].group != "act" && (!f.time.begin.known() || told_by_another(writer, scope, f))) continue;
      findings.push_back(&f);
    }
    const OrientedGroups groups(writer, scope, findings);
    std::vector<Entry> entries;
    for (const FindingGroup& group : groups.groups()) entries.push_back({day_of(group.first()), group.first().sources, &group, 0});
    for (const uint32_t index : scope.events) {
      const EventRecord& e = writer.graph.events()[index];
      if (scope.told[index] || e.attributed_to.valid() != attributed || e.polarity == Polarity::Negative ||
          e.modality != Modality::Asserted)
        continue;
      const PartialDate published = e.document.valid() ? writer.graph[e.document].date : PartialDate{};
      entries.push_back({e.time.begin.known() ? e.time.begin : published, 1, nullptr, index});
    }
    if (entries.empty()) continue;
    const size_t shown = writer.limit(entries.size(), kTimelineRows);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.sources > b.sources; });
    const size_t total = entries.size();
    entries.resize(shown);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.day < b.day; });
    writer.heading(attributed ? "As speakers tell it" : "As the articles tell it");
    ReportTable table;
    table.columns = {"Date", "Event"};
    for (const Entry& entry : entries) {
      if (entry.group) {
        table.rows.push_back({text_line(writer.when(entry.group->first())), writer.sentence(*entry.group, false)});
        continue;
      }
      const EventRecord& e = writer.graph.events()[entry.event];
      std::string date = time_in_words(e.time, Tense::Past);
      if (date.empty() && entry.day.known()) date = "reported " + date_in_words(entry.day);
      Line cell = text_line(date);
      capitalise(cell);
      table.rows.push_back({std::move(cell), writer.event_line(entry.event)});
    }
    writer.table(std::move(table), total, kBySources);
  }
  writer.drop_empty_section();
}

void write_picture(ReportWriter& writer, const ReportScope& scope, std::vector<Actor> actors) {
  if (actors.empty()) return;
  writer.section("picture", "The neighbourhood");
  const size_t shown = std::min(actors.size(), kPictureNodes), total = actors.size();
  actors.resize(shown);
  const auto best_of = [&](const Actor& actor) -> const ReportFinding* {
    for (const auto* findings : {&actor.facts, &actor.claims})
      for (const ReportFinding* f : *findings)
        if (touches_subject(scope, *f)) return f;
    return nullptr;
  };
  const auto class_of = [&](const Actor& a) -> std::string_view {
    const ReportFinding* best = best_of(a);
    return best ? writer.grammar.class_of(writer.type_name(best->type)) : std::string_view("words");
  };
  std::stable_sort(actors.begin(), actors.end(), [&](const Actor& a, const Actor& b) { return class_of(a) < class_of(b); });

  ReportPicture picture;
  for (const EntityId subject : scope.subjects) picture.subjects.push_back(writer.entity(subject));
  std::map<EntityId, uint32_t> position;
  for (const Actor& actor : actors) {
    position[actor.id] = static_cast<uint32_t>(picture.nodes.size());
    const ReportFinding* best = best_of(actor);
    std::string relation = best && !scope.subjects.empty() ? relation_of(writer, *best, actor.id) : "";
    if (!best) relation = part_in(writer, scope, actor.id, false);
    if (!best && relation.empty()) relation = part_in(writer, scope, actor.id, true);
    if (!best && relation.empty() && !actor.statements.empty()) relation = "spoke of it";
    picture.nodes.push_back({writer.entity(actor.id), relation, std::string(class_of(actor)),
                             !best || best->fact(), actor.sources});
  }
  std::set<std::tuple<uint32_t, uint32_t, std::string>> drawn;
  const auto link = [&](EntityId source, EntityId target, TypeId type, bool fact) {
    const std::string_view name = writer.grammar.class_of(writer.type_name(type));
    const auto a = position.find(source), b = position.find(target);
    if (a == position.end() || b == position.end() || a == b || is_speech(writer.graph.schema()[type])) return;
    if (!scope.subjects.empty() && name != "conflict") return;
    const auto [low, high] = std::minmax(a->second, b->second);
    if (drawn.emplace(low, high, name).second) picture.links.push_back({low, high, std::string(name), fact});
  };
  if (scope.subjects.empty()) {
    for (const ReportFinding& f : scope.findings)
      if (f.affirmed()) link(f.source, f.target, f.type, f.fact());
  } else {
    for (const Actor& actor : actors)
      for (const ClaimId id : writer.graph.claims_from(actor.id))
        if (is_fact(writer.graph[id])) link(actor.id, writer.graph[id].target, writer.graph[id].type, true);
  }
  auto& blocks = writer.report.sections.back().blocks;
  blocks.emplace_back().kind = ReportBlock::Kind::Picture;
  blocks.back().picture = std::move(picture);
  if (shown < total)
    writer.note("Showing " + std::to_string(shown) + " of " + std::to_string(total) + ", " + std::string(kBySources) + ".");
}

}  // namespace dossier
