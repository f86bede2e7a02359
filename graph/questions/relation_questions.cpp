#include <algorithm>

#include "graph/questions/answers.h"
#include "graph/questions/finding.h"
#include "graph/record_conditions.h"

namespace dossier {
namespace {

using TypeNames = std::initializer_list<std::string_view>;

/// The relation types that a question is about, in the order of its interest; those that a schema lacks are left out.
class TypeSet {
 public:
  TypeSet(const KnowledgeGraph& graph, TypeNames names) {
    for (const std::string_view name : names)
      if (const auto id = graph.schema().find(name)) ids_.push_back(*id);
  }
  bool contains(TypeId id) const { return std::find(ids_.begin(), ids_.end(), id) != ids_.end(); }
  size_t rank(TypeId id) const { return static_cast<size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin()); }

 private:
  std::vector<TypeId> ids_;
};

std::vector<ClaimId> claims_of(const LazySelection& selection, std::span<const ClaimId> candidates, const TypeSet& types) {
  std::vector<ClaimId> out;
  for (const ClaimId id : candidates)
    if (types.contains(selection.graph()[id].type) && selection.contains(id)) out.push_back(id);
  return out;
}

/// Claims of these types that link `entity` to something, or all of them.
std::vector<ClaimId> claims_about(const LazySelection& selection, EntityId entity, const TypeSet& types) {
  const KnowledgeGraph& graph = selection.graph();
  std::vector<ClaimId> out;
  if (entity.valid()) {
    out = claims_of(selection, graph.claims_from(entity), types);
    const auto incoming = claims_of(selection, graph.claims_to(entity), types);
    out.insert(out.end(), incoming.begin(), incoming.end());
  } else {
    for (uint32_t i = 0; i < graph.claims().size(); ++i)
      if (types.contains(graph.claims()[i].type) && selection.contains(ClaimId(i))) out.emplace_back(i);
  }
  return out;
}

Table with_finding_columns(std::vector<std::string> head) {
  Table table{std::move(head), {}};
  table.columns.insert(table.columns.end(), finding_columns().begin(), finding_columns().end());
  return table;
}

/// Rows "source, relation, target" of these types. `entity`, when given, stands first in a symmetric relation.
Table links(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter, TypeNames names) {
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

/// Who is, was, joined or left: the organisation is the target of all but EXCLUDES, where it is the source.
std::vector<ClaimId> membership_claims(const LazySelection& selection, EntityId organisation) {
  const KnowledgeGraph& graph = selection.graph();
  auto claims = claims_of(selection, graph.claims_to(organisation),
                          TypeSet(graph, {"MEMBER_OF", "JOINS", "SUSPENDS_MEMBERSHIP_IN", "WITHDRAWS_FROM"}));
  const auto excluded = claims_of(selection, graph.claims_from(organisation), TypeSet(graph, {"EXCLUDES"}));
  claims.insert(claims.end(), excluded.begin(), excluded.end());
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
  const LazySelection selection(graph, filter);
  const EntityId organisation = graph.resolve(arguments["ORG"]);
  std::vector<Finding> found = findings(graph, membership_claims(selection, organisation));
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

Table conflicts(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  return links(graph, arguments, filter, {"CONFLICT_WITH", "MOBILISES_AGAINST", "COERCES", "THREATENS", "TENSION_WITH",
                                          "ANNEXES_TERRITORY_OF"});
}

}  // namespace dossier
