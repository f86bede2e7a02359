#include "ingest/linking.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/mentions.h"
#include "ingest/sentences.h"
#include "ingest/tokenizer.h"

namespace dossier {
namespace {

const Gazetteer& builtin() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

/// Annotations of `text` with one chain, of all mentions whose words are in `names`.
Annotations with_chain(const std::string& text, EntityType type, const std::string& name, const std::vector<std::string>& names) {
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  add_gazetteer_mentions(builtin(), builtin().match(a, text), a);
  Chain chain;
  chain.type = type;
  chain.name = name;
  for (uint32_t m = 0; m < a.mentions.size(); ++m)
    for (const std::string& n : names)
      if (slice(text, a.span(a.mentions[m].tokens)) == n) chain.mentions.push_back(m);
  a.chains.push_back(chain);
  link_chains(builtin(), a);
  return a;
}

TEST(Linking, GivesACountryItsCodeWhetherNamedByItsPeopleOrItself) {
  const Annotations a = with_chain("Kirghizia objected. Kyrgyz officials left.", EntityType::Country, "Kirghizia", {"Kirghizia", "Kyrgyz"});
  EXPECT_EQ(a.chains[0].ref, "iso3166:KG");
  EXPECT_EQ(a.chains[0].name, "Kyrgyzstan");
  EXPECT_EQ(a.chains[0].aliases, (std::vector<std::string>{"Kirghizia"}));
  const Annotations b = with_chain("The Kremlin objected.", EntityType::Country, "Kremlin", {"Kremlin"});
  EXPECT_EQ(b.chains[0].ref, "iso3166:RU");
  EXPECT_EQ(b.chains[0].name, "Russia");
}

TEST(Linking, GivesAnOrganisationItsEntryAndKind) {
  const Annotations a = with_chain("The Collective Security Treaty Organization met.", EntityType::Organisation, "Collective Security Treaty Organization",
                                   {"Collective Security Treaty Organization"});
  EXPECT_EQ(a.chains[0].ref, "lexicon:csto");
  EXPECT_EQ(a.chains[0].kind, "alliance");
}

TEST(Linking, NamesAPeopleInThePlural) {
  EXPECT_EQ(with_chain("Kurdish fighters left.", EntityType::Nationality, "Kurdish", {"Kurdish"}).chains[0].name, "Kurds");
}

TEST(Linking, LeavesAPlaceCalledLikeAWordAloneWhereNothingSpeaksForIt) {
  const Annotations a = with_chain("Ships waited in the Gulf.", EntityType::Place, "Gulf", {});
  EXPECT_EQ(a.chains[0].ref, "");
}

TEST(Linking, MakesAPeopleWithoutACountryOfItsNameAnOrganisation) {
  const Annotations a = with_chain("African-American voters left.", EntityType::Nationality, "African-American", {"African-American"});
  EXPECT_EQ(a.chains[0].type, EntityType::Organisation);
  EXPECT_EQ(a.chains[0].kind, "people");
}

TEST(Linking, NamesAPlaceByItsFullNameThoughItsPeopleAreKnownToo) {
  const Annotations a = with_chain("They left Dallas, Tex., in May.", EntityType::Place, "Tex.", {"Tex."});
  EXPECT_EQ(a.chains[0].name, "Texas");
  EXPECT_EQ(a.chains[0].ref, "geonames-admin1:US.TX");
  const Annotations b = with_chain("European leaders met.", EntityType::Nationality, "European", {"European"});
  EXPECT_EQ(b.chains[0].type, EntityType::Place);
  EXPECT_EQ(b.chains[0].name, "Europe");
}

TEST(Linking, LeavesAPeopleWithANameOfItsOwnAPeople) {
  const Annotations tamil = with_chain("Tamil voters left.", EntityType::Nationality, "Tamil", {"Tamil"});
  EXPECT_EQ(tamil.chains[0].kind, "people");
  const Annotations a = with_chain("Uyghurs left.", EntityType::Nationality, "Uyghurs", {"Uyghurs"});
  EXPECT_EQ(a.chains[0].type, EntityType::Organisation);
  EXPECT_EQ(a.chains[0].kind, "people");
}

TEST(Linking, PrefersPlacesOfCountriesInTheDocument) {
  EXPECT_EQ(with_chain("Lebanese police searched Tripoli.", EntityType::Place, "Tripoli", {"Tripoli"}).chains[0].ref, "geonames:266826");
  EXPECT_EQ(with_chain("Libyan police searched it.", EntityType::Place, "Tripoli", {}).chains[0].ref, "geonames:2210247");
}

TEST(Linking, MakesChainsOfOneRefOne) {
  const std::string text = "The CSTO met. The CSTO left.";
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  add_gazetteer_mentions(builtin(), builtin().match(a, text), a);
  ASSERT_EQ(a.mentions.size(), 2u);
  for (uint32_t m = 0; m < 2; ++m) {
    Chain& chain = a.chains.emplace_back();
    chain.type = EntityType::Organisation;
    chain.name = "CSTO";
    chain.mentions = {m};
    a.mentions[m].chain = m;
  }
  a.quotations.emplace_back().speaker = 1;
  link_chains(builtin(), a);
  EXPECT_EQ(a.chains[0].mentions, (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(a.mentions[1].chain, 0u);
  EXPECT_EQ(a.quotations[0].speaker, 0u);
}

TEST(Linking, LeavesUnknownNamesWithoutARef) {
  EXPECT_EQ(with_chain("The Velga Pact met.", EntityType::Organisation, "Velga Pact", {"Velga Pact"}).chains[0].ref, "");
}

TEST(Linking, ChainsDatesOfOneInterval) {
  const std::string text = "In 2014 and yesterday; in 2014 and last year.";
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  add_date_mentions({2022, 10, 12}, a);
  chain_dates(text, a);
  ASSERT_EQ(a.chains.size(), 3u);
  EXPECT_EQ(a.chains[0].name, "2014");
  EXPECT_EQ(a.chains[0].mentions, (std::vector<uint32_t>{0, 2}));
}

}  // namespace
}  // namespace dossier
