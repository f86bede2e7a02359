#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "export/report.h"
#include "graph/graph_builder.h"

namespace dossier {

/// A graph of four invented articles about a pact of three countries: facts, proposals, denials and predictions,
/// statements with stances, a war with its casualties. Spans are found in the texts, so that they are exact.
struct ReportFixture {
  GraphBuilder builder;
  DocumentId post, star, echo, wire;
  EntityId pact, norland, vesta, sudmark, council, vance, brandt, solano, war, arda;
  StatementId proposal, prediction, criticism, praise, unnamed;

  ReportFixture();
  KnowledgeGraph graph() { return KnowledgeGraph(builder.take()); }

  DocumentId add(std::string id, std::string title, std::string outlet, PartialDate date, std::string text);
  ByteSpan find(DocumentId, std::string_view words) const;
  ClaimRecord record(EntityId source, std::string_view type, EntityId target, DocumentId, std::string_view words);
  StatementId said(EntityId speaker, DocumentId, std::string_view source, std::string_view cue, std::string_view content,
                   bool direct, EntityId about, Stance stance, float strength, std::string_view stance_words);

 private:
  std::vector<std::string> texts_;  // by document
};

std::string markdown(const RelationReport&, const KnowledgeGraph&);
std::string html(const RelationReport&, const KnowledgeGraph&);
std::string json(const RelationReport&, const KnowledgeGraph&);

}  // namespace dossier
