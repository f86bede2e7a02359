#include "ingest/pipeline.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/watch.h"
#include "graph/error.h"

namespace dossier {
namespace {

/// One line on stderr that counts, rewritten at most ten times a second. Silent unless stderr is a terminal.
class Progress {
 public:
  void count(const Document&) {
    ++documents_;
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - began_).count();
    std::fprintf(stderr, "\r%zu documents, %.0f a second ", documents_, static_cast<double>(documents_) / std::max(seconds, 0.001));
  }
  void clear() const {
    if (terminal_ && documents_ > 0) std::fprintf(stderr, "\r%60s\r", "");
  }

 private:
  bool terminal_ = stderr_is_terminal();
  size_t documents_ = 0;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now(), shown_ = began_;
};

class IngestCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("PATH", paths_, "Articles: files, folders, or - for standard input (text, HTML, JSON Lines, feeds; also gzip)");
    database_.declare(o);
    o.option("--format", format_, "The input's format, when looking at it does not tell", {"text", "html", "json", "feed", "mime"});
    o.option("-j,--jobs", jobs_, "Worker threads; 0: one for each core");
    o.option("--lexicon", lexicons_, "A TSV of names of your own (repeatable)");
    o.flag("--strict", strict_, "Stop at the first document that cannot be read");
    o.flag("--again", again_, "Extract again from articles that have not changed");
    o.flag("-q,--quiet", quiet_, "Say nothing but errors");
  }

  int run() override {
    PipelineOptions options;
    options.jobs = jobs_ ? jobs_ : std::max(1u, std::thread::hardware_concurrency());
    options.strict = strict_;
    options.again = again_;
    if (!format_.empty()) options.reader.format = parse_input_format(format_);
    Models models;
    for (const std::string& file : lexicons_) models.add_lexicon(file);
    check_inputs();
    Store store(database_.resolved(), Store::Mode::Write);
    Progress progress;
    const PipelineEvents events{[&](const Document& d) { progress.count(d); },
                                [&](const std::string& message) {
                                  progress.clear();
                                  std::fprintf(stderr, "dossier: %s\n", message.c_str());
                                }};
    const IngestReport report = ingest(paths_, models, options, store, events);
    progress.clear();
    if (!quiet_)
      std::fprintf(stderr, "%s: %llu added, %llu replaced, %llu unchanged, %llu failed\n", database_.resolved().c_str(),
                   static_cast<unsigned long long>(report.added), static_cast<unsigned long long>(report.replaced),
                   static_cast<unsigned long long>(report.unchanged), static_cast<unsigned long long>(report.failed));
    if (report.added + report.replaced > 0) report_watches(database_.resolved());
    return report.failed == 0 ? 0 : 1;
  }

 private:
  /// A new database is not made for inputs that are all missing.
  void check_inputs() const {
    for (const std::string& path : paths_)
      if (path == "-" || std::filesystem::exists(path)) return;
    throw input_error(paths_.front() + ": there is no such file or folder");
  }

  std::vector<std::string> paths_, lexicons_;
  DatabaseOption database_;
  std::string format_;
  uint32_t jobs_ = 0;
  bool strict_ = false, again_ = false, quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_ingest() { return std::make_unique<IngestCommand>(); }

}  // namespace dossier
