#include "ingest/conllu.h"

#include <gtest/gtest.h>

#include <sstream>

#include "graph/error.h"

namespace dossier {
namespace {

constexpr const char* kTreebank =
    "# newpar\n"
    "# text = Mara didn't wait.\n"
    "1\tMara\tMara\tPROPN\tNNP\t_\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
    "1.1\tdo\tdo\tVERB\tVBP\t_\t_\t_\t_\t_\n"
    "\n";

TEST(Conllu, PutsTheTextTogether) {
  std::istringstream in(kTreebank);
  const ConlluText text = read_conllu(in, "bank");
  EXPECT_EQ(text.document.text, "Mara didn't wait.\n\nYes");
  const Annotations& a = text.annotations;
  ASSERT_EQ(a.tokens.size(), 6u);
  ASSERT_EQ(a.sentences.size(), 2u);
  ASSERT_EQ(a.paragraphs.size(), 2u);
  EXPECT_EQ(a.tokens[0].head, 3);
  EXPECT_EQ(a.tokens[3].head, -1);
  EXPECT_EQ(a.tokens[2].label, Deprel::advmod);
  EXPECT_EQ(a.lemma(2), "not");
  EXPECT_EQ(a.word(0), "mara");
  EXPECT_EQ(a.tokens[0].flags, kSpaceBefore | kCapitalised | kSentenceStart);
  EXPECT_EQ(a.tokens[2].flags, 0);
}

TEST(Conllu, WritesWhatItRead) {
  std::istringstream in(kTreebank);
  const ConlluText text = read_conllu(in, "bank");
  EXPECT_EQ(write_conllu(text.document, text.annotations),
            "# newdoc id = bank\n"
            "# newpar\n"
            "# sent_id = 1\n"
            "# text = Mara didn't wait.\n"
            "1\tMara\tMara\tPROPN\tNNP\t_\t4\tnsubj\t_\t_\n"
            "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\tSpaceAfter=No\n"
            "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
            "4\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
            "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
            "\n"
            "# newpar\n"
            "# sent_id = 2\n"
            "# text = Yes\n"
            "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
            "\n");
}

std::string error_of(const std::string& text) {
  std::istringstream in(text);
  try {
    read_conllu(in, "bank");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Conllu, NamesTheLineOfAnError) {
  EXPECT_EQ(error_of("# comment\n1\tYes\n"), "bank:2: a word has 10 columns divided by tabs, this line has 2");
  EXPECT_EQ(error_of("1\tYes\tyes\tINTJ\tUH\t_\tx\troot\t_\t_\n"), "bank:1: 'x' is not a number");
  EXPECT_EQ(error_of("1\tYes\tyes\tINTJ\tUH\t_\t7\troot\t_\t_\n\n"), "bank:2: a head lies outside of the sentence");
}

}  // namespace
}  // namespace dossier
