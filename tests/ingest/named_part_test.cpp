#include "ingest/named_part.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

/// 0 Norland (name), 1 "officials" (nominal), 2 Pact (name), 3 a date, 4 a date that dates the Pact.
Extraction reading() {
  Extraction x;
  for (const auto& [type, name, kind] : {std::tuple{EntityType::Country, "Norland", MentionKind::Name},
                                         {EntityType::Person, "officials", MentionKind::Nominal},
                                         {EntityType::Organisation, "Pact", MentionKind::Name},
                                         {EntityType::Date, "Monday", MentionKind::Name},
                                         {EntityType::Date, "1990", MentionKind::Name}}) {
    const auto i = static_cast<uint32_t>(x.entities.size());
    x.entities.push_back({type, name, {}, "", "", {}});
    x.mentions.push_back({{i, i + 1}, type, kind, i, Sector::None, {}});
  }
  return x;
}

ExtractedRelation relation(std::string type, uint32_t source, uint32_t target) {
  ExtractedRelation r;
  r.type = std::move(type);
  r.source = source;
  r.target = target;
  return r;
}

TEST(NamedPart, KeepsWhatTheTextNamesAndRenumbers) {
  Extraction x = reading();
  x.relations = {relation("MEMBER_OF", 0, 2), relation("CRITICISES", 1, 0), relation("DATED", 2, 4)};
  const Extraction named = named_part(x);
  ASSERT_EQ(named.entities.size(), 3u);
  EXPECT_EQ(named.entities[1].name, "Pact");
  EXPECT_EQ(named.entities[2].name, "1990");
  ASSERT_EQ(named.relations.size(), 2u);
  EXPECT_EQ(named.relations[0].target, 1u);
  EXPECT_EQ(named.mentions.size(), 3u);
}

TEST(NamedPart, KeepsTheWordsOfThoseWhoAreNotNamed) {
  Extraction x = reading();
  ExtractedStatement s;
  s.speaker = 1;
  s.content = {{0, 3}};
  s.about = {{0, Stance::Neutral, 0, {}}, {1, Stance::Oppose, 1, {}}};
  x.statements = {s};
  const Extraction named = named_part(x);
  ASSERT_EQ(named.statements.size(), 1u);
  EXPECT_EQ(named.statements[0].speaker, kNobody);
  ASSERT_EQ(named.statements[0].about.size(), 1u);
  EXPECT_EQ(named.statements[0].about[0].entity, 0u);
}

TEST(NamedPart, DropsAnEventOfWhichTooLittleIsKnown) {
  Extraction x = reading();
  ExtractedEvent criticism, attack, blast;
  criticism.participants = {{1, "actor"}, {2, "recipient"}};  // of unnamed officials
  attack.participants = {{0, "actor"}, {2, "recipient"}};
  blast.participants = {{0, "place"}};
  ExtractedEvent mobilisation, undated;  // of one side: only a dated deed tells enough
  mobilisation.type = undated.type = "MOBILIZE";
  mobilisation.participants = undated.participants = {{0, "actor"}};
  mobilisation.time = {{2021, 5}, {2021, 5}};
  x.events = {criticism, attack, blast, mobilisation, undated};
  x.relations = {relation("CONFLICT_WITH", 0, 2)};
  x.relations[0].event = 1;
  const Extraction named = named_part(x);
  ASSERT_EQ(named.events.size(), 3u);
  EXPECT_EQ(named.events[2].type, "MOBILIZE");
  EXPECT_EQ(named.relations[0].event, 0);
}

}  // namespace
}  // namespace dossier
