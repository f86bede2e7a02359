#include "ingest/page_chrome.h"

#include <array>
#include <map>
#include <string>

#include "graph/text.h"

extern "C" const char dossier_page_chrome[], dossier_page_chrome_end[];

namespace dossier {
namespace {

ChromeKind parse_kind(std::string_view name) {
  constexpr std::pair<std::string_view, ChromeKind> kKinds[] = {
      {"advert", ChromeKind::Advert},      {"caption", ChromeKind::Caption}, {"comments", ChromeKind::Comments},
      {"counter", ChromeKind::Counter},    {"credit", ChromeKind::Credit},   {"legal", ChromeKind::Legal},
      {"menu", ChromeKind::Menu},          {"related", ChromeKind::Related}, {"share", ChromeKind::Share},
      {"subscribe", ChromeKind::Subscribe}};
  for (const auto& [text, kind] : kKinds)
    if (text == name) return kind;
  return ChromeKind::None;
}

/// Kinds by phrase, with a mark before it for where it must stand: '=' the whole line, '^' its start, '$' its end.
using Lexicon = std::map<std::string, ChromeKind, std::less<>>;

Lexicon load() {
  Lexicon lexicon;
  std::string_view rest(dossier_page_chrome, static_cast<size_t>(dossier_page_chrome_end - dossier_page_chrome));
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const size_t first = row.find('\t'), second = row.find('\t', first + 1);
    if (row.starts_with('#') || first == row.npos || second == row.npos) continue;
    const std::string_view match = row.substr(first + 1, second - first - 1);
    std::string key(match == "start" ? "^" : match == "end" ? "$" : "=");
    key += row.substr(second + 1);
    lexicon.emplace(std::move(key), parse_kind(row.substr(0, first)));
  }
  return lexicon;
}

/// Words of the line in lower case with single blanks between; digits and punctuation left out.
std::string words_of(std::string_view lower) {
  std::string words;
  bool gap = false;
  for (size_t i = 0; i < lower.size();) {
    const size_t begin = i;
    const char32_t c = decode_utf8(lower, i);
    const bool inner = (c == '\'' || c == '-' || c == 0x2019) && !words.empty() && !gap;
    if (!is_letter(c) && !inner) {
      gap = true;
      continue;
    }
    if (gap && !words.empty()) words += ' ';
    gap = false;
    c == 0x2019 ? words += '\'' : words += lower.substr(begin, i - begin);
  }
  while (!words.empty() && (words.back() == '\'' || words.back() == '-')) words.pop_back();
  return words;
}

bool ends_word(std::string_view text, size_t at) {
  if (at >= text.size()) return true;
  size_t i = at;
  return !is_letter(decode_utf8(text, i));
}

}  // namespace

ChromeKind find_chrome_phrase(std::string_view line) {
  constexpr size_t kLongestLine = 400, kLongestPhrase = 60;
  static const Lexicon lexicon = load();
  if (line.size() > kLongestLine) return ChromeKind::None;
  const std::string lower = squeeze(to_lower(line));
  if (auto found = lexicon.find("=" + words_of(lower)); found != lexicon.end()) return found->second;
  // The longest phrase that starts the line: cut the line at each end of a word, longest first.
  for (size_t length = std::min(lower.size(), kLongestPhrase); length > 0; --length) {
    if (!ends_word(lower, length) && lower[length - 1] != ':') continue;
    if (auto found = lexicon.find("^" + lower.substr(0, length)); found != lexicon.end()) return found->second;
  }
  // The last two or three words, without the full stop.
  const std::string_view end = std::string_view(lower).substr(0, lower.find_last_not_of(".! ") + 1);
  size_t begin = end.size();
  for (int words = 0; words < 3 && begin != end.npos && begin > 0; ++words) {
    begin = end.rfind(' ', begin - 1);
    const std::string_view tail = begin == end.npos ? end : end.substr(begin + 1);
    if (auto found = lexicon.find("$" + std::string(tail)); found != lexicon.end()) return found->second;
  }
  return ChromeKind::None;
}

std::string_view after_byline_phrase(std::string_view line) {
  constexpr std::array kPhrases = {"by",          "by:",     "author:",  "authors:",     "written by",
                                   "written by:", "text:",   "story by", "interview by", "interviewed by",
                                   "автор:",      "авторы:", "текст:",   "von",          "von:",
                                   "par",         "par:",    "por",      "por:",         "di",
                                   "autor:",      "auteur:", "autore:",  "müəllif:",     "yazar:"};
  const std::string lower = to_lower(line);
  std::string_view best;
  for (std::string_view phrase : kPhrases) {
    if (!lower.starts_with(phrase) || phrase.size() <= best.size()) continue;
    if (lower.size() == phrase.size() || lower[phrase.size()] == ' ') best = phrase;
  }
  // Lower case keeps the length of the phrases above, so that the rest can be cut from the line as it is.
  if (best.empty() || best.size() >= line.size()) return {};
  std::string_view rest = line.substr(best.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t:"), rest.size()));
  return rest;
}

}  // namespace dossier
