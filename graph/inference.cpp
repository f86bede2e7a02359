#include "graph/inference.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "graph/error.h"
#include "graph/filter.h"
#include "graph/text.h"

extern "C" const unsigned char dossier_inference_tsv[], dossier_inference_tsv_end[];
extern "C" const unsigned char dossier_borders_tsv[], dossier_borders_tsv_end[];

namespace dossier {
namespace {

constexpr std::string_view kInferred = "inferred/";
constexpr int kRounds = 3;
constexpr float kLeast = 0.3F;  // confidence

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

/// The lines of an embedded table that are not comments, each as its columns.
std::vector<std::vector<std::string>> table(const unsigned char* begin, const unsigned char* end) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : split({reinterpret_cast<const char*>(begin), static_cast<size_t>(end - begin)}, "\n"))
    if (line.front() != '#') rows.push_back(split(line, "\t"));
  return rows;
}

InferenceRule::Pattern pattern(const std::string& text, const std::string& rule) {
  const std::vector<std::string> words = split(text, " ");
  const auto type = words.size() == 3 ? Schema::builtin().find(words[1]) : std::nullopt;
  if (!type) throw input_error("inference.tsv: " + rule + ": '" + text + "' is not of the form A RELATION B");
  return {*type, words[0].front(), words[2].front()};
}

bool is_current(Status status) { return status == Status::None || status == Status::Current || status == Status::Founding; }

class Inference {
 public:
  Inference(GraphData& data, const Schema& schema) : data_(data), schema_(schema) {
    for (uint32_t i = 0; i < data.claims.size(); ++i) {
      const ClaimRecord& c = data.claims[i];
      if (!is_fact(c)) continue;
      known_.insert(sense(c));
      if (is_current(c.status)) from_[{c.type.value, c.source.value}].push_back(i);
    }
  }

  void run() {
    size_t begin = 0;
    for (int round = 0; round < kRounds && begin < data_.claims.size(); ++round) {
      const size_t end = data_.claims.size();
      for (size_t i = begin; i < end; ++i) apply(static_cast<uint32_t>(i));
      if (round == 0) add_borders();
      begin = end;
    }
  }

 private:
  using Sense = std::tuple<uint32_t, uint32_t, uint32_t>;
  Sense sense(const ClaimRecord& c) const {
    const bool turned = schema_[c.type].symmetric && c.target < c.source;
    return {c.type.value, (turned ? c.target : c.source).value, (turned ? c.source : c.target).value};
  }

  void apply(uint32_t first) {
    if (!is_fact(data_.claims[first]) || !is_current(data_.claims[first].status)) return;
    for (const InferenceRule& rule : inference_rules()) {
      if (rule.premises[0].type != data_.claims[first].type) continue;
      if (rule.premises.size() == 1) {
        conclude(rule, first, first);
        continue;
      }
      const auto seconds = from_.find({rule.premises[1].type.value, data_.claims[first].target.value});
      if (seconds == from_.end()) continue;
      for (size_t k = 0; k < seconds->second.size(); ++k) conclude(rule, first, seconds->second[k]);  // grows meanwhile
    }
  }

  void conclude(const InferenceRule& rule, uint32_t first, uint32_t second) {
    const ClaimRecord one = data_.claims[first], two = data_.claims[second];
    const auto bound = [&](char variable) { return variable == 'A' ? one.source : variable == 'B' ? one.target : two.target; };
    ClaimRecord c = one;  // the evidence and the document are those of the first premise
    c.type = rule.conclusion.type;
    c.source = bound(rule.conclusion.source);
    c.target = bound(rule.conclusion.target);
    c.confidence = rule.confidence * one.confidence * (first == second ? 1 : two.confidence);
    if (c.confidence < kLeast || c.source == c.target || !is_allowed(c)) return;
    c.status = Status::None;
    c.event = UINT32_MAX;
    c.statement = {};
    std::string premises = std::string(kInferred) + rule.name + " " + claim_key(one);
    if (first != second) premises += " " + claim_key(two);
    add(c, premises);
  }

  bool is_allowed(const ClaimRecord& c) const {
    const auto fits = [&](const std::vector<EntityType>& types, EntityId id) {
      return types.empty() || std::find(types.begin(), types.end(), data_.entities[id.value].type) != types.end();
    };
    return fits(schema_[c.type].source, c.source) && fits(schema_[c.type].target, c.target);
  }

