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

struct Described {
  const char* name;
  const char* role;
  const char* country;       // served or of which a citizen, or ""
  const char* organisation;  // or ""
  const char* company;       // another person of the document, or ""
};

int64_t id_of(Resolver& resolver, const Described& d) {
  Extraction x;
  x.entities = {entity(EntityType::Person, d.name)};
  if (*d.role) x.entities[0].properties.push_back({"role", d.role, {}});
  const auto relate = [&](const char* type, EntityType target, const char* name) {
    if (!*name) return;
    ExtractedRelation r;
    r.type = type;
    r.target = static_cast<uint32_t>(x.entities.size());
    x.entities.push_back(entity(target, name));
    x.relations.push_back(r);
  };
  relate("HOLDS_POSITION", EntityType::Country, d.country);
  relate("AFFILIATED_WITH", EntityType::Organisation, d.organisation);
  if (*d.company) x.entities.push_back(entity(EntityType::Person, d.company));
  return resolver.add({}, x).entities[0].id;
}

TEST(Resolver, TellsPeopleOfOneNameApartByWhatIsSaidOfThem) {
  const struct { bool one; Described first, second; } cases[] = {
      // One name: two people when their countries or walks of life have nothing in common, else one.
      {false, {"Peter Salk", "swimmer", "Norland", "", ""}, {"Peter Salk", "finance minister", "Sudland", "", ""}},
      {false, {"Peter Salk", "minister", "Norland", "", ""}, {"Peter Salk", "ambassador", "Sudland", "", ""}},
      {false, {"Peter Salk", "drummer", "", "", ""}, {"Peter Salk", "political analyst", "", "", ""}},
      {false, {"Peter Salk", "villager", "", "", ""}, {"Peter Salk", "foreign minister", "Norland", "", ""}},
      {false, {"Peter Salk", "striker", "Norland", "", ""}, {"Peter Salk", "goalkeeper", "Sudland", "", ""}},
      {false, {"Peter Salk", "nurse", "", "Lake Hospital", ""}, {"Peter Salk", "singer", "", "Red Records", ""}},
      {false, {"Peter Salk", "professor of law", "", "", ""}, {"Peter Salk", "farmer", "", "", ""}},
      {true, {"Peter Salk", "", "", "", ""}, {"Peter Salk", "", "", "", ""}},
      {true, {"Peter Salk", "minister", "Norland", "", ""}, {"Peter Salk", "", "", "", ""}},
      {true, {"Peter Salk", "minister", "Norland", "", ""}, {"Peter Salk", "president", "Norland", "", ""}},
      {true, {"Peter Salk", "analyst", "", "Quay Institute", ""}, {"Peter Salk", "researcher", "", "Quay Institute", ""}},
      {true, {"Peter Salk", "analyst", "", "Quay Institute", ""}, {"Peter Salk", "professor", "", "Lake University", ""}},
      {false, {"Peter Salk", "footballer", "Norland", "", ""}, {"Peter Salk", "president", "Norland", "", ""}},
      {true, {"Peter Salk", "footballer", "Norland", "", "Ada Quist"}, {"Peter Salk", "president", "Norland", "", "Ada Quist"}},
      {true, {"Peter Salk", "singer", "", "Red Records", ""}, {"Peter Salk", "businessman", "", "Red Records", ""}},
      {true, {"Peter Salk", "envoy", "Norland", "World League", ""}, {"Peter Salk", "envoy", "Sudland", "World League", ""}},
      {true, {"Zoë Kern", "minister", "Norland", "", ""}, {"Zoe Kern", "minister", "Norland", "", ""}},
      // Spellings of one name: one person when something else agrees and nothing disagrees.
      {true, {"Yevgeny Orlov", "analyst", "", "Quay Institute", ""}, {"Evgeniy Orlov", "analyst", "", "Quay Institute", ""}},
      {true, {"Volodymyr Zelmensky", "president", "Norland", "", ""}, {"Volodymyr Zelmenskyy", "president", "Norland", "", ""}},
      {true, {"Aleksandr Fyodrov", "minister", "Norland", "", ""}, {"Alexander Fedrov", "defence minister", "Norland", "", "Ada Quist"}},
      {true, {"Mohammed Sharif", "analyst", "", "Quay Institute", ""}, {"Muhamad Sharif", "analyst", "", "Quay Institute", ""}},
      {false, {"Mario Conti", "analyst", "", "Quay Institute", ""}, {"Maria Conti", "analyst", "", "Quay Institute", ""}},
      {false, {"Yevgeny Orlov", "", "", "", ""}, {"Evgeniy Orlov", "", "", "", ""}},
      {false, {"Yevgeny Orlov", "analyst", "", "Quay Institute", ""}, {"Evgeniy Orlov", "boxer", "", "", ""}},
      {false, {"Yevgeny Orlov", "minister", "Norland", "", ""}, {"Evgeniy Orlov", "minister", "Sudland", "", ""}},
      {false, {"Yevgeny Orlov", "analyst", "", "Quay Institute", ""}, {"Evgeniy Orlov", "analyst", "", "", ""}},
      {false, {"Yevgeny Orlov", "analyst", "", "Quay Institute", ""}, {"Yevgenia Orlova", "analyst", "", "Quay Institute", ""}},
      {false, {"Orlov", "analyst", "", "Quay Institute", ""}, {"Orloff", "analyst", "", "Quay Institute", ""}},
  };
  for (const auto& c : cases) {
    Resolver r;
    const int64_t first = id_of(r, c.first);
    EXPECT_EQ(id_of(r, c.second) == first, c.one) << c.first.name << ", " << c.first.role << " " << c.first.country << "; " << c.second.name << ", "
                                                 << c.second.role << " " << c.second.country;
  }
}

