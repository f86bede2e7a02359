#include "cli/common.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "graph/error.h"
#include "graph/inference.h"
#include "graph/store.h"
#include "graph/text.h"

namespace dossier {

void DatabaseOption::declare(Options& o) {
  o.option("--db", path, "The database file [$DOSSIER_DB, else dossier.db]");
}

std::string DatabaseOption::resolved() const {
  if (!path.empty()) return path;
  const char* variable = std::getenv("DOSSIER_DB");
  return variable && *variable ? variable : "dossier.db";
}

void DatabaseOption::declare_inferred(Options& o) { o.flag("--inferred", inferred_, "Also what follows from the claims, marked by its role, inferred; explain names the premises"); }

KnowledgeGraph DatabaseOption::load() const {
  GraphData data = Store(resolved(), Store::Mode::Read).load();
  if (inferred_) add_inferences(data, Schema::builtin());
  return KnowledgeGraph(std::move(data));
}

void FilterOption::declare(Options& o) {
  o.option("--as-of", as_of_, "What holds on this day (2022-10-03, 2022-10 or 2022)");
  o.option("--from", from_, "What happened or was published on this day or later");
  o.option("--to", to_, "What happened or was published on this day or earlier");
  o.option("--source", sources_, "Only from this outlet, document or URL (repeatable)");
  o.option("--only", only_, "facts: what the articles affirm; claims: all the rest", {"facts", "claims", "all"});
  o.option("--according-to", according_to_, "Only what this speaker says ('narrator': what nobody is quoted with)");
  o.option("--min-confidence", min_confidence_, "Only claims of at least this confidence, 0 to 1");
  o.option("--min-sources", min_sources_, "Only claims with at least this many independent sources");
}

bool FilterOption::set(std::string_view option, const std::string& value) {
  const std::pair<std::string_view, std::string*> texts[] = {
      {"--as-of", &as_of_}, {"--from", &from_}, {"--to", &to_}, {"--only", &only_}, {"--according-to", &according_to_}};
  for (const auto& [name, text] : texts)
    if (option == name) return *text = value, true;
  if (option == "--source") return sources_.push_back(value), true;
  if (option != "--min-confidence" && option != "--min-sources") return false;
  char* end = nullptr;
  const double number = std::strtod(value.c_str(), &end);
  if (value.empty() || *end != 0 || !(number >= 0 && number < 1e6)) throw usage_error(std::string(option) + ": '" + value + "' is not a number");
  if (option == "--min-confidence") min_confidence_ = number;
  else min_sources_ = static_cast<uint32_t>(number);
  return true;
}

ClaimFilter FilterOption::filter() const {
  if (only_ != "facts" && only_ != "claims" && only_ != "all") throw usage_error("--only: '" + only_ + "' is none of facts, claims, all");
  ClaimFilter f;
  const auto date = [](const std::string& text, const char* option) {
    if (text.empty()) return PartialDate{};
    const auto d = parse_date(text);
    if (!d) throw usage_error(std::string(option) + ": '" + text + "' is not a date; write 2022-10-03, 2022-10 or 2022");
    return *d;
  };
  f.as_of = date(as_of_, "--as-of");
  f.period = {date(from_, "--from"), date(to_, "--to")};
  f.sources = sources_;
  f.only = only_ == "facts" ? Only::Facts : only_ == "claims" ? Only::Claims : Only::All;
  f.according_to = according_to_;
  if (min_confidence_ < 0 || min_confidence_ > 1) throw usage_error("--min-confidence must be between 0 and 1");
  f.min_confidence = static_cast<float>(min_confidence_);
  f.min_sources = min_sources_;
  return f;
}

void write_stdout(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw input_error(std::string("standard output: ") + std::strerror(errno));
    bytes.remove_prefix(static_cast<size_t>(n));
  }
}

bool stderr_is_terminal() {
  const auto set = [](const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value;
  };
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) && !set("CI") && !set("NO_COLOR") && !(term && std::strcmp(term, "dumb") == 0);
}

}  // namespace dossier
