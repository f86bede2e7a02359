#include "ingest/time.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/sentences.h"
#include "ingest/tokenizer.h"

namespace dossier {
namespace {

/// "expression=interval" of each date in `text`, with "; " between them.
std::string dates(const std::string& text, const std::string& today) {
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  std::string out;
  for (const DateExpression& d : find_dates(a, parse_date(today).value_or(PartialDate{})))
    out += (out.empty() ? "" : "; ") + std::string(slice(text, a.span(d.tokens))) + "=" + format_interval(d.time);
  return out;
}

struct Case {
  const char *text, *expected;
};

// The document's date is Wednesday, 12 October 2022.
constexpr Case kResolved[] = {
    {"It opened on 3 October 2022.", "3 October 2022=2022-10-03"},
    {"It opened on October 3, 2022, in Velga.", "October 3, 2022=2022-10-03"},
    {"It opened on October 3rd.", "October 3rd=2022-10-03"},
    {"It opened on the 3rd of October, 2021.", "3rd of October, 2021=2021-10-03"},
    {"It opened on 3 October.", "3 October=2022-10-03"},
    {"It opened on 3 November.", "3 November=2021-11-03"},
    {"It will open on 3 November.", "3 November=2022-11-03"},
    {"It will open on 3 February.", "3 February=2023-02-03"},
    {"They would lose, as in the vote of 3 September.", "3 September=2022-09-03"},
    {"They were beaten by the others on 3 November.", "3 November=2021-11-03"},
    {"It must be done by 3 November.", "3 November=../2022-11-03"},
    {"It closed on 5 May last year.", "5 May last year=2021-05-05"},
    {"On Monday, October 10, they met.", "Monday, October 10=2022-10-10"},
    {"On Thursday 28 July they met.", "Thursday 28 July=2022-07-28"},
    {"The date is 2022-10-03.", "2022-10-03=2022-10-03"},
    {"The date is 03.10.2022.", "03.10.2022=2022-10-03"},
    {"The date is 11/28/2000.", "11/28/2000=2000-11-28"},
    {"The date is 28/11/2000.", "28/11/2000=2000-11-28"},
    {"From 5 to 8 April 2016 they talked.", "5 to 8 April 2016=2016-04-05/2016-04-08"},
    {"On May 15-24 they talked.", "May 15-24=2022-05-15/2022-05-24"},
    {"On 24\u201326 March they talked.", "24\u201326 March=2022-03-24/2022-03-26"},
    {"In October 2005 it rained.", "October 2005=2005-10"},
    {"In October of 2005 it rained.", "October of 2005=2005-10"},
    {"In January this year it rained.", "January this year=2022-01"},
    {"In January of last year it rained.", "January of last year=2021-01"},
    {"In January it rained.", "January=2022-01"},
    {"In November it rained.", "November=2021-11"},
    {"It will rain in November.", "November=2022-11"},
    {"It rained last December.", "last December=2021-12"},
    {"It rained last October.", "last October=2021-10"},
    {"Talks resume next March.", "next March=2023-03"},
    {"In Sept. 2014 it rained.", "Sept. 2014=2014-09"},
    {"The January 2022 unrest spread.", "January 2022=2022-01"},
    {"In mid-October the sides met.", "mid-October=2022-10-11/2022-10-20"},
    {"In early May 2020 the sides met.", "early May 2020=2020-05-01/2020-05-10"},
    {"In late 2021 the sides met.", "late 2021=2021-09/2021-12"},
    {"By mid-2021 all had left.", "mid-2021=../2021-08"},
    {"In the mid-1990s it fell.", "mid-1990s=1993/1996"},
    {"In the early 1990s it fell.", "early 1990s=1990/1993"},
    {"At the end of 2019 it fell.", "end of 2019=2019-09/2019-12"},
    {"In the first half of 2020 it fell.", "first half of 2020=2020-01/2020-06"},
    {"In the second half of last year it fell.", "second half of last year=2021-07/2021-12"},
    {"It was founded in 1991.", "1991=1991"},
    {"The 2014 war changed it.", "2014=2014"},
    {"The treaty (1992) holds.", "1992=1992"},
    {"It has held since 2014.", "2014=2014/.."},
    {"It has held since October 2014.", "October 2014=2014-10/.."},
    {"It must go by 2030.", "2030=../2030"},
    {"It held until 1991.", "1991=../1991"},
    {"Before 1991 it held.", "1991=../1991"},
    {"After 2014 it fell.", "2014=2014/.."},
    {"Between 2008 and 2012 he ruled.", "2008=2008/2012; 2012=2008/2012"},
    {"From 1990 to 1994 he ruled.", "1990=1990/1994; 1994=1990/1994"},
    {"From January to March 2022 he ruled.", "January=2022-01/2022-03; March 2022=2022-01/2022-03"},
    {"In 2010-2014 he ruled.", "2010-2014=2010/2014"},
    {"In 2010\u201314 he ruled.", "2010\u201314=2010/2014"},
    {"In the 1990s he ruled.", "1990s=1990/1999"},
    {"In the '90s he ruled.", "'90s=1990/1999"},
    {"In the late nineties he ruled.", "late nineties=1996/1999"},
    {"In the 19th century it was free.", "19th century=1801/1900"},
    {"In the early twentieth century it was free.", "early twentieth century=1901/1934"},
    {"In the fifth century BC it was free.", "fifth century BC="},
    {"It was founded in 640 BC and burnt (212 A.D.) twice.", "640 BC=; 212 A.D.="},
    {"Output fell in Q3 2020.", "Q3 2020=2020-07/2020-09"},
    {"Output fell in the third quarter of 2020.", "third quarter of 2020=2020-07/2020-09"},
    {"Output fell in the first quarter of this year.", "first quarter of this year=2022-01/2022-03"},
    {"In the summer of 2017 they left.", "summer of 2017=2017-06/2017-08"},
    {"In winter 2022 they left.", "winter 2022=2022-12/2023-02"},
    {"They left last summer.", "last summer=2022-06/2022-08"},
    {"They left last winter.", "last winter=2021-12/2022-02"},
    {"They met today.", "today=2022-10-12"},
    {"They met yesterday.", "yesterday=2022-10-11"},
    {"They meet tomorrow.", "tomorrow=2022-10-13"},
    {"They met the day before yesterday.", "day before yesterday=2022-10-10"},
    {"They met this morning.", "this morning=2022-10-12"},
    {"They met last night.", "last night=2022-10-11"},
    {"They met on Monday.", "Monday=2022-10-10"},
    {"They met on Wednesday.", "Wednesday=2022-10-12"},
    {"They met on Thursday night.", "Thursday night=2022-10-06"},
    {"They will meet on Friday.", "Friday=2022-10-14"},
    {"They met last Wednesday.", "last Wednesday=2022-10-05"},
    {"They meet next Monday.", "next Monday=2022-10-17"},
    {"They met last week.", "last week=2022-10-03/2022-10-09"},
    {"They meet this week.", "this week=2022-10-10/2022-10-16"},
    {"They meet next week.", "next week=2022-10-17/2022-10-23"},
    {"They met last weekend.", "last weekend=2022-10-08/2022-10-09"},
    {"They met last month.", "last month=2022-09"},
    {"They meet next month.", "next month=2022-11"},
    {"They met this year.", "this year=2022"},
    {"They met last year.", "last year=2021"},
    {"They meet early next year.", "early next year=2023-01/2023-04"},
    {"They grew in the last decade.", "last decade=2010/2019"},
    {"They met earlier this month.", "earlier this month=2022-10/2022-10-12"},
    {"They meet later this year.", "later this year=2022-10-12/2022"},
    {"They met earlier this week.", "earlier this week=2022-10-10/2022-10-12"},
    {"They met the other day.", "other day=2022-09-28/2022-10-12"},
    {"They met three days ago.", "three days ago=2022-10-09"},
    {"They met two weeks ago.", "two weeks ago=2022-09-28"},
    {"They met five months ago.", "five months ago=2022-05"},
    {"They met a year ago.", "a year ago=2021"},
    {"They met 30 years ago.", "30 years ago=1992"},
    {"They met twenty-two years ago.", "twenty-two years ago=2000"},
    {"They met seventy-four years ago.", "seventy-four years ago=1948"},
    {"They meet two weeks from now.", "two weeks from now=2022-10-26"},
    {"It grew in the past three years.", "past three years=2019/2022"},
    {"It fell over the last two weeks.", "last two weeks=2022-09-28/2022-10-12"},
    {"It will fall in the next five years.", "next five years=2022/2027"},
    {"In the past few months it fell.", "past few months=2022-07/2022-10"},
    {"They signed it in 1648.", "1648=1648"},
    {"Starting from 2023 the rate falls.", "2023=2023/.."},
    {"From 2023 on the rate falls.", "2023=2023/.."},
    {"As of 2023 the rate falls.", "2023=2023/.."},
    {"In the 1930's it fell.", "1930's=1930/1939"},
    {"Rena Holt (3 May 1911 \u2013 5 June 1971) ruled.", "3 May 1911=1911-05-03; 5 June 1971=1971-06-05"},
    {"In 2014 and 2015 it fell.", "2014=2014; 2015=2015"},
};

TEST(Time, SetsThisWeekendBehindAMonday) {
  EXPECT_EQ(dates("She spoke this weekend.", "2022-10-10"), "this weekend=2022-10-08/2022-10-09");
  EXPECT_EQ(dates("She will speak this weekend.", "2022-10-10"), "this weekend=2022-10-15/2022-10-16");
  EXPECT_EQ(dates("She spoke this weekend.", "2022-10-14"), "this weekend=2022-10-15/2022-10-16");
}

TEST(Time, ResolvesAgainstTheDateOfTheDocument) {
  for (const Case& c : kResolved) EXPECT_EQ(dates(c.text, "2022-10-12"), c.expected) << c.text;
}

constexpr Case kNoDates[] = {
    {"It may rain. May I go? They march on.", ""},
    {"March with us, said April Lane.", ""},
    {"The second man sat in the third row.", ""},
    {"They counted 2014 soldiers and 1,998 guns.", ""},
    {"It cost $2014 and 1995 euros.", ""},
    {"More than 2000 joined; nearly 1900 left.", ""},
    {"They fall in spring, and spring back.", ""},
    {"The sun sat low.", ""},
    {"Room 1204 and flight 1999km.", ""},
    {"He won 3-1 in 10 minutes.", ""},
    {"The past is past, next please.", ""},
    {"A second later, this man left.", ""},
    {"He is in his mid-20s; she is in her late thirties.", ""},
    {"Under resolutions 2254 and 2118 they act.", ""},
};

TEST(Time, LeavesOrdinaryWordsAndNumbersAlone) {
  for (const Case& c : kNoDates) EXPECT_EQ(dates(c.text, "2022-10-12"), c.expected) << c.text;
}

constexpr Case kUnresolved[] = {
    {"They met yesterday.", "yesterday="},       {"They met on Monday.", "Monday="}, {"They met on 3 October.", "3 October="},
    {"They met last year in May.", "last year=; May="}, {"They met in 2014.", "2014=2014"}, {"Two years ago they met.", "Two years ago="},
};

TEST(Time, LeavesRelativeDatesUnresolvedWithoutADocumentDate) {
  for (const Case& c : kUnresolved) EXPECT_EQ(dates(c.text, ""), c.expected) << c.text;
}

TEST(Time, ResolvesAsFarAsTheDateOfTheDocumentIsKnown) {
  EXPECT_EQ(dates("Last year, last month and yesterday.", "2022-01"), "Last year=2021; last month=2021-12; yesterday=");
  EXPECT_EQ(dates("In May it fell; last month too.", "2022"), "May=2022-05; last month=");
}

}  // namespace
}  // namespace dossier
