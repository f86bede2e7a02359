#include "graph/date.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(Date, ReadsAndWritesIsoAtEachPrecision) {
  for (const char* iso : {"2022", "2022-10", "2022-10-03", "0988-01-31"}) EXPECT_EQ(format_date(*parse_date(iso)), iso);
  for (const char* wrong : {"", "22", "2022-13", "2022-02-30", "2022/10/03", "2022-1-3", "0000", "2022-10-00"})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
}

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_FALSE(parse_date("2023-02-29"));
  EXPECT_FALSE(parse_date("1900-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
}

TEST(Date, CountsDaysFromTheEpochAndBack) {
  EXPECT_EQ(to_days({1970, 1, 1}), 0);
  EXPECT_EQ(to_days({2022, 10, 3}), 19268);
  for (const int64_t day : {-800000, -1, 0, 59, 60, 19268, 100000}) EXPECT_EQ(to_days(from_days(day)), day);
}

TEST(Date, NamesTheWeekday) {
  EXPECT_EQ(weekday({2022, 10, 3}), 0);
  EXPECT_EQ(weekday({1969, 12, 28}), 6);
}

TEST(DateInterval, WritesEdtf) {
  EXPECT_EQ(format_interval({{2014}, {}}), "2014/..");
  EXPECT_EQ(format_interval({{}, {2014, 3}}), "../2014-03");
  EXPECT_EQ(format_interval({{2020, 5}, {2020, 5}}), "2020-05");
  EXPECT_EQ(format_interval({}), "");
  for (const char* edtf : {"2014/..", "../2014-03", "1990/1999", "2020-05"})
    EXPECT_EQ(format_interval(*parse_interval(edtf)), edtf);
  EXPECT_FALSE(parse_interval("../.."));
}

TEST(DateInterval, TakesAYearAsItsWholeLength) {
  const DateInterval year{{2020}, {2020}};
  EXPECT_TRUE(year.contains({2020, 12, 31}));
  EXPECT_FALSE(year.contains({2021, 1, 1}));
  EXPECT_TRUE(year.overlaps({{2020, 6}, {}}));
  EXPECT_FALSE(year.overlaps({{2021}, {}}));
  EXPECT_TRUE(DateInterval{}.overlaps(year));
}

}  // namespace
}  // namespace dossier
