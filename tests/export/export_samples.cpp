// Writes a named sample graph in every format into a folder, for the readers in other languages that compare them, or
// one graph in one format: export_samples FOLDER, or export_samples GRAPH FORMAT FILE [NODES EDGES].
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/formats.h"
#include "graph/error.h"
#include "tests/export/sample_graph.h"

namespace {

using namespace dossier;

KnowledgeGraph make(const std::string& name, uint32_t nodes, uint32_t edges) {
  if (name == "empty") return empty_graph();
  if (name == "hostile") return hostile_graph();
  if (name == "large") return large_graph(nodes, edges);
  if (name == "one") return large_graph(2, 1);
  return sample_graph();
}

void write(const Format& format, const KnowledgeGraph& graph, const std::filesystem::path& path, const ExportOptions& options) {
  if (format.parts.empty()) return;
  if (format.parts.size() > 1) return write_folder(format, graph, path.string(), true, options);
  Sink sink = Sink::file(path.string(), true);
  write_format(format, graph, sink, options);
  sink.commit();
}

void write_values(std::string& out, std::span<const Column> columns, std::span<const AttributeValue> values) {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!values[i].present) continue;
    out += ", ";
    append_json(out, columns[i].name);
    out += ": ";
    Sink sink = Sink::memory(out);
    write_value(sink, values[i], write_json_string);
    sink.commit();
  }
}

/// What every file of this view must hold, in a form of its own: the truth that the readers compare with.
void write_expected(const KnowledgeGraph& graph, const std::filesystem::path& path, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  std::string out = "{\"nodes\": [";
  for (uint32_t i = 0; i < view.nodes().size(); ++i) {
    out.append(i > 0 ? ",\n" : "\n").append("{\"@id\": ");
    append_json(out, node_id(view.nodes()[i]));
    write_values(out, node_columns(), reader.node(i));
    out += "}";
  }
  out += "],\n\"edges\": [";
  const char* separator = "\n";
  for (const ViewEdge& edge : view.edges()) {
    out.append(std::exchange(separator, ",\n")).append("{\"@id\": ");
    append_json(out, edge_id(edge));
    out += ", \"@source\": ";
    append_json(out, node_id(view.nodes()[edge.source]));
    out += ", \"@target\": ";
    append_json(out, node_id(view.nodes()[edge.target]));
    write_values(out, edge_columns(), reader.edge(edge));
    out += "}";
  }
  Sink sink = Sink::file(path.string(), true);
  sink << out << "]}\n";
  sink.commit();
}

void write_all(const std::filesystem::path& folder) {
  for (const std::string name : {"sample", "hostile", "empty", "one"}) {
    const KnowledgeGraph graph = make(name, 0, 0);
    for (const GraphProjection projection : {GraphProjection::Entities, GraphProjection::Full, GraphProjection::Bipartite, GraphProjection::Statements}) {
      ExportOptions options;
      options.projection = projection;
      const std::string stem = name + "-" + std::string(to_string(projection));
      write_expected(graph, folder / (stem + ".expected.json"), options);
      for (const Format& format : formats()) {
        const bool whole = format.parts.size() > 1;
        write(format, graph, folder / (stem + "." + std::string(whole ? format.name : format.extension)), options);
        if (!whole) continue;
        Sink archive = Sink::file(folder / (stem + "." + std::string(format.name) + ".zip"), true);
        write_format(format, graph, archive, options);
        archive.commit();
      }
      for (const Profile profile : {Profile::Gephi, Profile::Cytoscape, Profile::Neo4j, Profile::Yed}) {
        options.profile = profile;
        write(find_format("graphml"), graph, folder / (stem + "." + std::string(to_string(profile)) + ".graphml"), options);
      }
      options.gexf_draft = true;
      write(find_format("gexf"), graph, folder / (stem + ".draft.gexf"), options);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc == 2) {
      std::filesystem::create_directories(argv[1]);
      write_all(argv[1]);
      return 0;
    }
    if (argc != 4 && argc != 6) {
      std::fprintf(stderr, "usage: export_samples FOLDER | GRAPH FORMAT FILE [NODES EDGES]\n");
      return 2;
    }
    const auto nodes = argc == 6 ? static_cast<uint32_t>(std::stoul(argv[4])) : 0;
    const auto edges = argc == 6 ? static_cast<uint32_t>(std::stoul(argv[5])) : 0;
    write(find_format(argv[2]), make(argv[1], nodes, edges), argv[3], {});
    return 0;
  } catch (const dossier::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
