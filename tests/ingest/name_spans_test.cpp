#include "ingest/name_spans.h"

#include <gtest/gtest.h>

#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// The names of one type in a text.
std::string names(const std::string& text, EntityType type) { return pipeline_names(text, [type](EntityType found) { return found == type; }); }

TEST(NameSpans, FindsEventsThatAreNamedByDescribingThem) {
  const auto event = [](const std::string& text) { return names(text, EntityType::Event); };
  EXPECT_EQ(event("She ran in the 2011 Zambian general election and lost."), "2011 Zambian general election");
  EXPECT_EQ(event("Turnout in the Slovak parliamentary election was low."), "Slovak parliamentary election");
  EXPECT_EQ(event("The country voted in the Chilean constitutional referendum, 1989."), "Chilean constitutional referendum, 1989");
  EXPECT_EQ(event("They signed it at the Lisbon Conference."), "Lisbon Conference");
  EXPECT_EQ(event("He stood in the 1959 United Kingdom general election."), "1959 United Kingdom general election");
  EXPECT_EQ(event("In 2009 Queensland state election, she won a seat."), "2009 Queensland state election");
}

TEST(EventNames, StandBehindTheNounThatNamesThem) {
  const auto event = [](const std::string& text) { return names(text, EntityType::Event); };
  EXPECT_EQ(event("Hurricane Dorel killed nine people in Haiti. By noon Dorel had weakened."), "Hurricane Dorel | Dorel");
  EXPECT_EQ(event("The army began Operation Quiet Tide in May."), "Operation Quiet Tide");
  EXPECT_EQ(event("Typhoon Sallao reached Japan on Friday."), "Typhoon Sallao");
  EXPECT_EQ(event("The operation went on in Oslo, and the storm over Bergen passed."), "");
}

TEST(EventNames, AreNotThoseOfAChamber) {
  EXPECT_EQ(names("He addressed the National Congress on Friday.", EntityType::Event), "");
}

TEST(DocumentNames, AreNamesWhereverTheirWordsStandAgain) {
  EXPECT_EQ(names("The Cultural Library of Bulgaria reopened. Ivo Brankov runs the Cultural Library of Bulgaria.", EntityType::Organisation),
            "Cultural Library of Bulgaria | Cultural Library of Bulgaria");
}

TEST(DocumentNames, KnowASurnameByTheFullName) {
  EXPECT_EQ(names("Joshua Tarrow lost his fortune. In the end Tarrow's reputation faded.", EntityType::Organisation), "");
}

TEST(DocumentNames, KnowASurnameThatTheTaggerTookForANoun) {
  EXPECT_EQ(names("Joshua Limbrough spoke. Limbrough continued: \"They are late.\"", EntityType::Person), "Joshua Limbrough | Limbrough");
}

TEST(NameSpans, TakeTheFormOfACompanyIntoItsName) {
  EXPECT_EQ(names("Vantor Holdings, Inc. bought the firm. He works for Kestrel Mills, Ltd. in Poland.", EntityType::Organisation), "Vantor Holdings, Inc. | Kestrel Mills, Ltd.");
}

TEST(NameSpans, KnowAPlaceByWhatItIsThePartOf) {
  EXPECT_EQ(names("They fled the province of Ombrala. Later Ombrala was bombed.", EntityType::Person), "");
  EXPECT_EQ(names("Ships left Tarsuma Island. Later Tarsuma was bombed.", EntityType::Person), "");
}

TEST(NameSpans, TakesNoOrdinaryNounForAnEvent) {
  const auto event = [](const std::string& text) { return names(text, EntityType::Event); };
  EXPECT_EQ(event("The election was held in May and the war went on."), "");
  EXPECT_EQ(event("Their general election is next year."), "");
}

