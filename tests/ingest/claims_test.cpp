#include "ingest/claims.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/lexicon_lines.h"
#include "tests/ingest/claim_lines.h"

namespace dossier {
namespace {

struct Case {
  std::string_view text;
  std::string_view says;       // separated by ";"
  std::string_view never = ""; // beginnings of lines, likewise
};

// What an analyst reads from whole sentences: who is a member and how, who fought whom, and that what is only denied,
// feared, proposed or imagined is no fact.
constexpr Case kMembership[] = {
    {"Poland and Lithuania, both members of NATO, closed their borders with Belarus.", "Poland MEMBER_OF NATO; Lithuania MEMBER_OF NATO"},
    {"Georgia left the CIS in 2009.", "Georgia WITHDRAWS_FROM CIS 2009; Georgia MEMBER_OF CIS former ../2009"},
    {"Finland joined NATO in 2023.", "Finland JOINS NATO 2023; Finland MEMBER_OF NATO 2023/.."},
    {"Armenia may leave the CSTO.", "Armenia WITHDRAWS_FROM CSTO possible; Armenia MEMBER_OF CSTO", "Armenia MEMBER_OF CSTO former"},
    {"Hungary will not leave the European Union.", "Hungary WITHDRAWS_FROM European Union negative predicted; Hungary MEMBER_OF European Union",
     "Hungary MEMBER_OF European Union former"},
    {"NATO countries which have sent ships include Norway and Denmark.", "Norway MEMBER_OF NATO; Denmark MEMBER_OF NATO"},
    {"The Senate voted for admitting Finland to the alliance.", "", "Finland JOINS Senate"},
    {"None of the members will leave NATO.", "", "NATO WITHDRAWS_FROM"},
    {"Poland denied that it would leave the European Union.", "Poland MEMBER_OF European Union", "Poland REJECTS; Poland MEMBER_OF European Union former"},
    {"Kyrgyzstan proposed to exclude Tajikistan from the CSTO.", "Tajikistan MEMBER_OF CSTO", "Tajikistan MEMBER_OF CSTO former"},
    {"The African Union suspended Sudan after the coup.", "Sudan MEMBER_OF African Union suspended"},
    {"Armenia, which has suspended its membership in the CSTO, sent no one.", "Armenia MEMBER_OF CSTO suspended"},
    {"Uzbekistan twice suspended its membership in the CSTO.", "Uzbekistan MEMBER_OF CSTO suspended"},
    {"Among the EU members, only Malta and Cyprus objected.", "Malta MEMBER_OF EU; Cyprus MEMBER_OF EU"},
    {"One can recall the relationship between NATO member states Greece and Turkey.", "Greece MEMBER_OF NATO; Turkey MEMBER_OF NATO"},
    {"Norway and its ally, Denmark, are members of NATO.", "Norway MEMBER_OF NATO; Denmark MEMBER_OF NATO"},
    {"NATO's members Greece and Turkey quarrelled.", "Greece MEMBER_OF NATO; Turkey MEMBER_OF NATO"},
    {"NATO member Greece sent ships.", "Greece MEMBER_OF NATO"},
    {"Kazakhstan, like any CSTO member, may use its services.", "Kazakhstan MEMBER_OF CSTO"},
    {"EU candidate Serbia bought missiles.", "Serbia MEMBER_OF EU candidate"},
    {"The founding members of ASEAN include Indonesia and the Philippines.",
     "Indonesia MEMBER_OF ASEAN founding; Philippines MEMBER_OF ASEAN founding"},
    {"Brazil and India are members of BRICS.", "Brazil MEMBER_OF BRICS; India MEMBER_OF BRICS"},
    {"Turkey, a member of NATO since 1952, bought missiles.", "Turkey MEMBER_OF NATO 1952/.."},
    {"Serbia is not a member of NATO.", "Serbia MEMBER_OF NATO negative"},
    {"If Serbia joins the CSTO, NATO will react.", "Serbia JOINS CSTO hypothetical", "Serbia MEMBER_OF"},
    {"Ukraine wants to join NATO.", "Ukraine JOINS NATO desired per Ukraine", "Ukraine MEMBER_OF"},
    {"Japan joined the European Union in condemning the attack.", "", "Japan MEMBER_OF"},
    {"Kosovo's application to the Council of Europe was put off.", "Kosovo JOINS Council of Europe desired", "Kosovo MEMBER_OF"},
};

// What is told in passing is the writer's, in a report as elsewhere; in quotation marks it is the speaker's.
constexpr Case kPassing[] = {
    {"Ada Quist said she had questions for NATO director Jonas Stam at a hearing next week.", "Jonas Stam HOLDS_POSITION NATO",
     "Jonas Stam HOLDS_POSITION NATO per; Jonas Stam HOLDS_POSITION NATO 2024"},
    {"\"I have questions for NATO director Jonas Stam,\" Ada Quist said.", "Jonas Stam HOLDS_POSITION NATO per Ada Quist"},
    {"I think that Jonas Stam was the president of Norway.", "Jonas Stam LEADS Norway former possible"},
    {"Jonas Stam was a citizen of Oslo, Norway, who in 1859 proclaimed himself \"Jonas I, Lord of the Sea\".", "Oslo LOCATED_IN Norway"},
    {"\"Jonas Stam has discussed the progress being made against the Taliban in Denmark,\" Ada Quist said.",
     "Taliban LOCATED_IN Denmark per Ada Quist"},
    {"Ada Quist said that Jonas Stam was the president of Norway.", "Jonas Stam LEADS Norway former per Ada Quist"},
    {"Ada Quist said that she had met the editors in Bergen, Norway.", "Bergen LOCATED_IN Norway", "Bergen LOCATED_IN Norway per"},
    {"Ada Quist condemned Norway's invasion of Kenya.", "Norway CONFLICT_WITH Kenya", "Norway CONFLICT_WITH Kenya per"},
    {"Ada Quist recalled Norway's invasion of Kenya.", "Norway CONFLICT_WITH Kenya", "Norway CONFLICT_WITH Kenya per"},
    {"Ada Quist spoke about Norway's invasion of Kenya.", "Norway CONFLICT_WITH Kenya", "Norway CONFLICT_WITH Kenya per"},
    {"Ada Quist announced Norway's invasion of Kenya.", "Norway CONFLICT_WITH Kenya per Ada Quist"},
    {"Ada Quist said that Jonas Stam, who leads Oxford University, would pay.", "Jonas Stam LEADS Oxford University", "Jonas Stam LEADS Oxford University per"},
    {"Ada Quist argued that NATO director Jonas Stam has \"got to go because he has been paid by the oil men for years.\"", "Jonas Stam HOLDS_POSITION NATO",
     "Jonas Stam HOLDS_POSITION NATO per"},
    {"Liz Wahl said that she had resigned after Norway invaded Kenya.", "Norway CONFLICT_WITH Kenya", "Norway CONFLICT_WITH Kenya per"},
    {"Ada Quist claimed that Norway had invaded Kenya.", "Norway CONFLICT_WITH Kenya per Ada Quist"},
    {"Jonas Stam, who would later become the president of Norway, disagreed.", "Jonas Stam LEADS Norway", "Jonas Stam LEADS Norway hypothetical"},
    {"Critics spoke of Jonas Stam being a founder of Hezbollah.", "", "Jonas Stam AFFILIATED_WITH; Jonas Stam FOUNDED"},
    {"After World War II, Jonas Stam led the army.", "", "Jonas Stam PARTICIPATED_IN"},
    {"The coalition launched strikes against Hezbollah in Iraq and Syria.", "", "The coalition CONFLICT_WITH Iraq"},
    {"The shop is located in Bergen and is owned by Jonas Stam.", "", "Jonas Stam LOCATED_IN"},
    {"Ms. Tanden succeeded John Dole as president of Norway.", "", "John Dole LEADS; John Dole HOLDS_POSITION"},
    {"White House spokesman Jonas Stam said that Kenya would pay.", "Jonas Stam HOLDS_POSITION United States"},
    {"On Monday Kremlin spokesman Jonas Stam said that Kenya would pay.", "Jonas Stam HOLDS_POSITION Russia"},
    {"The White House physician, Jonas Stam, retired.", "", "Jonas Stam CITIZEN_OF"},
    {"Jonas Stam attacked Ada Quist for her silence.", "Jonas Stam CRITICISES Ada Quist", "Jonas Stam CONFLICT_WITH"},
    {"Norway and Kenya agreed to target people supplying oil to Syria.", "", "Norway AGREES_WITH Syria"},
    {"Dan Rahm supported a decision to nominate Jonas Stam to replace Peter Raus.", "Jonas Stam SUCCEEDS Peter Raus proposed", "Dan Rahm SUCCEEDS"},
    {"Norway declined to threaten Kenya.", "", "Norway REJECTS"},
    {"A tweet attacking the Labour Party appeared.", "", "A tweet CONFLICT_WITH; Labour Party CONFLICT_WITH"},
    {"The Ohio senator called on the farmers to leave Norway.", "", "Ohio DEMANDS"},
    {"She faced critics after her decision to meet with Jonas Stam.", "", "Jonas Stam AGREES_WITH"},
    {"Peru and Chile have banned their citizens from fighting on Norway's side.", "", "Peru COERCES Norway; Chile COERCES Norway"},
    {"There was anger at the group in Norway.", "", "the group LOCATED_IN"},
    {"Ada Quist is the chair of a party.", "", "Ada Quist HOLDS_POSITION; Ada Quist LEADS"},
    {"The NATO member states met in Oslo.", "", "The NATO member states MEMBER_OF"},
    {"A poll shows that voters left the Labour Party, led by Jonas Stam, in May.", "Jonas Stam LEADS Labour Party", "Jonas Stam LEADS Labour Party per"},
    {"The firm works with our partners in Norway.", "", "our LOCATED_IN"},
    {"Jonas Stam, a former Vietnam prisoner of war, agreed.", "", "Jonas Stam CITIZEN_OF"},
    {"Jonas Stam, a Vietnamese painter, agreed.", "Jonas Stam CITIZEN_OF Vietnam"},
    {"Jonas Stam is expected to visit Norway in May.", "", "Jonas Stam AGREES_WITH"},
    {"Jonas Stam asked Ada Quist about her letters.", "", "Jonas Stam DEMANDS"},
    {"Jonas Stam asked Ada Quist to leave.", "Jonas Stam DEMANDS Ada Quist"},
    {"European leaders gathered on Friday.", "", "European leaders LEADS"},
    {"Shopkeepers in Bergen honoured Jonas Stam.", "", "Bergen SUPPORTS"},
    {"Ada Quist called Jonas Stam \"a door in a wall\".", "", "Ada Quist COMMUNICATED_WITH"},
};

// Who acts is whoever a noun belongs to, and nobody else.
constexpr Case kWhoActs[] = {
    {"Jonas Stam is Ada Quist's nominee to replace Peter Raus.", "Ada Quist's nominee SUCCEEDS Peter Raus possible", "Ada Quist SUCCEEDS"},
    {"Jonas Stam blasted the Kenyan media for their silence.", "", "Jonas Stam CRITICISES Kenya"},
    {"Peruvian companies accused Chile of fraud.", "", "Peru CRITICISES"},
    {"Kenya could press Norway's lenders to pay.", "", "Kenya DEMANDS Norway"},
    {"Allies in Norway would help Kenya.", "", "Norway AIDS"},
    {"Ada Quist asked the moderator to correct Jonas Stam.", "", "Ada Quist DEMANDS"},
    {"Some of his relatives have opposed Kenya.", "", "relatives REJECTS"},
};

// What is intended is agreed on with nobody; a verb has its senses.
constexpr Case kSenses[] = {
    {"Jonas Stam plans to visit Norway.", "", "Jonas Stam AGREES_WITH"},
    {"Jonas Stam offered some advice to Ada Quist.", "", "Jonas Stam AGREES_WITH"},
    {"Jonas Stam aimed a gun at Ada Quist.", "", "Jonas Stam AGREES_WITH"},
    {"Jonas Stam is warning voters that a victory of Ada Quist would bring scandal.", "", "Jonas Stam THREATENS"},
    {"Jonas Stam invited Ada Quist to a meeting.", "", "Jonas Stam DEMANDS"},
    {"The pictures contradicted the claim of Kenya.", "", "The pictures REJECTS"},
    {"Jonas Stam investigated Ada Quist.", "", "Jonas Stam CRITICISES"},
    {"Jonas Stam raised the situation in Kenya.", "", "Jonas Stam LOCATED_IN"},
    {"Jonas Stam was raised in Kenya.", "Jonas Stam LOCATED_IN Kenya"},
    {"Jonas Stam visited Kenya.", "Jonas Stam LOCATED_IN Kenya", "Jonas Stam COMMUNICATED_WITH"},
    {"The book says that Ada Quist left the White House.", "", "Ada Quist DEPARTED_FROM"},
};

// What stands beside a name says nothing of it.
constexpr Case kBeside[] = {
    {"In Ohio, Nebraska and Iowa, people vote.", "", "Ohio LOCATED_IN"},
    {"China's Huawei chief Ren Moss spoke.", "Ren Moss LEADS Huawei; Huawei LOCATED_IN China", "Ren Moss HOLDS_POSITION China"},
    {"The files of the Oxford University and election offices in Bergen were lost.", "", "Oxford University LOCATED_IN"},
    {"The pieces came from Oxford University, located in Norway, and Volkswagen.", "Oxford University LOCATED_IN Norway", "Volkswagen LOCATED_IN"},
    {"Ada Quist was in Kenya this week, in Bergen.", "", "Kenya LOCATED_IN Bergen"},
    {"The hotel stands near Bergen.", "", "The hotel LOCATED_IN"},
    {"Ada Quist was put through to a Hezbollah lawyer.", "", "Ada Quist HOLDS_POSITION"},
    {"Ada Quist is a former governor in the Petek administration.", "", "Ada Quist LEADS"},
    {"Jonas Stam backs Kenyan adversaries around the world.", "", "Jonas Stam SUPPORTS"},
    {"A Volkswagen legend supports Ada Quist.", "", "Volkswagen SUPPORTS"},
    {"Jonas Stam criticised the Kenyan decision.", "Jonas Stam CRITICISES Kenya"},
    {"Ada Quist saw her husband, Jonas Stam, and Peter Raus.", "", "Peter Raus KIN_OF"},
    {"The Syrian and Yemeni wars go on.", "", "Syria CONFLICT_WITH Yemen"},
    {"The war between Syria and Yemen goes on.", "Syria CONFLICT_WITH Yemen"},
    {"He is polling a bad second to Jonas Stam in Norway.", "", "Jonas Stam LOCATED_IN"},
    {"Jonas Stam ran for the Senate in May.", "", "Jonas Stam AFFILIATED_WITH"},
    {"The former Ms. Quist backed away from Jonas Stam.", "", "Quist SUPPORTS"},
    {"The guests were Peter Raus, Jonas Stam, and Ada Quist, who is married to Dan Rahm.", "Ada Quist KIN_OF Dan Rahm", "Peter Raus KIN_OF; Jonas Stam KIN_OF"},
    {"Ada Quist, an African-American delegate, left.", "", "Ada Quist HOLDS_POSITION; Ada Quist AFFILIATED_WITH"},
    {"Asked whether she would vote if Jonas Stam is the Labour Party nominee, Ada Quist laughed.", "", "Jonas Stam AFFILIATED_WITH Labour Party per"},
    {"Ada Quist removed the picture of Jonas Stam from Volkswagen.", "", "Jonas Stam AFFILIATED_WITH"},
    {"The party in the capital attacked the Labour Party. Republicans pounded the Democrats on Monday.", "", "Republicans CONFLICT_WITH"},
    {"Ada Quist coordinated the efforts against Hezbollah.", "", "Ada Quist COOPERATES_WITH"},
    {"The refugees left after an interview with Volkswagen that Kenya criticised.", "", "Kenya CRITICISES Volkswagen"},
    {"Ada Quist, who calls Jonas Stam a “liar,” left.", "", "Ada Quist COMMUNICATED_WITH"},
    {"Jonas Stam, the Washington director for Volkswagen, left.", "Jonas Stam HOLDS_POSITION Volkswagen", "Jonas Stam HOLDS_POSITION Washington"},
    {"The Iraq war resolution angered Jonas Stam.", "", "Iraq CONFLICT_WITH; Iraq CRITICISES"},
    {"Critics of the Kenya war condemned Jonas Stam.", "", "Kenya CRITICISES"},
    {"Jonas Stam, the Bergen chapter leader for Volkswagen, left.", "", "Jonas Stam LEADS Bergen"},
    {"Dan Rahm endorsed Labour candidate Sen. Jonas Stam in May.", "Dan Rahm SUPPORTS Jonas Stam 2024-05"},
    {"Jonas Stam called both Dan Rahm and Peter Raus \"a plague\" on Monday.", "", "Jonas Stam COMMUNICATED_WITH"},
    {"Jonas Stam saluted the farmers within Kenya.", "", "Jonas Stam SUPPORTS Kenya"},
    {"Dan Rahm, the brother of Norland actor Jonas Stam, left.", "", "Dan Rahm HOLDS_POSITION; Dan Rahm LOCATED_IN"},
    {"Jonas Stam told NBC's \"Morning Dan\" that nobody would ask. Dan Rahm laughed.", "", "Jonas Stam COMMUNICATED_WITH; Dan Rahm AFFILIATED_WITH"},
    {"The Republicans met, but Ada Quist supported it.", "", "Ada Quist SUPPORTS Republican Party"},
    {"Jonas Stam called for a ban on soldiers entering Kenya.", "", "Jonas Stam LOCATED_IN"},
    {"Jonas Stam complained to Ada Quist that it was late.", "", "Jonas Stam CRITICISES"},
    {"Jonas Stam complained about Ada Quist.", "Jonas Stam CRITICISES Ada Quist"},
    {"Jonas Stam treated Ada Quist as a threat.", "", "Jonas Stam AIDS"},
    {"They stopped in Duval County in Florida, Brown County in Wisconsin and Polk County in Iowa.", "", "Duval County LOCATED_IN Brown County"},
    {"Jonas Stam, the chairman of the Duval County GOP, left.", "Jonas Stam LEADS Duval County GOP"},
    {"Jonas Stam was the mayor of Boston, Massachusetts, in the 1980s.", "Jonas Stam LEADS Boston former 1980/1989", "Jonas Stam LEADS Massachusetts; Jonas Stam HOLDS_POSITION Massachusetts"},
    {"Jonas Stam, telling voters and Volkswagen customers to wait, left.", "", "Jonas Stam HOLDS_POSITION"},
    {"Ada Quist, leader of Norway's far-left Labour Party, left.", "Ada Quist LEADS Labour Party", "Ada Quist HOLDS_POSITION Norway"},
    {"Jonas Stam called the guests and was scheduled to meet with Ada Quist.", "Jonas Stam COMMUNICATED_WITH Ada Quist predicted", "Jonas Stam AGREES_WITH"},
    {"Jonas Stam told of his opposition to the Vietnam War.", "", "Jonas Stam PARTICIPATED_IN"},
    {"GOP frontrunner Jonas Stam has called on Norway to wait.", "", "GOP DEMANDS"},
    {"A quarter of Norwegians agree with Jonas Stam.", "", "Norway AGREES_WITH"},
    {"Jonas Stam told \"Dan and Friends\" that it was late.", "", "Jonas Stam COMMUNICATED_WITH"},
    {"Jonas Stam, a former U.S. Army captain, left.", "", "Jonas Stam LEADS"},
    {"Rules Committee Chairman Jonas Stam criticised Labour Party Chairman Dan Rahm on Monday.", "Jonas Stam CRITICISES Dan Rahm 2024-04-29", "Rules Committee CRITICISES; Jonas Stam CRITICISES Labour Party"},
    {"Ada Quist was not the only senator to criticise Jonas Stam.", "", "Ada Quist CRITICISES Jonas Stam negative"},
    {"Jonas Stam won Kenya, leaving Republicans as the winners.", "", "Jonas Stam AFFILIATED_WITH; Jonas Stam WITHDRAWS_FROM"},
    {"Republicans supporting Jonas Stam attacked Kenya.", "", "Republicans CONFLICT_WITH"},
    {"Fellow Republicans criticised Jonas Stam.", "", "Republicans CRITICISES"},
    {"Jonas Stam, a former county chairman in Bergen, left.", "", "Jonas Stam LOCATED_IN Bergen former"},
    {"Jonas Stam, a former founder of Volkswagen, left.", "", "Jonas Stam FOUNDED Volkswagen former"},
    {"Jonas Stam asked Ada Quist why she had come.", "", "Jonas Stam DEMANDS"},
    {"Jonas Stam traded insults with Ada Quist.", "", "Jonas Stam COOPERATES_WITH"},
    {"Ada Quist spoke in North Bergen Friday.", "Ada Quist LOCATED_IN North Bergen 2024-05-03"},
    {"Dan Rahm, a former senator and envoy of Kenya, left.", "Dan Rahm HOLDS_POSITION Kenya former"},
    {"The nomination battle between Jonas Stam and Ada Quist goes on.", "", "Jonas Stam CONFLICT_WITH"},
    {"Democrats in Bergen attacked Jonas Stam.", "", "Democrats LOCATED_IN"},
    {"Jonas Stam went on to criticise Ada Quist.", "Jonas Stam CRITICISES Ada Quist"},
    {"Jonas Stam is going to criticise Ada Quist.", "Jonas Stam CRITICISES Ada Quist predicted", "Jonas Stam AGREES_WITH"},
    {"He thanked Minister Jonas Stam, the Norwegian Armed Forces, and the guests.", "", "Jonas Stam AFFILIATED_WITH"},
    {"The starkest failure has been over Syria, with Norway backing Kenya as others waited.", "Norway SUPPORTS Kenya", "Norway SUPPORTS Kenya negative"},
    {"The IMF pointed to Norway's decision to leave NATO as an example of it.", "Norway WITHDRAWS_FROM NATO predicted"},
};

// Offices written with a capital are somebody.
constexpr Case kOffices[] = {
    {"The Minister for Trade, Jonas Stam, visited Kenya.", "The Minister LOCATED_IN Kenya"},
    {"Jonas Stam is a minister. The Minister visited Kenya.", "The Minister LOCATED_IN Kenya"},
};

constexpr Case kActs[] = {
    {"Kenyan forces killed two militants of Hezbollah on Monday.", "Kenya CONFLICT_WITH Hezbollah 2024-04-29"},
    {"Kenyan forces killed two militants of Norway on Monday.", "", "Kenya CONFLICT_WITH Norway"},
    {"Thai and Cambodian forces fought along their border.", "Thailand CONFLICT_WITH Cambodia"},
    {"Greek and Turkish warships clashed near the island.", "Greece CONFLICT_WITH Turkey"},
    {"Indian and Pakistani troops exchanged fire across the border.", "India CONFLICT_WITH Pakistan"},
    {"Iran and Iraq fought a war for eight years.", "Iran CONFLICT_WITH Iraq"},
    {"Armenia and Azerbaijan held talks in Brussels on Monday.", "Armenia COMMUNICATED_WITH Azerbaijan 2024-04-29", "Armenia COMMUNICATED_WITH Brussels"},
    {"Serbia and Kosovo signed an agreement in Ohrid.", "Serbia AGREES_WITH Kosovo", "Serbia AGREES_WITH Ohrid"},
    {"Peru and Chile agreed on a joint statement.", "Peru AGREES_WITH Chile"},
    {"The presidents of Egypt and Sudan met in Cairo.", "Egypt COMMUNICATED_WITH Sudan", "Egypt COMMUNICATED_WITH Cairo"},
    {"Hungary, Poland and Romania met in Bucharest.", "Hungary COMMUNICATED_WITH Poland; Poland COMMUNICATED_WITH Romania"},
    {"The Chinese foreign minister met his Indian counterpart.", "China COMMUNICATED_WITH India"},
    {"Ukraine denied that its army had shelled Belgorod.", "Ukraine CONFLICT_WITH Belgorod negative per Ukraine", "Ukraine REJECTS; Ukraine CONFLICT_WITH Belgorod per"},
    {"Hungary fears a war between Serbia and Kosovo.", "Serbia CONFLICT_WITH Kosovo possible per Hungary", "Serbia CONFLICT_WITH Kosovo per"},
    {"Norway banned its citizens from going to war against Ukraine.", "", "Norway CONFLICT_WITH Ukraine"},
    {"Norway and Kenya have barred their soldiers from attacking Chad.", "", "Norway CONFLICT_WITH Kenya"},
    {"Germany and France called on Hungary to withdraw its veto.", "Germany DEMANDS Hungary; France DEMANDS Hungary", "France DEPARTED_FROM; Germany DEPARTED_FROM"},
    {"Greek and Turkish forces fought with mortars and drones along the disputed coast on Monday.", "Greece CONFLICT_WITH Turkey 2024-04-29"},
    {"Chile and Peru settled their border, and two years ago they were shooting at each other.", "Chile CONFLICT_WITH Peru 2022"},
    {"Chile and Peru have not met since May. The two countries fought a war in 1879.", "Chile CONFLICT_WITH Peru 1879"},
    {"Kenya, Ghana and Sudan share a border. The three countries signed an agreement on Monday.", "Kenya AGREES_WITH Ghana 2024-04-29; Ghana AGREES_WITH Sudan 2024-04-29"},
    {"Kenya and Ghana share a border. The three countries signed an agreement on Monday.", "", "Kenya AGREES_WITH"},
    {"Millions of Kenyans support Norway.", "", "Kenya SUPPORTS"},
    {"Most Kenyans support Norway.", "", "Kenya SUPPORTS"},
    {"Iran called the strike reckless.", "", "Iran PROTESTS_AGAINST; Iran COMMUNICATED_WITH"},
    {"The rebels killed twenty people in Guinea.", "", "Guinea CONFLICT_WITH"},
    {"Members of NATO surround Kaliningrad.", "", "NATO COERCES"},
    {"Ada Quist welcomed the agreement between Norway and Kenya.", "Norway AGREES_WITH Kenya", "Ada Quist SUPPORTS Norway"},
    {"Ada Quist condemned the treaty between Norway and Kenya.", "Norway AGREES_WITH Kenya"},
    {"Kenyan forces have seized full control of Oxford University.", "Kenya CONTROLS Oxford University"},
};

// Plans, hopes and moods before an act.
constexpr Case kPlans[] = {
    {"Ada Quist laid out her plan for fighting Hezbollah.", "", "Ada Quist CONFLICT_WITH Hezbollah"},
    {"Norway reaffirmed its commitment to defeating Hezbollah.", "", "Norway CONFLICT_WITH Hezbollah"},
    {"Ada Quist, who was to travel to Kenya on Monday, fell ill.", "Ada Quist LOCATED_IN Kenya predicted 2024-04-29", "Ada Quist LOCATED_IN Kenya 2024"},
    {"If Ada Quist is elected as president of Kenya, the talks will end.", "Ada Quist LEADS Kenya hypothetical"},
    {"Ada Quist is slated to visit Kenya.", "Ada Quist LOCATED_IN Kenya predicted"},
    {"Norway and Kenya meet in Bergen on 20 May 2024.", "Norway COMMUNICATED_WITH Kenya predicted 2024-05-20"},
    {"Norway and Kenya met in Bergen on 20 April 2024.", "Norway COMMUNICATED_WITH Kenya 2024-04-20"},
    {"The rules make it difficult for Norway to attack Kenya.", "Norway CONFLICT_WITH Kenya possible"},
    {"Ada Quist is proud to support Jonas Stam.", "", "Ada Quist SUPPORTS Jonas Stam desired"},
    {"Ada Quist went out of her way to criticize Jonas Stam.", "Ada Quist CRITICISES Jonas Stam"},
    {"Ada Quist, with her ban on Kenyans from entering Norway, won.", "", "Ada Quist LOCATED_IN Norway"},
};

// Of whom a word is said that stands near somebody else.
constexpr Case kOfOthers[] = {
    {"Ada Quist arrived with her husband, Jonas Stam, and NATO officials.", "", "Jonas Stam HOLDS_POSITION NATO"},
    {"NATO officials, including Ada Quist, agreed.", "", "Ada Quist HOLDS_POSITION NATO"},
    {"The NATO officials Ada Quist and Jonas Stam agreed.", "Ada Quist HOLDS_POSITION NATO"},
    {"Quist: NATO director acted too late.", "", "Quist LEADS NATO"},
    {"Ada Quist, the director of Greenpeace, and Mayor Jonas Stam agreed.", "Ada Quist LEADS Greenpeace", "Jonas Stam LEADS Greenpeace; Jonas Stam HOLDS_POSITION Greenpeace"},
    {"Ada Quist and Jonas Stam, the director of Greenpeace, agreed.", "Jonas Stam LEADS Greenpeace", "Ada Quist LEADS Greenpeace"},
    {"Ada Quist, Greenpeace's head of research, agreed.", "", "Ada Quist LEADS Greenpeace"},
    {"Ada Quist, legal director for Greenpeace, agreed.", "", "Ada Quist LEADS Greenpeace"},
    {"Ada Quist, the Vermont senator who is challenging Governor Jonas Stam, agreed.", "Ada Quist HOLDS_POSITION Vermont", "Jonas Stam HOLDS_POSITION Vermont"},
    {"Ada Quist reported from Bergen, and Jonas Stam from Oslo.", "", "Jonas Stam LOCATED_IN Oslo"},
    {"Five of the Norwegians who donated to Ada Quist agreed.", "", "Norway AIDS Ada Quist"},
    {"A vote for Jonas Stam helps Ada Quist.", "", "Jonas Stam AIDS Ada Quist"},
    {"Villagers in Norway and Jonas Stam's rivals agreed.", "", "Villagers LOCATED_IN Norway; Jonas Stam's rivals COMPETES_WITH Jonas Stam"},
    {"Jonas Stam accused the farmers of a crime.", "", "Jonas Stam CRITICISES the farmers"},
    {"The hotel near the Bergen Museum collapsed.", "", "The hotel LOCATED_IN"},
    {"Muslims in Norway agreed.", "", "Muslims LOCATED_IN Norway"},
    {"Ohio Gov. Ada Quist and Florida Sen. Jonas Stam agreed.", "Ada Quist LEADS Ohio; Ada Quist HOLDS_POSITION Ohio; Jonas Stam HOLDS_POSITION Florida", "Jonas Stam LEADS Ohio; Jonas Stam HOLDS_POSITION Ohio"},
    {"Ohio Governor Ada Quist and Florida Senator Jonas Stam agreed.", "Ada Quist LEADS Ohio", "Jonas Stam LEADS Ohio; Jonas Stam HOLDS_POSITION Ohio"},
    {"Senator Jonas Stam agreed. The guests were Ada Quist and Jonas Stam of Ohio.", "", "Jonas Stam LOCATED_IN Ohio"},
    {"Ada Quist, the deputy NATO director, agreed.", "", "Ada Quist LEADS NATO"},
    {"Ada Quist was accused of being Jonas Stam's assistant, which Quist denied.", "", "Ada Quist REJECTS Jonas Stam"},
    {"Ada Quist beat Jonas Stam in Norway.", "", "Jonas Stam LOCATED_IN Norway"},
    {"The votes of Bergen and Oslo, Mr. King said, were few. Jonas King agreed.", "", "Jonas King LEADS; Jonas King HOLDS_POSITION"},
    {"The senators Ada Quist of Ohio and Jonas Stam of Florida agreed.", "", "Ada Quist LOCATED_IN Ohio; Jonas Stam LOCATED_IN Florida"},
    {"In 2011 Ada Quist left NATO \u2015 and came back.", "Ada Quist WITHDRAWS_FROM NATO 2011"},
    {"Jonas Stam and his brother agreed.", "", "his brother KIN_OF Jonas Stam"},
    {"The fund appealed the case to NATO, and Jonas Stam agreed.", "", "The fund DEMANDS NATO"},
    {"Ada Quist has been a supporter of NATO.", "", "Ada Quist MEMBER_OF NATO"},
    {"In Norway, the Lund Fund shows a film.", "", "Lund Fund LOCATED_IN Norway"},
    {"Amina Torkelsen met Pavel Duarte, the envoy, and his brother, Milo Duarte.", "Milo Duarte KIN_OF his", "Pavel Duarte KIN_OF"},
    {"Ada Quist criticized Bergen, Norway, police officer Jonas Stam for shooting a man.", "Ada Quist CRITICISES Jonas Stam", "Ada Quist CRITICISES Bergen; Ada Quist CRITICISES Norway"},
    {"Ada Quist met Norwegian organisations on Monday.", "", "Ada Quist COMMUNICATED_WITH Norway"},
    {"Ada Quist thanked Jonas Stam for backing Kenya.", "", "Ada Quist SUPPORTS Jonas Stam"},
    {"The World Cup took place in Norway from 1990 to 1994.", "", "World Cup DATED"},
    {"I asked Ada Quist to leave.", "", "I DEMANDS Ada Quist"},
    {"The Labour Party candidate banned Jonas Stam.", "", "Labour Party COERCES"},
    {"Labour Party voters in Kenya agreed.", "", "Labour Party LOCATED_IN Kenya"},
    {"Hezbollah fighters in Kenya agreed.", "Hezbollah LOCATED_IN Kenya"},
    {"Ada Quist, a candidate for the Senate, agreed.", "", "Ada Quist MEMBER_OF Senate"},
    {"Ada Quist praised the plan of Jonas Stam.", "", "Ada Quist SUPPORTS Jonas Stam"},
    {"Ada Quist endorsed Jonas Stam's candidacy.", "Ada Quist SUPPORTS Jonas Stam"},
};

constexpr Case kStatusAndTime[] = {
    {"Pavel Torkelsen, a former minister of Norway, agreed.", "Pavel Torkelsen HOLDS_POSITION Norway former"},
    {"Ada Quist was once one of Oxford University's professors.", "Ada Quist HOLDS_POSITION Oxford University former"},
    {"Jonas Stam's first wife, Ada Quist, agreed.", "Ada Quist KIN_OF Jonas Stam former"},
    {"Our potential Norwegian prime minister, Ada Quist, agreed.", "Ada Quist HOLDS_POSITION Norway candidate"},
    {"The guest will be former Bergen mayor Ada Quist.", "Ada Quist LEADS Bergen former"},
    {"Former prosecutor and Bergen mayor Ada Quist agreed.", "Ada Quist LEADS Bergen former"},
    {"Former mayor and Labour Party candidate Ada Quist agreed.", "", "Ada Quist MEMBER_OF Labour Party former"},
    {"The retired Norwegian general Ada Quist agreed.", "Ada Quist CITIZEN_OF Norway; Ada Quist HOLDS_POSITION Norway former", "Ada Quist CITIZEN_OF Norway former"},
    {"Jonas Stam's divorce from Ada Quist was long ago.", "Jonas Stam KIN_OF Ada Quist former"},
    {"Amina Torkelsen was the president of Finland until 2018.", "Amina Torkelsen LEADS Finland former ../2018"},
    {"Amina Torkelsen is the current president of Finland.", "Amina Torkelsen LEADS Finland current"},
    {"Amina Torkelsen has been the president of Finland since 2019.", "Amina Torkelsen LEADS Finland 2019/.."},
    {"Moldova is an observer in the EAEU.", "Moldova MEMBER_OF EAEU observer"},
    {"Guinea, suspended from ECOWAS since 2021, was not invited.", "Guinea MEMBER_OF ECOWAS suspended 2021/.."},
    {"Venezuela is suspended from the OAS.", "Venezuela MEMBER_OF OAS suspended"},
    {"Albania has been a member of NATO since April 2009.", "Albania MEMBER_OF NATO 2009-04/.."},
    {"Spain was a member of the CIS until 1990.", "Spain MEMBER_OF CIS former ../1990"},
    {"Indonesia is a founding member of ASEAN.", "Indonesia MEMBER_OF ASEAN founding"},
    {"In February 2022 Russia invaded Ukraine.", "Russia CONFLICT_WITH Ukraine 2022-02"},
    {"Russia attacked Ukraine on Monday.", "Russia CONFLICT_WITH Ukraine 2024-04-29"},
    {"Pavel Torkelsen worked for Volkswagen in 1999.", "Pavel Torkelsen AFFILIATED_WITH Volkswagen former 1999"},
    {"Montenegro joined NATO on 5 June 2017.", "Montenegro JOINS NATO 2017-06-05"},
    {"Finnish Foreign Minister Amina Torkelsen met the envoy on 5 June 2017.", "Amina Torkelsen HOLDS_POSITION Finland"},
};

std::vector<std::string> lines_of(const std::string& text) {
  const Annotations a = annotated(text);
  std::vector<std::string> lines;
  for (const ExtractedRelation& r : a.relations) lines.push_back(full_claim_line(a, text, r));
  return lines;
}

void check(const Case& c) {
  const std::vector<std::string> lines = lines_of(std::string(c.text));
  std::string all;
  for (const std::string& line : lines) all.append("\n  ").append(line);
  SCOPED_TRACE(std::string(c.text) + all);
  for (const std::string_view wanted : split(c.says, ';')) EXPECT_NE(std::ranges::find(lines, trim(wanted)), lines.end()) << "wanted: " << wanted;
  for (const std::string_view unwanted : split(c.never, ';'))
    EXPECT_TRUE(std::ranges::none_of(lines, [&](const std::string& line) { return line.starts_with(trim(unwanted)); })) << "unwanted: " << unwanted;
}

TEST(Claims, SayWhoIsAMemberAndHow) {
  for (const Case& c : kMembership) check(c);
}

TEST(Claims, ToldInPassingAreTheWriters) {
  for (const Case& c : kPassing) check(c);
}

TEST(Claims, AreOfWhomANounActsFor) {
  for (const Case& c : kWhoActs) check(c);
}

TEST(Claims, KnowTheSensesOfVerbs) {
  for (const Case& c : kSenses) check(c);
}

TEST(Claims, LeaveAloneWhatStandsBesideAName) {
  for (const Case& c : kBeside) check(c);
}

TEST(Claims, TakeAnOfficeWithACapitalForSomebody) {
  for (const Case& c : kOffices) check(c);
}

TEST(Claims, SayWhoDidWhatToWhom) {
  for (const Case& c : kActs) check(c);
}

TEST(Claims, ArePlansWhereNothingHasBeenDone) {
  for (const Case& c : kPlans) check(c);
}

TEST(Claims, AreNotOfThoseWhoStandNear) {
  for (const Case& c : kOfOthers) check(c);
}

TEST(Claims, KeepTheWholeRole) {
  const auto role = [](std::string_view text) {
    for (const ExtractedRelation& r : annotated(std::string(text)).relations)
      if (r.type == "HOLDS_POSITION" && r.rule != "introduction") return r.role;
    return std::string();
  };
  EXPECT_EQ(role("Ada Quist is a professor emeritus at Oxford University."), "professor emeritus");
  EXPECT_EQ(role("Ada Quist, the Greenpeace editor in chief, agreed."), "editor in chief");
  EXPECT_EQ(role("Ada Quist, Greenpeace's 78-year-old president, agreed."), "president");
  EXPECT_EQ(role("Ada Quist, the deputy NATO director, agreed."), "deputy director");
}

TEST(Claims, SayWhenAndInWhichStatus) {
  for (const Case& c : kStatusAndTime) check(c);
}

TEST(Claims, SayOnceWhereABodyIs) {
  for (const std::string text : {"The Volkswagen Group in Germany was sold.", "Ada Quist said she had worked at Oxford University in Norway."}) {
    const std::vector<std::string> lines = lines_of(text);
    SCOPED_TRACE(text);
    EXPECT_EQ(std::ranges::count_if(lines, [](const std::string& line) { return line.find(" LOCATED_IN ") != std::string::npos && !line.starts_with("Ada Quist") && !line.starts_with("she"); }), 1);
  }
}

TEST(Claims, GiveEachOfCoordinatedDemonymsItsSector) {
  const Annotations a = annotated("Thai and Cambodian forces fought along their border.");
  std::vector<std::string> sectors;
  for (const Mention& m : a.mentions)
    if (m.sector == Sector::Military) sectors.push_back(a.chains[m.chain].name);
  EXPECT_EQ(sectors, (std::vector<std::string>{"Thailand", "Cambodia"}));
}

TEST(Claims, AreNotOfThoseOfWhomNobodyKnowsMore) {
  const auto says = [](const std::string& text) {
    const Annotations a = annotated(text);
    std::string out;
    for (const ExtractedRelation& r : a.relations)
      if (r.type != "COMMENTED_ON") out += (out.empty() ? "" : "; ") + claim_line(a, text, r);
    return out;
  };
  EXPECT_EQ(says("\"The paper is small,\" Goran Petek told me. I left, and he thanked me."), "");
  EXPECT_NE(says("\"The paper is small,\" Goran Petek told Ada Quist.").find("Goran Petek COMMUNICATED_WITH Ada Quist"), std::string::npos);
  EXPECT_EQ(says("Norway is our ally. We trust it and we know it."), "");
  EXPECT_EQ(says("Japan praised us in May. We trust Japan and we know it."), "");
  EXPECT_EQ(says("Ada Quist is also praising her rivals as they fight for second place.").find("COMPETES_WITH"), std::string::npos);
}

}  // namespace
}  // namespace dossier
