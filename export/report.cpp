#include "export/report.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "export/report_sections.h"
#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// Gathers the records that one report may use: those that the filter lets through, and with `since` only what no
/// earlier article says.
class ScopeBuilder {
 public:
  ScopeBuilder(ReportWriter& writer, std::vector<EntityId> subjects) : writer_(writer), graph_(writer.graph) {
    scope_.subjects = std::move(subjects);
  }

  void claim(ClaimId id) {
    if (writer_.passes(id) && !is_date_alone(id)) scope_.claims.push_back(id);
  }
  void statement(StatementId id) {
    if (writer_.passes(id) && recent(graph_[id].document)) scope_.statements.push_back(id);
  }
  void event(uint32_t index) {
    if (writer_.passes_event(index) && recent(graph_.events()[index].document)) scope_.events.push_back(index);
  }
  void all_about(EntityId id) {
    for (const ClaimId c : graph_.claims_from(id)) claim(c);
    for (const ClaimId c : graph_.claims_to(id)) claim(c);
    for (const StatementId s : graph_.statements_by(id)) statement(s);
    for (const StatementId s : graph_.statements_about(id)) statement(s);
    for (const uint32_t e : graph_.events_with(id)) event(e);
  }

  ReportScope finish(std::string_view nothing) {
    sort_unique(scope_.claims);
    sort_unique(scope_.statements);
    sort_unique(scope_.events);
    scope_.findings = find_findings(graph_, scope_.claims);
    if (writer_.options.since.known()) keep_new();
    for (const ReportFinding& f : scope_.findings) {
      const std::string_view type = writer_.type_name(f.type);
      if (!f.affirmed() || (type != "JOINS" && type != "SUSPENDS_MEMBERSHIP_IN" && type != "HOLDS_POSITION")) continue;
      scope_.exact.emplace(f.type, f.source, f.target, f.attributed, f.speaker, type == "JOINS" ? f.time.begin : PartialDate{});
    }
    scope_.told.assign(graph_.events().size(), false);
    for (const ReportFinding& f : scope_.findings)
      for (const ClaimId id : f.claims)
        if (graph_[id].event < scope_.told.size()) scope_.told[graph_[id].event] = true;
    if (scope_.findings.empty() && scope_.statements.empty() && scope_.events.empty()) throw input_error(std::string(nothing));
    return std::move(scope_);
  }

 private:
  template <class T>
  static void sort_unique(std::vector<T>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }
  /// "Founded in 2001" is told with its date; that the founded thing is dated 2001 says nothing more. Of people it does:
  /// their births and deaths.
  bool is_date_alone(ClaimId id) const {
    return writer_.type_name(graph_[id].type) == "DATED" && graph_[graph_[id].source].type != EntityType::Person;
  }
  bool recent(DocumentId id) const {
    const PartialDate since = writer_.options.since;
    if (!since.known()) return true;
    return id.valid() && graph_[id].date.known() && to_days(graph_[id].date.last_day()) >= to_days(since);
  }
  void keep_new() {
    std::erase_if(scope_.findings, [&](const ReportFinding& f) {
      return !std::all_of(f.claims.begin(), f.claims.end(), [&](ClaimId id) { return recent(graph_[id].document); });
    });
    scope_.claims.clear();
    for (const ReportFinding& f : scope_.findings) scope_.claims.insert(scope_.claims.end(), f.claims.begin(), f.claims.end());
    sort_unique(scope_.claims);
  }

  ReportWriter& writer_;
  const KnowledgeGraph& graph_;
  ReportScope scope_;
};

std::string filter_words(const ReportOptions& options) {
  const ClaimFilter& f = options.filter;
  std::string text;
  const auto add = [&](bool when, const std::string& words) {
    if (when) text += (text.empty() ? "" : "; ") + words;
  };
  add(options.since.known(), "only what is new since " + date_in_words(options.since));
  add(f.as_of.known(), "as of " + date_in_words(f.as_of));
  add(f.period.known(), time_in_words(f.period, Tense::Past));
  std::string sources;
  for (const std::string& source : f.sources) sources += (sources.empty() ? "" : ", ") + source;
  add(!sources.empty(), "only from " + sources);
  add(!f.according_to.empty(), "only according to " + f.according_to);
  add(f.only == Only::Facts, "only what the articles state as fact");
  add(f.only == Only::Claims, "only claims, no facts");
  add(f.min_confidence > 0, "confidence of at least " + std::to_string(static_cast<int>(f.min_confidence * 100 + 0.5f)) + " %");
  add(f.min_sources > 1, "at least " + counted(f.min_sources, "independent source", "independent sources"));
  return text;
}