TEST(NameSpans, LeavesTitlesAndPossessionsOutOfAPersonsName) {
  EXPECT_EQ(names("Professor Ingrid Solberg spoke first.", EntityType::Person), "Ingrid Solberg");
  EXPECT_EQ(names("Ingrid Solberg's lawyers were not heard.", EntityType::Person), "Ingrid Solberg");
  EXPECT_EQ(names("On Monday Sen. Ingrid Solberg met Gov. Tomas Brenn.", EntityType::Person), "Ingrid Solberg | Tomas Brenn");
}

TEST(NameSpans, LeaveTheCandidateOutOfHisPartysName) {
  EXPECT_EQ(names("She was the National Farmers Association candidate for Mayor.", EntityType::Organisation), "National Farmers Association");
}

TEST(NameSpans, LeaveTheAdjectiveOfTheNextNounOut) {
  EXPECT_EQ(names("In Syria, Coalition military forces conducted 12 strikes.", EntityType::Organisation), "Coalition");
}

TEST(NameSpans, JoinAnOrganisationToThePlaceThatItsNameEndsIn) {
  EXPECT_EQ(names("The Workers Union of Bulgaria went on strike.", EntityType::Organisation), "Workers Union of Bulgaria");
  EXPECT_EQ(names("The Workers Union of Bulgaria went on strike.", EntityType::Country), "");
}

TEST(NameSpans, TakeAHouseOrParliamentForNoPlace) {
  EXPECT_EQ(names("By a vote of this House the bill was passed.", EntityType::Place), "");
}

TEST(NameSpans, LetTheWholeTextSayWhatIsAPlace) {
  const std::string text = "Qorvan lies by the sea. People came to Qorvan for its mines. There is no road in Qorvan.";
  EXPECT_EQ(names(text, EntityType::Place), "Qorvan | Qorvan | Qorvan");
  EXPECT_EQ(names("Mr. Velkov resigned. They have no confidence in Velkov.", EntityType::Place), "");
}

TEST(NameSpans, BelieveWhatTheTextCallsAName) {
  const std::string text = "Norvald Tessen, a shipping company in Rotterdam, denies it. Norvald Tessen has sold the tankers.";
  EXPECT_EQ(names(text, EntityType::Organisation), "Norvald Tessen | Norvald Tessen");
}

TEST(Mentions, LetACapitalBeNoPerson) { EXPECT_EQ(names("She said that Warsaw would be cold.", EntityType::Place), "Warsaw"); }

TEST(NameSpans, CompleteNamesAtTheirEdges) {
  EXPECT_EQ(names("They were led by Harald II, who lost.", EntityType::Person), "Harald II");
  EXPECT_EQ(names("She thanked Anna Ost-Brandt for it.", EntityType::Person), "Anna Ost-Brandt");
}

TEST(NameSpans, ReadTheNounThatComesFirstInOtherLanguages) {
  EXPECT_EQ(names("Harakat Nur al-Bahr denied the claim. Fighters of Harakat Nur al-Bahr had left.", EntityType::Person), "");
  EXPECT_EQ(names("They voted for Movimiento Azul Costero again.", EntityType::Organisation), "Movimiento Azul Costero");
}

TEST(NameSpans, TakeOrganisationsNamedAfterTheirPurpose) {
  EXPECT_EQ(names("She was an analyst at the Agency for Press and Media Policies.", EntityType::Organisation), "Agency for Press and Media Policies");
  EXPECT_EQ(names("She joined the Bureau for Social and Economic Policies in the spring.", EntityType::Organisation), "Bureau for Social and Economic Policies");
}

TEST(NameSpans, TakeOutletsByTheirLastWord) {
  EXPECT_EQ(names("He told the Harbour Herald that talks would resume.", EntityType::Organisation), "Harbour Herald");
  EXPECT_EQ(names("Speaking to Coastal Wire, he denied it.", EntityType::Organisation), "Coastal Wire");
}

TEST(NameSpans, KnowAPlaceByThePlaceBesideIt) {
  EXPECT_EQ(names("Residents of Bulgaria and Odda Menche fled on Friday.", EntityType::Person), "");
}

