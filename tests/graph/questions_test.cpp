#include "graph/questions/question.h"

#include <gtest/gtest.h>

#include "graph/error.h"
#include "graph/graph_builder.h"
#include "graph/questions/answers.h"
#include "graph/questions/differences.h"
#include "graph/record_conditions.h"
#include "tests/graph/news_world.h"

namespace dossier {
namespace {

/// Some columns of an answer, " | " between them, a row a text.
std::vector<std::string> rows(const Table& table, const std::vector<std::string>& columns) {
  std::vector<std::string> out;
  for (const auto& row : table.rows) {
    std::string text;
    for (const std::string& name : columns) {
      const auto column = std::find(table.columns.begin(), table.columns.end(), name);
      EXPECT_NE(column, table.columns.end()) << name;
      if (column == table.columns.end()) return out;
      const Cell& cell = row[static_cast<size_t>(column - table.columns.begin())];
      if (&name != &columns.front()) text += " | ";
      if (const auto* s = std::get_if<std::string>(&cell)) text += *s;
      else if (const auto* n = std::get_if<int64_t>(&cell)) text += std::to_string(*n);
    }
    out.push_back(text);
  }
  return out;
}
using Rows = std::vector<std::string>;

std::string error_of(const KnowledgeGraph& graph, Answer& answer, const QuestionArguments& arguments) {
  try {
    answer(graph, arguments, {});
  } catch (const Error& e) {
    return e.what();
  }
  return "no error";
}

TEST(Members, CountSourcesAndKeepDenialsAndPossibilitiesApart) {
  const Table t = members(news_graph(), {{"ORG", "pact"}}, {});
  EXPECT_EQ(rows(t, {"member", "standing", "polarity", "modality", "time", "according_to", "sources"}),
            (Rows{"Norland | member | positive | asserted | 2014/.. | narrator | 2", "Sudland | left | positive | asserted | 2019 | narrator | 1",
                  "Westland | joining (possible) | positive | possible |  | Ada Vance | 1",
                  "Eastland | not member | negative | asserted |  | narrator | 1"}));
  EXPECT_EQ(rows(t, {"quote"})[0], "Norland is a member of the Pact.");
}

TEST(Members, ListNoDenialAmongFacts) {
  ClaimFilter facts;
  facts.only = Only::Facts;
  EXPECT_EQ(rows(members(news_graph(), {{"ORG", "Pact"}}, facts), {"member", "standing"}), (Rows{"Norland | member", "Sudland | left"}));
}

TEST(Members, OfTwoIndependentSourcesAreThoseThatTwoArticlesName) {
  ClaimFilter filter;
  filter.min_sources = 2;
  EXPECT_EQ(rows(members(news_graph(), {{"ORG", "Pact"}}, filter), {"member", "sources"}), (Rows{"Norland | 2"}));
}

TEST(Members, AsOfADayWhoHadLeftByThenHasLeft) {
  ClaimFilter filter;
  filter.as_of = {2018, 6, 1};
  // Before the departure, and before anything was published of the others.
  EXPECT_EQ(rows(members(news_graph(), {{"ORG", "Pact"}}, filter), {"member", "standing"}), (Rows{"Norland | member"}));
  filter.as_of = {2021, 6, 1};
  EXPECT_EQ(rows(members(news_graph(), {{"ORG", "Pact"}}, filter), {"member", "standing"}),
            (Rows{"Norland | member", "Sudland | left", "Westland | joining (possible)", "Eastland | not member"}));
}

TEST(Members, OfAnUnknownOrganisationSayWhatWasMeant) {
  EXPECT_EQ(error_of(news_graph(), members, {{"ORG", "Pcat"}}), "no entity is called 'Pcat'; did you mean Pact?");
}

TEST(Memberships, AreInTheOrderOfTimeForEachMember) {
  EXPECT_EQ(rows(memberships(news_graph(), {{"ENTITY", "Pact"}}, {}), {"member", "organisation", "when", "standing"}),
            (Rows{"Eastland | Pact | by 2020-05-01 | not member", "Norland | Pact | 2014/.. | member", "Sudland | Pact | 2019 | left",
                  "Westland | Pact | by 2020-05-01 | joining (possible)"}));
  EXPECT_EQ(rows(memberships(news_graph(), {{"ENTITY", "Sudland"}}, {}), {"member", "organisation", "standing"}), (Rows{"Sudland | Pact | left"}));
}

TEST(Conflicts, StandBesideTheirDenials) {
  const Rows both{"Norland | CONFLICT_WITH | Sudland | positive | narrator", "Norland | CONFLICT_WITH | Sudland | negative | Bo Lind"};
  EXPECT_EQ(rows(conflicts(news_graph(), {}, {}), {"source", "relation", "target", "polarity", "according_to"}), both);
  // The entity that is asked about comes first.
  EXPECT_EQ(rows(conflicts(news_graph(), {{"ENTITY", "Sudland"}}, {}), {"source", "target"}), (Rows{"Sudland | Norland", "Sudland | Norland"}));
}

TEST(Allies, HoldFromTheirTimeOn) {
  ClaimFilter filter;
  filter.as_of = {2020, 0, 0};
  EXPECT_TRUE(allies(news_graph(), {}, filter).rows.empty());
  filter.as_of = {2022, 0, 0};
  EXPECT_EQ(rows(allies(news_graph(), {}, filter), {"source", "target", "time"}), (Rows{"Norland | Sudland | 2021-06/.."}));
}

TEST(Path, ReadsAsSentencesWithEvidence) {
  const Table t = paths(news_graph(), {{"A", "Ada Vance"}, {"B", "Bank"}, {"--paths", "1"}}, {});
  EXPECT_EQ(rows(t, {"path", "hop", "link", "quote"}),
            (Rows{"1. Ada Vance → Norland → Sudland → Bank | 1 | Ada Vance holds a position at Norland (foreign minister) | Ada Vance is the foreign minister of Norland.",
                  "1. Ada Vance → Norland → Sudland → Bank | 2 | Norland is in conflict with Sudland (2020-03) | Norland attacked Sudland in March 2020.",
                  "1. Ada Vance → Norland → Sudland → Bank | 3 | Sudland owns Bank | Sudland owns the Bank."}));
}

TEST(Path, GivesTheShortestFirstAndGoesOverNoDenial) {
  const Table t = paths(news_graph(), {{"A", "Norland"}, {"B", "Pact"}}, {});
  EXPECT_EQ(rows(t, {"path", "link"}),
            (Rows{"1. Norland → Pact | Norland is a member of Pact (2014/..)",
                  "2. Norland → Sudland → Pact | Norland is in conflict with Sudland (2020-03)",
                  "2. Norland → Sudland → Pact | Sudland withdraws from Pact (2019)"}));
  // What only a denial links is not linked.
  EXPECT_TRUE(paths(news_graph(), {{"A", "Eastland"}, {"B", "Pact"}}, {}).rows.empty());
}

TEST(Path, FromAnEntityToItselfIsAnError) {
  EXPECT_EQ(error_of(news_graph(), paths, {{"A", "Pact"}, {"B", "the Pact"}}), "'Pact' and 'the Pact' are both Pact; name two entities");
  EXPECT_EQ(error_of(news_graph(), paths, {{"A", "Pact"}, {"B", "Bank"}, {"--paths", "x"}}), "--paths: 'x' is not a whole number from 1 on");
}

TEST(Path, IsAsShortAsBreadthFirstSearchSays) {
  // A ring of 40 with a chord: the way around is longer than the chord.
  GraphBuilder builder;
  std::vector<EntityId> ring;
  for (int i = 0; i < 40; ++i) ring.push_back(builder.entity(EntityType::Country, "R" + std::to_string(i)));
  for (size_t i = 0; i < 40; ++i) builder.claim(ring[i], "NEIGHBOUR_OF", ring[(i + 1) % 40]);
  builder.claim(ring[3], "ALLIED_WITH", ring[30]);
  const KnowledgeGraph graph(builder.take());
  const Table t = paths(graph, {{"A", "R0"}, {"B", "R28"}, {"--paths", "2"}, {"--hops", "20"}}, {});
  EXPECT_EQ(rows(t, {"path"}).front(), "1. R0 → R1 → R2 → R3 → R30 → R29 → R28");
  EXPECT_EQ(rows(t, {"path"}).back(), "2. R0 → R39 → R38 → R37 → R36 → R35 → R34 → R33 → R32 → R31 → R30 → R29 → R28");
  EXPECT_TRUE(paths(graph, {{"A", "R0"}, {"B", "R28"}, {"--hops", "5"}}, {}).rows.empty());
}

TEST(Ties, AreDirectAndThroughThirdParties) {
  const Table t = ties(news_graph(), {{"A", "Norland"}, {"B", "Sudland"}}, {});
  EXPECT_EQ(rows(t, {"tie", "source", "relation", "target", "polarity"}),
            (Rows{"direct | Norland | ALLIED_WITH | Sudland | positive", "direct | Norland | CONFLICT_WITH | Sudland | positive",
                  "direct | Norland | CONFLICT_WITH | Sudland | negative", "through Pact | Norland | MEMBER_OF | Pact | positive",
                  "through Pact | Sudland | WITHDRAWS_FROM | Pact | positive"}));
}

TEST(Neighbours, CountWhatLinksThem) {
  EXPECT_EQ(rows(neighbours(news_graph(), {{"ENTITY", "Norland"}}, {}), {"neighbour", "claims", "facts", "denied", "sources", "relations"}),
            (Rows{"Sudland | 3 | 2 | 1 | 2 | ALLIED_WITH, CONFLICT_WITH 2", "Pact | 2 | 2 | 0 | 2 | MEMBER_OF 2",
                  "Ada Vance | 1 | 1 | 0 | 1 | HOLDS_POSITION"}));
}

TEST(Who, FindsByRoleByRoleAndPlaceAndByOrganisation) {
  const KnowledgeGraph graph = news_graph();
  EXPECT_EQ(rows(who(graph, {{"ROLE-OR-ORG", "minister"}}, {}), {"person", "of", "role"}), (Rows{"Ada Vance | Norland | foreign minister"}));
  EXPECT_EQ(rows(who(graph, {{"ROLE-OR-ORG", "foreign minister of Norland"}}, {}), {"person"}), (Rows{"Ada Vance"}));
  EXPECT_EQ(rows(who(graph, {{"ROLE-OR-ORG", "Norland"}}, {}), {"person"}), (Rows{"Ada Vance"}));
  EXPECT_EQ(rows(who(graph, {{"ROLE-OR-ORG", "analyst"}}, {}), {"person", "role", "quote"}),
            (Rows{"Bo Lind | political analyst | Bo Lind, a political analyst."}));
  EXPECT_EQ(error_of(graph, who, {{"ROLE-OR-ORG", "minister of Sudland"}}), "no entity is called 'minister of Sudland'");
}

TEST(Comments, AreSelectedBySpeakerAndBySubject) {
  const KnowledgeGraph graph = news_graph();
  EXPECT_EQ(rows(comments(graph, {}, {}), {"speaker", "about", "statement"}),
            (Rows{"Ada Vance | Pact (supports), Westland | Westland could join the Pact, which is a blessing.",
                  "Bo Lind | Pact (opposes) | Norland did not attack Sudland; the Pact is a burden."}));
  EXPECT_EQ(rows(comments(graph, {{"--by", "Bo Lind"}}, {}), {"speaker", "who"}), (Rows{"Bo Lind | political analyst"}));
  EXPECT_EQ(rows(comments(graph, {{"--about", "Westland"}}, {}), {"speaker"}), (Rows{"Ada Vance"}));
  EXPECT_TRUE(comments(graph, {{"--by", "Bo Lind"}, {"--about", "Westland"}}, {}).rows.empty());
}

TEST(Stances, AreCountedForEachSpeakerAndTarget) {
  EXPECT_EQ(rows(stances(news_graph(), {{"--about", "Pact"}}, {}), {"speaker", "target", "stance", "support", "oppose"}),
            (Rows{"Ada Vance | Pact | support | 1 | 0", "Bo Lind | Pact | oppose | 0 | 1"}));
}

TEST(Stances, AsAMatrixHaveAColumnForEachTarget) {
  const Table t = stances(news_graph(), {{"--as", "matrix"}}, {});
  EXPECT_EQ(t.columns, (std::vector<std::string>{"speaker", "Pact", "Westland"}));
  EXPECT_EQ(rows(t, t.columns), (Rows{"Ada Vance | support | neutral", "Bo Lind | oppose | "}));
  EXPECT_EQ(error_of(news_graph(), stances, {{"--as", "cube"}}), "--as: 'cube' is neither list nor matrix");
}

TEST(Disagreements, PairDenialsAndOppositeStances) {
  EXPECT_EQ(rows(disagreements(news_graph(), {}, {}), {"topic", "side", "speaker"}),
            (Rows{"Norland is in conflict with Sudland | affirms | narrator", "Norland is in conflict with Sudland | denies | Bo Lind",
                  "Stance towards Pact | opposes | Bo Lind", "Stance towards Pact | supports | Ada Vance"}));
}

TEST(Disagreements, PairAccusationsWithTheAnswersOfTheAccused) {
  using enum EntityType;
  WrittenArticle a("a1", "Daily Post", {2020, 5, 1});
  const uint32_t norland = a.entity(Country, "Norland"), sudland = a.entity(Country, "Sudland"), ada = a.entity(Person, "Ada Vance"),
                 bo = a.entity(Person, "Bo Lind");
  a.claim(norland, "CRITICISES", sudland, "Norland accused Sudland of theft.");
  a.claim(ada, "HOLDS_POSITION", sudland, "Ada Vance is a minister of Sudland.");
  a.statement(static_cast<int32_t>(ada), "The accusation is baseless.");
  a.statement(static_cast<int32_t>(bo), "The accusation is false.");  // Bo Lind does not speak for Sudland
  a.statement(static_cast<int32_t>(ada), "The weather is fine.");
  const TemporaryDatabase database;
  Store store(database.path(), Store::Mode::Write);
  add_articles(store, {a});
  EXPECT_EQ(rows(disagreements(KnowledgeGraph(store.load()), {}, {}), {"topic", "side", "speaker", "quote"}),
            (Rows{"Norland criticises Sudland | accuses | Norland | Norland accused Sudland of theft.",
                  "Norland criticises Sudland | denies | Ada Vance | The accusation is baseless."}));
}

TEST(Comments, TellWhatIsKnownOfASourceWithoutAName) {
  WrittenArticle a("a1", "Daily Post", {2020, 5, 1});
  const ByteSpan source = a.sentence("A clerk in Norland, who was tired, said:");
  a.statement(kNobody, "The weather is fine.");
  a.extraction.statements[0].source = {source.begin, source.end - 6};
  const TemporaryDatabase database;
  Store store(database.path(), Store::Mode::Write);
  add_articles(store, {a});
  EXPECT_EQ(rows(comments(KnowledgeGraph(store.load()), {}, {}), {"speaker", "who", "statement"}), (Rows{"unnamed | A clerk in Norland | The weather is fine."}));
}

TEST(Timeline, PutsWhatHasNoTimeAtItsPublication) {
  EXPECT_EQ(rows(timeline(news_graph(), {{"ENTITY", "Sudland"}}, {}), {"when", "what"}),
            (Rows{"2019 | Sudland withdraws from Pact", "2020-03 | ASSAULT Norland Sudland", "2020-03 | Norland is in conflict with Sudland",
                  "2021-06/.. | Sudland is allied with Norland",
                  "by 2022-03-09 | Sudland is in conflict with Norland (denied; according to Bo Lind)", "by 2022-03-09 | Sudland owns Bank"}));
  EXPECT_EQ(timeline(news_graph(), {{"ENTITY", "Sudland"}, {"--undated", "no"}}, {}).rows.size(), 4u);
}

TEST(Events, GiveParticipantsByRole) {
  EXPECT_EQ(rows(events(news_graph(), {{"--type", "assault"}}, {}), {"when", "type", "participants"}),
            (Rows{"2020-03 | ASSAULT | actor: Norland; recipient: Sudland"}));
  EXPECT_TRUE(events(news_graph(), {{"ENTITY", "Bank"}}, {}).rows.empty());
  EXPECT_EQ(error_of(news_graph(), events, {{"--type", "WAR"}}), "--type: 'WAR' is not a type of events; AGREE, CONSULT, ASSAULT ... are");
}

TEST(Central, LeavesDenialsOut) {
  const Table t = central(news_graph(), {{"--by", "degree"}}, {});
  EXPECT_EQ(rows(t, {"entity", "degree"}),
            (Rows{"Norland | 3", "Pact | 3", "Sudland | 3", "Ada Vance | 1", "Bank | 1", "Westland | 1"}));
  EXPECT_EQ(rows(central(news_graph(), {{"--type", "Person"}}, {}), {"entity"}), (Rows{"Ada Vance"}));
  EXPECT_EQ(error_of(news_graph(), central, {{"--by", "fame"}}), "--by: 'fame' is not a measure; choose pagerank, betweenness or degree");
}

TEST(Differences, TellGainedLostChangedAndReattributed) {
  const KnowledgeGraph graph = news_graph();
  ClaimFilter before, after;
  before.as_of = {2020, 12, 31};
  after.as_of = {2022, 12, 31};
  EXPECT_EQ(rows(differences(graph, before, graph, after), {"change", "source", "relation", "target", "was", "is"}),
            (Rows{"gained | Norland | ALLIED_WITH | Sudland |  | 2021-06/..", "gained | Norland | CONFLICT_WITH | Sudland |  | denied (according to Bo Lind)",
                  "gained | Sudland | OWNS | Bank |  | affirmed",
                  "changed | Norland | MEMBER_OF | Pact | 2014/.. | 2014/.. | affirmed"}));
  const auto two = [](bool attributed) {
    WrittenArticle a("a", "Post", {2020, 1, 1});
    const uint32_t x = a.entity(EntityType::Country, "Norland"), y = a.entity(EntityType::Organisation, "Pact"),
                   z = a.entity(EntityType::Person, "Ada Vance");
    const int32_t said = a.statement(static_cast<int32_t>(z), "It is so.");
    a.claim(x, "MEMBER_OF", y, "Norland is a member.").attributed_to = attributed ? said : kNarrator;
    const TemporaryDatabase file;
    Store store(file.path(), Store::Mode::Write);
    add_articles(store, {a});
    return KnowledgeGraph(store.load());
  };
  EXPECT_EQ(rows(differences(two(false), {}, two(true), {}), {"change", "was", "is"}),
            (Rows{"re-attributed | affirmed | affirmed (according to Ada Vance)"}));
  EXPECT_TRUE(differences(graph, {}, graph, {}).rows.empty());
}

TEST(LazySelection, AgreesWithSelection) {
  const KnowledgeGraph graph = news_graph();
  std::vector<ClaimFilter> filters(8);
  filters[1].only = Only::Facts;
  filters[2].only = Only::Claims;
  filters[3].min_sources = 2;
  filters[4].as_of = {2021, 1, 1};
  filters[5].period = {{2019, 0, 0}, {2020, 4, 0}};
  filters[6].according_to = "Bo Lind";
  filters[7].sources = {"Evening Star"};
  for (const ClaimFilter& filter : filters) {
    const Selection whole(graph, filter);
    const LazySelection lazy(graph, filter);
    for (uint32_t i = 0; i < graph.claims().size(); ++i) EXPECT_EQ(lazy.contains(ClaimId(i)), whole.contains(ClaimId(i))) << i;
    for (uint32_t i = 0; i < graph.statements().size(); ++i) EXPECT_EQ(lazy.contains(StatementId(i)), whole.contains(StatementId(i)));
    for (uint32_t i = 0; i < graph.events().size(); ++i) EXPECT_EQ(lazy.contains_event(i), whole.contains_event(i));
  }
}

TEST(Questions, TakeHostileNamesAsNames) {
  const std::string hostile = "x' OR 1=1; --`\"<b>\x01\n{}$";
  GraphBuilder builder;
  builder.claim(builder.entity(EntityType::Country, "Norland"), "MEMBER_OF", builder.entity(EntityType::Organisation, hostile));
  const KnowledgeGraph graph(builder.take());
  EXPECT_EQ(rows(members(graph, {{"ORG", hostile}}, {}), {"member"}), (Rows{"Norland"}));
  EXPECT_EQ(rows(paths(graph, {{"A", hostile}, {"B", "Norland"}}, {}), {"hop"}), (Rows{"1"}));
}

TEST(Questions, AnswerOnAnEmptyGraph) {
  const KnowledgeGraph graph{GraphData()};
  for (Answer* answer : {conflicts, allies, comments, stances, disagreements, events, central, community_list})
    EXPECT_TRUE(answer(graph, {}, {}).rows.empty());
}

TEST(Questions, AreListedWithAnExampleThatNamesThem) {
  for (const Question& q : questions()) {
    EXPECT_EQ(find_question(q.name), &q);
    EXPECT_TRUE(q.example.starts_with(q.name)) << q.name;
    EXPECT_FALSE(q.summary.ends_with('.')) << q.name;
  }
  EXPECT_EQ(find_question("nothing"), nullptr);
}

}  // namespace
}  // namespace dossier
