#include "ingest/tagger.h"

#include <gtest/gtest.h>

#include <string>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/clusters.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// "word/UPOS" of each token.
std::string tagged(std::string_view text) {
  const Annotations a = parsed_text(text);
  std::string out;
  for (uint32_t i = 0; i < a.tokens.size(); ++i)
    out += (i == 0 ? "" : " ") + std::string(a.word(i)) + '/' + std::string(to_string(a.tokens[i].upos));
  return out;
}

TEST(Tagger, TellsVerbFromNounByItsPlace) {
  EXPECT_EQ(tagged("They want to visit Dorna."), "they/PRON want/VERB to/PART visit/VERB dorna/PROPN ./PUNCT");
  EXPECT_EQ(tagged("Their visit will be short."), "their/PRON visit/NOUN will/AUX be/AUX short/ADJ ./PUNCT");
}

TEST(Tagger, GivesFineTagsThatAgreeWithTheCoarseOnes) {
  const Annotations a = parsed_text("The ministers have quickly signed three treaties.");
  std::string fine;
  for (const Token& token : a.tokens) fine += std::string(to_string(token.xpos)) + ' ';
  EXPECT_EQ(fine, "DT NNS VBP RB VBN CD NNS . ");
}

TEST(Tagger, ReadsCapitalsLessInATitleThatIsSetInThem) {
  EXPECT_EQ(tagged("LEADERS OF THE COUNTRY WANT A NEW TREATY"), "leaders/NOUN of/ADP the/DET country/NOUN want/VERB a/DET new/ADJ treaty/NOUN");
}

TEST(Tagger, RefusesTheModelOfOtherClusters) {
  const std::string model = freeze_model(Tagger::kKind, 0x77, {"NOUN NN"}, {});
  std::vector<uint64_t> aligned(model.size() / 8 + 1);
  std::copy(model.begin(), model.end(), reinterpret_cast<char*>(aligned.data()));
  const ClusterTable& clusters = *test_models().clusters;
  try {
    const Tagger tagger({reinterpret_cast<const unsigned char*>(aligned.data()), model.size()}, clusters);
    FAIL() << "a model with another fingerprint was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.what(), "model 'tagger': the file has fingerprint 0000000000000077, this program needs " +
                                hex64(Tagger::fingerprint(clusters)) + "; build it again with dossier-train");
  }
}

}  // namespace
}  // namespace dossier
