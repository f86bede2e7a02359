#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "ingest/annotate.h"
#include "ingest/annotations.h"
#include "ingest/lemmatizer.h"
#include "ingest/models.h"
#include "ingest/parser.h"
#include "ingest/sentences.h"
#include "ingest/tagger.h"
#include "ingest/tokenizer.h"
#include "ingest/verb_tags.h"

namespace dossier {

inline const Models& test_models() {
  static const Models models;
  return models;
}

/// Tokens, sentences, tags, lemmas and trees of a text.
inline Annotations parsed_text(std::string_view text) {
  Annotations annotations;
  tokenize(text, annotations);
  split_sentences(text, annotations);
  test_models().tagger->tag(annotations);
  correct_verb_tags(annotations);
  test_models().lemmatizer->lemmatize(text, annotations);
  test_models().parser->parse(annotations);
  return annotations;
}

/// All that is extracted from a text.
inline Extraction extract(std::string_view text) {
  Document document;
  document.id = "d";
  document.text = text;
  return to_extraction(document, annotate(document, test_models()));
}

/// The names of the wanted types in a text, divided by " | ", as the whole pipeline finds them.
inline std::string pipeline_names(const std::string& text, const std::function<bool(EntityType)>& is_wanted) {
  Document document;
  document.id = "d";
  document.text = text;
  const Annotations a = annotate(document, test_models());
  std::string names;
  for (const Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && is_wanted(m.type)) names += (names.empty() ? "" : " | ") + std::string(slice(text, a.span(m.tokens)));
  return names;
}

}  // namespace dossier
