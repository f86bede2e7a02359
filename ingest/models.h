#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/annotations.h"

namespace dossier {

class ClusterTable;
class Gazetteer;
class Lemmatizer;
class NameRecognizer;
class Parser;
class RelationClassifier;
class Tagger;

/// Everything that annotate() reads and never changes: models and lexicons. Loading maps the data embedded in the
/// program; one object is shared by all threads.
struct Models {
  Models();   ///< the built-in ones
  struct Empty {};
  explicit Models(Empty);  ///< lexicons alone, for a trainer that sets the models that it has
  ~Models();
  /// Adds names of the user's own: a TSV as ingest/lexicon/README.md describes it. Throws Error(Input) with the line.
  void add_lexicon(const std::string& path);

  std::unique_ptr<const ClusterTable> clusters;
  std::unique_ptr<const Tagger> tagger;
  std::unique_ptr<const Lemmatizer> lemmatizer;
  std::unique_ptr<const Parser> parser;
  std::unique_ptr<const NameRecognizer> names;
  std::unique_ptr<const RelationClassifier> relations;  ///< may be none: rules alone find relations then
  std::unique_ptr<Gazetteer> gazetteer;
};

/// Buffers that the stages use again from document to document; one per thread.
struct Scratch;

}  // namespace dossier
