#include <histedit.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cwchar>

#include "cli/query_session.h"
#include "graph/error.h"
#include "graph/query/editing.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr int kHistorySize = 1000;
constexpr std::string_view kHelp =
    "A query ends with ';' and may have several lines. Tab completes labels, types, properties and, in quotes, names.\n"
    "Ctrl-C stops a query or drops what was typed; Ctrl-D leaves.\n"
    "  \\schema             labels, relationship types and properties, with how many there are\n"
    "  \\format FORMAT      how rows are printed: table, json, jsonl or csv\n"
    "  \\param NAME VALUE   what $NAME stands for\n"
    "  \\timing             print how long each query takes, or stop it\n"
    "  \\help               this\n"
    "  \\quit               leave\n"
    "For example:\n"
    "  MATCH (m)-[r:MEMBER_OF]->(o) WHERE 'NATO' IN o.names RETURN m.name, r.status, r.since ORDER BY m.name;\n";
constexpr std::string_view kCommands[] = {"\\format", "\\help", "\\param", "\\quit", "\\schema", "\\timing"};

std::atomic<bool> interrupted{false};
void on_interrupt(int) { interrupted = true; }

/// Ctrl-C sets a flag that stops the query; `read_key` looks at it while a line is typed.
class InterruptHandler {
 public:
  InterruptHandler() {
    struct sigaction action {};
    action.sa_handler = on_interrupt;
    sigaction(SIGINT, &action, &before_);
  }
  ~InterruptHandler() { sigaction(SIGINT, &before_, nullptr); }
  InterruptHandler(const InterruptHandler&) = delete;
  InterruptHandler& operator=(const InterruptHandler&) = delete;

 private:
  struct sigaction before_ {};
};

/// The line editor's way to read a character: 1, 0 at the end of the input, -1 with EINTR after Ctrl-C. The signal is let
/// through only while waiting, so that one that comes between two keys is not missed.
int read_key(EditLine*, wchar_t* key) {
  sigset_t interrupt, before;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  std::mbstate_t state{};
  for (;;) {
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = interrupted ? -1 : ppoll(&input, 1, nullptr, &before);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (interrupted) errno = EINTR;
    if (interrupted || (ready < 0 && errno != EINTR)) return -1;
    if (ready < 0) continue;  // another signal, as when the window changes its size
    char byte = 0;
    const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
    if (count <= 0) return static_cast<int>(count);
    const size_t length = std::mbrtowc(key, &byte, 1, &state);
    if (length == static_cast<size_t>(-1)) state = {};  // not UTF-8: the byte is dropped
    else if (length != static_cast<size_t>(-2)) return 1;
  }
}

class Shell {
 public:
  Shell(QuerySession& session, TableOption table)
      : session_(session), table_(std::move(table)), editor_(el_init("dossier", stdin, stdout, stderr)), history_(history_init()) {
    session_.options.limits.cancelled = &interrupted;
    if (!editor_ || !history_) throw input_error("the terminal cannot be used for a shell; give the query as an argument");
    HistEvent event;
    history(history_, &event, H_SETSIZE, kHistorySize);
    history(history_, &event, H_SETUNIQUE, 1);
    if (const char* home = std::getenv("HOME"); home && *home) history_file_ = std::string(home) + "/.dossier_history";
    if (!history_file_.empty()) history(history_, &event, H_LOAD, history_file_.c_str());
    el_set(editor_, EL_CLIENTDATA, this);
    el_set(editor_, EL_PROMPT, prompt);
    el_set(editor_, EL_EDITOR, "emacs");
    el_set(editor_, EL_GETCFN, read_key);
    el_set(editor_, EL_HIST, history, history_);
    el_set(editor_, EL_ADDFN, "complete", "complete the word", complete);
    el_set(editor_, EL_BIND, "\t", "complete", nullptr);
    el_source(editor_, nullptr);
  }
  ~Shell() {
    HistEvent event;
    if (!history_file_.empty()) history(history_, &event, H_SAVE, history_file_.c_str());
    history_end(history_);
    el_end(editor_);
  }
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  int run() {
    std::printf("%u nodes, %u relationships. \\help tells more.\n", session_.graph().node_count(), session_.graph().relationship_count());
    const InterruptHandler handler;
    while (!done_) {
      int length = 0;
      interrupted = false;
      el_set(editor_, EL_PREP_TERM, 1);  // before the prompt: what is typed at once is read as keys, Ctrl-D too
      const char* const line = el_gets(editor_, &length);
      if (interrupted) {
        std::puts("^C");
        buffer_.clear();
        el_reset(editor_);
        continue;
      }
      if (!line || length <= 0) break;
      take({line, static_cast<size_t>(length)});
    }
    std::puts("");
    return 0;
  }

 private:
  static Shell& of(EditLine* editor) {
    void* shell = nullptr;
    el_get(editor, EL_CLIENTDATA, &shell);
    return *static_cast<Shell*>(shell);
  }
  static char* prompt(EditLine* editor) {
    static char first[] = "dossier> ", more[] = "    ...> ";
    return of(editor).buffer_.empty() ? first : more;
  }

  void take(std::string_view line) {
    const std::string_view stripped = squeeze_line(line);
    if (buffer_.empty() && stripped.empty()) return;
    if (buffer_.empty() && stripped.front() == '\\') {
      remember(std::string(stripped));
      return command(stripped);
    }
    buffer_ += line;
    for (auto end = statement_end(buffer_); end; end = statement_end(buffer_)) {
      const std::string statement = buffer_.substr(0, *end);
      buffer_.erase(0, *end);
      if (squeeze(buffer_).empty()) buffer_.clear();
      remember(squeeze(statement));
      if (squeeze(statement) != ";") execute(statement);
    }
  }

