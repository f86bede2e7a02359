#include "query/query_support.h"

namespace dossier {
namespace {

TEST(Values, NullIsUnknown) {
  EXPECT_EQ(value_of("[null = null, 1 = null, null <> 1, null AND false, null OR true, NOT null, null XOR true]"),
            "[null, null, null, false, true, null, null]");
  EXPECT_EQ(value_of("[1 IN [2, null], 2 IN [2, null], [1, null] = [1, 2], [1, null] = [2, null], {a: null} = {a: 1}]"),
            "[null, true, null, false, null]");
}

TEST(Values, NumbersCompareAcrossTypesAndDoNotOverflowQuietly) {
  EXPECT_EQ(value_of("[1 = 1.0, 9007199254740993 = 9007199254740992.0, 1 < 1.5, 0.0/0.0 = 0.0/0.0, 1 < 'a', 7 / 2, -7 % 3, 2 ^ 3]"),
            "[true, false, true, false, null, 3, -1, 8.0]");
  EXPECT_EQ(error_of("RETURN 9223372036854775807 + 1"), "ArithmeticError IntegerOverflow");
  EXPECT_EQ(error_of("RETURN 1 / 0"), "ArithmeticError DivisionByZero");
  EXPECT_EQ(value_of("[0x1F, -0o17, 1e3, .5, 1.0e-7, 100000000000000000000.0]"), "[31, -15, 1000.0, 0.5, 1e-7, 1e20]");
}

TEST(Values, OrderIsTotal) {
  const MemoryGraph graph;
  EXPECT_EQ(rows_of("UNWIND [null, 1, 'a', true, [1], {a: 1}, 0.5, 0.0/0.0] AS x RETURN x ORDER BY x", graph),
            (Strings{"{a: 1}", "[1]", "'a'", "true", "0.5", "1", "NaN", "null"}));
}

TEST(Values, StringsHaveEscapesAndCodePoints) {
  EXPECT_EQ(value_of(R"('a\'b\\c\u00e9\t')"), "'a\\'b\\\\cé\t'");
  EXPECT_EQ(value_of("[size('Ö€𝄞'), substring('Ö€𝄞', 1, 1), reverse('Ö€'), left('abc', 2), right('abc', 5), toUpper('straße é')]"),
            "[3, '€', '€Ö', 'ab', 'abc', 'STRAßE É']");
  EXPECT_EQ(value_of("['abc' STARTS WITH 'ab', 'abc' CONTAINS 'x', 'abc' ENDS WITH null, 'Kyiv' =~ 'K.*v', 'KYIV' =~ '(?i)kyiv']"),
            "[true, false, null, true, true]");
}

TEST(Values, ListsAreSlicedAndGoneThrough) {
  EXPECT_EQ(value_of("[[1, 2, 3][1], [1, 2, 3][-1], [1][5], [1, 2, 3][0..2], [1, 2, 3][-2..], [1, 2, 3][2..1]]"), "[2, 3, null, [1, 2], [2, 3], []]");
  EXPECT_EQ(value_of("[x IN range(1, 6, 2) WHERE x > 1 | x * 10]"), "[30, 50]");
  EXPECT_EQ(value_of("[all(x IN [1, null] WHERE x > 0), any(x IN [1, null] WHERE x > 0), none(x IN [] WHERE x), single(x IN [1, 2] WHERE x = 1)]"),
            "[null, true, true, true]");
  EXPECT_EQ(value_of("reduce(total = 0, x IN [1, 2, 3] | total + x)"), "6");
}

TEST(Values, MapsAreProjected) {
  EXPECT_EQ(value_of("{a: 1, b: {c: 2}}.b.c"), "2");
  const MemoryGraph graph;
  EXPECT_EQ(rows_of("WITH {a: 1, b: 2} AS m RETURN m {.a, c: 3}, keys(m), m['b']", graph), (Strings{"{a: 1, c: 3} | ['a', 'b'] | 2"}));
}

TEST(Values, CaseChoosesTheFirstThatHolds) {
  EXPECT_EQ(value_of("[CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END, CASE WHEN null THEN 1 ELSE 2 END, CASE null WHEN null THEN 1 END]"), "['b', 2, null]");
}

TEST(Values, Precedence) {
  EXPECT_EQ(value_of("[1 + 2 * 3 ^ 2, -2 ^ 2, NOT 1 = 2, true OR true XOR true, 1 < 2 < 3, 'a' + 1 + 2, [1] + 2 IN [[1, 2]]]"),
            "[19.0, 4.0, true, true, true, 'a12', true]");
}

TEST(Dates, AreReadInEveryForm) {
  EXPECT_EQ(value_of("[date('2022-10-03'), date('20221003'), date('2022-W40-1'), date('2022-276'), date('2022-10'), date('2022')]"),
            "['2022-10-03', '2022-10-03', '2022-10-03', '2022-10-03', '2022-10-01', '2022-01-01']");
  EXPECT_EQ(value_of("[time('14:30+0100'), localdatetime('2022-10-03T14:30:05.5'), datetime('2022-07-01T12:00[Europe/Paris]')]"),
            "['14:30+01:00', '2022-10-03T14:30:05.5', '2022-07-01T12:00+02:00[Europe/Paris]']");
  EXPECT_EQ(error_of("RETURN date('2022-02-30')"), "ArgumentError InvalidArgumentValue");
}

TEST(Dates, AreComparedAddedAndTakenApart) {
  EXPECT_EQ(value_of("[date('2022-10-03') < date('2022-10-04'), date('2022-01-31') + duration('P1M'), date('2024-02-29').ordinalDay]"),
            "[true, '2022-02-28', 60]");
  EXPECT_EQ(value_of("[duration.between(date('2022-01-31'), date('2023-03-01')), duration.inDays(date('2022-01-01'), date('2023-01-01')).days]"),
            "['P1Y1M1D', 365]");
  EXPECT_EQ(value_of("[duration('P1.5M'), duration({hours: 25, seconds: -1}), duration('PT90M') * 2, duration('P1M') / 3]"), "['P1M15DT5H14M33S', 'PT24H59M59S', 'PT3H', 'P10DT3H29M42S']");
  EXPECT_EQ(value_of("[date.truncate('month', date('2022-10-17')), datetime.truncate('hour', datetime('2022-10-17T14:35Z'), {minute: 5}), "
                     "localtime.truncate('millisecond', localtime('12:31:14.645876123'), {nanosecond: 2})]"),
            "['2022-10-01', '2022-10-17T14:05Z', '12:31:14.645000002']");
}

TEST(Dates, ClocksChangeWithTheZone) {
  EXPECT_EQ(value_of("datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('PT24H')"), "'2017-10-29T11:00+01:00[Europe/Stockholm]'");
  EXPECT_EQ(value_of("datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('P1D')"), "'2017-10-29T12:00+01:00[Europe/Stockholm]'");
  EXPECT_EQ(value_of("datetime({datetime: datetime('2050-07-01T12:00Z'), timezone: 'Europe/Stockholm'})"), "'2050-07-01T14:00+02:00[Europe/Stockholm]'");
  EXPECT_EQ(error_of("RETURN datetime({year: 2020, timezone: '../../etc/passwd'})"), "ArgumentError InvalidArgumentValue");
}

TEST(Literals, AreReadWithoutRunningAQuery) {
  const MemoryGraph graph;
  EXPECT_EQ(format_value(parse_value("[1, {a: 'x'}, -2.5, date('2022-10-03')]"), graph), "[1, {a: 'x'}, -2.5, '2022-10-03']");
  EXPECT_THROW(parse_value("1 AS value UNION RETURN 2"), Error);
  EXPECT_THROW(parse_value("1 AS value LIMIT 0 //"), Error);
  EXPECT_THROW(parse_value("O'Brien"), Error);
}

}  // namespace
}  // namespace dossier
