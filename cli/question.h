#pragma once
#include <memory>

#include "cli/command.h"
#include "graph/questions/question.h"

namespace dossier {

/// The command of a named question: its parameters, the common filters, the four ways to print rows. In the table that
/// people read, columns in which every row says the usual (nothing, "positive", "asserted", "narrator") are left out.
std::unique_ptr<Command> make_question(const Question&);

}  // namespace dossier
