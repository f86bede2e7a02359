#include "ingest/ner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "graph/error.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// "name=Type" of each name that the recogniser finds by itself, with "; " between them.
std::string recognised(std::string_view text) {
  Annotations a = parsed_text(text);
  const Gazetteer& gazetteer = *test_models().gazetteer;
  test_models().names->recognize(gazetteer, gazetteer.match(a, text), a);
  std::string out;
  for (const Mention& m : a.mentions)
    out += (out.empty() ? "" : "; ") + std::string(slice(text, a.span(m.tokens))) + '=' + std::string(to_string(m.type));
  return out;
}

TEST(NameRecognizer, ReadsTheTypeOutOfTheSentence) {
  EXPECT_EQ(recognised("Tomas Ilin said that he would return."), "Tomas Ilin=Person");
  EXPECT_EQ(recognised("The Dorna Workers' Party won 14 seats."), "Dorna Workers' Party=Organisation");
  EXPECT_EQ(recognised("He was born in the village of Velga near the border."), "Velga=Place");
}

TEST(NameRecognizer, KnowsANameAgainByItsOtherUses) {
  const std::string found = recognised("Sandor Velkov leads the council. On Friday Velkov resigned. Velkov left early.");
  EXPECT_EQ(found, "Sandor Velkov=Person; Velkov=Person; Velkov=Person");
}

TEST(NameRecognizer, FindsNoNameWhereThereIsNone) { EXPECT_EQ(recognised("They met again and agreed on nothing."), ""); }

TEST(NameRecognizer, RefusesAModelWithOtherLabels) {
  const ClusterTable& clusters = *test_models().clusters;
  const std::string model = freeze_model(NameRecognizer::kFirstKind, NameRecognizer::fingerprint(clusters), {"O", "B-Weapon"}, {});
  std::vector<uint64_t> aligned(model.size() / 8 + 1);
  std::copy(model.begin(), model.end(), reinterpret_cast<char*>(aligned.data()));
  const std::span<const unsigned char> bytes(reinterpret_cast<const unsigned char*>(aligned.data()), model.size());
  try {
    const NameRecognizer recognizer(bytes, bytes, clusters);
    FAIL() << "the model was read";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "model 'names': its labels are not this program's");
  }
}

TEST(NameLabels, OfEachTypeMayFollowAsBilouSays) {
  const uint8_t begin = name_label(0, NamePart::Begin), last = name_label(0, NamePart::Last), unit = name_label(1, NamePart::Unit);
  EXPECT_TRUE(may_follow(begin, last));
  EXPECT_FALSE(may_follow(begin, name_label(1, NamePart::Last)));
  EXPECT_FALSE(may_follow(begin, kOutside));
  EXPECT_TRUE(may_follow(last, unit));
  EXPECT_FALSE(may_follow(kOutside, last));
}

TEST(NameDecoder, FindsTheBestSequenceThatIsValid) {
  const uint8_t begin = name_label(0, NamePart::Begin), last = name_label(0, NamePart::Last), unit = name_label(0, NamePart::Unit);
  std::vector<LabelScores> emissions(2, LabelScores{});
  emissions[0][begin] = 5;  // alone the best, but a name that begins must go on
  emissions[0][unit] = 4;
  emissions[1][kOutside] = 9;
  emissions[1][last] = 2;
  std::vector<uint8_t> labels;
  NameDecoder decoder;
  decoder.decode(emissions, TransitionScores{}, {}, labels);
  EXPECT_EQ(labels, (std::vector<uint8_t>{unit, kOutside}));

  const std::vector<LabelMask> allowed = {kAnyLabel, LabelMask{1} << last};
  decoder.decode(emissions, TransitionScores{}, allowed, labels);
  EXPECT_EQ(labels, (std::vector<uint8_t>{begin, last}));
}

}  // namespace
}  // namespace dossier
