#include <cstdio>
#include <filesystem>
#include <fstream>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/refusals.h"
#include "export/archive.h"
#include "graph/error.h"
#include "graph/store.h"
#include "ingest/background.h"
#include "ingest/resolver.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class ImportCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("FILE", path_, "JSON Lines of 'dossier export' (read back without loss), or as background knowledge: GraphML, "
                                "FollowTheMoney, or a table of nodes, or of edges (CSV, TSV)");
    o.positional("EDGES", edges_, "The table of edges, when FILE is one of nodes", false);
    database_.declare(o);
    o.option("--format", format_, "What FILE is, when its name does not tell", {"jsonl", "graphml", "ftm", "csv"});
    o.option("--name", name_, "Name of the layer of background knowledge; default: the file's");
    o.option("--node-type", node_type_, "Type of nodes whose own type the vocabulary does not have");
    o.option("--relation", relation_, "Relation of edges whose own type the vocabulary does not have; that becomes their role");
  }

  int run() override {
    if (!fs::exists(path_)) throw input_error("cannot read " + path_ + ": there is no such file");
    const std::string format = format_.empty() ? guess() : format_;
    return format == "jsonl" ? import_archive() : import_background(format);
  }

 private:
  std::string guess() const {
    if (path_.ends_with(".graphml")) return "graphml";
    if (path_.ends_with(".csv") || path_.ends_with(".tsv") || fs::is_directory(path_)) return "csv";
    std::ifstream in(path_, std::ios::binary);
    std::string first;
    std::getline(in, first);
    if (is_archive(first)) return "jsonl";
    if (first.find("\"schema\"") != std::string::npos && first.find("\"properties\"") != std::string::npos) return "ftm";
    if (path_.ends_with(".xml")) return "graphml";
    throw usage_error("cannot tell what " + path_ + " is; say it with --format jsonl, graphml, ftm or csv");
  }

  /// Into an empty database, entities keep the numbers of the archive: the same again. Into any other, they are
  /// resolved with what is known there.
  int import_archive() {
    std::ifstream in(path_, std::ios::binary);
    Store store(database_.resolved(), Store::Mode::Write);
    const bool empty = store.document_ids().empty();
    Resolver resolver(store.entities(), store.next_entity_id());
    ArchiveReader reader(in);
    StoredDocument stored;
    uint64_t documents = 0;
    const auto next = [&] {
      try {
        return reader.next(stored);
      } catch (const Error& error) {
        throw input_error(path_ + ", " + error.what());
      }
    };
    while (next()) {
      store.add(stored.document, stored.extraction, empty ? stored.resolution : resolver.add(stored.document, stored.extraction));
      ++documents;
    }
    store.commit();
    std::fprintf(stderr, "%s: %llu %s imported\n", database_.resolved().c_str(), static_cast<unsigned long long>(documents),
                 documents == 1 ? "document" : "documents");
    return 0;
  }

  BackgroundGraph read(const std::string& format) const {
    if (format == "graphml") return read_background_graphml(path_);
    if (format == "ftm") return read_background_ftm(path_);
    if (fs::is_directory(path_)) return read_background_csv((fs::path(path_) / "nodes.csv").string(), (fs::path(path_) / "edges.csv").string());
    return read_background_csv(path_, edges_);
  }

  int import_background(const std::string& format) {
    const BackgroundGraph graph = read(format);
    BackgroundOptions options;
    options.path = path_;
    options.name = name_.empty() ? fs::path(path_).lexically_normal().filename().string() : name_;
    if (options.name.empty()) options.name = fs::path(path_).parent_path().filename().string();
    options.node_type = node_type_;
    options.relation = relation_;
    Refusals refusals;
    const BackgroundLayer layer = make_background_layer(graph, options, Schema::builtin(), refusals);
    report_refusals(refusals);
    if (layer.extraction.entities.empty()) throw input_error("there is nothing in " + path_ + " that could be taken; " + database_.resolved() + " is as it was");
    Store store(database_.resolved(), Store::Mode::Write);
    Resolver resolver(store.entities(), store.next_entity_id());
    store.add(layer.document, layer.extraction, resolver.add(layer.document, layer.extraction));
    store.commit();
    std::fprintf(stderr, "%s: layer \"%s\" with %zu entities and %zu relations; 'dossier remove %s' takes it out again\n",
                 database_.resolved().c_str(), options.name.c_str(), layer.extraction.entities.size(),
                 layer.extraction.relations.size(), layer.document.id.c_str());
    return 0;
  }

  DatabaseOption database_;
  std::string path_, edges_, format_, name_, node_type_, relation_;
};

}  // namespace

std::unique_ptr<Command> make_import() { return std::make_unique<ImportCommand>(); }

}  // namespace dossier
