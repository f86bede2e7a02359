// Analyst queries on a graph of 100,000 entities and 1,000,000 claims: `bench_query [CLAIMS [DATABASE]]`. Prints
// `name value unit`, a line each; times are medians of processor time, so that a busy machine measures the same. With a
// second argument the database is kept there, and used again by the next run, so that compare_query.py can ask other
// programs the same questions.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

#include "graph/knowledge_graph.h"
#include "graph/query/knowledge_property_graph.h"
#include "graph/query/run.h"
#include "graph/store.h"

namespace dossier {
namespace {

constexpr uint32_t kClaimsPerDocument = 40, kEntitiesPerDocument = 20;
constexpr const char* kTypes[] = {"MEMBER_OF",  "CONFLICT_WITH", "COMMUNICATED_WITH", "CRITICISES", "SUPPORTS",
                                  "ALLIED_WITH", "SANCTIONS",    "HOLDS_POSITION",    "LOCATED_IN", "AGREES_WITH"};

double processor_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void print(const char* name, double value, const char* unit) { std::printf("query_%s %.3f %s\n", name, value, unit); }

/// Few entities are in many documents and many in few: a rank falls as 1/rank (Zipf). The same on every platform.
class Numbers {
 public:
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(engine_() % n); }
  uint32_t rank(uint32_t n) { return static_cast<uint32_t>(std::pow(static_cast<double>(n), below(1 << 20) / double(1 << 20))) - 1; }

 private:
  std::mt19937_64 engine_{7};
};

std::string name_of(uint32_t entity) { return "Entity " + std::to_string(entity); }
EntityType type_of(uint32_t entity) {
  return entity < 190 ? EntityType::Country : entity % 3 == 0 ? EntityType::Organisation : EntityType::Person;
}

void fill(Store& store, uint32_t claims, uint32_t entities) {
  Numbers n;
  std::vector<int64_t> ids(entities, 0);  // given in the order in which they appear, as a resolver does
  int64_t next = 1;
  Document d;
  for (int i = 0; i < 8; ++i) d.text += "One side said that the other had not kept to what was agreed. ";
  for (uint32_t i = 0; i * kClaimsPerDocument < claims; ++i) {
    d.id = "article-" + std::to_string(i);
    d.outlet = "Outlet " + std::to_string(n.below(40));
    d.date = from_days(18000 + n.below(1500));
    Extraction x;
    Resolution resolution;
    for (uint32_t e = 0; e < kEntitiesPerDocument; ++e) {
      // Each entity occurs at least once; the others of a document are drawn.
      const uint32_t entity = e < 4 ? (4 * i + e) % entities : n.rank(entities);
      x.entities.push_back({type_of(entity), name_of(entity), {}, "", "", {}});
      x.mentions.push_back({{e, e + 3}, type_of(entity), MentionKind::Name, e, Sector::None, {}});
      if (ids[entity] == 0) ids[entity] = next++;
      resolution.entities.push_back({ids[entity], type_of(entity), name_of(entity), "", ""});
    }
    for (uint32_t c = 0; c < kClaimsPerDocument; ++c) {
      ExtractedRelation r;
      r.type = kTypes[n.below(std::size(kTypes))];
      r.source = n.below(kEntitiesPerDocument);
      r.target = n.below(kEntitiesPerDocument);
      r.span = {n.below(300), 360 + n.below(60)};
      r.polarity = n.below(10) == 0 ? Polarity::Negative : Polarity::Positive;
      r.confidence = 0.5f + static_cast<float>(n.below(50)) / 100;
      r.rule = "rule-" + std::to_string(n.below(60));
      x.relations.push_back(std::move(r));
    }
    store.add(d, x, resolution);
    if (i % 500 == 499) store.commit();
  }
  store.commit();
}

/// The median time of a query over parameters that `draw` sets, and the number of its rows.
template <class Draw>
void bench(const char* name, const PropertyGraph& graph, const char* text, int runs, Draw draw) {
  const Query query = parse_query(text);
  std::vector<double> times;
  size_t rows = 0;
  for (int i = 0; i < runs; ++i) {
    QueryOptions options;
    draw(options.parameters);
    const double began = processor_ms();
    rows += run(query, graph, options).rows.size();
    times.push_back(processor_ms() - began);
  }
  std::sort(times.begin(), times.end());
  print(name, times[times.size() / 2], "ms");
  print((std::string(name) + "_rows").c_str(), static_cast<double>(rows) / runs, "rows");
}

void ask(const PropertyGraph& graph, uint32_t entities) {
  Numbers n;
  const auto any = [&](ValueMap& p) { p["name"] = Value(name_of(n.below(entities))); };
  // Organisations and countries as they are asked for: the well-known ones more often.
  const auto organisation = [&](ValueMap& p) { p["name"] = Value(name_of(n.rank(entities / 3) * 3)); };
  const auto pair = [&](ValueMap& p) {
    p["a"] = Value(name_of(n.below(entities)));
    p["b"] = Value(name_of(n.below(entities)));
  };
  bench("lookup_by_name", graph, "MATCH (n {name: $name}) RETURN n.name, n.kind, labels(n)", 201, any);
  bench("members_of_one", graph, "MATCH (m)-[r:MEMBER_OF]->(o {name: $name}) RETURN m.name, r.status, r.confidence", 101, organisation);
  bench("two_hops", graph,
        "MATCH (a {name: $name})-[r:CONFLICT_WITH]-(b)-[s:MEMBER_OF]->(o:Organisation) "
        "WHERE r.polarity = 'positive' AND s.confidence > 0.8 RETURN DISTINCT b.name, o.name", 101, organisation);
  bench("aggregate_one_type", graph, "MATCH ()-[r:CRITICISES]->(t) RETURN t.name, count(*) AS n ORDER BY n DESC LIMIT 10", 11,
        [](ValueMap&) {});
  bench("shortest_path", graph,
        "MATCH (a {name: $a}), (b {name: $b}), p = shortestPath((a)-[:MEMBER_OF|CONFLICT_WITH|COMMUNICATED_WITH|CRITICISES|"
        "SUPPORTS|ALLIED_WITH|SANCTIONS|HOLDS_POSITION|LOCATED_IN|AGREES_WITH*..6]-(b)) RETURN length(p)", 101, pair);
}

void run_all(uint32_t claims, const char* keep) {
  const auto path = keep ? std::filesystem::path(keep) : std::filesystem::temp_directory_path() / "bench-query.db";
  const auto clean = [&] {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + suffix);
  };
  if (!keep) clean();
  const uint32_t entities = std::max(claims / 10, 200u);
  if (!std::filesystem::exists(path)) {
    Store store(path.string(), Store::Mode::Write);
    fill(store, claims, entities);
  }
  double began = processor_ms();
  GraphData data = Store(path.string(), Store::Mode::Read).load();
  print("load_from_sqlite", processor_ms() - began, "ms");
  began = processor_ms();
  const KnowledgeGraph knowledge(std::move(data));
  print("snapshot", processor_ms() - began, "ms");
  began = processor_ms();
  const KnowledgePropertyGraph graph(knowledge);
  print("property_graph", processor_ms() - began, "ms");
  print("nodes", graph.node_count(), "nodes");
  print("relationships", graph.relationship_count(), "relationships");
  ask(graph, entities);
  if (!keep) clean();
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  dossier::run_all(argc > 1 ? static_cast<uint32_t>(std::strtoul(argv[1], nullptr, 10)) : 1'000'000, argc > 2 ? argv[2] : nullptr);
}
