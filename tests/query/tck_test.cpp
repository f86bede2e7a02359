#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "query/tck.h"

namespace dossier {
namespace {

const std::string kScenarios = std::string(DOSSIER_SOURCE_DIR) + "/../shared/tck/scenarios.jsonl";
const std::string kKnownFailures = std::string(DOSSIER_SOURCE_DIR) + "/tests/query/tck_failures.txt";

/// The list of failing scenarios only ever shrinks: a scenario that is not on it must pass.
TEST(Tck, EveryReadOnlyScenarioPassesButTheListedOnes) {
  if (!std::filesystem::exists(kScenarios)) GTEST_SKIP() << "no TCK scenarios at ../shared/tck/scenarios.jsonl";
  std::set<std::string> known;
  std::ifstream list(kKnownFailures);
  for (std::string line; std::getline(list, line);) known.insert(line);
  for (const TckScenario& scenario : read_tck(kScenarios)) {
    if (!scenario.read_only || scenario.procedure) continue;
    const TckOutcome outcome = run_tck(scenario);
    const bool agreed = agrees(scenario, outcome);
    if (known.contains(scenario.id)) {
      EXPECT_FALSE(agreed) << scenario.id << " passes now: take it off tests/query/tck_failures.txt";
    } else {
      EXPECT_TRUE(agreed) << scenario.id << "\n" << scenario.query << "\n" << to_json(scenario, outcome) << "\n" << outcome.message;
    }
  }
}

}  // namespace
}  // namespace dossier
