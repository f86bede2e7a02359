#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/export_part.h"
#include "export/archive.h"
#include "export/formats.h"
#include "graph/error.h"
#include "graph/store.h"

namespace dossier {
namespace {

class ExportCommand : public Command {
 public:
  void declare(Options& o) override {
    database_.declare(o);
    database_.declare_inferred(o);
    std::string names;
    for (const Format& format : formats()) names.append(names.empty() ? "" : ", ").append(format.name);
    o.option("-f,--format", format_, "What to write; default: by the name of the output. One of " + names);
    o.option("-o,--output", output_, "File; '-': standard output; FOLDER/: the parts of a format of several files");
    o.flag("--force", force_, "Replace a file that exists");
    o.option("--projection", projection_, "What the nodes are: entities; full: events and statements, too; bipartite: who speaks, and of what; statements",
             {"entities", "full", "bipartite", "statements"});
    o.option("--ego", ego_, "Only what is near this entity (repeatable)");
    o.option("--hops", hops_, "How many relations away from --ego");
    o.option("--query", query_, "Only the nodes and relationships that this openCypher query returns");
    o.option("--profile", profile_, "graphml: for which viewer", {"standard", "gephi", "cytoscape", "neo4j", "yed"});
    o.option("--gexf-version", gexf_, "gexf: 1.3, or 1.2draft for NetworkX", {"1.3", "1.2draft"});
    o.flag("--keep-parallel", keep_parallel_, "One edge for each claim, instead of one for all that say the same");
    o.flag("--connected", connected_, "Leave out nodes without an edge");
    o.flag("--raw-cells", raw_cells_, "csv: no apostrophe before texts that a spreadsheet would take for formulas");
    o.option("--title", title_, "Title of the page, the picture or the file");
    filter_.declare(o);
  }

  int run() override {
    if (format_.empty() && output_.empty())
      throw usage_error("say what to write: --format FORMAT, or --output FILE ('dossier formats' lists the formats)");
    const Format& format = format_.empty() ? format_of_path(output_) : find_format(format_);
    if (format.parts.empty()) return write_everything();
    const KnowledgeGraph graph = database_.load();
    const ExportOptions options = options_for(graph);
    if (format.parts.size() > 1 && is_folder()) {
      write_folder(format, graph, output_, force_, options);
      return 0;
    }
    Sink sink = open_sink();
    write_format(format, graph, sink, options);
    sink.commit();
    return 0;
  }

 private:
  ExportOptions options_for(const KnowledgeGraph& graph) const {
    ExportOptions options;
    options.filter = filter_.filter();
    options.projection = *parse_graph_projection(projection_);
    options.profile = *parse_profile(profile_);
    for (const std::string& name : ego_) options.ego.push_back(graph.resolve(name));
    options.hops = hops_;
    if (!query_.empty()) options.part = part_of_query(graph, query_);
    if (options.part && options.part->entities.empty() && options.part->claims.empty() && options.projection == GraphProjection::Entities)
      throw usage_error("--query: it returns statements alone, which are no nodes of --projection entities; take statements or full");
    options.keep_parallel = keep_parallel_;
    options.drop_isolated = connected_;
    options.guard_formulas = !raw_cells_;
    options.gexf_draft = gexf_ == "1.2draft";
    options.title = title_;
    return options;
  }

  bool is_folder() const { return output_.ends_with('/') || std::filesystem::is_directory(output_); }

  Sink open_sink() const {
    return output_.empty() || output_ == "-" ? Sink::descriptor(STDOUT_FILENO) : Sink::file(output_, force_);
  }

  int write_everything() {
    const Store store(database_.resolved(), Store::Mode::Read);
    Sink sink = open_sink();
    write_archive(store, sink);
    sink.commit();
    return 0;
  }

  DatabaseOption database_;
  FilterOption filter_;
  std::string format_, output_, query_, projection_ = "entities", profile_ = "standard", gexf_ = "1.3", title_ = "Knowledge graph";
  std::vector<std::string> ego_;
  uint32_t hops_ = 1;
  bool force_ = false, keep_parallel_ = false, connected_ = false, raw_cells_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<ExportCommand>(); }

}  // namespace dossier
