// boost_graphml FILE...: reads GraphML with Boost.Graph's reader and prints what it found of each file as one line of
// JSON: {"nodes": [{attributes}], "edges": [[source, target, {attributes}]]}, in the order of the file, since that
// reader keeps no ids. A file that it rejects gives {"error": "..."}.
#include <boost/any.hpp>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "export/sink.h"

namespace {

using dossier::append_json;

struct Number {
  uint32_t value = UINT32_MAX;
};
// listS: all edges of the graph stand in one list, in the order in which they were added.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, Number,
                                    boost::no_property, boost::listS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

/// A value as JSON, by the type that the reader made of it.
std::string json(const boost::any& value) {
  std::string out;
  dossier::Sink sink = dossier::Sink::memory(out);
  if (const auto* text = boost::any_cast<std::string>(&value)) dossier::write_json_string(sink, *text);
  else if (const auto* truth = boost::any_cast<bool>(&value)) sink << (*truth ? "true" : "false");
  else if (const auto* whole = boost::any_cast<int>(&value)) sink << int64_t{*whole};
  else if (const auto* large = boost::any_cast<long>(&value)) sink << int64_t{*large};
  else if (const auto* narrow = boost::any_cast<float>(&value)) sink << double{*narrow};
  else sink << boost::any_cast<double>(value);
  sink.commit();
  return out;
}

/// The values of one attribute as JSON, by node or edge. The reader asks only for the type of the key.
template <class Key>
class Attribute : public boost::dynamic_property_map {
 public:
  boost::any get(const boost::any&) override { return {}; }
  std::string get_string(const boost::any&) override { return {}; }
  void put(const boost::any& key, const boost::any& value) override {
    values.emplace_back(boost::any_cast<Key>(key), json(value));
  }
  const std::type_info& key() const override { return typeid(Key); }
  const std::type_info& value() const override { return typeid(std::string); }

  std::vector<std::pair<Key, std::string>> values;
};

using Members = std::string;  // ", \"name\": value" of one node or edge

void add(Members& members, const std::string& name, const std::string& value) {
  members += members.empty() ? "" : ", ";
  append_json(members, name);
  members += ": " + value;
}

std::string read(const char* path) {
  Graph graph;
  boost::dynamic_properties properties([](const std::string&, const boost::any& key, const boost::any&) {
    if (key.type() == typeid(Edge)) return boost::shared_ptr<boost::dynamic_property_map>(new Attribute<Edge>);
    if (key.type() == typeid(Vertex)) return boost::shared_ptr<boost::dynamic_property_map>(new Attribute<Vertex>);
    return boost::shared_ptr<boost::dynamic_property_map>(new Attribute<Graph*>);
  });
  std::ifstream in(path, std::ios::binary);
  boost::read_graphml(in, graph, properties);

  uint32_t number = 0;
  for (auto [edge, end] = boost::edges(graph); edge != end; ++edge) graph[*edge].value = number++;
  std::vector<Members> nodes(boost::num_vertices(graph)), edges(boost::num_edges(graph));
  for (const auto& [name, map] : properties) {
    if (const auto* of_nodes = dynamic_cast<Attribute<Vertex>*>(map.get()))
      for (const auto& [vertex, value] : of_nodes->values) add(nodes[vertex], name, value);
    if (const auto* of_edges = dynamic_cast<Attribute<Edge>*>(map.get()))
      for (const auto& [edge, value] : of_edges->values) add(edges[graph[edge].value], name, value);
  }
  std::string out = "{\"nodes\": [";
  for (size_t i = 0; i < nodes.size(); ++i) out += (i > 0 ? ", {" : "{") + nodes[i] + "}";
  out += "], \"edges\": [";
  for (auto [edge, end] = boost::edges(graph); edge != end; ++edge) {
    out += graph[*edge].value > 0 ? ", [" : "[";
    out += std::to_string(boost::source(*edge, graph)) + ", " + std::to_string(boost::target(*edge, graph)) + ", {" +
           edges[graph[*edge].value] + "}]";
  }
  return out + "]}";
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::string line;
    try {
      line = read(argv[i]);
    } catch (const std::exception& error) {
      line = "{\"error\": ";
      append_json(line, error.what());
      line += "}";
    }
    std::printf("%s\n", line.c_str());
  }
  return 0;
}
