#include "cli/question.h"

#include <algorithm>
#include <cstdio>

#include "cli/common.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// What a column may hold in every row without telling anything.
bool is_usual(std::string_view column, const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return true;
  const auto* text = std::get_if<std::string>(&cell);
  if (!text) return false;
  if (column == "polarity") return *text == "positive";
  if (column == "modality" || column == "certainty") return *text == "asserted";
  if (column == "according_to") return *text == "narrator";
  return text->empty();
}

/// Columns that only programs need.
bool is_for_programs(std::string_view column) { return column == "claim" || column == "id" || column == "document" || column == "confidence"; }

/// `headings`: so many first columns are kept whatever they hold.
Table readable(const Table& table, size_t headings) {
  Table out;
  std::vector<size_t> kept;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const auto usual = [&](const std::vector<Cell>& row) { return is_usual(table.columns[i], row[i]); };
    if (i >= headings && (is_for_programs(table.columns[i]) || std::ranges::all_of(table.rows, usual))) continue;
    kept.push_back(i);
    out.columns.push_back(table.columns[i]);
  }
  for (const auto& row : table.rows) {
    out.rows.emplace_back();
    for (const size_t i : kept) out.rows.back().push_back(row[i]);
  }
  return out;
}

class QuestionCommand : public Command {
 public:
  explicit QuestionCommand(const Question& question) : question_(question), values_(question.parameters.size()) {}

  void declare(Options& o) override {
    for (size_t i = 0; i < values_.size(); ++i) {
      const QuestionParameter& p = question_.parameters[i];
      if (p.name.starts_with("--")) o.option(std::string(p.name), values_[i], std::string(p.help));
      else o.positional(std::string(p.name), values_[i], std::string(p.help), p.required);
    }
    o.option("--limit", limit_, "At most so many rows; 0: all");
    database_.declare(o);
    database_.declare_inferred(o);
    table_.declare(o);
    filter_.declare(o);
  }

  int run() override {
    QuestionArguments arguments;
    for (size_t i = 0; i < values_.size(); ++i) arguments.set(std::string(question_.parameters[i].name), values_[i]);
    const ClaimFilter filter = filter_.filter();
    print_answer(question_.answer(database_.load(), arguments, filter), table_, limit_, {question_.headings, std::string(question_.below)});
    return 0;
  }

 private:
  const Question& question_;
  std::vector<std::string> values_;
  uint32_t limit_ = 0;
  DatabaseOption database_;
  TableOption table_;
  FilterOption filter_;
};

}  // namespace

void print_answer(Table table, const TableOption& option, uint32_t limit, const TableLayout& layout) {
  const size_t rows = table.rows.size();
  if (limit > 0 && rows > limit) table.rows.resize(limit);
  if (option.format != "table") {
    option.print(table);
  } else if (rows == 0) {
    std::fputs("dossier: nothing in the database answers this\n", stderr);
  } else {
    option.print(readable(table, layout.headings), layout);
    if (table.rows.size() < rows) std::fprintf(stderr, "%zu of %zu rows\n", table.rows.size(), rows);
  }
}

std::unique_ptr<Command> make_question(const Question& question) { return std::make_unique<QuestionCommand>(question); }

}  // namespace dossier
