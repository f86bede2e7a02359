#include "ingest/published_date.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

std::string found(std::string_view text, bool month_first = false) {
  const auto date = find_printed_date(text, month_first);
  return date ? format_date(date->date) : "none";
}

TEST(PublishedDate, ReadsTheFormsThatPagesPrint) {
  for (std::string_view text :
       {"03 October 2022 09:52", "Oct. 3, 2022", "October 3rd, 2022 at 9:52 a.m.", "Monday, 3 Oct 2022",
        "2022-10-03T09:52:00+04:00", "03.10.2022", "3/10/2022", "2022/10/03", "Published: 3. Oktober 2022",
        "3 octobre 2022", "3 de octubre de 2022", "3 октября 2022 г., 09:52", "3 Ekim 2022 Pazartesi", "3 жовтня 2022",
        "2022年10月3日", "3-Oct-2022", "1.2.3 of Oct 3 2022"})
    EXPECT_EQ(found(text), "2022-10-03") << text;
}

TEST(PublishedDate, ReadsNumbersInTheOrderThatFits) {
  EXPECT_EQ(found("10/23/2022"), "2022-10-23");
  EXPECT_EQ(found("23/10/2022"), "2022-10-23");
  EXPECT_EQ(found("10/3/2022", true), "2022-10-03");
  EXPECT_EQ(found("03.10.22"), "2022-10-03");
}

TEST(PublishedDate, RefusesWhatIsNoDate) {
  for (std::string_view text : {"", "2022", "October 2022", "31 February 2022", "version 1.2.3", "32/10/2022",
                                "10:20:30", "3 October", "+7 495 123 45 67", "192.168.1.1"})
    EXPECT_EQ(found(text), "none") << text;
}

TEST(PublishedDate, SaysWhereTheDateStands) {
  const std::string_view text = "Posted on Oct. 3, 2022 by the desk";
  const auto date = find_printed_date(text);
  ASSERT_TRUE(date);
  EXPECT_EQ(slice(text, date->span), "Oct. 3, 2022");
}

TEST(PublishedDate, ReadsMetadata) {
  EXPECT_EQ(format_date(parse_metadata_date("Mon, 03 Oct 2022 09:52:00 +0400")), "2022-10-03");
  EXPECT_EQ(format_date(parse_metadata_date("2022-10")), "2022-10");
  EXPECT_EQ(format_date(parse_metadata_date("yesterday")), "");
}

TEST(PublishedDate, NoticesDatesWithTheMonthFirst) {
  EXPECT_TRUE(has_month_first_date("10/23/2022"));
  EXPECT_FALSE(has_month_first_date("23/10/2022"));
}

}  // namespace
}  // namespace dossier
