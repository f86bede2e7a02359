#include "graph/near_duplicates.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier {
namespace {

/// A report of `words` words that no other `seed` shares.
std::string report(const std::string& seed, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += seed + std::to_string(i * 7 % 31) + "x" + std::to_string(i) + " ";
  return text;
}

std::vector<uint32_t> groups(const std::vector<std::string>& texts) {
  std::vector<std::optional<TextSignature>> signatures;
  for (const std::string& t : texts) signatures.push_back(text_signature(t));
  return group_near_duplicates(signatures);
}

TEST(NearDuplicates, AReprintWithAnotherHeadAndTailIsTheSameSource) {
  const std::string agency = report("wire", 300);
  EXPECT_EQ(groups({agency, report("other", 300), "Daily Post exclusive. " + agency + " More on this at ten."}), (std::vector<uint32_t>{0, 1, 0}));
}

TEST(NearDuplicates, CaseAndPunctuationDoNotMakeAnotherText) {
  EXPECT_EQ(text_signature("Norland left the pact on Monday, its minister said."), text_signature("NORLAND LEFT THE PACT ON MONDAY; ITS MINISTER SAID"));
}

TEST(NearDuplicates, TwoReportsThatShareAParagraphAreTwoSources) {
  const std::string shared = report("background", 60);
  EXPECT_EQ(groups({report("first", 200) + shared, report("second", 200) + shared}), (std::vector<uint32_t>{0, 1}));
}

TEST(NearDuplicates, GroupsDoNotDependOnTheOrder) {
  // The second resembles both others, which hardly resemble each other.
  const std::string a = report("a", 120), b = report("b", 120), c = report("c", 120);
  EXPECT_EQ(groups({a + b, b + c + a, c + b, report("d", 90)}), (std::vector<uint32_t>{0, 0, 0, 3}));
  EXPECT_EQ(groups({report("d", 90), c + b, a + b, b + c + a}), (std::vector<uint32_t>{0, 1, 1, 1}));
}

TEST(NearDuplicates, ATextShorterThanAShingleStandsAlone) {
  EXPECT_EQ(groups({"Norland left.", "Norland left.", ""}), (std::vector<uint32_t>{0, 1, 2}));
}

TEST(NearDuplicates, SignaturesSurviveTheStore) {
  const auto signature = text_signature(report("wire", 50));
  EXPECT_EQ(encode_signature(signature).size(), 256u);
  EXPECT_EQ(decode_signature(encode_signature(signature)), signature);
  EXPECT_EQ(encode_signature(std::nullopt), "");
  EXPECT_EQ(decode_signature("abc"), std::nullopt);
}

}  // namespace
}  // namespace dossier
