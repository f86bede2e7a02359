#pragma once
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/report_writer.h"

namespace dossier {

/// An entity beside the subjects, and what links it to them. Shared by the table of actors and the picture.
struct Actor {
  EntityId id;
  std::vector<const ReportFinding*> facts, claims;  ///< best first; `claims`: told by speakers, denied, proposed ...
  std::vector<StatementId> statements;        ///< of theirs
  uint32_t sources = 0;
};
std::vector<Actor> find_actors(const ReportWriter&, const ReportScope&);  ///< by sources, then findings, then entity

// The sections that every report has, in the order in which they stand. Each adds itself to the report, or nothing when
// the scope has nothing for it. What the articles state and what speakers claim are always kept in separate blocks.
void write_brief(ReportWriter&, const ReportScope&);
void write_actors(ReportWriter&, const ReportScope&, const std::vector<Actor>&);
void write_key_facts(ReportWriter&, const ReportScope&);
void write_relations(ReportWriter&, const ReportScope&);
void write_timeline(ReportWriter&, const ReportScope&);
void write_who_says_what(ReportWriter&, const ReportScope&);
void write_disagreements(ReportWriter&, const ReportScope&, const std::vector<Contradiction>&);
void write_not_facts(ReportWriter&, const ReportScope&);
void write_picture(ReportWriter&, const ReportScope&, std::vector<Actor>);
void write_open_questions(ReportWriter&, const ReportScope&, const std::vector<Contradiction>&);

// Special pages.
void write_membership(ReportWriter&, const ReportScope&, EntityId organisation);  ///< members and ledger
void write_conflicts_among_members(ReportWriter&, const ReportScope&, EntityId organisation);
void write_person(ReportWriter&, const ReportScope&, EntityId person);            ///< roles, affiliations, words
void write_country(ReportWriter&, const ReportScope&, EntityId country);          ///< memberships, conflicts, who spoke for it
void write_conflict(ReportWriter&, const ReportScope&, EntityId event);           ///< parties, casualties, each side's words
void write_pair(ReportWriter&, const ReportScope&);                               ///< each side's words, third parties

/// "is a member of", "is in conflict with": what `actor` is to the other side of the finding.
std::string relation_of(const ReportWriter&, const ReportFinding&, EntityId actor);

/// A finding of a symmetric type with the subject as its source, if it takes part.
ReportFinding oriented(const ReportWriter&, const ReportScope&, ReportFinding);

/// When it was or began, else when it ended, else when it was first published.
PartialDate day_of(const ReportFinding&);

/// Whether another finding of the scope says it more exactly: a membership by the joining that began it, a suspended one
/// by its suspension, an affiliation by the post that is held there.
bool told_by_another(const ReportWriter&, const ReportScope&, const ReportFinding&);

/// The findings, each as oriented() gives it, in groups that one sentence tells. Of a whole corpus only the first thousands
/// are grouped: nobody reads further. Holds pointers to the findings given.
class OrientedGroups {
 public:
  OrientedGroups(const ReportWriter&, const ReportScope&, std::span<const ReportFinding* const>);
  const std::vector<FindingGroup>& groups() const { return groups_; }

 private:
  std::deque<ReportFinding> turned_;  // copies of those whose sides were exchanged
  std::vector<FindingGroup> groups_;
};

/// Facts in one table, what speakers claim in another: the affirmed ones among the findings, at most `max` each.
void split_by_voice(ReportWriter&, const std::vector<ReportFinding>&, size_t max);
bool in_class(const ReportWriter&, const ReportFinding&, std::string_view relation_class);

/// What one speaker said; unnamed speakers are one each.
struct SpeakerStatements {
  EntityId speaker;
  std::vector<StatementId> statements;  ///< in the order of the articles
};
/// Statements of the scope that pass `keep`, by speaker: most statements first.
std::vector<SpeakerStatements> by_speaker(const ReportWriter&, const ReportScope&, const std::function<bool(StatementId)>& keep);

/// Quotations of the statements with speaker, stance towards `about` (if valid) and date in front.
void quote(ReportWriter&, const std::vector<SpeakerStatements>&, EntityId about, size_t max_each, size_t max_speakers);

inline constexpr std::string_view kBySources = "by number of independent sources";

}  // namespace dossier
