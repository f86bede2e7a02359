#include <string>

#include "export/report.h"
#include "export/report_grammar.h"
#include "graph/text.h"

extern "C" const unsigned char dossier_report_css[], dossier_report_css_end[];

namespace dossier {
namespace {

// No script, no outside request: the policy says so to the browser as well.
constexpr std::string_view kPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
constexpr size_t kLongestSummary = 320;

/// Writes one report as a page. Every text of the graph goes through write_xml, and names stand in <bdi>, so that
/// neither markup nor right-to-left script in them can disturb the page.
class HtmlWriter {
 public:
  HtmlWriter(const RelationReport& report, const KnowledgeGraph& graph, Sink& out) : report_(report), graph_(graph), out_(out) {}

  void write() {
    head();
    out_ << "<nav aria-label=\"Contents\">\n<ul>\n";
    for (const ReportSection& section : report_.sections) content_entry("s-" + section.id, section.title);
    content_entry("s-names", "Names");
    content_entry("s-citations", "Citations");
    out_ << "</ul>\n</nav>\n<main>\n";
    for (const ReportSection& section : report_.sections) {
      open_section("s-" + section.id, section.title);
      for (const ReportBlock& block : section.blocks) write(block);
      out_ << "</section>\n";
    }
    names();
    citations();
    out_ << "</main>\n</body>\n</html>\n";
  }

 private:
  void text(std::string_view t) { write_xml(out_, t); }

  void head() {
    out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         << "<meta http-equiv=\"Content-Security-Policy\" content=\"" << kPolicy << "\">\n"
         << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    text(report_.title);
    out_ << "</title>\n<style>\n"
         << std::string_view(reinterpret_cast<const char*>(dossier_report_css), dossier_report_css_end - dossier_report_css)
         << "</style>\n</head>\n<body>\n<header>\n<h1><bdi>";
    text(report_.title);
    out_ << "</bdi></h1>\n<p class=\"subtitle\"><bdi>";
    text(report_.subtitle);
    out_ << "</bdi></p>\n<p class=\"scope\">";
    write(report_.scope);
    out_ << "</p>\n</header>\n";
  }

  void content_entry(std::string_view id, std::string_view title) {
    out_ << "<li><a href=\"#" << id << "\">";
    text(title);
    out_ << "</a></li>\n";
  }

  void open_section(std::string_view id, std::string_view title) {
    out_ << "<section aria-labelledby=\"" << id << "\" id=\"" << id << "-section\">\n<h2 id=\"" << id << "\">";
    text(title);
    out_ << "</h2>\n";
  }

  void cite(uint32_t number) {
    if (number == 0) return;
    // The word joiner keeps the number on the line of what it proves.
    out_ << "&#8288;<a class=\"cite\" href=\"#c" << number << "\" aria-label=\"Citation " << number << "\">[" << number << "]</a>";
  }

  void write(const Line& line) {
    for (const Inline& piece : line) {
      switch (piece.kind) {
        case Inline::Kind::Text: text(piece.text); break;
        case Inline::Kind::Strong: wrapped("<strong>", piece.text, "</strong>"); break;
        case Inline::Kind::Muted: wrapped("<span class=\"muted\">", piece.text, "</span>"); break;
        case Inline::Kind::Quote: wrapped("<q><bdi>", piece.text, "</bdi></q>"); break;
        case Inline::Kind::Entity:
          out_ << "<a class=\"name\" href=\"#n" << piece.number << "\">";
          wrapped("<bdi>", piece.text, "</bdi></a>");
          break;
        case Inline::Kind::Cite: cite(piece.number); break;
      }
    }
  }

  void wrapped(std::string_view open, std::string_view inside, std::string_view close) {
    out_ << open;
    text(inside);
    out_ << close;
  }

  void element(std::string_view open, const Line& line, std::string_view close) {
    out_ << open;
    write(line);
    out_ << close << '\n';
  }

  void write(const ReportBlock& block) {
    switch (block.kind) {
      case ReportBlock::Kind::Heading: return element("<h3>", block.lines[0], "</h3>");
      case ReportBlock::Kind::Paragraph: return element("<p>", block.lines[0], "</p>");
      case ReportBlock::Kind::Note: return element("<p class=\"note\">", block.lines[0], "</p>");
      case ReportBlock::Kind::List:
        out_ << "<ul>\n";
        for (const Line& item : block.lines) element("<li>", item, "</li>");
        out_ << "</ul>\n";
        return;
      case ReportBlock::Kind::Table: return write(block.table);
      case ReportBlock::Kind::Quotations:
        for (const ReportQuotation& quotation : block.quotations) write(quotation);
        return;
      case ReportBlock::Kind::Picture: out_ << "<figure>\n" << picture_svg(block.picture, report_) << "</figure>\n"; return;
    }
  }

