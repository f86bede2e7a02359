#include "ingest/name_heads.h"

#include <gtest/gtest.h>

#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

struct Arc {
  int32_t head;
  Deprel label;
};

Annotations with_tree(const std::string& text, const std::vector<Arc>& arcs, const std::vector<Mention>& names) {
  Annotations a = parsed_text(text);
  EXPECT_EQ(a.tokens.size(), arcs.size()) << text;
  for (size_t t = 0; t < arcs.size(); ++t) a.tokens[t].head = arcs[t].head, a.tokens[t].label = arcs[t].label;
  a.mentions = names;
  attach_names(a);
  return a;
}

Mention name(uint32_t begin, uint32_t end, EntityType type) {
  Mention m;
  m.tokens = {begin, end};
  m.head = end - 1;
  m.type = type;
  return m;
}

TEST(NameHeads, HeadThePhraseOfATitleWithACapital) {
  const Annotations a = with_tree("Yesterday Foreign Secretary Ada Quist resigned.",
                                  {{5, Deprel::advmod}, {2, Deprel::amod}, {5, Deprel::nsubj}, {2, Deprel::appos}, {3, Deprel::flat}, {-1, Deprel::root}, {5, Deprel::punct}},
                                  {name(3, 5, EntityType::Person)});
  EXPECT_EQ(a.tokens[3].head, 5);
  EXPECT_EQ(a.tokens[3].label, Deprel::nsubj);
  EXPECT_EQ(a.tokens[2].head, 3);
  EXPECT_EQ(a.tokens[2].label, Deprel::nmod_desc);
  EXPECT_EQ(a.tokens[1].head, 2);
}

TEST(NameHeads, HeadThePhraseOfATitleOfSeveralWords) {
  const Annotations a = with_tree("Secretary of State Ada Quist resigned.",
                                  {{5, Deprel::nsubj}, {2, Deprel::case_}, {0, Deprel::nmod}, {0, Deprel::appos}, {3, Deprel::flat}, {-1, Deprel::root}, {5, Deprel::punct}},
                                  {name(3, 5, EntityType::Person)});
  EXPECT_EQ(a.tokens[3].head, 5);
  EXPECT_EQ(a.tokens[0].head, 3);
  EXPECT_EQ(a.tokens[2].head, 0);
}

TEST(NameHeads, LeaveAnAppositionToACommonNoun) {
  const Annotations a = with_tree("Their daughter Ada left.", {{1, Deprel::nmod_poss}, {3, Deprel::nsubj}, {1, Deprel::appos}, {-1, Deprel::root}, {3, Deprel::punct}},
                                  {name(2, 3, EntityType::Person)});
  EXPECT_EQ(a.tokens[2].head, 1);
  EXPECT_EQ(a.tokens[2].label, Deprel::appos);
}

TEST(NameHeads, HaveTheNameInBracketsBehindThemAsAnApposition) {
  const Annotations a = with_tree("She lived in Adyar (Chennai).",
                                  {{1, Deprel::nsubj}, {-1, Deprel::root}, {3, Deprel::case_}, {1, Deprel::obl}, {5, Deprel::punct}, {1, Deprel::obl}, {5, Deprel::punct}, {1, Deprel::punct}},
                                  {name(3, 4, EntityType::Place), name(5, 6, EntityType::Place)});
  EXPECT_EQ(a.tokens[5].head, 3);
  EXPECT_EQ(a.tokens[5].label, Deprel::appos);
}

}  // namespace
}  // namespace dossier
