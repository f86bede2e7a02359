#pragma once
#include <string>
#include <vector>

#include "graph/document.h"
#include "ingest/annotations.h"
#include "ingest/gazetteer.h"
#include "ingest/name_labels.h"
#include "ingest/tagger.h"

namespace dossier {

/// One document of a corpus of names, in our tokens, tagged, with its gold labels. A corpus that does not annotate a
/// type says nothing about it: where it marks no name, any label of such a type is allowed beside "outside".
struct NameText {
  Document document;
  Annotations annotations;
  std::vector<TokenNames> names;
  std::vector<uint8_t> gold;
  std::vector<LabelMask> allowed;
};

/// A BIO file of the evaluation kit: token, product label, corpus label.
struct NameCorpus {
  const char* file;             // in train/ner
  const char* treebank;         // its documents are this treebank's, or nullptr: each `sentences` sentences make one
  size_t sentences;
  std::vector<EntityType> annotated;
};
const std::vector<NameCorpus>& name_corpora();

/// Reads a corpus under `data`. Tokens are cut further where our tokenizer cuts them. Throws Error(Input).
std::vector<NameText> read_name_corpus(const std::string& data, const NameCorpus& corpus, const Tagger& tagger, const Gazetteer& gazetteer);

}  // namespace dossier
