#include "export/report_grammar.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "graph/error.h"

namespace dossier {
namespace {

constexpr Polarity kPolarities[] = {Polarity::Positive, Polarity::Negative};
constexpr Modality kModalities[] = {Modality::Asserted, Modality::Probable, Modality::Possible, Modality::Hypothetical,
                                    Modality::Proposed, Modality::Desired, Modality::Predicted};
constexpr Status kStatuses[] = {Status::None, Status::Current, Status::Former, Status::Suspended, Status::Candidate,
                                Status::Founding, Status::Observer};
constexpr Telling kTellings[] = {Telling::Narrator, Telling::Speaker, Telling::Self, Telling::Unnamed};
constexpr Tense kTenses[] = {Tense::Present, Tense::Past, Tense::Perfect};
constexpr PhraseVoice kVoices[] = {PhraseVoice::Active, PhraseVoice::Inverse, PhraseVoice::Mutual};

/// The clause with plain names in the places of the entities.
std::string words(const ClauseSpec& spec) {
  std::string text;
  for (const ClausePiece& piece : ReportGrammar::builtin().clause(spec)) {
    switch (piece.slot) {
      case ClausePiece::Slot::Words: text += piece.words; break;
      case ClausePiece::Slot::Subject: text += spec.many_subjects ? "Norland and Vesta" : "Norland"; break;
      case ClausePiece::Slot::Other: text += spec.many_others ? "the Pact and the League" : "the Pact"; break;
      case ClausePiece::Slot::Speaker: text += spec.telling == Telling::Unnamed ? "\u201cexperts\u201d" : "Ada Vance"; break;
    }
  }
  return text;
}

ClauseSpec spec(std::string_view type) {
  ClauseSpec s;
  s.type = type;
  s.tense = ReportGrammar::builtin().told_in(type);
  return s;
}

TEST(ReportGrammar, WordsAProposalOfItsSpeaker) {
  ClauseSpec s = spec("EXCLUDES");
  s.modality = Modality::Proposed;
  s.telling = Telling::Self;
  EXPECT_EQ(words(s), "Norland proposed to exclude the Pact");
  s.telling = Telling::Speaker;
  EXPECT_EQ(words(s), "Ada Vance proposed that Norland exclude the Pact");
  s.telling = Telling::Narrator;
  s.polarity = Polarity::Negative;
  EXPECT_EQ(words(s), "there is a proposal for Norland not to exclude the Pact");
}

TEST(ReportGrammar, WordsStatusNumberAndTense) {
  ClauseSpec s = spec("MEMBER_OF");
  EXPECT_EQ(words(s), "Norland is a member of the Pact");
  s.many_subjects = true;
  EXPECT_EQ(words(s), "Norland and Vesta are members of the Pact");
  s.tense = Tense::Past;
  s.polarity = Polarity::Negative;
  EXPECT_EQ(words(s), "Norland and Vesta were not members of the Pact");
  s = spec("MEMBER_OF");
  s.tense = Tense::Perfect;
  s.status = Status::Founding;
  EXPECT_EQ(words(s), "Norland has been a founding member of the Pact");
  s.voice = PhraseVoice::Inverse;
  s.tense = Tense::Present;
  s.many_others = true;
  EXPECT_EQ(words(s), "Norland has the Pact and the League as founding members");
}

TEST(ReportGrammar, WordsPossibilityOfThePastWithThePerfectInfinitive) {
  ClauseSpec s = spec("WITHDRAWS_FROM");
  s.modality = Modality::Possible;
  EXPECT_EQ(words(s), "Norland may have withdrawn from the Pact");
  s.tense = Tense::Present;
  s.polarity = Polarity::Negative;
  EXPECT_EQ(words(s), "Norland may not withdraw from the Pact");
  s.modality = Modality::Predicted;
  s.telling = Telling::Unnamed;
  EXPECT_EQ(words(s), "according to \u201cexperts\u201d, Norland is not expected to withdraw from the Pact");
}

TEST(ReportGrammar, WordsMutualRelationsOfTwo) {
  ClauseSpec s = spec("CONFLICT_WITH");
  s.voice = PhraseVoice::Mutual;
  s.many_subjects = true;
  EXPECT_EQ(words(s), "Norland and Vesta are in conflict with each other");
}

TEST(ReportGrammar, KeepsBracesInARoleAsTheyAre) {
  ClauseSpec s = spec("HOLDS_POSITION");
  s.role = "head of {O} [a|b]";
  EXPECT_EQ(words(s), "Norland holds the post of head of {O} [a|b] at the Pact");
}

TEST(ReportGrammar, KnowsEachTypeOfTheSchema) {
  for (const RelationType& type : Schema::builtin().relations()) {
    EXPECT_TRUE(ReportGrammar::builtin().has_voice(type.name, PhraseVoice::Active)) << type.name;
    EXPECT_TRUE(ReportGrammar::builtin().has_voice(type.name, PhraseVoice::Inverse)) << type.name;
    EXPECT_NE(ReportGrammar::builtin().heading(type.name), type.name);
  }
}

TEST(ReportGrammar, WordsATypeOfAUsersSchemaWithItsLabels) {
  const Schema schema = Schema::parse(
      R"({"version": 1, "relations": [{"name": "SPIES_ON", "label": "spies on", "inverse": "is spied on by", "group": "act", "source": [], "target": []}], "events": []})");
  const ReportGrammar grammar("mood\tasserted\tpositive\tnarrator\t{S} {fin}\n", schema);
  ClauseSpec s;
  s.type = "SPIES_ON";
  s.polarity = Polarity::Negative;
  s.modality = Modality::Possible;
  const std::vector<ClausePiece> pieces = grammar.clause(s);
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[0].words, "it is possible that it is not the case that ");
  EXPECT_EQ(pieces[2].words, " spies on ");
}

TEST(ReportGrammar, NamesTheLineOfABadFile) {
  try {
    ReportGrammar grammar("relation\tMEMBER_OF\tMembership\tmembership\tpresent\nmood\tcertain\tpositive\tnarrator\t{S}\n");
    FAIL();
  } catch (const Error& e) {
    EXPECT_STREQ(e.what(), "report phrases, line 2: no such modality, polarity or voice");
  }
}

/// Every combination keeps the marks of a whole clause: nothing of the template's own language is left, no doubled
/// blank or word, each name in it as often as it must be.
TEST(ReportGrammar, LeavesNoTemplateMarksInAnyCombination) {
  size_t clauses = 0;
  for (const RelationType& type : Schema::builtin().relations())
    for (const PhraseVoice voice : kVoices)
      for (const Telling telling : kTellings)
        for (const Polarity polarity : kPolarities)
          for (const Modality modality : kModalities)
            for (const Status status : kStatuses)
              for (const Tense tense : kTenses)
                for (const bool many : {false, true}) {
                  if (!ReportGrammar::builtin().has_voice(type.name, voice)) continue;
                  ClauseSpec s{type.name, voice, telling, polarity, modality, status, tense, many || voice == PhraseVoice::Mutual, many,
                               EntityType::Country, many ? "deputy" : ""};
                  const std::string text = words(s);
                  ASSERT_EQ(text.find_first_of("{}[]<>|"), std::string::npos) << text;
                  ASSERT_EQ(text.find("  "), std::string::npos) << text;
                  ASSERT_NE(text.find("Norland"), std::string::npos) << text;
                  ASSERT_EQ(text.find("Pact") == std::string::npos, voice == PhraseVoice::Mutual) << text;
                  ASSERT_NE(text.back(), ' ') << text;
                  for (const std::string_view doubled : {"not not", "to to", "is is", "be be", "have have", "that that"})
                    ASSERT_EQ((" " + text + " ").find(" " + std::string(doubled) + " "), std::string::npos) << text;
                  // A denied, imagined or claimed relation never reads like a fact.
                  const bool denies = text.find(" not ") != std::string::npos || text.find("unlikely") != std::string::npos;
                  ASSERT_EQ(denies, polarity == Polarity::Negative) << text;
                  ASSERT_TRUE(telling != Telling::Speaker || text.starts_with("Ada Vance ")) << text;
                  ++clauses;
                }
  EXPECT_GT(clauses, 100000u);
}

/// The table that a person has read: each type in each mood and voice, in the tense that it is told in.
std::string table_of_clauses() {
  std::string table;
  for (const RelationType& type : Schema::builtin().relations()) {
    table += "## " + type.name + "\n";
    for (const PhraseVoice voice : kVoices) {
      if (!ReportGrammar::builtin().has_voice(type.name, voice)) continue;
      for (const Telling telling : {Telling::Narrator, Telling::Speaker})
        for (const Modality modality : kModalities)
          for (const Polarity polarity : kPolarities) {
            ClauseSpec s = spec(type.name);
            s.voice = voice;
            s.telling = telling;
            s.polarity = polarity;
            s.modality = modality;
            s.many_subjects = voice == PhraseVoice::Mutual;
            if (modality != Modality::Asserted) s.tense = Tense::Present;
            table += words(s) + "\n";
          }
    }
    for (const Status status : kStatuses) {
      ClauseSpec s = spec(type.name);
      s.status = status;
      s.many_subjects = true;
      s.tense = status == Status::Former ? Tense::Past : s.tense;
      table += words(s) + "\n";
    }
  }
  return table;
}

TEST(ReportGrammar, WordsEachTypeInEachMoodAsInTheTable) {
  const std::string path = DOSSIER_SOURCE_DIR "/tests/export/report_clauses.golden.txt";
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  const std::string actual = table_of_clauses();
  if (std::getenv("DOSSIER_UPDATE_GOLDEN")) std::ofstream(path) << actual;
  else EXPECT_TRUE(actual == expected.str()) << "differs from " << path << "; with DOSSIER_UPDATE_GOLDEN=1 the test writes it anew: read the difference";
}

struct Named {
  EntityType type;
  const char* name;
  const char* kind;
  bool article;
};

TEST(ReportGrammar, GivesTheArticleToNamesThatTakeIt) {
  const Named names[] = {
      {EntityType::Organisation, "CSTO", "alliance", true},      {EntityType::Organisation, "NATO", "alliance", false},
      {EntityType::Organisation, "European Union", "", true},    {EntityType::Organisation, "Ministry of Foreign Affairs", "government", true},
      {EntityType::Organisation, "University of Tartu", "university", true}, {EntityType::Organisation, "Harvard University", "university", false},
      {EntityType::Organisation, "Bank of America", "company", false}, {EntityType::Organisation, "Gazprom", "company", false},
      {EntityType::Organisation, "BBC", "media", true},          {EntityType::Organisation, "Caliber.Az", "media", false},
      {EntityType::Country, "United States", "", true},          {EntityType::Country, "Armenia", "", false},
      {EntityType::Country, "Czech Republic", "", true},         {EntityType::Country, "Republic of Korea", "", true},
      {EntityType::Country, "Netherlands", "", true},            {EntityType::Country, "Isle of Man", "", false},
      {EntityType::Place, "Black Sea", "", true},                {EntityType::Place, "Yerevan", "", false},
      {EntityType::Place, "Gulf of Oman", "", true},             {EntityType::Event, "Arda War", "war", true},
      {EntityType::Event, "World War II", "war", false},         {EntityType::Event, "Treaty of Rome", "", true},
      {EntityType::Person, "Ada Vance", "", false}};
  for (const Named& n : names) EXPECT_EQ(ReportGrammar::builtin().takes_article(n.type, n.name, n.kind), n.article) << n.name;
}

TEST(ReportGrammar, WordsDatesAndIntervals) {
  const PartialDate day{2022, 10, 3}, month{2022, 10, 0}, year{2014, 0, 0};
  EXPECT_EQ(date_in_words(day), "3 October 2022");
  EXPECT_EQ(date_in_words(month), "October 2022");
  EXPECT_EQ(date_in_words({}), "");
  EXPECT_EQ(time_in_words({day, day}, Tense::Past), "on 3 October 2022");
  EXPECT_EQ(time_in_words({month, month}, Tense::Past), "in October 2022");
  EXPECT_EQ(time_in_words({year, {}}, Tense::Perfect), "since 2014");
  EXPECT_EQ(time_in_words({year, {}}, Tense::Past), "from 2014");
  EXPECT_EQ(time_in_words({{}, year}, Tense::Past), "until 2014");
  EXPECT_EQ(time_in_words({year, month}, Tense::Past), "from 2014 to October 2022");
}

}  // namespace
}  // namespace dossier
