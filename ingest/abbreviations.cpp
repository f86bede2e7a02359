#include "ingest/abbreviations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {
namespace {

using enum Abbreviation;

// Sorted by word (bytes); a lower-case entry also stands for the capitalised word.
constexpr std::pair<std::string_view, Abbreviation> kAbbreviations[] = {
    {"Adj", Title},      {"Adm", Title},    {"Apr", Dated},    {"Atty", Title},   {"Aug", Dated},    {"Ave", Ending},   {"Bhd", Ending},
    {"Blvd", Ending},    {"Brig", Title},   {"Bros", Ending},  {"Capt", Title},   {"Cdr", Title},    {"Cie", Ending},   {"Cmdr", Title},
    {"Co", Ending},      {"Col", Title},    {"Comdr", Title},  {"Corp", Ending},  {"Cpl", Title},    {"Dec", Dated},    {"Del", Title},    {"Det", Title},
    {"Dr", Title},       {"Esq", Ending},   {"Feb", Dated},    {"Fr", Title},     {"Fri", Dated},    {"Ft", Title},     {"Gen", Title},
    {"Gov", Title},      {"Hon", Title},    {"Inc", Ending},   {"Insp", Title},   {"Jan", Dated},    {"Jr", Ending},    {"Jul", Dated},
    {"Jun", Dated},      {"Llc", Ending},   {"Lt", Title},     {"Ltd", Ending},   {"Maj", Title},    {"Mar", Dated},    {"Messrs", Title},
    {"Mgr", Title},      {"Mlle", Title},   {"Mme", Title},    {"Mon", Dated},    {"Mr", Title},     {"Mrs", Title},    {"Ms", Title},
    {"Msgr", Title},     {"Mt", Title},     {"No", Numbered},  {"Nos", Numbered}, {"Nov", Dated},    {"Oct", Dated},    {"Ph", Title},
    {"Plc", Ending},     {"Pres", Title},   {"Prof", Title},   {"Pte", Ending},   {"Pty", Ending},   {"Pvt", Title},    {"Rd", Ending},
    {"Rep", Title},      {"Reps", Title},   {"Rev", Title},    {"Rt", Title},     {"Sat", Dated},    {"Sen", Title},    {"Sens", Title},
    {"Sep", Dated},      {"Sept", Dated},   {"Sgt", Title},    {"Sr", Ending},    {"St", Title},     {"Sta", Title},    {"Ste", Title},
    {"Sun", Dated},      {"Supt", Title},   {"Thu", Dated},    {"Thur", Dated},   {"Thurs", Dated},  {"Tue", Dated},    {"Tues", Dated},
    {"Wed", Dated},      {"al", Ending},    {"approx", Title}, {"art", Numbered}, {"bros", Ending},  {"ca", Numbered},  {"cf", Title},
    {"ch", Numbered},    {"cit", Ending},   {"co", Ending},    {"dept", Title},   {"div", Numbered}, {"ed", Title},     {"eds", Title},
    {"eg", Title},       {"est", Numbered}, {"etc", Ending},   {"ext", Numbered}, {"fig", Numbered}, {"figs", Numbered},{"ibid", Ending},
    {"ie", Title},       {"lit", Title},    {"lv", Title},     {"nr", Numbered},  {"op", Numbered},  {"pp", Numbered},  {"sec", Numbered},
    {"ver", Numbered},   {"viz", Title},    {"vol", Numbered}, {"vols", Numbered},{"vs", Title},
};

Abbreviation find(std::string_view word) {
  const auto* it = std::lower_bound(std::begin(kAbbreviations), std::end(kAbbreviations), word,
                                    [](const auto& entry, std::string_view w) { return entry.first < w; });
  return it != std::end(kAbbreviations) && it->first == word ? it->second : None;
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.empty() || word.size() > 6) return None;
  if (const Abbreviation found = find(word); found != None) return found;
  std::array<char, 6> lower{};
  bool changed = false;
  for (size_t i = 0; i < word.size(); ++i) {
    const bool upper = 'A' <= word[i] && word[i] <= 'Z';
    lower[i] = static_cast<char>(upper ? word[i] + 32 : word[i]);
    changed |= upper;
  }
  return changed ? find({lower.data(), word.size()}) : None;
}

}  // namespace dossier
