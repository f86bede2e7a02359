#pragma once
#include <string>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/table.h"

namespace dossier {

/// What one or more claims say, with all that qualifies it. Claims that agree in every field are one finding with
/// several pieces of evidence: the row of an answer. A denial, a possibility or somebody's word is never put together
/// with what the articles affirm.
struct Finding {
  TypeId type;
  EntityId source, target;  ///< of a symmetric type: in the order of their names
  Status status = Status::None;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  StringId role{0};
  bool narrated = true;  ///< nobody is quoted with it
  EntityId speaker;      ///< when not narrated; none: an unnamed source
  std::vector<ClaimId> claims;  ///< the most confident first, then by document and position

  const ClaimRecord& best(const KnowledgeGraph& graph) const { return graph[claims.front()]; }
};

/// Groups the claims. What the articles affirm comes first, then what others affirm, what is uncertain, what is denied;
/// inside of these the best sourced first, then by name.
std::vector<Finding> findings(const KnowledgeGraph&, std::vector<ClaimId> claims);

/// The columns that qualify a finding and give its evidence, in this order: status, role, polarity, modality, time,
/// according_to, sources, confidence, quote, published, document, claim. `sources` counts independent ones; the last four
/// are those of the most confident claim.
const std::vector<std::string>& finding_columns();
void append_finding(const KnowledgeGraph&, const Finding&, std::vector<Cell>& row);
Table with_finding_columns(std::vector<std::string> head);

/// When it holds or happened, by the earliest of its claims; without a time of its own, until its first publication.
DateInterval earliest_time(const KnowledgeGraph&, const Finding&);
/// The same to read: "2025-01-29", "2014/..", "by 2025-02-18".
std::string when(const KnowledgeGraph&, const Finding&);

/// Short texts that answers are made of.
std::string text_of(const KnowledgeGraph&, StringId);
std::string name_of(const KnowledgeGraph&, EntityId);          ///< "" for none
std::string document_name(const KnowledgeGraph&, DocumentId);  ///< its id, "" for none
std::string publication(const KnowledgeGraph&, DocumentId);    ///< "Daily Post, 2022-03-09"
std::string speaker_name(const KnowledgeGraph&, StatementId);  ///< "narrator", "unnamed" or a name
std::string utterance(const KnowledgeGraph&, StatementId);     ///< its parts in the order of the text; an indirect one with its verb
double rounded(float confidence);                              ///< to three decimals

/// "denied; proposed; according to Ada Vance; 2014/..": how a claim is qualified; "" for a plain fact.
std::string qualification(const KnowledgeGraph&, const ClaimRecord&);
/// "Norland is a member of Pact (former)": source, label and target make a sentence. `forward` false: told from the
/// target ("Pact has as a member Norland").
std::string sentence(const KnowledgeGraph&, const ClaimRecord&, bool forward = true);

}  // namespace dossier
