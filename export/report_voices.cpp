#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "export/report_sections.h"
#include "graph/questions/reported_words.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kSpeakers = 12, kQuotesEach = 3, kOwnQuotes = 12, kDisagreements = 10, kNotFactsEach = 12, kOpenEach = 6;
constexpr size_t kShortQuote = 220;
constexpr float kLowConfidence = 0.5f;

/// The first content of a statement that holds the words, for a citation.
ByteSpan content_with(const KnowledgeGraph& graph, StatementId id, ByteSpan words) {
  for (const ByteSpan content : graph.content(id))
    if (words.empty() || content.contains(words)) return content;
  return graph.content(id).empty() ? ByteSpan{} : graph.content(id).front();
}

/// "opposes: “discredited itself” [4]": the words that carry a stance, else those that name the entity last.
Line words_of(ReportWriter& writer, StatementId id, const AboutRecord& about) {
  const StatementRecord& statement = writer.graph[id];
  const ByteSpan focus = about.words.empty() ? writer.last_naming(id, about.entity) : about.words;
  const ByteSpan content = content_with(writer.graph, id, focus);
  Line line;
  if (content.empty() || !statement.document.valid()) return line;
  const std::string_view text = writer.graph.text(statement.document);
  const ByteSpan said = said_part(text, content, statement.direct), span = excerpt(text, said, focus, kShortQuote);
  const std::string words = (span.begin > said.begin ? "\u2026 " : "") + squeeze(slice(text, with_cue(writer.graph, id, span))) + (span.end < said.end ? " \u2026" : "");
  // Quotation marks are for the speaker's own words.
  if (!statement.direct) line.push_back(muted("in the article\u2019s wording: "));
  line.push_back({statement.direct ? Inline::Kind::Quote : Inline::Kind::Text, words, 0});
  return line << writer.cite_statement(id, with_cue(writer.graph, id, span));
}

/// Each speaker's stances towards one entity, from the statements of the scope.
struct Stances {
  EntityId speaker;
  std::array<std::vector<StatementId>, 3> by_stance;  // by Stance
};

std::vector<Stances> stances_towards(const ReportWriter& writer, const ReportScope& scope, EntityId target) {
  std::vector<Stances> result;
  std::map<EntityId, size_t> index;
  for (const StatementId id : scope.statements) {
    const AboutRecord* about = writer.about(id, target);
    const EntityId speaker = writer.graph[id].speaker;
    if (!about || !speaker.valid() || speaker == target) continue;
    const auto [found, inserted] = index.try_emplace(speaker, result.size());
    if (inserted) result.push_back({speaker, {}});
    result[found->second].by_stance[static_cast<size_t>(about->stance)].push_back(id);
  }
  return result;
}

/// The statement of a stance that shows it best: the strongest, then one in the speaker's own words, then the first.
StatementId strongest(const ReportWriter& writer, const std::vector<StatementId>& statements, EntityId target) {
  return *std::max_element(statements.begin(), statements.end(), [&](StatementId a, StatementId b) {
    return std::tuple(writer.about(a, target)->strength, writer.graph[a].direct) < std::tuple(writer.about(b, target)->strength, writer.graph[b].direct);
  });
}

/// Who stands where on the subject, with the words that carry it.
void stance_table(ReportWriter& writer, const ReportScope& scope, EntityId target) {
  const std::vector<Stances> all = stances_towards(writer, scope, target);
  ReportTable table;
  table.columns = {"Speaker", "Role", "Stance on " + std::string(writer.graph.name(target)), "In words"};
  const size_t shown = writer.limit(all.size(), kSpeakers);
  for (size_t i = 0; i < shown; ++i) {
    Line stance, words;
    for (const Stance kind : {Stance::Support, Stance::Oppose, Stance::Neutral}) {
      const auto& statements = all[i].by_stance[static_cast<size_t>(kind)];
      if (statements.empty() || (kind == Stance::Neutral && !stance.empty())) continue;
      stance << (stance.empty() ? "" : "; ") << writer.stance_words(kind);
      if (statements.size() > 1) stance << " (" << counted(statements.size(), "statement", "statements") << ")";
      const StatementId best = strongest(writer, statements, target);
      if (!words.empty()) words << " ";
      words << words_of(writer, best, *writer.about(best, target));
    }
    table.rows.push_back({writer.name(all[i].speaker, false), text_line(writer.profile_of(all[i].speaker)), std::move(stance), std::move(words)});
  }
  writer.table(std::move(table), all.size(), "in the order of the articles");
}

