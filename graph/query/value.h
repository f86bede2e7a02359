#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/query/temporal.h"

namespace dossier {

class Value;
using ValueList = std::vector<Value>;
using ValueMap = std::map<std::string, Value, std::less<>>;

struct NodeRef {
  uint32_t id = 0;
  friend constexpr auto operator<=>(NodeRef, NodeRef) = default;
};
struct RelationshipRef {
  uint32_t id = 0;
  friend constexpr auto operator<=>(RelationshipRef, RelationshipRef) = default;
};
/// nodes[i], relationships[i], nodes[i + 1]: one more node than relationships.
struct PathValue {
  std::vector<NodeRef> nodes;
  std::vector<RelationshipRef> relationships;
  friend auto operator<=>(const PathValue&, const PathValue&) = default;
};

/// In openCypher's ascending global order: a map comes before a node, null last.
enum class ValueKind : uint8_t {
  Map, Node, Relationship, List, Path, DateTime, LocalDateTime, Date, Time, LocalTime, Duration, String, Boolean,
  Integer, Float, Null
};

/// A value of the query language: 24 bytes; strings, lists, maps and paths are shared and never change. Nodes and
/// relationships are positions in the graph that the query runs on; a borrowed string lives as long as that graph.
class Value {
 public:
  Value() = default;
  Value(bool b) : data_(b) {}
  Value(int64_t i) : data_(i) {}
  Value(int i) : data_(int64_t{i}) {}
  Value(double d) : data_(d) {}
  Value(NodeRef n) : data_(n) {}
  Value(RelationshipRef r) : data_(r) {}
  Value(std::string s) : data_(std::make_shared<const std::string>(std::move(s))) {}
  Value(const char* s) : Value(std::string(s)) {}
  Value(ValueList list) : data_(std::make_shared<const ValueList>(std::move(list))) {}
  Value(ValueMap map) : data_(std::make_shared<const ValueMap>(std::move(map))) {}
  Value(PathValue path) : data_(std::make_shared<const PathValue>(std::move(path))) {}
  Value(Temporal t) : data_(std::make_shared<const Temporal>(std::move(t))) {}
  static Value borrowed(std::string_view s) {
    Value value;
    value.data_ = s;
    return value;
  }

  ValueKind kind() const;
  bool is_null() const { return data_.index() == 0; }
  bool is_number() const { return kind() == ValueKind::Integer || kind() == ValueKind::Float; }
  bool is_string() const { return kind() == ValueKind::String; }
  bool is_temporal() const { return std::holds_alternative<std::shared_ptr<const Temporal>>(data_); }
  bool is_true() const { return data_.index() == 1 && boolean(); }

  // REQUIRES of each: kind() is the one named. number() takes both kinds of number.
  bool boolean() const { return std::get<bool>(data_); }
  int64_t integer() const { return std::get<int64_t>(data_); }
  double real() const { return std::get<double>(data_); }
  double number() const { return kind() == ValueKind::Integer ? static_cast<double>(integer()) : real(); }
  std::string_view string() const;
  const ValueList& list() const { return *std::get<std::shared_ptr<const ValueList>>(data_); }
  const ValueMap& map() const { return *std::get<std::shared_ptr<const ValueMap>>(data_); }
  NodeRef node() const { return std::get<NodeRef>(data_); }
  RelationshipRef relationship() const { return std::get<RelationshipRef>(data_); }
  const PathValue& path() const { return *std::get<std::shared_ptr<const PathValue>>(data_); }
  const Temporal& temporal() const { return *std::get<std::shared_ptr<const Temporal>>(data_); }

  /// Bytes that it keeps alive, about: what the memory limit of a query counts.
  size_t footprint() const;

 private:
  void add_footprint(size_t& bytes) const;

  std::variant<std::monostate, bool, int64_t, double, NodeRef, RelationshipRef, std::string_view,
               std::shared_ptr<const std::string>, std::shared_ptr<const ValueList>, std::shared_ptr<const ValueMap>,
               std::shared_ptr<const PathValue>, std::shared_ptr<const Temporal>>
      data_;
};

/// "Integer", "List" ...: for messages.
std::string_view to_string(ValueKind);

/// `=` of the language: true, false or unknown (nullopt) in the presence of nulls.
std::optional<bool> equals(const Value&, const Value&);
/// `<` and its like: nullopt where the two cannot be compared. NaN is unordered with everything.
std::optional<std::partial_ordering> compare(const Value&, const Value&);
/// ORDER BY: a total order over all values; numbers by value, NaN after them, null last.
std::strong_ordering order(const Value&, const Value&);
/// DISTINCT and grouping: as equals(), but null is the same as null and NaN as NaN.
bool same(const Value&, const Value&);
uint64_t hash(const Value&);  ///< equal for values that are same()

struct ValueHash {
  size_t operator()(const std::vector<Value>& row) const;
};
struct ValueSame {
  bool operator()(const std::vector<Value>& a, const std::vector<Value>& b) const;
};

/// Shortest form that reads back equal, always with a point or an exponent: 1.0, 0.00001, 1e-305; NaN, Infinity.
std::string format_float(double);

}  // namespace dossier
