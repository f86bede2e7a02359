#include "graph/knowledge_graph.h"

#include <gtest/gtest.h>

#include <set>

#include "graph/adjacency.h"
#include "graph/error.h"
#include "graph/graph_builder.h"

namespace dossier {
namespace {

std::string error_of(const KnowledgeGraph& graph, std::string_view name) {
  try {
    graph.resolve(name);
  } catch (const Error& e) {
    return e.what();
  }
  return "no error";
}

/// Norland and Sudland are in the Pact; Norland fights Sudland.
struct KnowledgeGraphTest : testing::Test {
  GraphBuilder builder;
  EntityId norland = builder.entity(EntityType::Country, "Norland", "iso3166:NN");
  EntityId sudland = builder.entity(EntityType::Country, "Sudland");
  EntityId pact = builder.entity(EntityType::Organisation, "Treaty Pact", "", "alliance");
};

TEST_F(KnowledgeGraphTest, GivesLaterOnesOfEqualKeysAnotherKey) {
  for (int i = 0; i < 3; ++i) builder.claim(norland, "MEMBER_OF", pact);
  builder.claim(norland, "CONFLICT_WITH", sudland);
  for (int i = 0; i < 2; ++i) builder.statement({}, {});
  EventRecord event;
  event.node = builder.entity(EntityType::Event, "talks");
  for (int i = 0; i < 2; ++i) builder.event(event, {});
  GraphData data = builder.take();
  const uint64_t key = data.claims[0].key;
  ASSERT_EQ(data.claims[1].key, key);
  const KnowledgeGraph graph(std::move(data));
  EXPECT_EQ(graph.claims()[0].key, key);
  std::set<uint64_t> keys;
  for (const ClaimRecord& c : graph.claims()) keys.insert(c.key);
  EXPECT_EQ(keys.size(), 4u);
  EXPECT_NE(graph.statements()[0].key, graph.statements()[1].key);
  EXPECT_NE(graph.events()[0].key, graph.events()[1].key);
}

TEST_F(KnowledgeGraphTest, ListsClaimsByBothEnds) {
  builder.claim(norland, "MEMBER_OF", pact);
  builder.claim(norland, "CONFLICT_WITH", sudland);
  builder.claim(sudland, "MEMBER_OF", pact);
  const KnowledgeGraph graph(builder.take());
  const auto ids = [](std::span<const ClaimId> claims) {
    std::vector<uint32_t> out;
    for (const ClaimId c : claims) out.push_back(c.value);
    return out;
  };
  EXPECT_EQ(ids(graph.claims_from(norland)), (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(ids(graph.claims_to(pact)), (std::vector<uint32_t>{0, 2}));
  EXPECT_TRUE(graph.claims_from(pact).empty());
}

TEST_F(KnowledgeGraphTest, IsABoostGraphOfEntitiesAndClaims) {
  builder.claim(sudland, "MEMBER_OF", pact);
  builder.claim(norland, "MEMBER_OF", pact);
  const KnowledgeGraph graph(builder.take());
  const ClaimGraph& g = graph.adjacency().graph;
  EXPECT_EQ(num_vertices(g), 3u);
  EXPECT_EQ(num_edges(g), 2u);
  EXPECT_EQ(in_degree(pact.value, g), 2u);
  for (auto [edge, last] = out_edges(norland.value, g); edge != last; ++edge) {
    EXPECT_EQ(target(*edge, g), pact.value);
    EXPECT_EQ(claim_of(g, *edge), ClaimId(1));
  }
}

TEST_F(KnowledgeGraphTest, FindsByNameAliasAndReference) {
  builder.alias(pact, "TP");
  const KnowledgeGraph graph(builder.take());
  EXPECT_EQ(graph.resolve("the treaty PACT"), pact);
  EXPECT_EQ(graph.resolve("T.P."), pact);
  EXPECT_EQ(graph.resolve("nn"), norland);
  EXPECT_EQ(graph.resolve("iso3166:NN"), norland);
}

TEST_F(KnowledgeGraphTest, PrefersTheMoreMentionedOfTwo) {
  const EntityId other = builder.entity(EntityType::Person, "Norland");
  GraphData data = builder.take();
  data.entities[other.value].mentions = 9;
  const KnowledgeGraph graph(std::move(data));
  EXPECT_EQ(graph.resolve("Norland"), other);
  EXPECT_EQ(graph.resolve("Norland", EntityType::Country), norland);
}

TEST_F(KnowledgeGraphTest, SuggestsWhatMayHaveBeenMeant) {
  const KnowledgeGraph graph(builder.take());
  EXPECT_EQ(error_of(graph, "Norlnad"), "no entity is called 'Norlnad'; did you mean Norland?");
  EXPECT_EQ(error_of(graph, "land"), "no entity is called 'land'; did you mean Norland or Sudland?");
  EXPECT_EQ(error_of(graph, "Qwxyz"), "no entity is called 'Qwxyz'");
}

TEST_F(KnowledgeGraphTest, ASurnameMeansTheOnePersonWhoHasIt) {
  const EntityId ada = builder.entity(EntityType::Person, "Ada Vance");
  builder.entity(EntityType::Person, "Bo Lind");
  builder.entity(EntityType::Person, "Cy Lind");
  const KnowledgeGraph graph(builder.take());
  EXPECT_EQ(graph.resolve("vance"), ada);
  EXPECT_EQ(graph.resolve("Vance", EntityType::Person), ada);
  EXPECT_EQ(error_of(graph, "Lind"), "no entity is called 'Lind'; did you mean Bo Lind or Cy Lind?");
  EXPECT_EQ(error_of(graph, "nce"), "no entity is called 'nce'; did you mean Ada Vance?");
}

TEST_F(KnowledgeGraphTest, ListsStatementsBySpeakerAndSubject) {
  const EntityId ada = builder.entity(EntityType::Person, "Ada Vance");
  Document d;
  d.id = "a";
  d.text = "Ada Vance said the pact holds.";
  StatementRecord s;
  s.document = builder.document(d);
  s.speaker = ada;
  const StatementId id = builder.statement(s, {{15, 29}}, {{pact, Stance::Support, 0.5f, {24, 29}}, {pact, Stance::Neutral, 0, {}}});
  const KnowledgeGraph graph(builder.take());
  ASSERT_EQ(graph.statements_by(ada).size(), 1u);
  ASSERT_EQ(graph.statements_about(pact).size(), 1u);  // once, though it is named twice
  EXPECT_EQ(graph.passage(graph[id].document, graph.content(id)[0]), "the pact holds");
}

TEST(GraphBuilder, JoinsEntitiesByReferenceAndElseByName) {
  GraphBuilder b;
  EXPECT_EQ(b.entity(EntityType::Country, "Norland", "iso3166:NN"), b.entity(EntityType::Country, "Kingdom of Norland", "iso3166:NN"));
  EXPECT_EQ(b.entity(EntityType::Person, "Zoë Kern"), b.entity(EntityType::Person, "zoe kern"));
  EXPECT_NE(b.entity(EntityType::Person, "Kern"), b.entity(EntityType::Place, "Kern"));
}

TEST(GraphBuilder, GivesEqualContentEqualKeys) {
  const auto key = [](std::string_view target, Polarity polarity) {
    GraphBuilder b;
    ClaimRecord c;
    c.type = b.schema().at("MEMBER_OF");
    c.source = b.entity(EntityType::Country, "Norland");
    c.target = b.entity(EntityType::Organisation, target);
    c.polarity = polarity;
    b.claim(c);
    return b.take().claims[0].key;
  };
  EXPECT_EQ(key("Pact", Polarity::Positive), key("Pact", Polarity::Positive));
  EXPECT_NE(key("Pact", Polarity::Positive), key("Pact", Polarity::Negative));
  EXPECT_NE(key("Pact", Polarity::Positive), key("Union", Polarity::Positive));
}

TEST(Schema, KnowsTheVocabularyAndSuggests) {
  const Schema& schema = Schema::builtin();
  EXPECT_TRUE(schema[schema.at("conflict_with")].symmetric);
  EXPECT_EQ(schema.find_event("ASSAULT")->relation, "CONFLICT_WITH");
  for (const EventType& e : schema.events()) EXPECT_TRUE(schema.find(e.relation)) << e.name;
  try {
    schema.at("MEMBER_OFF");
    FAIL();
  } catch (const Error& e) {
    EXPECT_STREQ(e.what(), "unknown relation type 'MEMBER_OFF'; did you mean MEMBER_OF?");
  }
}

TEST(Schema, TakesTypesOfTheUser) {
  const Schema schema = Schema::parse(R"({"relations":[{"name":"TWINNED_WITH","label":"is twinned with","symmetric":true,"source":["Place"]}]})",
                                      &Schema::builtin());
  EXPECT_EQ(schema.at("MEMBER_OF"), Schema::builtin().at("MEMBER_OF"));
  EXPECT_TRUE(schema[schema.at("TWINNED_WITH")].symmetric);
  const auto error = [](std::string_view json) {
    try {
      Schema::parse(json, &Schema::builtin());
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string("no error");
  };
  EXPECT_EQ(error(R"({"relations":[{"label":"x"}]})"), "schema: relations[0] has no name");
  EXPECT_EQ(error(R"({"relations":[{"name":"MEMBER_OF"}]})"), "schema: relation type MEMBER_OF is defined twice");
  EXPECT_EQ(error("[]"), "schema: must be an object with \"relations\" and \"events\"");
}

}  // namespace
}  // namespace dossier
