#pragma once
#include <span>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"
#include "ingest/name_labels.h"
#include "ingest/word_features.h"

namespace dossier {

/// The name recogniser's view of one document, shared by recogniser and trainer: words, affixes, clusters, tags, the
/// gazetteer's matches, and how the same word stands elsewhere in the document. In the second pass it also looks at
/// the labels of the first (Krishnan and Manning 2006): of the token, its neighbours, and the same word elsewhere. What
/// stands around the word's other uses is seen in both (Ratinov and Roth 2009).
class NameFeatures {
 public:
  NameFeatures(const Annotations& annotations, const ClusterTable& clusters, std::vector<TokenNames> names);

  /// The labels of all tokens after the first pass.
  void set_first_pass(std::vector<uint8_t> labels);

  /// The features of a token of `sentence`; valid until the next call.
  std::span<const uint64_t> at(const Sentence& sentence, uint32_t token);

 private:
  struct WordUse {                                  // of one word in the whole document
    uint16_t lower = 0, capital = 0;                // uses inside sentences, without and with a capital
    std::array<uint16_t, kNameTypes.size()> typed{};  // uses that the first pass put into a name of this type
    uint16_t outside = 0;                             // capitalised uses that it put into none
  };
  void add_word_features(const Sentence& sentence, uint32_t token);
  void add_name_features(const Sentence& sentence, uint32_t token);
  void add_document_features(uint32_t token);
  void add_other_uses(uint32_t token);
  uint32_t before(uint32_t token) const;
  uint32_t after(uint32_t token) const;
  void add_first_pass_features(const Sentence& sentence, uint32_t token);
  template <class... Values>
  void add(Values... values);
  uint64_t case_of(const Sentence& sentence, int64_t token) const;

  const Annotations& annotations_;
  std::vector<WordFeatures> words_;
  std::vector<TokenNames> names_;
  std::vector<WordUse> uses_;        // by WordId
  std::vector<uint32_t> previous_use_, next_use_;  // by token: the same word with a capital elsewhere, or kNoToken
  std::vector<uint8_t> first_pass_;  // empty in the first pass
  WordFeatures outside_;
  std::vector<uint64_t> features_;
  uint64_t number_ = 0;
  SentenceCase case_ = SentenceCase::Normal;
  uint32_t case_begin_ = UINT32_MAX;
};

inline constexpr std::string_view kNameTemplates = "names 2";

}  // namespace dossier
