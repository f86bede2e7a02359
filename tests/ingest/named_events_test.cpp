#include "ingest/named_events.h"

#include <gtest/gtest.h>

#include "tests/ingest/claim_lines.h"

namespace dossier {
namespace {

/// "Winter Olympics: competition, 2014, actor Norway, place Russia" for each named event.
std::vector<std::string> events_of(const std::string& text) {
  const Annotations a = annotated(text);
  std::vector<std::string> lines;
  for (const ExtractedEvent& e : a.events) {
    if (e.type != "NAMED") continue;
    std::string line = a.chains[static_cast<size_t>(e.entity)].name + ": " + e.mode;
    if (e.time.known()) line += ", " + format_interval(e.time);
    for (const ExtractedParticipant& p : e.participants) line += ", " + p.role + " " + a.chains[p.entity].name;
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(NamedEvents, CollectWhatTheArticleSaysOfThemAnywhere) {
  EXPECT_EQ(events_of("The Battle of Stalingrad took place in 1942."), (Lines{"Battle of Stalingrad: attack, 1942"}));
  EXPECT_EQ(events_of("The Treaty of Versailles was signed in 1919 by Germany and France."),
            (Lines{"Treaty of Versailles: treaty, 1919, actor Germany, actor France"}));
  EXPECT_EQ(events_of("The World Cup began in November 2022. Norway hosted the World Cup."), (Lines{"World Cup: competition, 2022-11/.., actor Norway"}));
}

TEST(NamedEvents, AreNoneWithoutAName) {
  EXPECT_EQ(events_of("The summit ended on Friday."), Lines{});
}

TEST(NamedEvents, LeaveOutWhoDidNotTakePart) {
  const Lines lines = events_of("Norway did not host the World Cup.");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0], "World Cup: competition");
}

}  // namespace
}  // namespace dossier
