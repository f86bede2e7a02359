#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/document.h"
#include "graph/extraction.h"
#include "graph/store.h"
#include "ingest/models.h"
#include "ingest/reader.h"

namespace dossier {

struct PipelineOptions {
  unsigned jobs = 1;       ///< worker threads
  bool strict = false;     ///< the first bad document ends the work
  bool again = false;      ///< extract also from documents that have not changed
  ReaderOptions reader;
};

struct IngestReport {
  uint64_t added = 0, replaced = 0, unchanged = 0, failed = 0;
  uint64_t bytes = 0;  ///< of text, in what was added or replaced
};

/// Called on the calling thread, in input order.
struct PipelineEvents {
  std::function<void(const Document&)> done;             ///< the document is committed
  std::function<void(const std::string& message)> failed;  ///< a document or an input that cannot be read
};

/// Reads, annotates and hands over each document of `paths`, in input order whatever the number of jobs. `take` and
/// `failed` run on the calling thread.
/// The only place with threads: one reads, `jobs` annotate, the caller's takes; at most a few documents per worker are
/// in flight. Throws what `take` throws, and with `strict` the first reading error.
void run_pipeline(const std::vector<std::string>& paths, const Models& models, const PipelineOptions& options,
                  const std::function<void(const Document&, const Extraction&)>& take,
                  const std::function<void(const std::string&)>& failed);

/// Documents into the store: resolved, and committed whole, in batches.
IngestReport ingest(const std::vector<std::string>& paths, const Models& models, const PipelineOptions& options, Store& store,
                    const PipelineEvents& events);

}  // namespace dossier
