#include "export/attributes.h"

#include <algorithm>
#include <cmath>

#include "export/edge_stream.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::array<Column, kNodeColumns> kNodes{{
    {"label", ValueType::Text, "name of the entity, or the beginning of a statement"},
    {"type", ValueType::Text, "Country, Organisation, Person, Place, Event, Statement"},
    {"kind", ValueType::Text, "organisations: alliance, company, media ...; events: PLOVER type"},
    {"ref", ValueType::Text, "reference to an authority, as iso3166:KG"},
    {"iso", ValueType::Text, "ISO 3166 code of a country"},
    {"aliases", ValueType::List, "other names, as a JSON list"},
    {"properties", ValueType::List, "roles, titles and the like, as a JSON object of lists"},
    {"side", ValueType::Text, "bipartite projection: speaker or topic"},
    {"mentions", ValueType::Whole, "mentions in all documents"},
    {"documents", ValueType::Whole, "documents that mention it"},
    {"degree", ValueType::Whole, "edges of the node in this file"},
    {"centrality", ValueType::Real, "PageRank among the nodes of this file"},
    {"community", ValueType::Whole, "number of the community within this file"},
    {"text", ValueType::Text, "words of a statement"},
    {"speaker", ValueType::Text, "who made a statement"},
    {"direct", ValueType::Truth, "the statement stands in quotation marks"},
    {"polarity", ValueType::Text, "positive or negative"},
    {"modality", ValueType::Text, "asserted, probable, possible, hypothetical, proposed, desired, predicted"},
    {"begin", ValueType::Text, "first day of an event, ISO 8601"},
    {"end", ValueType::Text, "last day of an event, ISO 8601"},
    {"document", ValueType::Text, "title of the document that a statement or event stands in"},
    {"published", ValueType::Text, "day of publication of that document, ISO 8601"},
}};

constexpr std::array<Column, kEdgeColumns> kEdges{{
    {"type", ValueType::Text, "relation type"},
    {"label", ValueType::Text, "the relation in words, with negation and modality"},
    {"weight", ValueType::Real, "number of claims that say this"},
    {"claims", ValueType::Whole, "number of claims that say this"},
    {"sources", ValueType::Whole, "number of independent documents that say this"},
    {"according_to", ValueType::Text, "narrator (the article itself), or who says it"},
    {"polarity", ValueType::Text, "positive or negative"},
    {"modality", ValueType::Text, "asserted, probable, possible, hypothetical, proposed, desired, predicted"},
    {"status", ValueType::Text, "current, former, suspended, candidate, founding, observer"},
    {"role", ValueType::Text, "position, kinship, or part in an event"},
    {"stance", ValueType::Text, "of a comment: neutral, support, oppose"},
    {"symmetric", ValueType::Truth, "source and target may be exchanged"},
    {"begin", ValueType::Text, "first day, ISO 8601"},
    {"end", ValueType::Text, "last day, ISO 8601"},
    {"begin_epoch", ValueType::Whole, "first day as seconds since 1970"},
    {"end_epoch", ValueType::Whole, "last day as seconds since 1970"},
    {"confidence", ValueType::Real, "highest probability of being right, 0 to 1"},
    {"evidence", ValueType::Text, "the passage that says so"},
    {"documents", ValueType::List, "titles of the documents that say so, as a JSON list"},
    {"published", ValueType::Text, "earliest day of publication, ISO 8601"},
    {"rule", ValueType::Text, "rule or model that found it"},
}};

constexpr std::string_view kNarratorName = "narrator";
constexpr int64_t kSecondsPerDay = 86400;

template <class Columns, class Values>
void clear(const Columns& columns, Values& values) {
  for (size_t i = 0; i < columns.size(); ++i) {
    values[i].present = false;
    values[i].type = columns[i].type;
  }
}

}  // namespace

std::span<const Column> node_columns() { return kNodes; }
std::span<const Column> edge_columns() { return kEdges; }

