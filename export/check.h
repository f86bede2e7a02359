#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/check_rules.h"

namespace dossier {

/// One property of a graph file that some viewer does not take as it stands.
struct FileTrait {
  Trait trait{};
  uint64_t line = 0;    ///< where it stands first, from 1; 0: of the file as a whole
  uint64_t count = 1;   ///< how often it stands there
  std::string example;  ///< the id, name or value of the first
};

/// What a graph file holds, and what is unusual in it, in the order of the rules.
struct FileCheck {
  std::string format;  ///< "graphml" or "gexf"
  uint64_t nodes = 0, edges = 0, keys = 0;
  std::vector<FileTrait> traits;
};

/// Reads a GraphML or GEXF file of any size, from any program, in one pass; of each node and edge it remembers hashes
/// only. A file that is not well-formed XML is checked up to the fault, which is a trait itself. Throws Error(Input)
/// for what cannot be read or is neither of the two.
FileCheck check_graph_file(const std::string& path);

/// The consequences of one trait for the viewers that can read files of this format.
std::vector<const Consequence*> consequences(const FileCheck&, Trait);

/// Gathers traits: the first of each kind with its line, and how many. What tells two of a kind apart (the key whose
/// values are empty, say) is the `about`; many such are one.
class TraitLog {
 public:
  void note(Trait, uint64_t line, std::string_view example = "");
  bool has(Trait) const;
  std::vector<FileTrait> take();  ///< in the order of the rules

 private:
  std::vector<FileTrait> traits_;
};

}  // namespace dossier
