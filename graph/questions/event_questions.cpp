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

/// "actor: Norland, Sudland; recipient: Eastland", places apart.
std::string participants(const KnowledgeGraph& graph, const EventRecord& e, bool places) {
  std::map<std::string_view, std::set<std::string_view>> by_role;
  for (const RoleRecord& r : graph.roles(e)) {
    const std::string_view role = graph.string(r.role);
    if ((role == "place") == places) by_role[role].insert(graph.name(r.entity));
  }
  std::string text;
  for (const auto& [role, names] : by_role) {
    std::string list;
    for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    text += (text.empty() ? "" : "; ") + (places ? "" : std::string(role) + ": ") + list;
  }
  return text;
}

/// Events without a time of their own happened by the day of publication at the latest.
std::tuple<int64_t, int64_t> day_of(const KnowledgeGraph& graph, const DateInterval& time, DocumentId document) {
  const PartialDate published = document.valid() ? graph[document].date : PartialDate();
  const PartialDate day = time.begin.known() ? time.begin : time.end.known() ? time.end : published;
  return {day.known() ? to_days(day) : INT64_MAX, day.known() ? to_days(day.last_day()) : INT64_MAX};
}

std::string day_text(const KnowledgeGraph& graph, const DateInterval& time, DocumentId document) {
  if (time.known()) return format_interval(time);
  const PartialDate published = document.valid() ? graph[document].date : PartialDate();
  return published.known() ? "by " + format_date(published) : "";
}

/// Mentions of one event that agree in what qualifies them.
using EventKey = std::tuple<EntityId, Polarity, Modality, bool, EntityId>;

std::map<EventKey, std::vector<uint32_t>> grouped_events(const LazySelection& selection, std::span<const uint32_t> positions) {
  const KnowledgeGraph& graph = selection.graph();
  std::map<EventKey, std::vector<uint32_t>> groups;
  for (const uint32_t i : positions) {
    const EventRecord& e = graph.events()[i];
    if (!selection.contains_event(i)) continue;
    const EntityId speaker = e.attributed_to.valid() ? graph[e.attributed_to].speaker : EntityId();
    groups[{e.node, e.polarity, e.modality, e.attributed_to.valid(), speaker}].push_back(i);
  }
  return groups;
}

int64_t event_sources(const KnowledgeGraph& graph, const std::vector<uint32_t>& events) {
  std::set<uint32_t> groups;
  for (const uint32_t i : events)
    if (const DocumentId d = graph.events()[i].document; d.valid()) groups.insert(graph[d].source_group);
  return static_cast<int64_t>(groups.size());
}

struct Dated {
  std::tuple<int64_t, int64_t> day;
  std::vector<Cell> row;
};

/// Undated things last; what happened on one day in the order of the text of its row.
void sort_rows(std::vector<Dated>& dated, Table& table) {
  const auto key = [](const Dated& d) { return std::tuple(d.day, std::get<std::string>(d.row[1])); };
  std::stable_sort(dated.begin(), dated.end(), [&](const Dated& a, const Dated& b) { return key(a) < key(b); });
  for (Dated& d : dated) table.rows.push_back(std::move(d.row));
}

}  // namespace

Table events(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  std::vector<uint32_t> positions;
  if (arguments.has("ENTITY")) {
    const auto with = graph.events_with(graph.resolve(arguments["ENTITY"]));
    positions.assign(with.begin(), with.end());
  } else {
    for (uint32_t i = 0; i < graph.events().size(); ++i) positions.push_back(i);
  }
  std::string type = arguments["--type"];
  for (char& c : type) c = 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (!type.empty()) {
    const EventType* known = graph.schema().find_event(type);
    if (!known && type != "NAMED") throw usage_error("--type: '" + arguments["--type"] + "' is not a type of events; AGREE, CONSULT, ASSAULT ... are");
    std::erase_if(positions, [&](uint32_t i) { return graph.string(graph.events()[i].type) != type; });
  }
  Table table{{"when", "event", "type", "participants", "place", "polarity", "modality", "according_to", "sources", "confidence", "quote",
               "published", "document", "id"}, {}};
  std::vector<Dated> dated;
  for (const auto& [key, mentions] : grouped_events(selection, positions)) {
    const auto better = [&](uint32_t a, uint32_t b) { return graph.events()[a].confidence < graph.events()[b].confidence; };
    const EventRecord& e = graph.events()[*std::max_element(mentions.begin(), mentions.end(), better)];
    dated.push_back({day_of(graph, e.time, e.document),
                     {day_text(graph, e.time, e.document), name_of(graph, e.node), text_of(graph, e.type), participants(graph, e, false),
                      participants(graph, e, true), std::string(to_string(e.polarity)), std::string(to_string(e.modality)),
                      speaker_name(graph, e.attributed_to), event_sources(graph, mentions), rounded(e.confidence),
                      squeeze(graph.passage(e.document, e.span)), publication(graph, e.document), document_name(graph, e.document),
                      event_key(e)}});
  }
  sort_rows(dated, table);
  return table;
}

Table timeline(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const EntityId entity = graph.resolve(arguments["ENTITY"]);
  const bool undated = arguments["--undated"] != "no";
  Table table{{"when", "what", "sources", "quote", "published", "document", "id"}, {}};
  std::vector<Dated> dated;
  std::set<uint32_t> projected;  // events that a claim already tells
  std::map<DateInterval, std::vector<ClaimId>> by_time;
  for (const ClaimId id : all_claims_of(selection, entity)) {
    if (graph[id].event != UINT32_MAX) projected.insert(graph[id].event);
    by_time[graph[id].time].push_back(id);
  }
  for (auto& [time, claims] : by_time) {
    if (!time.known() && !undated) continue;
    for (const Finding& f : findings(graph, std::move(claims))) {
      const ClaimRecord& c = f.best(graph);
      ClaimRecord told = c;  // the time stands in a column of its own
      told.time = {};
      dated.push_back({day_of(graph, time, c.document),
                       {day_text(graph, time, c.document), sentence(graph, told), int64_t{independent_sources(graph, f.claims)},
                        squeeze(graph.passage(c.document, c.span)), publication(graph, c.document), document_name(graph, c.document),
                        claim_key(c)}});
    }
  }
  for (const auto& [key, mentions] : grouped_events(selection, graph.events_with(entity))) {
    const EventRecord& e = graph.events()[mentions.front()];
    if (std::ranges::any_of(mentions, [&](uint32_t i) { return projected.contains(i); }) || (!e.time.known() && !undated)) continue;
    std::string what = name_of(graph, e.node);
    if (e.polarity == Polarity::Negative) what += " (denied)";
    if (e.modality != Modality::Asserted) what += " (" + std::string(to_string(e.modality)) + ")";
    if (e.attributed_to.valid()) what += " (according to " + speaker_name(graph, e.attributed_to) + ")";
    dated.push_back({day_of(graph, e.time, e.document),
                     {day_text(graph, e.time, e.document), what, event_sources(graph, mentions), squeeze(graph.passage(e.document, e.span)),
                      publication(graph, e.document), document_name(graph, e.document), event_key(e)}});
  }
  sort_rows(dated, table);
  return table;
}

}  // namespace dossier
