#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/question.h"
#include "graph/error.h"
#include "graph/questions/differences.h"
#include "graph/store.h"

namespace dossier {
namespace {

class DiffCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("BEFORE", before_, "A date, or a database file");
    o.positional("AFTER", after_, "A later date, or another database file");
    o.option("--limit", limit_, "At most so many rows; 0: all");
    database_.declare(o);
    table_.declare(o);
    filter_.declare(o);
  }

  int run() override {
    ClaimFilter before = filter_.filter(), after = before;
    const bool first_is_file = std::filesystem::exists(before_), second_is_file = std::filesystem::exists(after_);
    Table table;
    if (first_is_file && second_is_file) {
      table = differences(load(before_), before, load(after_), after);
    } else {
      const auto first = parse_date(before_), second = parse_date(after_);
      if (!first || !second)
        throw usage_error("diff takes two dates (2024-01 2025-01) or two existing database files, not '" + before_ + "' and '" + after_ + "'");
      if (before.as_of.known()) throw usage_error("--as-of has no meaning between two dates");
      before.as_of = *first;
      after.as_of = *second;
      const KnowledgeGraph graph = database_.load();
      table = differences(graph, before, graph, after);
    }
    print_answer(table, table_, limit_, {1, "quote"});
    return 0;
  }

 private:
  static KnowledgeGraph load(const std::string& path) { return KnowledgeGraph(Store(path, Store::Mode::Read).load()); }

  std::string before_, after_;
  uint32_t limit_ = 0;
  DatabaseOption database_;
  TableOption table_;
  FilterOption filter_;
};

}  // namespace

std::unique_ptr<Command> make_diff() { return std::make_unique<DiffCommand>(); }

}  // namespace dossier
