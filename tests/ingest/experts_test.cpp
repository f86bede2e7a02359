#include "ingest/experts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/annotate.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// What is known of a person: "key: value" of its properties and "TYPE name [role]" of its ties, sorted.
std::vector<std::string> known(std::string_view text, std::string_view person) {
  const Extraction x = extract(text);
  std::vector<std::string> lines;
  for (size_t e = 0; e < x.entities.size(); ++e) {
    if (x.entities[e].name != person) continue;
    for (const ExtractedProperty& p : x.entities[e].properties) lines.push_back(p.key + ": " + p.value);
    for (const ExtractedRelation& r : x.relations)
      if (r.source == e && r.type != "COMMENTED_ON") lines.push_back(r.type + " " + x.entities[r.target].name + (r.role.empty() ? "" : " [" + r.role + "]"));
  }
  std::ranges::sort(lines);
  return lines;
}

using Lines = std::vector<std::string>;

struct Case {
  const char* text;
  const char* person;
  Lines known;  // all of these are there
};

const Case kCases[] = {
    // lists of titles, degrees, a place in brackets
    {"Goran Petek, a political expert, Doctor of Historical Sciences, and professor at the University of Oslo (Norway), believes that the talks have failed.",
     "Goran Petek",
     {"AFFILIATED_WITH University of Oslo [professor]", "HOLDS_POSITION University of Oslo [professor]", "degree: Doctor of Historical Sciences",
      "place: Norway", "role: political expert", "role: professor"}},
    {"In turn, Ilse Rahm, a political analyst (Kazakhstan), disagrees.", "Ilse Rahm",
     {"LOCATED_IN Kazakhstan", "place: Kazakhstan", "role: political analyst"}},
    {"Ilse Rahm, a leading analyst at the Agency for Regional Studies (Moscow), said the talks had failed.", "Ilse Rahm",
     {"HOLDS_POSITION Agency for Regional Studies [leading analyst]", "place: Moscow", "role: leading analyst"}},
    // titles before the name
    {"Norwegian Foreign Minister Goran Petek arrived.", "Goran Petek", {"HOLDS_POSITION Norway [foreign minister]", "role: Foreign Minister"}},
    {"President Goran Petek of Norway arrived.", "Goran Petek", {"HOLDS_POSITION Norway [President]", "role: President"}},
    {"Political analyst Goran Petek disagrees.", "Goran Petek", {"role: Political analyst"}},
    // spokesmen
    {"\"It is over,\" Colonel Goran Petek, a spokesman for the Royal Danish Army, told reporters.", "Goran Petek",
     {"AFFILIATED_WITH Royal Danish Army [spokesman]", "role: Colonel", "role: spokesman"}},
    // after the name
    {"Goran Petek, the foreign minister of Norway, arrived.", "Goran Petek", {"HOLDS_POSITION Norway [foreign minister]"}},
    {"Goran Petek, 58, a historian in Oslo, arrived.", "Goran Petek", {"place: Oslo", "role: historian"}},
    {"Sen. Goran Petek (D-Utah) arrived.", "Goran Petek", {"HOLDS_POSITION Utah", "place: Utah"}},
    {"Sen. Goran Petek (Tex.) arrived.", "Goran Petek", {"HOLDS_POSITION Texas"}},
    {"Rep. Goran Petek of Texas arrived.", "Goran Petek", {"HOLDS_POSITION Texas"}},
    {"Former Utah senator Goran Petek arrived.", "Goran Petek", {"HOLDS_POSITION Utah [senator]"}},
    // predicates
    {"Goran Petek is a senior fellow at the Lund Institute.", "Goran Petek", {"role: senior fellow", "AFFILIATED_WITH Lund Institute [senior fellow]"}},
    {"Goran Petek, a former ambassador of Norway to Kenya and now a fellow at the Lund Institute, disagrees.", "Goran Petek",
     {"HOLDS_POSITION Norway [ambassador]", "AFFILIATED_WITH Lund Institute [fellow]", "role: fellow"}},
    {"Goran Petek from the Lund Institute disagrees.", "Goran Petek", {"AFFILIATED_WITH Lund Institute"}},
    {"The third expert, Goran Petek, disagrees.", "Goran Petek", {"role: expert"}},
    // nationality
    {"Norwegian economist Goran Petek disagrees.", "Goran Petek", {"CITIZEN_OF Norway", "nationality: Norwegian", "role: economist"}},
};

TEST(Experts, AreDescribedAsTheTextIntroducesThem) {
  for (const Case& c : kCases) {
    const Lines found = known(c.text, c.person);
    for (const std::string& line : c.known) {
      std::string all;
      for (const std::string& f : found) all += "\n  " + f;
      EXPECT_NE(std::ranges::find(found, line), found.end()) << c.text << "\n  misses " << line << " among" << all;
    }
  }
}

