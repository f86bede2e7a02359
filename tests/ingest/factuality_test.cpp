#include "ingest/factuality.h"

#include <gtest/gtest.h>

#include "graph/error.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

struct Case {
  std::string_view sentence;  // the predicate stands between asterisks
  std::string_view polarity, modality;
};

constexpr std::string_view kPlus = "positive", kMinus = "negative";

const Case kCases[] = {
    // plain statements, tenses, passives
    {"Vanuria *left* the bloc in 2009.", kPlus, "asserted"},
    {"The army has *attacked* two villages.", kPlus, "asserted"},
    {"The two sides *signed* a treaty on Friday.", kPlus, "asserted"},
    {"The minister was *arrested* at the airport.", kPlus, "asserted"},
    {"Rebels are *shelling* the capital.", kPlus, "asserted"},
    {"The treaty had been *signed* in secret.", kPlus, "asserted"},
    {"The attack *killed* twelve soldiers.", kPlus, "asserted"},
    {"Having *left* the alliance, the republic sought new friends.", kPlus, "asserted"},
    {"The country that *invaded* its neighbour denies nothing.", kPlus, "asserted"},
    {"Troops *stationed* on the border fired shots.", kPlus, "asserted"},
    // short of an act
    {"The minister stopped short of *calling* it a crime.", kMinus, "asserted"},
    {"The prosecutor decided against *charging* the driver.", kMinus, "predicted"},
    {"The report fell short of *condemning* the attack.", kMinus, "asserted"},
    {"The man who would later *become* president was a farmer.", kPlus, "asserted"},
    // plain negation
    {"Vanuria did not *leave* the bloc.", kMinus, "asserted"},
    {"Vanuria never *joined* the alliance.", kMinus, "asserted"},
    {"The army has not *attacked* the village.", kMinus, "asserted"},
    {"The minister wasn't *arrested*.", kMinus, "asserted"},
    {"No soldiers were *killed* in the raid.", kMinus, "asserted"},
    {"None of the members *left* the bloc.", kMinus, "asserted"},
    {"Neither side *attacked* the convoy.", kMinus, "asserted"},
    {"Nobody *supported* the proposal.", kMinus, "asserted"},
    {"The president *signed* no agreement.", kMinus, "asserted"},
    {"The republic no longer *supports* the rebels.", kMinus, "asserted"},
    {"The delegation left without *signing* the treaty.", kMinus, "asserted"},
    {"Vanuria is not a *member* of the bloc.", kMinus, "asserted"},
    {"The island was never a *part* of the kingdom.", kMinus, "asserted"},
    {"Instead of *attacking* the town, the rebels withdrew.", kMinus, "asserted"},
    {"Neither Vanuria nor Belmark *joined* the union.", kMinus, "asserted"},
    {"The general hardly ever *visited* the front.", kMinus, "asserted"},
    {"Not a single state *recognised* the enclave.", kMinus, "asserted"},
    {"No one *attacked* the embassy.", kMinus, "asserted"},
    // negation that is none
    {"Vanuria not only *left* the bloc but also expelled its envoys.", kPlus, "asserted"},
    {"The army did not stop until it had *captured* the city.", kPlus, "asserted"},
    // implicatives
    {"Vanuria failed to *leave* the bloc.", kMinus, "asserted"},
    {"The government refused to *sign* the treaty.", kMinus, "asserted"},
    {"The ministry declined to *meet* the envoys.", kMinus, "asserted"},
    {"The army managed to *capture* the city.", kPlus, "asserted"},
    {"The rebels did not manage to *capture* the city.", kMinus, "asserted"},
    {"The republic avoided *joining* the alliance.", kMinus, "asserted"},
    {"The president did not fail to *visit* the troops.", kPlus, "asserted"},
    {"The navy prevented the rebels from *attacking* the port.", kMinus, "asserted"},
    {"The general forced the king to *leave* the country.", kPlus, "asserted"},
    {"The troops began to *withdraw* on Monday.", kPlus, "asserted"},
    {"The army continued to *bomb* the valley.", kPlus, "asserted"},
    {"The state was unable to *join* the union.", kMinus, "asserted"},
    {"The parties were reluctant to *sign* the accord.", kMinus, "asserted"},
    {"The government is unwilling to *support* the plan.", kMinus, "asserted"},
    {"The parliament rejected the *exclusion* of the republic.", kMinus, "asserted"},
    {"The two countries prevented a *war* last year.", kMinus, "asserted"},
    {"The summit led to the *withdrawal* of the troops.", kPlus, "asserted"},
    {"The kingdom banned its citizens from *fighting* abroad.", kMinus, "asserted"},
    // modal verbs
    {"Vanuria may *leave* the bloc.", kPlus, "possible"},
    {"Vanuria might *join* the union.", kPlus, "possible"},
    {"The army could *attack* at any moment.", kPlus, "possible"},
    {"The army cannot *attack* the city.", kMinus, "asserted"},
    {"The republic may not *join* the union.", kMinus, "possible"},
    {"Vanuria will *leave* the bloc.", kPlus, "predicted"},
    {"Vanuria will not *leave* the bloc.", kMinus, "predicted"},
    {"No member will *leave* the bloc.", kMinus, "predicted"},
    {"The government won't *sign* the treaty.", kMinus, "predicted"},
    {"The republic should *leave* the alliance.", kPlus, "proposed"},
    {"The rebels must *withdraw* from the town.", kPlus, "proposed"},
    {"The union ought to *exclude* the republic.", kPlus, "proposed"},
    {"The republic should not *join* the alliance.", kMinus, "proposed"},
    {"A war would *destroy* the economy.", kPlus, "hypothetical"},
    {"The kingdom would never *attack* its neighbours.", kMinus, "hypothetical"},
    {"The army is going to *attack* the city.", kPlus, "predicted"},
    {"The republic has to *leave* the bloc.", kPlus, "proposed"},
    // adverbs
    {"Vanuria will probably *leave* the bloc.", kPlus, "probable"},
    {"The rebels have possibly *captured* the airport.", kPlus, "possible"},
    {"Perhaps the republic *joined* the union too early.", kPlus, "possible"},
    {"The rebels allegedly *attacked* the convoy.", kPlus, "probable"},
    {"The envoy reportedly *met* the rebels.", kPlus, "probable"},
    // adjectives
    {"Poland is likely to *leave* the pact.", kPlus, "probable"},
    {"Poland is unlikely to *leave* the pact.", kMinus, "probable"},
    {"Poland is not likely to *leave* the pact.", kMinus, "probable"},
    {"The republic is ready to *join* the union.", kPlus, "predicted"},
    {"None of the members is ready to *leave* the bloc.", kMinus, "predicted"},
    {"The government is eager to *join* the union.", kPlus, "desired"},
    {"It is possible that the republic will *leave* the bloc.", kPlus, "possible"},
    {"It is unlikely that the army will *attack*.", kMinus, "probable"},
    {"The *withdrawal* of the republic is possible.", kPlus, "possible"},
    {"The *withdrawal* is hypothetically possible.", kPlus, "possible"},
    {"A *war* between the neighbours is unlikely.", kMinus, "probable"},
    {"The *attack* is imminent.", kPlus, "predicted"},
    {"The army is able to *attack* the island.", kPlus, "possible"},
    {"The country is determined to *leave* the union.", kPlus, "predicted"},
    {"The prisoners are free to *leave* the camp.", kPlus, "possible"},
    // attributive adjectives
    {"The planned *withdrawal* was delayed.", kPlus, "predicted"},
    {"The alleged *attack* shocked the city.", kPlus, "probable"},
    {"A possible *exclusion* of the republic was discussed.", kPlus, "possible"},
    {"The proposed *exclusion* angered the republic.", kPlus, "proposed"},
    {"The failed *attack* cost many lives.", kMinus, "asserted"},
    {"The attempted *invasion* ended in disaster.", kPlus, "desired"},
    // desire and intention
    {"The republic has applied to *join* the union.", kPlus, "desired"},
    {"The same rules *apply* to the union.", kPlus, "asserted"},
    {"Vanuria wants to *join* the union.", kPlus, "desired"},
    {"Vanuria does not want to *join* the union.", kMinus, "desired"},
    {"The rebels hope to *capture* the port.", kPlus, "desired"},
    {"The government seeks to *exclude* the republic.", kPlus, "desired"},
    {"The kingdom tried to *annex* the valley.", kPlus, "desired"},
    {"The republic plans to *leave* the bloc.", kPlus, "predicted"},
    {"The republic has no plans to *leave* the bloc.", kMinus, "predicted"},
    {"The kingdom vowed to *attack* the rebels.", kPlus, "predicted"},
    {"The union agreed to *admit* the republic.", kPlus, "predicted"},
    {"The army threatened to *bomb* the town.", kPlus, "predicted"},
    {"The troops crossed the river to *attack* the town.", kPlus, "desired"},
    {"The republic's desire to *leave* the bloc is known.", kPlus, "desired"},
    {"Rallies in favour of *leaving* the bloc are held every week.", kPlus, "desired"},
    {"The bid to *join* the union failed.", kPlus, "desired"},
    {"An attempt to *capture* the city failed.", kPlus, "desired"},
    // proposals, orders, requests
    {"We propose to *exclude* the republic from the bloc.", kPlus, "proposed"},
    {"If a state uses force, we propose to *exclude* it.", kPlus, "proposed"},
    {"The senator suggested *leaving* the alliance.", kPlus, "proposed"},
    {"The council urged the rebels to *withdraw*.", kPlus, "proposed"},
    {"The union called for the *withdrawal* of all troops.", kPlus, "proposed"},
    {"The opposition demanded the *release* of the prisoners.", kPlus, "proposed"},
    {"The general ordered his men to *attack*.", kPlus, "proposed"},
    {"The kingdom initiated the *exclusion* of the republic.", kPlus, "proposed"},
    {"The proposal to *exclude* the republic was read aloud.", kPlus, "proposed"},
    {"The call for the *exclusion* of the republic was ignored.", kPlus, "proposed"},
    {"The council did not propose to *exclude* the republic.", kMinus, "proposed"},
    // possibility through verbs and nouns
    {"The leadership is considering *leaving* the bloc.", kPlus, "possible"},
    {"The cabinet discussed a *withdrawal* from the pact.", kPlus, "possible"},
    {"Analysts fear a *war* in the north.", kPlus, "possible"},
    {"Residents fear that the army will *attack* the town.", kPlus, "possible"},
    {"The possibility of *leaving* the bloc worries investors.", kPlus, "possible"},
    {"The risk of *war* is growing.", kPlus, "possible"},
    {"There is a chance that the republic will *join* the union.", kPlus, "possible"},
    {"The law allows the king to *dissolve* parliament.", kPlus, "possible"},
    {"The minister did not rule out *joining* the union.", kPlus, "asserted"},
    {"The prospect of *membership* pleases the cabinet.", kPlus, "possible"},
    {"There is no possibility of *leaving* the bloc.", kMinus, "possible"},
    {"The threat of *invasion* has passed.", kPlus, "possible"},
    // conditions
    {"If Vanuria *leaves* the bloc, prices will rise.", kPlus, "hypothetical"},
    {"Unless the rebels *withdraw*, talks will end.", kPlus, "hypothetical"},
    {"The kingdom will *respond* if it is attacked.", kPlus, "hypothetical"},
    {"If attacked, the republic would *fight*.", kPlus, "hypothetical"},
    {"In the event of a *war*, the border will close.", kPlus, "hypothetical"},
    {"It is unclear whether the republic will *join* the union.", kPlus, "hypothetical"},
    {"Any state that *attacks* its neighbour breaks the charter.", kPlus, "hypothetical"},
    {"Suppose the republic *left* the bloc.", kPlus, "hypothetical"},
    // belief and appearance
    {"Observers believe that the republic *joined* the pact too early.", kPlus, "probable"},
    {"The army seems to have *withdrawn*.", kPlus, "probable"},
    {"The rebels appear to have *captured* the port.", kPlus, "probable"},
    {"Experts doubt that the republic will *leave* the bloc.", kMinus, "possible"},
    {"The government expects the troops to *withdraw*.", kPlus, "predicted"},
    {"Analysts predict that the republic will *leave* the bloc.", kPlus, "predicted"},
    // reported speech keeps the words' own reading
    {"The minister said that the army *attacked* the town.", kPlus, "asserted"},
    {"The minister said the republic would *leave* the bloc.", kPlus, "predicted"},
    {"The minister denied that the army *attacked* the town.", kMinus, "asserted"},
    {"The king denied *ordering* the raid.", kMinus, "asserted"},
    {"The spokesman said the army had not *attacked* the town.", kMinus, "asserted"},
    {"The spokesman never said that the army *attacked* the town.", kPlus, "possible"},
    {"The envoy confirmed that the republic *left* the bloc.", kPlus, "asserted"},
    // presupposition
    {"The union condemned the *attack* on the village.", kPlus, "asserted"},
    {"The union did not condemn the *attack* on the village.", kPlus, "asserted"},
    {"After *leaving* the bloc, the republic joined the union.", kPlus, "asserted"},
    {"The city celebrated because the rebels *withdrew*.", kPlus, "asserted"},
    {"The king regretted that the republic *left* the bloc.", kPlus, "asserted"},
    {"Why did the republic *leave* the bloc?", kPlus, "asserted"},
    // questions
    {"Did the republic *leave* the bloc?", kPlus, "possible"},
    {"Will the republic *leave* the bloc?", kPlus, "predicted"},
    {"Is the republic a *member* of the union?", kPlus, "possible"},
    // light verbs and nouns
    {"The army launched an *attack* on the village.", kPlus, "asserted"},
    {"The army did not launch an *attack* on the village.", kMinus, "asserted"},
    {"The army may launch an *attack* on the village.", kPlus, "possible"},
    {"The two sides held *talks* in the capital.", kPlus, "asserted"},
    {"The two sides will hold *talks* in the capital.", kPlus, "predicted"},
    {"The *talks* did not take place.", kMinus, "asserted"},
    {"The lack of *support* worried the cabinet.", kMinus, "asserted"},
    {"The cancellation of the *visit* surprised nobody.", kMinus, "asserted"},
    {"The refusal to *sign* the treaty angered the union.", kMinus, "asserted"},
    // coordination
    {"The republic will leave the bloc and *join* the union.", kPlus, "predicted"},
    {"The army did not attack the town but *withdrew*.", kPlus, "asserted"},
    {"The rebels may attack or *surrender*.", kPlus, "possible"},
    {"The republic did not leave the bloc or *join* the union.", kMinus, "asserted"},
    {"The union wants to admit Vanuria and *exclude* Belmark.", kPlus, "desired"},
};

