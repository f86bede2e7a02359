#include "ingest/lemmatizer.h"

#include <gtest/gtest.h>

#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

struct Case {
  const char* word;
  Upos upos;
  Xpos xpos;
  const char* lemma;
};

TEST(Lemmatizer, KnowsRulesAndExceptions) {
  const Lemmatizer& lemmatizer = *test_models().lemmatizer;
  for (const Case& c : {Case{"went", Upos::VERB, Xpos::VBD, "go"}, {"Armies", Upos::NOUN, Xpos::NNS, "army"},
                        {"is", Upos::AUX, Xpos::VBZ, "be"}, {"negotiating", Upos::VERB, Xpos::VBG, "negotiate"},
                        {"women", Upos::NOUN, Xpos::NNS, "woman"}, {"banned", Upos::VERB, Xpos::VBN, "ban"},
                        {"better", Upos::ADJ, Xpos::JJR, "good"}, {"strikes", Upos::NOUN, Xpos::NNS, "strike"}}) {
    EXPECT_EQ(lemmatizer.lemma(c.word, c.upos, c.xpos), c.lemma) << c.word;
  }
}

TEST(Lemmatizer, LooksAtThePartOfSpeech) {
  const Lemmatizer& lemmatizer = *test_models().lemmatizer;
  EXPECT_EQ(lemmatizer.lemma("left", Upos::VERB, Xpos::VBD), "leave");
  EXPECT_EQ(lemmatizer.lemma("left", Upos::ADJ, Xpos::JJ), "left");
}

TEST(Lemmatizer, KeepsTheCapitalsOfProperNouns) {
  EXPECT_EQ(test_models().lemmatizer->lemma("Brussels", Upos::PROPN, Xpos::NNP), "Brussels");
  const Annotations a = parsed_text("Armies of Dorna fought.");
  EXPECT_EQ(a.lemma(0), "army");
  EXPECT_EQ(a.lemma(2), "Dorna");
}

TEST(EditScript, RewritesTheEndOrTheWhole) {
  EXPECT_EQ(edit_script("armies", "army"), "-3+y");
  EXPECT_EQ(apply_edit_script("-3+y", "treaties"), "treaty");
  EXPECT_EQ(edit_script("went", "go"), "=go");
  EXPECT_EQ(apply_edit_script("=go", "went"), "go");
}

TEST(EditScript, LeavesAWordThatIsTooShortAlone) { EXPECT_EQ(apply_edit_script("-3+y", "is"), "is"); }

TEST(EditScript, NeverCutsACharacterInTwo) { EXPECT_EQ(edit_script("caf\u00e9s", "caf\u00e8"), "-3+\u00e8"); }

}  // namespace
}  // namespace dossier
