#pragma once
#include <memory>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/questions/question.h"

namespace dossier {

/// Prints an answer, at most `limit` rows of it (0: all). In the table that people read, columns in which every row says
/// the usual (nothing, "positive", "asserted", "narrator") and ids are left out; that nothing was found is said on
/// standard error.
void print_answer(Table, const TableOption&, uint32_t limit, const TableLayout&);

/// The command of a named question: its parameters, the common filters, the four ways to print rows.
std::unique_ptr<Command> make_question(const Question&);

}  // namespace dossier
