#include "ingest/tokenizer.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/abbreviations.h"
#include "ingest/characters.h"

namespace dossier {
namespace {

// First parts that stay with the rest of a hyphenated word, as in the English UD treebanks.
constexpr std::string_view kPrefixes[] = {"anti", "arch", "bi",  "co",    "counter", "cross", "e",    "ex",  "extra", "hyper", "infra", "inter",
                                          "intra", "micro", "mid", "mini", "multi",  "non",  "over", "para",  "post",  "pre",
                                          "pro",  "proto", "pseudo", "psycho", "re",  "semi", "socio", "sub", "super", "trans", "ultra",
                                          "un",   "under", "uni"};
constexpr std::string_view kSuffixes[] = {"esque", "wise"};
constexpr std::string_view kFused[] = {"cannot", "couldnt", "didnt", "doesnt", "dont", "gonna", "gotta", "isnt", "wanna", "wasnt", "wouldnt"};
constexpr std::string_view kTopLevel[] = {"am",  "at",  "az",  "biz", "by",   "ca",   "ch",  "cn", "co",  "com", "de",  "edu", "eu",   "fr",  "ge",
                                          "gov", "in",  "info", "int", "io",  "ir",   "it",  "jp", "kg",  "kr",  "kz",  "md",  "mil",  "net", "news",
                                          "nl",  "org", "pk",  "pl",  "ru",  "su",   "tj",  "tm", "tr",  "tv",  "ua",  "uk",  "us",   "uz"};
// Of these, what may also begin a sentence after a full stop without a blank: "It ended.In May".
constexpr std::string_view kWordsLikeTopLevel[] = {"am", "at", "by", "in", "it", "us"};
// A single capital after one of these is a label, not an initial: "Plan B.".
constexpr std::string_view kLabelled[] = {"appendix", "class", "exhibit", "figure", "grade", "group", "hepatitis", "influenza", "option", "part",
                                          "plan",     "schedule", "section", "serie", "series", "table", "team", "type", "vitamin"};
constexpr std::string_view kUnits[] = {"am", "b", "bn", "cm", "ft", "gb", "g", "h", "k", "kg", "km", "kph", "kw", "lb", "m", "mb", "mg", "ml", "mm", "mph", "mw", "pm", "t", "tn"};

template <size_t N>
bool contains(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_word(CharClass c) { return c == CharClass::Letter || c == CharClass::Digit; }
bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_ascii_upper(char c) { return 'A' <= c && c <= 'Z'; }
bool is_ascii_lower(char c) { return 'a' <= c && c <= 'z'; }
char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }

std::string ascii_lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

/// One pass over the text, one run between white space ("chunk") at a time. Each scan_ function is given the position
/// of a token and returns its end; what a word must shed (clitics) it emits itself.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, Annotations& annotations) : text_(text), out_(annotations) {}

  void run() {
    out_.tokens.clear();
    out_.tokens.reserve(text_.size() / 4 + 8);
    for (size_t i = 0; i < text_.size();) {
      const Character c = character_at(text_, i);
      if (char_class(c.code) == CharClass::Space) {
        i += c.bytes;
        space_ = true;
        continue;
      }
      begin_ = i;
      end_ = chunk_end(i);
      scan_chunk();
      i = end_;
    }
  }

 private:
  size_t chunk_end(size_t i) const {
    while (i < text_.size()) {
      const Character c = character_at(text_, i);
      if (char_class(c.code) == CharClass::Space) break;
      i += c.bytes;
    }
    return i;
  }

  void scan_chunk() {
    size_t i = begin_;
    if (const auto [from, to] = address(); from < to) {
      while (i < from) i = scan(i);
      emit(from, to);
      i = to;
    }
    while (i < end_) i = scan(i);
  }

