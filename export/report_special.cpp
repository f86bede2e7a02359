#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "export/report_sections.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kConflicts = 15, kQuotesEach = 3, kSpeakers = 12, kThirdParties = 15;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Statements of the scope made by one of the voices.
std::vector<SpeakerStatements> words_of_side(ReportWriter& writer, const ReportScope& scope, EntityId side) {
  const std::vector<EntityId> voices = voices_of(writer.graph, side);
  return by_speaker(writer, scope, [&](StatementId id) {
    const EntityId speaker = writer.graph[id].speaker;
    return speaker.valid() && std::binary_search(voices.begin(), voices.end(), speaker);
  });
}

void each_sides_words(ReportWriter& writer, const ReportScope& scope, const std::vector<EntityId>& sides) {
  writer.section("sides", "Each side\u2019s words");
  for (const EntityId side : sides) {
    const auto words = words_of_side(writer, scope, side);
    if (words.empty()) continue;
    writer.heading(std::string(writer.graph.name(side)));
    quote(writer, words, {}, kQuotesEach, kSpeakers);
  }
  writer.drop_empty_section();
}

std::string plain(const Line& line) {
  std::string text;
  for (const Inline& part : line) text += part.text;
  return text;
}

/// What one speaker's statements are about, on which side, in which words. Those without a side stand together with all
/// that the same words are about.
struct Target {
  std::vector<EntityId> entities;
  std::array<size_t, 3> stances{};  // by Stance
  StatementId best;
  float strength = -1;
  bool takes_side() const { return stances[static_cast<size_t>(Stance::Neutral)] < stances[0] + stances[1] + stances[2]; }
};

std::vector<Target> targets_of(const ReportWriter& writer, const std::vector<StatementId>& statements) {
  std::map<EntityId, Target> by_entity;
  for (const StatementId id : statements) {
    for (const AboutRecord& about : writer.graph.about(id)) {
      Target& target = by_entity[about.entity];
      target.entities = {about.entity};
      ++target.stances[static_cast<size_t>(about.stance)];
      if (about.strength > target.strength) target.best = id, target.strength = about.strength;
    }
  }
  std::vector<Target> targets;
  for (auto& [id, target] : by_entity) {
    const auto same = std::find_if(targets.begin(), targets.end(), [&, &one = target](const Target& t) {
      return !one.takes_side() && !t.takes_side() && t.best == one.best;
    });
    if (same == targets.end()) targets.push_back(std::move(target));
    else same->entities.push_back(id);
  }
  std::stable_sort(targets.begin(), targets.end(), [](const Target& a, const Target& b) { return a.strength > b.strength; });
  return targets;
}

void write_targets(ReportWriter& writer, const std::vector<StatementId>& statements) {
  const std::vector<Target> targets = targets_of(writer, statements);
  ReportTable table;
  table.columns = {"About", "Stance", "In these words"};
  for (size_t i = 0; i < writer.limit(targets.size(), kThirdParties); ++i) {
    const Target& target = targets[i];
    Line names, stance;
    for (const EntityId id : target.entities) names << (names.empty() ? "" : ", ") << writer.name(id, false);
    for (const Stance kind : {Stance::Support, Stance::Oppose, Stance::Neutral}) {
      const size_t count = target.stances[static_cast<size_t>(kind)];
      if (count == 0 || (kind == Stance::Neutral && !stance.empty())) continue;
      stance << (stance.empty() ? "" : "; ") << writer.stance_words(kind);
      if (count > 1) stance << " (" << counted(count, "statement", "statements") << ")";
    }
    const ReportQuotation quotation = writer.quotation(target.best, target.entities.front(), 160);
    Line words;
    if (!quotation.direct) words.push_back(muted("in the article\u2019s wording: "));
    words.push_back({quotation.direct ? Inline::Kind::Quote : Inline::Kind::Text, quotation.words, 0});
    if (quotation.cite > 0) words.push_back({Inline::Kind::Cite, "", quotation.cite});
    table.rows.push_back({std::move(names), std::move(stance), std::move(words)});
  }
  writer.table(std::move(table), targets.size(), "by strength of stance");
}

void property_lines(ReportWriter& writer, EntityId entity, const std::function<bool(std::string_view)>& keep) {
  std::vector<Line> lines;
  for (const PropertyRecord& p : writer.graph.properties(entity)) {
    if (!keep(writer.string(p.key))) continue;
    Line line;
    std::string key(writer.string(p.key));
    std::replace(key.begin(), key.end(), '_', ' ');
    line.push_back(strong(key));
    line << ": ";
    line.push_back({Inline::Kind::Quote, squeeze(writer.string(p.value)), 0});
    if (const uint32_t n = writer.cite(p.document, p.evidence, "property " + key); n > 0) line.push_back({Inline::Kind::Cite, "", n});
    lines.push_back(std::move(line));
  }
  const size_t total = lines.size();
  writer.list(std::move(lines), total, "");
}

