#include "query/query_support.h"

namespace dossier {
namespace {

/// Norland and Sudland are in the Pact, Westland was; Norland fights Sudland; Ada leads Norland.
struct Clauses : testing::Test {
  MemoryGraph graph;
  void SetUp() override {
    run(parse_query("CREATE (n:Country {name: 'Norland', size: 3}), (s:Country {name: 'Sudland', size: 5}), "
                    "(w:Country {name: 'Westland'}), (p:Organisation {name: 'Pact'}), (a:Person {name: 'Ada'}), "
                    "(n)-[:MEMBER_OF {since: 1990}]->(p), (s)-[:MEMBER_OF {since: 2001}]->(p), (w)-[:LEFT]->(p), "
                    "(n)-[:FIGHTS]->(s), (a)-[:LEADS]->(n)"),
        graph);
  }
  Strings rows(const std::string& query, const QueryOptions& options = {}) const { return rows_of(query, graph, options); }
};

TEST_F(Clauses, MatchFollowsTypesDirectionsAndProperties) {
  EXPECT_EQ(rows("MATCH (c)-[:MEMBER_OF]->(:Organisation {name: 'Pact'}) RETURN c.name ORDER BY c.name"), (Strings{"'Norland'", "'Sudland'"}));
  EXPECT_EQ(rows("MATCH ({name: 'Pact'})<-[r:MEMBER_OF|LEFT]-(c) WHERE r.since IS NULL RETURN type(r), c.name"), (Strings{"'LEFT' | 'Westland'"}));
  EXPECT_EQ(rows("MATCH (:Person)-->(x)--(y) RETURN y.name ORDER BY y.name"), (Strings{"'Pact'", "'Sudland'"}));
}

TEST_F(Clauses, OneRelationshipIsNotUsedTwiceInOneMatch) {
  EXPECT_EQ(rows("MATCH (a)-[:MEMBER_OF]->()<-[:MEMBER_OF]-(b) RETURN a.name, b.name ORDER BY a.name"),
            (Strings{"'Norland' | 'Sudland'", "'Sudland' | 'Norland'"}));
}

TEST_F(Clauses, OptionalMatchGivesNulls) {
  EXPECT_EQ(rows("MATCH (c:Country) OPTIONAL MATCH (c)<-[:LEADS]-(p) RETURN c.name, p.name ORDER BY c.name"),
            (Strings{"'Norland' | 'Ada'", "'Sudland' | null", "'Westland' | null"}));
}

TEST_F(Clauses, PathsOfVariableLengthAndShortestPaths) {
  EXPECT_EQ(rows("MATCH p = (:Person)-[*1..2]->(x) RETURN length(p), x.name ORDER BY length(p), x.name"),
            (Strings{"1 | 'Norland'", "2 | 'Pact'", "2 | 'Sudland'"}));
  EXPECT_EQ(rows("MATCH p = shortestPath((a:Person)-[*]-(w {name: 'Westland'})) RETURN [n IN nodes(p) | n.name]"),
            (Strings{"['Ada', 'Norland', 'Pact', 'Westland']"}));
  EXPECT_EQ(rows("MATCH (a:Person), (s {name: 'Sudland'}) MATCH p = allShortestPaths((a)-[*..3]-(s)) RETURN count(p)"), (Strings{"1"}));
}

TEST_F(Clauses, AggregationGroupsByTheOtherColumns) {
  EXPECT_EQ(rows("MATCH (c:Country)-[r]->(o:Organisation) RETURN type(r), count(*), collect(c.name), avg(r.since) ORDER BY type(r)"),
            (Strings{"'LEFT' | 1 | ['Westland'] | null", "'MEMBER_OF' | 2 | ['Norland', 'Sudland'] | 1995.5"}));
  EXPECT_EQ(rows("MATCH (x:Nobody) RETURN count(x), sum(x.a), max(x.a), collect(x)"), (Strings{"0 | 0 | null | []"}));
}

TEST_F(Clauses, WithUnwindUnionSkipLimit) {
  EXPECT_EQ(rows("MATCH (c:Country) WITH c.size AS size, c ORDER BY size DESC SKIP 1 LIMIT 1 WHERE size > 1 RETURN c.name"), (Strings{"'Sudland'"}));
  EXPECT_EQ(rows("UNWIND [3, 1, null] AS x WITH DISTINCT x ORDER BY x RETURN x"), (Strings{"1", "3", "null"}));
  EXPECT_EQ(rows("RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x"), (Strings{"1", "2"}));
  EXPECT_EQ(rows("RETURN 1 AS x UNION ALL RETURN 1 AS x"), (Strings{"1", "1"}));
}

TEST_F(Clauses, SubqueriesAndPatternsInExpressions) {
  EXPECT_EQ(rows("MATCH (c:Country) WHERE EXISTS { (c)<-[:LEADS]-(:Person) } RETURN c.name"), (Strings{"'Norland'"}));
  EXPECT_EQ(rows("MATCH (c:Country) WHERE NOT (c)-[:MEMBER_OF]->() RETURN c.name"), (Strings{"'Westland'"}));
  EXPECT_EQ(rows("MATCH (p:Organisation) RETURN [(p)<-[r:MEMBER_OF]-(c) WHERE r.since > 1995 | c.name]"), (Strings{"['Sudland']"}));
}

TEST_F(Clauses, ParametersAreValuesAndNeverQueryText) {
  QueryOptions options;
  options.parameters["name"] = Value("x'}) MATCH (n) RETURN n //");
  EXPECT_EQ(rows("MATCH (n {name: $name}) RETURN n", options), Strings{});
  EXPECT_EQ(error_of("RETURN $missing", graph), "ParameterMissing MissingParameter");
}

TEST_F(Clauses, KeywordsAndQuotedNamesAreNames) {
  EXPECT_EQ(rows("MATCH (match:Country {name: 'Norland'}) RETURN match.name AS `or``der`"), (Strings{"'Norland'"}));
  EXPECT_EQ(rows("WITH 1 AS `a b` RETURN `a b` + 1"), (Strings{"2"}));
}

TEST_F(Clauses, TheGraphIsReadOnlyUnlessItIsInMemory) {
  EXPECT_THROW(run(parse_query("CREATE (n)"), static_cast<const PropertyGraph&>(graph)), Error);
  run(parse_query("MATCH (c:Country) CREATE (c)-[:HAS]->(:Capital {of: c.name})"), graph);
  EXPECT_EQ(rows("MATCH (:Country)-[:HAS]->(k:Capital) RETURN k.of ORDER BY k.of"), (Strings{"'Norland'", "'Sudland'", "'Westland'"}));
  run(parse_query("MATCH (k:Capital) DETACH DELETE k"), graph);
  EXPECT_EQ(rows("MATCH (k:Capital) RETURN count(k)"), (Strings{"0"}));
}

TEST(CompileErrors, HaveTheClassesOfTheTck) {
  EXPECT_EQ(error_of("RETURN x"), "SyntaxError UndefinedVariable");
  EXPECT_EQ(error_of("MATCH (n) RETURN n.x AS a, n.y AS a"), "SyntaxError ColumnNameConflict");
  EXPECT_EQ(error_of("RETURN foo(1)"), "SyntaxError UnknownFunction");
  EXPECT_EQ(error_of("MATCH (n) WHERE count(n) > 1 RETURN n"), "SyntaxError InvalidAggregation");
  EXPECT_EQ(error_of("MATCH (a) RETURN a.x + count(*)"), "SyntaxError AmbiguousAggregationExpression");
  EXPECT_EQ(error_of("RETURN 1 UNION RETURN 2"), "SyntaxError DifferentColumnsInUnion");
  EXPECT_EQ(error_of("RETURN 1 AS x LIMIT -1"), "SyntaxError NegativeIntegerArgument");
  EXPECT_EQ(error_of("RETURN 9223372036854775808"), "SyntaxError IntegerOverflow");
  EXPECT_EQ(error_of("RETURN 'a"), "SyntaxError UnexpectedSyntax");
  EXPECT_EQ(error_of("MATCH (n)-[n]->() RETURN n"), "SyntaxError VariableTypeConflict");
  EXPECT_EQ(error_of("RETURN 1 AND true"), "SyntaxError InvalidArgumentType");
  EXPECT_EQ(error_of("MATCH (n) RETURN [x IN n.list | count(x)]"), "SyntaxError InvalidAggregation");
  EXPECT_EQ(error_of("MATCH ()-[:T..2]->() RETURN 1"), "SyntaxError InvalidRelationshipPattern");
  EXPECT_EQ(error_of("WITH 1 RETURN 2"), "SyntaxError NoExpressionAlias");
}

TEST(CompileErrors, ShowThePlace) {
  try {
    parse_query("MATCH (person)\nRETURN persn.name");
    FAIL();
  } catch (const QueryError& e) {
    EXPECT_STREQ(e.what(), "line 2, column 8: the variable \"persn\" is not defined here; did you mean \"person\"?\n"
                           "  RETURN persn.name\n         ^");
  }
}

}  // namespace
}  // namespace dossier
