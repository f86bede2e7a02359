#include "ingest/parser_beam.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

using Kind = Transition::Kind;

const std::vector<Transition> kTransitions = {{Kind::Shift, Deprel::dep}, {Kind::Left, Deprel::root}, {Kind::Left, Deprel::nsubj}, {Kind::Right, Deprel::obj}};

bool anything(const ParserState&, Transition) { return true; }

/// The path of the best parse of two words, where a shift of the second word looks bad and pays off afterwards.
std::vector<uint32_t> best_path(size_t width, int64_t behind = 1000) {
  const auto score = [](const ParserState& state, LinearModel::Scores& scores) {
    scores = {};
    if (state.stack_size() == 1 && state.buffer(1) >= 0) scores[2] = 10;  // the first word hangs on the second, at first sight
    if (state.stack_size() == 2) scores[3] = 30;
  };
  ParserBeam beam(kTransitions, width, behind);
  beam.begin(2);
  while (!beam.done()) beam.advance(score, anything);
  return beam.path(beam.steps().size(), 0);
}

const std::vector<uint32_t> kGreedy = {0, 2, 0, 1}, kBetter = {0, 0, 3, 1};

TEST(ParserBeam, OfWidthOneIsGreedy) { EXPECT_EQ(best_path(1), kGreedy); }

TEST(ParserBeam, FindsTheParseThatPaysOffLater) { EXPECT_EQ(best_path(4), kBetter); }

TEST(ParserBeam, DropsWhatIsTooFarBehind) {
  EXPECT_EQ(best_path(4, 10), kBetter);
  EXPECT_EQ(best_path(4, 9), kGreedy);
}

TEST(ParserBeam, IsNarrowForWhatIsNoSentence) {
  ParserBeam beam(kTransitions, 4);
  beam.begin(ParserBeam::kLongestSentence + 1);
  for (int i = 0; i < 5; ++i) {
    beam.advance([](const ParserState&, LinearModel::Scores& scores) { scores = {}; }, anything);
    EXPECT_EQ(beam.steps().back().size(), 1u);
  }
}

TEST(ParserBeam, EndsWithEachWordAttachedOnce) {
  ParserBeam beam(kTransitions, 3);
  beam.begin(5);
  while (!beam.done()) beam.advance([](const ParserState&, LinearModel::Scores& scores) { scores = {}; }, anything);
  EXPECT_EQ(beam.steps().size(), 10u);
  int roots = 0;
  for (int32_t i = 0; i < 5; ++i) {
    EXPECT_NE(beam.best().node(i).head, ParserState::kNone);
    roots += beam.best().node(i).head == 5;
  }
  EXPECT_EQ(roots, 1);
}

}  // namespace
}  // namespace dossier
