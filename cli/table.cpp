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

/// A table without one column, and that column.
Table split(const Table& table, size_t column, std::vector<std::string>& texts) {
  Table rest = table;
  rest.columns.erase(rest.columns.begin() + static_cast<ptrdiff_t>(column));
  for (auto& row : rest.rows) {
    texts.push_back(squeeze(plain(row[column])));
    row.erase(row.begin() + static_cast<ptrdiff_t>(column));
  }
  return rest;
}

/// `below`, when not empty, holds a text for each row, printed under it unless the next row has the same.
void write_text_table(Sink& out, const Table& table, size_t width, const std::vector<std::string>& below = {}) {
  std::vector<std::vector<std::string>> lines{table.columns};
  for (const auto& row : table.rows) {
    lines.emplace_back();
    for (const Cell& cell : row) lines.back().push_back(squeeze(plain(cell)));
  }
  std::vector<size_t> widths(table.columns.size(), 0);
  for (const auto& line : lines)
    for (size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], length(line[i]));
  if (width == 0)
    for (size_t& w : widths) w = std::min(w, kWidestCell);
  widths = fit(std::move(widths), width);
  for (size_t l = 0; l < lines.size(); ++l) {
    std::string text;
    for (size_t i = 0; i < lines[l].size(); ++i) {
      const std::string cell = shorten(lines[l][i], widths[i]);
      text += cell;
      if (i + 1 < lines[l].size()) text.append(widths[i] - std::min(widths[i], length(cell)) + 2, ' ');
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out << text << '\n';
    if (l > 0 && l <= below.size() && !below[l - 1].empty() && (l == below.size() || below[l] != below[l - 1]))
      out << "    " << shorten(below[l - 1], width == 0 ? 2 * kWidestCell : std::max<size_t>(width, 24) - 4) << '\n';
    if (l > 0) continue;
    for (size_t i = 0; i < widths.size(); ++i) {
      for (size_t k = 0; k < widths[i]; ++k) out << "─";
      if (i + 1 < widths.size()) out << "  ";
    }
    out << '\n';
  }
}

void write_layout(Sink& out, const Table& table, size_t width, const TableLayout& layout) {
  if (layout.grouped) {
    for (size_t begin = 0; begin < table.rows.size();) {
      size_t end = begin + 1;
      while (end < table.rows.size() && table.rows[end][0] == table.rows[begin][0]) ++end;
      Table part{{table.columns.begin() + 1, table.columns.end()}, {}};
      for (size_t i = begin; i < end; ++i) part.rows.emplace_back(table.rows[i].begin() + 1, table.rows[i].end());
      out << (begin == 0 ? "" : "\n") << squeeze(plain(table.rows[begin][0])) << '\n';
      write_layout(out, part, width, {false, layout.below});
      begin = end;
    }
    return;
  }
  std::vector<std::string> texts;
  const auto below = std::ranges::find(table.columns, layout.below);
  if (layout.below.empty() || below == table.columns.end()) write_text_table(out, table, width);
  else {
    const Table rest = split(table, static_cast<size_t>(below - table.columns.begin()), texts);
    write_text_table(out, rest, width, texts);
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
    write_layout(out, table, width, layout);
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
