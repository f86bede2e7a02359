#include <gtest/gtest.h>

#include <vector>

#include "export/formats.h"
#include "tests/export/sample_graph.h"
#include "tests/support/counted_memory.h"

namespace dossier {
namespace {

constexpr uint32_t kNodes = 3000, kEdges = 9000, kTenfold = 10 * kEdges;
/// What ten times as many edges may take more: the buffer for the edges of one node. A single byte for each edge would
/// be 81,000.
constexpr size_t kAllowance = 32'000;

size_t beyond_snapshot(const KnowledgeGraph& graph, const char* format, const ExportOptions& options) {
  return bytes_beyond([&] {
    Sink sink = Sink::file("/dev/null", true);
    write_format(find_format(format), graph, sink, options);
    sink.commit();
    EXPECT_GT(sink.written(), 1000u);
  });
}

/// Both graphs have the same nodes.
void expect_constant(const char* format, const ExportOptions& options) {
  static const KnowledgeGraph few = large_graph(kNodes, kEdges), many = large_graph(kNodes, kTenfold);
  beyond_snapshot(few, format, options);  // what is made once, such as tables of the library
  EXPECT_LT(beyond_snapshot(many, format, options), beyond_snapshot(few, format, options) + kAllowance)
      << format << " " << to_string(options.profile) << " " << to_string(options.projection);
}

TEST(ExportMemory, CountsWhatIsKept) {
  EXPECT_GE(bytes_beyond([] { EXPECT_EQ(std::vector<char>(1'000'000, 'x').back(), 'x'); }), 1'000'000u);
}

TEST(ExportMemory, OfGraphmlIsTheSameForTenTimesAsManyEdges) {
  for (const Profile profile : {Profile::Standard, Profile::Cytoscape, Profile::Neo4j}) {
    ExportOptions options;
    options.profile = profile;
    expect_constant("graphml", options);
  }
  ExportOptions options;
  options.projection = GraphProjection::Full;
  expect_constant("graphml", options);
  options.keep_parallel = options.drop_isolated = true;
  expect_constant("graphml", options);
}

TEST(ExportMemory, OfAPartIsTheSameForTenTimesAsManyEdges) {
  ExportOptions options;
  options.ego = {EntityId(0)};
  options.hops = 20;
  expect_constant("graphml", options);
  options.filter.min_confidence = 0.6f;  // a bit for each claim
  expect_constant("graphml", options);
}

TEST(ExportMemory, OfTheOtherStreamsIsTheSameForTenTimesAsManyEdges) {
  for (const char* format : {"csv", "neo4j", "jgf", "cypher", "dot", "turtle", "ftm"}) expect_constant(format, {});
}

}  // namespace
}  // namespace dossier
