#include <algorithm>
#include <set>
#include <tuple>

#include "graph/error.h"
#include "graph/questions/answers.h"
#include "graph/questions/finding.h"
#include "graph/record_conditions.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// The whole utterance: its parts in the order of the text.
std::string utterance(const KnowledgeGraph& graph, StatementId id) {
  std::string text;
  for (const ByteSpan part : graph.content(id)) text += (text.empty() ? "" : " ") + squeeze(graph.passage(graph[id].document, part));
  return text;
}

/// "ECOWAS (opposes), Niger": what a statement is about, or with which stance it is about one entity.
std::string subjects(const KnowledgeGraph& graph, StatementId id) {
  std::string text;
  std::set<EntityId> listed;
  for (const AboutRecord& a : graph.about(id)) {
    if (!listed.insert(a.entity).second) continue;
    text += (text.empty() ? "" : ", ") + name_of(graph, a.entity);
    if (a.stance != Stance::Neutral) text += a.stance == Stance::Support ? " (supports)" : " (opposes)";
  }
  return text;
}

/// Who reports it when it is a statement inside of another: "the president" of "the president said that she had said".
std::string reporter(const KnowledgeGraph& graph, StatementId id) {
  const StatementId outer = graph[id].attributed_to;
  return outer.valid() ? speaker_name(graph, outer) : "";
}

std::vector<StatementId> statements_of(const KnowledgeGraph& graph, EntityId by, EntityId about) {
  std::vector<StatementId> out;
  if (by.valid()) {
    out.assign(graph.statements_by(by).begin(), graph.statements_by(by).end());
    const auto other = [&](StatementId id) {
      return std::ranges::none_of(graph.about(id), [&](const AboutRecord& a) { return a.entity == about; });
    };
    if (about.valid()) std::erase_if(out, other);
  } else if (about.valid()) {
    out.assign(graph.statements_about(about).begin(), graph.statements_about(about).end());
  } else {
    for (uint32_t i = 0; i < graph.statements().size(); ++i) out.emplace_back(i);
  }
  return out;
}

}  // namespace

Table comments(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const EntityId by = arguments.has("--by") ? graph.resolve(arguments["--by"]) : EntityId();
  const EntityId about = arguments.has("--about") ? graph.resolve(arguments["--about"]) : EntityId();
  std::vector<StatementId> statements = statements_of(graph, by, about);
  std::erase_if(statements, [&](StatementId id) { return !selection.contains(id) || graph.content(id).empty(); });
  // Named speakers by name, then those whom nobody names; each one's words in the order of publication.
  const auto order = [&](StatementId id) {
    const StatementRecord& s = graph[id];
    return std::tuple(!s.speaker.valid(), name_of(graph, s.speaker), s.speaker, s.document.valid() ? graph[s.document].date : PartialDate(),
                      s.document, graph.content(id).front(), id);
  };
  std::sort(statements.begin(), statements.end(), [&](StatementId a, StatementId b) { return order(a) < order(b); });
  Table table{{"speaker", "about", "statement", "form", "polarity", "certainty", "reported_by", "published", "document", "id"}, {}};
  for (const StatementId id : statements) {
    const StatementRecord& s = graph[id];
    table.rows.push_back({speaker_name(graph, id), subjects(graph, id), utterance(graph, id), std::string(s.direct ? "direct" : "indirect"),
                          std::string(to_string(s.polarity)), std::string(to_string(s.certainty)), reporter(graph, id),
                          publication(graph, s.document), document_name(graph, s.document), statement_key(s)});
  }
  return table;
}

}  // namespace dossier
