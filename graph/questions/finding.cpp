#include "graph/questions/finding.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "graph/filter.h"
#include "graph/questions/reported_words.h"
#include "graph/text.h"

namespace dossier {
namespace {

Finding finding_of(const KnowledgeGraph& graph, const ClaimRecord& c) {
  Finding f;
  f.type = c.type;
  f.source = c.source;
  f.target = c.target;
  if (graph.schema()[c.type].symmetric && graph.name(c.target) < graph.name(c.source)) std::swap(f.source, f.target);
  f.status = c.status;
  f.polarity = c.polarity;
  f.modality = c.modality;
  f.role = c.role;
  f.narrated = !c.attributed_to.valid();
  if (!f.narrated) f.speaker = graph[c.attributed_to].speaker;
  return f;
}

auto key_of(const Finding& f) {
  return std::tuple(f.type, f.source, f.target, f.status, f.polarity, f.modality, f.role, f.narrated, f.speaker);
}

/// 0: affirmed by the articles, 1: by a speaker, 2: uncertain, 3: denied.
int standing(const Finding& f) {
  if (f.polarity == Polarity::Negative) return 3;
  if (f.modality != Modality::Asserted) return 2;
  return f.narrated ? 0 : 1;
}

/// The known times of the claims, each once, ascending.
std::string times_of(const KnowledgeGraph& graph, const Finding& f) {
  std::set<DateInterval> times;
  for (const ClaimId id : f.claims)
    if (graph[id].time.known()) times.insert(graph[id].time);
  std::string text;
  for (const DateInterval& t : times) text += (text.empty() ? "" : "; ") + format_interval(t);
  return text;
}

}  // namespace

std::vector<Finding> findings(const KnowledgeGraph& graph, std::vector<ClaimId> claims) {
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  std::map<decltype(key_of(Finding())), Finding> grouped;
  for (const ClaimId id : claims) {
    Finding f = finding_of(graph, graph[id]);
    const auto key = key_of(f);
    grouped.try_emplace(key, std::move(f)).first->second.claims.push_back(id);
  }
  struct Ranked {
    int standing;
    uint32_t sources;
    Finding finding;
  };
  std::vector<Ranked> ranked;
  for (auto& [key, f] : grouped) {
    std::stable_sort(f.claims.begin(), f.claims.end(),
                     [&](ClaimId a, ClaimId b) { return graph[a].confidence > graph[b].confidence; });
    ranked.push_back({standing(f), independent_sources(graph, f.claims), std::move(f)});
  }
  const auto order = [&](const Ranked& r) {
    return std::tuple(r.standing, ~r.sources, r.finding.type, graph.name(r.finding.source), graph.name(r.finding.target));
  };
  std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) { return order(a) < order(b); });
  std::vector<Finding> out;
  for (Ranked& r : ranked) out.push_back(std::move(r.finding));
  return out;
}

const std::vector<std::string>& finding_columns() {
  static const std::vector<std::string> columns{"status",  "role",       "polarity", "modality", "time", "according_to",
                                                "sources", "confidence", "quote",    "published", "document", "claim"};
  return columns;
}

void append_finding(const KnowledgeGraph& graph, const Finding& f, std::vector<Cell>& row) {
  const ClaimRecord& best = f.best(graph);
  row.emplace_back(std::string(to_string(f.status)));
  row.emplace_back(text_of(graph, f.role));
  row.emplace_back(std::string(to_string(f.polarity)));
  row.emplace_back(std::string(to_string(f.modality)));
  row.emplace_back(times_of(graph, f));
  row.emplace_back(speaker_name(graph, best.attributed_to));
  row.emplace_back(int64_t{independent_sources(graph, f.claims)});
  row.emplace_back(rounded(best.confidence));
  row.emplace_back(squeeze(graph.passage(best.document, best.span)));
  row.emplace_back(publication(graph, best.document));
  row.emplace_back(document_name(graph, best.document));
  row.emplace_back(claim_key(best));
}

