#include <cstdio>
#include <exception>
#include <map>

#include "query/tck.h"

namespace {

struct Count {
  int agreed = 0, total = 0;
};

void print_summary(const std::map<std::string, Count>& areas) {
  Count all, temporal;
  for (const auto& [area, count] : areas) {
    std::fprintf(stderr, "%-42s %5d of %5d\n", area.c_str(), count.agreed, count.total);
    Count& sum = area == "expressions/temporal" ? temporal : all;
    sum.agreed += count.agreed;
    sum.total += count.total;
  }
  const auto rate = [](const Count& c) { return c.total == 0 ? 0.0 : 100.0 * c.agreed / c.total; };
  std::fprintf(stderr, "%-42s %5d of %5d  %.2f %%\n", "all but expressions/temporal", all.agreed, all.total, rate(all));
  std::fprintf(stderr, "%-42s %5d of %5d  %.2f %%\n", "expressions/temporal", temporal.agreed, temporal.total, rate(temporal));
}

}  // namespace

/// tck_runner FILE [--failures]: prints the outcome of each scenario; with --failures only the ids of those that do not
/// agree with what they expect. Scenarios that change the graph or need a procedure are run too, but not counted.
int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: tck_runner SCENARIOS.jsonl [--failures]\n", stderr);
    return 2;
  }
  const bool failures_only = argc > 2 && std::string_view(argv[2]) == "--failures";
  try {
    std::map<std::string, Count> areas;
    for (const dossier::TckScenario& scenario : dossier::read_tck(argv[1])) {
      const dossier::TckOutcome outcome = dossier::run_tck(scenario);
      const bool counted = scenario.read_only && !scenario.procedure;
      const bool agreed = dossier::agrees(scenario, outcome);
      if (!failures_only) std::printf("%s\n", to_json(scenario, outcome).c_str());
      if (!counted) continue;
      ++areas[scenario.area()].total;
      areas[scenario.area()].agreed += agreed;
      if (failures_only && !agreed) std::printf("%s\n", scenario.id.c_str());
    }
    print_summary(areas);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tck_runner: %s\n", error.what());
    return 1;
  }
  return 0;
}
