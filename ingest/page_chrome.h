#pragma once
#include <cstdint>
#include <string_view>

namespace dossier {

/// What a line that is not part of an article usually is.
enum class ChromeKind : uint8_t {
  None,
  Advert,
  Caption,
  Comments,
  Counter,
  Credit,
  Legal,
  Menu,
  Related,
  Share,
  Subscribe
};

/// Looks a line up among phrases that pages of any outlet use around articles ("Read also", "Поделиться",
/// "All rights reserved"), from lexicon/page_chrome.tsv. Digits, punctuation and case do not matter, so that
/// "Views: 828" and "Comments (3)" are found. A phrase that only starts the line counts when the lexicon says so.
ChromeKind find_chrome_phrase(std::string_view line);

/// The rest of `line` after a phrase that introduces an author ("By", "Author:", "Автор:"); empty when there is none.
std::string_view after_byline_phrase(std::string_view line);

}  // namespace dossier
