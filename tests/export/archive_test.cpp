#include "export/archive.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "graph/error.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class Archive : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dossier-archive-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  Store store(const char* name) const { return Store((folder_ / name).string(), Store::Mode::Write); }

  static std::string archive_of(const Store& store) {
    std::string out;
    Sink sink = Sink::memory(out);
    write_archive(store, sink);
    sink.commit();
    return out;
  }

  static std::string failure(const std::string& text) {
    std::istringstream in(text);
    ArchiveReader reader(in);
    StoredDocument stored;
    try {
      while (reader.next(stored)) {
      }
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }

  fs::path folder_;
};

Document document(const char* id, const char* text) {
  Document d;
  d.id = id;
  d.title = "Title of " + d.id;
  d.author = "A. Writer";
  d.outlet = "The Harbour Post";
  d.url = "https://harbour.example/" + d.id;
  d.path = "in/" + d.id + ".html";
  d.date = {2024, 5, 0};
  d.text = text;
  d.page = "Menu\n\n" + d.text + "\n\nFooter";
  d.pieces = {{0, 6, static_cast<uint32_t>(d.text.size())}};
  return d;
}

/// An extraction that uses every field, on "Zoë Brook said: “Lakeland will not leave the Pact.” Lakeland was shelled."
Extraction extraction() {
  Extraction x;
  x.entities = {{EntityType::Person, "Zoë Brook", {"Brook", "Ms Brook"}, "lexicon:brook", "", {{"role", "minister", {0, 4}}}},
                {EntityType::Country, "Lakeland", {}, "iso3166:LK", "", {}},
                {EntityType::Organisation, "the Pact", {}, "", "alliance", {}},
                {EntityType::Event, "the shelling", {}, "", "", {}}};
  x.mentions = {{{0, 10}, EntityType::Person, MentionKind::Name, 0, Sector::Government, {}},
                {{20, 28}, EntityType::Country, MentionKind::Nominal, 1, Sector::None, {{2024, 5, 0}, {2024, 5, 0}}}};
  ExtractedStatement outer;
  outer.speaker = 0;
  outer.source = {0, 10};
  outer.cue = {11, 15};
  outer.content = {{20, 30}, {31, 40}};
  outer.direct = true;
  outer.certainty = Modality::Probable;
  outer.about = {{1, Stance::Oppose, 0.5f, {29, 33}}};
  ExtractedStatement inner;
  inner.content = {{20, 28}};
  inner.attributed_to = 0;
  inner.polarity = Polarity::Negative;
  x.statements = {outer, inner};
  ExtractedEvent named;
  named.type = "ASSAULT";
  named.mode = "shell";
  named.cameo = "19";
  named.entity = 3;
  named.span = {20, 40};
  named.cue = {29, 33};
  named.participants = {{1, "recipient"}, {0, "actor"}};
  named.modality = Modality::Possible;
  named.time = {{2022, 10, 3}, {2022, 10, 3}};
  named.attributed_to = 1;
  named.confidence = 0.625f;
  named.rule = "assault";
  ExtractedEvent plain;
  plain.type = "CONSULT";
  plain.span = {0, 10};
  x.events = {named, plain};
  ExtractedRelation r;
  r.type = "WITHDRAWS_FROM";
  r.source = 1;
  r.target = 2;
  r.span = {20, 44};
  r.cue = {38, 43};
  r.status = Status::Former;
  r.polarity = Polarity::Negative;
  r.modality = Modality::Predicted;
  r.time = {{2025, 0, 0}, {}};
  r.attributed_to = 0;
  r.role = "member";
  r.confidence = 0.75f;
  r.rule = "leave";
  r.event = 1;
  r.statement = 0;
  x.relations = {r};
  return x;
}

Resolution resolution(int64_t first) {
  const Extraction x = extraction();
  Resolution out;
  for (size_t i = 0; i < x.entities.size(); ++i)
    out.entities.push_back({first + static_cast<int64_t>(i), x.entities[i].type, x.entities[i].name, x.entities[i].ref, x.entities[i].kind});
  out.event_nodes = {out.entities[3], {first + 4, EntityType::Event, "CONSULT", "event:a#1", ""}};
  return out;
}

const char* const kText = "Zo\u00EB Brook said: \u201CLakeland will not leave the Pact.\u201D Lakeland was shelled.";

TEST_F(Archive, MakesAnEqualDatabase) {
  Store first = store("first.db");
  first.add(document("a", kText), extraction(), resolution(1));
  first.add(document("b", kText), extraction(), resolution(6));
  first.commit();
  const std::string archive = archive_of(first);

  Store second = store("second.db");
  std::istringstream in(archive);
  ArchiveReader reader(in);
  StoredDocument stored;
  while (reader.next(stored)) second.add(stored.document, stored.extraction, stored.resolution);
  second.commit();
  EXPECT_EQ(archive_of(second), archive);
  EXPECT_EQ(second.load().claims.size(), 2u);
  EXPECT_EQ(second.load().claims[1].key, first.load().claims[1].key);
  EXPECT_EQ(second.document("a").page, first.document("a").page);
  EXPECT_EQ(second.document("a").pieces, first.document("a").pieces);
  EXPECT_TRUE(second.verify().empty());
}

TEST_F(Archive, GivesBackWhatTheStoreWasGiven) {
  Store one = store("one.db");
  one.add(document("a", kText), extraction(), resolution(1));
  one.commit();
  const StoredDocument stored = one.read("a");
  EXPECT_EQ(to_json(stored.document, stored.extraction), to_json(document("a", kText), extraction()));
  EXPECT_EQ(stored.resolution.event_nodes[1].name, "CONSULT");
  EXPECT_EQ(stored.extraction.events[0].entity, 3);
  EXPECT_EQ(stored.extraction.events[1].entity, -1);
}

TEST_F(Archive, OfAnEmptyDatabaseIsItsFirstLine) {
  EXPECT_EQ(archive_of(store("empty.db")), "{\"dossier\": \"archive\", \"version\": 1}\n");
}

TEST_F(Archive, NamesTheLineAndWhatIsWrong) {
  const std::string head = "{\"dossier\": \"archive\", \"version\": 1}\n";
  EXPECT_EQ(failure(head + "{}"), "line 2: \"document\" is missing");
  EXPECT_EQ(failure(head + "[1]"), "line 2: not a JSON object");
  EXPECT_EQ(failure(head + R"({"document": {"id": "a", "text": "x"}, "new": [], "entities": [7], "event_nodes": [], "extraction": {}})"),
            "line 2: \"entities\" names entity 7, which no line before describes");
}

}  // namespace
}  // namespace dossier
