#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "graph/duplicates.h"
#include "graph/graph_builder.h"
#include "graph/questions/answers.h"

// The named questions on a graph of `claims` claims (1,000,000 unless the first argument says otherwise) between a tenth
// as many entities, a claim in five a statement's, in articles of 25 claims. Degrees fall off as in the news: the
// hundredth entity has a tenth of the links of the first. Median processor time of the runs.
namespace dossier {
namespace {


KnowledgeGraph make_graph(uint32_t claims) {
  std::mt19937 engine(11);
  const auto random = [&](uint32_t below) { return static_cast<uint32_t>(engine() % below); };
  GraphBuilder builder;
  const uint32_t entities = std::max(claims / 10, 200u);
  for (uint32_t i = 0; i < entities; ++i) builder.entity(static_cast<EntityType>(i % 4), "Entity " + std::to_string(i));
  const auto any = [&] {  // about 1/sqrt(rank)
    const double u = static_cast<double>(engine()) / 4294967296.0;
    return EntityId(std::min(static_cast<uint32_t>(u * u * entities), entities - 1));
  };
  const auto types = static_cast<uint32_t>(builder.schema().relations().size());
  const TypeId member_of = builder.schema().at("MEMBER_OF");
  Document article;
  for (int i = 0; i < 30; ++i) article.text += "One side said that the other had not kept to what was agreed between them.\n\n";
  DocumentId document;
  for (uint32_t i = 0; i < claims; ++i) {
    if (i % 25 == 0) {
      article.id = "a" + std::to_string(i);
      article.date = {static_cast<int16_t>(2000 + random(25)), static_cast<uint8_t>(1 + random(12)), 1};
      document = builder.document(article);
    }
    ClaimRecord claim;
    claim.type = random(20) == 0 ? member_of : TypeId(random(types));
    claim.source = any();
    claim.target = any();
    claim.document = document;
    const uint32_t begin = random(2000);
    claim.span = {begin, begin + 60};
    claim.confidence = static_cast<float>(random(100)) / 100;
    claim.polarity = random(8) ? Polarity::Positive : Polarity::Negative;
    claim.modality = random(4) ? Modality::Asserted : static_cast<Modality>(random(7));
    if (random(5) == 0) {
      StatementRecord statement;
      statement.document = document;
      statement.speaker = any();
      claim.attributed_to = builder.statement(statement, {claim.span}, {{claim.target, static_cast<Stance>(random(3)), 0.5f, {}}});
    }
    builder.claim(claim);
  }
  return KnowledgeGraph(builder.take());
}

template <class F>
void measure(const char* name, int runs, F run) {
  std::vector<double> times;
  size_t rows = 0;
  for (int i = 0; i < runs; ++i) {
    const std::clock_t begin = std::clock();
    rows = run();
    times.push_back(1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  std::printf("%-28s %10.3f ms %10zu rows\n", name, times[static_cast<size_t>(runs / 2)], rows);
}

int run(uint32_t claims) {
  const KnowledgeGraph graph = make_graph(claims);
  std::printf("%-28s %10zu\n%-28s %10zu\n", "entities", graph.entities().size(), "claims", graph.claims().size());
  const uint32_t entities = static_cast<uint32_t>(graph.entities().size());
  const std::string hub = "Entity 1", middle = "Entity " + std::to_string(entities / 10), far = "Entity " + std::to_string(entities - 7),
                    other = "Entity " + std::to_string(entities / 2);
  const auto ask = [&](Answer& answer, const QuestionArguments& arguments, const ClaimFilter& filter = {}) {
    return [&graph, &answer, arguments, filter] { return answer(graph, arguments, filter).rows.size(); };
  };
  ClaimFilter facts;
  facts.only = Only::Facts;
  measure("members", 21, ask(members, {{"ORG", middle}}));
  measure("members_of_hub", 11, ask(members, {{"ORG", hub}}));
  measure("members_facts", 21, ask(members, {{"ORG", middle}}, facts));
  measure("memberships", 21, ask(memberships, {{"ENTITY", middle}}));
  measure("conflicts_of_one", 21, ask(conflicts, {{"ENTITY", middle}}));
  measure("neighbours", 21, ask(neighbours, {{"ENTITY", middle}}));
  measure("ties", 11, ask(ties, {{"A", middle}, {"B", other}}));
  measure("path", 11, ask(paths, {{"A", middle}, {"B", far}}));
  measure("path_facts", 11, ask(paths, {{"A", other}, {"B", far}}, facts));
  measure("comments_about_one", 21, ask(comments, {{"--about", middle}}));
  measure("stances_about_one", 21, ask(stances, {{"--about", middle}}));
  measure("timeline", 11, ask(timeline, {{"ENTITY", middle}}));
  measure("conflicts", 3, ask(conflicts, {}));
  measure("disagreements", 3, ask(disagreements, {}));
  measure("central", 1, ask(central, {}));
  measure("communities", 1, ask(community_list, {}));
  measure("duplicates", 1, [&] { return duplicate_candidates(graph).size(); });
  return 0;
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) { return dossier::run(argc > 1 ? static_cast<uint32_t>(std::strtoul(argv[1], nullptr, 10)) : 1'000'000); }