/// The entities on which some speaker of the scope supports and another opposes; most speakers first.
std::vector<EntityId> disputed_targets(const ReportWriter& writer, const ReportScope& scope) {
  std::map<EntityId, std::array<std::set<EntityId>, 3>> speakers;
  for (const StatementId id : scope.statements)
    for (const AboutRecord& about : writer.graph.about(id))
      if (writer.graph[id].speaker.valid()) speakers[about.entity][static_cast<size_t>(about.stance)].insert(writer.graph[id].speaker);
  std::vector<std::pair<size_t, EntityId>> order;
  for (const auto& [entity, by_stance] : speakers) {
    const auto& support = by_stance[static_cast<size_t>(Stance::Support)];
    const auto& oppose = by_stance[static_cast<size_t>(Stance::Oppose)];
    std::set<EntityId> all(support);
    all.insert(oppose.begin(), oppose.end());
    if (support.empty() || oppose.empty() || all.size() < 2) continue;
    order.emplace_back(is_subject(scope, entity) ? SIZE_MAX : all.size(), entity);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<EntityId> result;
  for (const auto& [count, entity] : order) result.push_back(entity);
  return result;
}

void opposite_stances(ReportWriter& writer, const ReportScope& scope) {
  const std::vector<EntityId> targets = disputed_targets(writer, scope);
  const size_t shown = writer.limit(targets.size(), scope.subjects.empty() ? kDisagreements : 3);
  for (size_t i = 0; i < shown; ++i) {
    ReportTable table;
    const std::string name(writer.graph.name(targets[i]));
    table.columns = {"For " + name, "Against " + name};
    std::array<std::vector<StatementId>, 2> sides;  // the clearest words of each speaker
    for (const Stances& s : stances_towards(writer, scope, targets[i]))
      for (const size_t side : {0u, 1u})
        if (const auto& statements = s.by_stance[static_cast<size_t>(side == 0 ? Stance::Support : Stance::Oppose)]; !statements.empty())
          sides[side].push_back(strongest(writer, statements, targets[i]));
    const size_t total = std::max(sides[0].size(), sides[1].size());
    for (size_t row = 0; row < writer.limit(total, kDisagreements); ++row) {
      table.rows.emplace_back();
      for (const auto& side : sides) {
        Line cell;
        if (row < side.size())
          cell << writer.described(writer.graph[side[row]].speaker) << ": " << words_of(writer, side[row], *writer.about(side[row], targets[i]));
        table.rows.back().push_back(std::move(cell));
      }
    }
    writer.table(std::move(table), total, "in the order of the articles");
  }
}

}  // namespace

std::vector<SpeakerStatements> by_speaker(const ReportWriter& writer, const ReportScope& scope,
                                          const std::function<bool(StatementId)>& keep) {
  std::vector<SpeakerStatements> result;
  std::map<EntityId, size_t> index;
  for (const StatementId id : scope.statements) {
    if (!keep(id)) continue;
    const EntityId speaker = writer.graph[id].speaker;
    size_t at = result.size();
    if (speaker.valid()) at = index.try_emplace(speaker, at).first->second;
    if (at == result.size()) result.push_back({speaker, {}});
    result[at].statements.push_back(id);
  }
  std::stable_sort(result.begin(), result.end(), [](const SpeakerStatements& a, const SpeakerStatements& b) {
    return std::tuple(b.speaker.valid(), b.statements.size()) < std::tuple(a.speaker.valid(), a.statements.size());
  });
  return result;
}

