#include <cstdio>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/inference.h"
#include "graph/text.h"

namespace dossier {
namespace {

class ContradictionsCommand : public Command {
 public:
  void declare(Options& o) override {
    o.option("--limit", limit_, "At most so many pairs; 0: all");
    database_.declare(o);
    table_.declare(o);
  }

  int run() override {
    const KnowledgeGraph graph = database_.load();
    const auto words = [&](ClaimId id) {
      return std::string(graph.name(graph[id].source)) + " " + graph.schema()[graph[id].type].name + " " + std::string(graph.name(graph[id].target));
    };
    const auto passage = [&](ClaimId id) { return squeeze(graph.passage(graph[id].document, graph[id].span)); };
    Table table{{"kind", "claim", "id", "against", "against_id", "reason", "quote", "against_quote"}, {}};
    for (const Inconsistency& c : find_inconsistencies(graph)) {
      if (limit_ > 0 && table.rows.size() == limit_) break;
      const bool pair = c.against.valid();
      table.rows.push_back({c.kind, words(c.claim), claim_key(graph[c.claim]), pair ? words(c.against) : "the gazetteer", pair ? claim_key(graph[c.against]) : "",
                            c.reason, passage(c.claim), pair ? passage(c.against) : ""});
    }
    if (table.rows.empty() && table_.format == "table") std::fputs("dossier: no fact contradicts another or the gazetteer\n", stderr);
    else table_.print(table, {1, "quote"});
    return 0;
  }

 private:
  uint32_t limit_ = 0;
  DatabaseOption database_;
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_contradictions() { return std::make_unique<ContradictionsCommand>(); }

}  // namespace dossier
