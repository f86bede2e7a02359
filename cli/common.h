#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "graph/filter.h"
#include "graph/knowledge_graph.h"
#include "graph/table.h"

namespace dossier {

/// --db FILE: the option, else $DOSSIER_DB, else dossier.db in the current folder.
struct DatabaseOption {
  std::string path;
  void declare(Options&);
  std::string resolved() const;
  /// --inferred, of commands that show or hand out what the snapshot holds.
  void declare_inferred(Options&);
  KnowledgeGraph load() const;  ///< the snapshot of an existing database, opened read-only; throws Error(Store)

 private:
  bool inferred_ = false;
};

/// How the format table shows rows that are too much for one line each.
struct TableLayout {
  size_t headings = 0;  ///< rows that agree in so many first columns stand under them as a heading
  std::string below;    ///< this column stands on a line of its own below its row, or below all rows that share it
};

/// --format table|json|jsonl|csv, on every command that answers with rows.
struct TableOption {
  std::string format = "table";
  void declare(Options&);
  void print(const Table&, const TableLayout& = {}) const;  ///< on standard output
};

/// The filters that every question, export and report shares.
struct FilterOption {
  void declare(Options&);
  bool set(std::string_view option, const std::string& value);  ///< by its name; false: there is no such option
  ClaimFilter filter() const;  ///< throws Error(Usage) for a malformed date or value

 private:
  std::string as_of_, from_, to_, only_ = "all", according_to_;
  std::vector<std::string> sources_;
  double min_confidence_ = 0;
  uint32_t min_sources_ = 0;
};

/// The table as text in one of the formats of TableOption. `width`: columns of the terminal; 0: not known, cells of more
/// than 160 characters are shortened in the format table.
std::string render(const Table&, std::string_view format, size_t width = 0, const TableLayout& = {});

void write_stdout(std::string_view);  ///< all of it; a closed pipe ends the program quietly
bool stderr_is_terminal();            ///< and progress is wanted (not CI, not NO_COLOR, not TERM=dumb)

}  // namespace dossier
