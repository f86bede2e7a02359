#include "export/report.h"

#include <gtest/gtest.h>

#include <set>

#include "graph/error.h"
#include "graph/text.h"
#include "report_fixture.h"

namespace dossier {
namespace {

const ReportSection* section(const RelationReport& report, std::string_view id) {
  for (const ReportSection& s : report.sections)
    if (s.id == id) return &s;
  return nullptr;
}

void collect(const Line& line, std::string& out) {
  for (const Inline& piece : line) out += piece.kind == Inline::Kind::Cite ? "[" + std::to_string(piece.number) + "]" : piece.text;
  out += "\n";
}

/// All words of a section, a line each.
std::string words(const ReportSection* s) {
  std::string out;
  if (!s) return "(no section)";
  for (const ReportBlock& block : s->blocks) {
    for (const Line& line : block.lines) collect(line, out);
    for (const auto& row : block.table.rows)
      for (const Line& cell : row) collect(cell, out);
    for (const ReportQuotation& q : block.quotations) {
      collect(q.lead, out);
      out += q.words + "\n";
    }
  }
  return out;
}

std::string words_without_citations(const ReportSection* s) {
  std::string text = words(s), out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') i = text.find(']', i);
    else out += text[i];
  }
  return out;
}

template <class Visit>
void for_each_line(const RelationReport& report, Visit visit) {
  visit(report.scope);
  for (const ReportSection& s : report.sections) {
    for (const ReportBlock& block : s.blocks) {
      for (const Line& line : block.lines) visit(line);
      for (const auto& row : block.table.rows)
        for (const Line& cell : row) visit(cell);
      for (const ReportQuotation& q : block.quotations) visit(q.lead);
    }
  }
}

/// The promise of a report: each citation's passage stands in the source, each number leads to a citation and each
/// citation is used, each name stands for a node of that name, each quotation is the source's words.
void check_report(const RelationReport& report, const KnowledgeGraph& graph) {
  for (const ReportCitation& c : report.citations) {
    ASSERT_LT(c.document.value, graph.documents().size());
    const std::string_view text = graph.text(c.document);
    ASSERT_LT(c.span.begin, c.span.end);
    ASSERT_LE(c.span.end, text.size());
    ASSERT_TRUE(c.context.contains(c.span));
    ASSERT_LE(c.context.end, text.size());
    EXPECT_EQ(find_invalid_utf8(slice(text, c.span)), std::string::npos);
    EXPECT_EQ(find_invalid_utf8(slice(text, c.context)), std::string::npos);
    EXPECT_FALSE(c.records.empty());
  }
  std::set<uint32_t> used;
  for_each_line(report, [&](const Line& line) {
    for (const Inline& piece : line) {
      if (piece.kind == Inline::Kind::Cite) {
        ASSERT_GE(piece.number, 1u);
        ASSERT_LE(piece.number, report.citations.size());
        used.insert(piece.number);
      }
      if (piece.kind == Inline::Kind::Entity) {
        ASSERT_LT(piece.number, report.entities.size());
        const ReportEntity& e = report.entities[piece.number];
        EXPECT_EQ(e.name, graph.name(e.id));
        EXPECT_NE(e.name.find(piece.text), std::string::npos);
      }
    }
  });
  for (const ReportSection& s : report.sections) {
    for (const ReportBlock& block : s.blocks) {
      for (const ReportQuotation& q : block.quotations) {
        if (q.cite == 0) continue;
        used.insert(q.cite);
        const ReportCitation& c = report.citations[q.cite - 1];
        EXPECT_NE(q.words.find(squeeze(graph.passage(c.document, c.span))), std::string::npos) << q.words;
      }
    }
  }
  EXPECT_EQ(used.size(), report.citations.size()) << "a citation that nothing refers to";
}

struct ReportTest : testing::Test, ReportFixture {
  /// Every node of the fixture and each pair of countries, checked.
  void check_all(const KnowledgeGraph& g, const ReportOptions& options) {
    for (uint32_t i = 0; i < g.entities().size(); ++i) {
      try {
        check_report(report_entity(g, EntityId(i), options), g);
      } catch (const Error&) {  // nothing left to report
      }
    }
    check_report(report_corpus(g, options), g);
  }
};

TEST_F(ReportTest, EachCitationStandsInItsSourceAndEachNameIsANode) {
  const KnowledgeGraph g = graph();
  ReportOptions options;
  check_all(g, options);
  options.full = true;
  check_all(g, options);
  options.filter.only = Only::Facts;
  check_all(g, options);
  check_report(report_pair(g, vesta, sudmark), g);
  check_report(report_pair(g, norland, pact), g);
  check_report(report_topic(g, "pact"), g);
}

