#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/questions/finding.h"
#include "graph/questions/reported_words.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// Passages in the order in which they are first cited; the same passage keeps its number.
class Evidence {
 public:
  explicit Evidence(const KnowledgeGraph& graph) : graph_(graph) {}

  std::string cite(DocumentId document, ByteSpan span) {
    if (!document.valid() || span.empty()) return "";
    const auto [it, inserted] = numbers_.try_emplace({document, span}, passages_.size() + 1);
    if (inserted) passages_.push_back({document, span});
    return "[" + std::to_string(it->second) + "]";
  }
  std::string list() const {
    std::string out;
    for (size_t i = 0; i < passages_.size(); ++i) {
      const auto& [document, span] = passages_[i];
      const DocumentRecord& d = graph_[document];
      std::string source(graph_.string(d.outlet).empty() ? graph_.string(d.id) : graph_.string(d.outlet));
      if (d.date.known()) source += ", " + format_date(d.date);
      out += "  [" + std::to_string(i + 1) + "] " + in_context(graph_.text(document), span) + "\n      — " + source;
      if (!graph_.string(d.title).empty()) out += ", " + squeeze(graph_.string(d.title));
      out += "\n";
    }
    return out;
  }

 private:
  /// A passage of a few words stands between « and » in its surroundings, up to kContext bytes on either side.
  static std::string in_context(std::string_view text, ByteSpan span) {
    constexpr uint32_t kShort = 60, kContext = 90;
    if (span.size() > kShort) return shorten(squeeze(slice(text, span)), 300);
    const uint32_t least = span.begin > kContext ? span.begin - kContext : 0;
    const uint32_t most = std::min<uint32_t>(span.end + kContext, static_cast<uint32_t>(text.size()));
    uint32_t begin = span.begin, end = span.end;  // whole words of the same paragraph
    for (uint32_t i = begin; i > least && text[i - 1] != '\n'; --i)
      if (i - 1 == 0 || text[i - 2] == ' ' || text[i - 2] == '\n') begin = i - 1;
    for (uint32_t i = end; i < most && text[i] != '\n'; ++i)
      if (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n') end = i + 1;
    return (begin > 0 && text[begin - 1] != '\n' ? "… " : "") + squeeze(slice(text, {begin, span.begin})) + (begin < span.begin && text[span.begin - 1] == ' ' ? " " : "") + "«" +
           squeeze(slice(text, span)) + "»" + (end > span.end && text[span.end] == ' ' ? " " : "") + squeeze(slice(text, {span.end, end})) +
           (end < text.size() && text[end] != '\n' ? " …" : "");
  }

  const KnowledgeGraph& graph_;
  std::map<std::pair<DocumentId, ByteSpan>, size_t> numbers_;
  std::vector<std::pair<DocumentId, ByteSpan>> passages_;
};

/// The page that `show` prints of one entity: who it is, what is known, what others say, what it said.
class Page {
 public:
  Page(const KnowledgeGraph& graph, EntityId id, const ClaimFilter& filter)
      : graph_(graph), id_(id), selection_(graph, filter), evidence_(graph) {}

  std::string text() {
    std::string out = head();
    out += claims("What is known", true);
    out += claims("What is said, denied, possible, proposed, desired or predicted", false);
    out += stances();
    out += statements();
    out += comments();
    out += events();
    if (const std::string list = evidence_.list(); !list.empty()) out += "\nEvidence\n" + list;
    return out;
  }

 private:
  std::string head() {
    const EntityRecord& e = graph_[id_];
    std::string out(graph_.name(id_));
    out += "\n  " + std::string(to_string(e.type));
    if (!graph_.string(e.kind).empty()) out += ", " + std::string(graph_.string(e.kind));
    if (!graph_.string(e.ref).empty()) out += ", " + std::string(graph_.string(e.ref));
    out += "; " + std::to_string(e.mentions) + (e.mentions == 1 ? " mention" : " mentions") + "\n";
    std::string names;
    for (const StringId a : graph_.aliases(id_)) names += (names.empty() ? "" : "; ") + std::string(graph_.string(a));
    if (!names.empty()) out += "  also called: " + names + "\n";
    std::map<std::tuple<size_t, std::string, std::string>, std::string> properties;  // rank, key and value -> citations
    for (const PropertyRecord& p : graph_.properties(id_))
      if (selection_.contains(p.document))
        properties[{rank_of(graph_.string(p.key)), std::string(graph_.string(p.key)), std::string(graph_.string(p.value))}] += " " + evidence_.cite(p.document, p.evidence);
    for (const auto& [property, cited] : properties) out += "  " + std::get<1>(property) + ": " + std::get<2>(property) + cited + "\n";
    return out;
  }

