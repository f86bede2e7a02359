#include <gtest/gtest.h>

#include "graph/error.h"
#include "graph/extraction.h"

namespace dossier {
namespace {

std::string error_of(std::string_view line, const std::string& text) {
  Document d;
  d.text = text;
  try {
    extraction_from_json(line, d);
  } catch (const Error& e) {
    return e.what();
  }
  return "no error";
}

TEST(ExtractionJson, CountsCodePointsAndComesBackEqual) {
  Document d;
  d.id = "x";
  d.text = "Élan met Zoë.";  // two letters of two bytes
  Extraction x;
  x.entities = {{EntityType::Organisation, "Élan", {"Elan"}, "", "company", {{"seat", "Zürich", {0, 5}}}},
                {EntityType::Person, "Zoë", {}, "", "", {}}};
  x.mentions = {{{0, 5}, EntityType::Organisation, MentionKind::Name, 0, Sector::Business, {}},
                {{10, 14}, EntityType::Person, MentionKind::Name, 1, Sector::None, {}}};
  ExtractedRelation r;
  r.type = "COMMUNICATED_WITH";
  r.source = 0;
  r.target = 1;
  r.span = {0, 14};
  r.cue = {6, 9};
  r.modality = Modality::Possible;
  r.time = {{2020}, {}};
  r.confidence = 0.5f;
  r.rule = "meet";
  x.relations = {r};
  const std::string json = to_json(d, x);
  EXPECT_NE(json.find(R"({"id":"m2","start":9,"end":12,"type":"Person","kind":"name","entity":"e2"})"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("modality":"possible","time":"2020/..","attributed_to":"narrator","confidence":0.5,"rule":"meet")"), std::string::npos) << json;
  EXPECT_EQ(to_json(d, extraction_from_json(json, d)), json);
}

TEST(ExtractionJson, SaysWhichFieldIsWrong) {
  EXPECT_EQ(error_of(R"({"id":"x")", "abc"), "not JSON: Missing a comma or '}' after an object member. (byte 9)");
  EXPECT_EQ(error_of(R"({"id":"x","entities":[{"id":"e1","type":"Person","name":"A"}],"mentions":[{"start":0,"end":9,"entity":"e1"}]})", "abc"),
            "mentions[0]: offsets 0 to 9 are not in the text, which has 3 code points");
  EXPECT_EQ(error_of(R"({"mentions":[{"start":0,"end":1,"entity":"e7"}]})", "abc"), "mentions[0]: \"entity\" refers to \"e7\", which is not listed");
  EXPECT_EQ(error_of(R"({"entities":[{"id":"e1","type":"Robot","name":"A"}]})", "abc"), "entities[0]: \"type\" has the unknown value \"Robot\"");
  EXPECT_EQ(error_of(R"({"statements":[{"id":"s1","content":[]}]})", "abc"), "statements[0]: a statement needs \"content\"");
}

TEST(ExtractionJson, ReadsADocumentOfTheContract) {
  const Document d = document_from_json(R"({"id":"7","text":"T\u00e9xt","title":"A","date":"2022-10-03T08:00:00Z","source":"Post","url":"http://x"})");
  EXPECT_EQ(d.text, "Téxt");
  EXPECT_EQ(format_date(d.date), "2022-10-03");
  EXPECT_EQ(d.outlet, "Post");
  EXPECT_THROW(document_from_json(R"({"id":"7"})"), Error);
  EXPECT_THROW(document_from_json(R"({"text":"7"})"), Error);
}

}  // namespace
}  // namespace dossier
