#include <algorithm>
#include <set>
#include <unordered_map>

#include "export/check_readers.h"

namespace dossier {
namespace {

constexpr std::string_view kNew = "http://gexf.net/1.3";
constexpr std::string_view kDrafts[] = {"http://www.gexf.net/1.2draft", "http://www.gexf.net/1.1draft"};
constexpr std::string_view kTimes[] = {"start", "end", "startopen", "endopen", "timestamp", "timestamps", "intervals"};

/// Element names without a look at the namespace, as Gephi reads them.
class GexfChecker : public GraphChecker {
 public:
  explicit GexfChecker(TraitLog& log) : log_(log), ends_(log) { check_.format = "gexf"; }

  void open(const XmlName& name, std::span<const XmlAttribute> attributes, uint64_t line) override {
    if (name.local == "gexf") open_root(name, line);
    else if (name.local == "graph") open_graph(attributes, line);
    else if (name.local == "attributes") of_nodes_ = attribute(attributes, "class") == "node";
    else if (name.local == "attribute") open_attribute(attributes, line);
    else if (name.local == "default") log_.note(Trait::Default, line);
    else if (name.local == "node") open_node(attributes, line);
    else if (name.local == "edge") open_edge(attributes, line);
    else if (name.local == "attvalue") check_attvalue(attributes, line);
    else if (name.local == "spell") check_times(attributes, line);
  }

  void close(const XmlName& name, uint64_t) override {
    if (name.local == "node" && open_nodes_ > 0) --open_nodes_;
    if (name.local == "edge") in_edge_ = false;
  }

  void text(std::string_view) override {}
  FileCheck counts() const override { return check_; }

  void finish() override {
    ends_.finish();
    if (!has_graph_) log_.note(Trait::NoGraph, 0);
    if (check_.nodes > 0 && !node_labels_) log_.note(Trait::NoNodeLabel, 0);
  }

 private:
  void open_root(const XmlName& name, uint64_t line) {
    if (name.uri == kNew) log_.note(Trait::GexfVersion, line);
    else if (std::find(std::begin(kDrafts), std::end(kDrafts), name.uri) == std::end(kDrafts)) log_.note(Trait::GexfUnknownVersion, line, name.uri);
  }

  void open_graph(std::span<const XmlAttribute> attributes, uint64_t line) {
    if (has_graph_) log_.note(Trait::SeveralGraphs, line);
    has_graph_ = true;
    const std::string_view directed = attribute(attributes, "defaultedgetype");
    default_type_ = directed.empty() ? "undirected" : directed;
    dynamic_ = attribute(attributes, "mode") == "dynamic";
    const std::string_view format = attribute(attributes, "timeformat");
    dates_ = format == "date" || format == "dateTime";
  }

  void open_attribute(std::span<const XmlAttribute> attributes, uint64_t line) {
    ++check_.keys;
    const std::string_view id = attribute(attributes, "id"), type = attribute(attributes, "type");
    const CheckedType checked = checked_type(type);
    // Gephi knows Java's other names, too, but no reader knows dates here.
    if (checked == CheckedType::Unknown) log_.note(Trait::UnknownType, line, type);
    if (!types(of_nodes_).emplace(std::string(id), checked).second) log_.note(Trait::RepeatedKeyId, line, id);
    if (!titles(of_nodes_).emplace(attribute(attributes, "title")).second)
      log_.note(Trait::RepeatedName, line, attribute(attributes, "title"));
  }

  void open_node(std::span<const XmlAttribute> attributes, uint64_t line) {
    ++check_.nodes;
    const std::string_view id = attribute(attributes, "id");
    if (open_nodes_++ > 0) log_.note(Trait::NestedNode, line, id);
    if (id.empty()) log_.note(Trait::NodeWithoutId, line);
    else ends_.add_node(id, line);
    node_labels_ = node_labels_ || has_attribute(attributes, "label");
    check_times(attributes, line);
  }

  void open_edge(std::span<const XmlAttribute> attributes, uint64_t line) {
    ++check_.edges;
    in_edge_ = true;
    const std::string_view id = attribute(attributes, "id"), type = attribute(attributes, "type");
    if (!type.empty() && type != default_type_) log_.note(Trait::MixedDirections, line, id);
    ends_.add_edge(id, attribute(attributes, "source"), attribute(attributes, "target"), attribute(attributes, "kind"), line);
    if (has_attribute(attributes, "weight")) check_value(log_, CheckedType::Real, attribute(attributes, "weight"), line);
    check_times(attributes, line);
  }

  void check_attvalue(std::span<const XmlAttribute> attributes, uint64_t line) {
    const std::string_view id = attribute(attributes, "for");
    const auto type = types(!in_edge_).find(std::string(id));
    if (type == types(!in_edge_).end()) log_.note(Trait::UnknownKey, line, id);
    else check_value(log_, type->second, attribute(attributes, "value"), line);
    check_times(attributes, line);
  }

  void check_times(std::span<const XmlAttribute> attributes, uint64_t line) {
    for (const std::string_view name : kTimes) {
      const std::string_view value = attribute(attributes, name);
      if (value.empty()) continue;
      if (!dynamic_) log_.note(Trait::TimesInStaticGraph, line, value);
      else if (dates_ && !name.starts_with("timestamps") && name != "intervals" && !looks_like_date(value)) log_.note(Trait::BadTime, line, value);
    }
  }

  using Types = std::unordered_map<std::string, CheckedType>;
  using Titles = std::set<std::string>;
  Types& types(bool of_nodes) { return of_nodes ? node_types_ : edge_types_; }
  Titles& titles(bool of_nodes) { return of_nodes ? node_titles_ : edge_titles_; }

  TraitLog& log_;
  Ends ends_;
  FileCheck check_;
  Types node_types_, edge_types_;
  Titles node_titles_, edge_titles_;
  std::string default_type_ = "undirected";
  size_t open_nodes_ = 0;
  bool of_nodes_ = true, in_edge_ = false, has_graph_ = false, dynamic_ = false, dates_ = false, node_labels_ = false;
};

}  // namespace

std::unique_ptr<GraphChecker> make_gexf_checker(TraitLog& log) { return std::make_unique<GexfChecker>(log); }

}  // namespace dossier
