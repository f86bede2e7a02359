#include "ingest/verb_tags.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

bool opens_object(const Token& token) { return token.xpos == Xpos::DT || token.xpos == Xpos::PRPS; }

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

void set_verb(Token& token, Xpos xpos) {
  token.upos = Upos::VERB;
  token.xpos = xpos;
}

class VerbTags {
 public:
  VerbTags(Annotations& a, Range<Token> sentence) : a_(a), sentence_(sentence) {}

  void correct() {
    correct_opening();
    for (uint32_t t = sentence_.begin + 2; t < sentence_.end; ++t)
      if (is_member_states(t)) a_.tokens[t].upos = Upos::NOUN, a_.tokens[t].xpos = Xpos::NNS;
    for (uint32_t t = sentence_.begin + 1; t + 1 < sentence_.end; ++t)
      if (is_past_with_object(t)) make_past(t);
    for (uint32_t t = sentence_.begin + 1; t + 1 < sentence_.end; ++t)
      if (is_her_noun(t)) {
        a_.tokens[t].xpos = Xpos::PRPS;
        a_.tokens[t + 1].upos = Upos::NOUN, a_.tokens[t + 1].xpos = Xpos::NN;
      }
    if (std::any_of(begin(), end(), [](const Token& token) { return is_finite(token.xpos) || token.xpos == Xpos::MD; })) return;
    for (uint32_t t = sentence_.begin + 1; t + 1 < sentence_.end; ++t)
      if (is_present_with_object(t)) {
        set_verb(a_.tokens[t], Xpos::VBZ);
        return;
      }
  }

 private:
  std::vector<Token>::const_iterator begin() const { return a_.tokens.begin() + sentence_.begin; }
  std::vector<Token>::const_iterator end() const { return a_.tokens.begin() + sentence_.end; }

  /// "Brought up in Norland, she left": a past at the head of a sentence that has another finite verb is a participle.
  void correct_opening() {
    Token& first = a_.tokens[sentence_.begin];
    if (first.xpos == Xpos::VBD && first.upos == Upos::VERB && std::any_of(begin() + 1, end(), [](const Token& t) { return is_finite(t.xpos); })) first.xpos = Xpos::VBN;
  }

  /// "between NATO member states Greece and Turkey", but "a board member states that".
  bool is_member_states(uint32_t t) const {
    if (a_.tokens[t].xpos != Xpos::VBZ || a_.word(t) != "states" || a_.word(t - 1) != "member") return false;
    const bool one = a_.tokens[t - 2].upos == Upos::DET || a_.tokens[t - 2].upos == Upos::NUM || a_.tokens[t - 2].upos == Upos::NOUN;
    return !one && (t + 1 == sentence_.end || a_.word(t + 1) != "that");
  }

  /// "closed its border", "launched a raid", but neither "was given a prize", "elected the same year" nor "(called the Line)".
  bool is_past_with_object(uint32_t t) const {
    const Token& token = a_.tokens[t];
    if ((token.xpos != Xpos::VBN && token.xpos != Xpos::JJ) || !a_.word(t).ends_with("ed") || !opens_object(a_.tokens[t + 1])) return false;
    return has_subject_before(t) && !has_auxiliary_before(t) && !is_time_after(t + 1) && !takes_two_objects(a_.word(t));
  }
  /// "will resign her post", but "let her post it".
  bool is_her_noun(uint32_t t) const {
    constexpr std::array<std::string_view, 24> kOfBareInfinitives{"make", "makes", "made", "making", "let", "lets", "letting", "help", "helps", "helped", "helping", "see", "sees",
                                                                  "saw", "seeing", "seen", "watch", "watched", "hear", "heard", "have", "has", "had", "having"};
    const Token& next = a_.tokens[t + 1];
    if (a_.word(t) != "her" || next.xpos != Xpos::VB || next.upos != Upos::VERB) return false;
    return is_verb(a_.tokens[t - 1]) && std::find(kOfBareInfinitives.begin(), kOfBareInfinitives.end(), a_.word(t - 1)) == kOfBareInfinitives.end();
  }

  /// A noun or name directly before it, or before an adverb.
  bool has_subject_before(uint32_t t) const {
    const Token& before = a_.tokens[t - 1];
    if (before.upos == Upos::ADV && t - 1 > sentence_.begin) return has_subject_before(t - 1);
    if (before.upos == Upos::NOUN || before.upos == Upos::PROPN || before.xpos == Xpos::PRP) return true;
    return before.upos == Upos::ADJ && t - 1 > sentence_.begin && a_.tokens[t - 2].upos == Upos::DET;  // "the republic", read as an adjective
  }
  bool has_auxiliary_before(uint32_t t) const {
    constexpr uint32_t kWindow = 4;
    for (uint32_t i = t; i-- > sentence_.begin && t - i <= kWindow;) {
      if (a_.tokens[i].upos == Upos::AUX) return true;
      if (is_verb(a_.tokens[i])) return false;
    }
    return false;
  }
  bool is_time_after(uint32_t t) const {
    constexpr std::array<std::string_view, 8> kTimes{"day", "week", "month", "year", "time", "night", "morning", "evening"};
    for (uint32_t i = t; i < std::min(t + 4, sentence_.end); ++i)
      if (std::find(kTimes.begin(), kTimes.end(), a_.word(i)) != kTimes.end()) return true;
    return false;
  }
  /// Of these a participle has an object left: "a group called the Line", "men offered a deal".
  static bool takes_two_objects(std::string_view word) {
    constexpr std::array<std::string_view, 20> kVerbs{"called", "named", "dubbed", "titled", "entitled", "labelled", "labeled", "awarded", "offered", "considered",
                                                      "elected", "appointed", "declared", "allowed", "denied", "owed", "handed", "asked", "promised", "designated"};
    return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end();
  }
  void make_past(uint32_t t) {
    set_verb(a_.tokens[t], Xpos::VBD);
    Token& before = a_.tokens[t - 1];
    if (before.upos == Upos::ADJ) before.upos = Upos::NOUN, before.xpos = Xpos::NN;
  }

  /// "Hungary fears a war".
  bool is_present_with_object(uint32_t t) const {
    const Token& before = a_.tokens[t - 1];
    const bool subject = before.xpos == Xpos::NNP || before.xpos == Xpos::NNPS || before.xpos == Xpos::PRP;
    return a_.tokens[t].xpos == Xpos::NNS && subject && opens_object(a_.tokens[t + 1]) && (a_.tokens[t].flags & kCapitalised) == 0;
  }

  Annotations& a_;
  Range<Token> sentence_;
};

}  // namespace

void correct_verb_tags(Annotations& a) {
  for (const Sentence& s : a.sentences)
    if (s.tokens.size() > 2) VerbTags(a, s.tokens).correct();
}

}  // namespace dossier