AttributeReader::ColumnsInUse AttributeReader::node_columns_in_use() const {
  bool kinds[4] = {};
  bool events = false;
  for (const ViewNode& n : view_.nodes()) {
    kinds[static_cast<size_t>(n.kind)] = true;
    events = events || n.kind == NodeKind::Event ||
             (n.kind == NodeKind::Entity && graph_[EntityId(n.index)].type == EntityType::Event);
  }
  const bool entities = kinds[0] || kinds[1], topics = kinds[1], statements = kinds[2];
  ColumnsInUse columns;
  for (size_t i = 0; i < kNodeColumns; ++i) {
    const auto column = static_cast<NodeColumn>(i);
    bool used = true;
    if (column >= NodeColumn::Kind && column <= NodeColumn::Properties) used = entities || events;
    if (column == NodeColumn::Side) used = topics;
    if (column == NodeColumn::Mentions || column == NodeColumn::Documents) used = entities;
    if (column == NodeColumn::Centrality || column == NodeColumn::Community) used = !centrality_.empty();
    if (column >= NodeColumn::Text && column <= NodeColumn::Direct) used = statements;
    if (column == NodeColumn::Begin || column == NodeColumn::End) used = events;
    if (column == NodeColumn::Polarity || column == NodeColumn::Modality || column >= NodeColumn::Document)
      used = statements || kinds[3];
    if (used) columns.push_back(i);
  }
  return columns;
}

void write_value(Sink& sink, const AttributeValue& value, TextWriter write_text, TextWriter write_list) {
  switch (value.type) {
    case ValueType::Text: write_text(sink, value.text); break;
    case ValueType::List: (write_list != nullptr ? write_list : write_text)(sink, value.text); break;
    case ValueType::Whole: sink << value.whole; break;
    case ValueType::Real: sink << value.real; break;
    case ValueType::Truth: sink << (value.whole != 0 ? "true" : "false"); break;
  }
}

std::string_view title_of(const KnowledgeGraph& graph, DocumentId id) {
  const std::string_view title = graph.string(graph[id].title);
  return title.empty() ? graph.string(graph[id].id) : title;
}

AttributeReader::AttributeReader(const GraphView& view)
    : view_(view), graph_(view.graph()), documents_(graph_.entities().size()) {
  for (const ViewNode& n : view.nodes()) has_topics_ = has_topics_ || n.kind == NodeKind::Topic;
  for (const Appearance& a : graph_.data().appearances) ++documents_[a.entity.value];
}

void AttributeReader::set(NodeColumn column, std::string_view text) {
  AttributeValue& value = node_[static_cast<size_t>(column)];
  value.present = !text.empty();
  value.text = text;
}
void AttributeReader::set(EdgeColumn column, std::string_view text) {
  AttributeValue& value = edge_[static_cast<size_t>(column)];
  value.present = !text.empty();
  value.text = text;
}
void AttributeReader::set(NodeColumn column, int64_t number) {
  node_[static_cast<size_t>(column)].present = true;
  node_[static_cast<size_t>(column)].whole = number;
}
void AttributeReader::set(EdgeColumn column, int64_t number) {
  edge_[static_cast<size_t>(column)].present = true;
  edge_[static_cast<size_t>(column)].whole = number;
}

/// `text` with each run of white space as one blank; the text itself when it is so already.
std::string_view AttributeReader::one_line(std::string_view text, std::string& scratch) {
  bool blank = false, clean = true;
  for (const char c : text) {
    clean = clean && c != '\n' && c != '\t' && c != '\r' && !(blank && c == ' ');
    blank = c == ' ';
  }
  if (clean) return text;
  scratch = squeeze(text);
  return scratch;
}

/// A pass over all edges, which a reader of edges alone is spared.
void AttributeReader::count_degrees() {
  degrees_.resize(view_.nodes().size());
  for (const ViewEdge& e : view_.edges()) {
    ++degrees_[e.source];
    ++degrees_[e.target];
  }
}

AttributeReader::Values AttributeReader::node(uint32_t position) {
  if (degrees_.empty()) count_degrees();
  clear(kNodes, node_);
  const ViewNode& node = view_.nodes()[position];
  switch (node.kind) {
    case NodeKind::Entity:
    case NodeKind::Topic: read_entity(node); break;
    case NodeKind::Statement: read_statement(StatementId(node.index)); break;
    case NodeKind::Event: read_event(node.index); break;
  }
  set(NodeColumn::Degree, int64_t{degrees_[position]});
  if (has_topics_ && node.kind != NodeKind::Statement) set(NodeColumn::Side, node.kind == NodeKind::Topic ? "topic" : "speaker");
  if (!centrality_.empty()) {
    set(NodeColumn::Community, int64_t{communities_[position]});
    AttributeValue& centrality = node_[static_cast<size_t>(NodeColumn::Centrality)];
    centrality.present = true;
    centrality.real = centrality_[position];
  }
  return node_;
}

