#include "ingest/models.h"

#include <gtest/gtest.h>

#include "ingest/lemmatizer.h"
#include "ingest/parser.h"
#include "ingest/sentences.h"
#include "ingest/tagger.h"
#include "ingest/tokenizer.h"

namespace dossier {
namespace {

const Models& models() {
  static const Models models;
  return models;
}

Annotations annotated(std::string_view text) {
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  models().tagger->tag(a);
  models().lemmatizer->lemmatize(text, a);
  models().parser->parse(a);
  return a;
}

uint32_t find(const Annotations& a, std::string_view word) {
  for (uint32_t i = 0; i < a.tokens.size(); ++i) {
    if (a.word(i) == word) return i;
  }
  return UINT32_MAX;
}

TEST(Tagger, TellsVerbFromNounByItsPlace) {
  const Annotations a = annotated("They want to visit Dorna. Their visit will be short.");
  EXPECT_EQ(to_string(a.tokens[find(a, "visit")].upos), "VERB");
  EXPECT_EQ(to_string(a.tokens[7].upos), "NOUN");
  EXPECT_EQ(to_string(a.tokens[find(a, "dorna")].upos), "PROPN");
}

TEST(Lemmatizer, KnowsRulesAndExceptions) {
  const Lemmatizer& lemmatizer = *models().lemmatizer;
  EXPECT_EQ(lemmatizer.lemma("went", Upos::VERB, Xpos::VBD), "go");
  EXPECT_EQ(lemmatizer.lemma("Armies", Upos::NOUN, Xpos::NNS), "army");
  EXPECT_EQ(lemmatizer.lemma("is", Upos::AUX, Xpos::VBZ), "be");
  EXPECT_EQ(lemmatizer.lemma("Brussels", Upos::PROPN, Xpos::NNP), "Brussels");
  EXPECT_EQ(lemmatizer.lemma("negotiating", Upos::VERB, Xpos::VBG), "negotiate");
}

TEST(Parser, FindsSubjectObjectAndRoot) {
  const Annotations a = annotated("The president criticised the treaty.");
  const uint32_t verb = find(a, "criticised");
  EXPECT_EQ(a.tokens[verb].head, -1);
  EXPECT_EQ(to_string(a.tokens[verb].label), "root");
  EXPECT_EQ(a.tokens[find(a, "president")].head, static_cast<int32_t>(verb));
  EXPECT_EQ(to_string(a.tokens[find(a, "president")].label), "nsubj");
  EXPECT_EQ(to_string(a.tokens[find(a, "treaty")].label), "obj");
}

TEST(Parser, GivesEachSentenceOneRootAndNoCycle) {
  const Annotations a = annotated("He came, saw - and what? Won! \"Yes,\" said (of all people) Tomas Ilin, \"we did\"");
  for (const Sentence& sentence : a.sentences) {
    int roots = 0;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      roots += a.tokens[i].head < 0;
      uint32_t steps = 0;
      for (int32_t up = static_cast<int32_t>(i); up >= 0 && steps <= sentence.tokens.size(); ++steps) up = a.tokens[static_cast<size_t>(up)].head;
      EXPECT_LE(steps, sentence.tokens.size()) << "a cycle through token " << i;
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST(Models, AcceptTextWithoutWords) {
  EXPECT_TRUE(annotated("").tokens.empty());
  EXPECT_TRUE(annotated(" \n\n ").tokens.empty());
}

}  // namespace
}  // namespace dossier
