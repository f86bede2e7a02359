#include "export/formats.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "export/writers.h"
#include "export/zip.h"
#include "graph/error.h"

namespace dossier {
namespace {

constexpr FormatPart kGraphml[] = {{"graph.graphml", write_graphml}};
constexpr FormatPart kGexf[] = {{"graph.gexf", write_gexf}};
constexpr FormatPart kCsv[] = {{"nodes.csv", write_csv_nodes}, {"edges.csv", write_csv_edges}};
constexpr FormatPart kDot[] = {{"graph.dot", write_dot}};
constexpr FormatPart kCytoscape[] = {{"graph.cyjs", write_cytoscape_json}};
constexpr FormatPart kJsonGraph[] = {{"graph.json", write_json_graph}};
constexpr FormatPart kNeo4j[] = {{"nodes.csv", write_neo4j_nodes}, {"relationships.csv", write_neo4j_relationships}};
constexpr FormatPart kCypher[] = {{"graph.cypher", write_cypher}};
constexpr FormatPart kTurtle[] = {{"graph.ttl", write_turtle}};
constexpr FormatPart kJsonLd[] = {{"graph.jsonld", write_json_ld}};
constexpr FormatPart kMoney[] = {{"entities.ftm.json", write_follow_the_money}};
constexpr FormatPart kMoneyStatements[] = {{"statements.csv", write_follow_the_money_statements}};
constexpr FormatPart kHtml[] = {{"graph.html", write_html}};
constexpr FormatPart kSvg[] = {{"graph.svg", write_svg}};
constexpr FormatPart kPng[] = {{"graph.png", write_png}};

constexpr std::string_view kAttributes = "every attribute of nodes and edges";
constexpr std::string_view kJsonTexts = "lists (aliases, properties, documents) are JSON texts";

constexpr Format kFormats[] = {
    {"graphml", "graphml", "GraphML for Gephi, Cytoscape, yEd, Neo4j, NetworkX, igraph, graph-tool (choose with --profile)",
     kAttributes, "lists (aliases, properties, documents) are JSON texts; no time line (take gexf)", kGraphml},
    {"gexf", "gexf", "GEXF for Gephi, with a time line, colours and places (NetworkX: with --gexf-version 1.2draft)",
     "every attribute, and when an edge holds", kJsonTexts, kGexf},
    {"csv", "zip", "Tables of nodes and edges for spreadsheets, Gephi, Flourish, R (a folder, or a zip archive)", kAttributes,
     "lists are JSON texts; a text that looks like a formula gets an apostrophe", kCsv},
    {"html", "html", "One page with an interactive picture, search and evidence; opens in any browser, without a network",
     "labels, types, evidence, speakers, documents", "more than 20 passages for one edge; not meant to be read by programs", kHtml},
    {"svg", "svg", "Picture for a document (needs Graphviz)", "labels, types, relations", "evidence, attributes, entities without relations", kSvg},
    {"png", "png", "Picture as pixels (needs Graphviz)", "labels, types, relations", "evidence, attributes, entities without relations", kPng},
    {"dot", "dot", "DOT for Graphviz", "labels, types, relations, speakers, evidence, colours", "all other attributes, texts beyond 4,000 letters", kDot},
    {"cytoscape", "cyjs", "Cytoscape.js JSON, for web pages and the desktop program", kAttributes, "nothing", kCytoscape},
    {"jgf", "json", "JSON Graph Format 2", kAttributes, "nothing", kJsonGraph},
    {"neo4j", "neo4j.zip", "Tables for Neo4j's bulk importer (a folder, or a zip archive)", kAttributes, kJsonTexts, kNeo4j},
    {"cypher", "cypher", "Script for Neo4j's cypher-shell; may be run again on the same database", kAttributes, kJsonTexts, kCypher},
    {"jsonl", "jsonl", "JSON Lines of the whole database: texts, everything extracted, who is who; 'dossier import' reads it back",
     "everything", "nothing (filters and projections do not apply)", {}},
    {"turtle", "ttl", "RDF in Turtle: reified claims, PROV-O, schema.org",
     "claims with speakers, times, evidence and documents", "properties of entities", kTurtle},
    {"jsonld", "jsonld", "RDF in JSON-LD, the same statements as turtle", "claims with speakers, times, evidence and documents",
     "properties of entities", kJsonLd},
    {"ftm", "ftm.json", "FollowTheMoney entities for Aleph and OpenSanctions tools, one a line",
     "entities, aliases, articles, mentions, relations in words", "confidence, modality and polarity as fields (they stand in words)", kMoney},
    {"ftm-statements", "statements.csv", "FollowTheMoney statements, one value a row", "the same as ftm", "the same as ftm", kMoneyStatements},
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
  const Format* best = nullptr;  // "x.neo4j.zip" is both of neo4j and of csv: the longer extension counts
  for (const Format& format : kFormats)
    if (path.ends_with("." + std::string(format.extension)) && (best == nullptr || format.extension.size() > best->extension.size()))
      best = &format;
  if (best != nullptr) return *best;
  throw usage_error("cannot tell the format from the name " + std::string(path) + "; name it with --format ('dossier formats' lists them)");
}

void write_format(const Format& format, const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  if (format.parts.size() == 1) return format.parts[0].write(graph, sink, options);
  ZipWriter zip(sink);
  for (const FormatPart& part : format.parts) {
    zip.add(part.file_name, [&](Sink& entry) { part.write(graph, entry, options); });
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