struct Marked {
  std::string text;
  uint32_t begin = 0;
};

Marked without_marks(std::string_view sentence) {
  Marked marked;
  const size_t first = sentence.find('*'), second = sentence.find('*', first + 1);
  marked.begin = static_cast<uint32_t>(first);
  marked.text.append(sentence.substr(0, first)).append(sentence.substr(first + 1, second - first - 1)).append(sentence.substr(second + 1));
  return marked;
}

Factuality factuality_at_mark(std::string_view sentence) {
  const Marked marked = without_marks(sentence);
  const Annotations annotations = parsed_text(marked.text);
  const Syntax syntax(annotations);
  const FactualityReader reader(syntax, FactualityLexicon::builtin());
  for (uint32_t t = 0; t < annotations.tokens.size(); ++t) if (annotations.tokens[t].begin == marked.begin) return reader.assess(t);
  ADD_FAILURE() << "no token at the mark: " << sentence;
  return {};
}

// Parsers err, and a retrained model errs elsewhere: the table as a whole is asserted, each miss is shown.
TEST(Factuality, ReadsPolarityAndModalityOfTheTable) {
  size_t right = 0;
  std::string wrong;
  for (const Case& c : kCases) {
    const Factuality found = factuality_at_mark(c.sentence);
    if (to_string(found.polarity) == c.polarity && to_string(found.modality) == c.modality) { ++right; continue; }
    wrong.append("\n  ").append(c.sentence).append(" -> ").append(to_string(found.polarity)).append(" ").append(to_string(found.modality));
    wrong.append(", expected ").append(c.polarity).append(" ").append(c.modality);
  }
  EXPECT_GE(std::size(kCases), 150u);
  EXPECT_GE(right, std::size(kCases) * 97 / 100) << right << " of " << std::size(kCases) << wrong;
}

TEST(Factuality, MarksTheComplementOfAVerbOfSayingAsReported) {
  EXPECT_TRUE(factuality_at_mark("The minister said that the army *attacked* the town.").reported);
  EXPECT_FALSE(factuality_at_mark("The army *attacked* the town.").reported);
}

TEST(FactualityLexicon, NamesTheLineOfAnUnknownEffect) {
  try {
    const FactualityLexicon lexicon("verb\twant\tdesired\nverb\twish\twished\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "factuality lexicon, line 2: unknown effect \"wished\"");
  }
}

}  // namespace
}  // namespace dossier