/// How many the events of the scope killed, wounded ..., passage by passage, and who says so.
void write_casualties(ReportWriter& writer, const ReportScope& scope) {
  ReportTable table;
  table.columns = {"Casualties", "How many", "Of", "When", "Reported by"};
  for (const uint32_t index : scope.events) {
    const EventRecord& e = writer.graph.events()[index];
    for (const CasualtyRecord& c : writer.graph.casualties(e)) {
      Line words{{Inline::Kind::Quote, squeeze(slice(writer.graph.text(e.document), c.words)), 0}};
      const ByteSpan passage = e.span.contains(c.words) ? e.span : c.words;
      if (const uint32_t n = writer.cite(e.document, passage, event_key(e)); n > 0) words.push_back({Inline::Kind::Cite, "", n});
      const DocumentRecord& document = writer.graph[e.document];
      const std::string_view outlet = writer.string(document.outlet);
      Line by = c.attributed_to.valid() ? writer.speaker(c.attributed_to) : text_line(outlet.empty() ? writer.string(document.id) : outlet);
      table.rows.push_back({text_line(writer.string(c.kind)), std::move(words), writer.name(e.node, false), text_line(format_interval(e.time)), std::move(by)});
    }
  }
  const size_t total = table.rows.size();
  if (total > 0) writer.table(std::move(table), total, "");
}

}  // namespace

void write_person(ReportWriter& writer, const ReportScope& scope, EntityId person) {
  writer.section("roles", "Roles and affiliations");
  property_lines(writer, person, [](std::string_view) { return true; });
  std::vector<ReportFinding> positions;
  for (const ReportFinding& f : scope.findings)
    if (f.source == person && (in_class(writer, f, "position") || writer.type_name(f.type) == "MEMBER_OF")) {
      writer.told_types.insert(f.type);
      if (!told_by_another(writer, scope, f)) positions.push_back(f);
    }
  split_by_voice(writer, positions, kConflicts);
  writer.drop_empty_section();

  const auto own = by_speaker(writer, scope, [&](StatementId id) { return writer.graph[id].speaker == person; });
  if (own.empty()) return;
  writer.section("words", "What " + std::string(writer.graph.name(person)) + " said");
  write_targets(writer, own.front().statements);
  quote(writer, own, {}, 12, 1);
}

void write_country(ReportWriter& writer, const ReportScope& scope, EntityId country) {
  std::vector<ReportFinding> memberships, conflicts;
  for (const ReportFinding& f : scope.findings) {
    if (writer.type_name(f.type) == "MEMBER_OF" && f.source == country) memberships.push_back(f);
    if (in_class(writer, f, "conflict")) conflicts.push_back(oriented(writer, scope, f));
    if (writer.type_name(f.type) == "MEMBER_OF" || in_class(writer, f, "conflict")) writer.told_types.insert(f.type);
  }
  writer.section("memberships", "Memberships");
  split_by_voice(writer, memberships, kConflicts);
  writer.drop_empty_section();
  writer.section("conflicts", "Conflicts and tensions");
  split_by_voice(writer, conflicts, kConflicts);
  writer.drop_empty_section();
  writer.section("casualties", "Casualties, as reported");
  write_casualties(writer, scope);
  writer.drop_empty_section();
  const auto words = words_of_side(writer, scope, country);
  if (words.empty()) return;
  writer.section("spokespeople", "Who spoke for " + std::string(writer.graph.name(country)));
  quote(writer, words, {}, kQuotesEach, kSpeakers);
}

