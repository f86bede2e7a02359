#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/filter.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// What several claims say alike: the same relation between the same entities, with the same polarity, modality and
/// status, told by the same voice. The unit of a report's sentences.
struct ReportFinding {
  TypeId type;
  EntityId source, target;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  Status status = Status::None;
  StringId role;
  bool attributed = false;     ///< false: the articles say so themselves
  EntityId speaker;            ///< of an attributed one; none: nobody that the graph knows
  StatementId statement;       ///< one of those it was said in
  DateInterval time;
  PartialDate reported;        ///< first publication
  uint32_t sources = 0;        ///< independent ones
  float confidence = 0;        ///< of the best claim
  std::vector<ClaimId> claims; ///< the best first

  bool affirmed() const { return polarity == Polarity::Positive && modality == Modality::Asserted; }
  bool fact() const { return !attributed && affirmed(); }
};

/// Groups claims into findings; by number of sources, then confidence, then the order of the claims. Claims that merely
/// say that somebody spoke of something (SAID, ABOUT, COMMENTED_ON) are left out: statements tell that better.
std::vector<ReportFinding> find_findings(const KnowledgeGraph&, std::span<const ClaimId>);

/// Findings that one sentence can tell: alike in all but the entities on one side, and read from the same passage.
struct FindingGroup {
  std::vector<const ReportFinding*> findings;
  bool by_target = true;  ///< the sides that differ are the targets
  const ReportFinding& first() const { return *findings.front(); }
};
/// In the order of each group's first finding. The pointers stay the caller's.
std::vector<FindingGroup> group_alike(const KnowledgeGraph&, std::span<const ReportFinding* const>);

/// Whether the type is one of those that only say that somebody spoke.
bool is_speech(const RelationType&);

/// Two findings that cannot both be so, or that two voices hold with different certainty.
struct Contradiction {
  size_t first = 0, second = 0;  ///< positions in the findings
  bool opposite = false;         ///< affirmed and denied; else the modality differs
};
std::vector<Contradiction> find_contradictions(const KnowledgeGraph&, const std::vector<ReportFinding>&);

/// Who may speak for a country or organisation: itself, those who lead it or hold a position at it, and at the
/// government bodies that are part of it. Ascending.
std::vector<EntityId> voices_of(const KnowledgeGraph&, EntityId);

/// Number of independent sources among documents.
uint32_t independent_sources(const KnowledgeGraph&, std::vector<DocumentId> documents);

/// The part of `within` that is quoted: at most about `max` code points, whole sentences where possible, holding `focus`
/// when that is not empty.
ByteSpan excerpt(std::string_view text, ByteSpan within, ByteSpan focus, size_t max);
/// The sentences of a passage, without the white space around them.
std::vector<ByteSpan> sentences_of(std::string_view text, ByteSpan within);
/// What was said, without the "that" of indirect speech.
ByteSpan said_part(std::string_view text, ByteSpan content, bool direct);
/// The passage with the sentences around it, at most the paragraph and about `max` bytes on each side.
ByteSpan context_of(std::string_view text, ByteSpan span, size_t max);

}  // namespace dossier
