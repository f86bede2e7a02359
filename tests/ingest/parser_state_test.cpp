#include "ingest/parser_state.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

using Kind = Transition::Kind;
constexpr Transition kShift{Kind::Shift, Deprel::dep};

// "Envoys left Dorna": the first and the last word hang on the verb, the verb on the root.
TEST(ParserState, BuildsATreeWithOneRoot) {
  ParserState state;
  state.begin(3);
  state.apply(kShift);
  state.apply({Kind::Left, Deprel::nsubj});
  state.apply(kShift);
  state.apply(kShift);
  EXPECT_FALSE(state.can(kShift));
  EXPECT_FALSE(state.can({Kind::Left, Deprel::root})) << "two words are left on the stack, one root is allowed";
  state.apply({Kind::Right, Deprel::obj});
  EXPECT_FALSE(state.can({Kind::Left, Deprel::dep}));
  state.apply({Kind::Left, Deprel::root});
  EXPECT_TRUE(state.done());
  EXPECT_EQ(state.node(0).head, 1);
  EXPECT_EQ(state.node(1).head, 3);
  EXPECT_EQ(state.node(2).head, 1);
  EXPECT_EQ(state.node(1).left, 0);
  EXPECT_EQ(state.node(1).right, 2);
}

TEST(ParserState, IsDoneWithAnEmptySentence) {
  ParserState state;
  state.begin(0);
  EXPECT_TRUE(state.done());
}

}  // namespace
}  // namespace dossier