  static std::string_view squeeze_line(std::string_view line) {
    const size_t begin = line.find_first_not_of(" \t\r\n");
    return begin == line.npos ? std::string_view() : line.substr(begin, line.find_last_not_of(" \t\r\n") + 1 - begin);
  }

  void remember(const std::string& text) {
    HistEvent event;
    history(history_, &event, H_ENTER, text.c_str());
  }

  void execute(const std::string& statement) {
    const auto began = std::chrono::steady_clock::now();
    try {
      const Table table = session_.run(statement);
      if (!table.columns.empty()) table_.print(table);
      std::fputs(session_.note().c_str(), stdout);
      if (table_.format == "table") std::printf("%zu %s\n", table.rows.size(), table.rows.size() == 1 ? "row" : "rows");
    } catch (const Error& e) {
      std::printf("%s\n", e.what());
    }
    if (timing_) {
      const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
      std::printf("%.1f ms\n", ms);
    }
    std::fflush(stdout);
  }

  void command(std::string_view line) {
    const size_t space = std::min(line.find(' '), line.size());
    const std::string_view name = line.substr(0, space), rest = squeeze_line(line.substr(space));
    if (name == "\\quit" || name == "\\q") {
      done_ = true;
    } else if (name == "\\help" || name == "\\?") {
      write_stdout(kHelp);
    } else if (name == "\\timing") {
      timing_ = !timing_;
      std::printf("timing is %s\n", timing_ ? "on" : "off");
    } else if (name == "\\schema") {
      print_schema();
    } else if (name == "\\format") {
      format(rest);
    } else if (name == "\\param") {
      parameter(rest);
    } else {
      std::printf("there is no command %.*s; \\help lists them\n", static_cast<int>(name.size()), name.data());
    }
    std::fflush(stdout);
  }

  void format(std::string_view name) {
    if (name == "table" || name == "json" || name == "jsonl" || name == "csv") table_.format = std::string(name);
    else std::puts("\\format takes table, json, jsonl or csv");
  }

  void parameter(std::string_view text) {
    const size_t space = text.find(' ');
    if (space == text.npos) return void(std::puts("\\param takes a name and a value"));
    const std::string name(text.substr(0, space));
    const std::string_view value = squeeze_line(text.substr(space));
    try {
      session_.options.parameters[name] = parse_value(value);
    } catch (const Error&) {
      session_.options.parameters[name] = Value(std::string(value));
    }
  }

  void print_schema() const {
    const PropertyGraph& graph = session_.graph();
    Table labels{{"label", "nodes"}, {}}, types{{"relationship", "count"}, {}};
    std::vector<std::string> keys;
    for (Symbol symbol = 0; symbol < graph.symbols().size(); ++symbol) {
      const std::string& name = graph.symbols().name(symbol);
      const auto nodes = static_cast<int64_t>(graph.nodes_with_label(symbol).size());
      const auto relationships = static_cast<int64_t>(graph.relationships_of_type(symbol).size());
      if (nodes > 0) labels.rows.push_back({name, nodes});
      if (relationships > 0) types.rows.push_back({name, relationships});
      if (nodes == 0 && relationships == 0) keys.push_back(name);
    }
    const auto print = [](Table& table) {
      std::stable_sort(table.rows.begin(), table.rows.end(),
                       [](const auto& a, const auto& b) { return std::get<int64_t>(a[1]) > std::get<int64_t>(b[1]); });
      write_stdout(render(table, "table") + "\n");
    };
    std::fflush(stdout);
    print(labels);
    print(types);
    std::sort(keys.begin(), keys.end());
    std::string line = "properties:";
    for (const std::string& key : keys) line += " " + key;
    write_stdout(line + "\n");
  }

  static unsigned char complete(EditLine* editor, int) {
    Shell& shell = of(editor);
    const LineInfo* info = el_line(editor);
    const std::string typed(info->buffer, info->cursor);
    Completion completion;
    if (shell.buffer_.empty() && !typed.empty() && typed[0] == '\\') {
      for (const std::string_view name : kCommands)
        if (name.starts_with(typed)) completion.candidates.emplace_back(name);
    } else {
      completion = complete_query(shell.buffer_ + typed, shell.session_.graph());
      if (completion.begin < shell.buffer_.size()) return CC_ERROR;  // a string that began on an earlier line
      completion.begin -= shell.buffer_.size();
    }
    if (completion.candidates.empty()) return CC_ERROR;
    std::string common = completion.candidates.front();
    for (const std::string& candidate : completion.candidates) {
      size_t same = 0;
      while (same < std::min(common.size(), candidate.size()) && common[same] == candidate[same]) ++same;
      common.resize(same);
    }
    const size_t had = typed.size() - completion.begin;
    if (common.size() > had || completion.candidates.size() == 1) {
      el_deletestr(editor, static_cast<int>(CodePointIndex(std::string_view(typed).substr(completion.begin)).size()));
      return el_insertstr(editor, common.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
    }
    std::string list = "\n";
    for (const std::string& candidate : completion.candidates) list += candidate + "  ";
    write_stdout(list + "\n");
    return CC_REDISPLAY;
  }

  QuerySession& session_;
  TableOption table_;
  EditLine* editor_;
  History* history_;
  std::string history_file_, buffer_;
  bool timing_ = false, done_ = false;
};

}  // namespace

int run_query_shell(QuerySession& session, TableOption table) {
  // Only the encoding: numbers stay as they are in every country.
  std::setlocale(LC_CTYPE, "");
  return Shell(session, std::move(table)).run();
}

}  // namespace dossier
