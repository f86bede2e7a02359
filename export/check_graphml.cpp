#include <algorithm>
#include <map>
#include <unordered_map>

#include "export/check_readers.h"

namespace dossier {
namespace {

constexpr std::string_view kNamespace = "http://graphml.graphdrawing.org/xmlns";
constexpr std::string_view kYed = "http://www.yworks.com/xml/";
// Names that Gephi's importer takes for properties of nodes and edges (label and weight, too, which is what they are
// meant for); those of Cytoscape's own columns.
constexpr std::string_view kGephiNode[] = {"x", "y", "z", "size", "r", "g", "b", "color"};
constexpr std::string_view kGephiEdge[] = {"r", "g", "b", "color"};
constexpr std::string_view kCytoscape[] = {"SUID", "selected", "shared name", "shared interaction"};

template <size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

struct Key {
  std::string domain, name;
  CheckedType type = CheckedType::Text;
  bool yed = false;
};

class GraphmlChecker : public GraphChecker {
 public:
  explicit GraphmlChecker(TraitLog& log) : log_(log), ends_(log) { check_.format = "graphml"; }

  void open(const XmlName& name, std::span<const XmlAttribute> attributes, uint64_t line) override {
    ++depth_;
    if (depth_ == 1) open_root(name, line);
    if (!name.prefix.empty() && name.uri == kNamespace) log_.note(Trait::Prefix, line, std::string(name.prefix) + ":" + std::string(name.local));
    if (data_depth_ != 0) return open_in_data(name, line);
    if (name.local == "key") open_key(attributes, line);
    else if (name.local == "default") log_.note(Trait::Default, line, key_name_);
    else if (name.local == "graph") open_graph(attributes, line);
    else if (name.local == "node") open_node(attributes, line);
    else if (name.local == "edge") open_edge(attributes, line);
    else if (name.local == "hyperedge") log_.note(Trait::Hyperedge, line, attribute(attributes, "id"));
    else if (name.local == "port") log_.note(Trait::Port, line, attribute(attributes, "name"));
    else if (name.local == "desc" && !owners_.empty()) log_.note(Trait::Description, line);
    else if (name.local == "data") open_data(attributes);
  }

  void close(const XmlName& name, uint64_t line) override {
    if (data_depth_ == depth_) close_data(line);
    else if (data_depth_ == 0 && (name.local == "node" || name.local == "edge") && !owners_.empty()) owners_.pop_back();
    else if (data_depth_ == 0 && name.local == "graph") --open_graphs_;
    --depth_;
  }

  void text(std::string_view piece) override {
    if (data_depth_ == depth_ && data_depth_ != 0) value_ += piece;
  }

  FileCheck counts() const override { return check_; }

  void finish() override {
    ends_.finish();
    check_late_data();
    if (graphs_ == 0) log_.note(Trait::NoGraph, 0);
    if (!log_.has(Trait::YedGraphics)) log_.note(Trait::NoYedGraphics, 0);
    if (check_.nodes > 0) {
      if (!has_name("node", "label")) log_.note(Trait::NoNodeLabel, 0);
      if (!has_name("node", "name")) log_.note(Trait::NoNodeName, 0);
      if (!node_labels_ && !keys_.contains("labels")) log_.note(Trait::NoNodeLabels, 0);
    }
    if (check_.edges > 0 && !edge_labels_ && !is_edge_key("label")) log_.note(Trait::NoEdgeType, 0);
  }

 private:
  enum class Owner : uint8_t { Node, Edge };

  void open_root(const XmlName& name, uint64_t line) {
    if (name.uri.empty()) log_.note(Trait::NoNamespace, line);
    else if (name.uri != kNamespace) log_.note(Trait::OtherNamespace, line, name.uri);
  }

  void open_key(std::span<const XmlAttribute> attributes, uint64_t line) {
    ++check_.keys;
    const std::string id(attribute(attributes, "id"));
    Key key{std::string(attribute(attributes, "for")), std::string(attribute(attributes, "attr.name")),
            checked_type(attribute(attributes, "attr.type")), has_attribute(attributes, "yfiles.type")};
    key_name_ = key.name.empty() ? id : key.name;
    if (graphs_ > 0) log_.note(Trait::KeyAfterGraph, line, key_name_);
    if (!is_name_token(id)) log_.note(Trait::NotNameToken, line, id);
    if (key.yed) {
      log_.note(Trait::YedGraphics, line, id);
      if (!has_attribute(attributes, "attr.type")) log_.note(Trait::KeyWithoutType, line, id);
    } else {
      check_key(key, attributes, line);
    }
    if (!keys_.emplace(id, key).second) {
      log_.note(Trait::RepeatedKeyId, line, id);
      // Values are checked by the key that fits what they stand at; see find_key.
      keys_.emplace(key.domain + ":" + id, key);
    }
  }