  /// What a reader wants to know first: what somebody does, where, and where he is from.
  static size_t rank_of(std::string_view key) {
    constexpr std::array<std::string_view, 6> kFirst{"title", "role", "degree", "affiliation", "place", "nationality"};
    return static_cast<size_t>(std::find(kFirst.begin(), kFirst.end(), key) - kFirst.begin());
  }

  std::string claims(const std::string& title, bool facts) {
    std::map<std::string, std::pair<size_t, std::string>> lines;  // sentence -> (first position, citations and first claim)
    size_t position = 0;
    const auto add = [&](ClaimId claim, bool outgoing) {
      const ClaimRecord& c = graph_[claim];
      if (!selection_.contains(claim) || is_fact(c) != facts || c.statement.valid() || is_told_by_position(c)) return;
      const RelationType& type = graph_.schema()[c.type];
      const EntityId other = outgoing ? c.target : c.source;
      std::string line = (outgoing ? type.label : type.inverse) + " " + std::string(graph_.name(other));
      if (const std::string q = qualification(graph_, c); !q.empty()) line += " (" + q + ")";
      auto& [first, cited] = lines.try_emplace(line, position++, short_claim_key(c) + " ").first->second;
      if (const std::string citation = evidence_.cite(c.document, c.span); cited.find(citation) == std::string::npos) cited += citation;
    };
    for (const ClaimId c : graph_.claims_from(id_)) add(c, true);
    for (const ClaimId c : graph_.claims_to(id_)) add(c, false);
    std::vector<std::pair<size_t, std::string>> ordered;
    for (const auto& [line, found] : lines) ordered.emplace_back(found.first, line + " " + found.second);
    std::sort(ordered.begin(), ordered.end());
    std::string out;
    for (const auto& [first, line] : ordered) out += "  " + line + "\n";
    return out.empty() ? "" : "\n" + title + "\n" + out;
  }

  /// Whoever holds a position somewhere is affiliated with it: said once.
  bool is_told_by_position(const ClaimRecord& c) const {
    if (graph_.schema()[c.type].name != "AFFILIATED_WITH") return false;
    const auto claims = graph_.claims_from(c.source);
    return std::any_of(claims.begin(), claims.end(), [&](ClaimId other) {
      const ClaimRecord& o = graph_[other];
      return o.target == c.target && o.role == c.role && graph_.schema()[o.type].name == "HOLDS_POSITION" && is_fact(o) == is_fact(c);
    });
  }

  static std::string side(const AboutRecord& a) {
    constexpr float kStrong = 0.7f, kWeak = 0.35f;
    const std::string verb = a.stance == Stance::Support ? "supports" : "opposes";
    return a.strength >= kStrong ? "strongly " + verb : a.strength < kWeak ? "mildly " + verb : verb;
  }

  /// The sides that its statements take, by what they are taken towards: "opposes X: “toothless” [3]".
  std::string stances() {
    std::map<std::string, std::pair<size_t, std::string>> lines;
    for (const StatementId s : graph_.statements_by(id_)) {
      if (!selection_.contains(s)) continue;
      for (const AboutRecord& a : graph_.about(s)) {
        if (a.stance == Stance::Neutral) continue;
        const std::string line = side(a) + " " + std::string(graph_.name(a.entity));
        auto& [position, words] = lines.try_emplace(line, lines.size(), "").first->second;
        words += (words.empty() ? ": “" : "; “") + squeeze(graph_.passage(graph_[s].document, a.words)) + "” " + evidence_.cite(graph_[s].document, a.words);
      }
    }
    std::vector<std::pair<size_t, std::string>> ordered;
    for (const auto& [line, found] : lines) ordered.emplace_back(found.first, line + found.second);
    std::sort(ordered.begin(), ordered.end());
    std::string out;
    for (const auto& [first, line] : ordered) out += "  " + line + "\n";
    return out.empty() ? "" : "\nWhere " + std::string(graph_.name(id_)) + " stands\n" + out;
  }

  std::string statements() {
    std::string out;
    for (const StatementId s : graph_.statements_by(id_)) {
      if (!selection_.contains(s)) continue;
      const auto content = graph_.content(s);
      std::string about;
      for (const AboutRecord& a : graph_.about(s)) {
        about += (about.empty() ? "" : ", ") + std::string(graph_.name(a.entity));
        if (a.stance != Stance::Neutral) about += " (" + side(a) + ")";
      }
      const ByteSpan words = with_cue(graph_, s, content.front());
      const std::string quote = shorten(squeeze(graph_.passage(graph_[s].document, words)), 160);
      out += "  " + (graph_[s].direct ? "“" + quote + "”" : quote) + said(graph_[s]) + " " +
             evidence_.cite(graph_[s].document, {words.begin, content.back().end}) + "\n";
      if (!about.empty()) out += "      about " + about + "\n";
    }
    return out.empty() ? "" : "\nWhat " + std::string(graph_.name(id_)) + " said\n" + out;
  }