void quote(ReportWriter& writer, const std::vector<SpeakerStatements>& speakers, EntityId about, size_t max_each,
           size_t max_speakers) {
  size_t total = 0;
  for (const SpeakerStatements& s : speakers) total += s.statements.size();
  std::vector<ReportQuotation> quotations;
  const size_t shown = writer.limit(speakers.size(), max_speakers);
  for (size_t i = 0; i < shown; ++i) {
    std::vector<StatementId> statements = speakers[i].statements;
    // What takes a side says more than what does not.
    std::stable_sort(statements.begin(), statements.end(), [&](StatementId a, StatementId b) {
      const AboutRecord *x = about.valid() ? writer.about(a, about) : nullptr, *y = about.valid() ? writer.about(b, about) : nullptr;
      return (x ? x->strength : 0) > (y ? y->strength : 0);
    });
    statements.resize(writer.limit(statements.size(), max_each));
    for (const StatementId id : statements) {
      writer.quoted.insert(id);
      ReportQuotation quotation = writer.quotation(id, about);
      const EntityId speaker = writer.graph[id].speaker;
      // Who a speaker is stands with the first words of theirs.
      Line lead = !speaker.valid() ? writer.speaker(id) : id == statements.front() ? writer.described(speaker) : writer.name(speaker, false);
      capitalise(lead);
      const AboutRecord* record = about.valid() ? writer.about(id, about) : nullptr;
      if (record && record->stance != Stance::Neutral)
        lead << " \u2014 " << writer.stance_words(record->stance) << " " << writer.name(about);
      if (const Line reporters = writer.attribution_prefix(id); !reporters.empty()) {
        lead << ", " << reporters;
        if (lead.back().kind == Inline::Kind::Text && lead.back().text.ends_with(", ")) lead.back().text.resize(lead.back().text.size() - 2);
      }
      const bool shows_denial = !writer.graph[id].direct && (quotation.words.starts_with("did not ") || quotation.words.starts_with("does not ") ||
                                                             quotation.words.starts_with("has not ") || quotation.words.starts_with("never "));
      if (writer.graph[id].polarity == Polarity::Negative && !shows_denial) lead << ", who is said not to have said this";
      if (!quotation.lead.empty()) lead << " (" << quotation.lead << ")";
      quotation.lead = std::move(lead);
      quotations.push_back(std::move(quotation));
    }
  }
  writer.quotations(std::move(quotations), total, "the speakers with most statements first, each one's clearest words");
}

void write_who_says_what(ReportWriter& writer, const ReportScope& scope) {
  writer.section("voices", "Who says what");
  for (const EntityId subject : scope.subjects) {
    if (scope.subjects.size() == 1) stance_table(writer, scope, subject);
    const auto others = by_speaker(writer, scope, [&](StatementId id) {
      return writer.graph[id].speaker != subject && writer.about(id, subject) && !writer.quoted.contains(id);
    });
    if (!others.empty()) writer.heading("About " + std::string(writer.graph.name(subject)));
    quote(writer, others, subject, kQuotesEach, kSpeakers);
    const auto own = by_speaker(writer, scope, [&](StatementId id) { return writer.graph[id].speaker == subject && !writer.quoted.contains(id); });
    const bool person = writer.graph[subject].type == EntityType::Person && scope.subjects.size() == 1;
    if (own.empty() || person) continue;  // a person's own words have a section of their own
    writer.heading(std::string(writer.graph.name(subject)) + " itself");
    quote(writer, own, {}, kOwnQuotes, 1);
  }
  if (scope.subjects.empty()) quote(writer, by_speaker(writer, scope, [](StatementId) { return true; }), {}, kQuotesEach, kSpeakers);
  writer.drop_empty_section();
}

void write_disagreements(ReportWriter& writer, const ReportScope& scope, const std::vector<Contradiction>& contradictions) {
  writer.section("disagreements", "Where they disagree");
  ReportTable table;
  table.columns = {"One account", "Another", "They differ in"};
  const size_t shown = writer.limit(contradictions.size(), kDisagreements);
  for (size_t i = 0; i < shown; ++i) {
    const Contradiction& c = contradictions[i];
    const auto side = [&](size_t at) {
      const ReportFinding& f = scope.findings[at];
      Line line = writer.sentence(oriented(writer, scope, f));
      if (!f.attributed) line = Line() << "The articles themselves: " << line;
      return line;
    };
    table.rows.push_back({side(c.first), side(c.second), text_line(c.opposite ? "whether it is so" : "how certain it is")});
  }
  writer.table(std::move(table), contradictions.size(), "flat contradictions first");
  opposite_stances(writer, scope);
  writer.drop_empty_section();
}

