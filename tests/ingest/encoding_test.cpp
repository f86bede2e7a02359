#include "ingest/encoding.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

using namespace std::string_literals;

TEST(Encoding, LeavesUtf8AsItIs) {
  EXPECT_EQ(to_utf8("Ağrı — “Türkiye”"), "Ağrı — “Türkiye”");
  EXPECT_EQ(to_utf8("plain"), "plain");
  EXPECT_EQ(to_utf8(""), "");
}

TEST(Encoding, DropsTheByteOrderMark) {
  EXPECT_EQ(to_utf8("\xEF\xBB\xBFLanvik"), "Lanvik");
  EXPECT_EQ(to_utf8("\xFF\xFEL\0a\0"s), "La");
  EXPECT_EQ(to_utf8("\xFE\xFF\0L\0a"s), "La");
}

TEST(Encoding, KnowsUtf16WithoutAMark) {
  const std::string text = "The ministers met in Lanvik.";
  std::string utf16;
  for (char c : text) utf16 += c + "\0"s;
  EXPECT_FALSE(is_binary(utf16));
  EXPECT_EQ(to_utf8(utf16), text);
}

TEST(Encoding, BelievesADeclaredCharset) {
  EXPECT_EQ(to_utf8("\xCC\xE8\xED\xE8\xF1\xF2\xF0", "windows-1251"), "Министр");
  EXPECT_EQ(to_utf8("caf\xE9", "iso-8859-1"), "café");
  EXPECT_EQ(to_utf8("\x93quoted\x94", "iso-8859-1"), "“quoted”") << "browsers read Latin-1 as windows-1252";
}

TEST(Encoding, PrefersValidUtf8ToADeclarationThatIsWrong) { EXPECT_EQ(to_utf8("Türkiye", "windows-1251"), "Türkiye"); }

TEST(Encoding, DetectsCyrillicThatNothingDeclares) {
  const std::string bytes =
      "\xCC\xE8\xED\xE8\xF1\xF2\xF0\xFB \xEF\xF0\xE8\xE5\xF5\xE0\xEB\xE8 \xE2 \xEF\xEE\xF0\xF2, \xF7\xF2\xEE\xE1\xFB "
      "\xF1\xEF\xEE\xF0\xE8\xF2\xFC \xEE \xEF\xEB\xEE\xF2\xE8\xED\xE5 \xE8 \xE4\xE5\xED\xFC\xE3\xE0\xF5.";
  EXPECT_EQ(to_utf8(bytes), "Министры приехали в порт, чтобы спорить о плотине и деньгах.");
}

TEST(Encoding, ReplacesInvalidBytesOneByOne) {
  EXPECT_EQ(to_utf8("Türkiye and T\xFCrkiye, Ağrı, Çanakkale, Iğdır, İzmir"),
            "Türkiye and T\uFFFDrkiye, Ağrı, Çanakkale, Iğdır, İzmir");
  EXPECT_EQ(to_utf8("cut short: \xD0\x9C\xD0", "utf-8"), "cut short: М\uFFFD");
}

TEST(Encoding, ReplacesNulBytes) { EXPECT_EQ(to_utf8("a\0b"s), "a\uFFFDb"); }

TEST(Encoding, IgnoresAnUnknownDeclaration) { EXPECT_EQ(to_utf8("caf\xE9 noir", "x-nonsense"), "café noir"); }

TEST(Encoding, ReadsTheDeclarationInsideTags) {
  EXPECT_EQ(declared_charset("<html><meta charset=\"koi8-r\">"), "koi8-r");
  EXPECT_EQ(declared_charset("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"),
            "windows-1251");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='ISO-8859-2'?>"), "iso-8859-2");
  EXPECT_EQ(declared_charset("A text about charset=utf-8 in pages"), "");
}

TEST(Encoding, KnowsBinaryData) {
  EXPECT_TRUE(is_binary("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s));
  EXPECT_FALSE(is_binary("Windows\r\nlines\ttabs"));
  EXPECT_FALSE(is_binary("\xFF\xFEL\0a\0"s));
}

}  // namespace
}  // namespace dossier
