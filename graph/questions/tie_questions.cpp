#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/error.h"
#include "graph/questions/answers.h"
#include "graph/questions/claim_choice.h"
#include "graph/questions/finding.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// The claims of an entity by the entity at their other end.
std::map<EntityId, std::vector<ClaimId>> claims_by_neighbour(const LazySelection& selection, EntityId entity) {
  std::map<EntityId, std::vector<ClaimId>> out;
  for (const ClaimId id : all_claims_of(selection, entity)) {
    const EntityId other = other_end(selection.graph()[id], entity);
    if (other != entity) out[other].push_back(id);
  }
  return out;
}

void append_links(const KnowledgeGraph& graph, const std::string& tie, std::vector<ClaimId> claims, Table& table) {
  for (const Finding& f : findings(graph, std::move(claims))) {
    std::vector<Cell> row{tie, name_of(graph, f.source), graph.schema()[f.type].name, name_of(graph, f.target)};
    append_finding(graph, f, row);
    table.rows.push_back(std::move(row));
  }
}

/// Third parties, the telling ones first: linked to both by more, then with fewer links to everybody else (Adamic and
/// Adar 2003: a common acquaintance whom few know says more than one whom all know).
std::vector<EntityId> third_parties(const KnowledgeGraph& graph, const std::map<EntityId, std::vector<ClaimId>>& of_a,
                                    const std::map<EntityId, std::vector<ClaimId>>& of_b) {
  std::vector<EntityId> common;
  for (const auto& [entity, claims] : of_a)
    if (of_b.contains(entity)) common.push_back(entity);
  const auto order = [&](EntityId id) {
    const size_t both = std::min(of_a.at(id).size(), of_b.at(id).size());
    return std::tuple(~both, graph.claims_from(id).size() + graph.claims_to(id).size(), graph.name(id), id);
  };
  std::sort(common.begin(), common.end(), [&](EntityId x, EntityId y) { return order(x) < order(y); });
  return common;
}

/// The words of a name or a role that matter when people look for somebody.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  const std::string folded = fold_name(text);
  for (size_t i = 0; i < folded.size();) {
    const size_t end = std::min(folded.find_first_of(" ,;()", i), folded.size());
    const std::string word = folded.substr(i, end - i);
    if (!word.empty() && word != "of" && word != "the" && word != "for" && word != "and") words.insert(word);
    i = end + 1;
  }
  return words;
}

bool contains_all(const std::set<std::string>& words, const std::set<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&](const std::string& w) { return words.contains(w); });
}

std::set<std::string> name_words(const KnowledgeGraph& graph, EntityId id) {
  std::set<std::string> words = words_of(graph.name(id));
  for (const StringId alias : graph.aliases(id)) words.merge(words_of(graph.string(alias)));
  return words;
}

/// "Belgium's foreign minister", "president of Norland", "analyst": all words stand in the role and the organisation's
/// names, at least one in the role.
std::vector<ClaimId> holders(const LazySelection& selection, const std::set<std::string>& wanted, const TypeSet& types) {
  const KnowledgeGraph& graph = selection.graph();
  std::map<EntityId, std::set<std::string>> names;
  std::vector<ClaimId> out;
  for (const ClaimId id : claims_about(selection, EntityId(), types)) {
    const ClaimRecord& c = graph[id];
    std::set<std::string> words = words_of(graph.string(c.role));
    if (std::ranges::none_of(wanted, [&](const std::string& w) { return words.contains(w); })) continue;
    const auto [it, inserted] = names.try_emplace(c.target);
    if (inserted) it->second = name_words(graph, c.target);
    words.insert(it->second.begin(), it->second.end());
    if (contains_all(words, wanted)) out.push_back(id);
  }
  return out;
}

/// People whose role the text gives without saying of what ("a political analyst").
void append_described(const LazySelection& selection, const std::set<std::string>& wanted, Table& table) {
  const KnowledgeGraph& graph = selection.graph();
  for (uint32_t i = 0; i < graph.entities().size(); ++i) {
    std::set<std::string> listed;
    for (const PropertyRecord& p : graph.properties(EntityId(i))) {
      if (graph.string(p.key) != "role" || (p.document.valid() && !selection.contains(p.document))) continue;
      const std::string value = text_of(graph, p.value);
      if (!contains_all(words_of(value), wanted) || !listed.insert(value).second) continue;
      const bool known = std::ranges::any_of(table.rows, [&](const auto& row) {
        return row[0] == Cell(name_of(graph, EntityId(i))) && contains_all(words_of(std::get<std::string>(row[4])), wanted);
      });
      if (known) continue;
      table.rows.push_back({name_of(graph, EntityId(i)), "described as", "", "", value, "positive", "asserted", "", "narrator", int64_t{1}, {},
                            squeeze(graph.passage(p.document, p.evidence)), publication(graph, p.document),
                            document_name(graph, p.document), ""});
    }
  }
}

}  // namespace

