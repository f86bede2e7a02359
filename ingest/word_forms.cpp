#include "ingest/word_forms.h"

#include <array>
#include <string>
#include <unordered_map>

#include "ingest/lexicon_lines.h"
#include "ingest/rules.h"

extern "C" const unsigned char dossier_irregular_forms_tsv[], dossier_irregular_forms_tsv_end[];

namespace dossier {

namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

class FormTable {
 public:
  FormTable() {
    for (const LexiconLine& line : lexicon_lines(embedded_text(dossier_irregular_forms_tsv, dossier_irregular_forms_tsv_end))) {
      auto& forms = line.fields[0] == "verb" ? verbs_ : nouns_;
      for (const std::string_view form : split(line.fields[2], ',')) forms.emplace(form, line.fields[1]);
    }
    for (const RuleSet* rules : {&RuleSet::relations(), &RuleSet::events()})
      for (const Rule& rule : rules->rules()) add(rule);
  }

  const std::unordered_map<std::string, std::string>& verbs() const { return verbs_; }
  const std::unordered_map<std::string, std::string>& nouns() const { return nouns_; }

 private:
  void add(const Rule& rule) {
    for (const std::string& trigger : rule.triggers) {
      const std::string word = trigger.substr(0, trigger.find(' '));
      if (rule.part == TriggerPart::Verb) add_verb(word);
      if (rule.part == TriggerPart::Noun) add_noun(word);
    }
    for (const auto* slots : {&rule.require, &rule.forbid})
      for (const Slot& slot : *slots)
        for (const Path& path : slot.paths)
          for (const PathStep& step : path)
            if (step.kind != PathStep::Kind::Complement)
              for (const std::string& lemma : step.lemmas) add_noun(lemma);
  }

  static bool inflects(const std::string& word) {
    if (word.size() < 3) return false;
    for (const char c : word) if (c < 'a' || c > 'z') return false;
    return true;
  }

  /// What the endings in s are added to: "tries", "pushes", "strikes".
  static std::string with_s(const std::string& word) {
    const char last = word.back(), before = word[word.size() - 2];
    if (last == 'y' && !is_vowel(before)) return word.substr(0, word.size() - 1) + "ies";
    const bool hissing = last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 'c' || before == 's'));
    return word + (hissing ? "es" : "s");
  }

  void add_verb(const std::string& verb) {
    if (!inflects(verb)) return;
    const char last = verb.back(), before = verb[verb.size() - 2];
    verbs_.emplace(with_s(verb), verb);
    const std::string stem = last == 'e' ? verb.substr(0, verb.size() - 1) : verb;
    verbs_.emplace(last == 'y' && !is_vowel(before) ? verb.substr(0, verb.size() - 1) + "ied" : stem + "ed", verb);
    verbs_.emplace((last == 'e' && before == 'e' ? verb : stem) + "ing", verb);
    if (!is_vowel(last) && is_vowel(before) && last != 'w' && last != 'x' && last != 'y') {  // "barred", "travelled"
      verbs_.emplace(verb + last + "ed", verb);
      verbs_.emplace(verb + last + "ing", verb);
    }
  }

  void add_noun(const std::string& noun) {
    if (inflects(noun) && noun.back() != 's') nouns_.emplace(with_s(noun), noun);
  }

  std::unordered_map<std::string, std::string> verbs_, nouns_;
};

}  // namespace

std::string_view lemma_of_form(std::string_view form, Upos upos, Xpos xpos) {
  static const FormTable table;
  const bool verb = upos == Upos::VERB && xpos != Xpos::VB && xpos != Xpos::VBP;  // those are lemmas
  if (!verb && !(upos == Upos::NOUN && xpos == Xpos::NNS)) return {};
  const auto& forms = verb ? table.verbs() : table.nouns();
  const auto it = forms.find(std::string(form));
  return it == forms.end() ? std::string_view() : std::string_view(it->second);
}

}  // namespace dossier
