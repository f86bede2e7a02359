#include <libxml/xmlreader.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <span>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/background.h"

namespace dossier {
namespace {

using Fields = std::map<std::string, std::string, std::less<>>;

/// The first of some names that the fields have.
std::string pick(const Fields& fields, std::span<const std::string_view> names) {
  for (const std::string_view name : names)
    if (const auto it = fields.find(name); it != fields.end() && !it->second.empty()) return it->second;
  return "";
}

std::string pick(const Fields& fields, std::initializer_list<std::string_view> names) {
  return pick(fields, std::span(names.begin(), names.size()));
}

/// A list as our exports write it (JSON), or one with semicolons or bars, as spreadsheets have it.
std::vector<std::string> split_list(const std::string& text) {
  std::vector<std::string> out;
  if (text.starts_with('[')) {
    rapidjson::Document json;
    json.Parse(text.data(), text.size());
    if (!json.HasParseError() && json.IsArray()) {
      for (const auto& value : json.GetArray())
        if (value.IsString()) out.emplace_back(value.GetString(), value.GetStringLength());
      return out;
    }
  }
  for (size_t i = 0; i < text.size();) {
    const size_t end = std::min(text.find_first_of(";|", i), text.size());
    if (end > i) out.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

BackgroundGraph::Node node_from(const std::string& id, const Fields& f) {
  BackgroundGraph::Node node;
  node.id = id;
  node.name = pick(f, {"label", "name", "title", "caption"});
  if (node.name.empty()) node.name = id;
  node.type = pick(f, {"type", "schema", "category", "class", "labels"});
  node.kind = pick(f, {"kind", "subtype"});
  node.ref = pick(f, {"ref", "wikidataid", "wikidata"});
  if (node.ref.empty())
    if (const std::string iso = pick(f, {"iso", "iso2", "country_code"}); !iso.empty()) node.ref = "iso3166:" + iso;
  node.aliases = split_list(pick(f, {"aliases", "alias", "alternative_names"}));
  return node;
}

constexpr std::string_view kNodeColumns[] = {"id", "nodeid", "label", "name"};
constexpr std::string_view kSourceColumns[] = {"source", "from", "start", "subject", ":start_id"};
constexpr std::string_view kTargetColumns[] = {"target", "to", "object", ":end_id"};

BackgroundGraph::Edge edge_from(const Fields& f) {
  BackgroundGraph::Edge edge;
  edge.source = pick(f, kSourceColumns);
  edge.target = pick(f, kTargetColumns);
  edge.source_type = pick(f, {"source_type", "from_type", "subject_type"});
  edge.target_type = pick(f, {"target_type", "to_type", "object_type"});
  edge.type = pick(f, {"kind", "relation", "relationship", "predicate", "interaction", ":type"});
  // Gephi's column "Type" says Directed or Undirected.
  if (const std::string type = pick(f, {"type"}); edge.type.empty() && to_lower(type) != "directed" && to_lower(type) != "undirected")
    edge.type = type;
  if (edge.type.empty()) edge.type = pick(f, {"label"});
  edge.role = pick(f, {"role"});
  edge.status = pick(f, {"status"});
  edge.begin = pick(f, {"begin", "start_date", "startdate", "since"});
  edge.end = pick(f, {"end", "end_date", "enddate", "until"});
  edge.polarity = pick(f, {"polarity"});
  edge.modality = pick(f, {"modality"});
  edge.according_to = pick(f, {"according_to"});
  return edge;
}

struct CloseReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

std::string attribute(xmlTextReader* reader, const char* name) {
  xmlChar* value = xmlTextReaderGetAttribute(reader, reinterpret_cast<const xmlChar*>(name));
  std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

class GraphmlReader {
 public:
  explicit GraphmlReader(const std::string& path) : path_(path) {
    reader_.reset(xmlReaderForFile(path.c_str(), nullptr, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!reader_) throw input_error("cannot read " + path + ": there is no such file, or it may not be read");
  }

  BackgroundGraph read() {
    int more = 0;
    while ((more = xmlTextReaderRead(reader_.get())) == 1) {
      const std::string name = reinterpret_cast<const char*>(xmlTextReaderConstLocalName(reader_.get()));
      switch (xmlTextReaderNodeType(reader_.get())) {
        case XML_READER_TYPE_ELEMENT: begin(name); break;
        case XML_READER_TYPE_END_ELEMENT: end(name); break;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          if (!data_key_.empty()) fields_[data_key_] += reinterpret_cast<const char*>(xmlTextReaderConstValue(reader_.get()));
          break;
        default: break;
      }
    }
    if (more < 0) {
      throw input_error(path_ + ", line " + std::to_string(xmlTextReaderGetParserLineNumber(reader_.get())) + ": not well-formed XML");
    }
    if (!is_graphml_) throw input_error(path_ + ": this is not GraphML; its first element is not <graphml>");
    return std::move(graph_);
  }

 private:
  void begin(const std::string& name) {
    const bool empty = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
    if (name == "graphml") is_graphml_ = true;
    if (name == "key") {
      const std::string title = attribute(reader_.get(), "attr.name"), id = attribute(reader_.get(), "id");
      keys_[id] = to_lower(title.empty() ? id : title);
    } else if (name == "node") {
      fields_.clear();
      id_ = attribute(reader_.get(), "id");
      fields_["labels"] = attribute(reader_.get(), "labels");
    } else if (name == "edge") {
      fields_.clear();
      fields_["source"] = attribute(reader_.get(), "source");
      fields_["target"] = attribute(reader_.get(), "target");
      fields_["relation"] = attribute(reader_.get(), "label");
    } else if (name == "data" && !empty) {
      const auto key = keys_.find(attribute(reader_.get(), "key"));
      data_key_ = key == keys_.end() ? "" : key->second;
    }
    if (empty && name != "data") end(name);
  }

  void end(const std::string& name) {
    if (name == "data") data_key_.clear();
    if (name == "node") graph_.nodes.push_back(node_from(id_, fields_));
    if (name != "edge") return;
    // In GraphML "kind" is no edge type of Gephi's; the type stands under its own name.
    if (const std::string type = pick(fields_, {"type"}); !type.empty()) fields_["kind"] = type;
    graph_.edges.push_back(edge_from(fields_));
  }

  std::string path_, id_, data_key_;
  std::unique_ptr<xmlTextReader, CloseReader> reader_;
  std::map<std::string, std::string> keys_;
  Fields fields_;
  BackgroundGraph graph_;
  bool is_graphml_ = false;
};

/// Rows of RFC 4180, by the lower-cased names of the first row. Quoted cells may hold line ends. Cells are separated by
/// what separates the names: a comma, a semicolon (spreadsheets of half of Europe) or a tabulator.
class CsvReader {
 public:
  explicit CsvReader(const std::string& path) : path_(path), in_(path, std::ios::binary) {
    if (!in_) throw input_error("cannot read " + path + ": there is no such file, or it may not be read");
    separator_ = guess_separator();
    std::vector<std::string> names;
    if (!row(names)) throw input_error(path + ": the file is empty; its first row must name the columns");
    if (names[0].starts_with("\xEF\xBB\xBF")) names[0].erase(0, 3);
    for (std::string& name : names) names_.push_back(to_lower(name.substr(0, name.starts_with(':') ? std::string::npos : name.find(':'))));
  }

  bool has_one_of(std::span<const std::string_view> names) const {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return std::find(names_.begin(), names_.end(), name) != names_.end(); });
  }
  void require(std::span<const std::string_view> names) const {
    if (has_one_of(names)) return;
    std::string list;
    for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    throw input_error(path_ + ": its first row names no column of " + list);
  }

  bool next(Fields& fields) {
    std::vector<std::string> cells;
    do {
      if (!row(cells)) return false;
    } while (cells.size() == 1 && cells[0].empty());
    if (cells.size() > names_.size())
      throw input_error(path_ + ", line " + std::to_string(line_) + ": " + std::to_string(cells.size()) + " cells, but the first row names " + std::to_string(names_.size()));
    fields.clear();
    for (size_t i = 0; i < cells.size(); ++i) fields[names_[i]] = unguarded(cells[i]);
    return true;
  }

 private:
  /// Without the apostrophe that an export puts before what a spreadsheet would take for a formula.
  static std::string unguarded(const std::string& cell) {
    const bool guarded = cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
    return guarded ? cell.substr(1) : cell;
  }

  char guess_separator() {
    std::string first;
    std::getline(in_, first);
    in_.clear();
    in_.seekg(0);
    char best = ',';
    for (const char c : {';', '\t'})
      if (std::count(first.begin(), first.end(), c) > std::count(first.begin(), first.end(), best)) best = c;
    return best;
  }

  bool row(std::vector<std::string>& cells) {
    cells.clear();
    std::string cell;
    bool quoted = false, any = false;
    for (int c = in_.get(); c != EOF; c = in_.get()) {
      any = true;
      if (c == '\n') ++line_;
      if (quoted) {
        if (c != '"') cell += static_cast<char>(c);
        else if (in_.peek() == '"') cell += static_cast<char>(in_.get());
        else quoted = false;
      } else if (c == '"' && cell.empty()) {
        quoted = true;
      } else if (c == separator_) {
        cells.push_back(std::move(cell));
        cell.clear();
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        cell += static_cast<char>(c);
      }
    }
    if (quoted) throw input_error(path_ + ": a quotation mark that is opened before line " + std::to_string(line_) + " is never closed");
    if (any) cells.push_back(std::move(cell));
    return any;
  }

  std::string path_;
  std::ifstream in_;
  std::vector<std::string> names_;
  char separator_ = ',';
  uint64_t line_ = 0;
};

/// A table of edges alone names its ends; their types may stand in columns of their own.
void add_ends(BackgroundGraph& graph) {
  std::map<std::string, size_t, std::less<>> seen;
  for (const BackgroundGraph::Edge& edge : graph.edges) {
    for (const auto& [name, type] : {std::pair(edge.source, edge.source_type), std::pair(edge.target, edge.target_type)}) {
      const auto [it, inserted] = seen.try_emplace(name, graph.nodes.size());
      if (inserted) graph.nodes.push_back({name, name, type, "", "", {}});
      else if (graph.nodes[it->second].type.empty()) graph.nodes[it->second].type = type;
    }
  }
}

std::string first_value(const rapidjson::Value& properties, const char* name) {
  const auto it = properties.FindMember(name);
  if (it == properties.MemberEnd() || !it->value.IsArray() || it->value.Empty() || !it->value[0].IsString()) return "";
  return {it->value[0].GetString(), it->value[0].GetStringLength()};
}

/// Schemas of FollowTheMoney that link two entities, with the properties that hold the ends, and our relation.
struct LinkSchema {
  const char *name, *from, *to, *relation;
};
constexpr LinkSchema kLinks[] = {
    {"Membership", "member", "organization", "MEMBER_OF"},  {"Directorship", "director", "organization", "LEADS"},
    {"Employment", "employee", "employer", "HOLDS_POSITION"}, {"Ownership", "owner", "asset", "OWNS"},
    {"Family", "person", "relative", "KIN_OF"},             {"Associate", "person", "associate", "AFFILIATED_WITH"},
    {"UnknownLink", "subject", "object", ""},
};

}  // namespace

BackgroundGraph read_background_graphml(const std::string& path) { return GraphmlReader(path).read(); }

BackgroundGraph read_background_csv(const std::string& nodes_path, const std::string& edges_path) {
  BackgroundGraph graph;
  Fields fields;
  CsvReader nodes(nodes_path);
  if (edges_path.empty()) {
    if (!nodes.has_one_of(kSourceColumns) || !nodes.has_one_of(kTargetColumns))
      throw usage_error("a table of nodes needs a table of edges: dossier import " + nodes_path + " EDGES.csv");
    while (nodes.next(fields)) graph.edges.push_back(edge_from(fields));
    add_ends(graph);
    return graph;
  }
  nodes.require(kNodeColumns);
  while (nodes.next(fields)) graph.nodes.push_back(node_from(pick(fields, kNodeColumns), fields));
  CsvReader edges(edges_path);
  edges.require(kSourceColumns);
  edges.require(kTargetColumns);
  while (edges.next(fields)) graph.edges.push_back(edge_from(fields));
  return graph;
}

BackgroundGraph read_background_ftm(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw input_error("cannot read " + path + ": there is no such file, or it may not be read");
  BackgroundGraph graph;
  std::string line;
  for (uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    const auto where = [&] { return path + ", line " + std::to_string(number); };
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("id") || !json["id"].IsString() || !json.HasMember("schema") ||
        !json["schema"].IsString() || !json.HasMember("properties") || !json["properties"].IsObject())
      throw input_error(where() + ": not an entity of FollowTheMoney (id, schema, properties)");
    const std::string schema = json["schema"].GetString();
    const auto& properties = json["properties"];
    const auto* link = std::find_if(std::begin(kLinks), std::end(kLinks), [&](const LinkSchema& l) { return schema == l.name; });
    if (link != std::end(kLinks)) {
      BackgroundGraph::Edge edge;
      edge.source = first_value(properties, link->from);
      edge.target = first_value(properties, link->to);
      edge.role = first_value(properties, schema == "Family" ? "relationship" : "role");
      edge.type = *link->relation != '\0' ? link->relation : edge.role;
      edge.status = first_value(properties, "status");
      edge.begin = first_value(properties, "startDate");
      edge.end = first_value(properties, "endDate");
      if (edge.type == edge.role) edge.role.clear();
      graph.edges.push_back(std::move(edge));
      continue;
    }
    if (schema == "Article" || schema == "Document" || schema == "Mention" || schema == "Note") continue;
    BackgroundGraph::Node node;
    node.id = json["id"].GetString();
    node.name = first_value(properties, "name");
    node.type = schema;
    if (const std::string classification = first_value(properties, "classification"); classification == "Country") node.type = classification;
    if (schema == "PublicBody" || schema == "Company") node.kind = schema == "Company" ? "company" : "government";
    node.ref = first_value(properties, "wikidataId");
    if (const auto it = properties.FindMember("alias"); it != properties.MemberEnd() && it->value.IsArray())
      for (const auto& alias : it->value.GetArray())
        if (alias.IsString()) node.aliases.emplace_back(alias.GetString(), alias.GetStringLength());
    graph.nodes.push_back(std::move(node));
  }
  return graph;
}

}  // namespace dossier
