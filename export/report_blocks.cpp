#include <algorithm>

#include "export/report_writer.h"
#include "graph/questions/reported_words.h"
#include "graph/text.h"

namespace dossier {
namespace {

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

const AboutRecord* ReportWriter::about(StatementId id, EntityId entity) const {
  for (const AboutRecord& record : graph.about(id))
    if (record.entity == entity) return &record;
  return nullptr;
}

ByteSpan ReportWriter::last_naming(StatementId id, EntityId entity) const {
  if (!graph[id].document.valid()) return {};
  const std::string_view text = graph.text(graph[id].document);
  std::vector<std::string_view> names{graph.name(entity)};
  for (const StringId alias : graph.aliases(entity)) names.push_back(graph.string(alias));
  ByteSpan last;
  for (const ByteSpan content : graph.content(id)) {
    for (const std::string_view name : names) {
      if (name.empty()) continue;
      const std::string_view part = slice(text, content);
      const size_t at = part.rfind(name);
      if (at == std::string_view::npos || (at > 0 && is_word_byte(part[at - 1])) || content.begin + at < last.begin) continue;
      last.begin = content.begin + static_cast<uint32_t>(at);
      last.end = last.begin + static_cast<uint32_t>(name.size());
    }
  }
  return last;
}

Line ReportWriter::stance_words(Stance stance) const {
  return text_line(grammar.word("stance", to_string(stance)));
}

ReportQuotation ReportWriter::quotation_of(StatementId id, ByteSpan part) {
  const StatementRecord& statement = graph[id];
  ReportQuotation quotation;
  quotation.direct = statement.direct;
  if (!part.empty() && statement.document.valid()) {
    const std::string_view text = graph.text(statement.document);
    const bool first = part.begin <= said_part(text, graph.content(id).front(), statement.direct).begin, last = part.end >= graph.content(id).back().end;
    quotation.words = (first ? "" : "\u2026 ") + squeeze(slice(text, part)) + (last ? "" : " \u2026");
    quotation.cite = cite(statement.document, part, statement_key(statement));
  }
  const PartialDate date = statement.document.valid() ? graph[statement.document].date : PartialDate{};
  if (date.known()) quotation.lead << date_in_words(date);
  return quotation;
}

ReportQuotation ReportWriter::quotation(StatementId id, EntityId subject, size_t max) {
  const StatementRecord& statement = graph[id];
  const AboutRecord* record = subject.valid() ? about(id, subject) : nullptr;
  const ByteSpan focus = record ? record->words : ByteSpan{};
  ByteSpan part;
  for (const ByteSpan content : graph.content(id))
    if (part.empty() || (!focus.empty() && content.contains(focus))) part = content;
  if (!part.empty() && statement.document.valid()) {
    const std::string_view text = graph.text(statement.document);
    const ByteSpan span = excerpt(text, said_part(text, part, statement.direct), focus, max);
    part = with_cue(graph, id, span);
  }
  return quotation_of(id, part);
}

ReportSection& ReportWriter::section(std::string id, std::string title) {
  report.sections.push_back({std::move(id), std::move(title), {}});
  return report.sections.back();
}

void ReportWriter::drop_empty_section() {
  if (!report.sections.empty() && report.sections.back().blocks.empty()) report.sections.pop_back();
}

ReportBlock& ReportWriter::block(ReportBlock::Kind kind) {
  report.sections.back().blocks.emplace_back().kind = kind;
  return report.sections.back().blocks.back();
}

void ReportWriter::heading(std::string text) { block(ReportBlock::Kind::Heading).lines.push_back(text_line(text)); }
void ReportWriter::paragraph(Line line) { block(ReportBlock::Kind::Paragraph).lines.push_back(std::move(line)); }
void ReportWriter::note(std::string text) { block(ReportBlock::Kind::Note).lines.push_back(text_line(text)); }

void ReportWriter::cut_note(size_t shown, size_t total, std::string_view order) {
  if (shown < total) note("Showing " + std::to_string(shown) + " of " + std::to_string(total) + ", " + std::string(order) + ".");
}

void ReportWriter::list(std::vector<Line> items, size_t total, std::string_view order) {
  if (items.empty()) return;
  const size_t shown = items.size();
  block(ReportBlock::Kind::List).lines = std::move(items);
  cut_note(shown, total, order);
}

void ReportWriter::table(ReportTable table, size_t total, std::string_view order) {
  if (table.rows.empty()) return;
  const size_t shown = table.rows.size();
  block(ReportBlock::Kind::Table).table = std::move(table);
  cut_note(shown, total, order);
}

void ReportWriter::quotations(std::vector<ReportQuotation> items, size_t total, std::string_view order) {
  if (items.empty()) return;
  const size_t shown = items.size();
  block(ReportBlock::Kind::Quotations).quotations = std::move(items);
  cut_note(shown, total, order);
}

}  // namespace dossier
