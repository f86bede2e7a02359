#include "graph/questions/differences.h"

#include <map>
#include <set>
#include <tuple>

#include "graph/questions/finding.h"
#include "graph/record_conditions.h"
#include "graph/text.h"

namespace dossier {
namespace {

using Link = std::tuple<std::string, EntityType, std::string, EntityType, std::string>;  // relation, source, target

/// All that one snapshot says of a link: what, by whom, and the claim that says it best.
struct Said {
  std::set<std::string> qualities;               // "former; 2019"
  std::set<std::pair<std::string, std::string>> voices;  // quality, speaker
  ClaimId best;
};

std::string quality_of(const KnowledgeGraph& graph, const ClaimRecord& c) {
  ClaimRecord unattributed = c;
  unattributed.attributed_to = {};
  const std::string text = qualification(graph, unattributed);
  return text.empty() ? "affirmed" : text;
}

std::map<Link, Said> all_said(const KnowledgeGraph& graph, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  std::map<Link, Said> links;
  for (uint32_t i = 0; i < graph.claims().size(); ++i) {
    const ClaimId id(i);
    if (!selection.contains(id)) continue;
    const ClaimRecord& c = graph[id];
    EntityId source = c.source, target = c.target;
    const RelationType& type = graph.schema()[c.type];
    if (type.symmetric && graph.name(target) < graph.name(source)) std::swap(source, target);
    Said& said = links[{type.name, graph[source].type, name_of(graph, source), graph[target].type, name_of(graph, target)}];
    std::string quality = quality_of(graph, c);
    said.voices.emplace(quality, speaker_name(graph, c.attributed_to));
    said.qualities.insert(std::move(quality));
    if (!said.best.valid() || c.confidence > graph[said.best].confidence) said.best = id;
  }
  return links;
}

std::string described(const Said& said) {
  std::string text;
  for (const auto& [quality, speaker] : said.voices)
    text += (text.empty() ? "" : " | ") + quality + (speaker == "narrator" ? "" : " (according to " + speaker + ")");
  return text;
}

void append(Table& table, const char* change, const Link& link, const Said* was, const Said* is, const KnowledgeGraph& graph) {
  const ClaimRecord& c = graph[(is ? is : was)->best];
  table.rows.push_back({change, std::get<2>(link), std::get<0>(link), std::get<4>(link), was ? described(*was) : "", is ? described(*is) : "",
                        squeeze(graph.passage(c.document, c.span)), publication(graph, c.document), document_name(graph, c.document), claim_key(c)});
}

}  // namespace

Table differences(const KnowledgeGraph& before, const ClaimFilter& filter_before, const KnowledgeGraph& after, const ClaimFilter& filter_after) {
  const auto was = all_said(before, filter_before), is = all_said(after, filter_after);
  Table table{{"change", "source", "relation", "target", "was", "is", "quote", "published", "document", "claim"}, {}};
  for (const auto& [link, said] : is)
    if (!was.contains(link)) append(table, "gained", link, nullptr, &said, after);
  for (const auto& [link, said] : was)
    if (!is.contains(link)) append(table, "lost", link, &said, nullptr, before);
  for (const char* change : {"changed", "re-attributed"})
    for (const auto& [link, said] : is) {
      const auto old = was.find(link);
      if (old == was.end() || old->second.voices == said.voices) continue;
      if ((old->second.qualities != said.qualities) == (change[0] == 'c')) append(table, change, link, &old->second, &said, after);
    }
  return table;
}

}  // namespace dossier
