#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/clusters.h"
#include "ingest/conllu.h"
#include "ingest/train/name_corpora.h"

namespace dossier {

/// The trainers. Each returns the bytes of a model file and depends on its arguments alone: the order of the sentences
/// is shuffled by a generator with a fixed seed.

/// Spherical k-means (Dhillon and Modha 2001) over the `words` most frequent words of a file of word vectors, after
/// subtracting their mean and projecting out the first three principal components (Mu and Viswanath 2018).
std::string train_clusters(const std::string& vectors_path, size_t words);

/// The mean of `orders` models, each trained on the sentences in an order of its own.
std::string train_tagger(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, int epochs, int orders);
std::string train_lemmatizer(const std::vector<ConlluText>& treebanks, int epochs);

/// Trains on the tags that the treebanks hold: give it texts tagged by models that have not seen them (jackknifed).
/// The mean of `orders` models, as above.
std::string train_parser(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, int epochs, int orders);

/// `treebanks` with each of `folds` parts tagged by a tagger trained on the others.
std::vector<ConlluText> jackknife(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, int folds, int epochs);

/// Both passes of the name recogniser. The second trains on what the first says of texts that it has not seen:
/// `folds` first passes, each trained on the other parts. The mean of `orders` models, as above.
struct NameModels {
  std::string first, second;
};
NameModels train_names(const std::vector<NameText>& texts, const ClusterTable& clusters, int epochs, int folds, int orders);

/// The relation classifier, on KnowledgeNet's texts as the models in the folder `models` annotate them. Thresholds and calibration come
/// from folds of that corpus, whose results it prints.
std::string train_relations(const std::string& data, const std::string& models);

/// xorshift64* (Vigna 2016): the same numbers with every standard library.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545f4914f6cdd1dull;
  }
  uint64_t below(uint64_t n) { return next() % n; }

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  uint64_t state_;
};

/// A model just trained, as its reader takes it: valid as long as `file`.
inline std::span<const unsigned char> bytes_of(const std::string& file) {
  return {reinterpret_cast<const unsigned char*>(file.data()), file.size()};
}

ConlluText read_treebank(const std::string& path);  ///< throws Error(Input)

/// A sentence of one of several texts.
struct SentenceRef {
  uint32_t text = 0, sentence = 0;
};
std::vector<SentenceRef> all_sentences(const std::vector<ConlluText>& texts);

}  // namespace dossier
