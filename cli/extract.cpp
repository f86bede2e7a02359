#include <cstdio>
#include <thread>

#include "cli/command.h"
#include "cli/common.h"
#include "ingest/pipeline.h"

namespace dossier {
namespace {

/// A pure map: a line of JSON for each document, in input order, no database and no state between documents.
class ExtractCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("PATH", paths_, "Articles, as for ingest; without any: JSON Lines on standard input", false);
    o.option("--format", format_, "The input's format, when looking at it does not tell", {"text", "html", "json", "feed", "mime"});
    o.option("-j,--jobs", jobs_, "Worker threads; 0: one for each core");
    o.option("--lexicon", lexicons_, "A TSV of names of your own (repeatable)");
    o.flag("--strict", strict_, "Stop at the first document that cannot be read");
  }

  int run() override {
    PipelineOptions options;
    options.jobs = jobs_ ? jobs_ : std::max(1u, std::thread::hardware_concurrency());
    options.strict = strict_;
    if (!format_.empty()) options.reader.format = parse_input_format(format_);
    if (paths_.empty()) {
      paths_ = {"-"};
      if (format_.empty()) options.reader.format = InputFormat::Json;
    }
    Models models;
    for (const std::string& file : lexicons_) models.add_lexicon(file);
    bool failed = false;
    run_pipeline(paths_, models, options,
                 [](const Document& d, const Extraction& x) { write_stdout(to_json(d, x) + "\n"); },
                 [&](const std::string& message) {
                   failed = true;
                   std::fprintf(stderr, "dossier: %s\n", message.c_str());
                 });
    return failed ? 1 : 0;
  }

 private:
  std::vector<std::string> paths_, lexicons_;
  std::string format_;
  uint32_t jobs_ = 1;
  bool strict_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() { return std::make_unique<ExtractCommand>(); }

}  // namespace dossier