TEST(NameSpans, TakeNoInstitutionForAnEvent) { EXPECT_EQ(names("On Monday the Commission is preparing a package.", EntityType::Event), ""); }

TEST(NameSpans, KnowATownByTheCountryAfterIt) {
  EXPECT_EQ(names("She grew up in the village of Qarvesh, Bulgaria.", EntityType::Place), "Qarvesh");
}

TEST(NameSpans, KnowAPlaceByTheNounAfterOneOfItsUses) {
  EXPECT_EQ(names("Residents of Odda Menche fled. Shells hit Odda Menche province.", EntityType::Person), "");
}

TEST(NameSpans, KnowAChamberByItsBareName) {
  EXPECT_EQ(names("Parliament voted on Friday. She has sat in Parliament since then.", EntityType::Organisation), "Parliament | Parliament");
  EXPECT_EQ(names("They have no parliament and no army.", EntityType::Organisation), "");
}

TEST(Mentions, ReadCapitalsAtTheBeginningOfASentenceAsAnAcronym) {
  EXPECT_EQ(names("WHO says that the disease is common.", EntityType::Organisation), "WHO");
  EXPECT_EQ(names("Who says that the disease is common?", EntityType::Organisation), "");
}

TEST(NameSpans, TakeNoCommonNounForAPerson) {
  EXPECT_EQ(names("The Members of the council urged all sides to talk.", EntityType::Person), "");
}

TEST(Mentions, LeaveThePrepositionThatOpensTheSentenceOut) {
  EXPECT_EQ(names("In Northern Ireland, they lost two seats.", EntityType::Place), "Northern Ireland");
}

TEST(Mentions, LetTheLexiconsDecideWhatTheyKnow) {
  EXPECT_EQ(names("The treaty ended the Warsaw Pact for good.", EntityType::Organisation), "Warsaw Pact");
  EXPECT_EQ(names("They fought on Bulgaria's side for a year.", EntityType::Country), "Bulgaria");
  EXPECT_EQ(names("The interview was given to Zvezda.Ru on Friday.", EntityType::Organisation), "Zvezda.Ru");
}

TEST(NameSpans, LeaveThePersonsOfficeOutOfAnOrganisation) {
  EXPECT_EQ(names("Republican National Committee Press Secretary Paul Moss disagreed.", EntityType::Organisation), "Republican National Committee");
  EXPECT_EQ(names("Coastal Trade Association Executive Director Tom Hale disagreed.", EntityType::Organisation), "Coastal Trade Association");
  EXPECT_EQ(names("He asked Northern Dairy Association Communications Director Lena Ott.", EntityType::Organisation), "Northern Dairy Association");
}

TEST(NameSpans, BeginWithWhatTheBodyIsFor) {
  EXPECT_EQ(names("He led the Maritime Board of Governors for years.", EntityType::Organisation), "Maritime Board of Governors");
}

TEST(NameSpans, TakeThePortfolioOfAMinisterForNoOrganisation) {
  const std::string text = "Letters went to the Ministers of Foreign Affairs of Norway, Chad and Oman.";
  EXPECT_EQ(names(text, EntityType::Organisation), "");
  EXPECT_EQ(names(text, EntityType::Country), "Norway | Chad | Oman");
}

TEST(NameSpans, TakeADirectionForNoPlace) {
  const std::string found = names("It is a danger to Eastern and Northern Europe.", EntityType::Place);
  EXPECT_EQ(found, "Northern Europe");
}

TEST(EventNames, AreNotThoseOfAProductAndItsYear) {
  EXPECT_EQ(names("She drove the 2016 Ford Mustang to work.", EntityType::Event), "");
  EXPECT_EQ(names("She ran at the 2012 London Olympics.", EntityType::Event), "2012 London Olympics");
}

TEST(NameSpans, TakeAnExclamationForNoName) { EXPECT_EQ(names("If, God forbid, he wins, Anna Rahm will leave.", EntityType::Person), "Anna Rahm"); }

