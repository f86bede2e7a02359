#include "graph/store_sql.h"

#include <gtest/gtest.h>

#include "graph/error.h"
#include "tests/graph/news_world.h"

namespace dossier {
namespace {

struct SqlTest : testing::Test {
  TemporaryDatabase file;
  void SetUp() override { news_graph(file.path()); }

  std::string first(std::string_view sql) {
    const Table t = run_sql(file.path(), sql);
    if (t.rows.empty()) return "no row";
    std::string text;
    for (const Cell& cell : t.rows[0]) {
      text += text.empty() ? "" : " | ";
      if (const auto* s = std::get_if<std::string>(&cell)) text += *s;
      else if (const auto* n = std::get_if<int64_t>(&cell)) text += std::to_string(*n);
      else if (std::holds_alternative<std::monostate>(cell)) text += "null";
    }
    return text;
  }
  std::string error_of(std::string_view sql, double timeout = 60) {
    try {
      run_sql(file.path(), sql, {timeout});
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }
};

TEST_F(SqlTest, ViewsTranslateWhatTheStoreEncodes) {
  EXPECT_EQ(first("SELECT member, organisation, relation, polarity, modality, time, according_to, fact FROM members WHERE member='Westland'"),
            "Westland | Pact | JOINS | positive | possible | null | Ada Vance | 0");
  EXPECT_EQ(first("SELECT time, since, until, fact FROM claims WHERE relation='MEMBER_OF' AND since IS NOT NULL"), "2014/.. | 2014 | null | 1");
  EXPECT_EQ(first("SELECT e.quote FROM evidence e JOIN claims c ON c.id=e.claim WHERE c.relation='OWNS'"), "Sudland owns the Bank.");
  EXPECT_EQ(first("SELECT speaker, text FROM statements ORDER BY speaker"), "Ada Vance | Westland could join the Pact, which is a blessing.");
  EXPECT_EQ(first("SELECT speaker, stance FROM about WHERE stance='oppose'"), "Bo Lind | oppose");
  EXPECT_EQ(first("SELECT v.type, p.entity, p.role FROM events v JOIN participants p ON p.event=v.id WHERE p.role='recipient'"),
            "ASSAULT | Sudland | recipient");
  EXPECT_EQ(first("SELECT entity, value, quote FROM properties WHERE key='role'"), "Bo Lind | political analyst | Bo Lind, a political analyst.");
  EXPECT_EQ(first("SELECT count(*), sum(mentions) FROM entities WHERE type='Country'"), "4 | 6");
  EXPECT_EQ(first("SELECT count(*) FROM names WHERE name='Pact'"), "2");
  EXPECT_EQ(first("SELECT text FROM mentions WHERE entity='Bank'"), "Bank");
  EXPECT_EQ(first("SELECT title, date, characters=length(text) FROM documents WHERE id='a1'"), "On the Pact | 2020-05-01 | 1");
}

TEST_F(SqlTest, RecursionAndFullTextWork) {
  EXPECT_EQ(first("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x<5) SELECT sum(x) FROM n"), "15");
  EXPECT_EQ(first("SELECT d.id FROM documents_fts f JOIN documents d ON d.number=f.rowid WHERE documents_fts MATCH 'blessing'"), "a1");
  EXPECT_EQ(first("SELECT value FROM json_each('[7]')"), "7");
}

TEST_F(SqlTest, NothingCanBeChanged) {
  for (const char* sql : {"DELETE FROM main.claims", "INSERT INTO main.documents_fts(documents_fts) VALUES('rebuild')", "DROP VIEW claims",
                          "CREATE TABLE t(x)", "CREATE TEMP TABLE t(x)", "ATTACH ':memory:' AS m", "PRAGMA writable_schema=1", "VACUUM",
                          "BEGIN", "SELECT load_extension('x')"})
    EXPECT_NE(error_of(sql), "no error") << sql;
  EXPECT_EQ(error_of("ATTACH ':memory:' AS m"), "not authorized: this database can only be read here, with SELECT");
}

TEST_F(SqlTest, FaultsAreShownWithACaret) {
  EXPECT_EQ(error_of("SELECT *\nFRO claims"), "near \"FRO\": syntax error\n  FRO claims\n  ^");
  EXPECT_EQ(error_of("SELECT absent FROM claims"), "no such column: absent\n  SELECT absent FROM claims\n         ^");
  EXPECT_EQ(error_of("SELECT 1; SELECT 2"), "give one statement at a time");
  EXPECT_EQ(error_of("SELECT 1;  -- and a comment"), "no error");
  EXPECT_EQ(error_of("  "), "there is no statement; write one, as in: dossier sql \"SELECT * FROM members\"");
}

TEST_F(SqlTest, AStatementWithoutEndIsStopped) {
  EXPECT_EQ(error_of("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT count(*) FROM n", 0.2),
            "stopped by --timeout; ask for less, or allow more time");
}

TEST_F(SqlTest, HostileTextsAreHarmless) {
  WrittenArticle a("evil\n'\"", "Post", {});
  const uint32_t x = a.entity(EntityType::Country, "x' OR 1=1; --`\"\\n\x01"), y = a.entity(EntityType::Organisation, "[\"a\",\"b\"]");
  a.extraction.entities[x].aliases = {"one \"two\"", "\\", "{}"};
  a.claim(x, "MEMBER_OF", y, "So it is.");
  Store store(file.path(), Store::Mode::Write);
  add_articles(store, {a});
  EXPECT_EQ(first("SELECT count(*) FROM names WHERE document LIKE 'evil%'"), "5");
  EXPECT_EQ(first("SELECT organisation FROM members WHERE member LIKE 'x%'"), "[\"a\",\"b\"]");
}

TEST_F(SqlTest, ViewsAreListedWithTheirColumns) {
  const Table t = sql_views(file.path());
  EXPECT_EQ(t.rows.size(), 13u);
  EXPECT_EQ(std::get<std::string>(t.rows[6][0]), "evidence");
  EXPECT_EQ(std::get<std::string>(t.rows[6][1]), "claim, document, begin, end, quote, cue");
}

struct SearchTest : SqlTest {
  std::string found(std::string_view words, const SearchOptions& options = {}) {
    std::string text;
    for (const auto& row : search_text(file.path(), words, options).rows)
      text += (text.empty() ? "" : "; ") + std::get<std::string>(row[0]) + " " + std::get<std::string>(row[1]);
    return text;
  }
};

TEST_F(SearchTest, FindsNamesStatementsAndArticles) {
  EXPECT_EQ(found("burden"), "statement Bo Lind; article On the Pact");
  EXPECT_EQ(found("Vance"), "name Ada Vance; article On the Pact");
  EXPECT_EQ(found("bless*", {"statements", 20}), "statement Ada Vance");
  EXPECT_EQ(found("\"Pact is a burden\"", {"statements", 20}), "statement Bo Lind");
  EXPECT_EQ(found("\"burden Pact\""), "");
  EXPECT_EQ(found("burden OR blessing", {"articles", 20}), "article On the Pact; article On the Pact");
  EXPECT_EQ(found("Pact NOT burden", {"articles", 20}), "article On the Pact");
  EXPECT_EQ(std::get<std::string>(search_text(file.path(), "burden", {"statements", 20}).rows[0][2]),
            "Norland did not attack Sudland; the Pact is a [burden].");
}

TEST_F(SearchTest, TakesAnythingAsWords) {
  for (const char* words : {"a\"b", "NEAR(", "x* *", "col:umn", "OR OR", "NOT x", "(", "x OR", "\"", "^x", "a AND b", "\xff\xfe x"}) {
    try {
      search_text(file.path(), words);
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), Error::Kind::Usage) << words << ": " << e.what();
    }
  }
}

}  // namespace
}  // namespace dossier
