#include "ingest/stance_lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/error.h"
#include "ingest/annotate.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

bool is_called(const ExtractedEntity& e, std::string_view name) {
  return e.name == name || std::ranges::find(e.aliases, name) != e.aliases.end();
}

/// Stance of the statements of a text towards an entity: the first that is not neutral.
struct Found {
  bool about = false;
  Stance stance = Stance::Neutral;
  float strength = 0;
  std::string words;
};

Found stance_towards(std::string_view text, std::string_view name) {
  const Extraction x = extract(text);
  Found found;
  for (const ExtractedStatement& s : x.statements)
    for (const ExtractedAbout& a : s.about) {
      if (!is_called(x.entities[a.entity], name)) continue;
      found.about = true;
      if (found.stance == Stance::Neutral) found.stance = a.stance, found.strength = a.strength, found.words = slice(text, a.words);
    }
  return found;
}

struct Case {
  std::string_view text, entity;
  Stance stance;
};

constexpr Stance kFor = Stance::Support, kAgainst = Stance::Oppose, kNeither = Stance::Neutral;

const Case kCases[] = {
    // the speaker judges
    {"\"We support Norway,\" said Ilse Rahm, the foreign minister of Denmark.", "Norway", kFor},
    {"\"We condemn Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"We strongly condemn the actions of Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"I admire Kenya,\" Ilse Rahm told reporters.", "Kenya", kFor},
    {"\"We do not support NATO,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"We stand with Ukraine,\" Ilse Rahm said.", "Ukraine", kFor},
    {"\"We are grateful to Norway,\" Ilse Rahm said.", "Norway", kFor},
    {"\"Our support for Kenya is firm,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Serbia must be condemned,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"We are disappointed with NATO,\" Ilse Rahm said.", "NATO", kAgainst},
    // the report itself judges
    {"Ilse Rahm criticised Serbia over the dam.", "Serbia", kAgainst},
    {"Ilse Rahm praised Kenya for its patience.", "Kenya", kFor},
    {"Ilse Rahm accused Serbia of breaking the truce.", "Serbia", kAgainst},
    {"Ilse Rahm welcomed the decision of Norway.", "Norway", kFor},
    {"Ilse Rahm denounced NATO as a relic.", "NATO", kAgainst},
    // traits as predicates
    {"\"NATO is dangerous,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"Norway is a reliable partner,\" Ilse Rahm said.", "Norway", kFor},
    {"\"Serbia is a threat to the whole region,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Kenya is a close ally,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"The African Union is a toothless organisation,\" Ilse Rahm said.", "African Union", kAgainst},
    {"\"The African Union has become ineffective,\" Ilse Rahm said.", "African Union", kAgainst},
    {"Ilse Rahm said that NATO was obsolete.", "NATO", kAgainst},
    {"NATO is obsolete, according to Ilse Rahm.", "NATO", kAgainst},
    {"\"Serbia and Kenya are reliable partners,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"The policy of Serbia is reckless,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia's policy is reckless,\" Ilse Rahm said.", "Serbia", kAgainst},
    // traits before nouns and in possession
    {"\"Everyone has seen the aggression of Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Everyone has seen Serbia's aggression,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"The failure of the African Union is plain,\" Ilse Rahm said.", "African Union", kAgainst},
    {"\"We are tired of Serbian propaganda,\" Ilse Rahm said.", "Serbia", kAgainst},
    // what somebody has done
    {"\"Serbia has betrayed its neighbours,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"The African Union has failed,\" Ilse Rahm said.", "African Union", kAgainst},
    {"\"NATO has discredited itself,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"NATO has lost its credibility,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"Kenya deserves our gratitude,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Norway has always helped us,\" Ilse Rahm said.", "Norway", kFor},
    {"\"Serbia violates international law,\" Ilse Rahm said.", "Serbia", kAgainst},
    // what should be done
    {"\"Serbia should be expelled from the African Union,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"We must leave NATO,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"We will never leave NATO,\" Ilse Rahm said.", "NATO", kFor},
    {"\"Kenya must be protected,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Norway must strengthen NATO,\" Ilse Rahm said.", "NATO", kFor},
    {"Ilse Rahm proposed to exclude Serbia.", "Serbia", kAgainst},
    {"\"We should not abandon Ukraine,\" Ilse Rahm said.", "Ukraine", kFor},
    // negation
    {"\"Norway is not a reliable partner,\" Ilse Rahm said.", "Norway", kAgainst},
    {"\"NATO is no threat,\" Ilse Rahm said.", "NATO", kFor},
    {"\"Kenya has never betrayed its friends,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"We do not condemn Serbia,\" Ilse Rahm said.", "Serbia", kNeither},
    // modality
    {"\"If NATO is dangerous, we shall know it soon,\" Ilse Rahm said.", "NATO", kNeither},
    {"\"NATO should be effective,\" Ilse Rahm said.", "NATO", kNeither},
    {"\"Norway would be a reliable partner if it paid,\" Ilse Rahm said.", "Norway", kNeither},
    // contrast
    {"\"NATO is outdated, but it is an indispensable pillar of our security,\" Ilse Rahm said.", "NATO", kFor},
    {"\"Norway is a friendly country, but it is a dangerous neighbour and an unreliable partner,\" Ilse Rahm said.", "Norway", kAgainst},
    // somebody else's side
    {"\"Serbia supports Kenya,\" Ilse Rahm said.", "Kenya", kNeither},
    {"\"Serbia considers NATO dangerous,\" Ilse Rahm said.", "NATO", kNeither},
    {"\"Serbia has criticised NATO,\" Ilse Rahm said.", "NATO", kNeither},
    {"\"Kenya wants to leave NATO,\" Ilse Rahm said.", "NATO", kNeither},
    {"\"There is criticism of NATO in Serbia,\" Ilse Rahm said.", "NATO", kNeither},
    // no side at all
    {"\"Norway lies west of Sweden,\" Ilse Rahm said.", "Norway", kNeither},
    {"\"The envoys of Kenya arrived on Monday,\" Ilse Rahm said.", "Kenya", kNeither},
    {"\"NATO has thirty members,\" Ilse Rahm said.", "NATO", kNeither},
    {"Ilse Rahm said that Serbia had elected a parliament.", "Serbia", kNeither},
    {"\"Kenya faces a dangerous neighbour,\" Ilse Rahm said.", "Kenya", kNeither},
    {"\"Serbia is a threat to Norway,\" Ilse Rahm said.", "Norway", kNeither},
    {"\"We will not betray Kenya,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Nobody trusts NATO any more,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"Kenya and Norway have shown that they are reliable partners,\" Ilse Rahm said.", "Kenya", kFor},
    {"Ilse Rahm called NATO a disgrace.", "NATO", kAgainst},
    {"\"NATO bombed our country,\" Ilse Rahm said.", "NATO", kAgainst},
    // verbs that lend their subject what their object or adverb says
    {"\"Serbia has made a grave mistake,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia is playing a dangerous game,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia spreads lies about us,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Kenya plays a constructive role,\" Ilse Rahm said.", "Kenya", kFor},
    {"Ilse Rahm said that Kenya was doing excellent work.", "Kenya", kFor},
    {"\"Norway has behaved responsibly,\" Ilse Rahm said.", "Norway", kFor},
    {"\"Serbia has acted recklessly,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia has never acted recklessly,\" Ilse Rahm said.", "Serbia", kFor},
    {"\"Serbia makes shoes,\" Ilse Rahm said.", "Serbia", kNeither},
    {"\"Kenya plays a match in a dangerous stadium,\" Ilse Rahm said.", "Kenya", kNeither},
    {"\"Norway made promises,\" Ilse Rahm said.", "Norway", kNeither},
    // what is kept, had and lost
    {"\"Norway has kept every promise,\" Ilse Rahm said.", "Norway", kFor},
    {"\"Serbia broke its word,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Kenya has every right to build the dam,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Serbia has no right to complain,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Kenya has influence in the region,\" Ilse Rahm said.", "Kenya", kNeither},
    // blame without a judge
    {"\"Serbia is to blame for the collapse,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia cannot be trusted,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia ignores our interests,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"The accusations of Serbia are baseless,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"We are sick of Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"We fully support Kenya's mediation,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Norway is an important ally,\" Ilse Rahm said.", "Norway", kFor},
    {"\"Norway is an important ally, although its behaviour was unacceptable,\" Ilse Rahm said.", "Norway", kFor},
    {"\"NATO has lost its significance,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"Membership in NATO is very dangerous,\" Ilse Rahm said.", "NATO", kAgainst},
    // what is told is said, not called for
    {"Ilse Rahm told reporters that Serbia was dangerous.", "Serbia", kAgainst},
    {"Ilse Rahm told reporters that Kenya had left NATO.", "NATO", kNeither},
    {"Ilse Rahm insisted that Norway was a reliable partner.", "Norway", kFor},
    // reversal
    {"\"The withdrawal from NATO would be a mistake, and the withdrawal from NATO is a mistake,\" Ilse Rahm said.", "NATO", kFor},
    {"\"The sanctions against Serbia are illegal,\" Ilse Rahm said.", "Serbia", kFor},
    // verbs with a particle
    {"\"We will stand up to Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"We must speak out against Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"Ilse Rahm lashed out at NATO on Friday.", "NATO", kAgainst},
    // what somebody would do himself
    {"Ilse Rahm said she would never vote for Goran Petek.", "Goran Petek", kAgainst},
    {"\"I would vote for Goran Petek,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"We would never abandon Norway,\" Ilse Rahm said.", "Norway", kFor},
    {"\"We would support Serbia if it kept its word,\" Ilse Rahm said.", "Serbia", kNeither},
    {"Ilse Rahm refused to endorse Goran Petek.", "Goran Petek", kAgainst},
    {"Ilse Rahm declined to support Goran Petek.", "Goran Petek", kAgainst},
    // goods that are had in a high or low degree
    {"\"Goran Petek has the best plan for the ports,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"Goran Petek has the experience and the temperament to lead,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"Goran Petek has no experience,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    {"\"Goran Petek has a terrible record,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    {"\"Serbia has a plan,\" Ilse Rahm said.", "Serbia", kNeither},
    {"\"Serbia does not have the courage to admit it,\" Ilse Rahm said.", "Serbia", kAgainst},
    // best, better, worst
    {"\"Goran Petek is the best candidate,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"Goran Petek is the worst minister in our history,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    {"\"Kenya is better prepared than Serbia,\" Ilse Rahm said.", "Serbia", kNeither},
    {"\"Kenya is a better partner than Serbia,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Kenya is more reliable than Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"The sooner Norway signs, the better,\" Ilse Rahm said.", "Norway", kNeither},
    // what somebody is owner or maker of
    {"Ilse Rahm condemned the remarks that Goran Petek had made.", "Goran Petek", kAgainst},
    {"Ilse Rahm questioned the integrity of Goran Petek.", "Goran Petek", kAgainst},
    {"Ilse Rahm praised the patience of Kenya.", "Kenya", kFor},
    {"Ilse Rahm praised Kenya's handling of the crisis.", "Kenya", kFor},
    {"Ilse Rahm mocked Goran Petek's speech.", "Goran Petek", kAgainst},
    {"\"Goran Petek's accusations are lies,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    // how it was done
    {"\"Serbia mishandled the talks,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia has illegally seized the mine,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Goran Petek lied to the whole country,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    {"\"Norway took the threat of the storm seriously,\" Ilse Rahm said.", "Norway", kNeither},
    // what is called so
    {"Ilse Rahm described Goran Petek as a coward.", "Goran Petek", kAgainst},
    {"Ilse Rahm dubbed Goran Petek a hero.", "Goran Petek", kFor},
    {"Ilse Rahm hailed Kenya as a model for the region.", "Kenya", kFor},
    {"Ilse Rahm labelled Serbia an aggressor.", "Serbia", kAgainst},
    {"\"We want to make Norway great again,\" Ilse Rahm said.", "Norway", kNeither},
    // advice is no praise
    {"\"Norway would be wise to wait,\" Ilse Rahm said.", "Norway", kNeither},
    {"\"It would be a mistake to leave NATO,\" Ilse Rahm said.", "NATO", kFor},
    {"\"It would be a mistake for Norway to leave NATO,\" Ilse Rahm said.", "NATO", kFor},
    {"Ilse Rahm warned against joining NATO.", "NATO", kAgainst},
    {"Ilse Rahm urged Norway not to trust Serbia.", "Serbia", kAgainst},
    {"\"They do not want to think that we blame Kenya,\" Ilse Rahm said.", "Kenya", kNeither},
    {"\"What Serbia is doing is unacceptable,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"It is shameful that Serbia has closed the road,\" Ilse Rahm said.", "Serbia", kAgainst},
    // of all these kinds again
    {"\"We have to push back against Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"I would never trust Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"We would gladly join NATO,\" Ilse Rahm said.", "NATO", kFor},
    {"\"If Kenya asked, we would help Kenya,\" Ilse Rahm said.", "Kenya", kNeither},
    {"\"Kenya has the strongest team,\" Ilse Rahm said.", "Kenya", kFor},
    {"\"Goran Petek has an excellent record,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"Goran Petek was a terrible mayor,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    {"\"Norway is a good neighbour,\" Ilse Rahm said.", "Norway", kFor},
    {"\"Serbia is worse than Kenya,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Norway is larger than Kenya,\" Ilse Rahm said.", "Norway", kNeither},
    {"Ilse Rahm applauded the efforts which Kenya had undertaken.", "Kenya", kFor},
    {"Ilse Rahm defended Goran Petek's decision.", "Goran Petek", kFor},
    {"\"Serbia bungled the rescue,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia unlawfully detained our sailors,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"Serbia is lying,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"Ilse Rahm branded Goran Petek a liar.", "Goran Petek", kAgainst},
    {"Ilse Rahm portrayed Kenya as a victim of Serbia.", "Kenya", kNeither},
    {"\"Goran Petek would do well to resign,\" Ilse Rahm said.", "Goran Petek", kNeither},
    {"\"It is time to leave NATO,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"There is no reason to trust Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"It is wonderful that Kenya has signed,\" Ilse Rahm said.", "Kenya", kFor},
    {"Ilse Rahm expressed her support for Kenya.", "Kenya", kFor},
    {"Ilse Rahm voiced doubts about NATO.", "NATO", kAgainst},
    {"Ilse Rahm thanked Norway for the ships.", "Norway", kFor},
    {"\"Goran Petek is the right man for the office,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"Kenya met Norway in the final,\" Ilse Rahm said.", "Kenya", kNeither},
    {"\"Goran Petek is a good friend of Serbia,\" Ilse Rahm said.", "Serbia", kNeither},
    {"\"Serbia warned us that the dangerous bridge would fall,\" Ilse Rahm said.", "Serbia", kNeither},
    {"Ilse Rahm said that Kenya had been criticised by Serbia.", "Kenya", kNeither},
    {"\"The worst of the winter is over in Norway,\" Ilse Rahm said.", "Norway", kNeither},
    {"Ilse Rahm, a supporter of Goran Petek, said that Norway would win.", "Norway", kNeither},
    {"\"Goran Petek is not fit to be president,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    {"\"I have been a supporter of Goran Petek for years,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"We are fierce critics of NATO,\" Ilse Rahm said.", "NATO", kAgainst},
    {"\"Serbia is an opponent of NATO,\" Ilse Rahm said.", "NATO", kNeither},
    {"\"Goran Petek would be the best choice,\" Ilse Rahm said.", "Goran Petek", kFor},
    {"\"Norway is a stronger candidate than Serbia,\" Ilse Rahm said.", "Serbia", kAgainst},
    {"\"What Goran Petek did was insensitive,\" Ilse Rahm said.", "Goran Petek", kAgainst},
    {"Ilse Rahm slammed Serbia's new wall.", "Serbia", kAgainst},
    {"Ilse Rahm criticised Goran Petek's rival.", "Goran Petek", kNeither},
    {"Ilse Rahm called Goran Petek a buffoon.", "Goran Petek", kAgainst},
    {"\"We are concerned about Norway's collusion with Serbia,\" Ilse Rahm said.", "Norway", kAgainst},
    {"\"If Norway keeps its promises and if we pay, we could be ready in May,\" Ilse Rahm said.", "Norway", kNeither},
    // a speaker without a name
    {"Two former ministers endorsed Goran Petek.", "Goran Petek", kFor},
    {"Several unions have criticised Goran Petek.", "Goran Petek", kAgainst},
};

TEST(Stance, IsWhatTheSpeakerTakes) {
  for (const Case& c : kCases) {
    const Found found = stance_towards(c.text, c.entity);
    EXPECT_TRUE(found.about || c.stance == kNeither) << c.text;
    EXPECT_EQ(to_string(found.stance), to_string(c.stance)) << c.text << "\n  towards " << c.entity << ", words: " << found.words;
    EXPECT_EQ(found.words.empty(), found.stance == Stance::Neutral) << c.text;
  }
  EXPECT_GE(std::size(kCases), 170u);
}

TEST(Stance, IsCarriedByWordsOfTheText) {
  EXPECT_EQ(stance_towards("\"NATO is dangerous,\" Ilse Rahm said.", "NATO").words, "dangerous");
  EXPECT_EQ(stance_towards("\"We do not support NATO,\" Ilse Rahm said.", "NATO").words, "not support");
  EXPECT_EQ(stance_towards("\"NATO has lost its credibility,\" Ilse Rahm said.", "NATO").words, "lost its credibility");
  EXPECT_EQ(stance_towards("Ilse Rahm criticised Serbia over the dam.", "Serbia").words, "criticised");
  EXPECT_EQ(stance_towards("\"Serbia is playing a dangerous game,\" Ilse Rahm said.", "Serbia").words, "playing a dangerous game");
  EXPECT_EQ(stance_towards("\"Serbia is no longer a partner,\" Ilse Rahm said.", "Serbia").words, "no longer a partner");
}

TEST(Stance, IsWeakerOfWhatIsOnlyPossible) {
  const Found sure = stance_towards("\"NATO is dangerous,\" Ilse Rahm said.", "NATO");
  const Found possible = stance_towards("\"NATO may be dangerous,\" Ilse Rahm said.", "NATO");
  EXPECT_GT(sure.strength, possible.strength);
}

TEST(Stance, TowardsADeedIsTowardsWhoDidItAlone) {
  EXPECT_EQ(stance_towards("Ilse Rahm condemned Turkey's annexation of Cyprus.", "Turkey").stance, Stance::Oppose);
  EXPECT_EQ(stance_towards("Ilse Rahm condemned Turkey's annexation of Cyprus.", "Cyprus").stance, Stance::Neutral);
}

TEST(Stance, OfANestedStatementIsItsOwnSpeakers) {
  const std::string text = "Ilse Rahm said that Goran Petek had called NATO a threat.";
  const Extraction x = extract(text);
  for (const ExtractedStatement& s : x.statements)
    for (const ExtractedAbout& a : s.about)
      if (is_called(x.entities[a.entity], "NATO") && a.stance != Stance::Neutral) {
        ASSERT_GE(s.speaker, 0);
        EXPECT_EQ(x.entities[static_cast<size_t>(s.speaker)].name, "Goran Petek");
      }
}

TEST(Topics, MakeTheSpeakerCommentOnThem) {
  const Extraction x = extract("\"NATO is dangerous, and Kenya knows it,\" Ilse Rahm said.");
  size_t comments = 0;
  for (const ExtractedRelation& r : x.relations) {
    if (r.type != "COMMENTED_ON") continue;
    ++comments;
    EXPECT_EQ(x.entities[r.source].name, "Ilse Rahm");
    EXPECT_EQ(r.statement, 0);
    EXPECT_EQ(r.rule, "statement");
  }
  EXPECT_EQ(comments, 2u);
}

TEST(Topics, LeaveOutTheSpeaker) {
  const Extraction x = extract("\"I love Norway,\" Ilse Rahm said. \"I was born there.\"");
  for (const ExtractedStatement& s : x.statements)
    for (const ExtractedAbout& a : s.about) EXPECT_NE(static_cast<int32_t>(a.entity), s.speaker);
}

TEST(Topics, AreNotWhatIsOnlyNamedInPassing) {
  struct Passing {
    std::string_view text, topic, aside;
  };
  constexpr Passing kPassing[] = {
      {"Ilse Rahm said that Norway will help the minister who came from Peru.", "Norway", "Peru"},
      {"Ilse Rahm said she would nominate Dan Ortiz (R-Utah).", "Dan Ortiz", "Utah"},
      {"\"Kenya kept its promise when we met in Geneva,\" Ilse Rahm said.", "Kenya", "Geneva"},
      {"\"NATO owes a lot to many Peruvians,\" Ilse Rahm said.", "NATO", "Peru"},
      {"Ilse Rahm said that NATO had invited a Peruvian singer.", "NATO", "Peru"},
  };
  EXPECT_TRUE(stance_towards("Ilse Rahm said that Peruvian soldiers had attacked the post.", "Peru").about);
  for (const Passing& c : kPassing) {
    EXPECT_TRUE(stance_towards(c.text, c.topic).about) << c.text;
    EXPECT_FALSE(stance_towards(c.text, c.aside).about) << c.text;
  }
}

TEST(Topics, OfWishesAndKnowledgeAreNoComments) {
  for (const std::string_view text : {"Ilse Rahm knows that Norway is rich.", "Ilse Rahm wants Norway to leave."})
    for (const ExtractedRelation& r : extract(text).relations) EXPECT_NE(r.type, "COMMENTED_ON") << text;
}

TEST(StanceLexicon, NamesTheLineThatItCannotRead) {
  const auto message = [](std::string_view tsv) -> std::string {
    try {
      const StanceLexicon lexicon(tsv);
    } catch (const Error& e) {
      return e.what();
    }
    return "";
  };
  EXPECT_EQ(message("verb\tjudge\tsupport\t0.8\tobj"), "stance.tsv, line 1: six fields are needed: part, kind, stance, strength, targets, words");
  EXPECT_EQ(message("verb\tguess\tsupport\t0.8\tobj\tback"), "stance.tsv, line 1: unknown kind 'guess'");
  EXPECT_EQ(message("# x\nverb\tjudge\tneutral\t0.8\tobj\tback"), "stance.tsv, line 2: the stance must be support or oppose");
  EXPECT_EQ(message("verb\tjudge\tsupport\t8\tobj\tback"), "stance.tsv, line 1: the strength must be above 0 and at most 1");
  EXPECT_EQ(message("adverb\tjudge\tsupport\t0.8\tobj\tback"), "stance.tsv, line 1: unknown part of speech 'adverb'");
}

}  // namespace
}  // namespace dossier