  void add(ClaimRecord c, const std::string& rule) {
    if (!known_.insert(sense(c)).second) return;
    c.key = hash64(rule + "|" + std::to_string(c.type.value) + "|" + std::to_string(c.source.value) + "|" + std::to_string(c.target.value));
    c.rule = data_.strings.intern(rule);
    c.role = data_.strings.intern("inferred");
    from_[{c.type.value, c.source.value}].push_back(static_cast<uint32_t>(data_.claims.size()));
    data_.claims.push_back(c);
  }

  /// A line for each border between two countries of the graph, and the claims that these lines are the evidence of.
  void add_borders() {
    std::map<std::string, EntityId> countries;  // by ISO code
    for (uint32_t e = 0; e < data_.entities.size(); ++e) {
      const std::string_view ref = data_.strings.view(data_.entities[e].ref);
      if (data_.entities[e].type == EntityType::Country && ref.starts_with("iso3166:")) countries.emplace(ref.substr(8), EntityId(e));
    }
    const auto neighbour = schema_.find("NEIGHBOUR_OF");
    if (!neighbour) return;
    DocumentRecord document;
    document.text_begin = data_.texts.size();
    const DocumentId id(static_cast<uint32_t>(data_.documents.size()));
    std::vector<ClaimRecord> found;
    for (const auto& row : table(dossier_borders_tsv, dossier_borders_tsv_end))
      for (const std::string& other : split(row[1], " ")) {
        const auto a = countries.find(row[0]), b = countries.find(other);
        if (a == countries.end() || b == countries.end()) continue;
        ClaimRecord c;
        c.type = *neighbour;
        c.source = a->second;
        c.target = b->second;
        c.document = id;
        c.confidence = 1;
        c.span.begin = static_cast<uint32_t>(data_.texts.size() - document.text_begin);
        data_.texts += std::string(name(a->second)) + " borders on " + std::string(name(b->second)) + ".";
        c.span.end = static_cast<uint32_t>(data_.texts.size() - document.text_begin);
        data_.texts += '\n';
        found.push_back(c);
      }
    if (found.empty()) return;
    document.text_size = data_.texts.size() - document.text_begin;
    document.id = data_.strings.intern("land-borders");
    document.title = data_.strings.intern("Land borders of the world");
    document.outlet = data_.strings.intern("gazetteer");
    document.source_group = id.value;
    data_.documents.push_back(document);
    for (const ClaimRecord& c : found) add(c, std::string(kInferred) + "land-border");
  }
  std::string_view name(EntityId id) const { return data_.strings.view(data_.entities[id.value].name); }

  GraphData& data_;
  const Schema& schema_;
  std::set<Sense> known_;
  std::map<std::pair<uint32_t, uint32_t>, std::vector<uint32_t>> from_;  // current facts by type and source
};

bool has_land_border(std::string_view a, std::string_view b) {
  static const std::set<std::pair<std::string, std::string>> borders = [] {
    std::set<std::pair<std::string, std::string>> pairs;
    for (const auto& row : table(dossier_borders_tsv, dossier_borders_tsv_end))
      for (const std::string& other : split(row[1], " ")) pairs.emplace(row[0], other), pairs.emplace(other, row[0]);
    return pairs;
  }();
  return borders.contains({std::string(a), std::string(b)});
}

class Inconsistencies {
 public:
  explicit Inconsistencies(const KnowledgeGraph& graph) : graph_(graph) {
    for (uint32_t i = 0; i < graph.claims().size(); ++i) {
      const ClaimRecord& c = graph.claims()[i];
      if (is_fact(c) && !is_inferred(graph, c)) facts_[graph.schema()[c.type].name].push_back(ClaimId(i));
    }
  }

  std::vector<Inconsistency> find() {
    mutual("PART_OF", "part of each other");
    mutual("LOCATED_IN", "located in each other");
    memberships();
    rivals("CAPITAL_OF", "capital of two", "a place is the capital of one country");
    rivals("LEADS", "head of two", "nobody heads two countries at a time");
    rivals("BORN_IN", "born in two", "nobody is born in two countries");
    borders();
    std::stable_sort(found_.begin(), found_.end(), [](const Inconsistency& a, const Inconsistency& b) { return a.claim < b.claim; });
    return std::move(found_);
  }

