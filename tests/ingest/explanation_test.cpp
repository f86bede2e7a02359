#include "ingest/explanation.h"

#include <gtest/gtest.h>

#include "tests/ingest/claim_lines.h"

namespace dossier {
namespace {

std::string step(const std::vector<ExplanationStep>& steps, const std::string& name) {
  for (const ExplanationStep& s : steps) if (s.step == name) return s.words + " | " + s.note;
  return "no such step";
}

TEST(Explanation, NamesRuleCuePathAndReading) {
  const std::string text = "Georgia will not leave the CIS.";
  const Annotations a = annotated(text);
  const auto steps = explain(a, text, {"WITHDRAWS_FROM", "leave", "Georgia", "CIS", {17, 22}});
  EXPECT_EQ(step(steps, "rule").substr(0, 27), "leave | trigger verb leave,");
  EXPECT_EQ(step(steps, "cue"), "leave | leave");
  EXPECT_EQ(step(steps, "source"), "Georgia | name of Georgia");
  EXPECT_EQ(step(steps, "source path"), "leave ←nsubj← georgia | ");
  EXPECT_EQ(step(steps, "reading"), "not | negative, predicted");
}

TEST(Explanation, LeadsFromAPronounToTheName) {
  const std::string text = "Armenia is a small country. It left the CSTO.";
  const Annotations a = annotated(text);
  const auto steps = explain(a, text, {"WITHDRAWS_FROM", "leave", "Armenia", "CSTO", {31, 35}});
  EXPECT_EQ(step(steps, "source"), "It | pronoun of Armenia");
  EXPECT_EQ(step(steps, "source coreference"), "Armenia | the name that it refers to");
}

TEST(Explanation, IsEmptyForAClaimThatTheTextDoesNotMake) {
  const std::string text = "Georgia left the CIS.";
  EXPECT_TRUE(explain(annotated(text), text, {"MEMBER_OF", "member-noun", "Georgia", "CIS", {8, 12}}).empty());
}

TEST(Explanation, ShowsThePathAndTheWeightsOfATrainedClaim) {
  const std::string text = "The award went to the Danish goalkeeper Petra Holm.";
  const auto steps = explain(annotated(text), text, {"CITIZEN_OF", "trained-nationality", "Petra Holm", "Denmark", {29, 39}}, test_models().relations.get());
  EXPECT_EQ(step(steps, "rule"), "trained-nationality | no written rule: made by the trained classifier, from the path between the two and the words on it");
  EXPECT_NE(step(steps, "path").find("→ goalkeeper ←amod← danish"), std::string::npos) << step(steps, "path");
  EXPECT_NE(step(steps, "weighed").find("goalkeeper"), std::string::npos) << step(steps, "weighed");
}

}  // namespace
}  // namespace dossier
