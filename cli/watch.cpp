#include "cli/watch.h"

#include <algorithm>
#include <cstdio>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/question.h"
#include "graph/error.h"
#include "graph/store.h"
#include "graph/watches.h"

namespace dossier {
namespace {

/// Words as a shell divides them: blanks, and quotation marks of both kinds.
std::vector<std::string> split_words(std::string_view line) {
  std::vector<std::string> words;
  bool inside = false;
  char quote = 0;
  for (const char c : line) {
    if (quote ? c == quote : c == '"' || c == '\'') {
      quote = quote ? '\0' : c;
      if (!inside) words.emplace_back();
      inside = true;
    } else if (!quote && (c == ' ' || c == '\t' || c == '\n')) {
      inside = false;
    } else {
      if (!inside) words.emplace_back();
      inside = true;
      words.back() += c;
    }
  }
  if (quote) throw usage_error("a quotation mark is not closed in: " + std::string(line));
  return words;
}

struct AskedQuestion {
  const Question* question;
  QuestionArguments arguments;
  ClaimFilter filter;
};

/// Reads "members NATO --only facts". Throws Error(Usage).
AskedQuestion read_question(const std::string& line) {
  const std::vector<std::string> words = split_words(line);
  if (words.empty()) throw usage_error("there is no question to watch");
  AskedQuestion asked{find_question(words[0]), {}, {}};
  if (!asked.question) throw usage_error("'" + words[0] + "' is not a question that can be watched; members, conflicts, comments ... can ('dossier --help')");
  FilterOption filter;
  const auto& parameters = asked.question->parameters;
  auto next = std::ranges::find_if(parameters, [](const QuestionParameter& p) { return !p.name.starts_with("--"); });
  for (size_t i = 1; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) {
      if (next == parameters.end()) throw usage_error(words[0] + " takes no '" + words[i] + "'");
      asked.arguments.set(std::string(next->name), words[i]);
      next = std::find_if(next + 1, parameters.end(), [](const QuestionParameter& p) { return !p.name.starts_with("--"); });
      continue;
    }
    if (i + 1 == words.size()) throw usage_error(words[i] + " needs a value");
    const bool own = std::ranges::find(parameters, words[i], &QuestionParameter::name) != parameters.end();
    if (own) asked.arguments.set(words[i], words[i + 1]);
    else if (!filter.set(words[i], words[i + 1])) throw usage_error(words[0] + " has no option " + words[i]);
    ++i;
  }
  if (next != parameters.end() && next->required) throw usage_error(words[0] + " needs " + std::string(next->name));
  asked.filter = filter.filter();
  return asked;
}

/// An entity that nothing was read of yet is nothing wrong: what is read of it later is then new.
Table answer_now(const KnowledgeGraph& graph, const AskedQuestion& asked, bool say) {
  try {
    return asked.question->answer(graph, asked.arguments, asked.filter);
  } catch (const Error& e) {
    if (e.kind() != Error::Kind::Input) throw;
    if (say) std::fprintf(stderr, "dossier: so far, %s\n", e.what());
    return {};
  }
}

class WatchCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("NAME", name_, "A kept question: what does it answer that was not reported yet? Without a name: all are listed", false);
    o.positional("QUESTION", question_, "The line of a question to keep under that name, as in \"members NATO --only facts\"", false);
    o.flag("--remove", remove_, "Keep it no longer");
    database_.declare(o);
    table_.declare(o);
  }

  int run() override {
    const std::string path = database_.resolved();
    const std::vector<Watch> watches = stored_watches(path);
    if (name_.empty()) return list(watches);
    if (remove_) {
      if (!remove_watch(path, name_)) throw unknown();
      return 0;
    }
    const auto known = std::ranges::find(watches, name_, &Watch::name);
    if (question_.empty() && known == watches.end()) throw unknown();
    const AskedQuestion asked = read_question(question_.empty() ? known->command : question_);
    const Table answer = answer_now(database_.load(), asked, true);
    if (question_.empty()) {
      print_answer(new_rows(path, name_, answer), table_, 0, {asked.question->headings, std::string(asked.question->below)});
    } else {
      store_watch(path, {name_, question_}, answer);
      std::fprintf(stderr, "watching %s: %zu rows now; what is new is told after each ingest\n", name_.c_str(), answer.rows.size());
    }
    return 0;
  }

 private:
  int list(const std::vector<Watch>& watches) const {
    Table table{{"name", "question"}, {}};
    for (const Watch& w : watches) table.rows.push_back({w.name, w.command});
    table_.print(table);
    return 0;
  }
  Error unknown() const { return input_error("nothing is watched under the name '" + name_ + "'; 'dossier watch' lists what is"); }

  std::string name_, question_;
  bool remove_ = false;
  DatabaseOption database_;
  TableOption table_;
};

}  // namespace

void report_watches(const std::string& path) {
  const std::vector<Watch> watches = stored_watches(path);
  if (watches.empty()) return;
  const KnowledgeGraph graph(Store(path, Store::Mode::Read).load());
  for (const Watch& watch : watches) {
    try {
      const AskedQuestion asked = read_question(watch.command);
      const Table fresh = new_rows(path, watch.name, answer_now(graph, asked, false));
      if (fresh.rows.empty()) continue;
      write_stdout("\nNew in " + watch.name + " (" + watch.command + ")\n");
      print_answer(fresh, TableOption(), 0, {asked.question->headings, std::string(asked.question->below)});
    } catch (const Error& e) {  // no reason for the ingest to fail
      std::fprintf(stderr, "dossier: watch %s: %s\n", watch.name.c_str(), e.what());
    }
  }
}

std::unique_ptr<Command> make_watch() { return std::make_unique<WatchCommand>(); }

}  // namespace dossier