/// "From 3 articles (2 independent sources), published from 3 October 2022 to 5 May 2023: 45 claims, 12 statements."
Line scope_line(const ReportWriter& writer, const ReportScope& scope) {
  const KnowledgeGraph& graph = writer.graph;
  std::vector<DocumentId> documents;
  for (const ClaimId id : scope.claims) documents.push_back(graph[id].document);
  for (const StatementId id : scope.statements) documents.push_back(graph[id].document);
  for (const uint32_t index : scope.events) documents.push_back(graph.events()[index].document);
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  std::erase_if(documents, [](DocumentId id) { return !id.valid(); });
  PartialDate first, last;
  for (const DocumentId id : documents) {
    const PartialDate date = graph[id].date;
    if (!date.known()) continue;
    if (!first.known() || date < first) first = date;
    if (!last.known() || last < date) last = date;
  }
  Line line = text_line("From " + counted(documents.size(), "article", "articles") + " (" +
                        counted(independent_sources(graph, documents), "independent source", "independent sources") + ")");
  if (first.known()) line << ", published " << (first == last ? "on " + date_in_words(first) : "between " + date_in_words(first) + " and " + date_in_words(last));
  line << ": " << counted(scope.claims.size(), "claim", "claims") << ", " << counted(scope.statements.size(), "statement", "statements") << ", "
       << counted(scope.events.size(), "event mention", "event mentions") << ".";
  if (const std::string words = filter_words(writer.options); !words.empty()) line << " Filter: " << words << ".";
  return line;
}

/// "Organisation, alliance. Also: Collective Security Treaty Organisation. iso3166:KG."
std::string subtitle_of(const KnowledgeGraph& graph, EntityId id) {
  const EntityRecord& record = graph[id];
  std::string text(to_string(record.type));
  if (record.kind.valid() && !graph.string(record.kind).empty()) text += ", " + std::string(graph.string(record.kind));
  std::string aliases;
  for (const StringId alias : graph.aliases(id)) aliases += (aliases.empty() ? "" : ", ") + std::string(graph.string(alias));
  if (!aliases.empty()) text += " \u00b7 also called " + shorten(aliases, 160);
  if (record.ref.valid() && !graph.string(record.ref).empty()) text += " \u00b7 " + std::string(graph.string(record.ref));
  return text;
}

/// What happens between the members of an organisation belongs to its page: who is in conflict with whom, and who wants
/// whom out ("exclude Vesta" is said of the pact though the claim links two countries).
void add_members_affairs(ScopeBuilder& builder, const KnowledgeGraph& graph, EntityId organisation) {
  const TypeId member_of = graph.schema().at("MEMBER_OF"), excludes = graph.schema().at("EXCLUDES");
  std::vector<EntityId> members;
  for (const ClaimId id : graph.claims_to(organisation))
    if (graph[id].type == member_of && graph[id].polarity == Polarity::Positive) members.push_back(graph[id].source);
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  const ReportGrammar& grammar = ReportGrammar::builtin();
  for (const EntityId member : members)
    for (const ClaimId id : graph.claims_from(member)) {
      const ClaimRecord& claim = graph[id];
      const bool among = std::binary_search(members.begin(), members.end(), claim.target);
      if (among && (claim.type == excludes || grammar.class_of(graph.schema()[claim.type].name) == "conflict")) builder.claim(id);
    }
}

