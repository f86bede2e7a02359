#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/error.h"
#include "graph/questions/answers.h"
#include "graph/questions/finding.h"
#include "graph/record_conditions.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// What the articles call a speaker: "political scientist, University of Ghana, Accra"; of one without a name, the words of
/// the source up to its clauses: "a senior official in Accra".
std::string description(const KnowledgeGraph& graph, StatementId statement) {
  const EntityId id = graph[statement].speaker;
  std::string text;
  if (!id.valid()) {
    text = squeeze(graph.passage(graph[statement].document, graph[statement].source));
    return text.substr(0, text.find(','));
  }
  std::set<std::string_view> listed;
  for (const std::string_view key : {"role", "affiliation", "place"})
    for (const PropertyRecord& p : graph.properties(id))
      if (graph.string(p.key) == key && listed.insert(graph.string(p.value)).second)
        text += (text.empty() ? "" : ", ") + text_of(graph, p.value);
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
    return std::tuple(!s.speaker.valid(), s.speaker.valid() ? name_of(graph, s.speaker) : description(graph, id), s.speaker, s.document.valid() ? graph[s.document].date : PartialDate(),
                      s.document, graph.content(id).front(), id);
  };
  std::sort(statements.begin(), statements.end(), [&](StatementId a, StatementId b) { return order(a) < order(b); });
  Table table{{"speaker", "who", "about", "statement", "form", "polarity", "certainty", "reported_by", "published", "document", "id"}, {}};
  for (const StatementId id : statements) {
    const StatementRecord& s = graph[id];
    table.rows.push_back({speaker_name(graph, id), description(graph, id), subjects(graph, id), utterance(graph, id), std::string(s.direct ? "direct" : "indirect"),
                          std::string(to_string(s.polarity)), std::string(to_string(s.certainty)), reporter(graph, id),
                          publication(graph, s.document), document_name(graph, s.document), statement_key(s)});
  }
  return table;
}


namespace {

/// The list of stances as a matrix: a row for each speaker, a column for each target, those spoken of by most first.
Table matrix(const Table& list) {
  const auto text = [&](const std::vector<Cell>& row, size_t i) { return std::get<std::string>(row[i]); };
  std::map<std::string, size_t> speakers_of;
  for (const auto& row : list.rows) ++speakers_of[text(row, 1)];
  std::vector<std::pair<size_t, std::string>> targets;
  for (const auto& [target, count] : speakers_of) targets.emplace_back(count, target);
  std::stable_sort(targets.begin(), targets.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Table out{{"speaker"}, {}};
  std::map<std::string, size_t> column;
  for (const auto& [count, target] : targets) column.emplace(target, out.columns.size()), out.columns.push_back(target);
  for (const auto& row : list.rows) {
    if (out.rows.empty() || out.rows.back()[0] != row[0]) {
      out.rows.emplace_back(out.columns.size(), Cell(std::string()));
      out.rows.back()[0] = row[0];
    }
    out.rows.back()[column.at(text(row, 1))] = row[2];
  }
  return out;
}

}  // namespace

Table stances(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const EntityId by = arguments.has("--by") ? graph.resolve(arguments["--by"]) : EntityId();
  const EntityId about = arguments.has("--about") ? graph.resolve(arguments["--about"]) : EntityId();
  struct Counts {
    int64_t support = 0, oppose = 0, neutral = 0;
    float strength = -1;
    StatementId strongest;
    std::string words;
  };
  std::map<std::tuple<bool, std::string, std::string, EntityId, EntityId>, Counts> cells;
  for (const StatementId id : statements_of(graph, by, about)) {
    const StatementRecord& s = graph[id];
    if (!selection.contains(id) || s.polarity == Polarity::Negative) continue;
    for (const AboutRecord& a : graph.about(id)) {
      if (about.valid() && a.entity != about) continue;
      Counts& c = cells[{!s.speaker.valid(), speaker_name(graph, id), name_of(graph, a.entity), s.speaker, a.entity}];
      ++(a.stance == Stance::Support ? c.support : a.stance == Stance::Oppose ? c.oppose : c.neutral);
      if (a.strength > c.strength) {
        c.strength = a.strength;
        c.strongest = id;
        c.words = squeeze(graph.passage(s.document, a.words));
      }
    }
  }
  Table table{{"speaker", "target", "stance", "support", "oppose", "neutral", "words", "quote", "published", "document", "id"}, {}};
  for (const auto& [key, c] : cells) {
    const char* stance = c.support && c.oppose ? "mixed" : c.support ? "support" : c.oppose ? "oppose" : "neutral";
    const StatementRecord& s = graph[c.strongest];
    table.rows.push_back({std::get<1>(key), std::get<2>(key), stance, c.support, c.oppose, c.neutral, c.words, utterance(graph, c.strongest),
                          publication(graph, s.document), document_name(graph, s.document), statement_key(s)});
  }
  const std::string& form = arguments["--as"];
  if (!form.empty() && form != "matrix" && form != "list") throw usage_error("--as: '" + form + "' is neither list nor matrix");
  return form == "matrix" ? matrix(table) : table;
}

}  // namespace dossier
