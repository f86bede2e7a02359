#include "ingest/linear_model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/feature_hash.h"

namespace dossier {
namespace {

constexpr uint64_t kFingerprint = 0x1234;

// A model file at an address aligned as the loader asks.
class File {
 public:
  explicit File(const std::string& bytes) : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
    std::memcpy(words_.data(), bytes.data(), bytes.size());
  }
  std::span<const unsigned char> bytes() const { return {reinterpret_cast<const unsigned char*>(words_.data()), size_}; }

 private:
  std::vector<uint64_t> words_;
  size_t size_;
};

std::string small_model() {
  return freeze_model("test", kFingerprint, {"noun", "verb"},
                      {{feature(1, 7), {{0, 100}, {1, -30}}}, {feature(1, 8), {{1, 55}}}, {feature(2, 7), {{0, -1}}}});
}

std::string error_of(const std::string& bytes, std::string_view kind = "test", uint64_t fingerprint = kFingerprint) {
  try {
    const File file(bytes);
    const LinearModel model(file.bytes(), kind, fingerprint);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(LinearModel, AddsTheWeightsOfKnownFeatures) {
  const File file(small_model());
  const LinearModel model(file.bytes(), "test", kFingerprint);
  ASSERT_EQ(model.classes(), 2u);
  EXPECT_EQ(model.name(1), "verb");
  LinearModel::Scores scores;
  const std::vector<uint64_t> features = {feature(1, 7), feature(1, 8), feature(9, 9)};
  model.score(features, scores);
  EXPECT_EQ(scores[0], 100);
  EXPECT_EQ(scores[1], 25);
}

TEST(LinearModel, FreezesToTheSameBytesInAnyOrderOfRows) {
  const std::vector<LinearRow> forward = {{5, {{0, 1}}}, {~uint64_t{5}, {{1, 2}}}};
  const std::vector<LinearRow> backward = {forward[1], forward[0]};
  EXPECT_EQ(freeze_model("test", 1, {"a", "b"}, forward), freeze_model("test", 1, {"a", "b"}, backward));
}

TEST(LinearModel, RefusesATruncatedFile) {
  const std::string whole = small_model();
  EXPECT_EQ(error_of(whole.substr(0, 10)),
            "model 'test': truncated: 10 bytes, the header alone has 64; build it again with dossier-train");
  EXPECT_EQ(error_of(whole.substr(0, whole.size() - 1)),
            "model 'test': truncated: " + std::to_string(whole.size() - 1) + " bytes of " + std::to_string(whole.size()) +
                "; build it again with dossier-train");
}

TEST(LinearModel, RefusesAnotherVersion) {
  std::string other = small_model();
  other[8] = 9;
  EXPECT_EQ(error_of(other),
            "model 'test': the file has version 9, this program reads version 1; build it again with dossier-train");
}

TEST(LinearModel, RefusesAnotherFingerprint) {
  EXPECT_EQ(error_of(small_model(), "test", 0xabc),
            "model 'test': the file has fingerprint 0000000000001234, this program needs 0000000000000abc; build it again "
            "with dossier-train");
}

TEST(LinearModel, RefusesAnotherKind) {
  EXPECT_EQ(error_of(small_model(), "tagger"), "model 'tagger': the file holds a 'test' model");
  EXPECT_EQ(error_of(std::string(100, 'x')), "model 'test': not a model file of dossier");
}

// Every byte of a file changed in turn: the loader refuses it, or scores without reading or writing out of bounds.
TEST(LinearModel, SurvivesDamage) {
  const std::string whole = small_model();
  const std::vector<uint64_t> features = {feature(1, 7), feature(1, 8), feature(2, 7), 0, ~uint64_t{0}};
  for (size_t i = 0; i < whole.size(); ++i) {
    for (const int bits : {0x01, 0x80, 0xff}) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ bits);
      const File file(damaged);
      try {
        const LinearModel model(file.bytes(), "test", kFingerprint);
        LinearModel::Scores scores;
        model.score(features, scores);
      } catch (const Error&) {
      }
    }
  }
}

}  // namespace
}  // namespace dossier
