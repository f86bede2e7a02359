#include "ingest/parser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "graph/error.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// "word label head" of a word's first use; the root's head is "-".
std::string arc(const Annotations& a, std::string_view word) {
  for (uint32_t i = 0; i < a.tokens.size(); ++i) {
    if (a.word(i) != word) continue;
    const Token& t = a.tokens[i];
    return std::string(to_string(t.label)) + ' ' + (t.head < 0 ? "-" : std::string(a.word(static_cast<uint32_t>(t.head))));
  }
  return "no such word";
}

TEST(Parser, FindsSubjectObjectAndRoot) {
  const Annotations a = parsed_text("The president criticised the treaty.");
  EXPECT_EQ(arc(a, "criticised"), "root -");
  EXPECT_EQ(arc(a, "president"), "nsubj criticised");
  EXPECT_EQ(arc(a, "treaty"), "obj criticised");
}

TEST(Parser, TellsThePassiveAndItsAgent) {
  const Annotations a = parsed_text("The village was attacked by rebels.");
  EXPECT_EQ(arc(a, "village"), "nsubj:pass attacked");
  EXPECT_EQ(arc(a, "was"), "aux:pass attacked");
  EXPECT_EQ(arc(a, "by"), "case rebels");
}

TEST(Parser, AttachesWhatIsSaidToItsVerb) {
  const Annotations a = parsed_text("She said that the talks had failed.");
  EXPECT_EQ(arc(a, "said"), "root -");
  EXPECT_EQ(arc(a, "failed"), "ccomp said");
  EXPECT_EQ(arc(a, "talks"), "nsubj failed");
}

TEST(Parser, GivesEachSentenceOneRootAndNoCycle) {
  const Annotations a = parsed_text("He came, saw - and what? Won! \"Yes,\" said (of all people) Tomas Ilin, \"we did\"");
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

TEST(Parser, MakesNoNameThePartOfAFlatWord) {
  const Annotations a = parsed_text("She met Tomas Ilin of Dorna and Anna Velkova of Sandor.");
  for (const Token& t : a.tokens) {
    const bool on_flat = t.head >= 0 && a.tokens[static_cast<size_t>(t.head)].label == Deprel::flat;
    EXPECT_FALSE(on_flat);
  }
}

TEST(Parser, RefusesAModelWithoutAWayOnFromEveryState) {
  const std::string model = freeze_model(Parser::kKind, Parser::fingerprint(*test_models().clusters), {"shift", "left nsubj"}, {});
  std::vector<uint64_t> aligned(model.size() / 8 + 1);
  std::copy(model.begin(), model.end(), reinterpret_cast<char*>(aligned.data()));
  try {
    const Parser parser({reinterpret_cast<const unsigned char*>(aligned.data()), model.size()}, *test_models().clusters);
    FAIL() << "the model was read";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "model 'parser': a transition is missing");
  }
}

}  // namespace
}  // namespace dossier
