#include "graph/query/knowledge_property_graph.h"

#include "graph/graph_builder.h"
#include "query/query_support.h"

namespace dossier {
namespace {

/// Counts how often a property of a node is read.
class CountingGraph : public KnowledgePropertyGraph {
 public:
  using KnowledgePropertyGraph::KnowledgePropertyGraph;
  Value node_property(uint32_t node, Symbol key) const override {
    ++reads;
    return KnowledgePropertyGraph::node_property(node, key);
  }
  mutable size_t reads = 0;
};

/// Two articles: both say that Norland is in the Pact; in one Ada says that it will leave.
struct KnowledgeQueries : testing::Test {
  GraphBuilder builder;
  EntityId norland = builder.entity(EntityType::Country, "Norland", "iso3166:NN");
  EntityId pact = builder.entity(EntityType::Organisation, "Treaty Pact", "", "alliance");
  EntityId ada = builder.entity(EntityType::Person, "Ada Quist");
  KnowledgeGraph graph = make();

  KnowledgeGraph make() {
    builder.alias(pact, "TP");
    builder.property(ada, "title", "minister");
    Document d;
    d.outlet = "Wire";
    for (const char* id : {"one", "two"}) {
      d.id = id;
      d.text = "Norland is in the Pact.  \"It will leave\", said Ada Quist.";
      d.date = {2022, 10, id[0] == 'o' ? uint8_t{3} : uint8_t{4}};
      const DocumentId document = builder.document(d);
      ClaimRecord member;
      member.type = builder.schema().at("MEMBER_OF");
      member.source = norland;
      member.target = pact;
      member.document = document;
      member.span = {0, 23};
      member.time = {{2014, 0, 0}, {}};
      member.status = Status::Current;
      member.confidence = 0.9f;
      builder.claim(member);
      if (id[0] == 't') continue;
      StatementRecord said;
      said.document = document;
      said.speaker = ada;
      said.direct = true;
      const StatementId statement = builder.statement(said, {{26, 39}}, {{norland, Stance::Oppose, 0.5f, {}}});
      ClaimRecord leaves = member;
      leaves.type = builder.schema().at("WITHDRAWS_FROM");
      leaves.time = {};
      leaves.status = Status::None;
      leaves.modality = Modality::Predicted;
      leaves.attributed_to = statement;
      leaves.span = {26, 39};
      builder.claim(leaves);
      // What Ada says is a claim as well: the comment is there once, with its stance.
      ClaimRecord comment = leaves;
      comment.type = builder.schema().at("COMMENTED_ON");
      comment.source = ada;
      comment.target = norland;
      comment.statement = statement;
      builder.claim(comment);
      EventRecord event;
      event.node = builder.entity(EntityType::Event, "Summit of Norland");
      event.type = builder.intern("CONSULT");
      event.document = document;
      event.span = {0, 23};
      builder.event(event, {{ada, builder.intern("actor")}});
    }
    return KnowledgeGraph(builder.take());
  }
};

TEST_F(KnowledgeQueries, ClaimsAreRelationshipsWithTheirEvidence) {
  const KnowledgePropertyGraph g(graph);
  EXPECT_EQ(rows_of("MATCH (c:Country)-[r:MEMBER_OF]->(o) RETURN c.iso, o.kind, r.status, r.since, r.time, r.fact, r.sources, r.quote, r.date, r.confidence", g),
            (Strings{"'NN' | 'alliance' | 'current' | '2014-01-01' | '2014/..' | true | 2 | 'Norland is in the Pact.' | '2022-10-03' | 0.9",
                     "'NN' | 'alliance' | 'current' | '2014-01-01' | '2014/..' | true | 2 | 'Norland is in the Pact.' | '2022-10-04' | 0.9"}));
  EXPECT_EQ(rows_of("MATCH ()-[r:WITHDRAWS_FROM]->() MATCH (s:Statement {id: r.statement})<-[:REPORTS]-(d:Document) "
                    "RETURN r.speaker, r.modality, r.fact, s.quote, d.id, d.outlet", g),
            (Strings{"'Ada Quist' | 'predicted' | false | 'It will leave' | 'one' | 'Wire'"}));
}

TEST_F(KnowledgeQueries, StatementsAndEventsAreNodes) {
  const KnowledgePropertyGraph g(graph);
  EXPECT_EQ(rows_of("MATCH (p:Person)-[:SAID]->(s:Statement)-[a:ABOUT]->(x) RETURN p.name, p.title, s.direct, a.stance, x.name", g),
            (Strings{"'Ada Quist' | ['minister'] | true | 'oppose' | 'Norland'"}));
  EXPECT_EQ(rows_of("MATCH (p)-[c:COMMENTED_ON]->(x) RETURN p.name, c.stance, c.strength, c.quote, x.name", g),
            (Strings{"'Ada Quist' | 'oppose' | 0.5 | 'It will leave' | 'Norland'"}));
  EXPECT_EQ(rows_of("MATCH (p)-[r:PARTICIPATED_IN]->(e:Event) RETURN p.name, r.role, r.type, e.name, e.quote", g),
            (Strings{"'Ada Quist' | 'actor' | 'CONSULT' | 'Summit of Norland' | 'Norland is in the Pact.'"}));
}

TEST_F(KnowledgeQueries, LookupsGoThroughTheIndex) {
  CountingGraph g(graph);
  for (const char* query : {"MATCH (n {name: 'Norland'}) RETURN id(n)", "MATCH (n:Country) WHERE 'NN' = n.iso RETURN id(n)",
                            "MATCH (n {ref: 'iso3166:NN'}) RETURN id(n)", "MATCH (d:Document {id: 'two'}) RETURN id(d)",
                            "MATCH (n) WHERE n.name IN ['Norland', 'Nobody'] RETURN id(n)", "MATCH (o) WHERE 'TP' IN o.names RETURN id(o)",
                            "UNWIND ['Norland'] AS x MATCH (n {name: x}) RETURN id(n)"}) {
    g.reads = 0;
    EXPECT_EQ(rows_of(query, g).size(), 1u) << query;
    EXPECT_LE(g.reads, 1u) << query;  // of the node that was found, not of the others
  }
  g.reads = 0;
  EXPECT_EQ(rows_of("MATCH (n {kind: 'alliance'}) RETURN n.name", g), (Strings{"'Treaty Pact'"}));
  EXPECT_GE(g.reads, g.node_count());  // what has no index is scanned
}

TEST_F(KnowledgeQueries, NamesAreComparedExactlyAndFoldedOnRequest) {
  const KnowledgePropertyGraph g(graph);
  EXPECT_EQ(rows_of("MATCH (n {name: 'norland'}) RETURN n", g), Strings{});
  EXPECT_EQ(rows_of("MATCH (n {name: 'TP'}) RETURN n", g), Strings{});
  EXPECT_EQ(rows_of("MATCH (n:Entity) WHERE foldName(n.name) = foldName('NORLAND') RETURN n.name", g), (Strings{"'Norland'"}));
}

}  // namespace
}  // namespace dossier
