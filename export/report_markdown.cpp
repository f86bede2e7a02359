#include <string>

#include "export/report.h"
#include "export/report_grammar.h"
#include "graph/text.h"

namespace dossier {
namespace {

// CommonMark has no tables, pandoc has its own reading of quotes, dashes, dollars, carets and at signs: so tables become
// lists, and every character that any of the two gives a meaning is escaped. Checked against cmark and pandoc.
constexpr std::string_view kSpecial = "\\`*_{}[]<>#|~^$@&\"'";

/// Text inside a line, escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool doubled = (i > 0 && text[i - 1] == c) || (i + 1 < text.size() && text[i + 1] == c);
    // Two or more are dashes and ellipses of smart typography.
    if (kSpecial.find(c) != std::string_view::npos || ((c == '-' || c == '.') && doubled)) out += '\\';
    const unsigned char byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) out += byte == '\n' || byte == '\t' || byte == '\r' ? " " : "\xEF\xBF\xBD";
    else out += c;
  }
  return out;
}

/// A line that begins with what would be a list item, a heading's underline, a definition or a title block.
std::string guarded(std::string line) {
  if (line.empty()) return line;
  if (std::string_view("-+=:%(").find(line[0]) != std::string_view::npos) return "\\" + line;
  // "1." and "1)", and pandoc's "a.", "iv)".
  const size_t mark = line.find_first_of(".) ");
  if (mark != std::string::npos && mark > 0 && mark <= 9 && line[mark] != ' ') line.insert(mark, "\\");
  return line;
}

class MarkdownWriter {
 public:
  MarkdownWriter(const RelationReport& report, const KnowledgeGraph& graph, Sink& out) : report_(report), graph_(graph), out_(out) {}

  void write() {
    out_ << "# " << guarded(escaped(squeeze(report_.title))) << "\n\n" << guarded(escaped(squeeze(report_.subtitle))) << "\n\n"
         << line(report_.scope) << "\n";
    for (const ReportSection& section : report_.sections) {
      out_ << "\n## " << escaped(section.title) << "\n";
      for (const ReportBlock& block : section.blocks) write(block);
    }
    out_ << "\n## Names in this report\n\n";
    for (const ReportEntity& e : report_.entities) name(e);
    out_ << "\n## Citations\n";
    for (size_t i = 0; i < report_.citations.size(); ++i) citation(report_.citations[i], i + 1);
  }

 private:
  static std::string cite(uint32_t number) { return number > 0 ? " \\[" + std::to_string(number) + "\\]" : ""; }

  std::string line(const Line& pieces) const {
    std::string text;
    for (const Inline& piece : pieces) {
      switch (piece.kind) {
        case Inline::Kind::Strong: text += "**" + escaped(piece.text) + "**"; break;
        case Inline::Kind::Quote: text += "\u201c" + escaped(piece.text) + "\u201d"; break;
        case Inline::Kind::Cite: text += cite(piece.number); break;
        default: text += escaped(piece.text);
      }
    }
    return text;
  }

  void write(const ReportBlock& block) {
    out_ << "\n";
    switch (block.kind) {
      case ReportBlock::Kind::Heading: out_ << "### " << guarded(line(block.lines[0])) << "\n"; break;
      case ReportBlock::Kind::Paragraph: out_ << guarded(line(block.lines[0])) << "\n"; break;
      case ReportBlock::Kind::Note: out_ << "*" << line(block.lines[0]) << "*\n"; break;
      case ReportBlock::Kind::List:
        for (const Line& item : block.lines) out_ << "- " << guarded(line(item)) << "\n";
        break;
      case ReportBlock::Kind::Table: write(block.table); break;
      case ReportBlock::Kind::Quotations:
        for (size_t i = 0; i < block.quotations.size(); ++i) {
          if (i > 0) out_ << "\n";
          write(block.quotations[i]);
        }
        break;
      case ReportBlock::Kind::Picture: write(block.picture); break;
    }
  }

  /// A row is a list item: the first cell in bold, the others behind their column's title.
  void write(const ReportTable& table) {
    for (const auto& row : table.rows) {
      out_ << "- ";
      bool first = true;
      for (size_t i = 0; i < row.size(); ++i) {
        if (row[i].empty()) continue;
        const bool plain_name = i == 0 && row[0].size() == 1 && row[0][0].kind == Inline::Kind::Entity;
        if (!first) out_ << " \u00b7 ";
        if (plain_name) out_ << "**" << line(row[i]) << "**";
        else if (i == 0) out_ << guarded(line(row[i]));
        else if (first) out_ << guarded(escaped(table.columns[i])) << ": " << line(row[i]);
        else out_ << escaped(table.columns[i]) << (row[i][0].kind == Inline::Kind::Cite ? ":" : ": ") << line(row[i]);
        first = false;
      }
      out_ << "\n";
    }
  }

  void write(const ReportQuotation& quotation) {
    out_ << guarded(line(quotation.lead)) << (quotation.direct ? "" : ", in the article\u2019s wording") << ":\n\n> "
         << (quotation.direct ? "\u201c" + escaped(quotation.words) : guarded(escaped(quotation.words))) << (quotation.direct ? "\u201d" : "") << cite(quotation.cite) << "\n";
  }

  void write(const ReportPicture& picture) {
    for (const PictureNode& node : picture.nodes)
      out_ << "- **" << escaped(report_.entities[node.entity].name) << "**" << (node.relation.empty() ? "" : ": " + escaped(node.relation))
           << (node.fact ? "" : " (not stated as fact)") << "\n";
    for (const PictureLink& link : picture.links)
      out_ << "- " << escaped(report_.entities[picture.nodes[link.from].entity].name) << " and "
           << escaped(report_.entities[picture.nodes[link.to].entity].name) << ": " << link.relation_class << "\n";
  }

  void name(const ReportEntity& e) {
    out_ << "- **" << escaped(squeeze(e.name)) << "**: " << to_string(e.type);
    for (const std::string& detail : {e.kind, e.ref})
      if (!detail.empty()) out_ << ", " << escaped(detail);
    for (size_t i = 0; i < e.aliases.size(); ++i) out_ << (i > 0 ? ", " : "; also: ") << escaped(squeeze(e.aliases[i]));
    out_ << "\n";
  }

  void citation(const ReportCitation& c, uint64_t number) {
    const DocumentRecord& document = graph_[c.document];
    const std::string_view title = graph_.string(document.title);
    out_ << "\n\\[" << number << "\\] " << escaped(squeeze(title.empty() ? graph_.string(document.id) : title));
    if (document.outlet.value != 0) out_ << ", " << escaped(squeeze(graph_.string(document.outlet)));
    if (document.date.known()) out_ << ", " << date_in_words(document.date);
    if (document.url.value != 0) out_ << ", " << escaped(squeeze(graph_.string(document.url)));
    out_ << ":\n\n> " << guarded(escaped(squeeze(graph_.passage(c.document, c.span)))) << "\n";
  }

  const RelationReport& report_;
  const KnowledgeGraph& graph_;
  Sink& out_;
};

}  // namespace

void write_report_markdown(const RelationReport& report, const KnowledgeGraph& graph, Sink& out) { MarkdownWriter(report, graph, out).write(); }

}  // namespace dossier
