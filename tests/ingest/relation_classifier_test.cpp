#include "ingest/relation_classifier.h"

#include <gtest/gtest.h>

#include <cstring>

#include "graph/error.h"
#include "ingest/mention_pairs.h"
#include "ingest/relations.h"
#include "tests/ingest/claim_lines.h"

namespace dossier {
namespace {

/// The claims of the classifier, one a line.
std::string trained_claims(const std::string& text) {
  const Annotations a = annotated(text);
  std::string lines;
  for (const ExtractedRelation& r : a.relations)
    if (r.rule.starts_with(RelationClassifier::kRulePrefix)) lines += full_claim_line(a, text, r) + " (" + r.rule + ")\n";
  return lines;
}

TEST(RelationClassifier, AddsWhatNoRuleSays) {
  EXPECT_EQ(trained_claims("The award went to the Danish goalkeeper Petra Holm."), "Petra Holm CITIZEN_OF Denmark (trained-nationality)\n");
  EXPECT_EQ(trained_claims("Ilse Lund holds a degree in chemistry from Bergen University."), "Ilse Lund EDUCATED_AT Bergen University (trained-education)\n");
}

TEST(RelationClassifier, LeavesToTheRulesWhatTheySay) {
  EXPECT_EQ(trained_claims("Petra Holm, a Norwegian violinist, played for an hour."), "");
  EXPECT_EQ(trained_claims("Pavel Torkelsen earned a degree in law from Lund University."), "");
}

TEST(RelationClassifier, SaysNothingOfPairsWithoutAWordThatLinksThem) {
  EXPECT_EQ(trained_claims("Ada Rahm met Olav Dahl. Petra Holm wrote to Bergen University about the Danish budget."), "");
}

TEST(RelationClassifier, TakesOnlySchoolsForPlacesOfEducation) {
  EXPECT_EQ(trained_claims("Ilse Lund holds a degree in chemistry from Bergen Mills."), "");
}

TEST(RelationClassifier, ReadsDenialsAlongThePath) {
  EXPECT_EQ(trained_claims("Karin Vik is not a Danish goalkeeper."), "Karin Vik CITIZEN_OF Denmark negative (trained-nationality)\n");
}

TEST(RelationClassifier, LeavesANounsStatusToTheNoun) {
  EXPECT_EQ(trained_claims("Lena Vik is a Danish former ski jumper and lawyer."), "Lena Vik CITIZEN_OF Denmark (trained-nationality)\n");
}

TEST(RelationClassifier, GivesClaimsToThoseWhoUtterThem) {
  EXPECT_EQ(trained_claims("Ada Rahm said the singer Ilse Lund holds a degree in chemistry from Bergen University."),
            "Ilse Lund EDUCATED_AT Bergen University per Ada Rahm (trained-education)\n");
}

TEST(RelationClassifier, ClaimsCoverBothSidesAndAreProbabilities) {
  const std::string text = "The award went to the Danish goalkeeper Petra Holm.";
  const Annotations a = annotated(text);
  ASSERT_EQ(a.relations.size(), 1u);
  const ExtractedRelation& r = a.relations.front();
  EXPECT_EQ(slice(text, r.span), "Danish goalkeeper Petra Holm");
  EXPECT_EQ(slice(text, r.cue), "goalkeeper");
  EXPECT_GT(r.confidence, 0.5F);
  EXPECT_LE(r.confidence, 0.95F);
}

TEST(RelationClassifier, NamesTheReasonsOfAClaim) {
  const std::string text = "The award went to the Danish goalkeeper Petra Holm.";
  const Annotations a = annotated(text);
  ASSERT_EQ(a.relations.size(), 1u);
  const auto reasons = test_models().relations->reasons(ClaimReader(a), a.relations.front(), 3);
  ASSERT_EQ(reasons.size(), 3u);
  EXPECT_NE(reasons.front().feature.find("goalkeeper"), std::string::npos) << reasons.front().feature;
}

TEST(RelationClassifier, RefusesAModelWithAClassThatItDoesNotKnow) {
  const ClusterTable& clusters = *test_models().clusters;
  const std::string bytes = freeze_model(RelationClassifier::kKind, RelationClassifier::fingerprint(clusters), {"cousin 100 1000 0"}, {});
  std::vector<uint32_t> aligned((bytes.size() + 3) / 4);  // models are read in place
  std::memcpy(aligned.data(), bytes.data(), bytes.size());
  try {
    RelationClassifier({reinterpret_cast<const unsigned char*>(aligned.data()), bytes.size()}, clusters);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "model 'relations': the file has a class 'cousin 100 1000 0' that this program does not know; build it again with dossier-train");
  }
}

TEST(RelationClassifier, WritesAClassAsItReadsIt) {
  const RelationClassifier::Trained trained{kRelationClasses[*find_relation_class("spouse")], 512, 1.25, -0.5};
  EXPECT_EQ(trained.to_line(), "spouse 512 1250 -500");
}

TEST(MentionPairs, DescribeEachFeature) {
  const Annotations a = annotated("The Danish goalkeeper Petra Holm spoke.");
  const ClaimReader reader(a);
  MentionPairs pairs(reader, *test_models().clusters);
  const auto all = pairs.all();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(pairs.descriptions(all.front()).size(), pairs.features(all.front()).size());
  ASSERT_EQ(pairs.words(all.front()).size(), 1u);
  EXPECT_EQ(a.word(pairs.words(all.front()).front()), "goalkeeper");
}

TEST(MentionPairs, LeaveOutWhatIsOnlyUttered) {
  const Annotations a = annotated("Petra Holm, Ada Rahm said, moved to Bergen.");
  const ClaimReader reader(a);
  MentionPairs pairs(reader, *test_models().clusters);
  for (const MentionPair pair : pairs.all()) {
    EXPECT_NE(a.word(a.mentions[pair.source].head), "rahm");
    EXPECT_NE(a.word(a.mentions[pair.target].head), "rahm");
  }
}

TEST(RelationClasses, KnowWhatSaysAsMuch) {
  const RelationClass& affiliation = kRelationClasses[*find_relation_class("affiliation")];
  EXPECT_TRUE(says("MEMBER_OF", affiliation));
  EXPECT_FALSE(says("EDUCATED_AT", affiliation));
  EXPECT_TRUE(joins(affiliation, EntityType::Person, EntityType::Organisation));
  EXPECT_FALSE(joins(affiliation, EntityType::Organisation, EntityType::Person));
  EXPECT_EQ(find_relation_class("cousin"), std::nullopt);
}

}  // namespace
}  // namespace dossier