  /// The URL or e-mail address in the chunk, without the punctuation around it.
  std::pair<size_t, size_t> address() const {
    const std::string_view chunk = text_.substr(begin_, end_ - begin_);
    if (chunk.size() < 6) return {};
    const size_t at = chunk.find('@');
    const bool mail = at != chunk.npos && at > 0 && chunk.find('.', at) != chunk.npos && std::isalnum(static_cast<unsigned char>(chunk[at - 1]));
    const size_t scheme = mail ? chunk.npos : std::min(chunk.find("://"), chunk.find("www."));
    if (!mail && scheme == chunk.npos) return {};
    size_t from = 0, to = chunk.size();
    while (from < to && std::string_view("(<[{\"'").find(chunk[from]) != chunk.npos) ++from;
    while (to > from && std::string_view(".,;:!?)>]}\"'").find(chunk[to - 1]) != chunk.npos) --to;
    while (to > from && static_cast<unsigned char>(chunk[to - 1]) >= 0x80) --to;
    if (chunk.substr(from, to - from).find_first_of("<>\"") != chunk.npos) return {};
    return {begin_ + from, begin_ + to};
  }

  size_t scan(size_t i) {
    const Character c = character_at(text_, i);
    switch (char_class(c.code)) {
      case CharClass::Letter: return scan_word(i);
      case CharClass::Digit: return scan_number(i);
      default: return scan_mark(i, c);
    }
  }

  char at(size_t i) const { return i < end_ ? text_[i] : '\0'; }
  Character character(size_t i) const { return i < end_ ? character_at(text_, i) : Character{}; }
  CharClass class_at(size_t i) const { return i < end_ ? char_class(character_at(text_, i).code) : CharClass::Space; }
  std::string_view piece(size_t from, size_t to) const { return text_.substr(from, to - from); }

  size_t word_run(size_t i) const {
    while (i < end_) {
      const Character c = character_at(text_, i);
      if (!is_word(char_class(c.code)) && c.code != '_') break;
      i += c.bytes;
    }
    return i;
  }

  // ---- words

  size_t scan_word(size_t begin) {
    size_t i = word_run(begin);
    while (i < end_) {
      const size_t next = join(begin, i);
      if (next == i) break;
      i = next;
    }
    if (const size_t stop = abbreviation_end(begin, i); stop > i) return emit(begin, stop);
    if (at(i) == '$' && i - begin <= 2 && is_ascii_upper(at(begin))) return emit(begin, i + 1);  // US$
    return emit_word(begin, i);
  }

  /// The end of the word when the mark at `i` and what follows belong to it, else `i`.
  size_t join(size_t begin, size_t i) const {
    const Character mark = character(i);
    const size_t next = i + mark.bytes;
    if (next >= end_ || !is_word(class_at(next))) return i;
    const size_t run = word_run(next);
    if (is_apostrophe(mark.code)) return is_clitic(begin, i, next, run) ? i : run;
    if (is_hyphen(mark.code)) return joins_hyphen(begin, i, next, run) ? run : i;
    switch (mark.code) {
      case '.': return joins_stop(begin, i, next, run) ? run : i;
      case '&': return is_ascii_upper(at(i - 1)) && is_ascii_upper(at(next)) && i - begin <= 3 && run - next <= 3 ? run : i;
      case '/': return i - begin == 1 && run - next == 1 && !is_digit(at(next)) ? run : i;
      default: return i;
    }
  }

  /// "'s", "'re", "n't" ...: [next, run) stands after the apostrophe at `i` of a word that begins at `begin`.
  bool is_clitic(size_t begin, size_t i, size_t next, size_t run) const {
    const std::string_view rest = piece(next, run);
    if (rest.size() == 1) {
      const char c = ascii_lower(rest[0]);
      if (c == 't') return i - begin >= 2 && ascii_lower(at(i - 1)) == 'n';
      return c == 's' || c == 'd' || c == 'm';
    }
    if (rest.size() != 2) return false;
    const char pair[2] = {ascii_lower(rest[0]), ascii_lower(rest[1])};
    const std::string_view lower(pair, 2);
    return lower == "re" || lower == "ve" || lower == "ll";
  }