TEST(Resolver, GivesAPersonToTheOneOfTheNameWhoAgreesBest) {
  Resolver r;
  const int64_t swimmer = id_of(r, Described{"Peter Salk", "swimmer", "Norland", "", ""});
  const int64_t minister = id_of(r, Described{"Peter Salk", "finance minister", "Sudland", "", ""});
  EXPECT_EQ(id_of(r, Described{"Peter Salk", "coach", "Norland", "", ""}), swimmer);
  EXPECT_EQ(id_of(r, Described{"Peter Salk", "former minister", "Sudland", "", ""}), minister);
  EXPECT_EQ(id_of(r, Described{"Peter Salk", "minister", "Sudland", "", ""}), minister);
  EXPECT_EQ(id_of(r, Described{"Peter Salk", "", "", "", ""}), minister);  // of two that agree alike the one better known
}

TEST(Resolver, ReadsTheRoleOfAnOfficeToo) {
  Resolver r;
  const int64_t swimmer = id_of(r, Described{"Peter Salk", "swimmer", "", "", ""});
  Extraction x;
  x.entities = {entity(EntityType::Person, "Peter Salk"), entity(EntityType::Country, "Sudland")};
  ExtractedRelation office;
  office.type = "HOLDS_POSITION";
  office.target = 1;
  office.role = "finance minister";
  x.relations = {office};
  EXPECT_NE(r.add({}, x).entities[0].id, swimmer);
}

TEST(Resolver, GoesOnFromTheEvidenceThatAStoreHolds) {
  PersonEvidence evidence;
  evidence.add_role("swimmer");
  evidence.add_relation("CITIZEN_OF", EntityType::Country, "", "Norland");
  evidence.documents = 1;
  Resolver r({{{7, EntityType::Person, "Peter Salk", "", ""}, {"Peter Salk"}, evidence, {}}}, 8);
  EXPECT_EQ(id_of(r, Described{"Peter Salk", "finance minister", "Sudland", "", ""}), 8);
  EXPECT_EQ(id_of(r, Described{"Peter Salk", "", "Norland", "", ""}), 7);
}

TEST(Resolver, JoinsAnAcronymWithTheLongFormThatADocumentGaveIt) {
  Resolver r;
  const int64_t id = id_of(r, entity(EntityType::Organisation, "Northern Trade League", "", {"NTL"}));
  EXPECT_EQ(id_of(r, entity(EntityType::Organisation, "NTL")), id);
}