void write_conflict(ReportWriter& writer, const ReportScope& scope, EntityId event) {
  struct Party {
    std::set<std::string> roles, voices;  // who says so, when it is not the article
    Line cites;
  };
  std::map<EntityId, Party> stated, claimed;
  for (const ReportFinding& f : scope.findings) {
    if (writer.type_name(f.type) != "PARTICIPATED_IN" || f.target != event || !f.fact()) continue;
    stated[f.source].roles.insert(std::string(writer.string(f.role)));
    stated[f.source].cites << writer.cites(f);
  }
  for (const uint32_t index : scope.events) {
    const EventRecord& e = writer.graph.events()[index];
    if (e.node != event || e.polarity == Polarity::Negative || e.modality != Modality::Asserted) continue;
    for (const RoleRecord& role : writer.graph.roles(e)) {
      if (writer.string(role.role) == "place") continue;
      Party& party = (e.attributed_to.valid() ? claimed : stated)[role.entity];
      party.roles.insert(std::string(writer.string(role.role)));
      if (e.attributed_to.valid()) party.voices.insert(plain(writer.speaker(e.attributed_to)));
      if (const uint32_t n = writer.cite(e.document, e.span, event_key(e)); n > 0 && party.cites.empty()) party.cites.push_back({Inline::Kind::Cite, "", n});
    }
  }
  const auto joined = [](const std::set<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
      if (!word.empty()) text += (text.empty() ? "" : ", ") + word;
    return text;
  };
  writer.section("parties", "Parties");
  std::set<EntityId> sides;
  for (const bool facts : {true, false}) {
    auto& parties = facts ? stated : claimed;
    if (parties.empty()) continue;
    if (!facts) writer.heading("As speakers tell it");
    ReportTable table;
    table.columns = {"Who", "Part", facts ? "Evidence" : "Said by"};
    for (auto& [id, party] : parties) {
      sides.insert(id);
      Line evidence = text_line(joined(party.voices));
      evidence << std::move(party.cites);
      table.rows.push_back({writer.name(id, false), text_line(joined(party.roles)), std::move(evidence)});
    }
    const size_t total = table.rows.size();
    writer.table(std::move(table), total, "");
  }
  writer.drop_empty_section();

  writer.section("casualties", "Casualties, as reported");
  write_casualties(writer, scope);
  property_lines(writer, event, [](std::string_view key) {
    return one_of(key, {"casualties", "killed", "dead", "deaths", "wounded", "injured", "missing", "displaced", "captured"});
  });
  writer.drop_empty_section();
  each_sides_words(writer, scope, {sides.begin(), sides.end()});
}

void write_pair(ReportWriter& writer, const ReportScope& scope) {
  const EntityId a = scope.subjects[0], b = scope.subjects[1];
  each_sides_words(writer, scope, {a, b});
  writer.section("casualties", "Casualties, as reported");
  write_casualties(writer, scope);
  writer.drop_empty_section();

  // Both sides of each third party, facts only: a claim about one side would not link the two.
  std::map<EntityId, std::array<std::vector<ClaimId>, 2>> links;
  for (const size_t side : {0u, 1u}) {
    const auto add = [&](ClaimId id, EntityId other) {
      const ClaimRecord& c = writer.graph[id];
      if (other != a && other != b && is_fact(c) && !is_speech(writer.graph.schema()[c.type]) && writer.passes(id)) links[other][side].push_back(id);
    };
    for (const ClaimId id : writer.graph.claims_from(scope.subjects[side])) add(id, writer.graph[id].target);
    for (const ClaimId id : writer.graph.claims_to(scope.subjects[side])) add(id, writer.graph[id].source);
  }
  struct Link {
    EntityId third;
    std::vector<ReportFinding> first, second;
    uint32_t sources;
  };
  std::vector<Link> third_parties;
  for (auto& [id, sides] : links) {
    if (sides[0].empty() || sides[1].empty()) continue;
    std::vector<ClaimId> all(sides[0]);
    all.insert(all.end(), sides[1].begin(), sides[1].end());
    third_parties.push_back({id, find_findings(writer.graph, sides[0]), find_findings(writer.graph, sides[1]),
                             independent_sources(writer.graph, all)});
  }
  std::stable_sort(third_parties.begin(), third_parties.end(), [](const Link& x, const Link& y) { return x.sources > y.sources; });
  writer.section("third-parties", "Through third parties");
  ReportTable table;
  table.columns = {"Through", std::string(writer.graph.name(a)), std::string(writer.graph.name(b)), "Independent sources"};
  for (size_t i = 0; i < writer.limit(third_parties.size(), kThirdParties); ++i) {
    const Link& link = third_parties[i];
    const auto side = [&](const std::vector<ReportFinding>& findings, EntityId subject) {
      Line line;
      for (size_t k = 0; k < std::min<size_t>(findings.size(), 3); ++k)
        line << (k > 0 ? "; " : "") << relation_of(writer, findings[k], subject) << writer.cites(findings[k]);
      return line;
    };
    table.rows.push_back({writer.name(link.third, false), side(link.first, a), side(link.second, b), text_line(std::to_string(link.sources))});
  }
  writer.table(std::move(table), third_parties.size(), kBySources);
  writer.drop_empty_section();
}

}  // namespace dossier
