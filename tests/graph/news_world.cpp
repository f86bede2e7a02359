#include "tests/graph/news_world.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>

namespace dossier {

WrittenArticle::WrittenArticle(std::string id, std::string outlet, PartialDate date) {
  document.id = std::move(id);
  document.title = "On the Pact";
  document.outlet = std::move(outlet);
  document.date = date;
}

ByteSpan WrittenArticle::sentence(const std::string& text) {
  if (!document.text.empty()) document.text += ' ';
  const auto begin = static_cast<uint32_t>(document.text.size());
  document.text += text;
  return {begin, static_cast<uint32_t>(document.text.size())};
}

uint32_t WrittenArticle::entity(EntityType type, const std::string& name, const std::string& ref) {
  for (uint32_t i = 0; i < extraction.entities.size(); ++i)
    if (extraction.entities[i].type == type && extraction.entities[i].name == name) return i;
  extraction.entities.push_back({type, name, {}, ref, "", {}});
  const auto entity = static_cast<uint32_t>(extraction.entities.size() - 1);
  ExtractedMention mention;
  mention.span = sentence(name);
  mention.type = type;
  mention.entity = entity;
  extraction.mentions.push_back(mention);
  return entity;
}

ExtractedRelation& WrittenArticle::claim(uint32_t source, const std::string& type, uint32_t target, const std::string& text) {
  ExtractedRelation r;
  r.type = type;
  r.source = source;
  r.target = target;
  r.span = sentence(text);
  r.confidence = 0.9f;
  r.rule = "test";
  extraction.relations.push_back(r);
  return extraction.relations.back();
}

int32_t WrittenArticle::statement(int32_t speaker, const std::string& text, const std::vector<ExtractedAbout>& about) {
  ExtractedStatement s;
  s.speaker = speaker;
  s.content = {sentence(text)};
  s.about = about;
  extraction.statements.push_back(s);
  return static_cast<int32_t>(extraction.statements.size() - 1);
}

ExtractedEvent& WrittenArticle::event(const std::string& type, const std::string& text, const std::vector<ExtractedParticipant>& participants) {
  ExtractedEvent e;
  e.type = type;
  e.span = sentence(text);
  e.participants = participants;
  e.confidence = 0.8f;
  e.rule = "test";
  extraction.events.push_back(e);
  return extraction.events.back();
}

void add_articles(Store& store, const std::vector<WrittenArticle>& articles) {
  std::map<std::pair<EntityType, std::string>, StoredEntity> known;
  for (const KnownEntity& k : store.entities()) known.emplace(std::pair(k.entity.type, k.entity.name), k.entity);
  int64_t next = store.next_entity_id();
  const auto entity = [&](EntityType type, const std::string& name, const std::string& ref) {
    const auto [it, inserted] = known.try_emplace({type, name}, StoredEntity{next, type, name, ref, ""});
    next += inserted;
    return it->second;
  };
  for (const WrittenArticle& a : articles) {
    Resolution r;
    for (const ExtractedEntity& e : a.extraction.entities) r.entities.push_back(entity(e.type, e.name, e.ref));
    for (const ExtractedEvent& e : a.extraction.events) {
      std::string name = e.type;
      for (const ExtractedParticipant& p : e.participants) name += " " + a.extraction.entities[p.entity].name;
      r.event_nodes.push_back(entity(EntityType::Event, name, ""));
    }
    store.add(a.document, a.extraction, r);
  }
  store.commit();
}

std::vector<WrittenArticle> news_world() {
  using enum EntityType;
  WrittenArticle first("a1", "Daily Post", {2020, 5, 1}), second("a2", "Evening Star", {2022, 3, 9});
  {
    WrittenArticle& a = first;
    const uint32_t norland = a.entity(Country, "Norland"), sudland = a.entity(Country, "Sudland"), eastland = a.entity(Country, "Eastland"),
                   westland = a.entity(Country, "Westland"), pact = a.entity(Organisation, "Pact"), ada = a.entity(Person, "Ada Vance");
    a.claim(norland, "MEMBER_OF", pact, "Norland is a member of the Pact.").time.begin = {2014, 0, 0};
    a.claim(sudland, "WITHDRAWS_FROM", pact, "Sudland left the Pact in 2019.").time = {{2019, 0, 0}, {2019, 0, 0}};
    a.claim(eastland, "MEMBER_OF", pact, "Eastland is not a member of the Pact.").polarity = Polarity::Negative;
    const int32_t said = a.statement(static_cast<int32_t>(ada), "Westland could join the Pact, which is a blessing.",
                                     {{pact, Stance::Support, 0.8f, {0, 4}}, {westland, Stance::Neutral, 0, {}}});
    ExtractedRelation& joins = a.claim(westland, "JOINS", pact, "Westland could join the Pact.");
    joins.modality = Modality::Possible;
    joins.attributed_to = said;
    a.claim(norland, "CONFLICT_WITH", sudland, "Norland attacked Sudland in March 2020.").time = {{2020, 3, 0}, {2020, 3, 0}};
    a.event("ASSAULT", "Norland struck Sudland.", {{norland, "actor"}, {sudland, "recipient"}}).time = {{2020, 3, 0}, {2020, 3, 0}};
    ExtractedRelation& post = a.claim(ada, "HOLDS_POSITION", norland, "Ada Vance is the foreign minister of Norland.");
    post.role = "foreign minister";
  }
  {
    WrittenArticle& a = second;
    const uint32_t norland = a.entity(Country, "Norland"), sudland = a.entity(Country, "Sudland"), pact = a.entity(Organisation, "Pact"),
                   bo = a.entity(Person, "Bo Lind"), bank = a.entity(Organisation, "Bank");
    a.claim(norland, "MEMBER_OF", pact, "Norland belongs to the Pact.");
    a.extraction.entities[bo].properties = {{"role", "political analyst", a.sentence("Bo Lind, a political analyst.")}};
    const int32_t said = a.statement(static_cast<int32_t>(bo), "Norland did not attack Sudland; the Pact is a burden.",
                                     {{pact, Stance::Oppose, 0.6f, {0, 4}}});
    ExtractedRelation& denial = a.claim(sudland, "CONFLICT_WITH", norland, "Norland did not attack Sudland.");
    denial.polarity = Polarity::Negative;
    denial.attributed_to = said;
    a.claim(sudland, "OWNS", bank, "Sudland owns the Bank.");
    a.claim(sudland, "ALLIED_WITH", norland, "Sudland and Norland are allies again.").time.begin = {2021, 6, 0};
  }
  return {first, second};
}

KnowledgeGraph news_graph(const std::string& path) {
  const TemporaryDatabase temporary;
  Store store(path.empty() ? temporary.path() : path, Store::Mode::Write);
  add_articles(store, news_world());
  return KnowledgeGraph(store.load());
}

TemporaryDatabase::TemporaryDatabase() {
  static int number = 0;
  folder_ = (std::filesystem::temp_directory_path() / ("dossier-test-" + std::to_string(getpid()) + "-" + std::to_string(++number))).string();
  std::filesystem::create_directories(folder_);
  path_ = folder_ + "/test.db";
}
TemporaryDatabase::~TemporaryDatabase() { std::filesystem::remove_all(folder_); }

}  // namespace dossier
