#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <numeric>

#include "cli/common.h"
#include "export/sink.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kWidestCell = 160;

std::string number(double v) {
  char out[32];
  return {out, std::to_chars(out, out + sizeof out, v).ptr};
}

/// A cell as a person reads it.
std::string plain(const Cell& cell) {
  struct Visitor {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(int64_t v) const { return std::to_string(v); }
    std::string operator()(double v) const { return number(v); }
    std::string operator()(bool v) const { return v ? "true" : "false"; }
    std::string operator()(const std::string& v) const { return v; }
    std::string operator()(const JsonText& v) const { return v.text; }
  };
  return std::visit(Visitor{}, cell);
}

void write_json_cell(Sink& out, const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) {
    out << "null";
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    out << '"';
    write_json(out, *text);
    out << '"';
  } else {
    out << plain(cell);
  }
}

void write_json_row(Sink& out, const Table& table, const std::vector<Cell>& row) {
  out << '{';
  for (size_t i = 0; i < row.size(); ++i) {
    out << (i ? ",\"" : "\"");
    write_json(out, table.columns[i]);
    out << "\":";
    write_json_cell(out, row[i]);
  }
  out << '}';
}

void write_csv_row(Sink& out, const std::vector<std::string>& cells) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i) out << ',';
    write_csv(out, cells[i]);
  }
  out << "\r\n";
}

size_t length(std::string_view s) { return CodePointIndex(s).size(); }

/// Widths that fit into `width`: the widest columns give way first, none below 12.
std::vector<size_t> fit(std::vector<size_t> widths, size_t width) {
  const size_t gaps = widths.empty() ? 0 : 2 * (widths.size() - 1);
  while (width > 0 && std::accumulate(widths.begin(), widths.end(), gaps) > width) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= 12) break;
    --*widest;
  }
  return widths;
}

/// A line of a table for people: its cells, and what stands above and below it.
struct Line {
  std::vector<std::string> cells;
  std::string heading, below;
};

std::vector<size_t> widths_of(const std::vector<Line>& lines, size_t width) {
  std::vector<size_t> widths(lines.front().cells.size(), 0);
  for (const Line& line : lines)
    for (size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], length(line.cells[i]));
  if (width == 0)
    for (size_t& w : widths) w = std::min(w, kWidestCell);
  return fit(std::move(widths), width);
}

/// The table's cells as lines, column names first: headings and the text below taken out, each said once in a run.
std::vector<Line> lines_of(const Table& table, const TableLayout& layout) {
  const auto column = layout.below.empty() ? table.columns.end() : std::ranges::find(table.columns, layout.below);
  const auto below = static_cast<size_t>(column - table.columns.begin());
  std::vector<Line> lines(1);
  for (size_t i = layout.headings; i < table.columns.size(); ++i)
    if (i != below) lines[0].cells.push_back(table.columns[i]);
  std::string heading, text;
  for (size_t r = 0; r < table.rows.size(); ++r) {
    Line line;
    for (size_t i = 0; i < table.columns.size(); ++i) {
      const std::string cell = squeeze(plain(table.rows[r][i]));
      if (i < layout.headings) line.heading += cell.empty() ? "" : (line.heading.empty() ? "" : " – ") + cell;
      else if (i == below) line.below = cell;
      else line.cells.push_back(cell);
    }
    if (r > 0 && line.heading == heading) line.heading.clear();
    else heading = line.heading;
    if (r > 0 && line.heading.empty() && line.below == text) lines.back().below.clear();
    text = line.below;
    lines.push_back(std::move(line));
  }
  return lines;
}

void write_text_table(Sink& out, const Table& table, size_t width, const TableLayout& layout = {}) {
  const std::vector<Line> lines = lines_of(table, layout);
  const std::string indent = layout.headings > 0 ? "  " : "";
  const size_t room = width == 0 ? 0 : std::max<size_t>(width, 40) - indent.size();
  const std::vector<size_t> widths = widths_of(lines, room);
  for (size_t l = 0; l < lines.size(); ++l) {
    if (!lines[l].heading.empty()) out << '\n' << (width == 0 ? lines[l].heading : shorten(lines[l].heading, width)) << '\n';
    std::string text = indent;
    for (size_t i = 0; i < widths.size(); ++i) {
      const std::string cell = shorten(lines[l].cells[i], widths[i]);
      text += cell;
      if (i + 1 < widths.size()) text.append(widths[i] - std::min(widths[i], length(cell)) + 2, ' ');
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    if (!text.empty()) out << text << '\n';
    if (!lines[l].below.empty()) out << indent << "    " << shorten(lines[l].below, room == 0 ? 2 * kWidestCell : room - 4) << '\n';
    if (l > 0) continue;
    out << indent;
    for (size_t i = 0; i < widths.size(); ++i) {
      for (size_t k = 0; k < widths[i]; ++k) out << "─";
      if (i + 1 < widths.size()) out << "  ";
    }
    out << '\n';
  }
}

}  // namespace

std::string render(const Table& table, std::string_view format, size_t width, const TableLayout& layout) {
  std::string text;
  Sink out = Sink::memory(text);
  if (format == "json") {
    out << '[';
    for (size_t i = 0; i < table.rows.size(); ++i) {
      out << (i ? ",\n " : "");
      write_json_row(out, table, table.rows[i]);
    }
    out << "]\n";
  } else if (format == "jsonl") {
    for (const auto& row : table.rows) {
      write_json_row(out, table, row);
      out << '\n';
    }
  } else if (format == "csv") {
    write_csv_row(out, table.columns);
    for (const auto& row : table.rows) {
      std::vector<std::string> cells;
      for (const Cell& cell : row) cells.push_back(plain(cell));
      write_csv_row(out, cells);
    }
  } else {
    write_text_table(out, table, width, layout);
  }
  out.commit();
  return text;
}

void TableOption::declare(Options& o) {
  o.option("--format", format, "How to print the rows", {"table", "json", "jsonl", "csv"});
}

namespace {

/// Of the terminal; elsewhere what $COLUMNS says, or 0.
size_t output_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  return columns ? static_cast<size_t>(std::strtoul(columns, nullptr, 10)) : 0;
}

}  // namespace

void TableOption::print(const Table& table, const TableLayout& layout) const {
  write_stdout(render(table, format, output_width(), layout));
}

}  // namespace dossier