TEST_F(ReportTest, SaysWhatAnOrganisationIsInTwoCitedSentences) {
  const KnowledgeGraph g = graph();
  EXPECT_EQ(words(section(report_entity(g, pact), "brief")),
            "The CDP has Norland, Vesta and Sudmark as members.[1][2] Sudmark and Vesta are in conflict with each other.[3]\n");
}

TEST_F(ReportTest, ShowsHowFirmEachMembershipIs) {
  const KnowledgeGraph g = graph();
  const std::string members = words_without_citations(section(report_entity(g, pact), "members"));
  EXPECT_NE(members.find("Norland\nmember\n\n\n\nwithdrawal predicted not to happen (Ivo Brandt); withdrawal called possible (Mira Solano)\n"),
            std::string::npos) << members;
  EXPECT_NE(members.find("Vesta\nmember\n\n\n\nexclusion proposed (Ada Vance)\n"), std::string::npos) << members;
  EXPECT_NE(members.find("Sudmark\ncurrent member\n2015\n\n\nmembership denied (the article itself)\n"), std::string::npos) << members;
}

TEST_F(ReportTest, NeverStatesAsFactWhatIsDeniedProposedOrPredicted) {
  const KnowledgeGraph g = graph();
  for (const char* id : {"brief", "facts", "relations", "events"}) {
    const std::string text = words_without_citations(section(report_entity(g, pact), id));
    for (const char* words : {"exclude", "withdr", "not a member"}) EXPECT_EQ(text.find(words), std::string::npos) << id << ": " << text;
  }
  EXPECT_EQ(words_without_citations(section(report_entity(g, pact), "not-facts")),
            "Denied: what is said not to be, or not to have happened\n"
            "Sudmark is not a member of the CDP. (the article itself) As it stands written: Sudmark is not a member of the CDP any more\n"
            "Proposed, or proposed not to be done\n"
            "Sudmark proposed to exclude Vesta (Ada Vance, 3 October 2022). As it stands written: we propose to exclude Vesta from the pact\n"
            "Predicted to happen, or not to happen\n"
            "Ivo Brandt predicted that Norland will not withdraw from the CDP (3 October 2022). As it stands written: Norland will leave the CDP\n"
            "Called possible, or possibly not so\n"
            "Mira Solano said that Norland may withdraw from the CDP (3 October 2022). As it stands written: Norland may leave it one day\n");
}

TEST_F(ReportTest, SetsOppositeAccountsAndStancesSideBySide) {
  const KnowledgeGraph g = graph();
  const ReportSection* s = nullptr;
  const RelationReport report = report_entity(g, pact);
  s = section(report, "disagreements");
  ASSERT_NE(s, nullptr);
  ASSERT_EQ(s->blocks.size(), 2u);
  EXPECT_EQ(s->blocks[0].table.rows.size(), 2u);
  EXPECT_EQ(s->blocks[1].table.columns, (std::vector<std::string>{"For CDP", "Against CDP"}));
  const std::string text = words_without_citations(s);
  EXPECT_NE(text.find("The articles themselves: Sudmark has been a member of the CDP since 2015."), std::string::npos) << text;
  EXPECT_NE(text.find("The articles themselves: Sudmark is not a member of the CDP."), std::string::npos) << text;
}

TEST_F(ReportTest, QuotesEachSpeakerWithRoleStanceAndDate) {
  const KnowledgeGraph g = graph();
  const std::string voices = words_without_citations(section(report_entity(g, pact), "voices"));
  EXPECT_NE(voices.find("Mira Solano, historian \u2014 opposes the CDP (3 October 2022)\nThe CDP has discredited itself, and Norland may"),
            std::string::npos) << voices;
  EXPECT_NE(voices.find("Experts \u2014 opposes the CDP (3 October 2022)\nsay the pact has no future\n"), std::string::npos) << voices;
}

TEST_F(ReportTest, QuotesIndirectSpeechWithItsVerbAndWhatNegatesIt) {
  const std::string words_of_brandt = words_without_citations(section(report_entity(graph(), brandt), "words"));
  EXPECT_NE(words_of_brandt.find("does not believe that Norland will leave the CDP"), std::string::npos) << words_of_brandt;
}

TEST_F(ReportTest, TellsFactsOfOnePassageInOneRow) {
  const std::string facts = words_without_citations(section(report_entity(graph(), pact), "facts"));
  EXPECT_NE(facts.find("Norland and Vesta are members of the CDP.\nReported 3 October 2022\nstated\n2\n"), std::string::npos) << facts;
}

TEST_F(ReportTest, ShowsWhereNoSideIsTakenTheLastWordsThatNameTheSubject) {
  const std::string speech = "Norland is an old country. Much has been said of it, and more will be said by those who come later, in books and in "
                             "speeches that nobody has yet thought of or written down, by anybody, at any place, in any language. Norland will last.";
  said(solano, add("late-1", "A speech", "Post", {2023, 3, 1}, "Mira Solano said: \"" + speech + "\""), "Mira Solano", "said", speech, true, norland,
       Stance::Neutral, 0, "");
  const std::string voices = words_without_citations(section(report_entity(graph(), norland), "voices"));
  EXPECT_NE(voices.find("takes no side\n\u2026 Norland will last."), std::string::npos) << voices;
}

