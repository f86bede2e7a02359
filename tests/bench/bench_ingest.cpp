// Reading, annotating and storing generated articles: `bench_ingest [DOCUMENTS...]`, by default 100, 1,000 and 10,000.
// Prints `name value unit`, a line each. Cost should grow in proportion to the corpus.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "graph/store.h"
#include "ingest/article.h"
#include "ingest/pipeline.h"
#include "ingest/tokenizer.h"
#include "tests/support/news_text.h"
#include "tests/support/synthetic_extraction.h"

namespace dossier {
namespace {

double seconds_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

class Bench {
 public:
  Bench(uint64_t documents, const Models& models)
      : documents_(documents),
        models_(models),
        directory_(std::filesystem::temp_directory_path() / ("bench-ingest-" + std::to_string(documents))) {
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
  }
  ~Bench() { std::filesystem::remove_all(directory_); }

  void run() {
    make_corpus();
    clean_pages();
    PipelineOptions options;
    options.jobs = std::max(1u, std::thread::hardware_concurrency());
    const auto began = std::chrono::steady_clock::now();
    {
      Store store((directory_ / "bench.db").string(), Store::Mode::Write);
      ingest({(directory_ / "corpus.jsonl").string()}, models_, options, store,
             {[](const Document&) {}, [](const std::string& message) { std::printf("# %s\n", message.c_str()); }});
    }
    const double seconds = seconds_since(began);
    const auto count = static_cast<double>(documents_);
    print("ingest", count / seconds, "documents/s");
    print("ingest_bytes", static_cast<double>(bytes_) / seconds / 1e6, "MB/s");
    print("ingest_tokens", static_cast<double>(tokens_) / seconds, "tokens/s");
    print("ingest_per_document", seconds / count * 1000, "ms");
    print("database", static_cast<double>(std::filesystem::file_size(directory_ / "bench.db")) / count / 1024,
          "KiB/document");
    print("peak_memory", peak_memory_mib(), "MiB");
  }

 private:
  void make_corpus() {
    std::ofstream corpus(directory_ / "corpus.jsonl");
    Annotations annotations;
    for (uint64_t i = 0; i < documents_; ++i) {
      const std::string body = news_body(i);
      bytes_ += body.size();
      tokenize(body, annotations);
      tokens_ += annotations.tokens.size();
      corpus << news_json(i);
    }
  }

  /// Web pages to articles, without what comes after.
  void clean_pages() {
    double seconds = 0;
    uint64_t bytes = 0;
    for (uint64_t i = 0; i < documents_; ++i) {
      const std::string page = news_page(i);
      bytes += page.size();
      const auto began = std::chrono::steady_clock::now();
      const Document document = extract_article(page_from_html(page));
      seconds += seconds_since(began);
      if (document.text != news_body(i))
        std::printf("# article %llu was not taken out of its page whole\n", static_cast<unsigned long long>(i));
    }
    print("read_html", static_cast<double>(bytes) / seconds / 1e6, "MB/s");
    print("read_html_documents", static_cast<double>(documents_) / seconds, "documents/s");
  }

  void print(const char* name, double value, const char* unit) const {
    std::printf("ingest_%llu_%s %.3f %s\n", static_cast<unsigned long long>(documents_), name, value, unit);
    std::fflush(stdout);
  }

  uint64_t documents_, bytes_ = 0, tokens_ = 0;
  const Models& models_;
  std::filesystem::path directory_;
};

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  const dossier::Models models;
  if (argc < 2)
    for (const uint64_t n : {100, 1000, 10000}) dossier::Bench(n, models).run();
  for (int i = 1; i < argc; ++i) dossier::Bench(std::strtoull(argv[i], nullptr, 10), models).run();
}
