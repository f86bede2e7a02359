#include "ingest/lexicon_reader.h"

#include <algorithm>
#include <charconv>

#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::string_view kClassNames[kNameClasses] = {
    "country",   "demonym", "government", "place", "organisation",      "person",     "event",      "given-name", "surname", "particle",
    "honorific", "title",   "degree",     "body",  "organisation-noun", "event-noun", "place-noun", "month",      "weekday"};

enum Column { kName, kClass, kRef, kCountry, kKind, kSector, kFlags, kWeight, kAliases, kColumns };
constexpr std::string_view kColumnNames[kColumns] = {"name", "class", "ref", "country", "kind", "sector", "flags", "weight", "aliases"};
constexpr std::pair<std::string_view, EntryFlag> kFlagNames[] = {{"ambiguous", kAmbiguous}, {"female", kFemale},     {"male", kMale},
                                                                 {"capital", kCapital},     {"historic", kHistoric}, {"plural", kPlural}};

template <class List>
std::string listed(const List& list) {
  std::string out;
  for (std::string_view s : list) out += (out.empty() ? "" : ", ") + std::string(s);
  return out;
}

/// Calls `visit` with each part of `s` between `separator`s.
template <class Visit>
void split(std::string_view s, char separator, Visit visit) {
  for (size_t i = 0;;) {
    const size_t end = std::min(s.find(separator, i), s.size());
    visit(s.substr(i, end - i));
    if (end == s.size()) return;
    i = end + 1;
  }
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

class LexiconReader {
 public:
  LexiconReader(const std::string& source, std::vector<int> columns) : source_(source), columns_(std::move(columns)) {}

  [[noreturn]] static void fail(const std::string& source, size_t line, const std::string& what) {
    throw input_error("lexicon " + source + ", line " + std::to_string(line) + ": " + what);
  }

  static std::vector<int> read_header(std::string_view line, const std::string& source, size_t number) {
    std::vector<int> columns;
    split(line, '\t', [&](std::string_view field) {
      const auto* it = std::find(std::begin(kColumnNames), std::end(kColumnNames), trim(field));
      if (it == std::end(kColumnNames)) fail(source, number, "unknown column '" + std::string(trim(field)) + "'; the columns are " + listed(kColumnNames));
      columns.push_back(static_cast<int>(it - std::begin(kColumnNames)));
    });
    for (int needed : {kName, kClass})
      if (std::find(columns.begin(), columns.end(), needed) == columns.end())
        fail(source, number, "the first line names no column '" + std::string(kColumnNames[needed]) + "'");
    return columns;
  }

  LexiconEntry read(std::string_view line, size_t number, std::vector<std::string_view>& names) const {
    std::string_view fields[kColumns] = {};
    size_t column = 0;
    split(line, '\t', [&](std::string_view field) {
      if (column == columns_.size()) fail(source_, number, "more fields than the first line has columns");
      fields[columns_[column++]] = trim(field);
    });
    LexiconEntry entry;
    entry.name = fields[kName];
    entry.ref = fields[kRef];
    entry.kind = fields[kKind];
    if (entry.name.empty()) fail(source_, number, "the name is empty");
    const auto type = parse_name_class(fields[kClass]);
    if (!type) fail(source_, number, "unknown class '" + std::string(fields[kClass]) + "'; the classes are " + listed(kClassNames));
    entry.type = *type;
    read_country(fields[kCountry], number, entry);
    read_flags(fields[kFlags], number, entry);
    if (!fields[kSector].empty()) {
      const auto sector = parse_sector(fields[kSector]);
      if (!sector) fail(source_, number, "unknown sector '" + std::string(fields[kSector]) + "'; for example GOV, MIL, OPP, MED");
      entry.sector = *sector;
    }
    const std::string_view weight = fields[kWeight];
    if (std::from_chars(weight.data(), weight.data() + weight.size(), entry.weight).ptr != weight.data() + weight.size())
      fail(source_, number, "the weight '" + std::string(weight) + "' is not a whole number");
    names.assign(1, entry.name);
    if (!fields[kAliases].empty())
      split(fields[kAliases], '|', [&](std::string_view alias) {
        if (!trim(alias).empty()) names.push_back(trim(alias));
      });
    return entry;
  }

 private:
  void read_country(std::string_view code, size_t number, LexiconEntry& entry) const {
    if (code.empty()) return;
    const bool letters = code.size() == 2 && 'A' <= code[0] && code[0] <= 'Z' && 'A' <= code[1] && code[1] <= 'Z';
    if (!letters) fail(source_, number, "the country '" + std::string(code) + "' is not an ISO 3166 code of two capitals");
    entry.country = {code[0], code[1]};
  }

  void read_flags(std::string_view flags, size_t number, LexiconEntry& entry) const {
    if (flags.empty()) return;
    split(flags, ' ', [&](std::string_view name) {
      const auto* it = std::find_if(std::begin(kFlagNames), std::end(kFlagNames), [&](const auto& f) { return f.first == name; });
      if (it == std::end(kFlagNames))
        fail(source_, number, "unknown flag '" + std::string(name) + "'; the flags are ambiguous, female, male, capital, historic, plural");
      entry.flags = static_cast<uint8_t>(entry.flags | it->second);
    });
  }

  const std::string& source_;
  std::vector<int> columns_;
};

}  // namespace

std::string_view to_string(NameClass type) { return kClassNames[static_cast<int>(type)]; }

std::optional<NameClass> parse_name_class(std::string_view name) {
  const auto* it = std::find(std::begin(kClassNames), std::end(kClassNames), name);
  if (it == std::end(kClassNames)) return std::nullopt;
  return static_cast<NameClass>(it - std::begin(kClassNames));
}

void read_lexicon(std::string_view tsv, const std::string& source,
                  const std::function<void(const LexiconEntry&, const std::vector<std::string_view>&)>& visit) {
  if (tsv.substr(0, 3) == "\xEF\xBB\xBF") tsv.remove_prefix(3);
  std::optional<LexiconReader> reader;
  std::vector<std::string_view> names;
  size_t number = 0;
  for (size_t i = 0; i < tsv.size();) {
    const size_t end = std::min(tsv.find('\n', i), tsv.size());
    const std::string_view line = tsv.substr(i, end - i);
    i = end + 1;
    ++number;
    if (trim(line).empty() || line.front() == '#') continue;
    if (find_invalid_utf8(line) != std::string_view::npos) LexiconReader::fail(source, number, "not UTF-8");
    if (!reader) {
      reader.emplace(source, LexiconReader::read_header(line, source, number));
      continue;
    }
    const LexiconEntry entry = reader->read(line, number, names);
    visit(entry, names);
  }
}

}  // namespace dossier
