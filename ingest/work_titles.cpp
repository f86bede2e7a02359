#include "ingest/work_titles.h"

#include <algorithm>

#include "ingest/name_words.h"

namespace dossier {
namespace {

// Nouns of works that have titles.
constexpr std::string_view kWorks[] = {"album",  "anthem",  "article", "ballad",  "best-seller", "bestseller", "blog",    "book",    "cartoon",   "column",  "comedy",  "documentary", "drama",
                                       "episode", "essay",  "film",    "game",    "hit",         "magazine",   "memoir",  "movie",   "musical",   "newspaper", "novel", "opera",       "painting",
                                       "play",   "podcast", "poem",    "program", "programme",   "report",     "series",  "show",    "single",    "sitcom",  "song",    "thriller",    "track"};
// What makes such a title of the words behind its preposition: "the cover of "Foreign Eyes"".
constexpr std::string_view kAbout[] = {"anchor", "author", "cast", "copy", "cover", "creator", "director", "edition", "editor", "episode", "host", "issue", "lyric", "moderator", "presenter", "producer", "release", "screening", "season", "star", "version"};
constexpr std::string_view kNamings[] = {"called", "entitled", "named", "titled"};
constexpr std::string_view kPlayed[] = {"host", "moderate", "perform", "play", "publish", "release", "sing", "watch"};
constexpr std::string_view kSmallWords[] = {"a", "an", "and", "as", "at", "but", "by", "de", "for", "from", "in", "into", "is", "la", "of", "on", "or", "over", "the", "to", "vs.", "with"};
constexpr uint32_t kLongestTitle = 9;  // tokens

template <size_t N>
bool contains(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

uint32_t token_at(const Annotations& a, uint32_t byte) {
  return static_cast<uint32_t>(std::ranges::lower_bound(a.tokens, byte, {}, &Token::begin) - a.tokens.begin());
}

/// The words between the marks, without the comma that American typesetters put there.
Range<Token> words_of(const Annotations& a, const MarkedSpan& s) {
  if (s.pieces.size() != 1 || s.close.empty()) return {};
  Range<Token> r{token_at(a, s.pieces.front().begin), token_at(a, s.pieces.front().end)};
  while (r.size() > 0 && (a.word(r.end - 1) == "," || a.word(r.end - 1) == ".")) --r.end;
  return r;
}

/// Capitals on all words but the small ones, and on the first.
bool has_capitals_of_title(const Annotations& a, Range<Token> r) {
  if (r.size() == 0 || r.size() > kLongestTitle) return false;
  bool word = false;
  for (uint32_t t = r.begin; t < r.end; ++t) {
    const bool capital = (a.tokens[t].flags & (kCapitalised | kAllCaps)) != 0;
    if (t == r.begin && !capital && a.tokens[t].upos != Upos::NUM) return false;
    word |= capital && !contains(kSmallWords, a.word(t));
    const bool other = a.tokens[t].upos == Upos::PUNCT || a.tokens[t].upos == Upos::NUM || is_possessive(a, t);
    if (!capital && !other && !contains(kSmallWords, a.word(t))) return false;
  }
  return word;
}

/// How sure the words before the mark are.
enum class Lead { None, NoSpeech, Title };

Lead lead_of(const Annotations& a, uint32_t mark, uint32_t words) {
  if (mark == 0 || (a.tokens[mark].flags & kSentenceStart) != 0) return Lead::None;
  const uint32_t last = mark - 1;
  const std::string_view before = a.word(last);
  const std::string_view second = last > 0 ? a.lemma(last - 1) : std::string_view();
  if (is_possessive(a, last) || contains(kWorks, a.lemma(last))) return Lead::Title;
  if (contains(kNamings, before)) {  // "called her "Crooked"" is no naming, nor "she called"
    const bool passive = last > 0 && (a.word(last - 1) == "," || a.tokens[last - 1].upos == Upos::NOUN || a.tokens[last - 1].upos == Upos::AUX);
    return passive ? Lead::Title : Lead::None;
  }
  if ((contains(kPlayed, a.lemma(last)) || (a.lemma(last) == "tell" && words > 1)) && a.tokens[last].upos == Upos::VERB) return Lead::Title;  // "told "Rahm and Friends" that"
  if (before == "on") return words > 1 ? Lead::Title : Lead::None;
  if (before != "of" && before != "in" && before != "for" && before != "from") return Lead::None;
  return contains(kAbout, second) ? Lead::Title : words > 1 ? Lead::NoSpeech : Lead::None;
}

Lead title_of(const Annotations& a, const MarkedSpan& s) {
  const Range<Token> r = words_of(a, s);
  return has_capitals_of_title(a, r) ? lead_of(a, token_at(a, s.open.begin), r.size()) : Lead::None;
}

}  // namespace

std::vector<MarkedSpan> scan_speech(std::string_view text, const Annotations& a) {
  std::vector<ByteSpan> paragraphs, names;
  for (const Paragraph& p : a.paragraphs) paragraphs.push_back(p.span);
  for (const Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.type == EntityType::Person && m.tokens.size() > 3) names.push_back(a.span({m.tokens.begin + 1, m.tokens.end - 1}));
  std::vector<MarkedSpan> spans = scan_quotes(text, paragraphs, names);
  for (MarkedSpan& s : spans) s.is_title = title_of(a, s) != Lead::None;
  return spans;
}

void drop_names_in_titles(std::string_view text, Annotations& a) {
  for (const MarkedSpan& s : scan_speech(text, a)) {
    const Range<Token> r = words_of(a, s);
    if (!s.is_title || title_of(a, s) != Lead::Title) continue;
    const uint32_t mark = token_at(a, s.open.begin);
    const auto is_network = [&](const Mention& m) { return m.type == EntityType::Organisation && (m.tokens.end == mark || m.tokens.end + 1 == mark); };
    const bool broadcast = a.lemma(mark - 1) == "tell" || (is_possessive(a, mark - 1) && std::ranges::any_of(a.mentions, is_network));
    std::erase_if(a.mentions, [&](const Mention& m) {
      const bool inside = r.begin <= m.tokens.begin && m.tokens.end <= r.end && (m.tokens != r || broadcast);
      return inside && (m.type != EntityType::Person || broadcast) && m.type != EntityType::Date;  // the network's "Early Rahm" is a programme
    });
  }
}

}  // namespace dossier