  bool joins_hyphen(size_t begin, size_t i, size_t next, size_t run) const {
    const std::string lower = ascii_lower(piece(begin, i));
    if (contains(kPrefixes, lower)) return !is_digit(at(next)) || lower == "mid" || lower == "pre" || lower == "post";
    if (contains(kSuffixes, ascii_lower(piece(next, run)))) return true;
    return run - next == 1 && at(next) == 'e' && is_ascii_upper(at(begin));  // the Persian link: "Tehrik-e"
  }

  /// A full stop between two word characters: "U.S", "Ph.D", "example.org", but not "end.The".
  bool joins_stop(size_t begin, size_t i, size_t next, size_t run) const {
    const size_t last = piece(begin, i).find_last_of('.');
    const size_t segment = last == std::string_view::npos ? i - begin : i - begin - last - 1;
    const bool letters = !is_digit(at(next));
    if (segment <= 1 && letters) return run - next <= 3 || is_domain(begin, run);
    if (segment <= 3 && run - next == 1 && is_ascii_upper(at(begin)) && is_ascii_upper(at(next))) return true;  // Ph.D
    if (is_ascii_lower(at(next)) || !letters) return is_ascii_lower(at(next)) || is_digit(at(i - 1));
    if (is_site_name(begin, i, next, run)) return true;
    return is_ascii_upper(at(i - 1)) && is_ascii_upper(at(next)) && segment > 1 && run - next <= 3 && run - next >= 2;  // REPORT.DOC
  }

  /// "Lenta.Ru": an outlet that is called after its address. The suffix must be no word that could begin a sentence.
  bool is_site_name(size_t begin, size_t i, size_t next, size_t run) const {
    if (!is_ascii_upper(at(begin)) || !is_ascii_upper(at(next)) || i - begin < 3 || run - next > 3 || run - next < 2) return false;
    const std::string suffix = ascii_lower(piece(next, run));
    return contains(kTopLevel, suffix) && !contains(kWordsLikeTopLevel, suffix);
  }

  bool is_domain(size_t begin, size_t end) const {
    const std::string_view name = piece(begin, end);
    const size_t dot = name.find_last_of('.');
    return dot != std::string_view::npos && contains(kTopLevel, ascii_lower(name.substr(dot + 1)));
  }

  /// The position after the full stop at `i` when it belongs to the word [begin, i), else `i`.
  size_t abbreviation_end(size_t begin, size_t i) const {
    if (at(i) != '.' || at(i + 1) == '.') return i;
    const std::string_view word = piece(begin, i);
    if (word.find('.') != std::string_view::npos) return is_dotted(word) ? i + 1 : i;
    if (character_at(text_, begin).bytes == word.size()) return is_initial(begin, i) ? i + 1 : i;
    const size_t after = i + 1;
    switch (abbreviation(word)) {
      case Abbreviation::Title: return at_paragraph_end(after) ? i : after;
      case Abbreviation::Numbered: return is_digit(next_visible(after)) ? after : i;
      case Abbreviation::Dated: return is_dated(word, after) ? after : i;
      case Abbreviation::Ending: return at_paragraph_end(after) && word == "etc" ? i : after;
      case Abbreviation::State: return is_state(begin, after) ? after : i;
      case Abbreviation::None: break;
    }
    return i;
  }

  static bool is_dotted(std::string_view word) {
    size_t segment = 0;
    for (size_t i = 0; i <= word.size(); ++i) {
      if (i < word.size() && word[i] != '.') {
        ++segment;
        continue;
      }
      if (segment == 0 || segment > 2) return false;
      segment = 0;
    }
    return true;
  }

  bool is_dated(std::string_view word, size_t after) const {
    const char next = next_visible(after);
    if (is_digit(next) || at(after) == ',') return true;
    if (word == "Sun" || word == "Sat" || word == "Mar") return false;
    return is_ascii_lower(next) || is_ascii_upper(next);
  }

