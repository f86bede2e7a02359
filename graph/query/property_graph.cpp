#include "graph/query/property_graph.h"

#include <algorithm>

namespace dossier {
namespace {

/// Counting sort of the relationships by `from`; since they come by type, the steps of one node are sorted by type.
void build_steps(size_t nodes, const std::vector<uint32_t>& from, const std::vector<uint32_t>& to,
                 const std::vector<std::vector<uint32_t>>& by_type, std::vector<uint32_t>& begin, std::vector<Step>& steps) {
  begin.assign(nodes + 1, 0);
  for (const auto& list : by_type)
    for (const uint32_t i : list) ++begin[from[i] + 1];
  for (size_t i = 0; i < nodes; ++i) begin[i + 1] += begin[i];
  steps.resize(begin[nodes]);
  std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
  for (Symbol type = 0; type < by_type.size(); ++type)
    for (const uint32_t i : by_type[type]) steps[next[from[i]]++] = {i, to[i], type};
}

}  // namespace

Symbol SymbolTable::intern(std::string_view name) {
  const auto [found, inserted] = index_.try_emplace(std::string(name), static_cast<Symbol>(names_.size()));
  if (inserted) names_.emplace_back(name);
  return found->second;
}

Symbol SymbolTable::find(std::string_view name) const {
  const auto found = index_.find(std::string(name));
  return found == index_.end() ? kNoSymbol : found->second;
}

const std::vector<Symbol>& PropertyGraph::labels(uint32_t node) const {
  static const std::vector<Symbol> kNone;
  return label_sets_[node] == kDeleted ? kNone : distinct_label_sets_[label_sets_[node]];
}

bool PropertyGraph::has_label(uint32_t node, Symbol label) const {
  const std::vector<Symbol>& set = labels(node);
  return std::find(set.begin(), set.end(), label) != set.end();
}

std::span<const uint32_t> PropertyGraph::nodes_with_label(Symbol label) const {
  if (label >= nodes_by_label_.size()) return {};
  return nodes_by_label_[label];
}

std::span<const uint32_t> PropertyGraph::relationships_of_type(Symbol type) const {
  if (type >= relationships_by_type_.size()) return {};
  return relationships_by_type_[type];
}

uint32_t PropertyGraph::add_node(const std::vector<Symbol>& labels) {
  size_t set = 0;
  while (set < distinct_label_sets_.size() && distinct_label_sets_[set] != labels) ++set;
  if (set == distinct_label_sets_.size()) distinct_label_sets_.push_back(labels);
  label_sets_.push_back(static_cast<uint32_t>(set));
  return node_count() - 1;
}

uint32_t PropertyGraph::add_relationship(uint32_t source, Symbol type, uint32_t target) {
  sources_.push_back(source);
  targets_.push_back(target);
  types_.push_back(type);
  return relationship_count() - 1;
}

void PropertyGraph::reserve(size_t nodes, size_t relationships) {
  label_sets_.reserve(nodes);
  for (auto* column : {&sources_, &targets_, &types_}) column->reserve(relationships);
}

void PropertyGraph::index() {
  nodes_by_label_.assign(symbols_.size(), {});
  for (uint32_t node = 0; node < node_count(); ++node)
    for (const Symbol label : labels(node)) nodes_by_label_[label].push_back(node);
  relationships_by_type_.assign(symbols_.size(), {});
  for (uint32_t i = 0; i < relationship_count(); ++i)
    if (has_relationship(i)) relationships_by_type_[types_[i]].push_back(i);
  build_steps(node_count(), sources_, targets_, relationships_by_type_, out_begin_, out_);
  build_steps(node_count(), targets_, sources_, relationships_by_type_, in_begin_, in_);
}

uint32_t MemoryGraph::create_node(const std::vector<Symbol>& labels, Properties properties) {
  node_properties_.push_back(std::move(properties));
  return add_node(labels);
}

uint32_t MemoryGraph::create_relationship(uint32_t source, Symbol type, uint32_t target, Properties properties) {
  relationship_properties_.push_back(std::move(properties));
  return add_relationship(source, type, target);
}

void MemoryGraph::delete_node(uint32_t node) {
  label_sets_[node] = kDeleted;
  for (uint32_t i = 0; i < relationship_count(); ++i)
    if (sources_[i] == node || targets_[i] == node) types_[i] = kNoSymbol;
}

void MemoryGraph::delete_relationship(uint32_t relationship) { types_[relationship] = kNoSymbol; }

Value MemoryGraph::find(const Properties& properties, Symbol key) {
  for (const auto& [name, value] : properties)
    if (name == key) return value;
  return {};
}

std::vector<Symbol> MemoryGraph::keys(const Properties& properties) {
  std::vector<Symbol> result;
  for (const auto& [name, value] : properties) result.push_back(name);
  return result;
}

}  // namespace dossier
