#include "ingest/verb_tags.h"

#include <gtest/gtest.h>

#include <map>

#include "ingest/tokenizer.h"
#include "ingest/sentences.h"

namespace dossier {
namespace {

/// The tags of a text after the correction, of words tagged as `tags` say and else by their part of speech alone.
std::string corrected(const std::string& text, const std::vector<Xpos>& tags) {
  static const std::map<Xpos, Upos> kCoarse = {
      {Xpos::NNP, Upos::PROPN}, {Xpos::NN, Upos::NOUN}, {Xpos::NNS, Upos::NOUN}, {Xpos::DT, Upos::DET}, {Xpos::JJ, Upos::ADJ}, {Xpos::VBN, Upos::VERB},
      {Xpos::VBD, Upos::VERB}, {Xpos::VB, Upos::VERB}, {Xpos::VBZ, Upos::VERB}, {Xpos::IN, Upos::ADP}, {Xpos::PRPS, Upos::PRON}, {Xpos::PRP, Upos::PRON}, {Xpos::Period, Upos::PUNCT},
      {Xpos::Comma, Upos::PUNCT}};
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  for (size_t t = 0; t < a.tokens.size(); ++t) a.tokens[t].xpos = tags.at(t), a.tokens[t].upos = kCoarse.at(tags.at(t));
  correct_verb_tags(a);
  std::string out;
  for (size_t t = 0; t < a.tokens.size(); ++t) out += (t > 0 ? " " : "") + std::string(to_string(a.tokens[t].xpos));
  return out;
}

TEST(VerbTags, TakeAParticipleWithAnObjectForAPast) {
  using enum Xpos;
  EXPECT_EQ(corrected("The republic closed its border.", {DT, JJ, JJ, PRPS, NN, Period}), "DT NN VBD PRP$ NN .");
  EXPECT_EQ(corrected("Norland launched a raid.", {NNP, VBN, DT, NN, Period}), "NNP VBD DT NN .");
  EXPECT_EQ(corrected("The group called the Line fled.", {DT, NN, VBN, DT, NNP, VBD, Period}), "DT NN VBN DT NNP VBD .");
  EXPECT_EQ(corrected("The club founded the same year failed.", {DT, NN, VBN, DT, JJ, NN, VBD, Period}), "DT NN VBN DT JJ NN VBD .");
}

TEST(VerbTags, GiveASentenceWithoutAFiniteVerbOne) {
  using enum Xpos;
  EXPECT_EQ(corrected("Norland fears a war.", {NNP, NNS, DT, NN, Period}), "NNP VBZ DT NN .");
  EXPECT_EQ(corrected("Norland fears a war breaks.", {NNP, NNS, DT, NN, VBZ, Period}), "NNP NNS DT NN VBZ .");
}

TEST(VerbTags, TakeAPastThatOpensASentenceForAParticiple) {
  using enum Xpos;
  EXPECT_EQ(corrected("Raised in Norland, she left.", {VBD, IN, NNP, Comma, PRP, VBD, Period}), "VBN IN NNP , PRP VBD .");
  EXPECT_EQ(corrected("Raised in Norland.", {VBD, IN, NNP, Period}), "VBD IN NNP .");
}

TEST(VerbTags, TakeWhatIsHersForANoun) {
  using enum Xpos;
  EXPECT_EQ(corrected("Rahm resigned her post today.", {NNP, VBD, PRP, VB, NN, Period}), "NNP VBD PRP$ NN NN .");
  EXPECT_EQ(corrected("Rahm let her post it.", {NNP, VBD, PRP, VB, PRP, Period}), "NNP VBD PRP VB PRP .");
}

TEST(VerbTags, TakeMemberStatesForANoun) {
  using enum Xpos;
  EXPECT_EQ(corrected("With NATO member states Norland left.", {IN, NNP, NN, VBZ, NNP, VBD, Period}), "IN NNP NN NNS NNP VBD .");
  EXPECT_EQ(corrected("The member states a wish.", {DT, NN, VBZ, DT, NN, Period}), "DT NN VBZ DT NN .");
}

}  // namespace
}  // namespace dossier
