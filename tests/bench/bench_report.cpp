#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "export/report.h"
#include "graph/graph_builder.h"

// A report on an entity with 10,000 claims in a graph of `claims` claims (1,000,000 unless the first argument says
// otherwise), over articles of 40 claims each, with degrees that fall off as in news: some entities are everywhere.
namespace dossier {
namespace {

constexpr uint32_t kClaimsPerArticle = 40, kStatementEach = 10;

KnowledgeGraph make_graph(uint32_t claims, uint32_t of_subject) {
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<uint32_t>(engine()); };
  GraphBuilder builder;
  const uint32_t entities = std::max(claims / 10, 100u);
  for (uint32_t i = 0; i < entities; ++i) builder.entity(static_cast<EntityType>(i % 4), "Entity " + std::to_string(i));
  const auto any = [&] {
    const double u = static_cast<double>(random()) / 4294967296.0;
    return EntityId(1 + static_cast<uint32_t>(u * u * u * (entities - 1)));
  };
  const auto types = static_cast<uint32_t>(builder.schema().relations().size());
  Document article;
  for (int i = 0; i < 30; ++i) article.text += "One side said that the other had not kept to what was agreed between them.\n\n";
  DocumentId document;
  for (uint32_t i = 0; i < claims; ++i) {
    if (i % kClaimsPerArticle == 0) {
      article.id = "a" + std::to_string(i);
      article.date = {static_cast<int16_t>(2000 + random() % 25), static_cast<uint8_t>(1 + random() % 12), 1};
      document = builder.document(article);
    }
    ClaimRecord claim;
    claim.type = TypeId(random() % types);
    const bool subject = i % (claims / of_subject) == 0;
    claim.source = subject && i % 2 ? EntityId(0) : any();
    claim.target = subject && i % 2 == 0 ? EntityId(0) : any();
    claim.document = document;
    const auto begin = random() % 2000;
    claim.span = {begin, begin + 60};
    claim.confidence = static_cast<float>(random() % 100) / 100;
    claim.polarity = random() % 8 ? Polarity::Positive : Polarity::Negative;
    claim.modality = random() % 4 ? Modality::Asserted : static_cast<Modality>(random() % 7);
    if (random() % kStatementEach == 0) {
      StatementRecord statement;
      statement.document = document;
      statement.speaker = any();
      statement.direct = true;
      claim.attributed_to = builder.statement(statement, {claim.span}, {{claim.target, static_cast<Stance>(random() % 3), 0.5f, {}}});
    }
    builder.claim(claim);
  }
  return KnowledgeGraph(builder.take());
}

double milliseconds(const auto& run) {
  const auto begin = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

int bench(uint32_t claims) {
  const uint32_t of_subject = std::min(10000u, claims / 2);
  const KnowledgeGraph graph = make_graph(claims, of_subject);
  const EntityId subject(0);
  std::printf("claims %zu claims\n", graph.claims().size());
  std::printf("claims_of_subject %zu claims\n", graph.claims_from(subject).size() + graph.claims_to(subject).size());
  std::string out;
  RelationReport report;
  const auto render = [&](auto write) {
    out.clear();
    Sink sink = Sink::memory(out);
    write(report, graph, sink);
    sink.commit();
  };
  std::printf("report_entity %.1f ms\n", milliseconds([&] { report = report_entity(graph, subject); }));
  std::printf("write_html %.1f ms\n", milliseconds([&] { render(write_report_html); }));
  std::printf("html_size %zu bytes\n", out.size());
  ReportOptions full;
  full.full = true;
  std::printf("report_entity_full %.1f ms\n", milliseconds([&] { report = report_entity(graph, subject, full); }));
  std::printf("write_html_full %.1f ms\n", milliseconds([&] { render(write_report_html); }));
  std::printf("report_pair %.1f ms\n", milliseconds([&] { report = report_pair(graph, subject, EntityId(1)); }));
  std::printf("report_corpus %.1f ms\n", milliseconds([&] { report = report_corpus(graph); }));
  return 0;
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) { return dossier::bench(argc > 1 ? static_cast<uint32_t>(std::atoi(argv[1])) : 1000000u); }
