#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Decodes the code point that starts at byte `i` of UTF-8 `s` and advances `i` past it. An invalid byte yields U+FFFD
/// and advances by one. REQUIRES: i < s.size().
char32_t decode_utf8(std::string_view s, size_t& i);
void append_utf8(std::string& out, char32_t c);

/// Byte offset of the first invalid sequence, or npos when all of `s` is UTF-8 (no surrogates, no overlong forms).
size_t find_invalid_utf8(std::string_view s);

/// `s` with each invalid byte replaced by U+FFFD. Valid text comes back unchanged.
std::string sanitize_utf8(std::string_view s);

/// Translates between byte and code point offsets of one text in O(1) for ASCII text and O(64) otherwise.
/// Holds a view: the text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  uint32_t code_point(uint32_t byte) const;  ///< number of code points before `byte`
  uint32_t byte(uint32_t code_point) const;  ///< clipped to the end of the text
  uint32_t size() const { return size_; }    ///< length in code points

 private:
  std::string_view text_;
  std::vector<uint32_t> block_;  // code points before each 64-byte block; empty when the text is ASCII
  uint32_t size_ = 0;
};

/// The one definition of "the same name": lower case, without diacritics, typographic apostrophes and hyphens made
/// plain, runs of white space one blank, no leading article "the", no trailing possessive 's, no full stops of
/// abbreviations ("U.S." = "US"). Latin, Greek and Cyrillic are folded; other scripts are left as they are.
std::string fold_name(std::string_view name);

/// Lower case of the simple (one to one) Unicode mapping for Latin, Greek, Cyrillic and Armenian.
char32_t to_lower(char32_t c);
std::string to_lower(std::string_view s);
bool is_upper(char32_t c);
bool is_letter(char32_t c);

/// White space runs become one blank; both ends are trimmed. For quoting a passage in one line.
std::string squeeze(std::string_view s);

/// At most `max` code points of `s`, cut at a word where possible, with an ellipsis when something was left out.
std::string shorten(std::string_view s, size_t max);

/// 64-bit FNV-1a; the content hash behind claim ids and fingerprints. Stable across platforms and releases.
uint64_t hash64(std::string_view bytes, uint64_t seed = 0xcbf29ce484222325ull);
std::string hex64(uint64_t value);

/// Damerau-Levenshtein distance (optimal string alignment) in code points, cut off at `limit` + 1. For "did you mean".
size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

}  // namespace dossier
