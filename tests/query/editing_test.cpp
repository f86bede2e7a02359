#include "graph/query/editing.h"

#include "query/query_support.h"

namespace dossier {
namespace {

struct Editing : testing::Test {
  MemoryGraph graph;
  void SetUp() override { run(parse_query("CREATE (:Person {name: 'Ada Quist', role: 'x'})-[:LEADS]->(:Place {name: 'Adaville'})"), graph); }
  Strings complete(std::string_view text) const { return complete_query(text, graph).candidates; }
};

TEST_F(Editing, CompletesByTheContext) {
  EXPECT_EQ(complete("MATCH (n:P"), (Strings{"Person", "Place"}));
  EXPECT_EQ(complete("MATCH (n)-[:l"), (Strings{"LEADS"}));
  EXPECT_EQ(complete("MATCH (n)-[:X|L"), (Strings{"LEADS"}));
  EXPECT_EQ(complete("RETURN n.ro"), (Strings{"role"}));
  EXPECT_EQ(complete("MATCH (n {na"), (Strings{"name"}));
  EXPECT_EQ(complete("MATCH (n {name: 'ada"), (Strings{"Ada Quist", "Adaville"}));
  EXPECT_EQ(complete("ret"), (Strings{"RETURN"}));
  EXPECT_EQ(complete("RETURN toUp"), (Strings{"toUpper"}));
  EXPECT_EQ(complete("RETURN 1 // M"), Strings{});
  EXPECT_EQ(complete_query("MATCH (n {name: 'Ada Q", graph).begin, 17u);
}

TEST(StatementEnd, IsOutsideOfStringsNamesAndComments) {
  EXPECT_EQ(statement_end("RETURN 1; RETURN 2;"), 9u);
  EXPECT_EQ(statement_end("RETURN ';' /* ; */ // ;\n"), std::nullopt);
  EXPECT_EQ(statement_end("RETURN 'a\\';' AS `;`;"), 21u);
}

}  // namespace
}  // namespace dossier
