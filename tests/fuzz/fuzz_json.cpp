#include <sys/mman.h>
#include <unistd.h>

#include "graph/error.h"
#include "ingest/formats.h"
#include "tests/fuzz/check_document.h"

/// Reads until the end, over errors: a reader must get there.
static void read_all(dossier::DocumentReader& reader) {
  for (;;) {
    try {
      dossier::Document document;
      if (!reader.next(document)) return;
      dossier::check_document(document);
    } catch (const dossier::Error&) {
    }
  }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  const int file = ::memfd_create("fuzz", 0);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  ReaderOptions options{.format = InputFormat::Json, .max_document_bytes = 4096};
  try {
    read_all(*open_reader(path, options));
  } catch (const Error&) {
  }
  ::close(file);
  return 0;
}