TEST(NameSpans, BeginBehindTheLinkOfASentence) {
  EXPECT_EQ(names("Yet Lund Partners is growing, and Lund Partners knows it.", EntityType::Organisation), "Lund Partners | Lund Partners");
}

TEST(NameSpans, TakeNoVerbForWhoIsCalledSo) {
  EXPECT_EQ(names("The speaker, Paul Ryan, says “his word does not trump the law.” Donald Trump objected.", EntityType::Person), "Paul Ryan | Donald Trump");
}

TEST(NameSpans, TellAPersonFromTheBodyThatFollows) {
  EXPECT_EQ(names("It went to Anna Rahm of Lund Partners on Monday.", EntityType::Person), "Anna Rahm");
}

TEST(NameSpans, KeepTheNumberOfASchoolOrUnit) {
  EXPECT_EQ(names("He spoke to 31st Transport Group Commander Arlen Polk.", EntityType::Organisation), "31st Transport Group");
  EXPECT_EQ(names("His son went to Intermediate School 114 in Queens.", EntityType::Organisation), "Intermediate School 114");
}

TEST(Mentions, KnowAStateByItsAbbreviationInAllItsPlaces) {
  for (const std::string state : {"Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Del.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "La.", "Md.", "Mass.", "Mich.", "Minn.", "Miss.", "Mo.", "Mont.",
                                  "Neb.", "Nev.", "N.H.", "N.J.", "N.M.", "N.Y.", "N.C.", "N.D.", "Okla.", "Ore.", "Pa.", "R.I.", "S.C.", "S.D.", "Tenn.", "Tex.", "Vt.", "Va.", "Wash.", "W.Va.", "Wis.", "Wyo."}) {
    EXPECT_EQ(names("Sen. Arlen Polk (R-" + state + ") voted no on Monday.", EntityType::Place), state);
    EXPECT_EQ(names("Sen. Arlen Polk, D-" + state + ", voted no.", EntityType::Place), state);
    EXPECT_EQ(names("Rep. Arlen Polk (" + state + ") said he would vote no.", EntityType::Place), state);
    EXPECT_EQ(names("He moved to Springdale, " + state + ", in 2009.", EntityType::Place), "Springdale | " + state);
  }
}

TEST(Mentions, KnowTheCodeOfAStateOnlyBehindATownOrAParty) {
  EXPECT_EQ(names("Sen. Arlen Polk (D-OR) left Portland, OR, on Monday.", EntityType::Place), "OR | Portland | OR");
}

TEST(Mentions, TakeNoOrdinaryWordForAState) {
  EXPECT_EQ(names("They attended Mass. Miss Jones fell ill in Norway. Del. Ann Poole and Sens. Hale and Poole left.", EntityType::Place), "");
  EXPECT_EQ(names("Del. Ann Poole voted.", EntityType::Person), "Ann Poole");
}

TEST(Mentions, TakeThePeopleOfAPartyForNoPerson) {
  const std::string text = "It was clear that many Democrats in the United States would agree. Republicans said no.";
  EXPECT_EQ(names(text, EntityType::Person), "");
  EXPECT_EQ(names(text, EntityType::Organisation), "Democrats | Republicans");
}

TEST(Mentions, CutTheStateBeforeAnOfficeOff) {
  const std::string text = "Vermont Sen. Arlen Polk disagreed with the former Miss Norway Anna Weber.";
  EXPECT_EQ(names(text, EntityType::Person), "Arlen Polk | Anna Weber");
}

TEST(NameSpans, EndAtThePossessiveBeforeANoun) {
  EXPECT_EQ(names("He spoke on Harvey's program and in Tarver's district.", EntityType::Place).find("'s"), std::string::npos);
}

TEST(EventNames, AreNotTheWordsOfAHeadline) {
  EXPECT_EQ(names("A Curious Plan to Fight Climate Change", EntityType::Event), "");
  EXPECT_EQ(names("Ministers Gather for Oslo Summit on Friday", EntityType::Event), "Oslo Summit");
}

