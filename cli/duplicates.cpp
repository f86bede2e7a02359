#include "graph/duplicates.h"

#include <cmath>
#include <cstdio>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/corrections.h"
#include "graph/error.h"

namespace dossier {
namespace {

class DuplicatesCommand : public Command {
 public:
  void declare(Options& o) override {
    o.option("--min-score", min_score_, "Only pairs of at least this score, 0 to 1");
    o.option("--limit", limit_, "At most so many pairs; 0: all");
    database_.declare(o);
    table_.declare(o);
  }

  int run() override {
    if (min_score_ < 0 || min_score_ > 1) throw usage_error("--min-score must be between 0 and 1");
    const std::string path = database_.resolved();
    const KnowledgeGraph graph = database_.load();
    const std::vector<int64_t> numbers = entity_numbers(path);
    Table table{{"score", "entity", "number", "other", "other_number", "type", "reasons"}, {}};
    for (const DuplicateCandidate& c : duplicate_candidates(graph, pairs_said_different(path), min_score_)) {
      if (limit_ > 0 && table.rows.size() == limit_) break;
      const auto number = [&](EntityId id) { return "#" + std::to_string(numbers[id.value]); };
      table.rows.push_back({std::round(c.score * 100) / 100, std::string(graph.name(c.a)), number(c.a), std::string(graph.name(c.b)),
                            number(c.b), std::string(to_string(graph[c.a].type)), c.reasons});
    }
    if (table.rows.empty() && table_.format == "table") std::fputs("dossier: no pair looks like one entity\n", stderr);
    else table_.print(table, {0, "reasons"});
    return 0;
  }

 private:
  double min_score_ = 0.5;
  uint32_t limit_ = 0;
  DatabaseOption database_;
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_duplicates() { return std::make_unique<DuplicatesCommand>(); }

}  // namespace dossier
