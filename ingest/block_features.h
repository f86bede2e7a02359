#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page.h"
#include "ingest/page_chrome.h"

namespace dossier {

/// What can be seen of one block without knowing the site: the evidence that article and chrome are told apart by.
struct BlockFeatures {
  uint32_t words = 0;           ///< two ideographs count as a word
  bool ends_sentence = false;   ///< the last character, before closing quotes and brackets, ends a sentence
  bool is_stopped = false;      ///< it ends in a full stop, of whatever script
  bool asks = false;            ///< it ends in a question mark
  bool ends_in_colon = false;   ///< it introduces what follows
  bool holds_sentence = false;  ///< a sentence ends inside it and another begins
  bool is_item = false;         ///< bulleted or numbered
  bool is_name = false;         ///< two to four capitalised words and nothing else
  bool is_date_line = false;    ///< a date with little else
  bool is_counter = false;      ///< at most two words and a number, nothing else
  bool has_separators = false;  ///< "Home | News | Contact"
  bool is_link = false;         ///< most of it is link text
  bool is_copyright = false;    ///< holds the copyright sign
  uint32_t copies = 1;          ///< how many blocks of the page have this text
  ChromeKind phrase = ChromeKind::None;

  bool is_prose() const {
    return !is_link && ((ends_sentence && words >= 6) || words >= 25 || (holds_sentence && words >= 20));
  }
  bool is_short_sentence() const { return !is_link && !is_prose() && words >= 2 && (ends_sentence || ends_in_colon); }
};

std::vector<BlockFeatures> describe_blocks(const Page& page);

}  // namespace dossier