TEST(Experts, HoldNoOfficeInAPlaceThatIsOnlyNearby) {
  for (const std::string_view text : {"Goran Petek, president of the Lima-based Alliance of Growers, disagrees.", "In Peru Minister Goran Petek met growers.",
                                      "Goran Petek, head of the Peru Growers Alliance, disagrees."})
    for (const std::string& line : known(text, "Goran Petek")) {
      EXPECT_FALSE(line.starts_with("HOLDS_POSITION Peru [") || line.starts_with("HOLDS_POSITION Lima [")) << text << ": " << line;
    }
}

TEST(Experts, ArePointedToByTheirWords) {
  const std::string text = "Goran Petek, a political expert and professor at the University of Oslo, disagrees.";
  for (const ExtractedEntity& e : extract(text).entities)
    for (const ExtractedProperty& p : e.properties) EXPECT_EQ(slice(text, p.evidence), p.value);
}

TEST(Experts, AreNotOfTheCountryThatTheirSubjectIsNamedAfter) {
  const Lines law = known("Ilse Rahm, a professor of Norwegian law at the University of Bergen, disagrees.", "Ilse Rahm");
  EXPECT_EQ(std::ranges::count_if(law, [](const std::string& line) { return line.starts_with("HOLDS_POSITION"); }), 1);
  EXPECT_NE(std::ranges::find(law, "HOLDS_POSITION University of Bergen [professor]"), law.end());
  const Lines envoy = known("Ilse Rahm, a special envoy to the council for minorities in Asia, disagrees.", "Ilse Rahm");
  EXPECT_EQ(std::ranges::find(envoy, "LOCATED_IN Asia"), envoy.end());
}

TEST(Experts, AreNotWhatTheirCountryIs) {
  for (const std::string& line : known("Goran Petek, the foreign minister of Norway, a member of the Lund Institute, arrived.", "Goran Petek"))
    EXPECT_FALSE(line.starts_with("AFFILIATED_WITH Lund") || line.starts_with("HOLDS_POSITION Lund")) << line;
}

TEST(Experts, HoldNoOfficeAsFansAndAuthors) {
  for (const std::string_view text : {"Goran Petek, the director of a school in Norway, arrived.", "Goran Petek is a fan of Norway.", "Goran Petek, author of the Lund Institute, arrived.", "Goran Petek, a critic of Kenya, arrived.", "Lund Institute-trained surgeon Goran Petek arrived.",
                                      "Goran Petek, a veteran politician of the Labour Party, arrived."})
    for (const std::string& line : known(text, "Goran Petek")) EXPECT_FALSE(line.starts_with("HOLDS_POSITION")) << text << ": " << line;
}

TEST(Experts, LiveNotWhereTheyHoldOfficeOrWhatTheyStudy) {
  for (const std::string_view text : {"Rep. Goran Petek of Texas arrived.", "Former Gov. Goran Petek of Texas arrived.", "Sen. Goran Petek (Tex.) arrived.", "King Goran Petek of England arrived.",
                                      "Goran Petek, a Texas scholar at the Lund Institute, arrived."})
    for (const std::string& line : known(text, "Goran Petek")) EXPECT_FALSE(line.starts_with("LOCATED_IN")) << text << ": " << line;
}

TEST(Experts, AreNotWhereTheirHouseIs) {
  for (const std::string_view text : {"Goran Petek, president of the Lund Institute in Norway, arrived.", "Norway native Goran Petek arrived.", "Norway winner Goran Petek arrived.",
                                      "Goran Petek is ready to be president after a woman in Norway told him so."})
    for (const std::string& line : known(text, "Goran Petek")) EXPECT_FALSE(line.starts_with("LOCATED_IN")) << text << ": " << line;
}

TEST(Experts, HeadThePartThatTheTextNames) {
  const Lines found = known("Goran Petek, head of the archives at the Lund Institute, arrived.", "Goran Petek");
  EXPECT_NE(std::ranges::find(found, "AFFILIATED_WITH Lund Institute [head of the archives]"), found.end());
  EXPECT_EQ(std::ranges::find(found, "HOLDS_POSITION Lund Institute [head]"), found.end());
  const Lines center = known("Goran Petek, head of the National Center for Trees at the Lund Institute, arrived.", "Goran Petek");
  EXPECT_EQ(std::ranges::find(center, "HOLDS_POSITION Lund Institute [head]"), center.end());
}

TEST(Experts, AreNotWhatTheirMasterIs) {
  for (const std::string& line : known("Goran Petek, a spokesman for Senate Speaker Ilse Rahm, arrived.", "Goran Petek")) EXPECT_FALSE(line.find(" Senate") != std::string::npos) << line;
}

TEST(Experts, AreNotOfWhatTheyWriteAbout) {
  const Lines found = known("Goran Petek, NATO editor for the Lund Gazette, disagrees.", "Goran Petek");
  for (const std::string& line : found) EXPECT_FALSE(line.starts_with("AFFILIATED_WITH NATO")) << line;
}