void AttributeReader::read_entity(const ViewNode& node) {
  const EntityId id(node.index);
  const EntityRecord& entity = graph_[id];
  set(NodeColumn::Label, graph_.string(entity.name));
  set(NodeColumn::Type, to_string(entity.type));
  if (entity.kind.valid()) set(NodeColumn::Kind, graph_.string(entity.kind));
  if (entity.ref.valid()) {
    constexpr std::string_view kIso = "iso3166:";
    const std::string_view ref = graph_.string(entity.ref);
    set(NodeColumn::Ref, ref);
    if (ref.starts_with(kIso)) set(NodeColumn::Iso, ref.substr(kIso.size()));
  }
  if (const auto aliases = graph_.aliases(id); !aliases.empty()) {
    list_ = "[";
    for (const StringId alias : aliases) {
      if (list_.size() > 1) list_ += ", ";
      append_json(list_, graph_.string(alias));
    }
    list_ += "]";
    set(NodeColumn::Aliases, list_);
  }
  if (const auto properties = graph_.properties(id); !properties.empty()) {
    // Sorted by key, then in the order of the text; a value that several documents give once.
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (const PropertyRecord& p : properties) {
      const std::pair pair{graph_.string(p.key), graph_.string(p.value)};
      if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    other_ = "{";
    for (size_t i = 0; i < pairs.size(); ++i) {
      const bool first_of_key = i == 0 || pairs[i].first != pairs[i - 1].first;
      if (first_of_key) {
        if (i > 0) other_ += "], ";
        append_json(other_, pairs[i].first);
        other_ += ": [";
      } else {
        other_ += ", ";
      }
      append_json(other_, pairs[i].second);
    }
    other_ += "]}";
    set(NodeColumn::Properties, other_);
  }
  set(NodeColumn::Mentions, int64_t{entity.mentions});
  set(NodeColumn::Documents, int64_t{documents_[node.index]});
  if (entity.type == EntityType::Event) {
    for (const uint32_t event : graph_.events_with(id)) {
      if (graph_.events()[event].node != id) continue;
      if (!node_[static_cast<size_t>(NodeColumn::Kind)].present) set(NodeColumn::Kind, graph_.string(graph_.events()[event].type));
      begin_ = format_date(graph_.events()[event].time.begin);
      end_ = format_date(graph_.events()[event].time.end);
      set(NodeColumn::Begin, begin_);
      set(NodeColumn::End, end_);
      break;
    }
  }
}

void AttributeReader::read_statement(StatementId id) {
  constexpr size_t kLabelLength = 60;
  const StatementRecord& s = graph_[id];
  text_.clear();
  for (const ByteSpan span : graph_.content(id)) {
    if (!text_.empty()) text_ += ' ';
    text_ += squeeze(graph_.passage(s.document, span));
  }
  other_ = shorten(text_, kLabelLength);
  set(NodeColumn::Label, other_.empty() ? "statement" : std::string_view(other_));
  set(NodeColumn::Type, "Statement");
  set(NodeColumn::Text, text_);
  set(NodeColumn::Speaker, speaker(id));
  set(NodeColumn::Direct, int64_t{s.direct});
  set(NodeColumn::Polarity, to_string(s.polarity));
  set(NodeColumn::Modality, to_string(s.certainty));
  if (!s.document.valid()) return;
  set(NodeColumn::Document, title_of(graph_, s.document));
  published_ = format_date(graph_[s.document].date);
  set(NodeColumn::Published, published_);
}

void AttributeReader::read_event(uint32_t event) {
  const EventRecord& e = graph_.events()[event];
  const EventType* type = graph_.schema().find_event(graph_.string(e.type));
  set(NodeColumn::Label, type != nullptr ? std::string_view(type->label) : graph_.string(e.type));
  set(NodeColumn::Type, to_string(EntityType::Event));
  set(NodeColumn::Kind, graph_.string(e.type));
  set(NodeColumn::Polarity, to_string(e.polarity));
  set(NodeColumn::Modality, to_string(e.modality));
  begin_ = format_date(e.time.begin);
  end_ = format_date(e.time.end);
  set(NodeColumn::Begin, begin_);
  set(NodeColumn::End, end_);
  if (!e.document.valid()) return;
  set(NodeColumn::Document, title_of(graph_, e.document));
  published_ = format_date(graph_[e.document].date);
  set(NodeColumn::Published, published_);
}

AttributeReader::Values AttributeReader::edge(const ViewEdge& edge) {
  clear(kEdges, edge_);
  switch (edge.kind) {
    case EdgeKind::Claim: read_claim(edge); break;
    case EdgeKind::Role: read_role(edge); break;
    default: read_statement_edge(edge);
  }
  set_members(edge);
  return edge_;
}

void AttributeReader::read_claim(const ViewEdge& edge) {
  const ClaimRecord& c = graph_[ClaimId(edge.index)];
  const RelationType& type = graph_.schema()[c.type];
  set(EdgeColumn::Type, type.name);
  set(EdgeColumn::Label, label(c.type, c.polarity, c.modality, c.status));
  set_assertion(c.polarity, c.modality, c.attributed_to);
  set(EdgeColumn::Status, to_string(c.status));
  if (c.role.valid()) set(EdgeColumn::Role, graph_.string(c.role));
  if (c.rule.valid()) set(EdgeColumn::Rule, graph_.string(c.rule));
  if (c.statement.valid()) {
    for (const AboutRecord& about : graph_.about(c.statement))
      if (about.entity == c.target) set(EdgeColumn::Stance, to_string(about.stance));
  }
  set(EdgeColumn::Symmetric, int64_t{type.symmetric});
  AttributeValue& confidence = edge_[static_cast<size_t>(EdgeColumn::Confidence)];
  confidence.present = std::isfinite(c.confidence);
  // Through the decimal form, so that 0.9f is 0.9 and not 0.8999999761581421.
  confidence.real = std::round(double{c.confidence} * 1e6) / 1e6;
  if (c.document.valid()) set(EdgeColumn::Evidence, one_line(graph_.passage(c.document, c.span), text_));
}

void AttributeReader::read_statement_edge(const ViewEdge& edge) {
  const StatementId id(edge.index);
  const StatementRecord& s = graph_[id];
  const bool comment = edge.kind == EdgeKind::About && view_.nodes()[edge.target].kind == NodeKind::Topic;
  switch (edge.kind) {
    case EdgeKind::Said:
      set(EdgeColumn::Type, "SAID");
      set(EdgeColumn::Label, s.polarity == Polarity::Positive ? "said" : "not: said");
      break;
    case EdgeKind::Reports:
      set(EdgeColumn::Type, "REPORTS");
      set(EdgeColumn::Label, "reports");
      break;
    default:
      set(EdgeColumn::Type, comment ? "COMMENTED_ON" : "ABOUT");
      set(EdgeColumn::Label, comment ? "commented on" : "is about");
      set(EdgeColumn::Stance, to_string(graph_.about(id)[edge.part].stance));
  }
  set_assertion(s.polarity, s.certainty, s.attributed_to);
  set(EdgeColumn::Symmetric, int64_t{0});
  text_.clear();
  for (const ByteSpan span : graph_.content(id)) {
    if (!text_.empty()) text_ += ' ';
    text_ += squeeze(graph_.passage(s.document, span));
  }
  set(EdgeColumn::Evidence, text_);
}

void AttributeReader::read_role(const ViewEdge& edge) {
  const EventRecord& e = graph_.events()[edge.index];
  const std::string_view role = graph_.string(graph_.roles(e)[edge.part].role);
  set(EdgeColumn::Type, "PARTICIPATED_IN");
  set(EdgeColumn::Label, role.empty() ? "took part in" : role);
  set(EdgeColumn::Role, role);
  set_assertion(e.polarity, e.modality, e.attributed_to);
  set(EdgeColumn::Symmetric, int64_t{0});
  if (e.rule.valid()) set(EdgeColumn::Rule, graph_.string(e.rule));
  AttributeValue& confidence = edge_[static_cast<size_t>(EdgeColumn::Confidence)];
  confidence.present = std::isfinite(e.confidence);
  confidence.real = std::round(double{e.confidence} * 1e6) / 1e6;
  if (e.document.valid()) set(EdgeColumn::Evidence, one_line(graph_.passage(e.document, e.span), text_));
}

void AttributeReader::set_assertion(Polarity polarity, Modality modality, StatementId attributed_to) {
  set(EdgeColumn::Polarity, to_string(polarity));
  set(EdgeColumn::Modality, to_string(modality));
  set(EdgeColumn::AccordingTo, attributed_to.valid() ? speaker(attributed_to) : kNarratorName);
}

/// Who makes the statement: the entity's name, or the words of the text; inside of another statement, by whom reported.
std::string_view AttributeReader::speaker(StatementId id) {
  const StatementRecord& s = graph_[id];
  std::string_view name = s.speaker.valid() ? graph_.name(s.speaker) : one_line(graph_.passage(s.document, s.source), speaker_);
  if (name.empty()) name = "somebody";
  if (!s.attributed_to.valid() || s.attributed_to == id) return name;
  const StatementRecord& outer = graph_[s.attributed_to];
  const std::string_view reporter = outer.speaker.valid() ? graph_.name(outer.speaker) : std::string_view("somebody");
  speaker_ = std::string(name).append(", as reported by ").append(reporter);
  return speaker_;
}

/// "not: withdraws from (proposed)": a viewer shows the label, so the label must not say more than the claim does.
std::string_view AttributeReader::label(TypeId type, Polarity polarity, Modality modality, Status status) {
  constexpr size_t kModalities = 7, kStatuses = 7;
  const size_t slot = ((type.value * 2 + static_cast<size_t>(polarity)) * kModalities + static_cast<size_t>(modality)) *
                          kStatuses + static_cast<size_t>(status);
  if (slot >= labels_.size()) labels_.resize(graph_.schema().relations().size() * 2 * kModalities * kStatuses);
  std::string& text = labels_[slot];
  if (!text.empty()) return text;
  if (polarity == Polarity::Negative) text = "not: ";
  text += graph_.schema()[type].label;
  std::string nuance(to_string(status));
  if (modality != Modality::Asserted) nuance.append(nuance.empty() ? "" : ", ").append(to_string(modality));
  if (!nuance.empty()) text += " (" + nuance + ")";
  return text;
}

/// What the members of a merged edge have together: counts, documents, speakers, the time from first to last.
void AttributeReader::set_members(const ViewEdge& edge) {
  const auto members = edge.members;
  member_documents_.clear();
  DateInterval time;
  const auto widen = [&](const DateInterval& t) {
    if (t.begin.known() && (!time.begin.known() || to_days(t.begin) < to_days(time.begin))) time.begin = t.begin;
    if (t.end.known() && (!time.end.known() || to_days(t.end.last_day()) > to_days(time.end.last_day()))) time.end = t.end;
  };
  std::vector<StatementId> attributions;
  for (const uint32_t member : members) {
    DocumentId document;
    if (edge.kind == EdgeKind::Claim) {
      document = graph_[ClaimId(member)].document;
      widen(graph_[ClaimId(member)].time);
      if (members.size() > 1) attributions.push_back(graph_[ClaimId(member)].attributed_to);
    } else if (edge.kind == EdgeKind::Role) {
      document = graph_.events()[member].document;
      widen(graph_.events()[member].time);
      if (members.size() > 1) attributions.push_back(graph_.events()[member].attributed_to);
    } else {
      document = graph_[StatementId(member)].document;
    }
    if (document.valid()) member_documents_.push_back(document.value);
  }
  set_time(time);
  set_sources();
  if (members.size() > 1 && !attributions.empty() && attributions[0].valid()) set_speakers(attributions);
  set(EdgeColumn::Claims, static_cast<int64_t>(members.size()));
  AttributeValue& weight = edge_[static_cast<size_t>(EdgeColumn::Weight)];
  weight.present = true;
  weight.real = static_cast<double>(members.size());
}

void AttributeReader::set_speakers(std::span<const StatementId> attributions) {
  std::vector<std::string> names;
  for (const StatementId id : attributions) {
    const std::string name = id.valid() ? std::string(speaker(id)) : std::string(kNarratorName);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  speakers_.clear();
  for (const std::string& name : names) speakers_.append(speakers_.empty() ? "" : "; ").append(name);
  set(EdgeColumn::AccordingTo, speakers_);
}

void AttributeReader::set_sources() {
  std::sort(member_documents_.begin(), member_documents_.end());
  member_documents_.erase(std::unique(member_documents_.begin(), member_documents_.end()), member_documents_.end());
  groups_.clear();
  list_.clear();
  PartialDate published;
  for (const uint32_t document : member_documents_) {
    const DocumentRecord& record = graph_[DocumentId(document)];
    groups_.push_back(record.source_group);
    list_ += list_.empty() ? "[" : ", ";
    append_json(list_, title_of(graph_, DocumentId(document)));
    if (record.date.known() && (!published.known() || to_days(record.date) < to_days(published))) published = record.date;
  }
  if (!list_.empty()) list_ += "]";
  std::sort(groups_.begin(), groups_.end());
  set(EdgeColumn::Sources, std::unique(groups_.begin(), groups_.end()) - groups_.begin());
  set(EdgeColumn::Documents, list_);
  published_ = format_date(published);
  set(EdgeColumn::Published, published_);
}

void AttributeReader::set_time(const DateInterval& time) {
  begin_ = format_date(time.begin);
  end_ = format_date(time.end);
  set(EdgeColumn::Begin, begin_);
  set(EdgeColumn::End, end_);
  if (time.begin.known()) set(EdgeColumn::BeginEpoch, to_days(time.begin) * kSecondsPerDay);
  if (time.end.known()) set(EdgeColumn::EndEpoch, to_days(time.end.last_day()) * kSecondsPerDay);
}

}  // namespace dossier