Table with_finding_columns(std::vector<std::string> head) {
  Table table{std::move(head), {}};
  table.columns.insert(table.columns.end(), finding_columns().begin(), finding_columns().end());
  return table;
}

DateInterval earliest_time(const KnowledgeGraph& graph, const Finding& f) {
  // Publication bounds the time from above, so it is compared by its end.
  const auto key = [](const DateInterval& t) { return to_days((t.begin.known() ? t.begin : t.end).first_day()); };
  DateInterval earliest;
  bool own = false;
  for (const ClaimId id : f.claims) {
    const ClaimRecord& c = graph[id];
    DateInterval time = c.time;
    if (!time.known() && (own || !c.document.valid())) continue;
    if (!time.known()) time.end = graph[c.document].date;
    if (!time.known()) continue;
    if (!earliest.known() || (c.time.known() && !own) || key(time) < key(earliest)) earliest = time;
    own |= c.time.known();
  }
  return earliest;
}

std::string when(const KnowledgeGraph& graph, const Finding& f) {
  const bool own = std::ranges::any_of(f.claims, [&](ClaimId id) { return graph[id].time.known(); });
  const DateInterval time = earliest_time(graph, f);
  if (!time.known()) return "";
  return own ? format_interval(time) : "by " + format_date(time.end);
}

std::string text_of(const KnowledgeGraph& graph, StringId id) { return std::string(graph.string(id)); }
std::string name_of(const KnowledgeGraph& graph, EntityId id) { return id.valid() ? std::string(graph.name(id)) : ""; }
std::string document_name(const KnowledgeGraph& graph, DocumentId id) { return id.valid() ? text_of(graph, graph[id].id) : ""; }

std::string publication(const KnowledgeGraph& graph, DocumentId id) {
  if (!id.valid()) return "";
  const DocumentRecord& d = graph[id];
  std::string text = text_of(graph, d.outlet);
  if (text.empty()) text = text_of(graph, d.id), text.erase(0, text.rfind('/') + 1);  // npos + 1 is 0
  return d.date.known() ? text + ", " + format_date(d.date) : text;
}

std::string speaker_name(const KnowledgeGraph& graph, StatementId id) {
  if (!id.valid()) return "narrator";
  const EntityId speaker = graph[id].speaker;
  return speaker.valid() ? std::string(graph.name(speaker)) : "unnamed";
}

std::string utterance(const KnowledgeGraph& graph, StatementId id) {
  std::string text;
  for (const ByteSpan part : graph.content(id))
    text += (text.empty() ? "" : " ") + squeeze(graph.passage(graph[id].document, text.empty() ? with_cue(graph, id, part) : part));
  return text;
}

double rounded(float confidence) { return std::round(static_cast<double>(confidence) * 1000) / 1000; }

std::string qualification(const KnowledgeGraph& graph, const ClaimRecord& c) {
  std::string out;
  const auto add = [&](std::string_view text) { out += (out.empty() ? "" : "; ") + std::string(text); };
  if (c.status != Status::None) add(to_string(c.status));
  if (const std::string_view role = graph.string(c.role); !role.empty()) add(role);
  if (c.polarity == Polarity::Negative) add("denied");
  if (c.modality != Modality::Asserted) add(to_string(c.modality));
  if (c.time.known()) add(format_interval(c.time));
  if (c.attributed_to.valid()) {
    const EntityId speaker = graph[c.attributed_to].speaker;
    add("according to " + (speaker.valid() ? std::string(graph.name(speaker)) : std::string("an unnamed source")));
  }
  return out;
}

std::string sentence(const KnowledgeGraph& graph, const ClaimRecord& c, bool forward) {
  const RelationType& type = graph.schema()[c.type];
  std::string text = forward ? name_of(graph, c.source) + " " + type.label + " " + name_of(graph, c.target)
                             : name_of(graph, c.target) + " " + type.inverse + " " + name_of(graph, c.source);
  if (const std::string q = qualification(graph, c); !q.empty()) text += " (" + q + ")";
  return text;
}

}  // namespace dossier
