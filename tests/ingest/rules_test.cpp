#include "ingest/rules.h"

#include <gtest/gtest.h>

#include "graph/error.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

std::string error_of(std::string_view rules) {
  try {
    RuleSet::parse(rules, "my.rules");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(RuleSet, NamesFileAndLineOfWhatItCannotRead) {
  EXPECT_EQ(error_of("rule a MEMBER_OF\n  trigger noun member\n  source named\n  target of\n  colour red\n"),
            "my.rules:5: \"colour red\" is not understood");
  EXPECT_EQ(error_of("rule a BEFRIENDS\n"), "my.rules:1: unknown relation type \"BEFRIENDS\"");
  EXPECT_EQ(error_of("rule a MEMBER_OF\n  trigger noun @club\n"), "my.rules:2: unknown word class \"@club\"; define it above with \"class\"");
  EXPECT_EQ(error_of("rule a MEMBER_OF\n  trigger noun member\n  target of\n"), "my.rules:1: rule a has no source");
  EXPECT_EQ(error_of("rule a MEMBER_OF\n  trigger noun member\n  source Robot: named\n"), "my.rules:3: unknown entity type \"Robot\"");
  EXPECT_EQ(error_of("  trigger noun member\n"), "my.rules:1: a line before the first rule");
  EXPECT_EQ(error_of("rule a MEMBER_OF\n  source obj[member\n"), "my.rules:2: \"]\" expected at the end of \"obj[member\"");
}

TEST(RuleSet, FindsRulesByTheLemmaOfTheirTrigger) {
  const RuleSet set = RuleSet::parse("rule a MEMBER_OF\n  trigger noun member, signatory\n  source named\n  target of\n", "my.rules");
  ASSERT_NE(set.triggered_by(TriggerPart::Noun, "signatory"), nullptr);
  EXPECT_EQ(set.triggered_by(TriggerPart::Verb, "member"), nullptr);
}

TEST(RuleSet, WantsTheParticleOfAPhrasalVerb) {
  const RuleSet set = RuleSet::parse("rule a WITHDRAWS_FROM\n  trigger verb pull out\n  source subj\n  target of\n", "my.rules");
  const Annotations with = parsed_text("The republic pulled out of the pact."), without = parsed_text("The republic pulled the lever.");
  const Syntax syntax_with(with), syntax_without(without);
  EXPECT_TRUE(triggers(set.rules()[0], syntax_with, 2));
  EXPECT_FALSE(triggers(set.rules()[0], syntax_without, 2));
}

TEST(RuleSet, BuiltinRulesAndTriggersLoad) {
  EXPECT_GT(RuleSet::relations().rules().size(), 100u);
  EXPECT_GT(RuleSet::events().rules().size(), 200u);
}

}  // namespace
}  // namespace dossier
