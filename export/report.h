#pragma once
#include <string>
#include <string_view>

#include "export/report_model.h"
#include "export/sink.h"
#include "graph/filter.h"
#include "graph/knowledge_graph.h"

namespace dossier {

struct ReportOptions {
  ClaimFilter filter;
  PartialDate since;  ///< only what no article before that day says
  bool full = false;  ///< no table or list is cut
};

/// Relationship reports: who these actors are to each other, what happened, who says so, how sure it is, and where it
/// stands written. Pure functions of a snapshot: nothing is in a report that is not in the graph, each sentence carries
/// its citations, and what the articles state is never mixed with what speakers in them claim.
/// They throw Error(Input) when the filter names what the graph does not know, or nothing is left to report.
RelationReport report_entity(const KnowledgeGraph&, EntityId, const ReportOptions& = {});
RelationReport report_pair(const KnowledgeGraph&, EntityId, EntityId, const ReportOptions& = {});
/// What passages that hold each of the query's words, or are about entities of that name, say.
RelationReport report_topic(const KnowledgeGraph&, std::string_view query, const ReportOptions& = {});
RelationReport report_corpus(const KnowledgeGraph&, const ReportOptions& = {});

/// CommonMark without tables and raw HTML, so that every renderer shows the same.
void write_report_markdown(const RelationReport&, const KnowledgeGraph&, Sink&);
/// One self-contained page: no script, no outside request, light and dark, printable.
void write_report_html(const RelationReport&, const KnowledgeGraph&, Sink&);
/// The model as it is; offsets are code points of the document's text.
void write_report_json(const RelationReport&, const KnowledgeGraph&, Sink&);

/// The neighbourhood picture as an SVG element without outside references; its colours are CSS variables.
std::string picture_svg(const ReportPicture&, const RelationReport&);

}  // namespace dossier
