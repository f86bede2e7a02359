#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "graph/text.h"
#include "report_fixture.h"

namespace dossier {
namespace {

bool installed(const std::string& program) { return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0; }

struct Output {
  std::string text;
  int code = 0;
};

/// Runs a shell command with `input` in a file of its own, "%" standing for the file's name.
Output run(std::string command, const std::string& input) {
  std::string path = testing::TempDir() + "/report-" + std::to_string(getpid()) + ".in";
  std::ofstream(path) << input;
  command.replace(command.find('%'), 1, path);
  Output output;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer;
  while (const size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) output.text.append(buffer.data(), n);
  output.code = pclose(pipe);
  std::remove(path.c_str());
  return output;
}

/// An article whose title, names, roles and quotations hold markup, scripts, Markdown and right-to-left text.
struct HostileFixture : ReportFixture {
  HostileFixture() {
    Document document;
    document.id = "hostile";
    document.title = "</title><script>alert(1)</script> & \"Q\" * _x_ [y](http://z)";
    document.outlet = "<b>Daily</b> -- $x$ ^2^";
    document.url = "javascript:alert(1)";
    document.date = {2023, 3, 1};
    document.text = "- 1. <img src=x onerror=alert(1)> \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D said: \"# ]]> --> **not bold** `code` {{x}} ... @ref ~sub~ it's </p><script>\".";
    const DocumentId id = builder.document(document);
    const auto at = [&](std::string_view words) {
      const size_t begin = document.text.find(words);
      return ByteSpan{static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
    };
    const EntityId person = builder.entity(EntityType::Person, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D <i>\"O'Neil\"</i> & *Co*");
    builder.property(person, "role", "1. head <of> _it_ | all", id, at("- 1. <img src=x onerror=alert(1)>"));
    builder.alias(person, "+ alias\r\n<script>");
    StatementRecord statement;
    statement.document = id;
    statement.speaker = person;
    statement.direct = true;
    builder.statement(statement, {at("# ]]> --> **not bold** `code` {{x}} ... @ref ~sub~ it's </p><script>")},
                      {{pact, Stance::Oppose, 0.8f, at("**not bold**")}});
    ClaimRecord claim;
    claim.type = builder.schema().at("HOLDS_POSITION");
    claim.source = person;
    claim.target = pact;
    claim.document = id;
    claim.span = at("<img src=x onerror=alert(1)>");
    claim.role = builder.intern("{O} <script>alert(1)</script>");
    claim.confidence = 0.4f;
    builder.claim(claim);
  }
};

std::vector<std::pair<std::string, RelationReport>> reports(const HostileFixture& f, const KnowledgeGraph& g) {
  std::vector<std::pair<std::string, RelationReport>> result;
  result.emplace_back("pact", report_entity(g, f.pact));
  result.emplace_back("sudmark", report_entity(g, f.sudmark));
  result.emplace_back("pair", report_pair(g, f.vesta, f.sudmark));
  result.emplace_back("corpus", report_corpus(g));
  return result;
}

TEST(ReportHtml, KeepsMarkupOfTheSourcesAsText) {
  HostileFixture f;
  const KnowledgeGraph g = f.graph();
  for (const auto& [name, report] : reports(f, g)) {
    const std::string page = html(report, g);
    for (const char* forbidden : {"<script", "<img", "<b>", "<i>", "javascript:", "onerror=alert(1)>\"", "src=\"", "@import", "url("})
      EXPECT_EQ(page.find(forbidden), std::string::npos) << name << ": " << forbidden;
    EXPECT_NE(page.find("Content-Security-Policy"), std::string::npos);
  }
  EXPECT_NE(html(report_entity(g, f.pact), g).find("<bdi>\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D &lt;i&gt;"), std::string::npos);
}

TEST(ReportHtml, HasATargetForEachLinkAndEachIdOnce) {
  HostileFixture f;
  const KnowledgeGraph g = f.graph();
  for (const auto& [name, report] : reports(f, g)) {
    const std::string page = html(report, g);
    std::set<std::string> ids;
    const std::regex id(" id=\"([^\"]*)\""), link("href=\"#([^\"]*)\"");
    for (std::sregex_iterator it(page.begin(), page.end(), id), end; it != end; ++it) EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1];
    for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it) EXPECT_TRUE(ids.contains((*it)[1])) << (*it)[1];
  }
}

TEST(ReportHtml, IsValid) {
  if (!installed("tidy")) GTEST_SKIP() << "tidy is not installed: no check of the HTML";
  HostileFixture f;
  const KnowledgeGraph g = f.graph();
  for (const auto& [name, report] : reports(f, g)) EXPECT_EQ(run("tidy -quiet -errors %", html(report, g)).text, "") << name;
}

/// The words and structure of HTML: tags without attributes, white space as one blank.
std::string essence(const std::string& html) {
  std::string text = std::regex_replace(html, std::regex("<([a-z0-9]+)[^>]*>"), "<$1>");
  text = std::regex_replace(text, std::regex("\\s+"), " ");
  text = std::regex_replace(text, std::regex(" ?(</?(p|li|ul|ol|h1|h2|h3|blockquote)>) ?"), "$1");
  for (const auto& [entity, character] : {std::pair("&quot;", "\""), std::pair("&#39;", "'"), std::pair("&gt;", ">")})
    text = std::regex_replace(text, std::regex(entity), character);
  return text;
}

TEST(ReportMarkdown, ReadsTheSameInCmarkAndPandoc) {
  if (!installed("cmark") || !installed("pandoc")) GTEST_SKIP() << "cmark and pandoc are not installed: Markdown not compared";
  HostileFixture f;
  const KnowledgeGraph g = f.graph();
  for (const auto& [name, report] : reports(f, g)) {
    const std::string text = markdown(report, g);
    const std::string one = essence(run("cmark %", text).text), other = essence(run("pandoc --wrap=none -f markdown -t html %", text).text);
    size_t at = 0;
    while (at < std::min(one.size(), other.size()) && one[at] == other[at]) ++at;
    EXPECT_TRUE(one == other) << name << ", cmark: " << one.substr(at > 80 ? at - 80 : 0, 200) << "\npandoc: " << other.substr(at > 80 ? at - 80 : 0, 200);
  }
}

TEST(ReportJson, GivesEachCitationInCodePoints) {
  HostileFixture f;
  const KnowledgeGraph g = f.graph();
  rapidjson::Document document;
  document.Parse(json(report_entity(g, f.pact), g).c_str());
  ASSERT_FALSE(document.HasParseError());
  ASSERT_TRUE(document["citations"].IsArray());
  for (const auto& c : document["citations"].GetArray()) {
    std::string_view text;
    for (uint32_t i = 0; i < g.documents().size(); ++i)
      if (g.string(g.documents()[i].id) == c["document"].GetString()) text = g.text(DocumentId(i));
    const CodePointIndex index(text);
    EXPECT_EQ(slice(text, {index.byte(c["start"].GetUint()), index.byte(c["end"].GetUint())}), c["passage"].GetString());
  }
  EXPECT_STREQ(document["title"].GetString(), "CDP");
}

TEST(ReportPicture, KeepsTheLabelsOfFortyNeighboursApart) {
  ReportFixture f;
  for (int i = 0; i < 60; ++i) {
    const EntityId state = f.builder.entity(i % 3 ? EntityType::Country : EntityType::Person, "A rather long name of neighbour number " + std::to_string(i));
    f.builder.claim(f.record(state, i % 2 ? "SUPPORTS" : "CRITICISES", f.pact, f.post, "members of the Coastal Defence Pact"));
  }
  const KnowledgeGraph g = f.graph();
  const std::string page = html(report_entity(g, f.pact), g);
  const std::regex label("<text class=\"name\" x=\"([0-9.]+)\" y=\"([0-9.]+)\" text-anchor=\"(start|end)\"");
  std::map<std::string, std::set<double>> rows;
  size_t count = 0;
  for (std::sregex_iterator it(page.begin(), page.end(), label), end; it != end; ++it, ++count) rows[(*it)[3]].insert(std::stod((*it)[2]));
  EXPECT_EQ(count, 40u);
  for (const auto& [side, ys] : rows) {
    double last = -100;
    for (const double y : ys) {
      EXPECT_GE(y - last, 25) << side;
      last = y;
    }
  }
  EXPECT_NE(page.find("Showing 40 of"), std::string::npos);
}

}  // namespace
}  // namespace dossier