TEST(Experts, OfAPartyHaveTheirSeatElsewhere) {
  for (const std::string_view text : {"Goran Petek, a lawmaker from the Labour Party, agreed.", "Senator Goran Petek of the Labour Party agreed."})
    for (const std::string& line : known(text, "Goran Petek")) EXPECT_FALSE(line.starts_with("HOLDS_POSITION Labour")) << line;
}

TEST(Experts, OfAPartyHoldNoOfficeForIt) {
  const Lines found = known("Labour Party strategist Goran Petek arrived.", "Goran Petek");
  EXPECT_NE(std::ranges::find(found, "AFFILIATED_WITH Labour Party [strategist]"), found.end());
  for (const std::string& line : found) EXPECT_FALSE(line.starts_with("HOLDS_POSITION")) << line;
  for (const std::string& line : known("Labour Party rival Goran Petek arrived.", "Goran Petek")) EXPECT_FALSE(line.starts_with("HOLDS_POSITION")) << line;
}

TEST(Experts, AreNotThoseWhomTheyTakeIn) {
  for (const std::string& line : known("The number of Syrian refugees Goran Petek will accept is small.", "Goran Petek")) EXPECT_FALSE(line.starts_with("CITIZEN_OF")) << line;
}

TEST(Experts, ShareATitleInTheirList) {
  const Lines found = known("Labour Party leaders Goran Petek and Ilse Rahm arrived.", "Goran Petek");
  EXPECT_NE(std::ranges::find_if(found, [](const std::string& line) { return line.starts_with("AFFILIATED_WITH Labour Party"); }), found.end());
}

TEST(Experts, AreFormerOnesWhereTheTextSaysSo) {
  const auto status = [](std::string_view text) {
    for (const ExtractedRelation& r : extract(text).relations)
      if (r.type == "AFFILIATED_WITH") return r.status;
    return Status::None;
  };
  EXPECT_EQ(status("Former Lund Institute director Goran Petek arrived."), Status::Former);
  EXPECT_EQ(status("Goran Petek was a fellow at the Lund Institute."), Status::Former);
  EXPECT_EQ(status("Goran Petek is a fellow at the Lund Institute."), Status::None);
}

TEST(Experts, OfAChapterDoNotLeadTheParty) {
  const Lines found = known("\"It was fair,\" Ohio GOP chairman Goran Petek said.", "Goran Petek");
  EXPECT_NE(std::ranges::find(found, "AFFILIATED_WITH Republican Party [chairman]"), found.end());
  for (const std::string& line : found) EXPECT_FALSE(line.starts_with("HOLDS_POSITION Republican Party") || line.starts_with("LEADS Labour Party")) << line;
}

TEST(Experts, AreEditorsInChief) {
  const Lines found = known("The CIA editor in chief, Goran Petek, arrived.", "Goran Petek");
  EXPECT_NE(std::ranges::find(found, "HOLDS_POSITION Central Intelligence Agency [editor in chief]"), found.end());
}

TEST(Experts, KeepTheRankBeforeTheNameOfTheirHouse) {
  const Lines found = known("Interim CIA director Goran Petek arrived.", "Goran Petek");
  EXPECT_NE(std::ranges::find(found, "HOLDS_POSITION Central Intelligence Agency [interim director]"), found.end());
}

TEST(Experts, AreNotAtTheHouseWhereSomebodyMeetsThem) {
  for (const std::string& line : known("Ilse Rahm was a mentor to Goran Petek at the Lund Institute.", "Goran Petek")) EXPECT_FALSE(line.starts_with("AFFILIATED_WITH")) << line;
}

TEST(Experts, OfAChamberAreOnlyFromAPlace) {
  for (const std::string& line : known("House Speaker Goran Petek of Ohio lamented the delay.", "Goran Petek")) EXPECT_FALSE(line.starts_with("HOLDS_POSITION Ohio")) << line;
}

TEST(Experts, LiveNotInWhatABracketExplains) {
  for (const std::string& line : known("Goran Petek was a partner at Stam & Rahm (now Lund Bergen) for years.", "Goran Petek")) EXPECT_NE(line, "LOCATED_IN Lund Bergen");
}

TEST(Experts, KeepTheRolesOfNeighboursApart) {
  const Lines found = known("Goran Petek, a historian, and Ilse Rahm, a farmer, disagree.", "Goran Petek");
  EXPECT_EQ(std::ranges::find(found, "role: farmer"), found.end());
  const Lines other = known("Goran Petek, a historian, and Ilse Rahm, a farmer, disagree.", "Ilse Rahm");
  EXPECT_EQ(std::ranges::find(other, "role: historian"), other.end());
}

}  // namespace
}  // namespace dossier
