#include "graph/store_sql.h"

#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/error.h"

namespace dossier {
namespace {

class SqlCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("SQL", sql_, "One statement that reads; '-': from standard input", false);
    o.flag("--views", views_, "List the views with their columns instead");
    o.option("--timeout", timeout_, "Stop after this many seconds; 0: never");
    database_.declare(o);
    table_.declare(o);
  }

  int run() override {
    if (views_ != sql_.empty()) throw usage_error("give either a statement or --views");
    if (timeout_ < 0 || timeout_ > 1e9) throw usage_error("--timeout must be between 0 and 1000000000 seconds");
    if (sql_ == "-") sql_.assign(std::istreambuf_iterator<char>(std::cin), {});
    table_.print(views_ ? sql_views(database_.resolved()) : run_sql(database_.resolved(), sql_, {timeout_}));
    return 0;
  }

 private:
  std::string sql_;
  bool views_ = false;
  double timeout_ = 60;
  DatabaseOption database_;
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_sql() { return std::make_unique<SqlCommand>(); }

}  // namespace dossier
