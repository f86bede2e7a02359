#include "graph/store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "graph/error.h"
#include "graph/knowledge_graph.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, removed afterwards.
struct StoreTest : testing::Test {
  fs::path folder = fs::temp_directory_path() / ("dossier-store-" + std::to_string(getpid()) + "-" +
                                                 testing::UnitTest::GetInstance()->current_test_info()->name());
  std::string path = (folder / "test.db").string();
  StoreTest() { fs::create_directories(folder); }
  ~StoreTest() override { fs::remove_all(folder); }

  std::string error_of(Store::Mode mode) const {
    try {
      Store store(path, mode);
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }
};

Document article(std::string id = "a1") {
  Document d;
  d.id = std::move(id);
  d.title = "Accession";
  d.outlet = "Daily Post";
  d.date = {2021, 4};
  d.text = "Norland joined the Pact. \"We are glad\", said Ada Vance.";
  return d;
}

/// Norland is a member of the Pact; Ada Vance said something of it.
Extraction reading() {
  Extraction x;
  x.entities = {{EntityType::Country, "Norland", {"Nor."}, "iso3166:NN", "", {}},
                {EntityType::Organisation, "Pact", {}, "", "alliance", {}},
                {EntityType::Person, "Ada Vance", {}, "", "", {{"role", "minister", {45, 54}}}}};
  x.mentions = {{{0, 7}, EntityType::Country, MentionKind::Name, 0, Sector::None, {}},
                {{19, 23}, EntityType::Organisation, MentionKind::Name, 1, Sector::None, {}},
                {{45, 54}, EntityType::Person, MentionKind::Name, 2, Sector::None, {}}};
  ExtractedRelation member;
  member.type = "MEMBER_OF";
  member.source = 0;
  member.target = 1;
  member.span = {0, 23};
  member.cue = {8, 14};
  member.time = {{2021, 4}, {}};
  member.confidence = 0.75f;
  member.rule = "join";
  x.relations = {member};
  ExtractedStatement said;
  said.speaker = 2;
  said.cue = {40, 44};
  said.content = {{26, 37}};
  said.direct = true;
  said.about = {{1, Stance::Support, 0.5f, {33, 37}}};
  x.statements = {said};
  ExtractedEvent event;
  event.type = "AGREE";
  event.span = {0, 23};
  event.participants = {{0, "actor"}, {1, "recipient"}};
  x.events = {event};
  return x;
}

Resolution resolution() {
  return {{{1, EntityType::Country, "Norland", "iso3166:NN", ""},
           {2, EntityType::Organisation, "Pact", "", "alliance"},
           {3, EntityType::Person, "Ada Vance", "", ""}},
          {{4, EntityType::Event, "agreement of Norland and the Pact", "", ""}}};
}

TEST_F(StoreTest, GivesBackWhatWasPutIn) {
  Store store(path, Store::Mode::Write);
  store.add(article(), reading(), resolution());
  store.commit();
  const KnowledgeGraph graph(Store(path, Store::Mode::Read).load());

  const EntityId norland = graph.resolve("nor.");
  EXPECT_EQ(graph.name(norland), "Norland");
  EXPECT_EQ(graph.resolve("NN"), norland);
  EXPECT_EQ(graph[norland].mentions, 1u);
  ASSERT_EQ(graph.claims_from(norland).size(), 1u);
  const ClaimRecord& claim = graph[graph.claims_from(norland)[0]];
  EXPECT_EQ(graph.schema()[claim.type].name, "MEMBER_OF");
  EXPECT_EQ(graph.name(claim.target), "Pact");
  EXPECT_EQ(format_interval(claim.time), "2021-04/..");
  EXPECT_EQ(graph.passage(claim.document, claim.cue), "joined");
  EXPECT_FLOAT_EQ(claim.confidence, 0.75f);

  const EntityId vance = graph.resolve("Ada Vance");
  ASSERT_EQ(graph.statements_by(vance).size(), 1u);
  const StatementId said = graph.statements_by(vance)[0];
  EXPECT_EQ(graph.passage(graph[said].document, graph.content(said)[0]), "We are glad");
  EXPECT_EQ(graph.about(said)[0].stance, Stance::Support);
  EXPECT_EQ(graph.string(graph.properties(vance)[0].value), "minister");
  ASSERT_EQ(graph.events().size(), 1u);
  EXPECT_EQ(graph.name(graph.events()[0].node), "agreement of Norland and the Pact");
  EXPECT_EQ(graph.roles(graph.events()[0]).size(), 2u);
}

TEST_F(StoreTest, KnowsADocumentAgain) {
  Store store(path, Store::Mode::Write);
  EXPECT_EQ(store.known(article()), Store::Known::No);
  store.add(article(), reading(), resolution());
  EXPECT_EQ(store.known(article()), Store::Known::Same);
  Document changed = article();
  changed.text += " More.";
  EXPECT_EQ(store.known(changed), Store::Known::Changed);
}

TEST_F(StoreTest, RemovesExactlyWhatOnlyThatDocumentSupported) {
  Store store(path, Store::Mode::Write);
  store.add(article("a1"), reading(), resolution());
  Resolution second = resolution();
  second.entities[2] = {5, EntityType::Person, "Bo Lind", "", ""};  // another speaker, the same country and pact
  second.event_nodes[0] = {6, EntityType::Event, "another agreement", "", ""};
  store.add(article("a2"), reading(), second);
  EXPECT_TRUE(store.remove("a2"));
  EXPECT_FALSE(store.remove("a2"));
  store.commit();
  const KnowledgeGraph graph(store.load());
  EXPECT_EQ(graph.documents().size(), 1u);
  EXPECT_EQ(graph.entities().size(), 4u);
  EXPECT_EQ(graph.claims().size(), 1u);
  EXPECT_EQ(graph.statements().size(), 1u);
  EXPECT_TRUE(graph.find("Bo Lind").empty());
  EXPECT_FALSE(graph.find("Ada Vance").empty());
}

TEST_F(StoreTest, ReplacesADocumentOfTheSameId) {
  Store store(path, Store::Mode::Write);
  store.add(article(), reading(), resolution());
  store.add(article(), reading(), resolution());
  store.commit();
  const GraphData data = store.load();
  EXPECT_EQ(data.documents.size(), 1u);
  EXPECT_EQ(data.claims.size(), 1u);
}

TEST_F(StoreTest, LosesNothingCommittedAndKeepsNothingElse) {
  {
    Store store(path, Store::Mode::Write);
    store.add(article("a1"), reading(), resolution());
    store.commit();
    store.add(article("a2"), reading(), resolution());
  }  // ends without commit
  EXPECT_EQ(Store(path, Store::Mode::Read).document_ids(), std::vector<std::string>{"a1"});
}

TEST_F(StoreTest, RefusesEvidenceThatIsNotInTheText) {
  Store store(path, Store::Mode::Write);
  Extraction x = reading();
  x.relations[0].span = {0, 900};
  try {
    store.add(article(), x, resolution());
    FAIL();
  } catch (const Error& e) {
    EXPECT_STREQ(e.what(), "a1: the claim at bytes 0 to 900 is not in the text of 55 bytes");
  }
  EXPECT_TRUE(store.document_ids().empty());
}

TEST_F(StoreTest, VerifiesEachSpanAgainstItsText) {
  Store store(path, Store::Mode::Write);
  store.add(article(), reading(), resolution());
  store.commit();
  EXPECT_TRUE(store.verify().empty());
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(db, "UPDATE claims SET \"end\"=24", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(db);
  const auto problems = store.verify();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].what, "claim at bytes 0 to 24: the text there is not what was stored");
}

