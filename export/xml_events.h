#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dossier {

struct XmlName {
  std::string_view prefix, local, uri;
};
struct XmlAttribute {
  XmlName name;
  std::string value;
};

/// Receives what stands in an XML file, in its order. All views live for the call only.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void open(const XmlName&, std::span<const XmlAttribute>, uint64_t line) = 0;
  virtual void close(const XmlName&, uint64_t line) = 0;
  virtual void text(std::string_view) = 0;  ///< a value may come in several pieces
  virtual void doctype(uint64_t line) = 0;
};

struct XmlFault {
  uint64_t line = 0;
  std::string reason;
  bool character = false;  ///< it is a character that XML does not have
};

/// Reads a file of any size in one pass and constant memory; entities of the file's own are not expanded, and nothing
/// is fetched. Returns where it ceases to be well-formed, if it does. Throws Error(Input) when it cannot be read.
std::optional<XmlFault> read_xml(const std::string& path, XmlHandler&);

}  // namespace dossier
