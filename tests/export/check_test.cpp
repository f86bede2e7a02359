#include "export/check.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "export/edge_stream.h"
#include "export/formats.h"
#include "graph/error.h"
#include "tests/export/sample_graph.h"

namespace dossier {
namespace {

class GraphFileCheck : public testing::Test {
 protected:
  GraphFileCheck() : path_(std::filesystem::temp_directory_path() / ("check_test." + std::to_string(getpid()))) {}
  ~GraphFileCheck() override { std::filesystem::remove(path_); }

  FileCheck check(const std::string& text) {
    std::ofstream(path_, std::ios::binary) << text;
    return check_graph_file(path_);
  }
  FileCheck check_export(const char* format, const ExportOptions& options, const KnowledgeGraph& graph = sample_graph()) {
    Sink sink = Sink::file(path_, true);
    write_format(find_format(format), graph, sink, options);
    sink.commit();
    return check_graph_file(path_);
  }
  std::string path_;
};

/// "trait:line", of the traits that some viewer of `effect` has to do with.
std::string traits(const FileCheck& check, Effect effect) {
  std::string out;
  for (const FileTrait& trait : check.traits) {
    const auto found = consequences(check, trait.trait);
    if (std::none_of(found.begin(), found.end(), [&](const Consequence* c) { return c->effect == effect; })) continue;
    out += (out.empty() ? "" : " ") + std::string(text_of(trait.trait).name) + ":" + std::to_string(trait.line);
  }
  return out;
}

TEST_F(GraphFileCheck, NobodyRejectsTheStandardProfileOfOurGraphml) {
  for (const GraphProjection projection : {GraphProjection::Entities, GraphProjection::Full, GraphProjection::Bipartite, GraphProjection::Statements}) {
    ExportOptions options;
    options.projection = projection;
    EXPECT_EQ(traits(check_export("graphml", options), Effect::Rejects), "") << to_string(projection);
    EXPECT_EQ(traits(check_export("graphml", options, hostile_graph()), Effect::Rejects), "") << to_string(projection);
  }
}

TEST_F(GraphFileCheck, EachProfileMendsWhatItIsFor) {
  ExportOptions options;
  const auto has = [&](Profile profile, Trait trait) {
    options.profile = profile;
    const auto found = check_export("graphml", options).traits;
    return std::any_of(found.begin(), found.end(), [&](const FileTrait& t) { return t.trait == trait; });
  };
  EXPECT_TRUE(has(Profile::Standard, Trait::NoNodeLabels));
  EXPECT_FALSE(has(Profile::Neo4j, Trait::NoNodeLabels));
  EXPECT_TRUE(has(Profile::Standard, Trait::NoEdgeType));
  EXPECT_FALSE(has(Profile::Neo4j, Trait::NoEdgeType));
  EXPECT_TRUE(has(Profile::Standard, Trait::NoNodeName));
  EXPECT_FALSE(has(Profile::Cytoscape, Trait::NoNodeName));
  EXPECT_TRUE(has(Profile::Standard, Trait::NoYedGraphics));
  EXPECT_FALSE(has(Profile::Yed, Trait::NoYedGraphics));
  EXPECT_FALSE(has(Profile::Yed, Trait::KeyWithoutType));  // graph-tool would reject it
  EXPECT_FALSE(has(Profile::Gephi, Trait::ParallelEdges));
}

TEST_F(GraphFileCheck, CountsNodesEdgesAndAttributes) {
  const FileCheck found = check_export("graphml", {});
  const KnowledgeGraph graph = sample_graph();
  const GraphView view(graph, {});
  EXPECT_EQ(found.format, "graphml");
  EXPECT_EQ(found.nodes, view.nodes().size());
  size_t edges = 0;
  for ([[maybe_unused]] const ViewEdge& edge : view.edges()) ++edges;
  EXPECT_EQ(found.edges, edges);
  EXPECT_GT(found.keys, 20u);
}

TEST_F(GraphFileCheck, ReadsOurGexfAndSaysWhatNetworkxMakesOfIt) {
  ExportOptions options;
  EXPECT_EQ(traits(check_export("gexf", options), Effect::Rejects), "gexf-version:2");
  options.gexf_draft = true;
  EXPECT_EQ(traits(check_export("gexf", options), Effect::Rejects), "");
}

TEST_F(GraphFileCheck, FindsTimesThatGephiDoesNotShow) {
  const char* const kStatic = "<gexf xmlns=\"http://gexf.net/1.3\"><graph defaultedgetype=\"directed\"><nodes>\n"
                              "<node id=\"a\" label=\"A\"/>\n<node id=\"b\" label=\"B\" start=\"2020-01-01\"/></nodes></graph></gexf>";
  EXPECT_EQ(traits(check(kStatic), Effect::Drops), "times-in-static-graph:3");
  const char* const kBad = "<gexf xmlns=\"http://gexf.net/1.3\"><graph mode=\"dynamic\" timeformat=\"date\"><nodes>\n"
                           "<node id=\"a\" label=\"A\" start=\"last year\"/></nodes></graph></gexf>";
  EXPECT_EQ(traits(check(kBad), Effect::Drops), "bad-time:2");
}

TEST_F(GraphFileCheck, TellsOneEndOfAnEdgeThatComesLateFromOneThatIsMissing) {
  const FileCheck found = check("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"directed\">\n<node id=\"a\"/>\n"
                                "<edge source=\"a\" target=\"late\"/>\n<edge source=\"a\" target=\"missing\"/>\n<node id=\"late\"/></graph></graphml>");
  ASSERT_EQ(found.traits.size() > 2, true);
  EXPECT_EQ(traits(found, Effect::Rejects), "edge-before-node:3 edge-without-end:4");
}

TEST_F(GraphFileCheck, CountsHowOftenATraitStandsThere) {
  std::string text = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"i\" for=\"node\" attr.name=\"i\" attr.type=\"int\"/>"
                     "<graph edgedefault=\"directed\">\n";
  for (int i = 0; i < 5; ++i) text += "<node id=\"n" + std::to_string(i) + "\"><data key=\"i\">many</data></node>\n";
  const auto found = check(text + "</graph></graphml>").traits;
  const auto trait = std::find_if(found.begin(), found.end(), [](const FileTrait& t) { return t.trait == Trait::NotANumber; });
  ASSERT_NE(trait, found.end());
  EXPECT_EQ(trait->line, 2u);
  EXPECT_EQ(trait->count, 5u);
  EXPECT_EQ(trait->example, "many");
}

TEST_F(GraphFileCheck, SaysWhyAFileIsOfNeitherFormat) {
  const auto why = [&](const std::string& text) {
    try {
      check(text);
      return std::string("read");
    } catch (const Error& error) {
      return std::string(error.what()).substr(path_.size());
    }
  };
  EXPECT_EQ(why("<html><body/></html>"), " is neither GraphML nor GEXF: its first element is <html>");
  EXPECT_EQ(why("a,b\n1,2\n"), " is neither GraphML nor GEXF: it is no XML");
  EXPECT_EQ(why(""), " is neither GraphML nor GEXF: it is no XML");
  EXPECT_THROW(check_graph_file("/nowhere/graph.graphml"), Error);
}

TEST_F(GraphFileCheck, DoesNotExpandEntitiesOfTheFile) {
  std::string text = "<!DOCTYPE graphml [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'z'; ++c) text += std::string("<!ENTITY ") + c + " \"&" + static_cast<char>(c - 1) + ";&" + static_cast<char>(c - 1) + ";&" + static_cast<char>(c - 1) + ";\">";
  text += "]><graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"directed\"><node id=\"x\"><desc>&y;</desc></node></graph></graphml>";
  EXPECT_NE(traits(check(text), Effect::Rejects).find("doctype:1"), std::string::npos);
}

}  // namespace
}  // namespace dossier
