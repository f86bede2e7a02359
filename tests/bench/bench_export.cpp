#include <sys/resource.h>
#include <unistd.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/formats.h"
#include "tests/export/sample_graph.h"
#include "tests/support/counted_memory.h"

// GraphML of 300,000 nodes and 900,000 edges, each with five attributes or more, the memory that it took beyond the
// snapshot (also with a third and with three times as many edges, for it must not grow with them), and the other formats
// on the same graph. Then boost::write_graphml, and with the path of graphml_writers.py
// NetworkX and igraph, on a tenth of it: they are compared by bytes a second.
namespace dossier {
namespace {

/// Of this process on one core: other programs share the machine.
double seconds(const auto& run) {
  const std::clock_t begin = std::clock();
  run();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print_speed(const std::string& name, uint64_t bytes, double time) {
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%s_size %.1f MB\n%s_time %.3f s\n%s_speed %.0f MB/s\n", name.c_str(), megabytes, name.c_str(), time, name.c_str(), megabytes / time);
  std::fflush(stdout);
}

/// The best of some runs.
void bench_format(const std::string& name, const KnowledgeGraph& graph, const std::string& path, int runs,
                  const std::string& prefix = "") {
  double best = 0;
  uint64_t size = 0;
  for (int i = 0; i < runs; ++i) {
    const double time = seconds([&] {
      Sink sink = Sink::file(path, true);
      write_format(find_format(name), graph, sink, {});
      size = sink.written();
      sink.commit();
    });
    if (i == 0 || time < best) best = time;
  }
  print_speed(prefix + name, size, best);
}

/// The most bytes live at one time while GraphML is written, beside those of the snapshot.
void bench_memory(uint32_t nodes, uint32_t edges, const std::string& path) {
  const KnowledgeGraph graph = large_graph(nodes, edges);
  const size_t bytes = bytes_beyond([&] {
    Sink sink = Sink::file(path, true);
    write_format(find_format("graphml"), graph, sink, {});
    sink.commit();
  });
  std::printf("graphml_memory_beyond_snapshot_%u_edges %.2f MB\n", edges, static_cast<double>(bytes) / 1e6);
}

struct Attributes {
  std::string label, type, text;
  long count = 0;
  double number = 0;
};

/// The same nodes and edges with five attributes each, written by Boost.Graph.
void bench_boost(const KnowledgeGraph& graph, const std::string& path) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Attributes, Attributes>;
  const GraphView view(graph, {});
  AttributeReader reader(view);
  Graph copy(view.nodes().size());
  const auto value = [](AttributeReader::Values values, auto column) { return values[static_cast<size_t>(column)]; };
  for (uint32_t i = 0; i < view.nodes().size(); ++i) {
    const auto values = reader.node(i);
    copy[i] = {std::string(value(values, NodeColumn::Label).text), std::string(value(values, NodeColumn::Type).text), std::string(node_id(view.nodes()[i])),
               value(values, NodeColumn::Degree).whole, value(values, NodeColumn::Centrality).real};
  }
  for (const ViewEdge& edge : view.edges()) {
    const auto values = reader.edge(edge);
    boost::add_edge(edge.source, edge.target,
                    Attributes{std::string(value(values, EdgeColumn::Label).text), std::string(value(values, EdgeColumn::Type).text),
                               std::string(value(values, EdgeColumn::Evidence).text), value(values, EdgeColumn::Claims).whole,
                               value(values, EdgeColumn::Confidence).real},
                    copy);
  }
  boost::dynamic_properties properties;
  properties.property("label", boost::get(&Attributes::label, copy)).property("type", boost::get(&Attributes::type, copy));
  properties.property("text", boost::get(&Attributes::text, copy)).property("count", boost::get(&Attributes::count, copy));
  properties.property("number", boost::get(&Attributes::number, copy));
  const double time = seconds([&] {
    std::ofstream out(path, std::ios::binary);
    boost::write_graphml(out, copy, boost::get(boost::vertex_index, copy), properties);
  });
  print_speed("boost", std::filesystem::file_size(path), time);
}

int bench(uint32_t nodes, uint32_t edges, const std::string& script) {
  const std::string folder = std::filesystem::temp_directory_path() / ("bench_export." + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string graphml = folder + "/graph.graphml";
  {
    const KnowledgeGraph graph = large_graph(nodes, edges);
    std::printf("nodes %u nodes\nedges %u edges\n", nodes, edges);
    bench_format("graphml", graph, graphml, 3);
    for (const char* name : {"csv", "jgf", "cypher", "turtle", "ftm"}) bench_format(name, graph, folder + "/graph", 1);
  }
  for (const uint32_t count : {edges / 3, edges, edges * 3}) bench_memory(nodes, count, graphml);
  // What 100, 1,000 and 10,000 articles give: about three entities and fifteen claims each. The cost grows with them.
  for (uint32_t articles = 100; articles <= std::min(10000u, nodes / 3); articles *= 10) {
    const KnowledgeGraph graph = large_graph(articles * 3, articles * 15);
    bench_format("graphml", graph, graphml, 1, "articles_" + std::to_string(articles) + "_");
  }
  std::printf("peak_memory %.1f MB\n", peak_megabytes());
  const KnowledgeGraph tenth = large_graph(nodes / 10, edges / 10);
  bench_format("graphml", tenth, graphml, 3);
  bench_boost(tenth, folder + "/boost.graphml");
  int status = 0;
  if (!script.empty()) {
    std::fflush(stdout);
    status = std::system((script + " " + graphml).c_str());
  }
  std::filesystem::remove_all(folder);
  return status == 0 ? 0 : 1;
}

}  // namespace
}  // namespace dossier

/// bench_export [NODES EDGES [graphml_writers.py]]
int main(int argc, char** argv) {
  const auto number = [&](int i, uint32_t otherwise) { return argc > i ? static_cast<uint32_t>(std::atoi(argv[i])) : otherwise; };
  return dossier::bench(number(1, 300000), number(2, 900000), argc > 3 ? argv[3] : "");
}
