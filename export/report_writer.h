#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "export/report.h"
#include "export/report_findings.h"
#include "export/report_grammar.h"
#include "graph/filter.h"

namespace dossier {

/// What a report is about: the records that it may use, in ascending order, after the filter.
struct ReportScope {
  std::vector<EntityId> subjects;  ///< none for a topic or a corpus
  std::vector<ClaimId> claims;
  std::vector<StatementId> statements;
  std::vector<uint32_t> events;
  std::vector<ReportFinding> findings;  ///< of the claims
  std::vector<bool> told;         ///< by event: a claim of the scope is projected from it
  /// Joinings, suspensions and posts that are told as facts or by one speaker: type, source, target, attributed, speaker, day of joining.
  std::set<std::tuple<TypeId, EntityId, EntityId, bool, EntityId, PartialDate>> exact;
};

inline bool is_subject(const ReportScope& scope, EntityId id) {
  for (const EntityId subject : scope.subjects)
    if (subject == id) return true;
  return false;
}

/// Whether a subject takes part in the finding itself; each finding does when there is no subject.
inline bool touches_subject(const ReportScope& scope, const ReportFinding& finding) {
  return scope.subjects.empty() || is_subject(scope, finding.source) || is_subject(scope, finding.target);
}

/// Appends to a line: `line << "text"`.
Line& operator<<(Line& line, std::string_view text);
Line& operator<<(Line& line, Line other);
inline Line operator<<(Line&& line, std::string_view text) { return std::move(line << text); }
inline Line operator<<(Line&& line, Line other) { return std::move(line << std::move(other)); }
Line text_line(std::string_view text);
Inline muted(std::string text);
Inline strong(std::string text);

/// Writes the sentences, tables and quotations of one report and numbers its citations and entities in order of first
/// use. Holds the report that grows; one per report, on one thread.
class ReportWriter {
 public:
  ReportWriter(const KnowledgeGraph&, const ReportOptions&);

  const KnowledgeGraph& graph;
  const ReportOptions& options;
  const ReportGrammar& grammar;
  RelationReport report;
  std::set<TypeId> told_types;  ///< relation types that a special page has told in full
  std::set<StatementId> quoted; ///< statements that stand in the report at length

  // Whether the filter lets a record through.
  bool passes(ClaimId id) const { return !selection_ || selection_->contains(id); }
  bool passes(StatementId id) const { return !selection_ || selection_->contains(id); }
  bool passes_event(uint32_t event) const { return !selection_ || selection_->contains_event(event); }

  std::string_view string(StringId id) const { return id.valid() ? graph.string(id) : std::string_view(); }
  std::string_view type_name(TypeId id) const { return graph.schema()[id].name; }

  // Names. `in_sentence`: with the article that the name takes.
  uint32_t entity(EntityId);
  Line name(EntityId, bool in_sentence = true);
  Line names(const std::vector<EntityId>&, size_t max = SIZE_MAX);  ///< "A, B and C", "A, B and 3 others"
  Line described(EntityId);                                         ///< the name, with the role or kind behind it
  std::string role_of(EntityId) const;                              ///< "political analyst", "country", "alliance"
  std::string profile_of(EntityId) const;                           ///< the role, of a person with affiliation and place

  // Citations.
  uint32_t cite(DocumentId, ByteSpan, std::string record);
  Line cites(const ReportFinding&);                                ///< one passage for each of up to three sources
  Line cite_claims(const std::vector<ClaimId>&, size_t max);  ///< the passages of the first `max`
  Line cite_statement(StatementId, ByteSpan);

  // Sentences. They end with their citations.
  Line sentence(const ReportFinding&, bool with_time = true);
  /// One sentence for findings that share type, voice and mood, and the source (`by_target` false: the target).
  /// `target_first`: in the inverse voice, "the Pact has A and B as members".
  Line group_sentence(const std::vector<const ReportFinding*>&, bool by_target, bool with_time = true, bool target_first = false);
  Line sentence(const FindingGroup& group, bool with_time = true) { return group_sentence(group.findings, group.by_target, with_time); }
  Line event_line(uint32_t event);   ///< "Consultation: Armenia and Russia, in Yerevan [3]"
  Line passage(const ReportFinding&);  ///< the source's own words, cut to a sentence or two
  Line attribution_prefix(StatementId);   ///< "according to B, " for a statement that B reports
  Line voice_line(const ReportFinding&);  ///< "the article itself", or the speaker
  std::string_view standing(Polarity, Modality) const;  ///< "stated", "denied", "proposed", "predicted not to happen"
  std::string time_of(const ReportFinding&) const;  ///< "in 2022"; of an act in a span of time, "between A and B"
  std::string when(const ReportFinding&) const;   ///< its time in words, else "reported" and the day of publication

  // Statements.
  ReportQuotation quotation(StatementId, EntityId about, size_t max = 400);
  ReportQuotation quotation_of(StatementId, ByteSpan part);  ///< that part of what was said, whole
  const AboutRecord* about(StatementId, EntityId) const;  ///< nullptr: the statement is not about the entity
  /// Where a statement that takes no side says most of the entity: at its last naming, for conclusions come last.
  ByteSpan last_naming(StatementId, EntityId) const;
  Line speaker(StatementId);                              ///< the name, or the words that the article uses
  Line stance_words(Stance) const;

  // Sections and blocks.
  ReportSection& section(std::string id, std::string title);
  void heading(std::string text);
  void paragraph(Line);
  void note(std::string text);
  // What is shown is already cut to limit(); `total` says how much there was, `order` by what it was chosen.
  void list(std::vector<Line> items, size_t total, std::string_view order);
  void table(ReportTable, size_t total, std::string_view order);
  void quotations(std::vector<ReportQuotation>, size_t total, std::string_view order);
  size_t limit(size_t total, size_t max) const { return options.full || total < max ? total : max; }
  void drop_empty_section();  ///< takes back the last section when nothing was put into it

 private:
  ReportBlock& block(ReportBlock::Kind);
  void cut_note(size_t shown, size_t total, std::string_view order);
  Line expand(const std::vector<ClausePiece>&, const Line& subject, const Line& other, const Line& speaker) const;
  ClauseSpec spec_of(const ReportFinding&) const;
  std::string position_of(EntityId person) const;
  bool speaks_for(EntityId speaker, EntityId entity);
  ClauseSpec voiced_spec(const ReportFinding&, Line& speaker_line, Line& aside);

  std::optional<Selection> selection_;  // none: everything passes, and nothing of the graph need be read for it
  std::map<EntityId, uint32_t> entity_numbers_;
  std::map<std::pair<DocumentId, ByteSpan>, uint32_t> citation_numbers_;
  std::map<EntityId, std::vector<EntityId>> voices_;
};

/// Upper-cases the first letter of a line, through its pieces.
void capitalise(Line&);

}  // namespace dossier
