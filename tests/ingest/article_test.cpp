#include "ingest/article.h"

#include <gtest/gtest.h>

#include "graph/text.h"

namespace dossier {
namespace {

Document from_text(std::string page) { return extract_article(page_from_text(std::move(page))); }
Document from_html(std::string_view page) { return extract_article(page_from_html(page)); }

// Three paragraphs that stand in most pages below.
constexpr std::string_view kFirst =
    "The foreign ministers of the river states met in the port of Lanvik on Tuesday to settle the quarrel over the new "
    "dam.";
constexpr std::string_view kSecond =
    "\"We came here to listen, and we leave with a list of things that nobody wants to pay for,\" said Olena Marchuk, "
    "who led "
    "the delegation of the upper valley.";
constexpr std::string_view kThird =
    "Her hosts had proposed a joint fund in spring, but two of the four parliaments have not yet put the bill on their "
    "agenda.";

std::string body() { return std::string(kFirst) + "\n\n" + std::string(kSecond) + "\n\n" + std::string(kThird); }

std::string lines(std::initializer_list<std::string_view> all) {
  std::string page;
  for (std::string_view line : all) page += std::string(line) + "\n";
  return page;
}

TEST(Article, TakesThePlainTextAsItIs) {
  const Document d = from_text(body());
  EXPECT_EQ(d.text, body());
  EXPECT_EQ(d.page, "");
  EXPECT_EQ(d.title, "");
}

TEST(Article, KeepsOffsetsOfTheTextIntoThePage) {
  const Document d = from_text(lines({"Home", "World", "Ministers quarrel over the dam at Lanvik", "", "14 March 2023",
                                      "", kFirst, kSecond, "Advertisement", kThird, "Share", "© 2023 River Post"}));
  EXPECT_EQ(d.text, body());
  for (const TextPiece& piece : d.pieces)
    EXPECT_EQ(slice(d.text, {piece.text_begin, piece.text_begin + piece.length}),
              slice(d.page, {piece.page_begin, piece.page_begin + piece.length}));
  EXPECT_EQ(d.page.substr(page_offset(d, static_cast<uint32_t>(d.text.find("Her hosts"))), 9), "Her hosts");
}

TEST(Article, ReadsHeadlineBylineAndDateOfAPlainArticle) {
  const Document d =
      from_text("Ministers quarrel over the dam at Lanvik\n\nBy Tomas Halden\n14 March 2023\n\n" + body() + "\n");
  EXPECT_EQ(d.title, "Ministers quarrel over the dam at Lanvik");
  EXPECT_EQ(d.author, "Tomas Halden");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
  EXPECT_EQ(d.text, body());
}

TEST(Article, DropsMenusCountersAndFootersOfASavedPage) {
  const Document d = from_text(lines({"facebook",
                                      "telegram",
                                      "EN",
                                      "RU",
                                      "search",
                                      "What are you looking for?",
                                      "",
                                      "River Post © 2025. All rights reserved.",
                                      "POLITICS",
                                      "A+",
                                      "A-",
                                      "",
                                      "Ministers quarrel over the dam at Lanvik",
                                      "",
                                      "14.03.2023 18:40",
                                      "",
                                      kFirst,
                                      "",
                                      kSecond,
                                      "",
                                      kThird,
                                      "",
                                      "Tomas Halden",
                                      "",
                                      "Views: 1204",
                                      "",
                                      "Like this story? Tell your friends!",
                                      "print",
                                      "copy link",
                                      "ads",
                                      "loading"}));
  EXPECT_EQ(d.text, body());
  EXPECT_EQ(d.title, "Ministers quarrel over the dam at Lanvik");
  EXPECT_EQ(d.author, "Tomas Halden");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
  EXPECT_EQ(d.outlet, "River Post");
}

TEST(Article, DropsACookieNoticeAboveTheHeadline) {
  const Document d = from_text(
      lines({"We use cookies and similar tools to make the site work and to measure how it is used. You can change "
             "this at any time.",
             "Accept all", "Settings", "Reject", "News", "Opinion", "Podcasts",
             "Ministers quarrel over the dam at Lanvik", "Published 14 Mar 2023, 10:20", kFirst, kSecond, kThird}));
  EXPECT_EQ(d.text, body());
  EXPECT_EQ(d.title, "Ministers quarrel over the dam at Lanvik");
}

TEST(Article, DropsLinksToOtherArticlesBetweenParagraphs) {
  const Document d = from_text(
      lines({"Home", "Menu", "Ministers quarrel over the dam at Lanvik", "14 March 2023", kFirst,
             "Read also:", "Harbour strike enters its third week", "Opposition leader calls for new vote in Teskau",
             kSecond, "Read also: Why the glacier fund failed", kThird, "Share", "Print"}));
  EXPECT_EQ(d.text, body());
}

TEST(Article, DropsUnmarkedHeadlinesBetweenParagraphsOfASavedPage) {
  const Document d =
      from_text(lines({"Home", "Menu", "Search", "Ministers quarrel over the dam at Lanvik", "14 March 2023", kFirst,
                       "Harbour strike enters its third week", "Opposition leader calls for new vote in Teskau",
                       kSecond, kThird, "Share", "Print"}));
  EXPECT_EQ(d.text, body());
}

TEST(Article, DropsCommentsOfReaders) {
  const Document d = from_text(lines(
      {"Home", "Ministers quarrel over the dam at Lanvik", "14 March 2023", kFirst, kSecond, kThird, "Share",
       "Comments (2)", "gull77", "2 hours ago",
       "I have lived in Lanvik for forty years and never saw a minister at the harbour before this week, so thank you.",
       "Reply", "R. Stone", "1 hour ago", "They should ask the fishermen of Teskau what they think about all of this.",
       "Reply"}));
  EXPECT_EQ(d.text, body());
}

TEST(Article, DropsTeasersBelowTheArticle) {
  const Document d =
      from_text(lines({"Home", "Ministers quarrel over the dam at Lanvik", "14 March 2023", kFirst, kSecond, kThird,
                       "Share this", "More stories", "Harbour strike enters its third week", "13 March 2023",
                       "Dock workers of the eastern basin say they will not go back before the owners talk to them.",
                       "Vote in Teskau is put off again", "12 March 2023",
                       "The election board found that ballots were missing in three of the five districts."}));
  EXPECT_EQ(d.text, body());
}

TEST(Article, DropsPhotoCaptions) {
  const Document d = from_text(lines(
      {"Home", "News", "Ministers quarrel over the dam at Lanvik", "14 March 2023", "Photo: Iver Moe / River Post",
       kFirst, kSecond, "File photo: the dam above Lanvik seen from the north in 2019.", kThird, "Share"}));
  EXPECT_EQ(d.text, body());
}

TEST(Article, ReadsARussianPage) {
  const std::string first =
      "Министры иностранных дел речных государств встретились во вторник в порту Ланвик, чтобы уладить спор о плотине.";
  const std::string second =
      "«Мы приехали слушать, а уезжаем со списком того, за что никто не хочет платить», — сказала Олена Марчук.";
  const Document d = from_text(lines(
      {"Главная", "Новости", "Политика", "Экономика", "Войти", "Министры спорят о плотине в Ланвике",
       "14 марта 2023, 18:40", "Автор: Томас Хальден", first, "Читайте также:", "Забастовка в порту идёт третью неделю",
       second, "Просмотров: 1204", "Поделиться", "© 2023 Речная почта. Все права защищены."}));
  EXPECT_EQ(d.text, first + "\n\n" + second);
  EXPECT_EQ(d.title, "Министры спорят о плотине в Ланвике");
  EXPECT_EQ(d.author, "Томас Хальден");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
  EXPECT_EQ(d.outlet, "Речная почта");
}

TEST(Article, KeepsQuestionsAndAnswersOfAnInterview) {
  const std::string interview =
      "Why now?\n\nBecause the water will not wait for the next election, and because nobody else wanted to begin the "
      "talks.\n\n"
      "And the money?\n\nThere is none yet. We asked the regional bank for a loan in spring and got a polite "
      "letter.\n\n"
      "Do you trust your neighbours?\n\nI trust signatures. Trust is for families, and even there it is not always "
      "wise.";
  const Document d = from_text("Olena Marchuk: the water will not wait\n\n9 May 2023\n\n" + interview + "\n");
  EXPECT_EQ(d.title, "Olena Marchuk: the water will not wait");
  EXPECT_EQ(d.text, interview);
}

TEST(Article, KeepsSpeakerLabelsOfAnInterview) {
  const std::string interview =
      "River Post: What did the ministers agree on?\n\nMarchuk: On very little, to be honest, but they agreed to meet "
      "again in autumn.\n\n"
      "River Post: And the fund?\n\nMarchuk: It is on paper.";
  EXPECT_EQ(from_text(interview).text, interview);
}

TEST(Article, KeepsListsAndSubheadings) {
  const std::string text = std::string(kFirst) +
                           "\n\nWhat was agreed\n\nThe four sides signed these papers:\n\n- a timetable for the "
                           "fund\n\n- a list of gauges\n\n- "
                           "rules for the lock\n\n" +
                           std::string(kThird);
  EXPECT_EQ(from_text(text).text, text);
}

TEST(Article, KeepsAShortWireItem) {
  const Document d = from_text(
      "Lanvik talks end without deal\n\nLANVIK, 14 March 2023 (River Wire) - Talks on the dam ended on Tuesday without "
      "a deal.\n");
  EXPECT_EQ(d.title, "Lanvik talks end without deal");
  EXPECT_EQ(d.text, "LANVIK, 14 March 2023 (River Wire) - Talks on the dam ended on Tuesday without a deal.");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
}

TEST(Article, KeepsAListWithoutSentences) {
  const Document d = from_text("Arkan\nBelmar\nTeskau\n");
  EXPECT_EQ(d.text, "Arkan\n\nBelmar\n\nTeskau");
}

TEST(Article, JoinsLinesWrappedAtAColumn) {
  const Document d = from_text(
      "The foreign ministers of the river states met in the port of Lanvik\non Tuesday to settle the quarrel over the "
      "new dam, which\nnobody "
      "wants to pay for.\n\nHer hosts had proposed a joint fund in spring, but two of the four\nparliaments have not "
      "yet voted.\n");
  EXPECT_EQ(d.text.find("\n\n"), d.text.rfind("\n\n"));
  EXPECT_NE(d.text.find("Lanvik\non Tuesday"), std::string::npos);
}

TEST(Article, DividesLinesThatAreParagraphs) {
  const Document d = from_text(lines({kFirst, kSecond, kThird}));
  EXPECT_EQ(d.text, body());
  EXPECT_FALSE(d.page.empty());
}

TEST(Article, TakesTheArticlesDateNotTheCopyrightYear) {
  const Document d =
      from_text(lines({"© 1999-2026 River Post", "Home", "Ministers quarrel over the dam at Lanvik", "Oct. 3, 2022",
                       kFirst, kSecond, kThird, "Copyright 2026 River Post, all rights reserved"}));
  EXPECT_EQ(format_date(d.date), "2022-10-03");
  EXPECT_EQ(d.text, body());
}

TEST(Article, LeavesTheDateUnknownWhenThePageHasNone) {
  const Document d = from_text(lines(
      {"Home", "Menu", "Ministers quarrel over the dam at Lanvik", kFirst, kSecond, kThird, "© 2026 River Post"}));
  EXPECT_FALSE(d.date.known());
  EXPECT_EQ(d.text, body());
}

TEST(Article, ReadsTheSignatureOfAWireService) {
  const Document d = from_text(lines({"Ministers quarrel over the dam at Lanvik", "", kFirst, "", kSecond, "", kThird,
                                      "", "(Reporting by Tomas Halden; Editing by Iver Moe)"}));
  EXPECT_EQ(d.text, body());
}

TEST(Article, DropsASignUpPitchInTheMiddle) {
  const Document d = from_text(lines({"Home", "World", "Ministers quarrel over the dam at Lanvik", "14 March 2023",
                                      kFirst, "Sign up for our morning letter to get the day's news in your inbox.",
                                      kSecond, "Advertisement", kThird, "Share"}));
  EXPECT_EQ(d.text, body());
}

TEST(Article, ReadsAPageThatABrowserSavedAsText) {
  const Document d = from_text(
      "  * Home <https://ex.example/>\n  * World <https://ex.example/world>\n\nSearch \t\n\n<https://ex.example/>\n\n\n"
      "  Talks collapse as ministers walk out of the harbour hall\n\nTomas Halden <https://ex.example/halden>\nTue 14 "
      "Mar 2023 18.40 GMT\n\n"
      "The foreign ministers of the river states walked out of the talks on the\nLanvik dam <https://ex.example/dam> "
      "on Tuesday after six hours "
      "of argument\nabout money.\n\nHer hosts had proposed a joint fund\n<https://ex.example/fund> in spring, but two "
      "of the four parliaments "
      "have\nnot yet put the bill on their agenda.\n\n  * Topics <https://ex.example/topics>\n  * © 2026 Example News "
      "& Media Limited.\n");
  EXPECT_EQ(d.title, "Talks collapse as ministers walk out of the harbour hall");
  EXPECT_EQ(d.author, "Tomas Halden");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
  EXPECT_EQ(d.text.substr(0, 21), "The foreign ministers");
  EXPECT_EQ(d.text.find("\n\n"), d.text.rfind("\n\n")) << "two paragraphs";
  EXPECT_EQ(d.text.substr(d.text.size() - 13), "their agenda.");
}

TEST(Article, ReadsTheLayoutOfANewsAgency) {
  const Document d = from_text(
      lines({"World",
             "Asia Pacific",
             "",
             "Lanvik talks collapse as ministers walk out",
             "",
             "By Tomas Halden and Iver Moe",
             "July 25, 2025 9:41 AM UTC Updated 2 hours ago",
             "",
             "[1/4] Olena Marchuk speaks to journalists in Lanvik, July 24, 2025. RIVER WIRE/Ada Pryce Purchase Rights",
             "",
             "Summary",
             "Talks on the dam end without a deal",
             "Upper valley blames its hosts",
             "",
             kFirst,
             kSecond,
             "The River Wire Daily letter provides all the news you need to start your day. Sign up here.",
             "Advertisement · Scroll to continue",
             kThird,
             "Reporting by Tomas Halden in Lanvik and Iver Moe in Teskau; Editing by Ada Pryce",
             "Our Standards: The River Wire Principles.",
             "Read Next",
             "Business",
             "Harbour strike enters its third week as owners refuse to talk",
             "10:02 AM UTC"}));
  EXPECT_EQ(d.title, "Lanvik talks collapse as ministers walk out");
  EXPECT_EQ(d.author, "Tomas Halden and Iver Moe");
  EXPECT_EQ(format_date(d.date), "2025-07-25");
  EXPECT_EQ(d.text, body());
}

TEST(Article, DropsATickerAndTheNewsOfPartners) {
  const Document d = from_text(lines({"Home", "14:05 Harbour strike enters its third week, talks broken off",
                                      "13:50 Parliament of Teskau puts off the vote", "13:10 Grain prices fall by 3%",
                                      "Politics", "Ministers quarrel over the dam at Lanvik", "14 March 2023, 18:40",
                                      kFirst, kSecond, kThird, "Tags: Lanvik, dam", "News of our partners",
                                      "Doctors name the food that you should eat each day.", "Contact", "18+"}));
  EXPECT_EQ(d.title, "Ministers quarrel over the dam at Lanvik");
  EXPECT_EQ(d.text, body());
}

TEST(Article, ReadsTextWithoutBlanksBetweenWords) {
  const std::string first = "沿河国家外长周二在兰维克港会晤,就新水坝问题争论六小时后离席,没有达成任何协议。";
  const std::string second = "上游代表团团长表示:“我们是来倾听的,离开时却带着一份没人愿意付钱的清单。”";
  const Document d = from_text(lines(
      {"首页", "国际", "财经", "兰维克会谈破裂", "2022年10月3日 09:52", first, second, "分享", "© 2026 河流邮报"}));
  EXPECT_EQ(d.title, "兰维克会谈破裂");
  EXPECT_EQ(format_date(d.date), "2022-10-03");
  EXPECT_EQ(d.text, first + "\n\n" + second);
}

TEST(Article, ReadsABylineInCapitalsBesideTheDate) {
  const Document d =
      from_text(lines({"THE HARBOUR GAZETTE", "Opinion", "Why the dam quarrel will not end in Lanvik", "OLENA RIVERS",
                       "Tuesday, March 14, 2023", kFirst, kSecond, kThird, "RELATED TOPICS"}));
  EXPECT_EQ(d.author, "Olena Rivers");
  EXPECT_EQ(d.text, body());
}

TEST(Article, TakesTheArticleOutOfHtml) {
  const Document d = from_html(
      "<!DOCTYPE html><html lang=en><head><title>Ministers quarrel over the dam | River Post</title>"
      "<meta property='og:site_name' content='River Post'><meta property='article:published_time' "
      "content='2023-03-14T18:40:00+01:00'>"
      "<meta name=author content='Tomas Halden'><link rel=canonical href='https://river.example/dam'></head><body>"
      "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav><header><a href=/>River Post</a></header>"
      "<main><h1>Ministers quarrel over the dam</h1><div class=byline>By Tomas Halden</div><p>" +
      std::string(kFirst) +
      "</p><div class='related-links'><a href=/x>Harbour strike enters its third week</a></div><figure><img src=a.jpg>"
      "<figcaption>The dam above Lanvik in spring, as seen from the old bridge.</figcaption></figure><p>" +
      std::string(kSecond) + "</p><script>var x = 'The court said that scripts are not articles.';</script><p>" +
      std::string(kThird) +
      "</p></main><aside><p>Most read: the harbour strike and what it means for you and your family this "
      "summer.</p></aside>"
      "<footer><p>© 2026 River Post. All rights reserved.</p></footer></body></html>");
  EXPECT_EQ(d.text, body());
  EXPECT_EQ(d.title, "Ministers quarrel over the dam");
  EXPECT_EQ(d.author, "Tomas Halden");
  EXPECT_EQ(d.outlet, "River Post");
  EXPECT_EQ(d.url, "https://river.example/dam");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
}

TEST(Article, PrefersJsonLdToOtherMetadata) {
  const Document d = from_html(
      "<html><head><title>Dam row - River Post</title><script "
      "type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},"
      "{\"@type\":[\"NewsArticle\"],\"headline\":\"Ministers quarrel over the dam\",\"datePublished\":\"2023-03-14\","
      "\"author\":[{\"name\":\"Tomas Halden\"},{\"name\":\"Iver Moe\"}],\"publisher\":{\"name\":\"River "
      "Post\"}}]}</script></head>"
      "<body><p>" +
      std::string(kFirst) + "</p></body></html>");
  EXPECT_EQ(d.title, "Ministers quarrel over the dam");
  EXPECT_EQ(d.author, "Tomas Halden, Iver Moe");
  EXPECT_EQ(d.outlet, "River Post");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
}

TEST(Article, TakesTheFullestOfManyArticleElements) {
  const std::string teaser =
      "<article><h2><a href=/t>Harbour strike</a></h2><p>Dock workers of the eastern basin say they will not go back "
      "before the owners talk.</p></article>";
  const Document d =
      from_html("<body>" + teaser +
                "<article><h1>Ministers quarrel over the dam</h1><time datetime='2023-03-14'>Tuesday</time><p>" +
                std::string(kFirst) + "</p><p>" + std::string(kSecond) + "</p><p>" + std::string(kThird) +
                "</p></article>" + teaser + "</body>");
  EXPECT_EQ(d.text, body());
  EXPECT_EQ(format_date(d.date), "2023-03-14");
}

TEST(Article, ReadsHtmlThatDividesParagraphsByLineBreaks) {
  const Document d = from_html("<table><tr><td><a href=/>Home</a></td><td>" + std::string(kFirst) + "<br><br>" +
                               std::string(kSecond) + "<br>\n<br>" + std::string(kThird) + "</td></tr></table>");
  EXPECT_EQ(d.text, body());
}

TEST(Article, BelievesNoClassThatWouldTakeTheWholeText) {
  const Document d = from_html("<div class='widget'><h1>Ministers quarrel over the dam</h1><p>" + std::string(kFirst) +
                               "</p><p>" + std::string(kSecond) + "</p><p>" + std::string(kThird) + "</p></div>");
  EXPECT_EQ(d.text, body());
}

TEST(Article, ReadsHtmlNestedVeryDeeply) {
  constexpr int kDepth = 100000;
  std::string page;
  for (int i = 0; i < kDepth; ++i) page += "<div>";
  const Document d = from_html(page + "<p>" + std::string(kFirst) + "</p>");
  EXPECT_EQ(d.text, kFirst);
}

TEST(Article, TakesTimeInProportionToAHostilePage) {
  // Each of these was quadratic when the body was searched again for every line.
  constexpr int kLines = 20000;
  std::string copies, links, loose, nested;
  for (int i = 0; i < kLines; ++i) {
    copies += "This is paragraph number " + std::to_string(i % (kLines / 2)) + " of a page that repeats itself.\n";
    links += "Read also: the harbour strike of year " + std::to_string(i) +
             ".\nThe ministers met again in the port of Lanvik on Tuesday.\n";
    loose += "Harbour strike number " + std::to_string(i) + "\n";
    nested +=
        "<article>The ministers met again in the port of Lanvik on Tuesday, and nobody wanted to pay for the dam "
        "there.";
  }
  from_text(copies);
  from_text(links);
  from_text(std::string(kFirst) + "\n" + loose + std::string(kSecond) + "\nShare\n");
  from_html(nested);
}

TEST(Article, AllowsAnyBytes) {
  for (std::string page :
       {std::string(), std::string("\n\n"), std::string("\xFF\xFE"), std::string(1000, '<'), std::string("."),
        std::string("<html>"), std::string("<a href"), std::string("&#0;&#xD800;")}) {
    from_text(page);
    from_html(page);
  }
}

}  // namespace
}  // namespace dossier
