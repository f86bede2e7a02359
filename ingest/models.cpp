#include "ingest/models.h"

#include <fstream>
#include <span>
#include <sstream>

#include "graph/error.h"
#include "ingest/clusters.h"
#include "ingest/gazetteer.h"
#include "ingest/lemmatizer.h"
#include "ingest/ner.h"
#include "ingest/parser.h"
#include "ingest/relation_classifier.h"
#include "ingest/tagger.h"

extern "C" {
extern const unsigned char dossier_model_clusters[], dossier_model_clusters_end[];
extern const unsigned char dossier_model_lemmatizer[], dossier_model_lemmatizer_end[];
extern const unsigned char dossier_model_names[], dossier_model_names_end[];
extern const unsigned char dossier_model_names_again[], dossier_model_names_again_end[];
extern const unsigned char dossier_model_parser[], dossier_model_parser_end[];
extern const unsigned char dossier_model_relations[], dossier_model_relations_end[];
extern const unsigned char dossier_model_tagger[], dossier_model_tagger_end[];
}

namespace dossier {
namespace {

std::span<const unsigned char> embedded(const unsigned char* begin, const unsigned char* end) {
  return {begin, static_cast<size_t>(end - begin)};
}

}  // namespace

Models::Models()
    : clusters(std::make_unique<ClusterTable>(embedded(dossier_model_clusters, dossier_model_clusters_end))),
      tagger(std::make_unique<Tagger>(embedded(dossier_model_tagger, dossier_model_tagger_end), *clusters)),
      lemmatizer(std::make_unique<Lemmatizer>(embedded(dossier_model_lemmatizer, dossier_model_lemmatizer_end))),
      parser(std::make_unique<Parser>(embedded(dossier_model_parser, dossier_model_parser_end), *clusters)),
      names(std::make_unique<NameRecognizer>(embedded(dossier_model_names, dossier_model_names_end),
                                             embedded(dossier_model_names_again, dossier_model_names_again_end), *clusters)),
      relations(std::make_unique<RelationClassifier>(embedded(dossier_model_relations, dossier_model_relations_end), *clusters)),
      gazetteer(std::make_unique<Gazetteer>()) {}

Models::Models(Empty) : gazetteer(std::make_unique<Gazetteer>()) {}

Models::~Models() = default;

void Models::add_lexicon(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream tsv;
  tsv << in.rdbuf();
  if (!in) throw input_error(path + ": cannot read the lexicon");
  gazetteer->add(std::move(tsv).str(), path);
}

}  // namespace dossier
