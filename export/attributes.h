#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/graph_view.h"
#include "export/sink.h"

namespace dossier {

/// A list is text in JSON: formats that have no lists carry it as text, those made of JSON as what it is.
enum class ValueType : uint8_t { Text, List, Whole, Real, Truth };

/// One attribute of nodes or edges: the same names and types in every format that carries attributes.
struct Column {
  std::string_view name;
  ValueType type = ValueType::Text;
  std::string_view description;
};

/// An attribute's value; absent when nothing is known, never an empty text. The text is valid until the reader that
/// made it is asked for the next node or edge.
struct AttributeValue {
  bool present = false;
  ValueType type = ValueType::Text;
  std::string_view text;
  int64_t whole = 0;
  double real = 0;
};

enum class NodeColumn : uint8_t { Label, Type, Kind, Ref, Iso, Aliases, Properties, Side, Mentions, Documents, Degree,
                                  Centrality, Community, Text, Speaker, Direct, Polarity, Modality, Begin, End,
                                  Document, Published, Count };
enum class EdgeColumn : uint8_t { Type, Label, Weight, Claims, Sources, AccordingTo, Polarity, Modality, Status, Role,
                                  Stance, Symmetric, Begin, End, BeginEpoch, EndEpoch, Confidence, Evidence, Documents,
                                  Published, Rule, Count };
inline constexpr size_t kNodeColumns = static_cast<size_t>(NodeColumn::Count);
inline constexpr size_t kEdgeColumns = static_cast<size_t>(EdgeColumn::Count);

/// In the order of the enumerations.
std::span<const Column> node_columns();
std::span<const Column> edge_columns();

/// Reads the attributes of the nodes and edges of one view, without allocating for most of them. Not thread-safe; the
/// view must outlive it.
class AttributeReader {
 public:
  explicit AttributeReader(const GraphView&);

  using Values = std::span<const AttributeValue>;
  using ColumnsInUse = std::vector<size_t>;  ///< positions in node_columns()
  ColumnsInUse node_columns_in_use() const;  ///< those that some node of this view can have
  Values node(uint32_t position);
  Values edge(const ViewEdge&);

 private:
  void count_degrees();
  void set(NodeColumn, std::string_view text);
  void set(NodeColumn, int64_t number);
  void set(EdgeColumn, std::string_view text);
  void set(EdgeColumn, int64_t number);
  void read_entity(const ViewNode&);
  void read_statement(StatementId);
  void read_event(uint32_t event);
  void read_claim(const ViewEdge&);
  void read_statement_edge(const ViewEdge&);
  void read_role(const ViewEdge&);
  void set_members(const ViewEdge&);
  void set_sources();
  void set_speakers(std::span<const StatementId> attributions);
  void set_time(const DateInterval&);
  void set_assertion(Polarity, Modality, StatementId attributed_to);
  std::string_view label(TypeId, Polarity, Modality, Status);
  std::string_view speaker(StatementId attributed_to);
  std::string_view one_line(std::string_view text, std::string& scratch);

  const GraphView& view_;
  const KnowledgeGraph& graph_;
  std::vector<uint32_t> degrees_, documents_, communities_;
  std::vector<double> centrality_;
  bool has_topics_ = false;
  std::vector<std::string> labels_;  // of relations with their nuance, made when first met
  std::array<AttributeValue, kNodeColumns> node_;
  std::array<AttributeValue, kEdgeColumns> edge_;
  std::string text_, other_, list_, begin_, end_, published_, speaker_, speakers_;
  std::vector<uint32_t> member_documents_, groups_;
};

using TextWriter = void (*)(Sink&, std::string_view);
/// Writes a value that is present: numbers and truth values (true, false) as they are, texts and lists through
/// `write_text`, lists through `write_list` when that is given.
void write_value(Sink&, const AttributeValue&, TextWriter write_text, TextWriter write_list = nullptr);

/// Name of a document for people: its title, or else its id.
std::string_view title_of(const KnowledgeGraph&, DocumentId);

}  // namespace dossier
