#include <cstdlib>

#include "ingest/sentences.h"
#include "ingest/time.h"
#include "ingest/tokenizer.h"

/// Tokens ascend and do not overlap; each is in one sentence, each sentence in one paragraph; dates are inside sentences.
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
  split_sentences(text, annotations);
  uint32_t next = 0;
  for (const Sentence& sentence : annotations.sentences) {
    if (sentence.tokens.begin != next || sentence.tokens.empty() || sentence.paragraph >= annotations.paragraphs.size()) std::abort();
    next = sentence.tokens.end;
  }
  if (next != annotations.tokens.size()) std::abort();
  for (const DateExpression& date : find_dates(annotations, {2022, 10, 12}))
    if (date.tokens.empty() || date.tokens.end > next || annotations.sentence_of(date.tokens.begin) != annotations.sentence_of(date.tokens.end - 1)) std::abort();
  return 0;
}