TEST_F(ReportTest, ShowsTheWordsOnLeavingThatNoEntryOfTheLedgerTells) {
  const DocumentId late = add("late-1", "No exit", "Post", {2023, 3, 1}, "\"The weather is fine. No member will leave the pact,\" said Mira Solano.");
  said(solano, late, "Mira Solano", "said", "The weather is fine. No member will leave the pact,", true, pact, Stance::Neutral, 0, "");
  const std::string members = words_without_citations(section(report_entity(graph(), pact), "members"));
  EXPECT_NE(members.find("Also said of joining, leaving and excluding\n"), std::string::npos);
  EXPECT_NE(members.find("Mira Solano, historian (1 March 2023)\n\u2026 No member will leave the pact,"), std::string::npos) << members;
  EXPECT_EQ(members.find("The weather is fine"), std::string::npos) << members;
}

TEST_F(ReportTest, TellsOfACountryWhoSpokeForIt) {
  const KnowledgeGraph g = graph();
  const RelationReport report = report_entity(g, sudmark);
  EXPECT_NE(words(section(report, "spokespeople")).find("Ada Vance, secretary of the Council of Sudmark"), std::string::npos);
  EXPECT_NE(words(section(report, "memberships")).find("Sudmark has been a member of the CDP."), std::string::npos);
}

TEST_F(ReportTest, TellsOfAWarItsPartiesAndCasualtiesAsReported) {
  const KnowledgeGraph g = graph();
  const RelationReport report = report_entity(g, war);
  EXPECT_EQ(words_without_citations(section(report, "parties")), "Vesta\nactor\n\nSudmark\nrecipient\n\n");
  EXPECT_EQ(words_without_citations(section(report, "casualties")), "dead: 120 people dead\n");
}

TEST_F(ReportTest, LinksAPairThroughThirdParties) {
  const KnowledgeGraph g = graph();
  const std::string text = words_without_citations(section(report_pair(g, vesta, sudmark), "third-parties"));
  EXPECT_NE(text.find("CDP\nis a member of\nis a member of\n2\n"), std::string::npos) << text;
}

TEST_F(ReportTest, KeepsOnlyWhatNoEarlierArticleSays) {
  const KnowledgeGraph g = graph();
  ReportOptions options;
  options.since = {2022, 11, 1};
  const RelationReport report = report_entity(g, norland, options);
  EXPECT_EQ(words(section(report, "brief")).find("member"), std::string::npos);
  EXPECT_NE(words(section(report, "facts")).find("Norland criticised Sudmark."), std::string::npos);
}

TEST_F(ReportTest, SaysWhyATableIsCut) {
  for (int i = 0; i < 60; ++i) {
    const EntityId state = builder.entity(EntityType::Country, "State " + std::to_string(i));
    builder.claim(record(state, "MEMBER_OF", pact, post, "members of the Coastal Defence Pact"));
  }
  const KnowledgeGraph g = graph();
  EXPECT_NE(words(section(report_entity(g, pact), "members")).find("Showing 40 of 63, by number of independent sources."), std::string::npos);
  ReportOptions full;
  full.full = true;
  EXPECT_EQ(words(section(report_entity(g, pact, full), "members")).find("Showing"), std::string::npos);
}

TEST_F(ReportTest, RefusesWhatCannotBeReported) {
  const EntityId hermit = builder.entity(EntityType::Person, "Nobody Else");
  const KnowledgeGraph g = graph();
  const auto message = [](const auto& run) -> std::string {
    try {
      run();
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  };
  EXPECT_EQ(message([&] { report_entity(g, hermit); }), "there is nothing to report on Nobody Else with this filter");
  EXPECT_EQ(message([&] { report_pair(g, pact, pact); }), "a pair needs two entities, and both names mean CDP");
  EXPECT_EQ(message([&] { report_pair(g, pact, hermit); }), "nothing links CDP and Nobody Else, directly or through one third party");
  EXPECT_EQ(message([&] { report_topic(g, "unheard of"); }), "no passage holds all the words of \"unheard of\": try fewer words");
}

TEST_F(ReportTest, IsTheSameBytesEachTime) {
  ReportFixture other;
  const KnowledgeGraph g = graph(), h = other.graph();
  EXPECT_EQ(html(report_entity(g, pact), g), html(report_entity(h, other.pact), h));
  EXPECT_EQ(json(report_corpus(g), g), json(report_corpus(h), h));
}

}  // namespace
}  // namespace dossier