  void check_key(const Key& key, std::span<const XmlAttribute> attributes, uint64_t line) {
    if (!has_attribute(attributes, "for")) log_.note(Trait::KeyWithoutFor, line, key_name_);
    else if (key.domain == "all") log_.note(Trait::KeyForAll, line, key_name_);
    if (key.name.empty()) log_.note(Trait::KeyWithoutName, line, key_name_);
    else if (!is_name_token(key.name)) log_.note(Trait::NotNameToken, line, key.name);
    if (!has_attribute(attributes, "attr.type")) log_.note(Trait::KeyWithoutType, line, key_name_);
    else if (key.type == CheckedType::Unknown) log_.note(Trait::UnknownType, line, attribute(attributes, "attr.type"));
    if (key.name == "id") log_.note(Trait::NamedId, line);
    const bool of_nodes = key.domain != "edge", of_edges = key.domain != "node";
    if ((of_nodes && is_one_of(kGephiNode, key.name)) || (of_edges && is_one_of(kGephiEdge, key.name)))
      log_.note(Trait::GephiProperty, line, key.name);
    if (is_one_of(kCytoscape, key.name)) log_.note(Trait::CytoscapeName, line, key.name);
    if (!key.name.empty() && has_name(key.domain, key.name)) log_.note(Trait::RepeatedName, line, key.name);
  }

  bool has_name(std::string_view domain, std::string_view name) const {
    return std::any_of(keys_.begin(), keys_.end(), [&](const auto& k) { return k.second.name == name && k.second.domain == domain; });
  }
  bool is_edge_key(const std::string& id) const {
    const auto key = keys_.find(id);
    return key != keys_.end() && key->second.domain == "edge";
  }

  void open_graph(std::span<const XmlAttribute> attributes, uint64_t line) {
    ++graphs_;
    if (open_graphs_++ > 0) log_.note(Trait::NestedGraph, line, attribute(attributes, "id"));
    else if (graphs_ > 1) log_.note(Trait::SeveralGraphs, line, attribute(attributes, "id"));
    const std::string_view directed = attribute(attributes, "edgedefault");
    if (directed.empty()) log_.note(Trait::NoEdgeDefault, line);
    directed_ = directed == "directed";
  }

  void check_id(std::string_view id, uint64_t line) {
    if (!id.empty() && !is_name_token(id)) log_.note(Trait::NotNameToken, line, id);
  }

  void open_node(std::span<const XmlAttribute> attributes, uint64_t line) {
    owners_.push_back(Owner::Node);
    ++check_.nodes;
    const std::string_view id = attribute(attributes, "id");
    check_id(id, line);
    if (id.empty()) log_.note(Trait::NodeWithoutId, line);
    else ends_.add_node(id, line);
    if (has_attribute(attributes, "labels") || has_attribute(attributes, "label")) {
      node_labels_ = true;
      log_.note(Trait::LabelAttribute, line, id);
    }
  }

  void open_edge(std::span<const XmlAttribute> attributes, uint64_t line) {
    owners_.push_back(Owner::Edge);
    ++check_.edges;
    const std::string_view id = attribute(attributes, "id"), label = attribute(attributes, "label"), directed = attribute(attributes, "directed");
    check_id(id, line);
    if (has_attribute(attributes, "sourceport") || has_attribute(attributes, "targetport")) log_.note(Trait::Port, line, id);
    if (has_attribute(attributes, "label")) {
      edge_labels_ = true;
      log_.note(Trait::LabelAttribute, line, id);
    }
    if (!directed.empty() && (directed == "true") != directed_) log_.note(Trait::MixedDirections, line, id);
    ends_.add_edge(id, attribute(attributes, "source"), attribute(attributes, "target"), label, line);
  }

  void open_data(std::span<const XmlAttribute> attributes) {
    data_depth_ = depth_;
    data_key_ = attribute(attributes, "key");
    value_.clear();
  }

  void open_in_data(const XmlName& name, uint64_t line) {
    if (name.uri.starts_with(kYed)) log_.note(Trait::YedGraphics, line, name.local);
    else log_.note(Trait::MarkupInData, line, name.local);
  }

  const Key* find_key(const std::string& id) const {
    const auto key = keys_.find(id);
    if (key == keys_.end()) return nullptr;
    const std::string_view domain = owners_.empty() ? "graph" : owners_.back() == Owner::Node ? "node" : "edge";
    if (key->second.domain == domain) return &key->second;
    const auto other = keys_.find(std::string(domain) + ":" + id);
    return other == keys_.end() ? &key->second : &other->second;
  }

  void close_data(uint64_t line) {
    data_depth_ = 0;
    const Key* key = find_key(data_key_);
    if (key == nullptr) {
      late_.emplace(data_key_, line);
      return;
    }
    if (owners_.empty()) return log_.note(Trait::GraphData, line, key->name);
    const std::string_view domain = owners_.back() == Owner::Node ? "node" : "edge";
    if (!key->domain.empty() && key->domain != "all" && key->domain != domain) log_.note(Trait::ForeignKey, line, key->name);
    if (key->type != CheckedType::Text) check_value(log_, key->type, value_, line);
    else if (value_.size() >= std::string_view("2022-10").size() && looks_like_date(value_)) log_.note(Trait::DateText, line, key->name);
  }

  /// Values whose key is declared after the graph are of that trait; the others are of no key.
  void check_late_data() {
    for (const auto& [id, line] : late_)
      if (!keys_.contains(id)) log_.note(Trait::UnknownKey, line, id);
  }

  TraitLog& log_;
  Ends ends_;
  FileCheck check_;
  std::unordered_map<std::string, Key> keys_;
  std::map<std::string, uint64_t> late_;
  std::vector<Owner> owners_;
  std::string key_name_, data_key_, value_;
  size_t depth_ = 0, data_depth_ = 0, graphs_ = 0, open_graphs_ = 0;
  bool directed_ = false, node_labels_ = false, edge_labels_ = false;
};

}  // namespace

std::unique_ptr<GraphChecker> make_graphml_checker(TraitLog& log) { return std::make_unique<GraphmlChecker>(log); }

}  // namespace dossier