TEST(Mentions, TakeAnOfficeOfACountryForNoName) {
  EXPECT_EQ(names("The U.S. Secretary of State left for Oslo.", EntityType::Place), "Oslo");
  EXPECT_EQ(names("The U.S. Secretary of State left for Oslo.", EntityType::Country), "U.S.");
  EXPECT_EQ(names("The United Dock Workers of America met.", EntityType::Organisation), "United Dock Workers of America");
  EXPECT_EQ(names("The Dover Observer reported it.", EntityType::Organisation), "Dover Observer");
  const std::string text = "She met the Foreign Ministers of Norway, Chad and Oman on Monday.";
  EXPECT_EQ(names(text, EntityType::Organisation), "");
  EXPECT_EQ(names(text, EntityType::Country), "Norway | Chad | Oman");
}

TEST(NameSpans, BeginWithTheOrdinalOfADistrictOrCourt) {
  EXPECT_EQ(names("He sued in the 9th Circuit Court of Appeals on Monday.", EntityType::Organisation), "9th Circuit Court of Appeals");
  EXPECT_EQ(names("The chairman of the 7th District disagreed.", EntityType::Organisation), "");
}

TEST(NameSpans, BeginAndEndWhereTheWholeNameDoes) {
  EXPECT_EQ(names("She runs the Urban-Halden Policy Center in Oslo.", EntityType::Organisation), "Urban-Halden Policy Center");
  EXPECT_EQ(names("She is the director of Democrats for Life.", EntityType::Organisation), "Democrats for Life");
}

TEST(NameSpans, TakeOneOfAFaithOrPartyForNoName) {
  EXPECT_EQ(names("She was a Christian and disliked her fellow Republican.", EntityType::Person), "");
}

TEST(NameSpans, TakeInGivenNamesAndSurnamesThatWereLeftOut) {
  const auto person = [](const std::string& text) { return names(text, EntityType::Person); };
  EXPECT_EQ(person("''They have no plan,'' Dianne Bush, the former mayor of Oslo, told reporters."), "Dianne Bush");
  EXPECT_EQ(person("Judge Marlon W. Reeves late Thursday issued an order."), "Marlon W. Reeves");
  EXPECT_EQ(person("Tarveen Moss passed the test, and Ms. Moss said so."), "Tarveen Moss | Moss");
  EXPECT_EQ(person("Yasser Malik Sunday accused them."), "Yasser Malik");
}

TEST(NameSpans, BeginBehindARankOrACountry) {
  EXPECT_EQ(names("The Pentagon spokesman Navy Capt. Jeff Moss spoke.", EntityType::Person), "Jeff Moss");
  const std::string text = "The ambassador to Saudi Arabia Karim Mossid said so. Later Norway's Prime Minister, Lena Moss, spoke.";
  EXPECT_EQ(names(text, EntityType::Person), "Karim Mossid | Lena Moss");
  EXPECT_EQ(names(text, EntityType::Country), "Saudi Arabia | Norway");
  EXPECT_EQ(names("Former AG Lunde spoke. Loretta Lunde said AG Lunde would not.", EntityType::Organisation), "");
  EXPECT_EQ(names("President Park Mi Hye met the envoy.", EntityType::Person), "Park Mi Hye");
}

TEST(NameSpans, LeaveACountryBeforeItsBodyOut) {
  const std::string text = "Ilse Moss runs Italy's Harbour League in Rome.";
  EXPECT_EQ(names(text, EntityType::Organisation), "Harbour League");
  EXPECT_EQ(names(text, EntityType::Country), "Italy");
  EXPECT_EQ(names("Norway's Trust is a bank.", EntityType::Country), "");
}

TEST(NameEvidence, KnowsACompanyByWhoRunsOrOwnsIt) {
  EXPECT_EQ(names("She is chief executive of Borgund and lives in Oslo.", EntityType::Organisation), "Borgund");
  EXPECT_EQ(names("Steve Moss, Pershal Square's vice chairman, joined.", EntityType::Organisation), "Pershal Square");
}