/// To the page of a clash belongs what its parties do to each other, and what is said by or of them in the articles that
/// tell of it.
void add_parties_affairs(ScopeBuilder& builder, const KnowledgeGraph& graph, EntityId event) {
  std::vector<EntityId> parties;
  std::vector<DocumentId> documents;
  for (const uint32_t index : graph.events_with(event)) {
    const EventRecord& record = graph.events()[index];
    if (record.node != event) continue;
    documents.push_back(record.document);
    for (const RoleRecord& role : graph.roles(record))
      if (graph[role.entity].type != EntityType::Place) parties.push_back(role.entity);
  }
  std::sort(parties.begin(), parties.end());
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  const auto is_party = [&](EntityId id) { return std::binary_search(parties.begin(), parties.end(), id); };
  const auto told_there = [&](StatementId id) { return std::find(documents.begin(), documents.end(), graph[id].document) != documents.end(); };
  for (const EntityId party : parties) {
    for (const ClaimId id : graph.claims_from(party))
      if (is_party(graph[id].target) && graph[id].target != party) builder.claim(id);
    for (const EntityId voice : voices_of(graph, party))
      for (const StatementId id : graph.statements_by(voice))
        if (told_there(id)) builder.statement(id);
    for (const StatementId id : graph.statements_about(party))
      if (told_there(id)) builder.statement(id);
  }
}

using SpecialPage = std::function<void(const ReportScope&)>;

RelationReport compose(ReportWriter& writer, const ReportScope& scope, const SpecialPage& special) {
  writer.report.scope = scope_line(writer, scope);
  for (const EntityId subject : scope.subjects) writer.entity(subject);
  const std::vector<Actor> actors = find_actors(writer, scope);
  const std::vector<Contradiction> contradictions = find_contradictions(writer.graph, scope.findings);
  write_brief(writer, scope);
  write_actors(writer, scope, actors);
  write_key_facts(writer, scope);
  if (special) special(scope);
  write_relations(writer, scope);
  write_timeline(writer, scope);
  write_who_says_what(writer, scope);
  write_disagreements(writer, scope, contradictions);
  write_not_facts(writer, scope);
  write_picture(writer, scope, actors);
  write_open_questions(writer, scope, contradictions);
  return std::move(writer.report);
}

/// Whether each word of the query stands in the text, in any case, at the start of a word.
bool holds_words(std::string_view text, const std::vector<std::string>& words) {
  const std::string folded = " " + fold_name(text);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    for (size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
      const unsigned char before = static_cast<unsigned char>(folded[at - 1]);
      if (before < 0x80 && std::isalnum(before) == 0) return true;
    }
    return false;
  });
}

