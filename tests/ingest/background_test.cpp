#include "ingest/background.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "graph/error.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class Background : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dossier-background-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const char* name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  BackgroundLayer layer(const BackgroundGraph& graph, BackgroundOptions options = {}) {
    options.name = "atlas";
    return make_background_layer(graph, options, Schema::builtin(), refusals_);
  }

  fs::path folder_;
  Refusals refusals_;
};

const char* const kGraphml = R"(<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <key id="d1" for="node" attr.name="type" attr.type="string"/>
  <key id="d2" for="edge" attr.name="type" attr.type="string"/>
  <key id="d3" for="edge" attr.name="begin" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="1"><data key="d0">Lakeland</data><data key="d1">Country</data></node>
    <node id="2"><data key="d0">Northern &amp; Eastern Pact</data><data key="d1">Organization</data></node>
    <node id="3"><data key="d0">R2</data><data key="d1">Robot</data></node>
    <edge source="1" target="2"><data key="d2">member of</data><data key="d3">2004</data></edge>
    <edge source="1" target="3"><data key="d2">ALLIED_WITH</data></edge>
    <edge source="2" target="1"><data key="d2">adores</data></edge>
  </graph>
</graphml>
)";

TEST_F(Background, SaysInSentencesWhatAGraphmlFileSays) {
  const BackgroundLayer made = layer(read_background_graphml(file("a.graphml", kGraphml)));
  EXPECT_EQ(made.document.text,
            "Background knowledge: atlas\n\nLakeland.\nNorthern & Eastern Pact.\n"
            "Lakeland is a member of Northern & Eastern Pact, 2004/...\n");
  EXPECT_EQ(made.document.id, "background:atlas");
  EXPECT_EQ(made.document.outlet, "Background knowledge");
  ASSERT_EQ(made.extraction.relations.size(), 1u);
  EXPECT_EQ(made.extraction.relations[0].type, "MEMBER_OF");
  EXPECT_EQ(slice(made.document.text, made.extraction.relations[0].span), "Lakeland is a member of Northern & Eastern Pact, 2004/..");
  EXPECT_EQ(refusals_, (Refusals{{"edge: one of its ends is missing or was refused", 1},
                                 {"edge: type 'adores' is not in the vocabulary; give one with --relation", 1},
                                 {"node: type 'Robot' is not in the vocabulary; give one with --node-type", 1}}));
}

TEST_F(Background, TakesTheTypesThatTheUserGivesForUnknownOnes) {
  BackgroundOptions options;
  options.node_type = "Organisation";
  options.relation = "AFFILIATED_WITH";
  const BackgroundLayer made = layer(read_background_graphml(file("a.graphml", kGraphml)), options);
  EXPECT_TRUE(refusals_.empty());
  EXPECT_EQ(made.extraction.entities[2].type, EntityType::Organisation);
  EXPECT_EQ(made.extraction.relations[2].type, "AFFILIATED_WITH");
  EXPECT_EQ(made.extraction.relations[2].role, "adores");
}

TEST_F(Background, ReadsTablesWithQuotedCells) {
  const std::string nodes = file("nodes.csv", "\xEF\xBB\xBFId,Label,Type,aliases\r\n1,\"Lakeland, the \"\"old\"\"\",Country,\"[\"\"LK\"\", \"\"Lak\"\"]\"\r\n2,'=Pact,Organisation,a;b\r\n");
  const std::string edges = file("edges.csv", "Source,Target,Type,Kind,polarity\r\n1,2,Directed,MEMBER_OF,positive\r\n2,1,Directed,SUPPORTS,negative\r\n");
  const BackgroundLayer made = layer(read_background_csv(nodes, edges));
  EXPECT_EQ(made.extraction.entities[0].name, "Lakeland, the \"old\"");
  EXPECT_EQ(made.extraction.entities[0].aliases, (std::vector<std::string>{"LK", "Lak"}));
  EXPECT_EQ(made.extraction.entities[1].name, "=Pact");
  EXPECT_EQ(made.extraction.relations.size(), 1u);
  EXPECT_EQ(refusals_, (Refusals{{"edge: it is denied, uncertain or somebody's claim, and no background knowledge", 1}}));
}

