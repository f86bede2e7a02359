#pragma once
#include <span>
#include <string>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/linear_model.h"

namespace dossier {

/// Finds lemmas: a linear model over the word, its endings and its tag chooses how the word's end is rewritten. Rules
/// ("strip ies, add y") and exceptions ("went" to "go") are learned alike. Proper nouns keep their capitals.
/// Const and shared by all threads.
class Lemmatizer {
 public:
  static constexpr std::string_view kKind = "lemmatizer";

  /// `bytes` must outlive the lemmatizer. Throws Error(Input) as LinearModel does.
  explicit Lemmatizer(std::span<const unsigned char> bytes);
  static uint64_t fingerprint();

  /// Sets the lemma of all tokens. REQUIRES: tokens, tags. `text` is the document's.
  void lemmatize(std::string_view text, Annotations& annotations) const;

  /// The lemma of a word as it stands in the text.
  std::string lemma(std::string_view word, Upos upos, Xpos xpos) const;

 private:
  LinearModel model_;
};

/// A rewriting of a word's end: "-3+y" strips three bytes and adds "y", "=go" replaces the word.
std::string edit_script(std::string_view word, std::string_view lemma);
std::string apply_edit_script(std::string_view script, std::string_view word);

/// The form that is rewritten: as written for proper nouns, lower case for all others.
std::string lemma_base(std::string_view word, Upos upos);
std::vector<uint64_t> lemma_features(std::string_view base, Upos upos, Xpos xpos);
inline constexpr std::string_view kLemmatizerTemplates = "lemmatizer 1";

}  // namespace dossier
