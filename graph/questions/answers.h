#pragma once
#include "graph/questions/question.h"

namespace dossier {

/// The named questions as plain functions. Each answers from one snapshot, only with what the filter lets through; rows
/// are in a fixed order. What the parameters mean stands in question.cpp, where the questions are listed.

// relation_questions.cpp: one row for each thing said, see finding.h.
Table members(const KnowledgeGraph&, const QuestionArguments&, const ClaimFilter&);
Table conflicts(const KnowledgeGraph&, const QuestionArguments&, const ClaimFilter&);

// speech_questions.cpp
Table comments(const KnowledgeGraph&, const QuestionArguments&, const ClaimFilter&);

// path_question.cpp
Table paths(const KnowledgeGraph&, const QuestionArguments&, const ClaimFilter&);

}  // namespace dossier