  /// How a statement is qualified: denied, wished for, reported by somebody.
  std::string said(const StatementRecord& s) const {
    std::string out;
    if (s.polarity == Polarity::Negative) out += " (not said)";
    if (s.certainty != Modality::Asserted) out += " (" + std::string(to_string(s.certainty)) + ")";
    if (!s.attributed_to.valid()) return out;
    const EntityId reporter = graph_[s.attributed_to].speaker;
    return out + " (as told by " + (reporter.valid() ? std::string(graph_.name(reporter)) : "an unnamed source") + ")";
  }

  /// What others said of it: the sentence that names it, and the side that they take.
  std::string comments() {
    std::string out;
    std::set<std::pair<EntityId, std::string>> seen;
    for (const ClaimId claim : graph_.claims_to(id_)) {
      const ClaimRecord& c = graph_[claim];
      if (!c.statement.valid() || !selection_.contains(claim)) continue;
      std::string line = "  " + std::string(graph_.name(c.source));
      for (const AboutRecord& a : graph_.about(c.statement))
        if (a.entity == id_ && a.stance != Stance::Neutral) line += " " + side(a) + " (“" + squeeze(graph_.passage(c.document, a.words)) + "”)";
      line += ": " + shorten(squeeze(graph_.passage(c.document, c.span)), 160);
      if (seen.emplace(c.source, line).second) out += line + " " + evidence_.cite(c.document, c.span) + "\n";
    }
    return out.empty() ? "" : "\nWhat others said of " + std::string(graph_.name(id_)) + "\n" + out;
  }

  std::string events() {
    std::set<std::string> lines;
    for (const uint32_t i : graph_.events_with(id_)) {
      const EventRecord& e = graph_.events()[i];
      if (!selection_.contains_event(i) || e.node == id_) continue;
      std::string line = "  " + std::string(graph_.name(e.node));
      if (e.polarity == Polarity::Negative) line += " (denied)";
      if (e.modality != Modality::Asserted) line += " (" + std::string(to_string(e.modality)) + ")";
      lines.insert(line + " " + evidence_.cite(e.document, e.span) + "\n");
    }
    std::string out;
    for (const std::string& line : lines) out += line;
    return out.empty() ? "" : "\nEvents\n" + out;
  }

  const KnowledgeGraph& graph_;
  EntityId id_;
  Selection selection_;
  Evidence evidence_;
};

/// The same as rows, for programs.
Table rows(const KnowledgeGraph& graph, EntityId id, const ClaimFilter& filter) {
  Table t{{"claim", "relation", "source", "target", "role", "status", "polarity", "modality", "time", "according_to", "confidence",
           "quote", "document", "begin", "end"}, {}};
  const Selection selection(graph, filter);
  const auto text = [&](StringId s) { return std::string(graph.string(s)); };
  std::set<ClaimId> claims(graph.claims_from(id).begin(), graph.claims_from(id).end());
  claims.insert(graph.claims_to(id).begin(), graph.claims_to(id).end());
  for (const ClaimId claim : claims) {
    if (!selection.contains(claim)) continue;
    const ClaimRecord& c = graph[claim];
    const EntityId speaker = c.attributed_to.valid() ? graph[c.attributed_to].speaker : EntityId();
    const CodePointIndex index(graph.text(c.document));
    t.rows.push_back({claim_key(c), graph.schema()[c.type].name, std::string(graph.name(c.source)), std::string(graph.name(c.target)),
                      text(c.role), std::string(to_string(c.status)), std::string(to_string(c.polarity)),
                      std::string(to_string(c.modality)), format_interval(c.time),
                      speaker.valid() ? std::string(graph.name(speaker)) : c.attributed_to.valid() ? "unnamed" : "narrator",
                      static_cast<double>(c.confidence), squeeze(graph.passage(c.document, c.span)),
                      c.document.valid() ? text(graph[c.document].id) : "", int64_t{index.code_point(c.span.begin)},
                      int64_t{index.code_point(c.span.end)}});
  }
  return t;
}

class ShowCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("ENTITY", name_, "A name, acronym, alias or ISO code");
    database_.declare(o);
    database_.declare_inferred(o);
    table_.declare(o);
    filter_.declare(o);
  }

  int run() override {
    const KnowledgeGraph graph = database_.load();
    const EntityId id = graph.resolve(name_);
    if (table_.format == "table") write_stdout(Page(graph, id, filter_.filter()).text());
    else table_.print(rows(graph, id, filter_.filter()));
    return 0;
  }

 private:
  std::string name_;
  DatabaseOption database_;
  TableOption table_;
  FilterOption filter_;
};

}  // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<ShowCommand>(); }

}  // namespace dossier
