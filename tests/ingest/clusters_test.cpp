#include "ingest/clusters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "graph/error.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

class Bytes {
 public:
  explicit Bytes(const std::string& bytes) : words_(bytes.size() / 8 + 1), size_(bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words_.data()));
  }
  std::span<const unsigned char> span() const { return {reinterpret_cast<const unsigned char*>(words_.data()), size_}; }

 private:
  std::vector<uint64_t> words_;
  size_t size_;
};

TEST(Clusters, GiveBackWhatWasFrozen) {
  const Bytes bytes(freeze_clusters({{"treaty", {1, 2, 3}}, {"accord", {1, 2, 900}}}));
  const ClusterTable table(bytes.span());
  EXPECT_EQ(table.find("treaty").fine, 3);
  EXPECT_EQ(table.find("accord").fine, 900);
  EXPECT_EQ(table.find("accord").medium, 2);
  EXPECT_EQ(table.find("unheard-of").coarse, 0);
}

TEST(Clusters, OfAnotherContentHaveAnotherFingerprint) {
  const Bytes one(freeze_clusters({{"treaty", {1, 2, 3}}})), other(freeze_clusters({{"treaty", {1, 2, 4}}}));
  EXPECT_NE(ClusterTable(one.span()).fingerprint(), ClusterTable(other.span()).fingerprint());
}

TEST(Clusters, PutAlikeWordsTogether) {
  const ClusterTable& table = *test_models().clusters;
  EXPECT_EQ(table.find("monday").fine, table.find("tuesday").fine);
  EXPECT_EQ(table.find("minister").coarse, table.find("ministers").coarse);
  EXPECT_NE(table.find("monday").coarse, table.find("minister").coarse);
}

TEST(Clusters, RefuseATruncatedFile) {
  const std::string whole = freeze_clusters({{"treaty", {1, 2, 3}}});
  const Bytes cut(whole.substr(0, whole.size() - 4));
  try {
    const ClusterTable table(cut.span());
    FAIL() << "the file was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.what(), "model 'clusters': truncated: " + std::to_string(whole.size() - 4) + " bytes of " +
                                std::to_string(whole.size()) + "; build it again with dossier-train");
  }
}

}  // namespace
}  // namespace dossier
