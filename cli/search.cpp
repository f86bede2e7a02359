#include <cstdio>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/store_sql.h"

namespace dossier {
namespace {

class SearchCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("WORDS", words_, "Words that must all be there; \"a phrase\", word*, OR and NOT are understood");
    o.option("--in", in_, "Only articles, statements or names", {"articles", "statements", "names"});
    o.option("--limit", limit_, "At most so many of each; 0: all");
    database_.declare(o);
    table_.declare(o);
  }

  int run() override {
    std::string all;
    for (const std::string& w : words_) all += (all.empty() ? "" : " ") + (w.find(' ') != w.npos && words_.size() > 1 ? '"' + w + '"' : w);
    Table found = search_text(database_.resolved(), all, {in_, limit_});
    if (table_.format == "table") {
      if (found.rows.empty()) {
        std::fputs("dossier: nothing found\n", stderr);
        return 0;
      }
      found.columns.pop_back();  // the id is for programs
      for (auto& row : found.rows) row.pop_back();
    }
    table_.print(found, {0, "snippet"});
    return 0;
  }

 private:
  std::vector<std::string> words_;
  std::string in_;
  uint32_t limit_ = 20;
  DatabaseOption database_;
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_search() { return std::make_unique<SearchCommand>(); }

}  // namespace dossier
