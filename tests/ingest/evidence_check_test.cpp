#include "ingest/evidence_check.h"

#include <gtest/gtest.h>

#include "graph/error.h"

namespace dossier {
namespace {

Document document() {
  Document d;
  d.id = "a";
  d.text = "Zo\u00EB Brook said that Lakeland left the Pact.";
  return d;
}

struct Result {
  Extraction extraction;
  Refusals refusals;
};

Result check(const std::string& json) {
  Result result;
  result.extraction = checked_extraction(json, document(), Schema::builtin(), result.refusals);
  return result;
}

const std::string kEntities =
    R"("entities":[{"id":"e1","type":"Person","name":"Zoë Brook"},{"id":"e2","type":"Country","name":"Lakeland"},)"
    R"({"id":"e3","type":"Organisation","name":"the Pact"}])";

TEST(EvidenceCheck, TakesOffsetsInCodePoints) {
  const Result r = check("{" + kEntities + R"(,"relations":[{"type":"WITHDRAWS_FROM","source":"e2","target":"e3","start":20,"end":42}]})");
  ASSERT_EQ(r.extraction.relations.size(), 1u);
  EXPECT_EQ(slice(document().text, r.extraction.relations[0].span), "Lakeland left the Pact");
  EXPECT_TRUE(r.refusals.empty());
}

TEST(EvidenceCheck, FindsAQuotedPassageWithoutOffsets) {
  const Result r = check("{" + kEntities + R"(,"relations":[{"type":"WITHDRAWS_FROM","source":"e2","target":"e3","evidence":"Lakeland left the Pact"}]})");
  ASSERT_EQ(r.extraction.relations.size(), 1u);
  EXPECT_EQ(slice(document().text, r.extraction.relations[0].span), "Lakeland left the Pact");
}

TEST(EvidenceCheck, RefusesWhatDoesNotStandInTheText) {
  const Result r = check("{" + kEntities +
                         R"(,"relations":[{"type":"WITHDRAWS_FROM","source":"e2","target":"e3","evidence":"Lakeland joined the Pact"},)"
                         R"({"type":"WITHDRAWS_FROM","source":"e2","target":"e3","start":20,"end":420},)"
                         R"({"type":"WITHDRAWS_FROM","source":"e2","target":"e3","start":20,"end":28,"evidence":"Orland"},)"
                         R"({"type":"WITHDRAWS_FROM","source":"e2","target":"e3"}]})");
  EXPECT_TRUE(r.extraction.relations.empty());
  EXPECT_EQ(r.refusals, (Refusals{{"relation: its evidence does not stand in the text", 1},
                                  {"relation: its evidence is not what stands at its offsets", 1},
                                  {"relation: its offsets are not in the text", 1},
                                  {"relation: it has neither offsets nor evidence", 1}}));
}

TEST(EvidenceCheck, NeverTurnsASpeakersClaimIntoTheArticles) {
  const Result r = check("{" + kEntities + R"(,"statements":[{"id":"s1","speaker":"e1","content":[{"evidence":"not in the text"}]}],)"
                         R"("relations":[{"type":"WITHDRAWS_FROM","source":"e2","target":"e3","start":20,"end":42,"attributed_to":"s1"}]})");
  EXPECT_TRUE(r.extraction.relations.empty());
  EXPECT_EQ(r.refusals, (Refusals{{"relation: the statement that it is attributed to is missing or was refused", 1},
                                  {"statement: its evidence does not stand in the text", 1}}));
}

TEST(EvidenceCheck, RefusesTypesThatTheVocabularyDoesNotHave) {
  const Result r = check(R"({"entities":[{"id":"e1","type":"Robot","name":"R2"},{"id":"e2","type":"Country","name":"Lakeland"}],)"
                         R"("relations":[{"type":"LOVES","source":"e2","target":"e2","start":0,"end":3},)"
                         R"({"type":"ALLIED_WITH","source":"e1","target":"e2","start":0,"end":3}]})");
  EXPECT_EQ(r.extraction.entities.size(), 1u);
  EXPECT_EQ(r.refusals, (Refusals{{"entity: type 'Robot' is not in the vocabulary", 1},
                                  {"relation: its source is missing or was refused", 1},
                                  {"relation: type 'LOVES' is not in the vocabulary", 1}}));
}

TEST(EvidenceCheck, KeepsReferencesByPositionWhenAnEntityIsRefused) {
  const Result r = check(R"({"entities":[{"type":"Robot","name":"R2"},{"type":"Country","name":"Lakeland"}],)"
                         R"("mentions":[{"start":20,"end":28,"type":"Country","entity":"e2"}]})");
  ASSERT_EQ(r.extraction.mentions.size(), 1u);
  EXPECT_EQ(r.extraction.entities[r.extraction.mentions[0].entity].name, "Lakeland");
}

TEST(EvidenceCheck, SaysWhereALineIsNoJson) {
  try {
    check("{\"entities\": [}");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "not JSON: Invalid value. (byte 14)");
  }
}

}  // namespace
}  // namespace dossier
