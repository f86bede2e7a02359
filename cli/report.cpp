#include <unistd.h>

#include "cli/command.h"
#include "cli/common.h"
#include "export/report.h"
#include "graph/date.h"
#include "graph/error.h"

namespace dossier {
namespace {

using WriteReport = void (*)(const RelationReport&, const KnowledgeGraph&, Sink&);

struct ReportFormat {
  std::string_view name, suffix;
  WriteReport write;
};
constexpr ReportFormat kFormats[] = {
    {"md", ".md", write_report_markdown}, {"html", ".html", write_report_html}, {"json", ".json", write_report_json}};

class ReportCommand : public Command {
 public:
  void declare(Options& options) override {
    options.positional("ENTITY", names_, "one entity, or two for what links them", false);
    options.option("--topic", topic_, "passages that hold each of these words");
    options.flag("--corpus", corpus_, "all that the database holds");
    options.option("--since", since_, "only what no article before this date says");
    options.option("-f,--format", format_, "md, html or json; by default what the output's name says, else md", {"md", "html", "json"});
    options.option("-o,--output", output_, "file to write; '-' or nothing: standard output");
    options.flag("--force", force_, "write over an existing file");
    options.flag("--full", full_, "do not cut long tables and lists");
    database_.declare(options);
    filter_.declare(options);
  }

  int run() override {
    const size_t kinds = (names_.empty() ? 0 : 1) + (topic_.empty() ? 0 : 1) + (corpus_ ? 1 : 0);
    if (kinds != 1 || names_.size() > 2)
      throw usage_error("report needs one of: an entity, two entities, --topic WORDS, --corpus");
    const ReportFormat& format = chosen_format();
    ReportOptions options;
    options.filter = filter_.filter();
    options.full = full_;
    if (!since_.empty()) {
      const auto date = parse_date(since_);
      if (!date) throw usage_error("--since takes a date like 2022-10-03, 2022-10 or 2022, not '" + since_ + "'");
      options.since = *date;
    }
    const KnowledgeGraph graph = database_.load();
    const RelationReport report = make(graph, options);
    Sink sink = output_.empty() || output_ == "-" ? Sink::descriptor(STDOUT_FILENO) : Sink::file(output_, force_);
    format.write(report, graph, sink);
    sink.commit();
    return 0;
  }

 private:
  const ReportFormat& chosen_format() const {
    for (const ReportFormat& format : kFormats)
      if (format_.empty() ? output_.ends_with(format.suffix) : format_ == format.name) return format;
    return kFormats[0];
  }

  RelationReport make(const KnowledgeGraph& graph, const ReportOptions& options) const {
    if (corpus_) return report_corpus(graph, options);
    if (!topic_.empty()) return report_topic(graph, topic_, options);
    const EntityId first = graph.resolve(names_[0]);
    return names_.size() == 1 ? report_entity(graph, first, options) : report_pair(graph, first, graph.resolve(names_[1]), options);
  }

  std::vector<std::string> names_;
  std::string topic_, since_, format_, output_;
  bool corpus_ = false, force_ = false, full_ = false;
  DatabaseOption database_;
  FilterOption filter_;
};

}  // namespace

std::unique_ptr<Command> make_report() { return std::make_unique<ReportCommand>(); }

}  // namespace dossier
