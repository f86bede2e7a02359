#include "ingest/events.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/lexicon_lines.h"
#include "tests/ingest/claim_lines.h"

namespace dossier {
namespace {

struct Case {
  std::string_view text, event;  // "ASSAULT/fight Thailand > Cambodia negative possible"
};

// One sentence or more for each type of the ontology and most of its modes.
constexpr Case kEvents[] = {
    {"Egypt and Sudan signed a treaty.", "AGREE/sign Egypt > Sudan"},
    {"Norway accepted the offer of Sweden.", "AGREE/accept Norway > Sweden"},
    {"Turkey agreed with Greece.", "AGREE Turkey > Greece"},
    {"France promised to help Mali.", "AGREE France > Mali"},
    {"The French president met the German chancellor.", "CONSULT/meet France > Germany"},
    {"The Indian prime minister visited France.", "CONSULT/visit India > France"},
    {"Qatar hosted the Egyptian foreign minister.", "CONSULT/host Qatar > Egypt"},
    {"Egypt held talks with Sudan.", "CONSULT/meet Egypt > Sudan"},
    {"The Turkish president phoned his Greek counterpart.", "CONSULT/phone Turkey > Greece"},
    {"Oman mediated between Iran and Iraq.", "CONSULT/mediate Oman > Iran Iraq"},
    {"Germany supports Ukraine.", "SUPPORT Germany > Ukraine"},
    {"Iran restored diplomatic relations with Egypt.", "SUPPORT/relations Iran > Egypt"},
    {"Poland thanked Canada.", "SUPPORT Poland > Canada"},
    {"Israel eased restrictions on Egypt.", "CONCEDE/ease Israel > Egypt"},
    {"Japan apologised to China.", "CONCEDE Japan > China"},
    {"India cooperates with Japan.", "COOPERATE India > Japan"},
    {"India shared intelligence with Japan.", "COOPERATE/intelligence India > Japan"},
    {"Spain extradited the man to Peru.", "COOPERATE/judicial Spain > Peru"},
    {"Denmark gave aid to Kenya.", "AID Denmark > Kenya"},
    {"The United States armed Ukraine.", "AID United States > Ukraine"},
    {"Mexico granted asylum to the Bolivian president.", "AID/asylum Mexico > Bolivia"},
    {"Ethiopia withdrew its troops from Eritrea.", "RETREAT/withdraw Ethiopia > Eritrea"},
    {"Hamas released twelve Israeli hostages.", "RETREAT/release Hamas > Israel"},
    {"Ukraine demanded weapons from Germany.", "REQUEST Ukraine > Germany"},
    {"The United Nations urged Sudan to stop.", "REQUEST United Nations > Sudan"},
    {"Germany called on Hungary to withdraw its veto.", "REQUEST Germany > Hungary"},
    {"Serbia accused Kosovo of lying.", "ACCUSE/allege Serbia > Kosovo"},
    {"Brazil condemned the Israeli attack.", "ACCUSE/disapprove Brazil > Israel"},
    {"China criticised Japan.", "ACCUSE/disapprove China > Japan"},
    {"Hungary rejected the proposal of Romania.", "REJECT Hungary > Romania"},
    {"Iran refused to meet the American envoy.", "REJECT Iran > United States"},
    {"Russia broke off talks with Ukraine.", "REJECT/meet Russia > Ukraine"},
    {"North Korea threatened Japan.", "THREATEN North Korea > Japan"},
    {"Iran warned Israel.", "THREATEN Iran > Israel"},
    {"Students demonstrated against Hungary.", "PROTEST/demo > Hungary"},
    {"The European Union imposed sanctions on Russia.", "SANCTION European Union > Russia"},
    {"Norway designated Hezbollah as a terrorist organisation.", "SANCTION Norway > Hezbollah"},
    {"Peru cut diplomatic ties with Spain.", "SANCTION/relations Peru > Spain"},
    {"Poland expelled three Russian diplomats.", "SANCTION/expel Poland > Russia"},
    {"Turkey deployed troops along its border with Syria.", "MOBILIZE/troops Turkey > Syria"},
    {"Egypt arrested two Sudanese journalists.", "COERCE/arrest Egypt > Sudan"},
    {"Israel blockaded Lebanon.", "COERCE/restrict Israel > Lebanon"},
    {"Rwanda deported the Burundian refugees.", "COERCE/deport Rwanda > Burundi"},
    {"Russia attacked Ukraine.", "ASSAULT Russia > Ukraine"},
    {"Russian forces bombed Ukraine.", "ASSAULT Russia > Ukraine"},
    {"Israel launched an attack on Lebanon.", "ASSAULT Israel > Lebanon"},
    {"Iran and Iraq fought a war.", "ASSAULT/fight Iran > Iraq"},
    {"Kyrgyz and Tajik border guards exchanged gunfire.", "ASSAULT/fight Kyrgyzstan > Tajikistan"},
    {"Israel did not attack Lebanon.", "ASSAULT Israel > Lebanon negative"},
    {"Israel may attack Lebanon.", "ASSAULT Israel > Lebanon possible"},
    {"If Israel attacked Lebanon, Iran would respond.", "ASSAULT Israel > Lebanon hypothetical"},
};

std::string describe(const Annotations& a, const ExtractedEvent& e) {
  std::string line = e.type + (e.mode.empty() ? "" : "/" + e.mode);
  for (const ExtractedParticipant& p : e.participants) if (p.role == "actor") line += " " + a.chains[p.entity].name;
  line += " >";
  for (const ExtractedParticipant& p : e.participants) if (p.role == "recipient") line += " " + a.chains[p.entity].name;
  if (e.polarity == Polarity::Negative) line += " negative";
  if (e.modality != Modality::Asserted) line.append(" ").append(to_string(e.modality));
  return line;
}

// The parser errs on some of any set of sentences: the table as a whole is asserted, each miss is shown.
TEST(Events, AreCodedWithTheirParties) {
  size_t right = 0;
  std::string wrong;
  for (const Case& c : kEvents) {
    const Annotations a = annotated(std::string(c.text));
    std::string all;
    for (const ExtractedEvent& e : a.events) all += (all.empty() ? "" : "; ") + describe(a, e);
    if (all == c.event) ++right;
    else wrong.append("\n  ").append(c.text).append(" -> ").append(all).append(", expected ").append(c.event);
  }
  EXPECT_GE(right, std::size(kEvents) * 85 / 100) << right << " of " << std::size(kEvents) << wrong;
}

TEST(Events, OfOneKindBetweenTheSamePartiesAreOne) {
  const Annotations a = annotated("Russia attacked Ukraine on Monday. The Russian attack on Ukraine was condemned.");
  EXPECT_EQ(std::ranges::count(a.events, "ASSAULT", &ExtractedEvent::type), 1);
}

/// Edges of a sentence that events are projected to.
std::string edges(const std::string& text) {
  const Annotations a = annotated(text);
  std::string all;
  for (const ExtractedRelation& r : a.relations)
    if (r.event >= 0) all.append(all.empty() ? "" : "; ").append(claim_line(a, text, r));
  return all;
}

TEST(Events, TakePlaceWhereTheirVictimsAre) {
  EXPECT_EQ(edges("The United States attacked Hezbollah in Cyprus."), "United States CONFLICT_WITH Hezbollah; Hezbollah LOCATED_IN Cyprus");
  EXPECT_EQ(edges("The United States may attack Hezbollah in Cyprus."), "United States CONFLICT_WITH Hezbollah possible");
}

struct EdgeCase {
  const char *text, *edges;
};

constexpr EdgeCase kEdgeCases[] = {
    // those that fought, against one another
    {"Egyptian and Sudanese forces fought with artillery and rockets along their disputed border on Friday, a day after clashes near the river killed two.", "Egypt CONFLICT_WITH Sudan"},
    // strikes in a war
    {"The United States has launched two hundred strikes against Hezbollah.", "United States CONFLICT_WITH Hezbollah"},
    // metaphors are no acts
    {"Reuters seized on the claim of Goran Petek.", ""},
    {"Ilse Rahm offered some advice to Goran Petek on Friday.", ""},
    {"I swear that Goran Petek holds the prize.", ""},
    {"Ilse Rahm turned over the laptop to Interpol.", ""},
    // nor is it a call when somebody is called something
    {"Ilse Rahm called Hungary a disgrace.", "Ilse Rahm CRITICISES Hungary"},
    {"Ilse Rahm called Hungary a quiet country on Monday.", ""},
    // nor a fight when somebody is beaten in a game or an election
    {"Norway defeated Sweden 2-1 on Sunday.", ""},
    {"Ilse Rahm beat Goran Petek by 400 votes.", ""},
    {"Ukraine seeks to defeat the Russian army.", "Ukraine CONFLICT_WITH Russia desired"},
    // who is expected to do something has not announced it
    {"Ilse Rahm is expected to visit Hungary.", ""},
};

TEST(Events, AreWhatIsDoneAndNotWhatIsOnlyCalledSo) {
  for (const EdgeCase& c : kEdgeCases) EXPECT_EQ(edges(c.text), c.edges) << c.text;
}

TEST(Events, HaveAPlaceOfTheirOwn) {
  const Annotations a = annotated("Armenia and Azerbaijan held talks in Brussels on Monday.");
  ASSERT_EQ(a.events.size(), 1u);
  ASSERT_EQ(a.events[0].participants.size(), 3u);
  EXPECT_EQ(a.events[0].participants[2].role, "place");
  EXPECT_EQ(a.chains[a.events[0].participants[2].entity].name, "Brussels");
}

}  // namespace
}  // namespace dossier
