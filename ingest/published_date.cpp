#include "ingest/published_date.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/text.h"

namespace dossier {
namespace {

/// Month names, wide and abbreviated, as ICU's CLDR data has them for the languages that news is mostly written in.
std::map<std::string, int, std::less<>> load_month_names() {
  constexpr std::array kLanguages = {"en", "ru", "uk", "be", "de", "fr", "es", "it",      "pt",      "nl",     "pl",
                                     "cs", "sk", "hu", "ro", "bg", "sr", "hr", "sl",      "el",      "tr",     "az",
                                     "uz", "kk", "ky", "tk", "ka", "hy", "ar", "fa",      "he",      "sv",     "da",
                                     "nb", "fi", "et", "lv", "lt", "sq", "id", "az_Cyrl", "uz_Cyrl", "sr_Latn"};
  std::map<std::string, int, std::less<>> names{{"sept", 9}};
  for (const char* language : kLanguages) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(language), status);
    if (U_FAILURE(status)) continue;
    for (auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      for (auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
        int32_t count = 0;
        const icu::UnicodeString* months = symbols.getMonths(count, context, width);
        for (int32_t i = 0; i < count && i < 12; ++i) {
          std::string name;
          months[i].toUTF8String(name);
          name = to_lower(name);
          while (!name.empty() && name.back() == '.') name.pop_back();
          size_t letters = 0;
          while (letters < name.size() && (name[letters] < '0' || name[letters] > '9')) ++letters;
          // The first language that has a name keeps it ("mar" is March, and Tuesday's neighbour elsewhere).
          if (letters == name.size() && letters >= 3) names.emplace(name, i + 1);
        }
      }
    }
  }
  return names;
}

int month_of(std::string_view lower_word) {
  static const auto names = load_month_names();
  auto found = names.find(lower_word);
  return found == names.end() ? 0 : found->second;
}

/// A run of digits or of letters, with the plain characters between it and the run before.
struct Piece {
  ByteSpan span;
  int number = -1;  // value of at most four digits, else -1
  uint32_t digits = 0;
  int month = 0;       // of a month's name
  std::string word;    // lower case
  std::string before;  // what divides it from the piece before; a date's parts stand close together
};

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  std::string between;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t first = decode_utf8(text, i);
    const bool digit = first >= '0' && first <= '9';
    if (!digit && !is_letter(first)) {
      between += text.substr(begin, i - begin);
      continue;
    }
    for (size_t next = i; next < text.size(); i = next) {
      const char32_t c = decode_utf8(text, next);
      if (digit ? c < '0' || c > '9' : !is_letter(c)) break;
    }
    Piece piece;
    piece.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(i)};
    piece.before = std::exchange(between, {});
    if (digit) {
      piece.digits = piece.span.size();
      if (piece.digits <= 4) piece.number = std::stoi(std::string(slice(text, piece.span)));
    } else {
      piece.word = to_lower(slice(text, piece.span));
      piece.month = month_of(piece.word);
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

bool is_year(const Piece& p) { return p.digits == 4 && p.number >= 1900 && p.number <= 2100; }
bool is_small(const Piece& p, int max) { return p.digits >= 1 && p.digits <= 2 && p.number >= 1 && p.number <= max; }
bool is_close(const Piece& p) { return p.before.size() <= 3; }

/// Words that stand between the parts of a date: ordinals, "of", "de", the Russian "г."
bool is_filler(const Piece& p) {
  constexpr std::string_view kFillers[] = {"st", "nd", "rd", "th", "of", "de", "del", "er", "º", "ª"};
  for (std::string_view filler : kFillers)
    if (p.word == filler) return true;
  return false;
}

std::optional<PrintedDate> make_date(int year, int month, int day, uint32_t begin, uint32_t end) {
  const PartialDate date{static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  if (day < 1 || day > 31 || !is_valid(date)) return std::nullopt;
  return PrintedDate{date, {begin, end}};
}

/// A date that begins with piece `i`.
std::optional<PrintedDate> date_at(const std::vector<Piece>& p, size_t i, bool month_first) {
  const auto next_part = [&](size_t k) {  // the part after `k`, over one filler
    ++k;
    return k + 1 < p.size() && is_filler(p[k]) ? k + 1 : k;
  };
  const size_t j = next_part(i);
  if (j >= p.size() || !is_close(p[j])) return std::nullopt;
  const size_t k = next_part(j);
  if (k >= p.size() || !is_close(p[k])) return std::nullopt;
  const uint32_t begin = p[i].span.begin, end = p[k].span.end;

  if (is_small(p[i], 31) && p[j].month && is_year(p[k]))
    return make_date(p[k].number, p[j].month, p[i].number, begin, end);
  if (p[i].month && is_small(p[j], 31) && is_year(p[k]))
    return make_date(p[k].number, p[i].month, p[j].number, begin, end);
  if (is_year(p[i]) && p[j].month && is_small(p[k], 31))
    return make_date(p[i].number, p[j].month, p[k].number, begin, end);
  if (is_year(p[i]) && p[j].word == "年" && k + 2 < p.size() && is_small(p[k], 12) && p[k + 1].word == "月" &&
      is_small(p[k + 2], 31))
    return make_date(p[i].number, p[k].number, p[k + 2].number, begin, p[k + 2].span.end);

  const std::string_view mark = p[j].before;
  if (j != i + 1 || k != j + 1 || mark != p[k].before) return std::nullopt;
  if (mark != "-" && mark != "." && mark != "/" && mark != ". " && mark != "\u2013") return std::nullopt;
  if (is_year(p[i]) && is_small(p[j], 12) && is_small(p[k], 31))
    return make_date(p[i].number, p[j].number, p[k].number, begin, end);
  const bool short_year = p[k].digits == 2 && p[i].digits == 2 && p[j].digits == 2 && mark != "-";
  if ((!is_year(p[k]) && !short_year) || !is_small(p[i], 31) || !is_small(p[j], 31)) return std::nullopt;
  const int year = short_year ? (p[k].number < 70 ? 2000 : 1900) + p[k].number : p[k].number;
  const bool swap = p[j].number > 12 || (month_first && mark == "/" && p[i].number <= 12);
  return swap ? make_date(year, p[i].number, p[j].number, begin, end)
              : make_date(year, p[j].number, p[i].number, begin, end);
}

}  // namespace

std::optional<PrintedDate> find_printed_date(std::string_view text, bool month_first) {
  const std::vector<Piece> pieces = cut(text);
  for (size_t i = 0; i < pieces.size(); ++i)
    if (auto found = date_at(pieces, i, month_first)) return found;
  return std::nullopt;
}

bool has_month_first_date(std::string_view text) {
  const std::vector<Piece> pieces = cut(text);
  for (size_t i = 0; i + 2 < pieces.size(); ++i) {
    if (pieces[i + 1].before != "/" || pieces[i + 2].before != "/") continue;
    if (is_small(pieces[i], 12) && is_small(pieces[i + 1], 31) && pieces[i + 1].number > 12 && is_year(pieces[i + 2]))
      return true;
  }
  return false;
}

PartialDate parse_metadata_date(std::string_view text) {
  if (const auto found = find_printed_date(text)) return found->date;
  return parse_date(text.substr(0, text.find('T'))).value_or(PartialDate{});
}

}  // namespace dossier
