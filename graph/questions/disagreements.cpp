#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "graph/questions/answers.h"
#include "graph/questions/finding.h"
#include "graph/record_conditions.h"
#include "graph/text.h"

namespace dossier {
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
    if (c.statement.valid()) continue;  // who speaks about whom is no matter of dispute
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
  for (uint32_t i = 0; i < graph.statements().size(); ++i) {
    const StatementId id(i);
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

constexpr std::array<std::string_view, 2> kDenies{"deni", "deny"};
constexpr std::array<std::string_view, 5> kRejects{"reject", "dismiss", "refute", "rebut", "disput"};
constexpr std::array<std::string_view, 7> kAccusations{"accusation", "allegation", "charge", "claim", "criticism", "reproach", "blame"};
constexpr std::array<std::string_view, 9> kUntrue{"baseless", "false", "untrue", "groundless", "unfounded", "nonsense", "absurd", "fabricat", "invented"};

template <size_t N>
bool holds_one(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return text.find(w) != std::string_view::npos; });
}

/// The speaker is `side`, or holds office in it or belongs to it.
bool speaks_for(const KnowledgeGraph& graph, EntityId speaker, EntityId side) {
  return speaker == side || std::ranges::any_of(graph.claims_from(speaker), [&](ClaimId id) {
    const std::string_view type = graph.schema()[graph[id].type].name;
    return graph[id].target == side && graph[id].polarity == Polarity::Positive && (type == "HOLDS_POSITION" || type == "LEADS" || type == "AFFILIATED_WITH");
  });
}

/// Statements that deny what is said of their speaker, or call it untrue, by article.
std::map<DocumentId, std::vector<StatementId>> denials(const LazySelection& selection) {
  const KnowledgeGraph& graph = selection.graph();
  std::map<DocumentId, std::vector<StatementId>> out;
  for (uint32_t i = 0; i < graph.statements().size(); ++i) {
    const StatementRecord& s = graph.statements()[i];
    if (!s.speaker.valid() || s.polarity == Polarity::Negative || !selection.contains(StatementId(i))) continue;
    const std::string words = fold_name(utterance(graph, StatementId(i))), cue = fold_name(graph.passage(s.document, s.cue));
    const bool of_words = holds_one(words, kAccusations);
    if (holds_one(cue, kDenies) || (of_words && (holds_one(cue, kRejects) || holds_one(words, kUntrue)))) out[s.document].emplace_back(i);
  }
  return out;
}

/// Who is accused answers in the same article.
void answered_accusations(const LazySelection& selection, EntityId about, std::map<std::string, std::set<Voice>>& topics) {
  const KnowledgeGraph& graph = selection.graph();
  const auto by_document = denials(selection);
  if (by_document.empty()) return;
  for (uint32_t i = 0; i < graph.claims().size(); ++i) {
    const ClaimRecord& c = graph.claims()[i];
    if (graph.schema()[c.type].name != "CRITICISES" || c.polarity == Polarity::Negative || c.modality != Modality::Asserted) continue;
    if ((about.valid() && c.source != about && c.target != about) || !selection.contains(ClaimId(i))) continue;
    const auto answers = by_document.find(c.document);
    if (answers == by_document.end()) continue;
    for (const StatementId id : answers->second) {
      if (!speaks_for(graph, graph[id].speaker, c.target)) continue;
      auto& voices = topics[name_of(graph, c.source) + " " + graph.schema()[c.type].label + " " + name_of(graph, c.target)];
      voices.insert({"accuses", name_of(graph, c.source), squeeze(graph.passage(c.document, c.span)), c.document, claim_key(c)});
      voices.insert({"denies", speaker_name(graph, id), utterance(graph, id), c.document, statement_key(graph[id])});
    }
  }
}

}  // namespace

Table disagreements(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const EntityId about = arguments.has("--about") ? graph.resolve(arguments["--about"]) : EntityId();
  std::map<std::string, std::set<Voice>> topics;
  contradicted_claims(selection, about, topics);
  opposite_stances(selection, about, topics);
  answered_accusations(selection, about, topics);
  Table table{{"topic", "side", "speaker", "quote", "published", "document", "id"}, {}};
  for (const auto& [topic, voices] : topics)
    for (const Voice& v : voices)
      table.rows.push_back({topic, v.side, v.speaker, v.quote, publication(graph, v.document), document_name(graph, v.document), v.id});
  return table;
}

}  // namespace dossier
