#pragma once
#include <string_view>
#include <vector>

namespace dossier {

/// One line of a lexicon: tab-separated fields without surrounding blanks. Views into the lexicon's text.
struct LexiconLine {
  size_t number = 0;  ///< from 1
  std::vector<std::string_view> fields;
};

/// The lines of a lexicon in TSV, without empty lines and comments ("#" in the first column).
std::vector<LexiconLine> lexicon_lines(std::string_view tsv);

/// The non-empty parts of `text` between separators, without surrounding blanks.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);

/// Text that dossier_embed() put into the program.
inline std::string_view embedded_text(const unsigned char* begin, const unsigned char* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<size_t>(end - begin)};
}

}  // namespace dossier
