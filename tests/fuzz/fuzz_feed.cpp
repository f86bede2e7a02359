#include "graph/error.h"
#include "ingest/formats.h"
#include "tests/fuzz/check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  try {
    const auto reader = open_feed(std::string(reinterpret_cast<const char*>(data), size), {"feed", size});
    for (Document document;;) {
      try {
        if (!reader->next(document)) break;
        check_document(document);
      } catch (const Error&) {
      }
    }
  } catch (const Error&) {
  }
  return 0;
}
