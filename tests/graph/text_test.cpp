#include "graph/text.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(Text, FindsTheFirstInvalidByte) {
  EXPECT_EQ(find_invalid_utf8("Türkiye – Եղիա"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2u);
  EXPECT_EQ(find_invalid_utf8("ab\xC3"), 2u);                // truncated
  EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0u);              // overlong
  EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0u);          // surrogate
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0u);      // beyond Unicode
}

TEST(Text, ReplacesInvalidBytesOneByOne) { EXPECT_EQ(sanitize_utf8("a\xFF\xFE z"), "a\uFFFD\uFFFD z"); }

TEST(CodePointIndex, TranslatesBothWays) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "añ€😀";  // 1 + 2 + 3 + 4 bytes
  const CodePointIndex index(text);
  EXPECT_EQ(index.size(), 200u);
  EXPECT_EQ(index.code_point(0), 0u);
  EXPECT_EQ(index.code_point(10), 4u);
  for (uint32_t c = 0; c < 200; ++c) EXPECT_EQ(index.code_point(index.byte(c)), c);
  EXPECT_EQ(index.byte(200), text.size());
  EXPECT_EQ(CodePointIndex("plain").byte(3), 3u);
}

TEST(Text, FoldsWhatIsTheSameName) {
  EXPECT_EQ(fold_name("  The   United\u00a0Nations "), "united nations");
  EXPECT_EQ(fold_name("U.S."), "us");
  EXPECT_EQ(fold_name("U.S.A."), "usa");
  EXPECT_EQ(fold_name("Côte d’Ivoire"), "cote d'ivoire");
  EXPECT_EQ(fold_name("TÜRKİYE"), "turkiye");
  EXPECT_EQ(fold_name("Łódź"), "lodz");
  EXPECT_EQ(fold_name("Nguyễn"), "nguyen");
  EXPECT_EQ(fold_name("Армения"), "армения");
  EXPECT_EQ(fold_name("Armenia's"), "armenia");
  EXPECT_EQ(fold_name("Lenta.Ru"), "lenta.ru");
  EXPECT_EQ(fold_name("J. R. Smith"), "j r smith");
  EXPECT_EQ(fold_name("The"), "the");
}

TEST(Text, ShortensAtAWord) {
  EXPECT_EQ(shorten("short", 10), "short");
  EXPECT_EQ(shorten("one two three four", 12), "one two…");
  EXPECT_EQ(shorten("ééééééééé", 4), "ééé…");
}

TEST(Text, SqueezesWhiteSpace) { EXPECT_EQ(squeeze("  a\n\n b\u00a0c "), "a b c"); }

TEST(Text, MeasuresEditDistance) {
  EXPECT_EQ(edit_distance("armenia", "armenia", 3), 0u);
  EXPECT_EQ(edit_distance("armenia", "armneia", 3), 1u);  // a transposition is one step
  EXPECT_EQ(edit_distance("kyrgyzstan", "kirgizstan", 3), 2u);
  EXPECT_EQ(edit_distance("abc", "xyz", 1), 2u);          // cut off at limit + 1
}

}  // namespace
}  // namespace dossier
