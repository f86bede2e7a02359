#include <algorithm>

#include "cli/command.h"
#include "cli/common.h"
#include "export/check.h"
#include "graph/error.h"

namespace dossier {
namespace {

/// "line 7", "line 7 and 3 more", "the file".
std::string place(const FileTrait& trait) {
  if (trait.line == 0) return "the file";
  std::string text = "line " + std::to_string(trait.line);
  if (trait.count > 1) text += " and " + std::to_string(trait.count - 1) + " more";
  return text;
}

class CheckCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("FILE", path_, "GraphML or GEXF, of 'dossier export' or of any other program");
    std::vector<std::string> names;
    for (const Viewer viewer : viewers()) names.emplace_back(to_string(viewer));
    o.option("--viewer", viewer_, "Only what this one makes of it", names);
    table_.declare(o);
  }

  /// 1 when one of the viewers asked for does not open the file.
  int run() override {
    const FileCheck check = check_graph_file(path_);
    bool rejected = false;
    const Table table = rows(check, rejected);
    if (table_.format == "table") write_stdout(text(check, table));
    else table_.print(table);
    return rejected ? 1 : 0;
  }

 private:
  Table rows(const FileCheck& check, bool& rejected) const {
    Table table{{"trait", "line", "count", "example", "viewer", "effect", "consequence", "advice"}, {}};
    for (const FileTrait& trait : check.traits) {
      const TraitText& words = text_of(trait.trait);
      for (const Consequence* c : consequences(check, trait.trait)) {
        for (const Viewer viewer : viewers()) {
          if (!contains(c->viewers, viewer) || (!viewer_.empty() && to_string(viewer) != viewer_)) continue;
          rejected = rejected || (c->effect == Effect::Rejects && (!viewer_.empty() || viewer != Viewer::Schema));
          table.rows.push_back({std::string(words.name), trait.line == 0 ? Cell() : Cell(static_cast<int64_t>(trait.line)), static_cast<int64_t>(trait.count),
                                trait.example, std::string(to_string(viewer)), std::string(to_string(c->effect)), std::string(c->what), std::string(words.advice)});
        }
      }
    }
    return table;
  }

  /// For people: what stands where, what each viewer makes of it, and what to do.
  std::string text(const FileCheck& check, const Table& table) const {
    const auto number = [](uint64_t n, const char* one) { return std::to_string(n) + " " + one + (n == 1 ? "" : "s"); };
    std::string out = (check.format == "gexf" ? "GEXF: " : "GraphML: ") + number(check.nodes, "node") + ", " + number(check.edges, "edge") + ", " +
                      number(check.keys, "attribute") + "\n";
    for (const FileTrait& trait : check.traits) {
      std::string lines;
      for (const Consequence* c : consequences(check, trait.trait)) {
        std::string names;
        for (const Viewer viewer : viewers())
          if (contains(c->viewers, viewer) && (viewer_.empty() || to_string(viewer) == viewer_)) names.append(names.empty() ? "" : ", ").append(to_string(viewer));
        if (!names.empty()) lines.append("    ").append(to_string(c->effect)).append(": ").append(names).append(" (").append(c->what).append(")\n");
      }
      if (lines.empty()) continue;
      const TraitText& words = text_of(trait.trait);
      out.append("\n").append(place(trait)).append(": ").append(words.what);
      if (!trait.example.empty()) out.append(" (").append(trait.example).append(")");
      out.append("\n").append(lines).append("    advice: ").append(words.advice).append("\n");
    }
    if (table.rows.empty()) out += "\nnothing to say: " + (viewer_.empty() ? std::string("all viewers read") : viewer_ + " reads") + " it as it stands\n";
    return out;
  }

  std::string path_, viewer_;
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<CheckCommand>(); }

}  // namespace dossier
