#include "ingest/no_nationalities.h"

#include <algorithm>
#include <string_view>

namespace dossier {
namespace {

constexpr std::string_view kFaiths[] = {"orthodox", "apostolic", "reformed", "coptic", "uniate"};
constexpr std::string_view kCalledSo[] = {"shepherd",  "shepherds", "fries",   "toast",   "setter",    "setters",  "terrier",   "terriers", "bulldog", "bulldogs",
                                          "wolfhound", "wolfhounds", "retriever", "spaniel", "mastiff", "roulette", "muffin",   "muffins",  "breakfast", "horn",
                                          "horns",     "delight",   "measles", "flu",     "waffle",    "waffles",  "pastry",    "pastries", "meatballs", "windows",
                                          "doors",     "kiss",      "braid",   "mustard", "whispers",  "checkers", "wrestling", "vanilla"};
constexpr std::string_view kOfLanguage[] = {"language", "speaking", "speaker", "speakers", "medium"};
constexpr std::string_view kSpeaking[] = {"speak", "speaks", "spoke", "speaking", "spoken", "learn", "learns", "learned", "learnt", "learning"};
constexpr std::string_view kInLanguage[] = {"fluent", "fluency", "translated", "translation", "written", "proficient", "conversant", "dubbed", "subtitled"};

template <size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

class Nationalities {
 public:
  explicit Nationalities(const Annotations& a) : a_(a) {}

  bool names_no_country(Range<Token> m) const {
    const std::string_view next = after(m.end, 0);
    if (contains(kFaiths, next) || contains(kCalledSo, next) || next == "language") return true;
    return ((next == "-" || next == "\u2010") && contains(kOfLanguage, after(m.end, 1))) || is_spoken(m);
  }

 private:
  std::string_view after(uint32_t token, uint32_t steps) const {
    const Range<Token> sentence = a_.sentences[a_.sentence_of(token - 1)].tokens;
    return token + steps < sentence.end ? a_.word(token + steps) : std::string_view();
  }

  /// "speaks Russian", "fluent in Russian", "speaks Chinese and Russian", with no noun behind it.
  bool is_spoken(Range<Token> m) const {
    const uint32_t begin = a_.sentences[a_.sentence_of(m.begin)].tokens.begin;
    if (!after(m.end, 0).empty()) {
      const Upos upos = a_.tokens[m.end].upos;
      if (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ) return false;
    }
    uint32_t t = m.begin;
    while (t > begin + 1 && is_listed(t)) t -= 2;
    if (t == begin) return false;
    if (contains(kSpeaking, a_.word(t - 1))) return true;
    const std::string_view before = a_.word(t - 1);
    return t > begin + 1 && (before == "in" || before == "into" || before == "from") && contains(kInLanguage, a_.word(t - 2));
  }

  /// "Chinese and" before the token.
  bool is_listed(uint32_t t) const {
    const std::string_view between = a_.word(t - 1);
    return (between == "and" || between == "or" || between == ",") && (a_.tokens[t - 2].flags & kCapitalised) != 0;
  }

  const Annotations& a_;
};

}  // namespace

void drop_false_nationalities(Annotations& a) {
  const Nationalities nationalities(a);
  std::erase_if(a.mentions, [&](const Mention& m) { return m.type == EntityType::Nationality && nationalities.names_no_country(m.tokens); });
}

}  // namespace dossier