  void write(const ReportTable& table) {
    out_ << "<div class=\"wide\">\n<table>\n<thead><tr>";
    for (const std::string& column : table.columns) {
      out_ << "<th scope=\"col\">";
      wrapped("<bdi>", column, "</bdi></th>");
    }
    out_ << "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      out_ << "<tr>";
      for (const Line& cell : row) {
        out_ << "<td>";
        write(cell);
        out_ << "</td>";
      }
      out_ << "</tr>\n";
    }
    out_ << "</tbody>\n</table>\n</div>\n";
  }

  void write(const ReportQuotation& quotation) {
    out_ << "<p class=\"lead\">";
    write(quotation.lead);
    if (!quotation.direct) out_ << " <span class=\"muted\">in the article\xE2\x80\x99s wording</span>";
    out_ << "</p>\n<blockquote dir=\"auto\">\n<p>" << (quotation.direct ? "<q>" : "");
    text(quotation.words);
    out_ << (quotation.direct ? "</q>" : "");
    cite(quotation.cite);
    out_ << "</p>\n</blockquote>\n";
  }

  void names() {
    open_section("s-names", "Names in this report");
    out_ << "<ul class=\"names\">\n";
    for (size_t i = 0; i < report_.entities.size(); ++i) {
      const ReportEntity& e = report_.entities[i];
      out_ << "<li id=\"n" << static_cast<uint64_t>(i) << "\"><strong><bdi>";
      text(e.name);
      out_ << "</bdi></strong> <span class=\"muted\">" << to_string(e.type);
      for (const std::string& detail : {e.kind, e.ref})
        if (!detail.empty()) wrapped(", ", detail, "");
      out_ << "</span>";
      if (!e.aliases.empty()) out_ << "<br>also: ";
      for (size_t k = 0; k < e.aliases.size(); ++k) wrapped(k > 0 ? ", <bdi>" : "<bdi>", e.aliases[k], "</bdi>");
      out_ << "</li>\n";
    }
    out_ << "</ul>\n</section>\n";
  }

  void citations() {
    open_section("s-citations", "Citations");
    out_ << "<ol class=\"citations\">\n";
    for (size_t i = 0; i < report_.citations.size(); ++i) citation(report_.citations[i], i + 1);
    out_ << "</ol>\n</section>\n";
  }

  /// The passage stands in the open; a click on it, or on a citation number, shows it in its context. The number leads
  /// to the inside of <details>, which makes a browser open it without a script.
  void citation(const ReportCitation& c, uint64_t number) {
    const DocumentRecord& document = graph_[c.document];
    out_ << "<li id=\"cite-" << number << "\"><span class=\"where\">";
    where(document);
    out_ << "</span>\n<details>\n<summary><q><bdi>";
    text(shorten(squeeze(graph_.passage(c.document, c.span)), kLongestSummary));
    out_ << "</bdi></q></summary>\n<p class=\"context\" dir=\"auto\" id=\"c" << number << "\">";
    text(graph_.passage(c.document, {c.context.begin, c.span.begin}));
    wrapped("<mark>", graph_.passage(c.document, c.span), "</mark>");
    text(graph_.passage(c.document, {c.span.end, c.context.end}));
    out_ << "</p>\n</details>\n</li>\n";
  }

  void where(const DocumentRecord& document) {
    const std::string_view title = graph_.string(document.title), url = graph_.string(document.url);
    const bool linked = url.starts_with("https://") || url.starts_with("http://");
    if (linked) {
      out_ << "<a rel=\"noreferrer\" href=\"";
      text(url);
      out_ << "\">";
    }
    wrapped("<bdi>", squeeze(title.empty() ? graph_.string(document.id) : title), "</bdi>");
    if (linked) out_ << "</a>";
    if (document.outlet.value != 0) wrapped(", <bdi>", graph_.string(document.outlet), "</bdi>");
    if (document.date.known()) out_ << ", " << date_in_words(document.date);
  }

  const RelationReport& report_;
  const KnowledgeGraph& graph_;
  Sink& out_;
};

}  // namespace

void write_report_html(const RelationReport& report, const KnowledgeGraph& graph, Sink& out) { HtmlWriter(report, graph, out).write(); }

}  // namespace dossier
