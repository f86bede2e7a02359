#include <thread>

#include "graph/query/parser.h"
#include "query/query_support.h"

namespace dossier {
namespace {

std::string repeat(const std::string& text, size_t times) {
  std::string result;
  for (size_t i = 0; i < times; ++i) result += text;
  return result;
}

QueryOptions limits(int milliseconds, size_t memory = 0) {
  QueryOptions options;
  options.limits.timeout = std::chrono::milliseconds(milliseconds);
  options.limits.memory = memory;
  return options;
}

/// Everybody knows everybody: paths without end.
struct Clique : testing::Test {
  MemoryGraph graph;
  void SetUp() override {
    run(parse_query("UNWIND range(1, 40) AS i CREATE (:P {i: i})"), graph);
    run(parse_query("MATCH (a:P), (b:P) WHERE a.i < b.i CREATE (a)-[:KNOWS]->(b)"), graph);
  }
};

TEST(HostileQueries, DeepNestingIsRefused) {
  for (const auto& [open, close] : {std::pair{"(", ")"}, {"[", "]"}, {"{a: ", "}"}, {"NOT ", ""}, {"-", ""}, {"1 + (", ")"}, {"a[", "]"},
                                    {"CASE WHEN true THEN ", " END"}, {"[x IN ", " | x]"}, {"size(", ")"}})
    EXPECT_EQ(error_of("RETURN " + repeat(open, 10'000) + "1" + repeat(close, 10'000)), "SyntaxError UnexpectedSyntax") << open;
  EXPECT_EQ(error_of("MATCH " + repeat("(", 10'000) + "a" + repeat(")", 10'000) + " RETURN 1"), "SyntaxError UnexpectedSyntax");
  EXPECT_EQ(error_of("RETURN " + repeat("EXISTS { MATCH (n) WHERE ", 10'000) + "true" + repeat("}", 10'000)), "SyntaxError UnexpectedSyntax");
}

TEST(HostileQueries, LongChainsAndLongTextsAreFine) {
  EXPECT_EQ(value_of("size('" + repeat("x", 10'000'000) + "')"), "10000000");
  EXPECT_EQ(value_of("true" + repeat(" OR true", 100'000)), "true");
  EXPECT_EQ(value_of("size([1" + repeat(", 1", 100'000) + "])"), "100001");
  EXPECT_EQ(error_of("RETURN 1" + repeat(" + 1", 100'000)), "SyntaxError UnexpectedSyntax");  // deeper than is walked
}

TEST(HostileQueries, WhatIsNotUtf8IsRefused) {
  EXPECT_EQ(error_of("RETURN '\xC3\x28'"), "SyntaxError InvalidUnicodeCharacter");
  EXPECT_EQ(error_of("RETURN '\xF5\x80\x80\x80'"), "SyntaxError InvalidUnicodeCharacter");
  EXPECT_EQ(error_of(std::string("RETURN 1\0", 9)), "SyntaxError UnexpectedSyntax");
}

TEST(HostileQueries, NamesWithQuotesAndBackticksStayNames) {
  MemoryGraph graph;
  run(parse_query("CREATE (:`A``B` {name: 'O\\'Brien \"`', `k``ey`: 1})-[:`T``]->(x)//`]->()"), graph);
  EXPECT_EQ(rows_of("MATCH (n:`A``B` {name: \"O'Brien \\\"`\"})-[r]->() RETURN n.`k``ey`, type(r)", graph), (Strings{"1 | 'T`]->(x)//'"}));
}

TEST_F(Clique, ACrossProductIsStoppedByTime) {
  EXPECT_EQ(error_of("MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)", graph, limits(50)), "Timeout Timeout");
  EXPECT_EQ(error_of("MATCH (a), (b), (c), (d), (e), (f) WHERE a.i + b.i + c.i + d.i + e.i + f.i > 500 RETURN a", graph, limits(50)), "Timeout Timeout");
  EXPECT_EQ(error_of("RETURN [x IN range(1, 10000) WHERE all(y IN range(1, 100000) WHERE y > 0)]", graph, limits(50)), "Timeout Timeout");
}

TEST_F(Clique, ACrossProductIsStoppedByMemory) {
  for (const char* query : {"MATCH (a), (b), (c), (d), (e) RETURN a, b", "MATCH (a), (b), (c), (d), (e) RETURN collect(a.i)",
                            "MATCH (a), (b), (c), (d), (e) RETURN DISTINCT a, b, c, d, e", "MATCH (a), (b), (c), (d), (e) RETURN a ORDER BY b",
                            "MATCH (a), (b), (c), (d), (e) RETURN a, b, c, d, e, count(*)", "RETURN range(1, 1000000000)"})
    EXPECT_EQ(error_of(query, graph, limits(60'000, 8 << 20)), "OutOfMemory OutOfMemory") << query;
}

TEST_F(Clique, GrowingValuesAreStoppedByMemory) {
  std::string doubled = "WITH [1] AS s ", shared = doubled;
  for (int i = 0; i < 60; ++i) doubled += "WITH s + s AS s ", shared += "WITH [s, s] AS s ";
  EXPECT_EQ(error_of(doubled + "RETURN size(s)", graph, limits(60'000, 64 << 20)), "OutOfMemory OutOfMemory");
  EXPECT_EQ(error_of(shared + "RETURN s", graph, limits(60'000, 64 << 20)), "OutOfMemory OutOfMemory");
  for (const char* query : {"RETURN reduce(s = 'x', i IN range(1, 60) | s + s)", "RETURN reduce(s = [1], i IN range(1, 60) | s + s)",
                            "RETURN size(replace(reduce(s = 'x', i IN range(1, 20) | s + s), 'x', reduce(s = 'x', i IN range(1, 20) | s + s)))"})
    EXPECT_EQ(error_of(query, graph, limits(60'000, 64 << 20)), "OutOfMemory OutOfMemory") << query;
}

TEST_F(Clique, PathsOnCyclesAreStoppedByTime) {
  EXPECT_EQ(error_of("MATCH p = (a)-[*]-(b) RETURN count(p)", graph, limits(50)), "Timeout Timeout");
  EXPECT_EQ(error_of("MATCH (a {i: 1}) WHERE EXISTS { (a)-[*20..]-({x: 1}) } RETURN 1", graph, limits(50)), "Timeout Timeout");
}

TEST_F(Clique, AQueryCanBeCancelledFromAnotherThread) {
  std::atomic<bool> cancelled{false};
  QueryOptions options;
  options.limits.cancelled = &cancelled;
  std::thread other([&] { cancelled = true; });
  EXPECT_EQ(error_of("MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)", graph, options), "Cancelled Cancelled");
  other.join();
}

TEST_F(Clique, PatternsOfRegularExpressionsTakeLinearTime) {
  EXPECT_EQ(value_of("'" + repeat("a", 5000) + "b' =~ '(a*)*c'"), "false");
  EXPECT_EQ(error_of("RETURN 'a' =~ '" + repeat("(", 10'000) + "'"), "SyntaxError InvalidRegularExpression");
  EXPECT_EQ(error_of("RETURN 'a' =~ '((((a{1,999}){1,999}){1,999}){1,999})'"), "SyntaxError InvalidRegularExpression");
}

}  // namespace
}  // namespace dossier