Table ties(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const EntityId a = graph.resolve(arguments["A"]), b = graph.resolve(arguments["B"]);
  if (a == b) throw input_error("'" + arguments["A"] + "' and '" + arguments["B"] + "' are both " + name_of(graph, a) + "; name two entities");
  auto of_a = claims_by_neighbour(selection, a), of_b = claims_by_neighbour(selection, b);
  Table table = with_finding_columns({"tie", "source", "relation", "target"});
  append_links(graph, "direct", std::move(of_a[b]), table);
  of_a.erase(b);
  of_b.erase(a);
  size_t left = arguments.number("--through", 10);
  for (const EntityId third : third_parties(graph, of_a, of_b)) {
    if (left-- == 0) break;
    std::vector<ClaimId> claims = of_a[third];
    claims.insert(claims.end(), of_b[third].begin(), of_b[third].end());
    append_links(graph, "through " + name_of(graph, third), std::move(claims), table);
  }
  return table;
}

Table neighbours(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const EntityId entity = graph.resolve(arguments["ENTITY"]);
  struct Row {
    EntityId entity;
    int64_t claims, facts, denied;
    uint32_t sources;
    std::map<std::string, int> relations;
  };
  std::vector<Row> rows;
  for (const auto& [other, claims] : claims_by_neighbour(selection, entity)) {
    Row row{other, static_cast<int64_t>(claims.size()), 0, 0, independent_sources(graph, claims), {}};
    for (const ClaimId id : claims) {
      row.facts += is_fact(graph[id]);
      row.denied += graph[id].polarity == Polarity::Negative;
      ++row.relations[graph.schema()[graph[id].type].name];
    }
    rows.push_back(std::move(row));
  }
  const auto order = [&](const Row& r) { return std::tuple(-r.claims, -r.facts, graph.name(r.entity), r.entity); };
  std::sort(rows.begin(), rows.end(), [&](const Row& x, const Row& y) { return order(x) < order(y); });
  Table table{{"neighbour", "type", "claims", "facts", "denied", "sources", "relations"}, {}};
  for (const Row& r : rows) {
    std::string relations;
    for (const auto& [name, count] : r.relations)
      relations += (relations.empty() ? "" : ", ") + name + (count > 1 ? " " + std::to_string(count) : "");
    table.rows.push_back({name_of(graph, r.entity), std::string(to_string(graph[r.entity].type)), r.claims, r.facts, r.denied,
                          int64_t{r.sources}, relations});
  }
  return table;
}

Table who(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const std::string& asked = arguments["ROLE-OR-ORG"];
  const TypeSet types(graph, {"HOLDS_POSITION", "LEADS", "AFFILIATED_WITH", "FOUNDED"});
  std::vector<ClaimId> claims;
  const auto found = graph.find(asked);
  if (found.empty()) claims = holders(selection, words_of(asked), TypeSet(graph, {"HOLDS_POSITION", "LEADS"}));
  else claims = claims_of(selection, graph.claims_to(found.front()), types);
  std::erase_if(claims, [&](ClaimId id) { return graph[graph[id].source].type != EntityType::Person; });
  Table table = with_finding_columns({"person", "relation", "of"});
  for (const Finding& f : findings(graph, std::move(claims))) {
    std::vector<Cell> row{name_of(graph, f.source), graph.schema()[f.type].name, name_of(graph, f.target)};
    append_finding(graph, f, row);
    table.rows.push_back(std::move(row));
  }
  if (found.empty() && filter.only != Only::Claims && filter.according_to.empty()) append_described(selection, words_of(asked), table);
  if (table.rows.empty() && found.empty()) graph.resolve(asked);  // neither a role nor a name: says so, with the nearest names
  return table;
}

}  // namespace dossier