  /// "Salem, Mass." - "(Fla.)" - "D-Tex." - "in Wash., where"; but neither "Miss. Jones" nor "at Mass."
  bool is_state(size_t begin, size_t after) const {
    if (at(after) == ',' || is_ascii_lower(next_visible(after))) return true;
    const size_t count = out_.tokens.size();
    if (count < 2) return false;
    const Token &last = out_.tokens[count - 1], &before = out_.tokens[count - 2];
    const std::string_view mark = piece(last.begin, last.end);
    const bool capital = (before.flags & (kCapitalised | kAllCaps)) != 0;
    if (mark == "," || mark == "(") return capital && begin == begin_ + (mark == "(" ? 1 : 0);
    return is_hyphen(character_at(text_, last.begin).code) && last.end == begin && before.end == last.begin && capital && before.end - before.begin == 1;
  }

  /// A single letter before a full stop: "J. Smith", "George W. Bush", "p. 12", but not "Plan B.".
  bool is_initial(size_t begin, size_t stop) const {
    const char letter = at(begin);
    const char next = next_visible(stop + 1);
    const bool capital = static_cast<unsigned char>(letter) >= 0x80 ? is_upper(character_at(text_, begin).code) : is_ascii_upper(letter);
    if (!capital) return is_digit(next) || ((letter == 'v' || letter == 'c') && is_ascii_upper(next) && begin == begin_);
    if (at(stop + 1) == ',' || at(stop + 1) == '-' || is_apostrophe(character(stop + 1).code)) return true;
    const bool name = is_ascii_upper(next) || static_cast<unsigned char>(next) >= 0x80 || nickname_follows(stop + 1);
    if (!name || stop + 1 != end_) return is_ascii_lower(next) && letter != 'I' && stop + 1 == end_ && previous_capitalised();
    if (out_.tokens.empty() || begin != begin_) return letter != 'I' || !out_.tokens.empty();
    const Token& last = out_.tokens.back();
    const std::string_view previous = piece(last.begin, last.end);
    if (contains(kLabelled, ascii_lower(previous))) return false;
    return letter != 'I' || previous_capitalised() || previous == ".";
  }

  /// " "Bobby" Scott"
  bool nickname_follows(size_t i) const {
    while (i < text_.size() && text_[i] == ' ') ++i;
    if (i >= text_.size() || (text_[i] != '"' && text_[i] != '\'' && text_[i] != '(')) return false;
    const char close = text_[i] == '(' ? ')' : text_[i];
    size_t end = i + 1;
    while (end < text_.size() && (is_ascii_upper(text_[end]) || is_ascii_lower(text_[end]))) ++end;
    return end > i + 1 && is_ascii_upper(text_[i + 1]) && text_.substr(end, 2) == std::string{close, ' '} && is_ascii_upper(end + 2 < text_.size() ? text_[end + 2] : '\0');
  }

  bool previous_capitalised() const { return !out_.tokens.empty() && (out_.tokens.back().flags & kCapitalised) != 0; }

  /// First byte after white space; 0 at a blank line or the end of the text.
  char next_visible(size_t i) const {
    int lines = 0;
    for (; i < text_.size() && kAsciiClasses[static_cast<unsigned char>(text_[i]) & 127] == CharClass::Space && static_cast<signed char>(text_[i]) >= 0; ++i)
      if (text_[i] == '\n' && ++lines > 1) return '\0';
    return i < text_.size() ? text_[i] : '\0';
  }
  bool at_paragraph_end(size_t i) const { return next_visible(i) == '\0'; }

