#include "ingest/nicknames.h"

#include <gtest/gtest.h>

#include "ingest/annotate.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// The people of a text, divided by " | ", each with the number of its names.
std::string people(std::string_view text) {
  const Extraction x = extract(text);
  std::string out;
  for (size_t e = 0; e < x.entities.size(); ++e) {
    if (x.entities[e].type != EntityType::Person) continue;
    const auto names = std::ranges::count_if(x.mentions, [&](const ExtractedMention& m) { return m.entity == e && m.kind == MentionKind::Name; });
    out += (out.empty() ? "" : " | ") + x.entities[e].name + " " + std::to_string(names);
  }
  return out;
}

TEST(Nicknames, BelongToTheNameWhateverTheirMarks) {
  EXPECT_EQ(people("State Sen. Marta \"Coco\" Reed voted no."), "Marta \"Coco\" Reed 1");
  EXPECT_EQ(people("Rep. Walter C. \u201CBuddy\u201D Hale voted no."), "Walter C. \u201CBuddy\u201D Hale 1");
  EXPECT_EQ(people("In a speech Rep. Walter C. \"Buddy\" Hale voted no."), "Walter C. \"Buddy\" Hale 1");
  EXPECT_EQ(people("James 'Jim' Tarver, a lawyer, voted no."), "James 'Jim' Tarver 1");
  EXPECT_EQ(people("Robert (Bobby) Lynch voted no."), "Robert (Bobby) Lynch 1");
}

TEST(Nicknames, ArePartOfWhatThePersonIsCalledLater) {
  EXPECT_EQ(people("Marta \"Coco\" Reed won. Coco Reed was happy, and Marta Reed smiled. Reed left."), "Marta \"Coco\" Reed 4");
  const Extraction x = extract("Marta \"Coco\" Reed won.");
  EXPECT_EQ(x.entities.at(0).aliases, (std::vector<std::string>{"Marta Reed", "Coco Reed"}));
}

TEST(Nicknames, AreNoSpeech) {
  const std::string text = "Del. Marta \"Coco\" Reed (D-Salem) shouted to the crowd. \"We will be heard in every town,\" she said.";
  const Extraction x = extract(text);
  ASSERT_EQ(x.statements.size(), 1u);
  EXPECT_EQ(slice(text, x.statements[0].content.at(0)), "We will be heard in every town,");
  EXPECT_EQ(x.entities.at(static_cast<size_t>(x.statements[0].speaker)).name, "Marta \"Coco\" Reed");
}

TEST(Nicknames, AreNotWhatElseStandsInMarks) {
  EXPECT_EQ(people("The newspaper \"Haaretz\" reported it.").find("Haaretz"), std::string::npos);
  EXPECT_EQ(people("Rahm \u2018The Builder\u2019 Could Win Votes").find("Builder"), std::string::npos);
  EXPECT_EQ(people("He told Anna \"No\" on Friday.").find("No"), std::string::npos);
}

}  // namespace
}  // namespace dossier
