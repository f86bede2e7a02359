// Writing to the store and reading the snapshot back: `bench_store [DOCUMENTS...]`, by default 100, 1,000 and 10,000.
// Prints `name value unit`, a line each.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "graph/knowledge_graph.h"
#include "graph/store.h"
#include "ingest/resolver.h"
#include "tests/support/synthetic_extraction.h"

namespace dossier {
namespace {

double seconds_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

void bench(uint64_t documents) {
  const auto path = std::filesystem::temp_directory_path() / ("bench-store-" + std::to_string(documents) + ".db");
  const auto clean = [&] {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + suffix);
  };
  clean();
  const std::string prefix = "store_" + std::to_string(documents) + "_";
  const auto print = [&](const char* name, double value, const char* unit) { std::printf("%s%s %.3f %s\n", prefix.c_str(), name, value, unit); };
  double writing = 0;
  {
    Store store(path.string(), Store::Mode::Write);
    Resolver resolver;
    for (uint64_t i = 0; i < documents; ++i) {
      const Document d = synthetic_document(i);
      const Extraction x = synthetic_extraction(d, i);
      const auto began = std::chrono::steady_clock::now();
      store.add(d, x, resolver.add(d, x));
      if (i % 200 == 199) store.commit();
      writing += seconds_since(began);
    }
    const auto began = std::chrono::steady_clock::now();
    store.commit();
    writing += seconds_since(began);
  }
  print("write", static_cast<double>(documents) / writing, "documents/s");
  auto began = std::chrono::steady_clock::now();
  const Store store(path.string(), Store::Mode::Read);
  GraphData data = store.load();
  print("load", seconds_since(began) * 1000, "ms");
  print("claims", static_cast<double>(data.claims.size()), "claims");
  began = std::chrono::steady_clock::now();
  const KnowledgeGraph graph(std::move(data));
  print("snapshot", seconds_since(began) * 1000, "ms");
  began = std::chrono::steady_clock::now();
  const size_t problems = store.verify().size();
  print("verify", seconds_since(began) * 1000, "ms");
  print("problems", static_cast<double>(problems), "spans");
  print("file", static_cast<double>(std::filesystem::file_size(path)) / (1 << 20), "MiB");
  print("peak_memory", peak_memory_mib(), "MiB");
  clean();
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  if (argc < 2)
    for (const uint64_t n : {100, 1000, 10000}) dossier::bench(n);
  for (int i = 1; i < argc; ++i) dossier::bench(std::strtoull(argv[i], nullptr, 10));
}
