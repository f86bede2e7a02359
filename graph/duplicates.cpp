#include "graph/duplicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kLargestBlock = 60;  // names that share a key; a key of more says nothing

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (size_t i = 0; i < folded.size();) {
    const size_t end = std::min(folded.find_first_of(" -", i), folded.size());
    if (end > i) words.push_back(folded.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

std::string consonants(const std::string& key) {
  std::string out;
  for (size_t i = 0; i < key.size(); ++i)
    if (i == 0 || std::string_view("aeiou").find(key[i]) == std::string_view::npos) out += key[i];
  return out;
}

/// The first letters of the words of a name with at least three, without small ones ("of", "and").
std::string initials(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words)
    if (w != "of" && w != "the" && w != "and" && w != "for" && w != "on" && w != "in") out += w.front();
  return out.size() >= 3 ? out : "";
}

struct Name {
  EntityId entity;
  std::string folded, key;  // key: transliteration_key
  std::vector<std::string> words;
};

struct Reason {
  double score = 0;
  const char* text = "";
};

bool is_subset(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::ranges::all_of(some, [&](const std::string& w) { return std::ranges::find(all, w) != all.end(); });
}

/// "J. Brinkmann" and "Jonas Brinkmann": one given name is the other's first letter.
bool differ_by_initial(const Name& a, const Name& b) {
  if (a.words.size() != 2 || b.words.size() != 2 || a.words[1] != b.words[1]) return false;
  const std::string &x = a.words[0], &y = b.words[0];
  return (x.size() == 1) != (y.size() == 1) && x[0] == y[0];
}

Reason compare(const Name& a, const Name& b, EntityType type) {
  if (a.folded == b.folded) return {0.7, "same name"};
  if (a.key.size() >= 5 && a.key == b.key) return {0.75, "spellings of one name"};
  if (initials(a.words) == b.folded || initials(b.words) == a.folded) return {0.65, "acronym and long form"};
  const size_t shorter = std::min(a.key.size(), b.key.size());
  if (type == EntityType::Person && differ_by_initial(a, b)) return {0.6, "initial and full given name"};
  if (shorter >= 7 && a.words.size() == b.words.size() && edit_distance(a.key, b.key, 1) <= 1) return {0.6, "names differ in one letter"};
  if (shorter >= 12 && a.words.size() == b.words.size() && edit_distance(a.key, b.key, 2) <= 2) return {0.55, "names differ in two letters"};
  const auto& [few, many] = a.words.size() < b.words.size() ? std::tie(a.words, b.words) : std::tie(b.words, a.words);
  if (few.size() >= 2 && few.size() < many.size() && is_subset(few, many)) return {0.55, "one name is a part of the other"};
  if (type == EntityType::Person && few.size() == 1 && many.size() > 1 && few[0] == many.back()) return {0.5, "surname alone"};
  return {};
}

/// Under which a name is looked up.
std::vector<std::string> block_keys(const Name& n, EntityType type) {
  std::vector<std::string> keys{"n" + consonants(n.key)};
  if (n.words.empty()) return keys;
  if (type == EntityType::Person) keys.push_back("s" + consonants(transliteration_key(n.words.back())));
  if (const std::string i = initials(n.words); !i.empty()) keys.push_back("i" + i);
  if (n.words.size() == 1 && n.folded.size() <= 8) keys.push_back("i" + n.folded);
  if (n.words.size() > 1 && type != EntityType::Person) keys.push_back("w" + n.words[0] + " " + n.words[1]);
  return keys;
}

std::set<EntityId> neighbours(const KnowledgeGraph& graph, EntityId id) {
  std::set<EntityId> out;
  for (const ClaimId c : graph.claims_from(id)) out.insert(graph[c].target);
  for (const ClaimId c : graph.claims_to(id)) out.insert(graph[c].source);
  return out;
}

/// Up to two entities that both are linked to, rarest first, and what that adds to the score.
double add_context(const KnowledgeGraph& graph, EntityId a, EntityId b, std::string& reasons) {
  std::vector<EntityId> common;
  const std::set<EntityId> of_a = neighbours(graph, a), of_b = neighbours(graph, b);
  std::ranges::set_intersection(of_a, of_b, std::back_inserter(common));
  const auto degree = [&](EntityId id) { return graph.claims_from(id).size() + graph.claims_to(id).size(); };
  std::stable_sort(common.begin(), common.end(), [&](EntityId x, EntityId y) { return degree(x) < degree(y); });
  if (common.size() > 2) common.resize(2);
  for (size_t i = 0; i < common.size(); ++i) reasons += (i == 0 ? "; both linked to " : " and ") + std::string(graph.name(common[i]));
  return 0.1 * static_cast<double>(common.size());
}

}  // namespace