 private:
  const std::vector<ClaimId>& facts(const char* type) { return facts_[type]; }
  bool is_country(EntityId id) const { return graph_[id].type == EntityType::Country; }

  void mutual(const char* type, const char* kind) {
    std::map<std::pair<EntityId, EntityId>, ClaimId> first;
    for (const ClaimId id : facts(type)) first.emplace(std::pair(graph_[id].source, graph_[id].target), id);
    for (const auto& [ends, id] : first) {
      const auto back = first.find({ends.second, ends.first});
      if (back != first.end() && ends.first < ends.second) add(kind, id, back->second, "a whole is no part of its part");
    }
  }

  /// Of one source two different countries as targets, at times that are not known to be apart.
  void rivals(const char* type, const char* kind, const char* reason) {
    std::map<EntityId, std::map<EntityId, ClaimId>> targets;
    for (const ClaimId id : facts(type))
      if (is_country(graph_[id].target) && is_current(graph_[id].status)) targets[graph_[id].source].emplace(graph_[id].target, id);
    for (const auto& [source, claims] : targets) {
      if (claims.size() < 2) continue;
      const ClaimId a = claims.begin()->second, b = std::next(claims.begin())->second;
      const DateInterval &one = graph_[a].time, &two = graph_[b].time;
      if (one.known() && two.known() && !one.overlaps(two)) continue;
      add(kind, a, b, reason);
    }
  }

  /// "Norland left the pact in 2019" and, in an article of 2022, "the pact's member Norland".
  void memberships() {
    std::map<std::pair<EntityId, EntityId>, ClaimId> left;
    for (const ClaimId id : facts("WITHDRAWS_FROM"))
      if (published(id).known()) left.emplace(std::pair(graph_[id].source, graph_[id].target), id);
    for (const ClaimId id : facts("MEMBER_OF")) {
      const ClaimRecord& c = graph_[id];
      const auto leaving = left.find({c.source, c.target});
      if (leaving == left.end() || !is_current(c.status) || c.time.known() || c.document == graph_[leaving->second].document) continue;
      if (published(leaving->second) < published(id)) add("member after leaving", id, leaving->second, "an earlier article says that it left");
    }
  }
  PartialDate published(ClaimId id) const { return graph_[graph_[id].document].date; }

  void borders() {
    for (const ClaimId id : facts("NEIGHBOUR_OF")) {
      const std::string_view a = graph_.string(graph_[graph_[id].source].ref), b = graph_.string(graph_[graph_[id].target].ref);
      if (a.starts_with("iso3166:") && b.starts_with("iso3166:") && !has_land_border(a.substr(8), b.substr(8)))
        add("no land border", id, {}, "the gazetteer knows no land border between them");
    }
  }

  void add(const char* kind, ClaimId claim, ClaimId against, const char* reason) { found_.push_back({kind, claim, against, reason}); }

  const KnowledgeGraph& graph_;
  std::map<std::string, std::vector<ClaimId>, std::less<>> facts_;
  std::vector<Inconsistency> found_;
};

}  // namespace

const std::vector<InferenceRule>& inference_rules() {
  static const std::vector<InferenceRule> rules = [] {
    std::vector<InferenceRule> read;
    for (const auto& row : table(dossier_inference_tsv, dossier_inference_tsv_end)) {
      InferenceRule rule;
      rule.name = row.at(0);
      for (const std::string& premise : split(row.at(1), " & ")) rule.premises.push_back(pattern(premise, rule.name));
      rule.conclusion = pattern(row.at(2), rule.name);
      std::from_chars(row.at(3).data(), row.at(3).data() + row.at(3).size(), rule.confidence);
      rule.example = row.at(4);
      read.push_back(std::move(rule));
    }
    return read;
  }();
  return rules;
}

void add_inferences(GraphData& data, const Schema& schema) { Inference(data, schema).run(); }

bool is_inferred(const KnowledgeGraph& graph, const ClaimRecord& claim) { return graph.string(claim.rule).starts_with(kInferred); }

std::vector<Inconsistency> find_inconsistencies(const KnowledgeGraph& graph) { return Inconsistencies(graph).find(); }

}  // namespace dossier
