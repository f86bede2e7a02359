#include <algorithm>
#include <tuple>

#include "graph/questions/answers.h"
#include "graph/questions/claim_choice.h"
#include "graph/questions/finding.h"

namespace dossier {
namespace {

/// Rows "source, relation, target" of these types. `entity`, when given, stands first in a symmetric relation.
Table links(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter,
            std::initializer_list<std::string_view> names) {
  const LazySelection selection(graph, filter);
  const TypeSet types(graph, names);
  const EntityId entity = arguments.has("ENTITY") ? graph.resolve(arguments["ENTITY"]) : EntityId();
  Table table = with_finding_columns({"source", "relation", "target"});
  for (Finding f : findings(graph, claims_about(selection, entity, types))) {
    const RelationType& type = graph.schema()[f.type];
    if (type.symmetric && f.target == entity) std::swap(f.source, f.target);
    std::vector<Cell> row{name_of(graph, f.source), type.name, name_of(graph, f.target)};
    append_finding(graph, f, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// What each act or state of membership is called when it is affirmed, and when it is uncertain or denied.
struct MembershipWords {
  std::string_view type, affirmed, open;
};
constexpr MembershipWords kMembership[] = {{"MEMBER_OF", "member", "member"},
                                           {"JOINS", "joined", "joining"},
                                           {"SUSPENDS_MEMBERSHIP_IN", "suspended its membership", "suspending its membership"},
                                           {"WITHDRAWS_FROM", "left", "leaving"},
                                           {"EXCLUDES", "excluded", "excluding"}};

/// What has the member as source and the organisation as target.
TypeSet membership_types(const KnowledgeGraph& graph) {
  return {graph, {"MEMBER_OF", "JOINS", "SUSPENDS_MEMBERSHIP_IN", "WITHDRAWS_FROM"}};
}

/// The filter of a question about memberships: to have joined or left by a day is a matter of the time up to it, so that
/// part of the filter is not the selection's but `by_then`'s.
ClaimFilter without_day(ClaimFilter filter) {
  filter.as_of = {};
  return filter;
}

/// Whether a state holds on the day, or an act had happened by it; without a time of their own: published by then.
bool by_then(const KnowledgeGraph& graph, const ClaimRecord& c, PartialDate day) {
  if (!day.known()) return true;
  if (c.time.known()) {
    if (graph.schema()[c.type].group != "act") return c.time.contains(day);
    return to_days(c.time.begin.known() ? c.time.begin : c.time.end) <= to_days(day.last_day());
  }
  const PartialDate published = c.document.valid() ? graph[c.document].date : PartialDate();
  return !published.known() || to_days(published) <= to_days(day.last_day());
}

/// Who is, was, joined or left: the organisation is the target of all but EXCLUDES, where it is the source.
std::vector<ClaimId> membership_claims(const LazySelection& selection, EntityId organisation, PartialDate day) {
  const KnowledgeGraph& graph = selection.graph();
  auto claims = claims_of(selection, graph.claims_to(organisation),
                          membership_types(graph));
  const auto excluded = claims_of(selection, graph.claims_from(organisation), TypeSet(graph, {"EXCLUDES"}));
  claims.insert(claims.end(), excluded.begin(), excluded.end());
  std::erase_if(claims, [&](ClaimId id) { return !by_then(graph, graph[id], day); });
  return claims;
}

/// "member", "former member", "candidate", "joined", "not leaving", "joining (proposed)".
std::string membership_words(const KnowledgeGraph& graph, const Finding& f) {
  const std::string& type = graph.schema()[f.type].name;
  const MembershipWords& words = *std::ranges::find(kMembership, type, &MembershipWords::type);
  const bool denied = f.polarity == Polarity::Negative, open = f.modality != Modality::Asserted;
  std::string text(denied || open ? words.open : words.affirmed);
  if (type == "MEMBER_OF") {
    if (f.status == Status::Candidate || f.status == Status::Observer) text = to_string(f.status);
    else if (f.status != Status::None && f.status != Status::Current) text = std::string(to_string(f.status)) + " " + text;
  }
  if (denied) text = "not " + text;
  if (open) text += " (" + std::string(to_string(f.modality)) + ")";
  return text;
}

/// Members first, then those on the way, those who left, what is uncertain, what is denied.
int membership_rank(const KnowledgeGraph& graph, const Finding& f) {
  if (f.polarity == Polarity::Negative) return 5;
  if (f.modality != Modality::Asserted) return 4;
  const std::string& type = graph.schema()[f.type].name;
  if (type == "JOINS") return 1;
  if (type != "MEMBER_OF" || f.status == Status::Former || f.status == Status::Suspended) return 3;
  return f.status == Status::Candidate || f.status == Status::Observer ? 2 : 0;
}

}  // namespace

Table members(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, without_day(filter));
  const EntityId organisation = graph.resolve(arguments["ORG"]);
  std::vector<Finding> found = findings(graph, membership_claims(selection, organisation, filter.as_of));
  std::stable_sort(found.begin(), found.end(),
                   [&](const Finding& a, const Finding& b) { return membership_rank(graph, a) < membership_rank(graph, b); });
  Table table = with_finding_columns({"member", "standing"});
  for (const Finding& f : found) {
    std::vector<Cell> row{name_of(graph, f.source == organisation ? f.target : f.source), membership_words(graph, f)};
    append_finding(graph, f, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table memberships(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, without_day(filter));
  const EntityId entity = graph.resolve(arguments["ENTITY"]);
  std::vector<ClaimId> claims = membership_claims(selection, entity, filter.as_of);
  const auto own = claims_of(selection, graph.claims_from(entity), membership_types(graph));
  const auto exclusions = claims_of(selection, graph.claims_to(entity), TypeSet(graph, {"EXCLUDES"}));
  claims.insert(claims.end(), own.begin(), own.end());
  claims.insert(claims.end(), exclusions.begin(), exclusions.end());
  std::erase_if(claims, [&](ClaimId id) { return !by_then(graph, graph[id], filter.as_of); });
  struct Entry {
    std::string member, organisation;
    DateInterval time;
    Finding finding;
  };
  std::vector<Entry> entries;
  for (Finding& f : findings(graph, std::move(claims))) {
    const bool reversed = graph.schema()[f.type].name == "EXCLUDES";
    std::string member = name_of(graph, reversed ? f.target : f.source), organisation = name_of(graph, reversed ? f.source : f.target);
    entries.push_back({std::move(member), std::move(organisation), earliest_time(graph, f), std::move(f)});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.member, a.organisation, a.time) < std::tie(b.member, b.organisation, b.time);
  });
  Table table = with_finding_columns({"member", "organisation", "when", "standing"});
  for (const Entry& e : entries) {
    std::vector<Cell> row{e.member, e.organisation, when(graph, e.finding), membership_words(graph, e.finding)};
    append_finding(graph, e.finding, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table conflicts(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  return links(graph, arguments, filter, {"CONFLICT_WITH", "MOBILISES_AGAINST", "COERCES", "THREATENS", "TENSION_WITH",
                                          "ANNEXES_TERRITORY_OF"});
}

Table allies(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  return links(graph, arguments, filter, {"ALLIED_WITH", "COOPERATES_WITH", "AIDS", "SUPPORTS"});
}

}  // namespace dossier