TEST(NameSpans, AreTwoOfTwoKnownBodies) {
  EXPECT_EQ(names("The Justice Department and Congress agreed on the rules.", EntityType::Organisation), "Justice Department | Congress");
}

TEST(NameSpans, AreThePartyThatAnAdjectiveStandsFor) {
  EXPECT_EQ(names("Senate Republican leader Lena Moss went to Oslo.", EntityType::Organisation), "Republican");
}

TEST(NameSpans, AreOfAForceThatIsCalledAfterItsOperation) {
  const std::string text = "A Joint Task Force - Operation Quiet Tide provided more troops.";
  EXPECT_EQ(names(text, EntityType::Organisation), "Joint Task Force - Operation Quiet Tide");
  EXPECT_EQ(names(text, EntityType::Event), "");
}

TEST(MissedNames, GoOnWithWhatTheyAreFor) {
  EXPECT_EQ(names("She directs the Institute for the Study of Coastal Rights in Riga.", EntityType::Organisation), "Institute for the Study of Coastal Rights");
  EXPECT_EQ(names("He leads the Project on Coastal Peace at the institute.", EntityType::Organisation), "Project on Coastal Peace");
}

TEST(NameSpans, AreTheHalvesOfADividedLand) {
  const std::string text = "The army of the North fired first. North Korea and South Korea met. Shells from the North fell on the South.";
  EXPECT_EQ(names(text, EntityType::Country), "North | North Korea | South Korea | North | South");
  EXPECT_EQ(names("The army of the North fired first. South Korea said no.", EntityType::Country), "South Korea");
}

TEST(NameSpans, TakeShipsAndAircraftForNoPeopleOrPlaces) {
  for (const EntityType type : {EntityType::Person, EntityType::Place, EntityType::Event}) {
    EXPECT_EQ(names("The destroyer USS Halden escorted HMS Arrow on Monday.", type), "");
    EXPECT_EQ(names("The crew of a RC-12X Guardrail landed.", type), "");
  }
  EXPECT_EQ(names("The soldiers trained at Fort Halden.", EntityType::Person), "");
}

TEST(NameSpans, AreOfFirmsAndCouncilsThatEndLikePlaces) {
  EXPECT_EQ(names("Ada Moss, an investor and founder of Kest Capital, spoke.", EntityType::Organisation), "Kest Capital");
  EXPECT_EQ(names("She spoke at the World Affairs Council of Rowan County.", EntityType::Place), "");
}

TEST(Mentions, TakePeoplesAndFaithsForNoPerson) {
  const std::string text = "Muslims and Latinos were insulted. He said that Muslims had left with the Irish Catholics.";
  EXPECT_EQ(names(text, EntityType::Person), "");
  EXPECT_EQ(names(text, EntityType::Nationality), "Muslims | Latinos | Muslims | Irish | Catholics");
}

TEST(Mentions, KnowACountryBehindAPrepositionThoughAPersonIsCalledSo) {
  EXPECT_EQ(names("Rep. Steve Israel spoke. Israel said that he was tired. He is a friend of Israel and of Norway.", EntityType::Country), "Israel | Norway");
}

TEST(EventNames, BeginBehindADash) {
  const std::string text = "\"The enemy is near,\" said Maj. Gen. Gary J. Moss, commander, Combined Joint Land Component Command - Operation Gallant Resolve.";
  EXPECT_EQ(names(text, EntityType::Event), "");
  EXPECT_EQ(names(text, EntityType::Organisation), "Combined Joint Land Component Command - Operation Gallant Resolve");
}

TEST(NameSpans, LeaveTheRankOfATitleOut) {
  EXPECT_EQ(names("The Council on Norwegian-Islamic Relations National Executive Director Nils Awad says that he is tired.", EntityType::Organisation), "Council on Norwegian-Islamic Relations");
}

}  // namespace
}  // namespace dossier
