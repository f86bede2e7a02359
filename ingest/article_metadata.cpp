#include "ingest/article_metadata.h"

#include <algorithm>
#include <string>

#include "graph/text.h"
#include "ingest/published_date.h"

namespace dossier {
namespace {

constexpr size_t kNone = ArticleLayout::kNoBlock;
constexpr size_t kHeadReach = 10;  // blocks above the body that may belong to the article's head
constexpr size_t kHeadDepth = 4;   // blocks at the start of the body that may still be its head
constexpr size_t kTailReach = 4;   // blocks below the body that may hold the byline or date

std::string_view text_of(const Page& page, size_t block) { return slice(page.text, page.blocks[block].span); }

std::string_view trim(std::string_view s, std::string_view marks = " \t\n-|,;:.") {
  const size_t begin = s.find_first_not_of(marks);
  if (begin == s.npos) return {};
  return s.substr(begin, s.find_last_not_of(marks) + 1 - begin);
}

bool starts_upper(std::string_view s) {
  size_t i = 0;
  return !s.empty() && is_upper(decode_utf8(s, i));
}

bool looks_like_head_line(const BlockFeatures& f) {
  return f.is_date_line || f.is_name || f.phrase == ChromeKind::Counter;
}

/// How much speaks for block `i` being the headline; negative when something rules it out.
int title_score(const Page& page, const std::vector<BlockFeatures>& features, const ArticleLayout& layout, size_t i) {
  const BlockFeatures& f = features[i];
  const std::string_view text = text_of(page, i);
  if (f.words < 2 || f.words > 30 || f.phrase != ChromeKind::None || f.is_date_line || f.is_counter || f.is_item ||
      f.is_copyright || f.has_separators || f.ends_in_colon || f.is_stopped || !after_byline_phrase(text).empty() ||
      page.blocks[i].is_chrome)
    return -1;
  if (f.is_link && f.copies == 1) return -1;
  int score = 0;
  const auto near = [&](size_t from, size_t to, auto test) {
    for (size_t k = from; k < to && k < features.size(); ++k)
      if (k != i && test(features[k])) return true;
    return false;
  };
  if (page.blocks[i].tag == BlockTag::Title) score += 8;
  if (near(i + 1, i + 4, [](const BlockFeatures& o) { return o.is_date_line; })) score += 4;
  if (near(i > 2 ? i - 2 : 0, i, [](const BlockFeatures& o) { return o.is_date_line; })) score += 3;
  if (near(i + 1, i + 4, [](const BlockFeatures& o) { return o.is_name; }) && f.words > 4) score += 2;
  for (size_t k = i + 1; k < std::min(i + 4, features.size()); ++k)
    if (features[k].words <= 14 && !features[k].is_prose() && starts_upper(after_byline_phrase(text_of(page, k)))) {
      score += 4;
      break;
    }
  if (f.copies > 1 && f.words >= 4) score += 4;
  if (near(i + 1, i + 2, [](const BlockFeatures& o) { return o.is_prose(); })) score += 2;
  if (f.words >= 4) score += 3;
  if (find_printed_date(text)) score -= 6;  // a caption
  if (i == 0) score += 2;
  if (i >= layout.body_begin) {
    const auto asks_too = [](const BlockFeatures& o) { return o.asks && !o.is_prose(); };
    if (f.asks && near(i + 1, features.size(), asks_too)) score -= 6;  // the first question of an interview
    score -= static_cast<int>(i - layout.body_begin);
  } else {
    score -= static_cast<int>(layout.body_begin - 1 - i) / 2;
  }
  return score;
}

/// "Jane Doe, The Daily Example | 3 October" -> "Jane Doe".
std::string clean_author(std::string_view line) {
  for (std::string_view mark : {"|", "<", "•", "·", "(", " – ", " — ", " - ", " for ", " in ", " / ", "\n"})
    line = line.substr(0, line.find(mark));
  if (const auto date = find_printed_date(line)) line = line.substr(0, date->span.begin);
  if (const size_t digit = line.find_first_of("0123456789@"); digit != line.npos) line = line.substr(0, digit);
  if (const size_t comma = line.find(','); comma != line.npos && line.substr(0, comma).find(' ') != line.npos)
    line = line.substr(0, comma);
  return squeeze(trim(line));
}

bool is_all_capitals(std::string_view line) {
  size_t upper = 0;
  for (size_t i = 0; i < line.size();) {
    const char32_t c = decode_utf8(line, i);
    if (is_letter(c) && !is_upper(c)) return false;
    upper += is_upper(c);
  }
  return upper > 0;
}

/// "OLENA RIVERS" -> "Olena Rivers".
std::string with_capitals(std::string_view name) {
  std::string out;
  bool inside = false;
  for (size_t i = 0; i < name.size();) {
    const char32_t c = decode_utf8(name, i);
    append_utf8(out, inside ? to_lower(c) : c);
    inside = is_letter(c);
  }
  return out;
}

/// A byline: introduced by a phrase, or a name that stands alone. A name in capitals looks like the title of a section,
/// and counts only beside the date. Empty when the block is none.
std::string author_of(const Page& page, const std::vector<BlockFeatures>& features, size_t block, bool alone_counts) {
  const BlockFeatures& f = features[block];
  const std::string_view line = text_of(page, block);
  if (f.words <= 14 && !f.is_prose()) {
    const std::string named = clean_author(after_byline_phrase(line));
    if (starts_upper(named) && named.size() >= 3) return named;
  }
  if (!alone_counts || !f.is_name || f.copies > 1 || f.phrase != ChromeKind::None) return {};
  const std::string name = clean_author(line);
  if (std::count(name.begin(), name.end(), ' ') > 2) return {};
  if (!is_all_capitals(name)) return name;
  const bool beside_date = (block > 0 && features[block - 1].is_date_line) ||
                           (block + 1 < features.size() && features[block + 1].is_date_line);
  return beside_date ? with_capitals(name) : std::string();
}

void find_author(const Page& page, const std::vector<BlockFeatures>& features, ArticleLayout& layout,
                 std::string& author) {
  const auto take = [&](size_t block, bool alone_counts) {
    if (block >= features.size() || block == layout.title || block == layout.date || layout.author != kNone) return;
    std::string found = author_of(page, features, block, alone_counts);
    if (found.empty()) return;
    layout.author = block;
    if (author.empty()) author = std::move(found);
  };
  const size_t head = layout.title != kNone ? layout.title + 1 : layout.body_begin > 3 ? layout.body_begin - 3 : 0;
  for (size_t i = head; i < std::min(layout.body_begin + 3, layout.body_end); ++i) {
    if (features[i].is_prose() && features[i].words > 20 && i >= layout.body_begin) break;
    take(i, layout.title != kNone);
  }
  if (layout.title != kNone && layout.title >= 1)
    for (size_t i = layout.title - 1; i + 2 >= layout.title && i < features.size(); --i) take(i, false);
  // A signature under the article: the first line below it, or its own last line.
  if (layout.body_end > layout.body_begin) take(layout.body_end - 1, true);
  take(layout.body_end, true);
  for (size_t i = layout.body_end + 1; i < layout.body_end + kTailReach; ++i) take(i, false);
}

void find_date(const Page& page, const std::vector<BlockFeatures>& features, ArticleLayout& layout, PartialDate& date) {
  bool month_first = to_lower(page.metadata.language) == "en-us";
  for (size_t i = 0; i < features.size() && !month_first; ++i)
    month_first = features[i].is_date_line && has_month_first_date(text_of(page, i));

  std::vector<size_t> order;  // nearest to the headline first
  const size_t anchor = layout.title != kNone ? layout.title : layout.body_begin;
  for (size_t i = anchor; i < std::min(layout.body_begin + kHeadDepth, layout.body_end); ++i) order.push_back(i);
  for (size_t k = 1; k <= kHeadDepth && k <= anchor; ++k) order.push_back(anchor - k);
  for (size_t i = layout.body_end; i < std::min(layout.body_end + kTailReach, features.size()); ++i) order.push_back(i);
  if (layout.body_end > layout.body_begin) order.push_back(layout.body_end - 1);
  for (size_t i : order) {
    if (!features[i].is_date_line && i != layout.author) continue;
    const auto found = find_printed_date(text_of(page, i), month_first);
    if (!found) continue;
    if (features[i].is_date_line) layout.date = i;
    if (!date.known()) date = found->date;
    return;
  }
}

/// A wire item's dateline: "PLACE, 3 October 2022 (Agency) - ...". Gives the date and the outlet when nothing else did.
void read_dateline(const Page& page, const std::vector<BlockFeatures>& features, const ArticleLayout& layout,
                   Document& document) {
  constexpr size_t kDatelineBytes = 90;
  size_t first = layout.body_begin;
  while (first < layout.body_end && !features[first].is_prose()) ++first;
  if (first >= layout.body_end) return;
  const std::string_view start = text_of(page, first).substr(0, kDatelineBytes);
  size_t dash = start.npos;
  for (std::string_view mark : {" - ", " – ", " — ", " -- "}) dash = std::min(dash, start.find(mark));
  if (dash == start.npos) return;
  const std::string_view dateline = start.substr(0, dash);
  if (const auto found = find_printed_date(dateline); found && !document.date.known()) document.date = found->date;
  const size_t open = dateline.find('(');
  if (document.outlet.empty() && open != dateline.npos && dateline.ends_with(')'))
    document.outlet = dateline.substr(open + 1, dateline.size() - open - 2);
}

/// Whose copyright it is: "© 2025 The Daily Example. All rights reserved." -> "The Daily Example".
std::string copyright_holder(std::string_view line) {
  std::string rest;
  for (size_t i = 0; i < line.size();) {
    const size_t begin = i;
    const char32_t c = decode_utf8(line, i);
    rest += c == 0xA9 || (c >= '0' && c <= '9') ? std::string_view(" ") : line.substr(begin, i - begin);
  }
  const std::string lower = to_lower(rest);
  std::string_view holder = rest;
  if (lower.size() == rest.size()) {
    if (const size_t at = lower.find("copyright"); at != lower.npos) holder.remove_prefix(at + 9);
  }
  holder = trim(holder, " \t-–—|,;:.");
  for (std::string_view mark : {". ", "|", ",", " - ", " – ", "  "}) holder = trim(holder.substr(0, holder.find(mark)));
  return holder.size() >= 2 && holder.size() <= 60 && starts_upper(holder) ? squeeze(holder) : std::string();
}

/// "Example.org" alone on a line.
bool is_site_name(std::string_view line) {
  const size_t dot = line.rfind('.');
  return dot != line.npos && dot >= 3 && line.size() - dot >= 3 && line.size() - dot <= 6 && line.size() <= 40 &&
         line.find_first_of(" \t@/") == line.npos;
}

void find_outlet(const Page& page, const std::vector<BlockFeatures>& features, const ArticleLayout& layout,
                 std::string& outlet) {
  for (size_t i = layout.body_end; outlet.empty() && i < std::min(layout.body_end + kTailReach, features.size()); ++i)
    if (i != layout.author && is_site_name(text_of(page, i))) outlet = text_of(page, i);
  for (size_t i = 0; outlet.empty() && i < features.size(); ++i)
    if (features[i].is_copyright && features[i].words <= 30) outlet = copyright_holder(text_of(page, i));
}

void find_url(const Page& page, const std::vector<BlockFeatures>& features, std::string& url) {
  for (size_t i = 0; url.empty() && i < features.size(); ++i) {
    if (features[i].words > 40) continue;
    const std::string_view line = text_of(page, i);
    const size_t at = std::min(line.find("http://"), line.find("https://"));
    if (at == line.npos || at > 16 || (at > 0 && line[at - 1] != ' '))
      continue;  // alone, or after a word like "Source:"
    const std::string_view rest = line.substr(at);
    if (rest.find(' ') == rest.npos) url = rest;
  }
}

}  // namespace

size_t find_title_block(const Page& page, const std::vector<BlockFeatures>& features, const ArticleLayout& layout) {
  // At least one block of the body stays below the headline.
  const size_t last = std::min(layout.body_begin + kHeadDepth, layout.body_end - 1);
  if (const std::string wanted = fold_name(page.metadata.title); !wanted.empty()) {
    for (size_t i = last; i-- > 0;)
      if (features[i].words <= 40 && fold_name(text_of(page, i)) == wanted) return i;
  }
  for (size_t i = last; i-- > 0;)
    if (page.blocks[i].tag == BlockTag::Title && features[i].words >= 2) return i;
  size_t best = kNone;
  int best_score = 3;
  for (size_t i = layout.body_begin > kHeadReach ? layout.body_begin - kHeadReach : 0; i < last; ++i) {
    if (i > layout.body_begin && features[i].is_prose() && features[i].words > 30) break;
    const int score = title_score(page, features, layout, i);
    if (score <= best_score) continue;
    // Inside the body a headline must have its date or byline below it, or open the page.
    if (i >= layout.body_begin && i > 0 && features[i].copies == 1 &&
        !(i + 1 < features.size() && looks_like_head_line(features[i + 1])) &&
        std::none_of(features.begin(), features.begin() + static_cast<ptrdiff_t>(i),
                     [](const BlockFeatures& f) { return looks_like_head_line(f) || f.phrase != ChromeKind::None; }))
      continue;
    best = i;
    best_score = score;
  }
  return best;
}

void read_article_metadata(const Page& page, const std::vector<BlockFeatures>& features, ArticleLayout& layout,
                           Document& document) {
  const PageMetadata& known = page.metadata;
  document.title = known.title;
  document.author = known.author;
  document.outlet = known.outlet;
  document.url = known.url;
  document.date = known.date;
  if (document.title.empty() && layout.title != kNone) document.title = squeeze(text_of(page, layout.title));
  find_author(page, features, layout, document.author);
  find_date(page, features, layout, document.date);
  read_dateline(page, features, layout, document);
  find_outlet(page, features, layout, document.outlet);
  find_url(page, features, document.url);
}

}  // namespace dossier
