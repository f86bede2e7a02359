#include <cstdio>
#include <fstream>
#include <iostream>
#include <unordered_map>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/refusals.h"
#include "graph/error.h"
#include "graph/store.h"
#include "ingest/evidence_check.h"
#include "ingest/reader.h"
#include "ingest/resolver.h"

namespace dossier {
namespace {

/// The documents that an extraction is about, by id. Both files usually have the same order, so documents are read
/// only as far as one is asked for; those that were passed over are kept.
class DocumentShelf {
 public:
  explicit DocumentShelf(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  /// False when no document has the id.
  bool take(const std::string& id, Document& document) {
    while (true) {
      if (const auto it = kept_.find(id); it != kept_.end()) {
        document = std::move(it->second);
        kept_.erase(it);
        return true;
      }
      Document next;
      if (!read(next)) return false;
      kept_.emplace(next.id, std::move(next));
    }
  }

 private:
  bool read(Document& document) {
    while (true) {
      if (!reader_) {
        if (position_ == paths_.size()) return false;
        reader_ = open_reader(paths_[position_++]);
      }
      if (reader_->next(document)) return true;
      reader_.reset();
    }
  }

  std::vector<std::string> paths_;
  size_t position_ = 0;
  std::unique_ptr<DocumentReader> reader_;
  std::unordered_map<std::string, Document> kept_;
};

/// The "id" of a line, without reading all of it twice: extraction lines are checked later.
std::string id_of(const std::string& line) {
  const Document document = document_from_json(line.substr(0, line.find('{') + 1) + "\"text\":\"\"," + line.substr(line.find('{') + 1));
  return document.id;
}

class LoadCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("EXTRACTION", extraction_, "JSON Lines of 'dossier extract', or of another extractor; - for standard input");
    o.positional("DOCUMENT", documents_, "The articles that it was made from, as given to extract: files, folders, JSON Lines");
    database_.declare(o);
    o.flag("--strict", strict_, "Stop at the first document that cannot be loaded");
  }

  int run() override {
    std::ifstream file;
    if (extraction_ != "-") {
      file.open(extraction_, std::ios::binary);
      if (!file) throw input_error("cannot read " + extraction_ + ": there is no such file, or it may not be read");
    }
    std::istream& in = extraction_ == "-" ? std::cin : file;
    DocumentShelf shelf(documents_);
    Store store(database_.resolved(), Store::Mode::Write);
    Resolver resolver(store.entities(), store.next_entity_id());
    Refusals refusals;
    uint64_t loaded = 0, failed = 0;
    std::string line;
    for (uint64_t number = 1; std::getline(in, line); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      try {
        Document document;
        const std::string id = id_of(line);
        if (!shelf.take(id, document)) throw input_error("no document has the id '" + id + "'; name its file after the extraction");
        const Extraction extraction = checked_extraction(line, document, Schema::builtin(), refusals);
        store.add(document, extraction, resolver.add(document, extraction));
        ++loaded;
      } catch (const Error& error) {
        if (strict_ || error.kind() != Error::Kind::Input) throw;
        std::fprintf(stderr, "dossier: %s, line %llu: %s\n", extraction_.c_str(), static_cast<unsigned long long>(number), error.what());
        ++failed;
      }
    }
    store.commit();
    report_refusals(refusals);
    std::fprintf(stderr, "%s: %llu %s loaded, %llu failed\n", database_.resolved().c_str(),
                 static_cast<unsigned long long>(loaded), loaded == 1 ? "document" : "documents", static_cast<unsigned long long>(failed));
    return failed == 0 ? 0 : 1;
  }

 private:
  DatabaseOption database_;
  std::string extraction_;
  std::vector<std::string> documents_;
  bool strict_ = false;
};

}  // namespace

std::unique_ptr<Command> make_load() { return std::make_unique<LoadCommand>(); }

}  // namespace dossier
