#include "graph/filter.h"

#include <gtest/gtest.h>

#include <cmath>

#include "graph/error.h"
#include "graph/graph_builder.h"

namespace dossier {
namespace {

Document article(std::string id, std::string outlet, PartialDate date) {
  Document document;
  document.id = std::move(id);
  document.outlet = std::move(outlet);
  document.date = date;
  document.text = "Norland joined the Pact.";
  return document;
}

/// Two outlets report on Norland and the Pact; a minister speaks in one of them.
struct FilterTest : testing::Test {
  GraphBuilder builder;
  DocumentId first = builder.document(article("a1", "Daily Post", {2020, 5, 1}));
  DocumentId second = builder.document(article("a2", "Evening Star", {2022, 3, 9}));
  EntityId norland = builder.entity(EntityType::Country, "Norland");
  EntityId pact = builder.entity(EntityType::Organisation, "Pact");
  EntityId minister = builder.entity(EntityType::Person, "Ada Vance");

  ClaimRecord member(DocumentId document) {
    ClaimRecord claim;
    claim.type = builder.schema().at("MEMBER_OF");
    claim.source = norland;
    claim.target = pact;
    claim.document = document;
    claim.confidence = 0.8f;
    return claim;
  }
  StatementId said(DocumentId document) {
    StatementRecord statement;
    statement.document = document;
    statement.speaker = minister;
    return builder.statement(statement, {});
  }
  std::string selected(const ClaimFilter& filter) {
    const KnowledgeGraph graph(builder.take());
    const Selection selection(graph, filter);
    std::string bits;
    for (uint32_t i = 0; i < graph.claims().size(); ++i) bits += selection.contains(ClaimId(i)) ? '1' : '0';
    return bits;
  }
};

TEST_F(FilterTest, EmptyFilterLetsEverythingThrough) {
  builder.claim(member(first));
  ClaimRecord denied = member(second);
  denied.polarity = Polarity::Negative;
  builder.claim(denied);
  ClaimRecord unknown = member(second);
  unknown.confidence = std::nanf("");
  builder.claim(unknown);
  EXPECT_TRUE(ClaimFilter{}.empty());
  EXPECT_EQ(selected({}), "111");
}

TEST_F(FilterTest, AConfidenceThatIsNoNumberPassesNoLimit) {
  builder.claim(member(first));
  ClaimRecord unknown = member(second);
  unknown.confidence = std::nanf("");
  builder.claim(unknown);
  ClaimFilter filter;
  filter.min_confidence = 0.5f;
  EXPECT_EQ(selected(filter), "10");
}

TEST_F(FilterTest, FactsAreWhatTheNarratorAffirms) {
  builder.claim(member(first));
  ClaimRecord denied = member(first), possible = member(first), attributed = member(first);
  denied.polarity = Polarity::Negative;
  possible.modality = Modality::Possible;
  attributed.attributed_to = said(first);
  for (const ClaimRecord& claim : {denied, possible, attributed}) builder.claim(claim);
  ClaimFilter filter;
  filter.only = Only::Facts;
  EXPECT_EQ(selected(filter), "1000");
}

TEST_F(FilterTest, AsOfUsesTheClaimsTimeElseTheDateOfPublication) {
  builder.claim(member(first));
  builder.claim(member(second));
  ClaimRecord timed = member(second);
  timed.time = {{2014, 0, 0}, {2021, 0, 0}};
  builder.claim(timed);
  ClaimFilter filter;
  filter.as_of = {2021, 1, 1};
  EXPECT_EQ(selected(filter), "101");
}

TEST_F(FilterTest, PeriodKeepsWhatOverlapsIt) {
  builder.claim(member(first));
  builder.claim(member(second));
  ClaimRecord timed = member(first);
  timed.time = {{2022, 2, 0}, {}};
  builder.claim(timed);
  ClaimFilter filter;
  filter.period = {{2022, 1, 1}, {2022, 12, 31}};
  EXPECT_EQ(selected(filter), "011");
}

TEST_F(FilterTest, SourceIsAnOutletOrADocument) {
  builder.claim(member(first));
  builder.claim(member(second));
  ClaimFilter filter;
  filter.sources = {"the evening star"};
  EXPECT_EQ(selected(filter), "01");
}

TEST_F(FilterTest, UnknownSourceIsAnError) {
  const KnowledgeGraph graph(builder.take());
  ClaimFilter filter;
  filter.sources = {"Morning Sun"};
  try {
    Selection(graph, filter);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "no source \"Morning Sun\": give an outlet, a document id or a URL of the database");
  }
}

TEST_F(FilterTest, AccordingToFollowsNestedSpeech) {
  builder.claim(member(first));
  StatementRecord inner;
  inner.document = first;
  inner.attributed_to = said(first);
  ClaimRecord nested = member(first);
  nested.attributed_to = builder.statement(inner, {});
  builder.claim(nested);
  ClaimFilter filter;
  filter.according_to = "Ada Vance";
  EXPECT_EQ(selected(filter), "01");
}

TEST_F(FilterTest, MinSourcesCountsIndependentSourcesOfTheSameSense) {
  builder.claim(member(first));
  builder.claim(member(second));
  ClaimRecord denied = member(second);
  denied.polarity = Polarity::Negative;
  builder.claim(denied);
  GraphData data = builder.take();
  data.documents[0].source_group = 0;
  data.documents[1].source_group = 1;
  const KnowledgeGraph graph(std::move(data));
  ClaimFilter filter;
  filter.min_sources = 2;
  const Selection selection(graph, filter);
  EXPECT_TRUE(selection.contains(ClaimId(0)));
  EXPECT_TRUE(selection.contains(ClaimId(1)));
  EXPECT_FALSE(selection.contains(ClaimId(2)));
}

}  // namespace
}  // namespace dossier
