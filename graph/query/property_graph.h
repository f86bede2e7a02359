#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/query/value.h"

namespace dossier {

/// A label, relationship type or property key of one graph.
using Symbol = uint32_t;
inline constexpr Symbol kNoSymbol = UINT32_MAX;

/// Names to numbers and back, in the order of their first appearance.
class SymbolTable {
 public:
  Symbol intern(std::string_view name);
  Symbol find(std::string_view name) const;  ///< kNoSymbol when it does not occur
  const std::string& name(Symbol symbol) const { return names_[symbol]; }
  size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, Symbol> index_;
};

/// One relationship as seen from one of its ends.
struct Step {
  uint32_t relationship;
  uint32_t node;  ///< at the other end
  Symbol type;
};

/// A graph of nodes with labels and relationships with a type, both with properties: what the query language runs on.
/// The topology is kept here, in CSR form; properties come from the derived class. Nodes and relationships are numbers
/// from 0. Reading is safe from any number of threads, but not while something is added.
class PropertyGraph {
 public:
  PropertyGraph() = default;
  virtual ~PropertyGraph() = default;
  PropertyGraph(const PropertyGraph&) = delete;
  PropertyGraph& operator=(const PropertyGraph&) = delete;

  const SymbolTable& symbols() const { return symbols_; }
  uint32_t node_count() const { return static_cast<uint32_t>(label_sets_.size()); }
  uint32_t relationship_count() const { return static_cast<uint32_t>(types_.size()); }
  bool has_node(uint32_t node) const { return label_sets_[node] != kDeleted; }
  bool has_relationship(uint32_t relationship) const { return types_[relationship] != kNoSymbol; }

  const std::vector<Symbol>& labels(uint32_t node) const;
  bool has_label(uint32_t node, Symbol label) const;
  uint32_t source(uint32_t relationship) const { return sources_[relationship]; }
  uint32_t target(uint32_t relationship) const { return targets_[relationship]; }
  Symbol type(uint32_t relationship) const { return types_[relationship]; }

  std::span<const Step> outgoing(uint32_t node) const { return slice(out_, out_begin_, node); }
  std::span<const Step> incoming(uint32_t node) const { return slice(in_, in_begin_, node); }
  std::span<const uint32_t> nodes_with_label(Symbol label) const;
  std::span<const uint32_t> relationships_of_type(Symbol type) const;

  virtual Value node_property(uint32_t node, Symbol key) const = 0;
  virtual Value relationship_property(uint32_t relationship, Symbol key) const = 0;
  virtual std::vector<Symbol> node_keys(uint32_t node) const = 0;
  virtual std::vector<Symbol> relationship_keys(uint32_t relationship) const = 0;
  /// Nodes whose property equals `value`, or is a list that contains it, ascending; nullopt when that key has no index.
  virtual std::optional<std::vector<uint32_t>> lookup(Symbol key, const Value& value) const = 0;
  virtual bool has_index(Symbol key) const = 0;          ///< of values
  virtual bool has_element_index(Symbol) const { return false; }  ///< of the elements of lists

 protected:
  static constexpr uint32_t kDeleted = UINT32_MAX;
  uint32_t add_node(const std::vector<Symbol>& labels);
  uint32_t add_relationship(uint32_t source, Symbol type, uint32_t target);
  void reserve(size_t nodes, size_t relationships);
  /// Builds the adjacency and the indexes anew: two counting sorts. After it, and before the next change, all is readable.
  void index();

  SymbolTable symbols_;
  std::vector<uint32_t> label_sets_;  // of each node: position in distinct_label_sets_, or kDeleted
  std::vector<uint32_t> sources_, targets_;
  std::vector<Symbol> types_;  // kNoSymbol: deleted

 private:
  static std::span<const Step> slice(const std::vector<Step>& steps, const std::vector<uint32_t>& begin, uint32_t node) {
    if (node + 1 >= begin.size()) return {};
    return {steps.data() + begin[node], begin[node + 1] - begin[node]};
  }

  std::vector<std::vector<Symbol>> distinct_label_sets_;
  std::vector<uint32_t> out_begin_, in_begin_;
  std::vector<Step> out_, in_;
  std::vector<std::vector<uint32_t>> nodes_by_label_, relationships_by_type_;  // by symbol
};

/// The graph of `dossier query --in-memory` and of tests: empty at first, changed by CREATE and DELETE.
class MemoryGraph : public PropertyGraph {
 public:
  using Properties = std::vector<std::pair<Symbol, Value>>;

  Symbol intern(std::string_view name) { return symbols_.intern(name); }
  uint32_t create_node(const std::vector<Symbol>& labels, Properties properties);
  uint32_t create_relationship(uint32_t source, Symbol type, uint32_t target, Properties properties);
  void delete_node(uint32_t node);
  void delete_relationship(uint32_t relationship);
  void finish_changes() { index(); }

  Value node_property(uint32_t node, Symbol key) const override { return find(node_properties_[node], key); }
  Value relationship_property(uint32_t relationship, Symbol key) const override {
    return find(relationship_properties_[relationship], key);
  }
  std::vector<Symbol> node_keys(uint32_t node) const override { return keys(node_properties_[node]); }
  std::vector<Symbol> relationship_keys(uint32_t relationship) const override {
    return keys(relationship_properties_[relationship]);
  }
  std::optional<std::vector<uint32_t>> lookup(Symbol, const Value&) const override { return std::nullopt; }
  bool has_index(Symbol) const override { return false; }

 private:
  static Value find(const Properties&, Symbol key);
  static std::vector<Symbol> keys(const Properties&);

  std::vector<Properties> node_properties_, relationship_properties_;
};

/// (:A {x: 1}), [:T {x: 1}], <(:A)-[:T]->(:B)>, 'text', [1, 2.0]: the notation of the openCypher TCK.
std::string format_value(const Value&, const PropertyGraph&);

}  // namespace dossier
