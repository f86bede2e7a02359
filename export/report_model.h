#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/date.h"
#include "graph/ids.h"
#include "graph/model.h"
#include "graph/span.h"

namespace dossier {

/// A piece of a line of a report. Text is plain: each renderer escapes it.
struct Inline {
  enum class Kind : uint8_t {
    Text,
    Strong,
    Muted,   ///< of lesser weight: dates, counts
    Quote,   ///< the source's own words; the renderer sets the quotation marks
    Entity,  ///< a name that stands for a node; `number` is its position in RelationReport::entities
    Cite     ///< `number` is a citation's, from 1
  };
  Kind kind = Kind::Text;
  std::string text;
  uint32_t number = 0;
};
using Line = std::vector<Inline>;

struct ReportTable {
  std::vector<std::string> columns;
  std::vector<std::vector<Line>> rows;  ///< as many cells as columns
};

/// Somebody's words. `words` stands in the source, with white space squeezed and an ellipsis where it was cut.
struct ReportQuotation {
  Line lead;  ///< who, stance, date
  std::string words;
  bool direct = true;  ///< false: the article's wording of what was said
  uint32_t cite = 0;
};

/// A neighbour in the picture, in the order in which they go round the subject.
struct PictureNode {
  uint32_t entity = 0;  ///< position in RelationReport::entities
  std::string relation, relation_class;
  bool fact = true;  ///< false: only claimed, denied, proposed ...
  uint32_t sources = 0;
};
struct PictureLink {  ///< between two neighbours
  uint32_t from = 0, to = 0;  ///< positions in ReportPicture::nodes
  std::string relation_class;
  bool fact = true;
};
struct ReportPicture {
  std::vector<uint32_t> subjects;  ///< positions in RelationReport::entities; one or two, or none for a corpus
  std::vector<PictureNode> nodes;
  std::vector<PictureLink> links;
};

struct ReportBlock {
  enum class Kind : uint8_t { Heading, Paragraph, List, Table, Quotations, Picture, Note };
  Kind kind = Kind::Paragraph;
  std::vector<Line> lines;  ///< Heading, Paragraph, Note: one; List: the items
  ReportTable table;
  std::vector<ReportQuotation> quotations;
  ReportPicture picture;
};

struct ReportSection {
  std::string id, title;
  std::vector<ReportBlock> blocks;
};

/// Where it stands written: one passage of one document, and the records of the graph that rest on it.
struct ReportCitation {
  DocumentId document;
  ByteSpan span, context;  ///< bytes of the document's text; the context holds the span
  std::vector<std::string> records;  ///< "c...", "s...", "v..."
};

struct ReportEntity {
  EntityId id;
  EntityType type = EntityType::Person;
  std::string name, ref, kind;
  std::vector<std::string> aliases;
};

/// A report as data, the same for each renderer. Refers to the graph it was made from only by ids and spans.
struct RelationReport {
  std::string title, subtitle;
  Line scope;  ///< what it was drawn from: articles, outlets, dates, filters
  std::vector<ReportSection> sections;
  std::vector<ReportEntity> entities;    ///< by first appearance
  std::vector<ReportCitation> citations; ///< number 1 is the first
};

}  // namespace dossier