  /// Emits [begin, end) and, apart, the clitic that ends it or follows it.
  size_t emit_word(size_t begin, size_t end) {
    const Character mark = character(end);
    if (is_apostrophe(mark.code)) {
      const size_t next = end + mark.bytes, run = word_run(next);
      if (run > next && is_clitic(begin, end, next, run)) {
        const bool negation = ascii_lower(at(next)) == 't' && run - next == 1;
        const size_t cut = negation ? end - 1 : end;
        if (cut > begin) emit(begin, cut);
        return emit(cut, run);
      }
    }
    if (contains_fused(begin, end)) {
      const size_t cut = at(end - 1) == 't' && at(begin) != 'c' ? end - 2 : at(end - 1) == 't' ? (piece(end - 3, end) == "not" ? end - 3 : end - 2) : end - 2;
      emit(begin, cut);
      return emit(cut, end);
    }
    return emit(begin, end);
  }

  bool contains_fused(size_t begin, size_t end) const {
    if (end - begin < 4 || end - begin > 8) return false;
    const char last = at(end - 1);
    return (last == 't' || last == 'a') && contains(kFused, ascii_lower(piece(begin, end)));
  }

  // ---- numbers

  size_t scan_number(size_t begin) {
    size_t i = digits(begin);
    while (i + 1 < end_ && is_digit(at(i + 1)) && joins_number(begin, i)) i = digits(i + 1);
    if (class_at(i) == CharClass::Letter || at(i) == '_') return scan_letters_after_number(begin, i);
    if (is_apostrophe(character(i).code) && ascii_lower(at(i + character(i).bytes)) == 's') return emit_word(begin, i);
    if (at(i) == '.' && i + 1 == end_ && is_list_number(begin)) return emit(begin, i + 1);
    return emit(begin, i);
  }

  size_t digits(size_t i) const {
    while (is_digit(at(i))) ++i;
    return i;
  }

  /// The mark at `i` stands between two digits of one number, date, time or telephone number.
  bool joins_number(size_t begin, size_t i) const {
    switch (at(i)) {
      case '.': case ',': case ':': case '/': return true;
      case '-': return is_dashed_number(begin);
      default: return false;
    }
  }

  /// "555-0142", "1-800-555-0142", "11-20-2000", not the ranges "10-15" and "2010-2014".
  bool is_dashed_number(size_t begin) const {
    int groups = 1;
    size_t lengths[4] = {};
    size_t i = begin;
    for (; i < end_ && (is_digit(at(i)) || (at(i) == '-' && is_digit(at(i + 1)))); ++i) {
      if (at(i) == '-') {
        if (++groups > 4) return false;
      } else {
        ++lengths[groups - 1];
      }
    }
    if (groups == 2) return lengths[0] == 3 && lengths[1] == 4;
    return groups >= 3;
  }

  size_t scan_letters_after_number(size_t begin, size_t i) {
    const size_t end = word_run(i);
    const std::string lower = ascii_lower(piece(i, end));
    if (contains(kUnits, lower)) {
      emit(begin, i);
      return emit(i, end);
    }
    return emit_word(begin, end);
  }

  /// "1." at the head of a line, with words after it.
  bool is_list_number(size_t begin) const {
    if (begin != begin_ || end_ - begin > 4) return false;
    size_t line = begin;
    while (line > 0 && (text_[line - 1] == ' ' || text_[line - 1] == '\t')) --line;
    if (line > 0 && text_[line - 1] != '\n') return false;
    size_t next = end_;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    return next < text_.size() && text_[next] != '\n' && text_[next] != '\r';
  }

  // ---- marks

  size_t scan_mark(size_t begin, Character c) {
    size_t i = begin + c.bytes;
    if (is_apostrophe(c.code)) return scan_apostrophe(begin, i);
    switch (c.code) {
      case '.': case '-': case '*': case '=': case '_': case '~': case '#': case '+': case '`': case '<': case '>': case 0x2026:
        while (character(i).code == c.code) i += c.bytes;
        if (i == begin + 1 && c.code == '#' && class_at(i) == CharClass::Letter) return emit(begin, word_run(i));
        if (i == begin + 1 && c.code == '.' && is_digit(at(i)) && begin == begin_) return scan_number(begin);
        return emit(begin, i);
      case '!': case '?':
        while (at(i) == '!' || at(i) == '?') ++i;
        return emit(begin, i);
      case '@':
        return emit(begin, class_at(i) == CharClass::Letter ? word_run(i) : i);
      default:
        return emit(begin, i);
    }
  }

