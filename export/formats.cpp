#include "export/formats.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "export/writers.h"
#include "export/zip.h"
#include "graph/error.h"

namespace dossier {
namespace {

constexpr std::string_view kAllAttributes =
    "labels, types, evidence, speakers, polarity, modality, dates, sources, confidence, counts";

constexpr FormatPart kGraphml[] = {{"graph.graphml", write_graphml}};
constexpr FormatPart kGexf[] = {{"graph.gexf", write_gexf}};
constexpr FormatPart kCsv[] = {{"nodes.csv", write_nodes_csv}, {"edges.csv", write_edges_csv}};

constexpr Format kFormats[] = {
    {"graphml", "graphml", "GraphML for Gephi, Cytoscape, yEd, Neo4j, NetworkX, igraph, graph-tool (choose with --profile)",
     kAllAttributes, "lists are JSON texts; dates are texts, so that no viewer has a time line (take gexf)", kGraphml},
    {"gexf", "gexf", "GEXF for Gephi, with a time line, colours and places (NetworkX: --gexf-version 1.2draft)",
     "the same as graphml, and when an edge holds", "lists are JSON texts", kGexf},
    {"csv", "zip", "Tables of nodes and edges for spreadsheets, Gephi, Flourish, R (a folder, or a zip archive)",
     "the same as graphml", "lists are JSON texts; texts that look like formulas get an apostrophe", kCsv},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format& find_format(std::string_view name) {
  std::string names;
  for (const Format& format : kFormats) {
    if (format.name == name) return format;
    names.append(names.empty() ? "" : ", ").append(format.name);
  }
  throw usage_error("there is no format '" + std::string(name) + "'; the formats are " + names);
}

const Format& format_of_path(std::string_view path) {
  for (const Format& format : kFormats)
    if (path.ends_with("." + std::string(format.extension))) return format;
  throw usage_error("cannot tell the format from the name " + std::string(path) + "; name it with --format ('dossier formats' lists them)");
}

void write_format(const Format& format, const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  if (format.parts.size() == 1) return format.parts[0].write(graph, sink, options);
  ZipWriter zip(sink);
  for (const FormatPart& part : format.parts) {
    std::string contents;
    Sink memory = Sink::memory(contents);
    part.write(graph, memory, options);
    memory.commit();
    zip.add(part.file_name, contents);
  }
  zip.finish();
}

void write_folder(const Format& format, const KnowledgeGraph& graph, const std::string& folder, bool overwrite,
                  const ExportOptions& options) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw input_error("cannot make the folder " + folder + ": " + error.message());
  std::vector<Sink> sinks;
  for (const FormatPart& part : format.parts)
    sinks.push_back(Sink::file((fs::path(folder) / part.file_name).string(), overwrite));
  for (size_t i = 0; i < sinks.size(); ++i) format.parts[i].write(graph, sinks[i], options);
  for (Sink& sink : sinks) sink.commit();
}

}  // namespace dossier
