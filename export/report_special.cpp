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

constexpr size_t kMembers = 40, kLedger = 30, kConflicts = 15, kQuotesEach = 3, kSpeakers = 12, kThirdParties = 15;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool changes_membership(std::string_view type) {
  return one_of(type, {"JOINS", "WITHDRAWS_FROM", "SUSPENDS_MEMBERSHIP_IN", "EXCLUDES"});
}

std::string_view standing(const ReportWriter& writer, const ReportFinding& f) { return writer.standing(f.polarity, f.modality); }

/// What the articles and their speakers say of one member of an organisation.
struct Membership {
  std::vector<const ReportFinding*> stated, other, moves;
};

std::map<EntityId, Membership> memberships(const ReportWriter& writer, const ReportScope& scope, EntityId organisation) {
  std::map<EntityId, Membership> result;
  for (const ReportFinding& f : scope.findings) {
    const std::string_view type = writer.type_name(f.type);
    if (type == "MEMBER_OF" && f.target == organisation) {
      Membership& m = result[f.source];
      (f.fact() ? m.stated : m.other).push_back(&f);
    }
  }
  // Exclusion by the organisation, or of one member by another: a move that concerns the one excluded.
  for (const ReportFinding& f : scope.findings) {
    const std::string_view type = writer.type_name(f.type);
    if (!changes_membership(type)) continue;
    const EntityId member = type == "EXCLUDES" ? f.target : f.source;
    if (member != organisation) result[member].moves.push_back(&f);
  }
  return result;
}

/// Where the last move that the articles state as fact has left the member; nothing without one.
std::string_view status_after_moves(const ReportWriter& writer, const Membership& m) {
  const ReportFinding* last = nullptr;
  for (const ReportFinding* f : m.moves)
    if (f->fact() && (last == nullptr || last->time.begin < f->time.begin)) last = f;
  if (last == nullptr) return {};
  const std::string_view type = writer.type_name(last->type);
  if (type == "JOINS") return "member: joined";
  if (type == "SUSPENDS_MEMBERSHIP_IN") return "membership suspended";
  return type == "EXCLUDES" ? "no member: excluded" : "no member: left";
}

Line membership_status(ReportWriter& writer, const Membership& m) {
  Line line;
  if (!m.stated.empty()) {
    Status status = Status::None;
    for (const ReportFinding* f : m.stated)
      if (status == Status::None) status = f->status;
    const bool says_all = status == Status::Candidate || status == Status::Observer;
    const std::string word(status == Status::None ? "" : writer.grammar.word("status", to_string(status)));
    return text_line(word + (word.empty() || says_all ? "" : " ") + (says_all ? "" : "member"));
  }
  if (const std::string_view moved = status_after_moves(writer, m); !moved.empty()) return text_line(std::string(moved));
  if (m.other.empty()) return text_line("not said to be a member");
  const ReportFinding& f = *m.other.front();
  line << (f.affirmed() ? "member" : "membership " + std::string(standing(writer, f))) << ", according to " << writer.voice_line(f);
  return line;
}

/// "withdrawal predicted not to happen (A) [5]" for each move, and what else is said against the membership or of it.
Line moves_line(ReportWriter& writer, const Membership& m) {
  std::vector<const ReportFinding*> findings;
  if (!m.stated.empty())
    std::copy_if(m.other.begin(), m.other.end(), std::back_inserter(findings), [](const ReportFinding* f) { return !f->affirmed(); });
  findings.insert(findings.end(), m.moves.begin(), m.moves.end());
  Line line;
  std::set<std::tuple<TypeId, std::string_view, EntityId>> seen;
  for (const ReportFinding* f : findings) {
    if (!seen.emplace(f->type, standing(writer, *f), f->speaker).second) continue;
    line << (line.empty() ? "" : "; ") << to_lower(writer.grammar.heading(writer.type_name(f->type))) << " " << standing(writer, *f);
    line << " (" << writer.voice_line(*f) << ")" << writer.cites(*f);
  }
  return line;
}

