#include <cstdlib>

#include "ingest/tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Annotations annotations;
  tokenize(text, annotations);
  uint32_t end = 0;
  for (const Token& token : annotations.tokens) {
    if (token.begin < end || token.end <= token.begin || token.end > size) std::abort();
    end = token.end;
  }
  return 0;
}