std::string transliteration_key(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kRules[] = {
      {"shch", "s"}, {"sch", "s"}, {"kh", "h"}, {"gh", "g"}, {"sh", "s"}, {"zh", "z"}, {"tch", "c"}, {"ch", "c"}, {"ts", "c"}, {"tz", "c"},
      {"ph", "f"},   {"th", "t"},  {"dj", "j"}, {"dzh", "j"}, {"ck", "k"}, {"ks", "x"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"iy", "i"},
      {"ij", "i"},   {"yi", "i"},  {"yo", "e"}, {"io", "e"}, {"ye", "e"}, {"ie", "e"}, {"ya", "a"}, {"ia", "a"}, {"yu", "u"}, {"iu", "u"},
      {"o", "u"},    {"q", "k"},    {"c", "k"},   {"w", "v"},  {"y", "i"},  {"j", "i"}};
  const std::string folded = fold_name(name);
  std::string out;
  size_t word = 0;  // where the present word begins in `out`
  // "Alexander", "Aleksandr": a vowel before a final r is a matter of transliteration; "Mohammed", "Muhamad": so is the one before a
  // final d.
  const auto end_word = [&] {
    if (out.size() > word + 4 && out.ends_with("ed")) out[out.size() - 2] = 'a';
    if (out.size() > word + 5 && (out.ends_with("er") || out.ends_with("or"))) out.erase(out.size() - 2, 1);
    word = out.size();
  };
  for (size_t i = 0; i < folded.size();) {
    if (folded[i] == ' ' || folded[i] == '-' || folded[i] == '\'') {
      if (folded[i++] != '\'') end_word();
      continue;
    }
    std::string_view from = std::string_view(folded).substr(i, 1), to = from;
    for (const auto& [sound, letter] : kRules)
      if (sound.size() > (to == from ? 0 : from.size()) && std::string_view(folded).substr(i).starts_with(sound)) from = sound, to = letter;
    i += from.size();
    if (out.empty() || out.back() != to.front() || to.size() != 1) out += to;
  }
  end_word();
  return out;
}

std::vector<DuplicateCandidate> duplicate_candidates(const KnowledgeGraph& graph, const std::vector<std::pair<EntityId, EntityId>>& excluded,
                                                     double min_score) {
  std::vector<Name> names;
  std::map<std::pair<EntityType, std::string>, std::vector<uint32_t>> blocks;
  for (uint32_t e = 0; e < graph.entities().size(); ++e) {
    const EntityType type = graph.entities()[e].type;
    if (type == EntityType::Event || type == EntityType::Date) continue;
    const auto add = [&](std::string_view text) {
      Name n{EntityId(e), fold_name(text), transliteration_key(text), {}};
      n.words = words_of(n.folded);
      if (n.folded.size() < 2) return;
      for (std::string& key : block_keys(n, type)) blocks[{type, std::move(key)}].push_back(static_cast<uint32_t>(names.size()));
      names.push_back(std::move(n));
    };
    add(graph.name(EntityId(e)));
    for (const StringId alias : graph.aliases(EntityId(e)))
      // A surname or an acronym of one letter names many.
      if (graph.string(alias).find(' ') != std::string_view::npos || type == EntityType::Organisation) add(graph.string(alias));
  }
  std::map<std::pair<EntityId, EntityId>, Reason> best;
  for (const auto& [key, members] : blocks) {
    if (members.size() > kLargestBlock) continue;
    for (size_t i = 0; i < members.size(); ++i)
      for (size_t k = i + 1; k < members.size(); ++k) {
        const Name &a = names[members[i]], &b = names[members[k]];
        if (a.entity == b.entity) continue;
        const std::string_view ref_a = graph.string(graph[a.entity].ref), ref_b = graph.string(graph[b.entity].ref);
        if (!ref_a.empty() && !ref_b.empty() && ref_a != ref_b) continue;
        const Reason reason = compare(a, b, key.first);
        Reason& known = best[{std::min(a.entity, b.entity), std::max(a.entity, b.entity)}];
        if (reason.score > known.score) known = reason;
      }
  }
  const std::set<std::pair<EntityId, EntityId>> apart(excluded.begin(), excluded.end());
  std::vector<std::set<uint32_t>> documents(graph.entities().size());
  for (const Appearance& a : graph.data().appearances) documents[a.entity.value].insert(a.document.value);
  std::vector<DuplicateCandidate> out;
  for (const auto& [pair, reason] : best) {
    if (reason.score <= 0 || apart.contains(pair)) continue;
    DuplicateCandidate c{pair.first, pair.second, reason.score, reason.text};
    if (graph[c.b].mentions > graph[c.a].mentions) std::swap(c.a, c.b);
    c.score += add_context(graph, c.a, c.b, c.reasons);
    std::vector<uint32_t> together;
    std::ranges::set_intersection(documents[c.a.value], documents[c.b.value], std::back_inserter(together));
    if (!together.empty()) c.score -= 0.15, c.reasons += "; but both in one article";
    c.score = std::min(c.score, 0.99);
    if (c.score + 1e-9 >= min_score) out.push_back(std::move(c));
  }
  std::stable_sort(out.begin(), out.end(), [&](const DuplicateCandidate& a, const DuplicateCandidate& b) {
    return std::tuple(-a.score, graph.name(a.a), graph.name(a.b)) < std::tuple(-b.score, graph.name(b.a), graph.name(b.b));
  });
  return out;
}

}  // namespace dossier
