#include "export/report_writer.h"

#include <algorithm>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kContextBytes = 400;
constexpr size_t kLongestSourceWords = 60;
constexpr size_t kLongestRole = 90;
constexpr size_t kCitationsOfFinding = 3;
constexpr size_t kNamesInSentence = 8;
constexpr size_t kLongestPassage = 240;
constexpr size_t kDeepestAttribution = 4;

std::string capitalised(std::string_view text) {
  if (text.empty()) return "";
  std::string result(text);
  if (result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

/// "the country's Security Council", "his party": clear only where it was written.
bool points_elsewhere(std::string_view text) {
  const std::string padded = " " + to_lower(text) + " ";
  for (const std::string_view word : {" the country's ", " the country\u2019s ", " its ", " his ", " her ", " their ", " our ", " my "})
    if (padded.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

Line& operator<<(Line& line, std::string_view text) {
  if (text.empty()) return line;
  if (!line.empty() && line.back().kind == Inline::Kind::Text) line.back().text += text;
  else line.push_back({Inline::Kind::Text, std::string(text), 0});
  return line;
}

Line& operator<<(Line& line, Line other) {
  for (Inline& piece : other) {
    if (piece.kind == Inline::Kind::Text) line << piece.text;
    else line.push_back(std::move(piece));
  }
  return line;
}

Line text_line(std::string_view text) { return Line() << text; }
Inline muted(std::string text) { return {Inline::Kind::Muted, std::move(text), 0}; }
Inline strong(std::string text) { return {Inline::Kind::Strong, std::move(text), 0}; }

void capitalise(Line& line) {
  if (!line.empty() && line.front().kind == Inline::Kind::Text) line.front().text = capitalised(line.front().text);
}

ReportWriter::ReportWriter(const KnowledgeGraph& g, const ReportOptions& o) : graph(g), options(o), grammar(ReportGrammar::builtin()) {
  if (!o.filter.empty()) selection_.emplace(g, o.filter);
}

uint32_t ReportWriter::entity(EntityId id) {
  const auto [found, inserted] = entity_numbers_.try_emplace(id, static_cast<uint32_t>(report.entities.size()));
  if (!inserted) return found->second;
  const EntityRecord& record = graph[id];
  ReportEntity entity{id, record.type, std::string(graph.name(id)), std::string(string(record.ref)),
                      std::string(string(record.kind)), {}};
  for (const StringId alias : graph.aliases(id)) entity.aliases.emplace_back(graph.string(alias));
  report.entities.push_back(std::move(entity));
  return found->second;
}

Line ReportWriter::name(EntityId id, bool in_sentence) {
  Line line;
  std::string_view text = graph.name(id);
  const bool has_article = text.starts_with("The ") || text.starts_with("the ");
  if (has_article) text.remove_prefix(4);
  if (in_sentence && (has_article || grammar.takes_article(graph[id].type, text, string(graph[id].kind)))) line << "the ";
  line.push_back({Inline::Kind::Entity, std::string(text), entity(id)});
  return line;
}

Line ReportWriter::names(const std::vector<EntityId>& ids, size_t max) {
  Line line;
  const size_t shown = ids.size() > max ? max : ids.size(), rest = ids.size() - shown;
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) line << (i + 1 == shown && rest == 0 ? " and " : ", ");
    line << name(ids[i]);
  }
  if (rest > 0) line << " and " << counted(rest, "other", "others");
  return line;
}

/// "secretary, Council of Norland": a position that the articles state.
std::string ReportWriter::position_of(EntityId person) const {
  for (const ClaimId id : graph.claims_from(person)) {
    const ClaimRecord& c = graph[id];
    if (type_name(c.type) != "HOLDS_POSITION" || !is_fact(c) || string(c.role).empty()) continue;
    const std::string role = squeeze(string(c.role));
    return (points_elsewhere(role) ? role.substr(0, role.find(" of ")) : role) + ", " + std::string(graph.name(c.target));
  }
  return "";
}

std::string ReportWriter::profile_of(EntityId id) const {
  std::string profile = role_of(id);
  if (graph[id].type != EntityType::Person) return profile;
  for (const std::string_view key : {"affiliation", "place"}) {
    for (const PropertyRecord& property : graph.properties(id)) {
      const std::string value = squeeze(graph.string(property.value));
      if (graph.string(property.key) != key || points_elsewhere(value) || value.size() > kLongestRole || profile.find(value) != std::string::npos) continue;
      profile += key == "place" ? " (" + value + ")" : ", " + value;
      break;
    }
  }
  return profile;
}

std::string ReportWriter::role_of(EntityId id) const {
  const EntityRecord& record = graph[id];
  if (record.type == EntityType::Person) {
    std::string role;
    for (const std::string_view key : {"role", "title"}) {
      for (const PropertyRecord& property : graph.properties(id)) {
        if (graph.string(property.key) != key) continue;
        const std::string value = squeeze(graph.string(property.value));
        if (points_elsewhere(value) && !position_of(id).empty()) continue;
        if (role.find(value) != std::string::npos || role.size() + value.size() > kLongestRole) continue;
        role += (role.empty() ? "" : ", ") + value;
      }
    }
    if (!role.empty()) return role;
    if (const std::string position = position_of(id); !position.empty()) return position;
  }
  const std::string_view kind = string(record.kind);
  return std::string(kind.empty() ? grammar.word("type", to_string(record.type)) : grammar.word("kind", kind));
}

Line ReportWriter::described(EntityId id) {
  Line line = name(id, false);
  if (graph[id].type == EntityType::Person)
    if (const std::string role = profile_of(id); role != grammar.word("type", "Person")) line << ", " << role;
  return line;
}

uint32_t ReportWriter::cite(DocumentId document, ByteSpan span, std::string record) {
  if (!document.valid() || span.empty()) return 0;
  const auto [found, inserted] =
      citation_numbers_.try_emplace({document, span}, static_cast<uint32_t>(report.citations.size() + 1));
  if (inserted) report.citations.push_back({document, span, context_of(graph.text(document), span, kContextBytes), {}});
  auto& records = report.citations[found->second - 1].records;
  if (std::find(records.begin(), records.end(), record) == records.end()) records.push_back(std::move(record));
  return found->second;
}

Line ReportWriter::cites(const ReportFinding& finding) {
  std::vector<ClaimId> chosen;
  std::vector<uint32_t> groups;
  for (const ClaimId id : finding.claims) {
    if (chosen.size() == kCitationsOfFinding) break;
    if (!graph[id].document.valid()) continue;
    const uint32_t group = graph[graph[id].document].source_group;
    if (std::find(groups.begin(), groups.end(), group) != groups.end()) continue;
    groups.push_back(group);
    chosen.push_back(id);
  }
  return cite_claims(chosen, kCitationsOfFinding);
}

Line ReportWriter::cite_claims(const std::vector<ClaimId>& claims, size_t max) {
  std::vector<uint32_t> numbers;
  for (size_t i = 0; i < std::min(max, claims.size()); ++i)
    if (const uint32_t number = cite(graph[claims[i]].document, graph[claims[i]].span, claim_key(graph[claims[i]])); number > 0)
      numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  Line line;
  for (const uint32_t number : numbers) line.push_back({Inline::Kind::Cite, "", number});
  return line;
}

Line ReportWriter::cite_statement(StatementId id, ByteSpan span) {
  Line line;
  if (const uint32_t number = cite(graph[id].document, span, statement_key(graph[id])); number > 0)
    line.push_back({Inline::Kind::Cite, "", number});
  return line;
}

bool ReportWriter::speaks_for(EntityId speaker, EntityId entity) {
  if (speaker == entity) return true;
  auto found = voices_.find(entity);
  if (found == voices_.end()) found = voices_.emplace(entity, voices_of(graph, entity)).first;
  return std::binary_search(found->second.begin(), found->second.end(), speaker);
}

ClauseSpec ReportWriter::spec_of(const ReportFinding& finding) const {
  ClauseSpec spec;
  spec.type = type_name(finding.type);
  spec.polarity = finding.polarity;
  spec.modality = finding.modality;
  spec.status = finding.status;
  spec.other_type = graph[finding.target].type;
  spec.role = string(finding.role);
  spec.tense = grammar.told_in(spec.type);
  if (finding.status == Status::Former) spec.tense = Tense::Past;
  if (finding.status == Status::Current) spec.tense = Tense::Present;
  if (finding.time.end.known() && finding.reported.known() && to_days(finding.time.end.last_day()) < to_days(finding.reported))
    spec.tense = Tense::Past;
  // What is only possible lies ahead unless its time has passed.
  else if (finding.modality != Modality::Asserted && finding.status != Status::Former)
    spec.tense = Tense::Present;
  else if (spec.tense == Tense::Present && finding.time.begin.known() && !finding.time.end.known())
    spec.tense = Tense::Perfect;
  return spec;
}

Line ReportWriter::expand(const std::vector<ClausePiece>& pieces, const Line& subject, const Line& other,
                          const Line& speaker) const {
  Line line;
  for (const ClausePiece& piece : pieces) {
    switch (piece.slot) {
      case ClausePiece::Slot::Words: line << piece.words; break;
      case ClausePiece::Slot::Subject: line << subject; break;
      case ClausePiece::Slot::Other: line << other; break;
      case ClausePiece::Slot::Speaker: line << speaker; break;
    }
  }
  return line;
}

Line ReportWriter::speaker(StatementId id) {
  const StatementRecord& statement = graph[id];
  if (statement.speaker.valid()) return name(statement.speaker);
  const std::string words = statement.source.empty() || !statement.document.valid()
                                ? ""
                                : shorten(squeeze(graph.passage(statement.document, statement.source)), kLongestSourceWords);
  if (words.empty()) return text_line("an unnamed source");
  return {{Inline::Kind::Quote, words, 0}};
}

/// One "according to B, " for each level at which the statement is itself reported, the outermost first.
Line ReportWriter::attribution_prefix(StatementId id) {
  Line line;
  size_t depth = 0;
  for (StatementId outer = graph[id].attributed_to; outer.valid() && depth < kDeepestAttribution; outer = graph[outer].attributed_to, ++depth)
    line = Line() << "according to " << speaker(outer) << ", " << line;
  return line;
}

std::string ReportWriter::time_of(const ReportFinding& finding) const {
  const DateInterval& time = finding.time;
  if (graph.schema()[finding.type].group == "act" && time.begin.known() && time.end.known() && time.begin != time.end)
    return "between " + date_in_words(time.begin) + " and " + date_in_words(time.end);
  return time_in_words(time, spec_of(finding).tense);
}

std::string ReportWriter::when(const ReportFinding& finding) const {
  if (finding.time.known()) return capitalised(time_of(finding));
  return finding.reported.known() ? "Reported " + date_in_words(finding.reported) : "";
}

Line ReportWriter::sentence(const ReportFinding& finding, bool with_time) { return group_sentence({&finding}, true, with_time); }

/// How the voice of the finding words the clause. A proposal or wish of somebody who speaks for the subject is the
/// subject's own ("Norland proposed to leave (its minister, 3 May 2020)"): the speaker then goes into `aside`.
ClauseSpec ReportWriter::voiced_spec(const ReportFinding& finding, Line& speaker_line, Line& aside) {
  ClauseSpec spec = spec_of(finding);
  const bool mutual = graph.schema()[finding.type].symmetric && grammar.has_voice(spec.type, PhraseVoice::Mutual);
  if (mutual) spec.voice = PhraseVoice::Mutual;
  if (!finding.attributed) return spec;
  speaker_line = speaker(finding.statement);
  spec.telling = finding.speaker.valid() ? Telling::Speaker : Telling::Unnamed;
  const bool intends = finding.modality == Modality::Proposed || finding.modality == Modality::Desired;
  if (mutual || !intends || !finding.speaker.valid() || !speaks_for(finding.speaker, finding.source)) return spec;
  spec.telling = Telling::Self;
  if (finding.speaker != finding.source) aside = speaker_line;
  return spec;
}

Line ReportWriter::group_sentence(const std::vector<const ReportFinding*>& findings, bool by_target, bool with_time,
                                  bool target_first) {
  const ReportFinding& first = *findings.front();
  std::vector<EntityId> many;
  std::vector<ClaimId> claims;
  for (const ReportFinding* finding : findings) {
    many.push_back(by_target ? finding->target : finding->source);
    claims.push_back(finding->claims.front());
  }
  const size_t max = limit(many.size(), kNamesInSentence);
  Line line, speaker_line, aside;
  ClauseSpec spec = voiced_spec(first, speaker_line, aside);
  Line subject = by_target ? name(first.source) : names(many, max);
  Line other = by_target ? names(many, max) : name(first.target);
  (by_target ? spec.many_others : spec.many_subjects) = many.size() > 1;
  if (spec.voice == PhraseVoice::Mutual && many.size() > 1) spec.voice = PhraseVoice::Active;
  if (spec.voice == PhraseVoice::Mutual) {
    spec.many_subjects = true;
    subject = names({first.source, first.target});
  }
  if (target_first && spec.voice == PhraseVoice::Active) {
    spec.voice = PhraseVoice::Inverse;
    std::swap(subject, other);
    std::swap(spec.many_subjects, spec.many_others);
    spec.other_type = graph[first.source].type;
  }
  if (first.attributed) line << attribution_prefix(first.statement);
  line << expand(grammar.clause(spec), subject, other, speaker_line);
  capitalise(line);
  if (with_time && first.time.known()) line << " " << time_of(first);
  else if (with_time && first.reported.known() && first.attributed)
    aside << (aside.empty() ? "" : ", ") << date_in_words(first.reported);
  if (!aside.empty()) line << " (" << aside << ")";
  line << ".";
  return line << (findings.size() == 1 ? cites(first) : cite_claims(claims, max));
}

Line ReportWriter::passage(const ReportFinding& finding) {
  const ClaimRecord& claim = graph[finding.claims.front()];
  if (!claim.document.valid() || claim.span.empty()) return {};
  const std::string_view text = graph.text(claim.document);
  const ByteSpan span = excerpt(text, claim.span, claim.cue, kLongestPassage);
  Line line{{Inline::Kind::Quote, (span.begin > claim.span.begin ? "\u2026 " : "") + squeeze(slice(text, span)) + (span.end < claim.span.end ? " \u2026" : ""), 0}};
  return line;
}

Line ReportWriter::voice_line(const ReportFinding& finding) {
  return finding.attributed ? speaker(finding.statement) : text_line("the article itself");
}

std::string_view ReportWriter::standing(Polarity polarity, Modality modality) const {
  return grammar.word("standing", std::string(to_string(modality)) + " " + std::string(to_string(polarity)));
}

Line ReportWriter::event_line(uint32_t index) {
  const EventRecord& event = graph.events()[index];
  const EventType* type = graph.schema().find_event(string(event.type));
  const std::string label = type ? capitalised(type->label) : capitalised(to_lower(string(event.type)));
  const bool hostile = type && type->quad.ends_with("conflict");
  Line line;
  std::vector<EntityId> actors, recipients, places;
  for (const RoleRecord& role : graph.roles(event)) {
    const std::string_view word = string(role.role);
    auto& list = word == "recipient" ? recipients : word == "place" ? places : actors;
    if (std::find(list.begin(), list.end(), role.entity) == list.end()) list.push_back(role.entity);
  }
  if (event.attributed_to.valid()) {
    line << attribution_prefix(event.attributed_to) << "according to " << speaker(event.attributed_to) << ": ";
    capitalise(line);
  }
  line.push_back(strong(label));
  if (event.polarity == Polarity::Negative || event.modality != Modality::Asserted)
    line << " (" << standing(event.polarity, event.modality) << ")";
  if (!actors.empty()) line << " by " << names(actors, 6);
  if (!recipients.empty()) line << (actors.empty() ? " of " : hostile ? " against " : " towards ") << names(recipients, 6);
  if (!places.empty()) line << " in " << names(places, 3);
  line << ".";
  if (const uint32_t number = cite(event.document, event.span, event_key(event)); number > 0)
    line.push_back({Inline::Kind::Cite, "", number});
  return line;
}

}  // namespace dossier
