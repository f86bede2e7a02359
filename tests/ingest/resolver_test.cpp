#include "ingest/resolver.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

ExtractedEntity entity(EntityType type, std::string name, std::string ref = "", std::vector<std::string> aliases = {}) {
  return {type, std::move(name), std::move(aliases), std::move(ref), "", {}};
}

int64_t id_of(Resolver& resolver, ExtractedEntity e) {
  Extraction x;
  x.entities = {std::move(e)};
  return resolver.add({}, x).entities[0].id;
}

TEST(Resolver, TakesAReferenceForTheThingItself) {
  Resolver r;
  const int64_t id = id_of(r, entity(EntityType::Country, "Ivory Coast", "iso3166:CI"));
  EXPECT_EQ(id_of(r, entity(EntityType::Country, "Côte d’Ivoire", "iso3166:CI")), id);
  EXPECT_NE(id_of(r, entity(EntityType::Country, "Ivory Coast", "iso3166:XX")), id);
}

TEST(Resolver, JoinsPeopleByFullName) {
  Resolver r;
  const int64_t id = id_of(r, entity(EntityType::Person, "Zoë Kern", "", {"Kern"}));
  EXPECT_EQ(id_of(r, entity(EntityType::Person, "Zoe Kern")), id);
  EXPECT_NE(id_of(r, entity(EntityType::Person, "Anton Kern")), id);
  EXPECT_NE(id_of(r, entity(EntityType::Person, "Kern")), id);  // a surname alone may be anybody's
}

TEST(Resolver, JoinsAnAcronymWithTheLongFormThatADocumentGaveIt) {
  Resolver r;
  const int64_t id = id_of(r, entity(EntityType::Organisation, "Northern Trade League", "", {"NTL"}));
  EXPECT_EQ(id_of(r, entity(EntityType::Organisation, "NTL")), id);
}

TEST(Resolver, GoesOnFromWhatAStoreHolds) {
  const std::vector<KnownEntity> known = {{{7, EntityType::Organisation, "Northern Trade League", "", ""}, {"NTL", "Northern Trade League"}}};
  Resolver r(known, 8);
  EXPECT_EQ(id_of(r, entity(EntityType::Organisation, "NTL")), 7);
  EXPECT_EQ(id_of(r, entity(EntityType::Organisation, "Southern League")), 8);
}

TEST(Resolver, JoinsMentionsOfOneEventAndNamesIt) {
  Resolver r;
  Document a, b;
  a.id = "a";
  b.id = "b";
  Extraction x;
  x.entities = {entity(EntityType::Country, "Norland"), entity(EntityType::Country, "Sudland")};
  ExtractedEvent attack;
  attack.type = "ASSAULT";
  attack.participants = {{0, "actor"}, {1, "recipient"}};
  attack.time = {{2021, 5, 4}, {2021, 5, 4}};
  x.events = {attack};
  const StoredEntity first = r.add(a, x).event_nodes[0];
  EXPECT_EQ(first.name, "assault: Norland → Sudland (2021-05-04)");
  EXPECT_EQ(r.add(b, x).event_nodes[0].id, first.id);
  x.events[0].time = {};
  const int64_t untimed = r.add(a, x).event_nodes[0].id;
  EXPECT_NE(untimed, first.id);
  EXPECT_NE(r.add(b, x).event_nodes[0].id, untimed);  // two articles, no time: nothing says that it is one
}

TEST(Resolver, ThePlaceOfAnEventIsNamedByOneArticleAndNotByAnother) {
  Resolver r;
  Extraction x;
  x.entities = {entity(EntityType::Country, "Norland"), entity(EntityType::Country, "Sudland"), entity(EntityType::Place, "Lowhill")};
  ExtractedEvent talks;
  talks.type = "CONSULT";
  talks.participants = {{0, "actor"}, {1, "recipient"}, {2, "place"}};
  talks.time = {{2021, 5, 4}, {2021, 5, 4}};
  x.events = {talks};
  const StoredEntity first = r.add({}, x).event_nodes[0];
  EXPECT_EQ(first.name, "consultation: Norland → Sudland in Lowhill (2021-05-04)");
  x.events[0].participants.pop_back();
  EXPECT_EQ(r.add({}, x).event_nodes[0].id, first.id);
}

}  // namespace
}  // namespace dossier