std::vector<std::string> words_of_query(std::string_view query) {
  std::vector<std::string> words;
  const std::string folded = fold_name(query);
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

RelationReport report_entity(const KnowledgeGraph& graph, EntityId id, const ReportOptions& options) {
  ReportWriter writer(graph, options);
  writer.report.title = std::string(graph.name(id));
  writer.report.subtitle = subtitle_of(graph, id);
  ScopeBuilder builder(writer, {id});
  builder.all_about(id);
  // What those who speak for a country or organisation said belongs to its page, whatever it was about.
  if (graph[id].type == EntityType::Country)
    for (const EntityId voice : voices_of(graph, id))
      for (const StatementId s : graph.statements_by(voice)) builder.statement(s);
  if (graph[id].type == EntityType::Event) add_parties_affairs(builder, graph, id);
  if (graph[id].type == EntityType::Organisation) add_members_affairs(builder, graph, id);
  const ReportScope scope = builder.finish("there is nothing to report on " + writer.report.title + " with this filter");
  return compose(writer, scope, [&](const ReportScope& s) {
    switch (graph[id].type) {
      case EntityType::Organisation:
        write_membership(writer, s, id);
        return write_conflicts_among_members(writer, s, id);
      case EntityType::Person: return write_person(writer, s, id);
      case EntityType::Country: return write_country(writer, s, id);
      case EntityType::Event: return write_conflict(writer, s, id);
      default: return;
    }
  });
}

RelationReport report_pair(const KnowledgeGraph& graph, EntityId a, EntityId b, const ReportOptions& options) {
  if (a == b) throw input_error("a pair needs two entities, and both names mean " + std::string(graph.name(a)));
  ReportWriter writer(graph, options);
  writer.report.title = std::string(graph.name(a)) + " and " + std::string(graph.name(b));
  writer.report.subtitle = "What links the two, and what each says of the other";
  ScopeBuilder builder(writer, {a, b});
  const auto between = [&](ClaimId id) { return (graph[id].source == a && graph[id].target == b) || (graph[id].source == b && graph[id].target == a); };
  for (const ClaimId id : graph.claims_from(a))
    if (between(id)) builder.claim(id);
  for (const ClaimId id : graph.claims_to(a))
    if (between(id)) builder.claim(id);
  for (const uint32_t index : graph.events_with(a)) {
    const auto roles = graph.roles(graph.events()[index]);
    const auto other = [&](const RoleRecord& role) { return role.entity == b; };
    if (graph.events()[index].node == b || std::any_of(roles.begin(), roles.end(), other)) builder.event(index);
  }
  // Words of one side about the other, and of anybody about both.
  for (const auto& [side, other] : {std::pair(a, b), std::pair(b, a)}) {
    const std::vector<EntityId> voices = voices_of(graph, side);
    for (const StatementId id : graph.statements_about(other)) {
      const bool both = std::any_of(graph.about(id).begin(), graph.about(id).end(), [&, s = side](const AboutRecord& r) { return r.entity == s; });
      if (both || std::binary_search(voices.begin(), voices.end(), graph[id].speaker)) builder.statement(id);
    }
  }
  ReportScope scope;
  try {
    scope = builder.finish("");
  } catch (const Error&) {
    // Two that nothing links directly may still be linked through others.
    scope.subjects = {a, b};
    scope.told.assign(graph.events().size(), false);
  }
  RelationReport report = compose(writer, scope, [&](const ReportScope& s) { write_pair(writer, s); });
  if (report.sections.empty())
    throw input_error("nothing links " + std::string(graph.name(a)) + " and " + std::string(graph.name(b)) + ", directly or through one third party");
  return report;
}

RelationReport report_topic(const KnowledgeGraph& graph, std::string_view query, const ReportOptions& options) {
  const std::vector<std::string> words = words_of_query(query);
  if (words.empty()) throw input_error("a topic needs at least one word");
  ReportWriter writer(graph, options);
  writer.report.title = "Topic: " + squeeze(query);
  writer.report.subtitle = "Passages that hold each of these words, and what is known of entities of that name";
  ScopeBuilder builder(writer, {});
  for (const EntityId id : graph.find(query)) builder.all_about(id);
  for (uint32_t i = 0; i < graph.claims().size(); ++i) {
    const ClaimRecord& c = graph.claims()[i];
    if (c.document.valid() && holds_words(graph.passage(c.document, c.span), words)) builder.claim(ClaimId(i));
  }
  for (uint32_t i = 0; i < graph.statements().size(); ++i) {
    const StatementId id(i);
    for (const ByteSpan span : graph.content(id))
      if (graph[id].document.valid() && holds_words(graph.passage(graph[id].document, span), words)) builder.statement(id);
  }
  for (uint32_t i = 0; i < graph.events().size(); ++i) {
    const EventRecord& e = graph.events()[i];
    if (e.document.valid() && holds_words(graph.passage(e.document, e.span), words)) builder.event(i);
  }
  const ReportScope scope = builder.finish("no passage holds all the words of \"" + squeeze(query) + "\": try fewer words");
  return compose(writer, scope, nullptr);
}

RelationReport report_corpus(const KnowledgeGraph& graph, const ReportOptions& options) {
  ReportWriter writer(graph, options);
  writer.report.title = "All articles";
  writer.report.subtitle = "Who and what the articles of this database are about";
  ScopeBuilder builder(writer, {});
  for (uint32_t i = 0; i < graph.claims().size(); ++i) builder.claim(ClaimId(i));
  for (uint32_t i = 0; i < graph.statements().size(); ++i) builder.statement(StatementId(i));
  for (uint32_t i = 0; i < graph.events().size(); ++i) builder.event(i);
  const ReportScope scope = builder.finish("there is nothing to report with this filter; 'dossier ingest' reads articles into the database");
  return compose(writer, scope, nullptr);
}

}  // namespace dossier
