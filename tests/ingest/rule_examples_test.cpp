#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/lexicon_lines.h"
#include "ingest/rules.h"
#include "tests/ingest/claim_lines.h"

namespace dossier {
namespace {

/// What the rule itself says of its example; whoever else is mentioned by it is shown when the test fails.
std::vector<std::string> said_by(const Rule& rule, const RuleExample& example) {
  const Annotations a = annotated(example.sentence);
  std::vector<std::string> lines;
  for (const ExtractedRelation& r : a.relations)
    if (r.rule == rule.id) lines.push_back(claim_line(a, example.sentence, r));
  return lines;
}

TEST(RelationRules, SayOfTheirExamplesWhatIsPromised) {
  for (const Rule& rule : RuleSet::relations().rules()) {
    for (const RuleExample& example : rule.examples) {
      const std::vector<std::string> said = said_by(rule, example);
      std::string all;
      for (const std::string& line : said) all.append("\n  ").append(line);
      SCOPED_TRACE("relations.rules:" + std::to_string(example.line) + ": " + rule.id + ": " + example.sentence + "\nsaid:" + all);
      if (example.expected == "nothing") { EXPECT_TRUE(said.empty()); continue; }
      for (const std::string_view wanted : split(example.expected, ';'))
        EXPECT_NE(std::find(said.begin(), said.end(), trim(wanted)), said.end()) << "wanted: " << wanted;
    }
  }
}

TEST(RelationRules, HaveAnExampleEach) {
  std::string without;
  for (const Rule& rule : RuleSet::relations().rules())
    if (rule.particle.empty() && rule.examples.empty()) without += " " + rule.id;
  EXPECT_EQ(without, "");
}

}  // namespace
}  // namespace dossier