TEST_F(StoreTest, KeepsThePageAroundTheText) {
  Store store(path, Store::Mode::Write);
  Document d = article();
  d.page = "Menu\n" + d.text + "\nFooter";
  d.pieces = {{0, 5, static_cast<uint32_t>(d.text.size())}};
  d.path = "saved/page.txt";
  store.add(d, reading(), resolution());
  const Document back = store.document("a1");
  EXPECT_EQ(back.page, d.page);
  EXPECT_EQ(back.pieces, d.pieces);
  EXPECT_EQ(back.path, "saved/page.txt");
  EXPECT_EQ(removed_parts(back).size(), 2u);
}

TEST_F(StoreTest, SaysWhatIsWrongWithAFile) {
  EXPECT_EQ(error_of(Store::Mode::Read),
            path + ": there is no such database; make one with 'dossier ingest --db " + path + " ARTICLE...'");
  std::ofstream(path) << "This is a letter and not a database. It is longer than a header of a hundred bytes, to be sure of that.";
  EXPECT_EQ(error_of(Store::Mode::Write), path + ": this is not a database of dossier; choose another file with --db");
  fs::remove(path);
  fs::create_directory(path);
  EXPECT_EQ(error_of(Store::Mode::Write), path + ": this is a folder; name a file with --db");
}

TEST_F(StoreTest, RefusesOtherProgramsAndNewerVersions) {
  const auto make = [&](const char* sql) {
    fs::remove(path);
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
  };
  make("CREATE TABLE notes(x)");
  EXPECT_EQ(error_of(Store::Mode::Write), path + ": this is a database of another program; choose another file with --db");
  make("PRAGMA application_id=1146049363; PRAGMA user_version=99; CREATE TABLE t(x)");
  EXPECT_EQ(error_of(Store::Mode::Read), path + ": the database has format 99, made by a newer dossier; this one knows 3. Use the newer program");
}

TEST_F(StoreTest, SaysThatAnotherProcessWrites) {
  Store first(path, Store::Mode::Write);
  first.add(article(), reading(), resolution());  // its transaction is open
  Store second(path, Store::Mode::Write);
  try {
    second.add(article("a2"), reading(), resolution());
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.what(), path + ": another process is writing to this database; try again when it has finished");
  }
}

}  // namespace
}  // namespace dossier
