#include "graph/inference.h"

#include <gtest/gtest.h>

#include <map>

#include "graph/graph_builder.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// A graph of claims written "Lowhill:Place CAPITAL_OF Norland:Country", each in an article of its own.
class World {
 public:
  ClaimId say(const std::string& claim, PartialDate published = {2024, 1, 1}) {
    // The relation is the only word in capitals.
    const size_t blank = relation_begin(claim), end = claim.find(' ', blank + 1);
    const EntityId source = entity(claim.substr(0, blank)), target = entity(claim.substr(end + 1));
    Document d;
    d.id = "article-" + std::to_string(++articles_);
    d.text = claim;
    d.date = published;
    const DocumentId document = builder_.document(d);
    const ClaimId id = builder_.claim(source, claim.substr(blank + 1, end - blank - 1), target, document, {0, static_cast<uint32_t>(claim.size())});
    return id;
  }
  KnowledgeGraph graph(bool inferred) {
    GraphData data = builder_.take();
    for (ClaimRecord& c : data.claims) c.confidence = 1;
    if (inferred) add_inferences(data, Schema::builtin());
    return KnowledgeGraph(std::move(data));
  }

 private:
  static size_t relation_begin(const std::string& claim) {
    for (size_t blank = claim.find(' '); blank != claim.npos; blank = claim.find(' ', blank + 1)) {
      const std::string word = claim.substr(blank + 1, claim.find(' ', blank + 1) - blank - 1);
      if (word.size() > 3 && word.find(':') == word.npos && Schema::builtin().find(word) && word == to_upper(word)) return blank;
    }
    ADD_FAILURE() << claim;
    return 0;
  }
  static std::string to_upper(std::string s) {
    for (char& c : s) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return s;
  }
  EntityId entity(const std::string& typed) {
    const size_t colon = typed.find(':');
    const std::string name = typed.substr(0, colon), rest = typed.substr(colon + 1);
    const size_t at = rest.find('=');
    return builder_.entity(*parse_entity_type(rest.substr(0, at)), name, at == rest.npos ? "" : "iso3166:" + rest.substr(at + 1));
  }
  GraphBuilder builder_;
  int articles_ = 0;
};

std::vector<std::string> inferred(const KnowledgeGraph& graph) {
  std::vector<std::string> out;
  for (const ClaimRecord& c : graph.claims())
    if (is_inferred(graph, c)) out.push_back(std::string(graph.name(c.source)) + " " + graph.schema()[c.type].name + " " + std::string(graph.name(c.target)));
  return out;
}

TEST(Inference, SaysOfEachRulesExampleWhatFollows) {
  for (const InferenceRule& rule : inference_rules()) {
    World world;
    const size_t arrow = rule.example.find(" => ");
    const std::string premises = rule.example.substr(0, arrow);
    const size_t both = premises.find(" & ");
    world.say(premises.substr(0, both));
    if (both != premises.npos) world.say(premises.substr(both + 3));
    const KnowledgeGraph graph = world.graph(true);
    const std::vector<std::string> found = inferred(graph);
    EXPECT_NE(std::find(found.begin(), found.end(), rule.example.substr(arrow + 4)), found.end()) << rule.name;
  }
}

TEST(Inference, IsOffUnlessItIsAskedFor) {
  World world;
  world.say("Lowhill:Place CAPITAL_OF Norland:Country");
  EXPECT_TRUE(inferred(world.graph(false)).empty());
}

TEST(Inference, NamesItsPremisesAndTrustsTheConclusionLess) {
  World world;
  world.say("Quay Bank:Organisation LOCATED_IN Lowhill:Place");
  world.say("Lowhill:Place LOCATED_IN Norland:Country");
  const KnowledgeGraph graph = world.graph(true);
  ASSERT_EQ(graph.claims().size(), 3u);
  const ClaimRecord& c = graph.claims()[2];
  EXPECT_EQ(graph.string(c.rule), "inferred/in-place " + claim_key(graph.claims()[0]) + " " + claim_key(graph.claims()[1]));
  EXPECT_LT(c.confidence, graph.claims()[0].confidence);
  EXPECT_EQ(graph.string(c.role), "inferred");
  EXPECT_EQ(graph.passage(c.document, c.span), "Quay Bank:Organisation LOCATED_IN Lowhill:Place");
}

TEST(Inference, DoesNotRepeatWhatAnArticleSaysAndComesToAnEnd) {
  World world;
  world.say("Fens:Place PART_OF Norland:Country");
  world.say("Norland:Country PART_OF Fens:Place");
  world.say("Lowhill:Place LOCATED_IN Fens:Place");
  world.say("Lowhill:Place LOCATED_IN Norland:Country");
  EXPECT_TRUE(inferred(world.graph(true)).empty());
}

TEST(Inference, KnowsTheLandBordersOfTheCountriesOfTheGraph) {
  World world;
  world.say("Poland:Country=PL ALLIED_WITH Slovakia:Country=SK");
  world.say("Poland:Country=PL ALLIED_WITH Peru:Country=PE");
  const KnowledgeGraph graph = world.graph(true);
  EXPECT_EQ(inferred(graph), (std::vector<std::string>{"Poland NEIGHBOUR_OF Slovakia"}));
  const ClaimRecord& border = graph.claims().back();
  EXPECT_EQ(graph.passage(border.document, border.span), "Poland borders on Slovakia.");
}

TEST(Inconsistencies, AreFoundAmongFactsAndAgainstTheGazetteer) {
  World world;
  world.say("Fens:Place PART_OF Norland:Country");
  world.say("Norland:Country PART_OF Fens:Place");
  world.say("Lowhill:Place CAPITAL_OF Norland:Country");
  world.say("Lowhill:Place CAPITAL_OF Sudland:Country");
  world.say("Norland:Country WITHDRAWS_FROM Pact:Organisation", {2019, 5, 1});
  world.say("Norland:Country MEMBER_OF Pact:Organisation", {2022, 5, 1});
  world.say("Poland:Country=PL NEIGHBOUR_OF Peru:Country=PE");
  world.say("Poland:Country=PL NEIGHBOUR_OF Slovakia:Country=SK");
  const KnowledgeGraph graph = world.graph(true);
  std::vector<std::string> kinds;
  for (const Inconsistency& c : find_inconsistencies(graph)) kinds.push_back(c.kind);
  EXPECT_EQ(kinds, (std::vector<std::string>{"part of each other", "capital of two", "member after leaving", "no land border"}));
}

TEST(Inconsistencies, AreNoneWhereBothMayHold) {
  World world;
  world.say("Fens:Place PART_OF Norland:Country");
  world.say("Lowhill:Place CAPITAL_OF Norland:Country");
  world.say("Norland:Country MEMBER_OF Pact:Organisation", {2018, 5, 1});
  world.say("Norland:Country WITHDRAWS_FROM Pact:Organisation", {2019, 5, 1});
  world.say("Ada Quist:Person LEADS Quay Bank:Organisation");
  world.say("Ada Quist:Person LEADS Norland:Country");
  EXPECT_TRUE(find_inconsistencies(world.graph(true)).empty());
}

}  // namespace
}  // namespace dossier
