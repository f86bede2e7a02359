#include "export/report_grammar.h"

#include <algorithm>
#include <optional>

#include "graph/error.h"
#include "graph/text.h"

extern "C" const unsigned char dossier_report_phrases[], dossier_report_phrases_end[];

namespace dossier {
namespace {

constexpr std::string_view kArticleHeads[] = {" of ", " for ", " on ", " against ", " in ", " to "};

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (size_t begin = 0;;) {
    const size_t end = line.find(separator, begin);
    fields.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return fields;
    begin = end + 1;
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// "[one|many]" between `open` and `close` becomes the alternative for the number.
std::string choose_number(std::string text, char open, char close, bool many) {
  for (size_t begin = text.find(open); begin != std::string::npos; begin = text.find(open, begin)) {
    const size_t bar = text.find('|', begin), end = text.find(close, begin);
    if (bar == std::string::npos || end == std::string::npos || bar > end) break;
    const std::string chosen = many ? text.substr(bar + 1, end - bar - 1) : text.substr(begin + 1, bar - begin - 1);
    text.replace(begin, end - begin + 1, chosen);
    begin += chosen.size();
  }
  return text;
}

template <class T>
std::optional<T> one_of(std::string_view value, std::initializer_list<std::pair<std::string_view, T>> names) {
  for (const auto& [name, result] : names)
    if (name == value) return result;
  return std::nullopt;
}

bool is_acronym(std::string_view name) {
  if (name.size() < 2 || name.size() > 6) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<ClausePiece> pieces_of(std::string_view text) {
  using Slot = ClausePiece::Slot;
  std::vector<ClausePiece> pieces;
  std::string words;
  for (size_t i = 0; i < text.size();) {
    const auto slot = one_of<Slot>(text.substr(i, 3), {{"{S}", Slot::Subject}, {"{O}", Slot::Other}, {"{A}", Slot::Speaker}});
    if (!slot) {
      words += text[i++];
      continue;
    }
    if (!words.empty()) pieces.push_back({Slot::Words, std::move(words)});
    words.clear();
    pieces.push_back({*slot, ""});
    i += 3;
  }
  if (!words.empty()) pieces.push_back({Slot::Words, std::move(words)});
  return pieces;
}

}  // namespace

const ReportGrammar& ReportGrammar::builtin() {
  static const ReportGrammar grammar(std::string_view(reinterpret_cast<const char*>(dossier_report_phrases),
                                                      dossier_report_phrases_end - dossier_report_phrases));
  return grammar;
}

ReportGrammar::ReportGrammar(std::string_view tsv, const Schema& schema) : schema_(schema) {
  size_t number = 0;
  for (std::string_view line : split(tsv, '\n')) {
    ++number;
    if (!line.empty() && line[0] != '#') read_line(split(line, '\t'), number);
  }
}

void ReportGrammar::read_line(const std::vector<std::string_view>& f, size_t number) {
  const auto fail = [number](std::string_view what) {
    throw input_error("report phrases, line " + std::to_string(number) + ": " + std::string(what));
  };
  const auto expect = [&](size_t fields) {
    if (f.size() != fields) fail("a line of kind \"" + std::string(f[0]) + "\" has " + std::to_string(fields) + " fields");
  };
  const auto text = [&](size_t i) { return std::string(f[i]); };
  if (f[0] == "relation") {
    expect(5);
    relations_[text(1)] = {text(2), text(3), f[4] == "past" ? Tense::Past : Tense::Present};
  } else if (f[0] == "phrase") {
    expect(6);
    const auto voice = one_of<PhraseVoice>(
        f[2], {{"active", PhraseVoice::Active}, {"inverse", PhraseVoice::Inverse}, {"mutual", PhraseVoice::Mutual}});
    if (!voice) fail("no voice \"" + text(2) + "\"");
    phrases_[{text(1), *voice, text(3)}] = {text(4), text(5)};
  } else if (f[0] == "label") {
    expect(4);
    labels_[text(1)] = {text(2), text(3)};
  } else if (f[0] == "verb") {
    expect(5);
    verbs_[text(1)] = {text(2), text(3), text(4)};
  } else if (f[0] == "mood") {
    expect(5);
    const auto modality = parse_modality(f[1]);
    const auto polarity = parse_polarity(f[2]);
    const auto telling = one_of<Telling>(
        f[3], {{"narrator", Telling::Narrator}, {"speaker", Telling::Speaker}, {"self", Telling::Self}});
    if (!modality || !polarity || !telling) fail("no such modality, polarity or voice");
    moods_[{*modality, *polarity, *telling}] = text(4);
  } else if (f[0] == "article" || f[0] == "bare") {
    expect(4);
    const auto type = parse_entity_type(f[1]);
    if (!type) fail("no entity type \"" + text(1) + "\"");
    names_[{text(0), *type, text(2), text(3)}] = true;
  } else if (f[0] == "word") {
    expect(4);
    words_[{text(1), text(2)}] = text(3);
  } else {
    fail("no kind of line \"" + text(0) + "\"");
  }
}

bool ReportGrammar::has_voice(std::string_view type, PhraseVoice voice) const {
  return phrases_.contains({std::string(type), voice, ""});
}

Tense ReportGrammar::told_in(std::string_view type) const {
  const auto found = relations_.find(type);
  return found == relations_.end() ? Tense::Present : found->second.tense;
}

std::string_view ReportGrammar::heading(std::string_view type) const {
  const auto found = relations_.find(type);
  return found == relations_.end() ? type : std::string_view(found->second.heading);
}

std::string_view ReportGrammar::class_of(std::string_view type) const {
  const auto found = relations_.find(type);
  return found == relations_.end() ? std::string_view("structure") : std::string_view(found->second.relation_class);
}

std::string_view ReportGrammar::label(std::string_view type, bool inverse) const {
  if (const auto found = labels_.find(type); found != labels_.end()) return inverse ? found->second.second : found->second.first;
  const auto id = schema_.find(type);
  if (!id) return type;
  return inverse ? schema_[*id].inverse : schema_[*id].label;
}

std::string_view ReportGrammar::word(std::string_view domain, std::string_view value) const {
  const auto found = words_.find({std::string(domain), std::string(value)});
  return found == words_.end() ? value : std::string_view(found->second);
}

const ReportGrammar::Phrase* ReportGrammar::find_phrase(const ClauseSpec& spec) const {
  const std::string type(spec.type);
  std::string variant(spec.role.empty() ? to_string(spec.status) : std::string_view("role"));
  auto found = phrases_.find({type, spec.voice, variant});
  if (found == phrases_.end()) found = phrases_.find({type, spec.voice, ""});
  return found == phrases_.end() ? nullptr : &found->second;
}

std::string ReportGrammar::mood(const ClauseSpec& spec) const {
  Telling telling = spec.telling == Telling::Unnamed ? Telling::Narrator : spec.telling;
  auto found = moods_.find({spec.modality, spec.polarity, telling});
  if (found == moods_.end() && telling == Telling::Self)
    found = moods_.find({spec.modality, spec.polarity, Telling::Speaker});
  return found == moods_.end() ? "{S} {fin}" : found->second;
}

std::string ReportGrammar::finite(const ClauseSpec& spec, const std::string& verb) const {
  const auto forms = verbs_.find(verb);
  if (forms == verbs_.end()) return verb;
  if (spec.tense == Tense::Perfect) return (spec.many_subjects ? "have " : "has ") + forms->second.participle;
  const bool past = spec.tense == Tense::Past;
  if (verb == "be") return past ? (spec.many_subjects ? "were" : "was") : (spec.many_subjects ? "are" : "is");
  if (past) return forms->second.past;
  return spec.many_subjects ? verb : forms->second.singular;
}

std::string ReportGrammar::negated(const ClauseSpec& spec, const std::string& verb) const {
  const auto forms = verbs_.find(verb);
  if (spec.tense == Tense::Perfect && forms != verbs_.end())
    return (spec.many_subjects ? "have not " : "has not ") + forms->second.participle;
  if (verb == "be") return finite(spec, verb) + " not";
  if (spec.tense == Tense::Past) return "did not " + verb;
  return (spec.many_subjects ? "do not " : "does not ") + verb;
}

std::string ReportGrammar::verb_phrase(const ClauseSpec& spec, const Phrase& phrase, std::string_view form) const {
  std::string verb = phrase.verb;
  if (form == "fin") verb = finite(spec, phrase.verb);
  if (form == "neg") verb = negated(spec, phrase.verb);
  if (form == "inf" && spec.tense != Tense::Present && spec.modality != Modality::Hypothetical) {
    const auto forms = verbs_.find(phrase.verb);
    if (forms != verbs_.end()) verb = "have " + forms->second.participle;
  }
  std::string rest = choose_number(phrase.rest, '[', ']', spec.many_subjects);
  rest = choose_number(std::move(rest), '<', '>', spec.many_others);
  replace_all(rest, "{at}", spec.other_type == EntityType::Organisation ? "at" : "in");
  return verb + " " + rest;
}

/// For a type without a template: the schema's label is a finite phrase, so polarity and modality go in front.
std::string ReportGrammar::fallback(const ClauseSpec& spec) const {
  const auto id = schema_.find(spec.type);
  std::string label(spec.type);
  if (id) label = spec.voice == PhraseVoice::Inverse ? schema_[*id].inverse : schema_[*id].label;
  std::string text = spec.voice == PhraseVoice::Mutual ? "{S} " + label + " each other" : "{S} " + label + " {O}";
  if (spec.polarity == Polarity::Negative) text = "it is not the case that " + text;
  if (spec.modality != Modality::Asserted) text = "it is " + std::string(to_string(spec.modality)) + " that " + text;
  if (spec.telling == Telling::Speaker || spec.telling == Telling::Self) text = "{A} said that " + text;
  return text;
}

std::vector<ClausePiece> ReportGrammar::clause(const ClauseSpec& spec) const {
  const Phrase* phrase = find_phrase(spec);
  std::string text = phrase ? mood(spec) : fallback(spec);
  if (phrase) {
    // The role is the source's own words and goes in last, so that braces in it stay what they are.
    for (const std::string_view form : {"fin", "neg", "inf", "base"})
      replace_all(text, "{" + std::string(form) + "}", verb_phrase(spec, *phrase, form));
    replace_all(text, "{is}", spec.many_subjects ? "are" : "is");
  }
  if (spec.telling == Telling::Unnamed) text = "according to {A}, " + text;
  std::vector<ClausePiece> pieces = pieces_of(text);
  for (ClausePiece& piece : pieces)
    if (piece.slot == ClausePiece::Slot::Words) replace_all(piece.words, "{role}", spec.role);
  return pieces;
}

bool ReportGrammar::matches(std::string_view list, EntityType type, std::string_view name, std::string_view kind,
                            bool exact_only) const {
  const auto has = [&](std::string_view rule, std::string_view value) {
    return names_.contains({std::string(list), type, std::string(rule), std::string(value)});
  };
  if (has("exact", name)) return true;
  if (exact_only) return false;
  if (!kind.empty() && has("kind", kind)) return true;
  if (is_acronym(name) && has("acronym", "*")) return true;
  if (has("first", name.substr(0, name.find(' '))) && name.find(' ') != std::string_view::npos) return true;
  for (const std::string_view head : kArticleHeads) {
    const size_t at = name.find(head);
    if (at == std::string_view::npos) continue;
    const size_t begin = name.rfind(' ', at - 1);
    const size_t start = begin == std::string_view::npos || begin >= at ? 0 : begin + 1;
    return has("head", name.substr(start, at - start));
  }
  const size_t last = name.rfind(' ');
  return has("last", last == std::string_view::npos ? name : name.substr(last + 1));
}

bool ReportGrammar::takes_article(EntityType type, std::string_view name, std::string_view kind) const {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  if (matches("bare", type, name, kind, true)) return false;
  if (matches("article", type, name, kind, true)) return true;
  return !matches("bare", type, name, kind, false) && matches("article", type, name, kind, false);
}

std::string date_in_words(PartialDate date) {
  static constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
  if (!date.known()) return "";
  std::string text;
  if (date.month > 0 && date.day > 0) text = std::to_string(date.day) + " ";
  if (date.month > 0) text += std::string(kMonths[(date.month - 1) % 12]) + " ";
  return text + std::to_string(date.year);
}

std::string time_in_words(const DateInterval& time, Tense tense) {
  if (!time.known()) return "";
  if (time.begin == time.end) return (time.begin.day > 0 ? "on " : "in ") + date_in_words(time.begin);
  if (!time.end.known()) return (tense == Tense::Past ? "from " : "since ") + date_in_words(time.begin);
  if (!time.begin.known()) return "until " + date_in_words(time.end);
  return "from " + date_in_words(time.begin) + " to " + date_in_words(time.end);
}

std::string counted(uint64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace dossier
