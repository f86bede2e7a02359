#pragma once
#include "graph/questions/question.h"

namespace dossier {

/// The named questions as plain functions. Each answers from one snapshot, only with what the filter lets through; rows
/// are in a fixed order. What the parameters mean stands in question.cpp, where the questions are listed.
using Answer = Table(const KnowledgeGraph&, const QuestionArguments&, const ClaimFilter&);

// relation_questions.cpp: one row for each thing said, see finding.h.
Answer members, memberships, conflicts, allies;
// tie_questions.cpp
Answer ties, neighbours, who;
// path_question.cpp
Answer paths;
// speech_questions.cpp
Answer comments, stances;
// disagreements.cpp
Answer disagreements;
// event_questions.cpp
Answer events, timeline;
// network_questions.cpp
Answer central, community_list;

}  // namespace dossier
