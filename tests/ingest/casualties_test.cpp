#include "ingest/casualties.h"

#include <gtest/gtest.h>

#include "ingest/annotate.h"
#include "ingest/models.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// "killed 14 to * [at least 14 people] per Ada Quist", of all events of a text, divided by "; ".
std::string casualties(const std::string& text) {
  static const Models models;
  Document d;
  d.id = "t";
  d.text = text;
  d.date = {2024, 5, 3};
  const Annotations a = annotate(d, models);
  std::string out;
  for (const ExtractedEvent& e : a.events)
    for (const ExtractedCasualties& c : e.casualties) {
      out += (out.empty() ? "" : "; ") + c.kind + " " + std::to_string(c.least);
      if (c.most != c.least) out += c.most == ExtractedCasualties::kNoLimit ? " to *" : " to " + std::to_string(c.most);
      out += " [" + std::string(slice(text, c.words)) + "]";
      if (c.attributed_to >= 0) out += " said";
    }
  return out;
}

TEST(Casualties, AreCountedAsTheTextSays) {
  const struct { const char* text; const char* expected; } cases[] = {
      {"Kenyan troops killed 14 militants near Garissa on Monday.", "killed 14 [14 militants]"},
      {"Kenyan troops killed at least 14 militants near Garissa.", "killed 14 to * [at least 14 militants]"},
      {"Rebels attacked a village in Chad and killed twelve people.", "killed 12 [twelve people]"},
      {"The shelling of Kharkiv by Russia killed more than 30 civilians.", "killed 30 to * [more than 30 civilians]"},
      {"Gunmen killed 23 villagers in Zamfara.", "killed 23 [23 villagers]"},
      {"Gunmen killed three soldiers and wounded seven others in Ouagadougou.", "killed 3 [three soldiers]; wounded 7 [seven others]"},
      {"Turkey attacked Syria on Friday. Eleven soldiers were killed.", "killed 11 [Eleven soldiers]"},
      {"Turkey attacked Syria on Friday. Up to 40 people were injured.", "wounded 0 to 40 [Up to 40 people]"},
      {"Turkey attacked Syria on Friday. About 200 people died.", "killed 200 [About 200 people]"},
      {"Turkey attacked Syria on Friday, and dozens of civilians were wounded.", "wounded 24 to * [dozens of civilians]"},
      {"Turkey attacked Syria on Friday. Tens of thousands of villagers were displaced.", "displaced 20000 to * [Tens of thousands of villagers]"},
      {"Turkey attacked Syria on Friday. The strike left three people dead.", "killed 3 [three people]"},
      {"Turkey attacked Syria on Friday. The death toll rose to 45.", "killed 45 [45]"},
      {"Turkey attacked Syria on Friday. No casualties were reported.", "casualties 0 [No casualties]"},
      {"Turkey attacked Syria on Friday. Between 10 and 15 soldiers were captured.", "captured 10 to 15 [Between 10 and 15 soldiers]"},
      {"Turkey attacked Syria on Friday. Some 1,200 people were killed.", "killed 1200 [Some 1,200 people]"},
      {"Turkey attacked Syria on Friday. Two dozen fighters were killed.", "killed 24 [Two dozen fighters]"},
      {"Turkey attacked Syria on Friday. Nearly 2 million people were displaced.", "displaced 0 to 2000000 [Nearly 2 million people]"},
      {"Turkey attacked Syria on Friday. A soldier was wounded.", "wounded 1 [A soldier]"},
      {"Hurricane Dorel killed nine people in Haiti.", "killed 9 [nine people]"},
      {"Two hundred people were killed in the Iraq War.", "killed 200 [Two hundred people]"},
      {"Turkey attacked Syria on Friday. \"Forty soldiers were killed,\" said Ada Quist.", "killed 40 [Forty soldiers] said"},
  };
  for (const auto& c : cases) EXPECT_EQ(casualties(c.text), c.expected) << c.text;
}

TEST(Casualties, AreNotWhatHasNotHappenedOrIsNoEvent) {
  for (const char* text : {
           "Turkey could attack Syria, and thousands of people would be killed.", "Turkey attacked Syria on Friday. It is feared that 40 people may die.",
           "Turkey attacked Syria on Friday. The ministry denied that 30 soldiers were killed.", "Turkey attacked Syria on Friday. It killed the bill.",
           "Turkey attacked Syria on Friday. The strike destroyed 12 houses.", "Turkey attacked Syria on Friday. Thousands of people marched.",
           "A bus crash killed 14 people in Peru.", "Floods killed 20 people in Kenya.", "The disease kills 40 people a year.",
           "Turkey attacked Syria on Friday. The soldiers were killed.", "If war came, 100 soldiers would die."})
    EXPECT_EQ(casualties(text), "") << text;
}

TEST(Casualties, MakeAnAssaultOfAKillingInAPlace) {
  static const Models models;
  Document d;
  d.id = "t";
  d.text = "Gunmen killed 23 villagers in Zamfara on 2 May 2024.";
  const Annotations a = annotate(d, models);
  ASSERT_EQ(a.events.size(), 1u);
  EXPECT_EQ(a.events[0].type, "ASSAULT");
  ASSERT_EQ(a.events[0].participants.size(), 1u);
  EXPECT_EQ(a.events[0].participants[0].role, "place");
}

}  // namespace
}  // namespace dossier
