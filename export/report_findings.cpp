#include "export/report_findings.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dossier {
namespace {

/// What makes two claims one finding. A state told of twice is one state; an act at another time is another act.
using FindingKey = std::tuple<TypeId, EntityId, EntityId, Polarity, Modality, Status, StringId, bool, EntityId, DateInterval>;

FindingKey key_of(const KnowledgeGraph& graph, const ClaimRecord& claim) {
  const RelationType& type = graph.schema()[claim.type];
  EntityId source = claim.source, target = claim.target;
  if (type.symmetric && target < source) std::swap(source, target);
  const Status status = claim.status == Status::Current ? Status::None : claim.status;
  const bool attributed = claim.attributed_to.valid();
  const EntityId speaker = attributed ? graph[claim.attributed_to].speaker : EntityId{};
  return {claim.type, source, target, claim.polarity, claim.modality, status, claim.role, attributed, speaker,
          type.group == "act" ? claim.time : DateInterval{}};
}

PartialDate published(const KnowledgeGraph& graph, const ClaimRecord& claim) {
  return claim.document.valid() ? graph[claim.document].date : PartialDate{};
}

ReportFinding summarise(const KnowledgeGraph& graph, std::vector<ClaimId> claims) {
  std::stable_sort(claims.begin(), claims.end(),
                   [&](ClaimId a, ClaimId b) { return graph[a].confidence > graph[b].confidence; });
  const ClaimRecord& best = graph[claims.front()];
  ReportFinding finding;
  finding.type = best.type;
  finding.source = best.source;
  finding.target = best.target;
  finding.polarity = best.polarity;
  finding.modality = best.modality;
  finding.role = best.role;
  finding.attributed = best.attributed_to.valid();
  finding.statement = best.attributed_to;
  if (finding.attributed) finding.speaker = graph[best.attributed_to].speaker;
  finding.confidence = best.confidence;
  for (const ClaimId id : claims) {
    const ClaimRecord& claim = graph[id];
    if (claim.status != Status::None) finding.status = claim.status;
    if (claim.time.known() && !finding.time.known()) finding.time = claim.time;
    const PartialDate date = published(graph, claim);
    if (date.known() && (!finding.reported.known() || date < finding.reported)) finding.reported = date;
  }
  finding.sources = independent_sources(graph, claims);
  finding.claims = std::move(claims);
  return finding;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Whether a sentence may begin at byte `i`: after an end mark (and closing marks) and white space.
bool begins_sentence(std::string_view text, size_t i) {
  if (i == 0 || !is_space(text[i - 1])) return i == 0;
  size_t end = i;
  while (end > 0 && is_space(text[end - 1])) --end;
  while (end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'' || text[end - 1] == ')')) --end;
  if (end >= 3 && (text.substr(end - 3, 3) == "\u201d" || text.substr(end - 3, 3) == "\u2019")) end -= 3;
  return end > 0 && (text[end - 1] == '.' || text[end - 1] == '?' || text[end - 1] == '!' || text[end - 1] == '\n');
}

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The last blank before `end`, so that no word is cut; `end` on a code point boundary when there is none after `begin`.
size_t cut_at_word(std::string_view text, size_t begin, size_t end) {
  size_t cut = end;
  while (cut > begin && !is_space(text[cut])) --cut;
  if (cut > begin) return cut;
  while (end > begin && end < text.size() && continues_code_point(text[end])) --end;
  return end;
}

ByteSpan trimmed(std::string_view text, ByteSpan span) {
  while (span.begin < span.end && is_space(text[span.begin])) ++span.begin;
  while (span.end > span.begin && is_space(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace

bool is_speech(const RelationType& type) {
  return type.name == "SAID" || type.name == "ABOUT" || type.name == "COMMENTED_ON";
}

uint32_t independent_sources(const KnowledgeGraph& graph, std::vector<DocumentId> documents) {
  std::vector<uint32_t> groups;
  for (const DocumentId id : documents)
    if (id.valid()) groups.push_back(graph[id].source_group);
  std::sort(groups.begin(), groups.end());
  return static_cast<uint32_t>(std::unique(groups.begin(), groups.end()) - groups.begin());
}

std::vector<ReportFinding> find_findings(const KnowledgeGraph& graph, std::span<const ClaimId> claims) {
  std::vector<std::pair<FindingKey, ClaimId>> keyed;
  for (const ClaimId id : claims)
    if (!is_speech(graph.schema()[graph[id].type])) keyed.emplace_back(key_of(graph, graph[id]), id);
  std::sort(keyed.begin(), keyed.end());
  keyed.erase(std::unique(keyed.begin(), keyed.end()), keyed.end());

  std::vector<ReportFinding> findings;
  for (size_t i = 0; i < keyed.size();) {
    std::vector<ClaimId> same;
    const size_t begin = i;
    for (; i < keyed.size() && keyed[i].first == keyed[begin].first; ++i) same.push_back(keyed[i].second);
    findings.push_back(summarise(graph, std::move(same)));
  }
  std::sort(findings.begin(), findings.end(), [](const ReportFinding& a, const ReportFinding& b) {
    return std::tuple(b.sources, b.confidence, a.claims.front()) < std::tuple(a.sources, a.confidence, b.claims.front());
  });
  return findings;
}

std::vector<FindingGroup> group_alike(const KnowledgeGraph& graph, std::span<const ReportFinding* const> findings) {
  using Key = std::tuple<TypeId, Polarity, Modality, Status, StringId, bool, EntityId, StatementId, DateInterval, uint32_t, DocumentId,
                         ByteSpan, bool, EntityId>;
  std::map<Key, size_t> index;  // by what is alike and the side that stays
  std::vector<FindingGroup> groups;
  for (const ReportFinding* f : findings) {
    const ClaimRecord& best = graph[f->claims.front()];
    const auto key = [&](bool by_target) {
      return Key{f->type, f->polarity, f->modality, f->status, f->role, f->attributed, f->speaker,
                 f->speaker.valid() ? StatementId{} : f->statement, f->time, f->sources, best.document, best.span, by_target,
                 by_target ? f->source : f->target};
    };
    const auto joins = [&](bool by_target) {
      const auto found = index.find(key(by_target));
      if (found == index.end()) return false;
      FindingGroup& group = groups[found->second];
      if (group.findings.size() > 1 && group.by_target != by_target) return false;
      group.by_target = by_target;
      group.findings.push_back(f);
      return true;
    };
    if (joins(true) || joins(false)) continue;
    for (const bool by_target : {true, false}) index.try_emplace(key(by_target), groups.size());
    groups.push_back({{f}, true});
  }
  return groups;
}

std::vector<Contradiction> find_contradictions(const KnowledgeGraph& graph, const std::vector<ReportFinding>& findings) {
  using Arguments = std::tuple<TypeId, EntityId, EntityId, StringId>;
  std::vector<std::pair<Arguments, size_t>> order;
  for (size_t i = 0; i < findings.size(); ++i) {
    const ReportFinding& f = findings[i];
    EntityId source = f.source, target = f.target;
    if (graph.schema()[f.type].symmetric && target < source) std::swap(source, target);
    order.emplace_back(Arguments{f.type, source, target, f.role}, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<Contradiction> result;
  for (size_t a = 0; a < order.size(); ++a) {
    for (size_t b = a + 1; b < order.size() && order[b].first == order[a].first; ++b) {
      const ReportFinding &one = findings[order[a].second], &other = findings[order[b].second];
      const bool opposite = one.polarity != other.polarity;
      const bool same_voice = one.attributed == other.attributed && one.speaker == other.speaker;
      // One voice that proposes a thing and says that it is not so contradicts nothing.
      if (opposite ? same_voice && one.modality != other.modality : same_voice || one.modality == other.modality) continue;
      result.push_back({order[a].second, order[b].second, opposite});
    }
  }
  std::sort(result.begin(), result.end(), [](const Contradiction& a, const Contradiction& b) {
    return std::tuple(!a.opposite, a.first, a.second) < std::tuple(!b.opposite, b.first, b.second);
  });
  return result;
}

std::vector<EntityId> voices_of(const KnowledgeGraph& graph, EntityId entity) {
  const auto is = [&](const ClaimRecord& claim, std::initializer_list<std::string_view> types) {
    const std::string_view name = graph.schema()[claim.type].name;
    return is_fact(claim) && claim.status != Status::Former && std::find(types.begin(), types.end(), name) != types.end();
  };
  std::vector<EntityId> bodies{entity}, voices;
  for (const ClaimId id : graph.claims_to(entity)) {
    const ClaimRecord& claim = graph[id];
    if (is(claim, {"PART_OF", "AFFILIATED_WITH", "LOCATED_IN"}) && graph[claim.source].type == EntityType::Organisation &&
        graph.string(graph[claim.source].kind) == "government")
      bodies.push_back(claim.source);
  }
  for (const EntityId body : bodies) {
    voices.push_back(body);
    for (const ClaimId id : graph.claims_to(body))
      if (is(graph[id], {"HOLDS_POSITION", "LEADS"})) voices.push_back(graph[id].source);
  }
  std::sort(voices.begin(), voices.end());
  voices.erase(std::unique(voices.begin(), voices.end()), voices.end());
  return voices;
}

ByteSpan excerpt(std::string_view text, ByteSpan within, ByteSpan focus, size_t max) {
  within.end = std::min<uint32_t>(within.end, static_cast<uint32_t>(text.size()));
  within = trimmed(text, within);
  if (within.size() <= max) return within;
  if (focus.empty() || !within.contains(focus)) focus = {within.begin, within.begin};
  size_t begin = focus.begin;
  while (begin > within.begin && !begins_sentence(text, begin)) --begin;
  if (focus.begin - begin > max / 2) {  // a very long sentence: start within it
    begin = focus.begin - max / 3;
    begin = std::max<size_t>(within.begin, cut_at_word(text, within.begin, begin));
  }
  // The last end of a sentence that still fits, else the last word that does.
  const size_t limit = std::max<size_t>(std::min<size_t>(within.end, begin + max), focus.end);
  size_t end = limit;
  while (end > std::max<size_t>(focus.end, begin + max / 3) && end < within.end && !begins_sentence(text, end)) --end;
  if (end <= std::max<size_t>(focus.end, begin + max / 3)) end = limit == within.end ? limit : cut_at_word(text, std::max<size_t>(focus.end, begin), limit);
  return trimmed(text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
}

std::vector<ByteSpan> sentences_of(std::string_view text, ByteSpan within) {
  within.end = std::min<uint32_t>(within.end, static_cast<uint32_t>(text.size()));
  std::vector<ByteSpan> sentences;
  for (uint32_t begin = within.begin; begin < within.end;) {
    uint32_t end = begin + 1;
    while (end < within.end && !begins_sentence(text, end)) ++end;
    if (const ByteSpan sentence = trimmed(text, {begin, end}); !sentence.empty()) sentences.push_back(sentence);
    begin = end;
  }
  return sentences;
}

ByteSpan said_part(std::string_view text, ByteSpan content, bool direct) {
  constexpr std::string_view kThat = "that ";
  if (!direct && slice(text, content).starts_with(kThat)) content.begin += static_cast<uint32_t>(kThat.size());
  return content;
}

ByteSpan context_of(std::string_view text, ByteSpan span, size_t max) {
  size_t begin = std::min<size_t>(span.begin, text.size()), end = std::clamp<size_t>(span.end, begin, text.size());
  const size_t lowest = begin > max ? begin - max : 0, highest = std::min(text.size(), end + max);
  while (begin > lowest && !(text[begin - 1] == '\n' && begin >= 2 && text[begin - 2] == '\n')) --begin;
  while (end < highest && text.substr(end, 2) != "\n\n") ++end;
  if (begin == lowest && lowest > 0)  // not at a paragraph: move to a word
    while (begin < span.begin && !is_space(text[begin])) ++begin;
  if (end == highest && highest < text.size()) end = cut_at_word(text, span.end, highest);
  const ByteSpan context = trimmed(text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(std::max<size_t>(end, span.end))});
  return {std::min(context.begin, span.begin), std::max(context.end, span.end)};
}

}  // namespace dossier
