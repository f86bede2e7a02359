#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "export/check.h"
#include "export/xml_events.h"

namespace dossier {

/// Checks one file of one format while it is read. `finish` is called when the file was well-formed to its end.
class GraphChecker : public XmlHandler {
 public:
  void doctype(uint64_t) override {}
  virtual void finish() = 0;
  virtual FileCheck counts() const = 0;
};
std::unique_ptr<GraphChecker> make_graphml_checker(TraitLog&);  ///< the log must outlive it
std::unique_ptr<GraphChecker> make_gexf_checker(TraitLog&);

/// Nodes and the ends of edges, by hashes of their ids: 24 to 40 bytes a node or edge, whatever their names.
class Ends {
 public:
  explicit Ends(TraitLog& log) : log_(log) {}
  bool add_node(std::string_view id, uint64_t line);  ///< false when it was there
  /// `kind`: what Gephi tells parallel edges apart by.
  void add_edge(std::string_view id, std::string_view source, std::string_view target, std::string_view kind, uint64_t line);
  void finish();

 private:
  struct Waiting {
    uint64_t key, line;
    std::string name;
  };
  TraitLog& log_;
  std::unordered_set<uint64_t> nodes_, edges_, pairs_;
  std::vector<Waiting> waiting_;  // ends that were not there when the edge was read
};

/// A value against the type that is declared for it; the names of GraphML's and GEXF's types together.
enum class CheckedType : uint8_t { Text, Int, Long, Real, Truth, Unknown };
CheckedType checked_type(std::string_view name);
void check_value(TraitLog&, CheckedType, std::string_view value, uint64_t line);

/// XML's NMTOKEN, for names in ASCII; bytes beyond it are taken for letters.
bool is_name_token(std::string_view);
/// "2022", "2022-10", "2022-10-03", with or without a time of day behind it.
bool looks_like_date(std::string_view);

std::string_view attribute(std::span<const XmlAttribute>, std::string_view name);  ///< "" when it is not there
bool has_attribute(std::span<const XmlAttribute>, std::string_view name);

}  // namespace dossier
