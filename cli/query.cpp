#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "cli/query_session.h"
#include "graph/error.h"
#include "graph/query/parser.h"
#include "graph/text.h"

namespace dossier {
namespace {

std::string read_script(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) throw input_error(path + ": cannot be read; check the path");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// name=value: a literal of the language (5, 'text', [1, 2], date('2022-10-03')); anything else is a text.
std::pair<std::string, Value> parse_parameter(const std::string& text) {
  const size_t sign = text.find('=');
  if (sign == std::string::npos || sign == 0) throw usage_error("--param: write name=value, not '" + text + "'");
  const std::string value = text.substr(sign + 1);
  try {
    return {text.substr(0, sign), parse_value(value)};
  } catch (const Error&) {
    return {text.substr(0, sign), Value(value)};
  }
}

class QueryCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("CYPHER", query_, "An openCypher query; without one, an interactive shell starts", false);
    database_.declare(o);
    database_.declare_inferred(o);
    table_.declare(o);
    o.option("-f,--file", file_, "Read statements, divided by ';', from this file ('-': standard input)");
    o.option("--param", parameters_, "name=value: what $name stands for (repeatable)");
    o.option("--timeout", timeout_, "Stop a query after this many seconds; 0: never");
    o.option("--memory", memory_, "Stop a query that keeps more than about this many MB; 0: no limit");
    o.flag("--in-memory", in_memory_, "Start from an empty graph, in which CREATE is allowed, instead of a database");
  }

  int run() override {
    if (!query_.empty() && !file_.empty()) throw usage_error("give either a query or --file, not both");
    if (timeout_ < 0 || timeout_ > 1e9) throw usage_error("--timeout must be between 0 and 1000000000 seconds");
    const bool script = !query_.empty() || !file_.empty() || !isatty(STDIN_FILENO);
    // Syntax errors first: they need no database.
    if (script && query_.empty()) query_ = read_script(file_.empty() ? "-" : file_);
    const std::vector<std::string_view> statements = split();
    if (script && statements.empty()) throw usage_error("there is no query; write one, as in: dossier query 'MATCH (n) RETURN count(n)'");

    QuerySession session = in_memory_ ? QuerySession() : QuerySession(database_);
    for (const std::string& parameter : parameters_) session.options.parameters.insert(parse_parameter(parameter));
    session.options.limits.timeout = std::chrono::milliseconds(static_cast<int64_t>(timeout_ * 1000));
    session.options.limits.memory = size_t{memory_} << 20;
    if (!script) return run_query_shell(session, table_);
    for (size_t i = 0; i < statements.size(); ++i) {
      const Table table = run_statement(session, statements, i);
      // Of a script in memory the last statement is the question; the others make the graph.
      if ((!in_memory_ || i + 1 == statements.size()) && !table.columns.empty()) {
        table_.print(table);
        std::fputs(session.note().c_str(), stderr);
      }
    }
    return 0;
  }

 private:
  std::vector<std::string_view> split() const {
    try {
      return split_statements(query_);
    } catch (const QueryError& e) {
      throw query_error(e.type() + " (" + e.detail() + "): " + e.what());
    }
  }

  static Table run_statement(QuerySession& session, const std::vector<std::string_view>& statements, size_t i) {
    try {
      return session.run(statements[i]);
    } catch (const Error& e) {
      if (statements.size() == 1) throw;
      throw query_error("statement " + std::to_string(i + 1) + ": " + e.what());
    }
  }

  std::string query_, file_;
  std::vector<std::string> parameters_;
  double timeout_ = 60;
  uint32_t memory_ = 2048;
  bool in_memory_ = false;
  DatabaseOption database_;
  TableOption table_;
};

}  // namespace

QuerySession::QuerySession(const DatabaseOption& database)
    : knowledge_(std::make_unique<KnowledgeGraph>(database.load())),
      stored_(std::make_unique<KnowledgePropertyGraph>(*knowledge_)) {}
QuerySession::QuerySession() : memory_(std::make_unique<MemoryGraph>()) {}

Table QuerySession::run(std::string_view statement) {
  try {
    note_.clear();
    const Query query = parse_query(statement);
    Table table = to_table(memory_ ? dossier::run(query, *memory_, options) : dossier::run(query, graph(), options), graph());
    if (table.rows.empty() && !query.updating) explain_empty(query);
    return table;
  } catch (const QueryError& e) {
    throw query_error(e.type() + " (" + e.detail() + "): " + e.what());
  }
}

void QuerySession::explain_empty(const Query& query) {
  const SymbolTable& symbols = graph().symbols();
  for (const std::string& name : query.names) {
    if (symbols.find(name) != kNoSymbol) continue;
    note_ += "nothing in the graph is called " + name;
    size_t nearest = 3;
    std::string candidate;
    for (Symbol symbol = 0; symbol < symbols.size(); ++symbol)
      if (const size_t d = edit_distance(to_lower(name), to_lower(symbols.name(symbol)), nearest); d < nearest)
        nearest = d, candidate = symbols.name(symbol);
    note_ += candidate.empty() ? "\n" : "; did you mean " + candidate + "?\n";
  }
}

std::unique_ptr<Command> make_query() { return std::make_unique<QueryCommand>(); }

}  // namespace dossier
