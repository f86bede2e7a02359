#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/error.h"
#include "graph/questions/answers.h"
#include "graph/questions/finding.h"
#include "graph/questions/reported_words.h"
#include "graph/record_conditions.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// The whole utterance: its parts in the order of the text, an indirect one with its verb ("denied that ...").
std::string utterance(const KnowledgeGraph& graph, StatementId id) {
  std::string text;
  for (const ByteSpan part : graph.content(id))
    text += (text.empty() ? "" : " ") + squeeze(graph.passage(graph[id].document, text.empty() ? with_cue(graph, id, part) : part));
  return text;
}

/// What the articles call a person: "political scientist, University of Ghana, Accra".
std::string description(const KnowledgeGraph& graph, EntityId id) {
  std::string text;
  if (!id.valid()) return text;
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
    return std::tuple(!s.speaker.valid(), name_of(graph, s.speaker), s.speaker, s.document.valid() ? graph[s.document].date : PartialDate(),
                      s.document, graph.content(id).front(), id);
  };
  std::sort(statements.begin(), statements.end(), [&](StatementId a, StatementId b) { return order(a) < order(b); });
  Table table{{"speaker", "who", "about", "statement", "form", "polarity", "certainty", "reported_by", "published", "document", "id"}, {}};
  for (const StatementId id : statements) {
    const StatementRecord& s = graph[id];
    table.rows.push_back({speaker_name(graph, id), description(graph, s.speaker), subjects(graph, id), utterance(graph, id), std::string(s.direct ? "direct" : "indirect"),
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

namespace {

/// One voice in a disagreement.
struct Voice {
  std::string side, speaker, quote;
  DocumentId document;
  std::string id;
  auto operator<=>(const Voice&) const = default;
};

/// What is affirmed by some and denied by others: claims that agree in type, source and target.
void contradicted_claims(const LazySelection& selection, EntityId about, std::map<std::string, std::set<Voice>>& topics) {
  const KnowledgeGraph& graph = selection.graph();
  std::map<std::tuple<TypeId, EntityId, EntityId>, std::vector<ClaimId>> by_content;
  for (uint32_t i = 0; i < graph.claims().size(); ++i) {
    const ClaimRecord& c = graph.claims()[i];
    if (about.valid() && c.source != about && c.target != about) continue;
    if (c.modality != Modality::Asserted && c.modality != Modality::Probable && c.modality != Modality::Predicted) continue;
    const ClaimSense s = sense(graph, c);
    by_content[{s.type, s.source, s.target}].push_back(ClaimId(i));
  }
  for (auto& [content, claims] : by_content) {
    const auto denied = [&](ClaimId id) { return graph[id].polarity == Polarity::Negative; };
    if (std::ranges::none_of(claims, denied) || std::ranges::all_of(claims, denied)) continue;
    std::erase_if(claims, [&](ClaimId id) { return !selection.contains(id); });
    std::set<std::string> affirming, denying;
    for (const ClaimId id : claims) (denied(id) ? denying : affirming).insert(speaker_name(graph, graph[id].attributed_to));
    if (affirming.empty() || denying.empty() || (affirming.size() == 1 && affirming == denying && !affirming.contains("unnamed"))) continue;
    const auto& [type, source, target] = content;
    auto& voices = topics[name_of(graph, source) + " " + graph.schema()[type].label + " " + name_of(graph, target)];
    for (const ClaimId id : claims) {
      const ClaimRecord& c = graph[id];
      voices.insert({denied(id) ? "denies" : "affirms", speaker_name(graph, c.attributed_to), squeeze(graph.passage(c.document, c.span)),
                     c.document, claim_key(c)});
    }
  }
}

/// Entities that some speakers support and others oppose.
void opposite_stances(const LazySelection& selection, EntityId about, std::map<std::string, std::set<Voice>>& topics) {
  const KnowledgeGraph& graph = selection.graph();
  std::map<EntityId, std::set<Voice>> by_entity;
  for (const StatementId id : statements_of(graph, EntityId(), about)) {
    const StatementRecord& s = graph[id];
    if (s.polarity == Polarity::Negative || !selection.contains(id)) continue;
    for (const AboutRecord& a : graph.about(id))
      if (a.stance != Stance::Neutral && (!about.valid() || a.entity == about))
        by_entity[a.entity].insert({a.stance == Stance::Support ? "supports" : "opposes", speaker_name(graph, id), utterance(graph, id),
                                    s.document, statement_key(s)});
  }
  for (auto& [entity, voices] : by_entity) {
    std::set<std::string> supporters, opponents;
    for (const Voice& v : voices) (v.side == "supports" ? supporters : opponents).insert(v.speaker);
    if (supporters.empty() || opponents.empty() || (supporters.size() == 1 && supporters == opponents)) continue;
    topics["Stance towards " + name_of(graph, entity)].merge(voices);
  }
}

}  // namespace

Table disagreements(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const EntityId about = arguments.has("--about") ? graph.resolve(arguments["--about"]) : EntityId();
  std::map<std::string, std::set<Voice>> topics;
  contradicted_claims(selection, about, topics);
  opposite_stances(selection, about, topics);
  Table table{{"topic", "side", "speaker", "quote", "published", "document", "id"}, {}};
  for (const auto& [topic, voices] : topics)
    for (const Voice& v : voices)
      table.rows.push_back({topic, v.side, v.speaker, v.quote, publication(graph, v.document), document_name(graph, v.document), v.id});
  return table;
}

}  // namespace dossier