  /// A quote, a clitic after a closing mark ("'s"), a shortened year ("'90s") or a possessive.
  size_t scan_apostrophe(size_t begin, size_t i) {
    const size_t run = word_run(i);
    const std::string_view rest = piece(i, run);
    const std::string lower = rest.size() <= 3 ? ascii_lower(rest) : std::string();
    if (begin > begin_ && (lower == "s" || lower == "re" || lower == "ve" || lower == "ll" || lower == "d" || lower == "m")) return emit(begin, run);
    if (begin == begin_ && rest.size() >= 2 && rest.size() <= 3 && is_digit(rest[0]) && is_digit(rest[1])) return emit(begin, run);
    if (begin == begin_ && (lower == "em" || lower == "til" || lower == "tis")) return emit(begin, run);
    if (character(i).code == character_at(text_, begin).code) i += character(i).bytes;
    return emit(begin, i);
  }

  // ---- output

  size_t emit(size_t begin, size_t end) {
    Token token;
    token.begin = static_cast<uint32_t>(begin);
    token.end = static_cast<uint32_t>(end);
    if (space_) token.flags |= kSpaceBefore;
    space_ = false;
    token.flags = static_cast<uint8_t>(token.flags | fold(begin, end));
    token.word = token.lemma = out_.vocabulary.intern(lower_);
    out_.tokens.push_back(token);
    return end;
  }

  /// Puts the lower-case form into lower_ and returns the case flags.
  uint8_t fold(size_t begin, size_t end) {
    lower_.resize(end - begin);
    size_t letters = 0, capitals = 0;
    for (size_t i = begin; i < end; ++i) {
      const auto c = static_cast<unsigned char>(text_[i]);
      if (c >= 128) return fold_wide(begin, end);
      const unsigned capital = c - unsigned{'A'} < 26u;
      letters += capital | (c - unsigned{'a'} < 26u);
      capitals += capital;
      lower_[i - begin] = static_cast<char>(c | capital << 5);
    }
    size_t first = begin;
    while (capitals > 0 && first < end && kAsciiClasses[static_cast<unsigned char>(text_[first])] != CharClass::Letter) ++first;
    return case_flags(capitals > 0 && is_ascii_upper(text_[first]), letters, capitals);
  }

  uint8_t fold_wide(size_t begin, size_t end) {
    lower_.clear();
    size_t letters = 0, capitals = 0;
    bool first = false;
    for (size_t i = begin; i < end;) {
      const Character c = character_at(text_, i);
      i += c.bytes;
      const char32_t low = c.code < 128 ? static_cast<unsigned char>(ascii_lower(static_cast<char>(c.code))) : to_lower(c.code);
      append_utf8(lower_, low);
      if (char_class(c.code) != CharClass::Letter) continue;
      if (letters++ == 0) first = low != c.code;
      capitals += low != c.code;
    }
    return case_flags(first, letters, capitals);
  }

  static uint8_t case_flags(bool first, size_t letters, size_t capitals) {
    const bool all = letters >= 2 && capitals == letters;
    return static_cast<uint8_t>((first ? kCapitalised : 0) | (all ? kAllCaps : 0));
  }

  std::string_view text_;
  Annotations& out_;
  size_t begin_ = 0, end_ = 0;  // of the chunk
  bool space_ = false;
  std::string lower_;
};

}  // namespace

void tokenize(std::string_view text, Annotations& annotations) { Tokenizer(text, annotations).run(); }

}  // namespace dossier
