#include "graph/query/editing.h"
#include "graph/query/parser.h"
#include "graph/query/run.h"

/// Whatever is typed: a QueryError or a result, within the limits; the same for each beginning of it that completion sees.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  MemoryGraph graph;
  run(parse_query("CREATE (:A {name: 'a', i: 1})-[:T {x: 2.5}]->(b:B {name: 'b'}), (b)-[:T]->(:A:B)"), graph);
  complete_query(text, graph);
  statement_end(text);
  try {
    for (const std::string_view statement : split_statements(text)) {
      QueryOptions options;
      options.parameters["p"] = Value(ValueList{Value(1), Value("x"), Value()});
      options.limits.timeout = std::chrono::milliseconds(50);
      options.limits.memory = 16 << 20;
      const QueryResult result = run(parse_query(statement), graph, options);
      to_table(result, graph);
      for (const auto& row : result.rows)
        for (const Value& value : row) format_value(value, graph);
    }
  } catch (const Error&) {
  }
  return 0;
}
