#include "graph/error.h"
#include "ingest/lexicon_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  try {
    read_lexicon({reinterpret_cast<const char*>(data), size}, "fuzz", [](const LexiconEntry&, const std::vector<std::string_view>&) {});
  } catch (const Error&) {
  }
  return 0;
}