TEST(Resolver, GoesOnFromWhatAStoreHolds) {
  const std::vector<KnownEntity> known = {{{7, EntityType::Organisation, "Northern Trade League", "", ""}, {"NTL", "Northern Trade League"}, {}, {}}};
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

/// The nodes of events of two or more documents: "a a b" when the first two are one event.
std::string nodes(const std::vector<ExtractedEvent>& events) {
  Resolver r;
  std::map<int64_t, char> letters;
  std::string out;
  for (const ExtractedEvent& e : events) {
    Document d;
    d.id = std::to_string(out.size());
    Extraction x;
    x.entities = {entity(EntityType::Country, "Norland"), entity(EntityType::Country, "Sudland"), entity(EntityType::Place, "Lowhill"), entity(EntityType::Place, "Highford")};
    x.events = {e};
    const int64_t id = r.add(d, x).event_nodes[0].id;
    letters.emplace(id, static_cast<char>('a' + letters.size()));
    out += (out.empty() ? "" : " ") + std::string(1, letters.at(id));
  }
  return out;
}

ExtractedEvent event(std::string type, std::vector<ExtractedParticipant> participants, DateInterval time) {
  ExtractedEvent e;
  e.type = std::move(type);
  e.participants = std::move(participants);
  e.time = time;
  return e;
}

TEST(Resolver, KnowsAnEventAgainInAnotherArticle) {
  constexpr uint32_t kNorland = 0, kSudland = 1, kLowhill = 2, kHighford = 3;
  const std::vector<ExtractedParticipant> attack{{kNorland, "actor"}, {kSudland, "recipient"}}, back{{kSudland, "actor"}, {kNorland, "recipient"}};
  const auto at = [](std::vector<ExtractedParticipant> who, uint32_t place) {
    who.push_back({place, "place"});
    return who;
  };
  const DateInterval fourth{{2021, 5, 4}, {2021, 5, 4}}, fifth{{2021, 5, 5}, {2021, 5, 5}}, tenth{{2021, 5, 10}, {2021, 5, 10}}, may{{2021, 5, 0}, {2021, 5, 0}},
      year{{2021, 0, 0}, {2021, 0, 0}};
  EXPECT_EQ(nodes({event("ASSAULT", attack, fourth), event("ASSAULT", attack, fourth)}), "a a");
  EXPECT_EQ(nodes({event("ASSAULT", attack, fourth), event("ASSAULT", attack, fifth)}), "a a");  // the night between
  EXPECT_EQ(nodes({event("ASSAULT", attack, fourth), event("ASSAULT", attack, tenth)}), "a b");
  EXPECT_EQ(nodes({event("ASSAULT", attack, fourth), event("ASSAULT", attack, may)}), "a a");
  EXPECT_EQ(nodes({event("ASSAULT", attack, fourth), event("ASSAULT", attack, year)}), "a b");
  EXPECT_EQ(nodes({event("ASSAULT", attack, fourth), event("ASSAULT", back, fourth)}), "a b");
  EXPECT_EQ(nodes({event("CONSULT", attack, fourth), event("CONSULT", back, fourth)}), "a a");  // they met
  EXPECT_EQ(nodes({event("ASSAULT", attack, fourth), event("SANCTION", attack, fourth)}), "a b");
  EXPECT_EQ(nodes({event("ASSAULT", at(attack, kLowhill), fourth), event("ASSAULT", attack, fourth)}), "a a");
  EXPECT_EQ(nodes({event("ASSAULT", at(attack, kLowhill), fourth), event("ASSAULT", at(attack, kHighford), fourth)}), "a b");
  EXPECT_EQ(nodes({event("ASSAULT", at(attack, kLowhill), fourth), event("ASSAULT", at(attack, kSudland), fourth)}), "a a");
  EXPECT_EQ(nodes({event("ASSAULT", at(attack, kLowhill), fourth), event("ASSAULT", at(attack, kHighford), fourth), event("ASSAULT", at(attack, kHighford), fourth)}), "a b b");
  EXPECT_EQ(nodes({event("ASSAULT", attack, {}), event("ASSAULT", attack, {})}), "a b");
}

TEST(Resolver, GoesOnFromTheEventsThatAStoreHolds) {
  KnownEntity norland{{1, EntityType::Country, "Norland", "", ""}, {"Norland"}, {}, {}}, sudland{{2, EntityType::Country, "Sudland", "", ""}, {"Sudland"}, {}, {}};
  KnownEntity node{{3, EntityType::Event, "assault", "event:1", "ASSAULT"}, {}, {}, {}};
  node.events = {{"ASSAULT", Polarity::Positive, Modality::Asserted, {{2021, 5, 4}, {2021, 5, 4}}, {{"actor", 1}, {"recipient", 2}}}};
  Resolver r({norland, sudland, node}, 4);
  Extraction x;
  x.entities = {entity(EntityType::Country, "Norland"), entity(EntityType::Country, "Sudland")};
  x.events = {event("ASSAULT", {{0, "actor"}, {1, "recipient"}}, {{2021, 5, 5}, {2021, 5, 5}})};
  EXPECT_EQ(r.add({}, x).event_nodes[0].id, 3);
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