void write_not_facts(ReportWriter& writer, const ReportScope& scope) {
  writer.section("not-facts", "Not facts: denied, proposed, wanted, predicted, imagined");
  for (const Modality modality : {Modality::Asserted, Modality::Proposed, Modality::Desired, Modality::Predicted,
                                  Modality::Probable, Modality::Possible, Modality::Hypothetical}) {
    std::vector<const ReportFinding*> findings;
    for (const ReportFinding& f : scope.findings)
      if (!f.affirmed() && f.modality == modality) findings.push_back(&f);
    std::vector<uint32_t> events;
    for (const uint32_t index : scope.events) {
      const EventRecord& e = writer.graph.events()[index];
      const bool affirmed = e.polarity == Polarity::Positive && e.modality == Modality::Asserted;
      if (!scope.told[index] && !affirmed && e.modality == modality) events.push_back(index);
    }
    if (findings.empty() && events.empty()) continue;
    writer.heading(std::string(writer.grammar.word("section", to_string(modality))));
    std::stable_sort(findings.begin(), findings.end(),
                     [](const ReportFinding* a, const ReportFinding* b) { return a->attributed < b->attributed; });
    const OrientedGroups groups(writer, scope, findings);
    const size_t total = groups.groups().size() + events.size(), shown = writer.limit(total, kNotFactsEach);
    std::vector<Line> lines;
    for (const FindingGroup& group : groups.groups()) {
      if (lines.size() == shown) break;
      lines.push_back(writer.sentence(group));
      if (!group.first().attributed) lines.back().push_back(muted(" (the article itself)"));
      if (Line words = writer.passage(group.first()); !words.empty()) lines.back() << " As it stands written: " << std::move(words);
    }
    for (const uint32_t index : events)
      if (lines.size() < shown) lines.push_back(writer.event_line(index));
    writer.list(std::move(lines), total, kBySources);
  }
  writer.drop_empty_section();
}

void write_open_questions(ReportWriter& writer, const ReportScope& scope, const std::vector<Contradiction>& contradictions) {
  writer.section("open", "Open questions");
  std::vector<DocumentId> documents;
  for (const ReportFinding& f : scope.findings)
    for (const ClaimId id : f.claims) documents.push_back(writer.graph[id].document);
  const uint32_t sources = independent_sources(writer.graph, documents);
  const auto select = [&](const auto& keep) {
    std::vector<const ReportFinding*> result;
    for (const ReportFinding& f : scope.findings)
      if (f.fact() && keep(f)) result.push_back(&f);
    return result;
  };
  const auto say = [&](const std::vector<const ReportFinding*>& findings, const std::string& title) {
    if (findings.empty()) return;
    writer.heading(title);
    const OrientedGroups groups(writer, scope, findings);
    std::vector<Line> lines;
    for (size_t i = 0; i < writer.limit(groups.groups().size(), kOpenEach); ++i) lines.push_back(writer.sentence(groups.groups()[i]));
    writer.list(std::move(lines), groups.groups().size(), kBySources);
  };
  if (sources == 1) {
    writer.paragraph(text_line("All of this rests on one independent source: nothing here is corroborated by a second."));
  } else {
    say(select([](const ReportFinding& f) { return f.sources == 1; }), "Stated by one source only");
  }
  say(select([](const ReportFinding& f) { return f.confidence < kLowConfidence; }), "Read with low confidence: check the passage");
  if (!contradictions.empty())
    writer.paragraph(text_line(counted(contradictions.size(), "pair of accounts differs", "pairs of accounts differ") + ": see \u201cWhere they disagree\u201d."));
  std::vector<Line> unnamed;
  size_t total = 0;
  for (const StatementId id : scope.statements) {
    const StatementRecord& s = writer.graph[id];
    if (s.speaker.valid() || !s.document.valid()) continue;
    if (++total > writer.limit(SIZE_MAX, kOpenEach)) continue;
    Line line = writer.speaker(id);
    capitalise(line);
    const ByteSpan content = content_with(writer.graph, id, {});
    line << writer.cite_statement(id, s.source.empty() ? content : s.source);
    unnamed.push_back(std::move(line));
  }
  if (!unnamed.empty()) writer.heading("Said by nobody whom the articles name");
  writer.list(std::move(unnamed), total, "in the order of the articles");
  writer.drop_empty_section();
}

}  // namespace dossier