void write_ledger(ReportWriter& writer, const ReportScope& scope) {
  std::vector<const ReportFinding*> moves;
  for (const ReportFinding& f : scope.findings) {
    const std::string_view type = writer.type_name(f.type);
    if (changes_membership(type) || (type == "MEMBER_OF" && f.time.begin.known()) || (type == "MEMBER_OF" && f.status == Status::Suspended))
      moves.push_back(&f);
  }
  if (moves.empty()) return;
  const size_t total = moves.size();
  moves.resize(writer.limit(total, kLedger));
  const auto day = [](const ReportFinding* f) { return f->time.begin.known() ? f->time.begin : f->time.end.known() ? f->time.end : f->reported; };
  std::stable_sort(moves.begin(), moves.end(), [&](const ReportFinding* a, const ReportFinding* b) {
    return std::tuple(day(a), a->attributed) < std::tuple(day(b), b->attributed);
  });
  writer.heading("Ledger: joining, suspending, leaving, excluding, and proposals of it");
  ReportTable table;
  table.columns = {"Date", "What", "Standing", "Said by"};
  for (const ReportFinding* f : moves)
    table.rows.push_back({text_line(writer.when(*f)), writer.sentence(*f, false), text_line(standing(writer, *f)), writer.voice_line(*f)});
  writer.table(std::move(table), total, kBySources);
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

/// Facts in one table, what speakers claim in another.
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
      if (count > 1) stance << " (" << counted(count, "time", "times") << ")";
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

}  // namespace

void write_membership(ReportWriter& writer, const ReportScope& scope, EntityId organisation) {
  writer.told_types.insert(writer.graph.schema().at("MEMBER_OF"));
  const std::map<EntityId, Membership> members = memberships(writer, scope, organisation);
  std::vector<std::pair<EntityId, const Membership*>> order;
  for (const auto& [id, m] : members) order.emplace_back(id, &m);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    const auto weight = [](const Membership* m) { return m->stated.empty() ? (m->other.empty() ? 0u : 1u) : 1 + m->stated.front()->sources; };
    return weight(a.second) > weight(b.second);
  });
  writer.section("members", "Members, and how firm their membership is");
  ReportTable table;
  table.columns = {"Member", "Status", "Since", "Until", "Evidence", "What is said of joining, leaving or exclusion"};
  const size_t shown = writer.limit(order.size(), kMembers);
  for (size_t i = 0; i < shown; ++i) {
    const auto& [id, m] = order[i];
    DateInterval time;
    Line evidence;
    const auto& findings = m->stated.empty() ? m->other : m->stated;
    for (const ReportFinding* f : findings) {
      if (f->time.known() && !time.known()) time = f->time;
      if (evidence.size() < 4) evidence << writer.cites(*f);
    }
    const bool moment = time.begin.known() && time.begin == time.end;
    table.rows.push_back({writer.name(id, false), membership_status(writer, *m), text_line(moment ? "in " + date_in_words(time.begin) : date_in_words(time.begin)),
                          text_line(moment ? "" : date_in_words(time.end)), std::move(evidence), moves_line(writer, *m)});
  }
  writer.table(std::move(table), order.size(), kBySources);
  write_ledger(writer, scope);
  writer.drop_empty_section();
}

void write_conflicts_among_members(ReportWriter& writer, const ReportScope& scope, EntityId organisation) {
  std::set<EntityId> members;
  for (const ReportFinding& f : scope.findings)
    if (writer.type_name(f.type) == "MEMBER_OF" && f.target == organisation && f.polarity == Polarity::Positive) members.insert(f.source);
  std::vector<ReportFinding> conflicts;
  for (const ReportFinding& f : scope.findings)
    if (in_class(writer, f, "conflict") && members.contains(f.source) && members.contains(f.target)) conflicts.push_back(f);
  writer.section("conflicts", "Conflicts among its members");
  split_by_voice(writer, conflicts, kConflicts);
  writer.drop_empty_section();
}

void write_person(ReportWriter& writer, const ReportScope& scope, EntityId person) {
  writer.section("roles", "Roles and affiliations");
  property_lines(writer, person, [](std::string_view) { return true; });
  std::vector<ReportFinding> positions;
  for (const ReportFinding& f : scope.findings)
    if (f.source == person && (in_class(writer, f, "position") || writer.type_name(f.type) == "MEMBER_OF")) positions.push_back(f), writer.told_types.insert(f.type);
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
  property_lines(writer, event, [](std::string_view key) {
    return one_of(key, {"casualties", "killed", "dead", "deaths", "wounded", "injured", "missing", "displaced", "captured"});
  });
  writer.drop_empty_section();
  each_sides_words(writer, scope, {sides.begin(), sides.end()});
}

void write_pair(ReportWriter& writer, const ReportScope& scope) {
  const EntityId a = scope.subjects[0], b = scope.subjects[1];
  each_sides_words(writer, scope, {a, b});

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
