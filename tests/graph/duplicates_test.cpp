#include "graph/duplicates.h"

#include <gtest/gtest.h>

#include "graph/graph_builder.h"

namespace dossier {
namespace {

std::string best_pair(EntityType type, std::string_view a, std::string_view b) {
  GraphBuilder builder;
  builder.entity(type, a);
  builder.entity(type, b);
  const KnowledgeGraph graph(builder.take());
  const auto found = duplicate_candidates(graph, {}, 0.5);
  return found.empty() ? "" : found[0].reasons;
}

TEST(TransliterationKey, AgreesForSpellingsOfOneName) {
  for (const auto& [a, b] : {std::pair{"Aleksandr Fyodorov", "Alexander Fedorov"}, {"Mikhail Khodyrev", "Mihail Hodyrev"},
                             {"Sergey Yushchenko", "Sergei Iushchenko"}, {"Dzhokhar Musaev", "Djohar Musaev"}})
    EXPECT_EQ(transliteration_key(a), transliteration_key(b)) << a;
  EXPECT_NE(transliteration_key("Ivan Orlov"), transliteration_key("Ivan Orlin"));
}

TEST(Duplicates, AreProposedWithTheirReason) {
  using enum EntityType;
  EXPECT_EQ(best_pair(Person, "Aleksandr Fyodorov", "Alexander Fedorov"), "spellings of one name");
  EXPECT_EQ(best_pair(Person, "J. Brinkmann", "Jonas Brinkmann"), "initial and full given name");
  EXPECT_EQ(best_pair(Person, "Jonas Brinkmann", "Jonas Emil Brinkmann"), "one name is a part of the other");
  EXPECT_EQ(best_pair(Organisation, "NSTO", "Northern Sea Treaty Organization"), "acronym and long form");
  EXPECT_EQ(best_pair(Organisation, "Northern Sea Council", "Northern Seas Council"), "names differ in one letter");
}

TEST(Duplicates, AreNotPeopleWhoShareASurnameOrAPartOfIt) {
  using enum EntityType;
  EXPECT_EQ(best_pair(Person, "Jonas Brinkmann", "Klara Brinkmann"), "");
  EXPECT_EQ(best_pair(Person, "Ivan Orlov", "Ivan Orlin"), "");
  EXPECT_EQ(best_pair(Organisation, "NSTO", "National Bank"), "");
}

TEST(Duplicates, AreNotEntitiesOfTwoReferencesNorOfTwoTypes) {
  GraphBuilder builder;
  builder.entity(EntityType::Country, "Norland", "iso3166:NN");
  builder.entity(EntityType::Country, "Nordland", "iso3166:ND");
  builder.entity(EntityType::Place, "Norland");
  EXPECT_TRUE(duplicate_candidates(KnowledgeGraph(builder.take()), {}, 0.1).empty());
}

TEST(Duplicates, RankHigherWithCommonNeighbours) {
  GraphBuilder builder;
  const EntityId a = builder.entity(EntityType::Person, "Olga Petrova"), b = builder.entity(EntityType::Person, "Ol'ga Petrova");
  const EntityId bank = builder.entity(EntityType::Organisation, "Bank");
  builder.claim(a, "LEADS", bank);
  builder.claim(b, "AFFILIATED_WITH", bank);
  const auto found = duplicate_candidates(KnowledgeGraph(builder.take()), {}, 0.5);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].reasons, "spellings of one name; both linked to Bank");
  EXPECT_DOUBLE_EQ(found[0].score, 0.85);
}

}  // namespace
}  // namespace dossier