TEST_F(Background, TellsTheSeparatorOfATableFromItsFirstRow) {
  for (const char separator : {',', ';', '\t'}) {
    const auto with = [&](std::string text) {
      std::replace(text.begin(), text.end(), '|', separator);
      return text;
    };
    const std::string nodes = file("nodes.csv", with("Id|Label|Type\n1|Lakeland|Country\n2|Pact|Organisation\n"));
    const std::string edges = file("edges.csv", with("Source|Target|Kind\n1|2|MEMBER_OF\n"));
    const BackgroundLayer made = layer(read_background_csv(nodes, edges));
    EXPECT_EQ(made.extraction.entities.size(), 2u) << separator;
    EXPECT_EQ(made.extraction.relations.size(), 1u) << separator;
  }
}

TEST_F(Background, TakesTheEndsOfATableOfEdgesAlone) {
  const std::string edges = file("edges.csv", "source,source_type,relation,target,target_type\nLakeland,Country,MEMBER_OF,Pact,Organisation\nPact,,AIDS,Lakeland,\n");
  const BackgroundLayer made = layer(read_background_csv(edges, ""));
  ASSERT_EQ(made.extraction.entities.size(), 2u);
  EXPECT_EQ(made.extraction.entities[1].name, "Pact");
  EXPECT_EQ(made.extraction.entities[1].type, EntityType::Organisation);
  EXPECT_EQ(made.extraction.relations.size(), 2u);
}

TEST_F(Background, ReadsFollowTheMoney) {
  const std::string path = file("a.ftm.json",
                                R"({"id":"p","schema":"Person","properties":{"name":["Ada Brook"],"alias":["A. Brook"]}})" "\n"
                                R"({"id":"o","schema":"Company","properties":{"name":["Harbour Ltd"]}})" "\n"
                                R"({"id":"l","schema":"Directorship","properties":{"director":["p"],"organization":["o"],"role":["chair"],"startDate":["2019-02"]}})" "\n");
  const BackgroundLayer made = layer(read_background_ftm(path));
  ASSERT_EQ(made.extraction.relations.size(), 1u);
  EXPECT_EQ(made.extraction.relations[0].type, "LEADS");
  EXPECT_EQ(made.extraction.relations[0].role, "chair");
  EXPECT_EQ(format_interval(made.extraction.relations[0].time), "2019-02/..");
}

TEST_F(Background, NamesTheLineOfWhatItCannotRead) {
  const auto failure = [](auto read) -> std::string {
    try {
      read();
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  const std::string broken = file("b.graphml", "<graphml>\n<graph>\n<node id=\"1\">\n</graph></graphml>\n");
  EXPECT_EQ(failure([&] { read_background_graphml(broken); }), broken + ", line 4: not well-formed XML");
  const std::string ftm = file("c.json", "{\"id\":\"a\"}\n");
  EXPECT_EQ(failure([&] { read_background_ftm(ftm); }), ftm + ", line 1: not an entity of FollowTheMoney (id, schema, properties)");
  EXPECT_EQ(failure([&] { read_background_csv(file("nodes.csv", "who,what\na,b\n"), file("edges.csv", "source,target\n")); }),
            (folder_ / "nodes.csv").string() + ": its first row names no column of id, nodeid, label, name");
  EXPECT_EQ(failure([&] { read_background_csv(file("nodes.csv", "id,label\n1,Pact\n"), ""); }),
            "a table of nodes needs a table of edges: dossier import " + (folder_ / "nodes.csv").string() + " EDGES.csv");
}

}  // namespace
}  // namespace dossier
