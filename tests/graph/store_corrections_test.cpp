#include "graph/corrections.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "graph/duplicates.h"
#include "graph/error.h"
#include "graph/store_sql.h"
#include "graph/watches.h"
#include "tests/graph/news_world.h"

namespace dossier {
namespace {

struct CorrectionsTest : testing::Test {
  TemporaryDatabase file;
  void SetUp() override { news_graph(file.path()); }

  KnowledgeGraph graph() { return KnowledgeGraph(Store(file.path(), Store::Mode::Read).load()); }
  Corrections corrections() { return Corrections(file.path()); }
  /// "Bank<Sudland(OWNS) ...": every entity with its claims, so that two states of the graph can be compared.
  std::string picture() {
    const KnowledgeGraph g = graph();
    std::string text;
    for (uint32_t e = 0; e < g.entities().size(); ++e) {
      text += std::string(to_string(g.entities()[e].type)) + " " + std::string(g.name(EntityId(e))) + " " + std::to_string(g.entities()[e].mentions);
      for (const ClaimId c : g.claims_from(EntityId(e))) text += " >" + std::string(g.name(g[c].target));
      text += "\n";
    }
    return text;
  }
  void give(const WrittenArticle& article) {
    Store store(file.path(), Store::Mode::Write);
    add_articles(store, {article});
  }
  std::string error_of(std::string (Corrections::*decide)(std::string_view, std::string_view), std::string_view a, std::string_view b) {
    try {
      (Corrections(file.path()).*decide)(a, b);
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }
};

TEST_F(CorrectionsTest, MergedEntitiesAreOneUnderBothNames) {
  EXPECT_EQ(Corrections(file.path()).merge("Pact", "Bank"), "Bank is Pact");
  const KnowledgeGraph g = graph();
  EXPECT_EQ(g.resolve("Bank"), g.resolve("Pact"));
  EXPECT_EQ(g.claims_to(g.resolve("Pact")).size(), 6u);  // four memberships by one article, one by the other, and OWNS
  EXPECT_EQ(std::get<int64_t>(run_sql(file.path(), "SELECT count(*) FROM entities WHERE name='Bank'").rows[0][0]), 0);
}

TEST_F(CorrectionsTest, UndoLeavesNoTrace) {
  const std::string before = picture();
  Corrections(file.path()).merge("Pact", "Bank");
  Corrections(file.path()).rename("Pact", "Great Pact");
  Corrections(file.path()).retype("Norland", "Place");
  Corrections(file.path()).split("Sudland", {"a2"}, "Sudland the Younger");
  EXPECT_NE(picture(), before);
  EXPECT_EQ(Corrections(file.path()).undo(), "undone: split Sudland Sudland the Younger");
  EXPECT_EQ(Corrections(file.path()).undo(), "undone: retype Norland");
  EXPECT_EQ(Corrections(file.path()).undo(), "undone: rename Pact Great Pact");
  EXPECT_EQ(Corrections(file.path()).undo(), "undone: merge Pact Bank");
  EXPECT_EQ(picture(), before);
  EXPECT_THROW(Corrections(file.path()).undo(), Error);
}

TEST_F(CorrectionsTest, HoldForArticlesThatComeLater) {
  Corrections(file.path()).merge("Pact", "Bank");
  WrittenArticle later("a3", "Post", {2023, 1, 1});
  later.claim(later.entity(EntityType::Country, "Norland"), "OWNS", later.entity(EntityType::Organisation, "Bank"), "Norland owns the Bank.");
  give(later);
  EXPECT_EQ(graph().resolve("Bank"), graph().resolve("Pact"));
  // And go when the decision goes.
  Corrections(file.path()).undo();
  const KnowledgeGraph g = graph();
  EXPECT_EQ(g.claims_to(g.resolve("Bank")).size(), 2u);
}

TEST_F(CorrectionsTest, HoldAfterAllArticlesWereReadAgain) {
  Corrections(file.path()).merge("Pact", "Bank");
  Corrections(file.path()).rename("Norland", "Northland");
  const std::string before = picture();
  {
    Store store(file.path(), Store::Mode::Write);
    store.remove("a1");
    store.remove("a2");
    store.commit();
    add_articles(store, news_world());
  }
  EXPECT_EQ(picture(), before);
}

TEST_F(CorrectionsTest, ASplitPartsTheDocumentsNamed) {
  EXPECT_EQ(Corrections(file.path()).split("Norland", {"a2"}, "Norland Inc."), "Norland Inc. of a2 is apart from Norland");
  const KnowledgeGraph g = graph();
  EXPECT_EQ(g.claims_from(g.resolve("Norland Inc.")).size(), 1u);  // its membership in the second article
  EXPECT_EQ(g.claims_to(g.resolve("Norland Inc.")).size(), 2u);
  try {
    Corrections(file.path()).split("Bank", {"a1"});
    FAIL();
  } catch (const Error& e) {
    EXPECT_STREQ(e.what(), "no document 'a1' mentions Bank");
  }
}

TEST_F(CorrectionsTest, TwoOfOneNameAreToldApartByNumber) {
  Corrections(file.path()).split("Ada Vance", {"a1"});
  Corrections(file.path()).undo();
  WrittenArticle other("a3", "Post", {});
  other.entity(EntityType::Place, "Norland");
  give(other);
  const Table numbers = run_sql(file.path(), "SELECT id FROM entities WHERE name='Norland' ORDER BY id");
  ASSERT_EQ(numbers.rows.size(), 2u);
  const auto number = [&](size_t i) { return "#" + std::to_string(std::get<int64_t>(numbers.rows[i][0])); };
  Corrections(file.path()).merge(number(0), number(1));
  EXPECT_EQ(run_sql(file.path(), "SELECT id FROM entities WHERE name='Norland'").rows.size(), 1u);
}

TEST_F(CorrectionsTest, ChainsOfMergesEndAtTheLast) {
  Corrections(file.path()).merge("Eastland", "Westland");
  Corrections(file.path()).merge("Norland", "Eastland");
  const KnowledgeGraph g = graph();
  EXPECT_EQ(g.resolve("Westland"), g.resolve("Norland"));
}

TEST_F(CorrectionsTest, SayWhatCannotBe) {
  EXPECT_EQ(error_of(&Corrections::merge, "Pact", "pact"), "'Pact' and 'pact' are one entity already: Pact");
  EXPECT_EQ(error_of(&Corrections::merge, "Pact", "#999"),
            "no entity has the number #999; 'dossier sql \"SELECT id, name FROM entities\"' lists them");
  EXPECT_EQ(error_of(&Corrections::different, "Pact", "Pact"), "'Pact' and 'Pact' are one entity here; part them with 'dossier split'");
  EXPECT_EQ(error_of(&Corrections::retype, "Pact", "Club"),
            "'Club' is not a type of entities; choose Country, Organisation, Person, Place or Event");
  EXPECT_EQ(error_of(&Corrections::rename, "Pact", " "), "the new name is empty");
  EXPECT_EQ(error_of(&Corrections::rename, "Pcat", "X"), "no entity is called 'Pcat'; did you mean Pact?");
}

TEST_F(CorrectionsTest, AreListedInTheirOrder) {
  Corrections(file.path()).rename("Pact", "x' \"quoted\"");
  Corrections(file.path()).different("Norland", "Sudland");
  Corrections(file.path()).undo();
  const Table t = list_corrections(file.path());
  ASSERT_EQ(t.rows.size(), 2u);
  EXPECT_EQ(t.rows[0][3], Cell(std::string("x' \"quoted\"")));
  EXPECT_EQ(t.rows[1][1], Cell(std::string("different")));
  EXPECT_EQ(t.rows[1][5], Cell(true));
}

TEST_F(CorrectionsTest, AFileOfFormatOneIsBroughtUp) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.path().c_str(), &db), SQLITE_OK);
  const char* back = "DROP TABLE casualties; DROP INDEX chains_by_automatic; DROP INDEX events_by_automatic; ALTER TABLE chains DROP COLUMN automatic;"
                     "ALTER TABLE events DROP COLUMN automatic; ALTER TABLE entities DROP COLUMN automatic_name;"
                     "ALTER TABLE entities DROP COLUMN automatic_type; ALTER TABLE documents ADD COLUMN source_group INTEGER NOT NULL DEFAULT 0; DROP TABLE watch_rows; DROP TABLE watches; PRAGMA user_version=1";
  ASSERT_EQ(sqlite3_exec(db, back, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
  EXPECT_TRUE(stored_watches(file.path()).empty());  // read without a change
  const std::string before = picture();
  Corrections(file.path()).merge("Pact", "Bank");
  EXPECT_EQ(graph().resolve("Bank"), graph().resolve("Pact"));
  Corrections(file.path()).undo();
  EXPECT_EQ(picture(), before);
}

TEST_F(CorrectionsTest, DifferentPairsAreNoLongerProposed) {
  WrittenArticle a("a3", "Post", {});
  a.entity(EntityType::Person, "Aleksandr Fyodorov");
  a.entity(EntityType::Person, "Alexander Fedorov");
  WrittenArticle apart("a4", "Post", {});
  apart.entity(EntityType::Person, "Oskar Lindqvist");
  give(a);
  give(apart);
  ASSERT_EQ(duplicate_candidates(graph(), {}, 0.5).size(), 1u);
  Corrections(file.path()).different("Aleksandr Fyodorov", "Alexander Fedorov");
  const auto pairs = pairs_said_different(file.path());
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_TRUE(duplicate_candidates(graph(), pairs, 0.5).empty());
}

struct WatchesTest : CorrectionsTest {
  static Table answer(const std::vector<std::string>& members) {
    Table t{{"member", "sources", "quote"}, {}};
    for (const std::string& m : members) t.rows.push_back({m, int64_t{1}, "said by " + m});
    return t;
  }
};

TEST_F(WatchesTest, TellWhatIsNewOnce) {
  store_watch(file.path(), {"bloc", "members Pact"}, answer({"Norland"}));
  ASSERT_EQ(stored_watches(file.path()).size(), 1u);
  EXPECT_EQ(stored_watches(file.path())[0].command, "members Pact");
  EXPECT_EQ(new_rows(file.path(), "bloc", answer({"Norland", "Sudland"})).rows.size(), 1u);
  EXPECT_TRUE(new_rows(file.path(), "bloc", answer({"Norland", "Sudland"})).rows.empty());
  EXPECT_TRUE(remove_watch(file.path(), "bloc"));
  EXPECT_FALSE(remove_watch(file.path(), "bloc"));
  EXPECT_TRUE(stored_watches(file.path()).empty());
}

TEST_F(WatchesTest, MoreEvidenceForTheSameIsNotNew) {
  Table before = answer({"Norland"}), after = before;
  after.rows[0][1] = int64_t{7};
  after.rows[0][2] = "another quotation";
  EXPECT_EQ(answer_row_hash(before, 0), answer_row_hash(after, 0));
  after.rows[0][0] = "Sudland";
  EXPECT_NE(answer_row_hash(before, 0), answer_row_hash(after, 0));
}

}  // namespace
}  // namespace dossier
