#pragma once
#include <memory>
#include <string>

#include "cli/options.h"

namespace dossier {

/// One subcommand: first it says what it accepts, then it runs. A command throws Error for what the user can mend;
/// main turns it into one line on stderr and the exit code.
class Command {
 public:
  virtual ~Command() = default;
  virtual void declare(Options&) = 0;  ///< no side effects
  virtual int run() = 0;               ///< exit code: 0 fine, 1 something failed
};

/// One maker per command; main.cpp has the table of names and summaries. Each stands in the file of its name; those
/// that decide who is who stand in corrections.cpp.
std::unique_ptr<Command> make_annotate();
std::unique_ptr<Command> make_contradictions();
std::unique_ptr<Command> make_diff();
std::unique_ptr<Command> make_different();
std::unique_ptr<Command> make_duplicates();
std::unique_ptr<Command> make_explain();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_formats();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_ingest();
std::unique_ptr<Command> make_load();
std::unique_ptr<Command> make_merge();
std::unique_ptr<Command> make_query();
std::unique_ptr<Command> make_remove();
std::unique_ptr<Command> make_rename();
std::unique_ptr<Command> make_report();
std::unique_ptr<Command> make_retype();
std::unique_ptr<Command> make_search();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_split();
std::unique_ptr<Command> make_sql();
std::unique_ptr<Command> make_stats();
std::unique_ptr<Command> make_undo();
std::unique_ptr<Command> make_verify();
std::unique_ptr<Command> make_watch();

}  // namespace dossier
