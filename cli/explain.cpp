#include <cmath>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/error.h"
#include "graph/inference.h"
#include "graph/store.h"
#include "graph/text.h"
#include "ingest/annotate.h"
#include "ingest/explanation.h"

namespace dossier {
namespace {

/// Annotates the claim's document again: annotation is deterministic, so the same words lead to the same claim.
class ExplainCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("CLAIM", claim_, "The claim's id, as 'show --format csv' prints it, or its first digits");
    o.option("--lexicon", lexicons_, "The TSV of names that the article was read with (repeatable)");
    database_.declare(o);
    database_.declare_inferred(o);
    table_.declare(o);
  }

  int run() override {
    const KnowledgeGraph graph = database_.load();
    const ClaimRecord& claim = find(graph);
    if (is_inferred(graph, claim)) {
      table_.print(premises(graph, claim));
      return 0;
    }
    const Document document = Store(database_.resolved(), Store::Mode::Read).document(graph.string(graph[claim.document].id));
    Models models;
    for (const std::string& file : lexicons_) models.add_lexicon(file);
    const Annotations annotations = annotate(document, models);
    const auto steps = explain(annotations, document.text,
                               {graph.schema()[claim.type].name, graph.string(claim.rule), graph.name(claim.source), graph.name(claim.target), claim.cue},
                               models.relations.get());
    table_.print(rows(graph, claim, document, steps));
    return 0;
  }

 private:
  const ClaimRecord& find(const KnowledgeGraph& graph) const {
    const std::string wanted = claim_.empty() || claim_.front() == 'c' ? claim_ : "c" + claim_;
    const ClaimRecord* found = nullptr;
    for (const ClaimRecord& c : graph.claims()) {
      if (!claim_key(c).starts_with(wanted)) continue;
      if (found != nullptr && found->key != c.key) throw usage_error("several claims begin with '" + claim_ + "'; give more digits");
      if (found == nullptr) found = &c;
    }
    if (found == nullptr) throw input_error("no claim has the id '" + claim_ + "'; 'dossier show ENTITY --format csv' lists ids");
    return *found;
  }

  /// The rule and the claims that an inferred one follows from.
  static Table premises(const KnowledgeGraph& graph, const ClaimRecord& claim) {
    Table t{{"step", "words", "note"}, {}};
    const auto words = [&](const ClaimRecord& c) {
      return std::string(graph.name(c.source)) + " " + graph.schema()[c.type].name + " " + std::string(graph.name(c.target));
    };
    const std::string_view rule = graph.string(claim.rule);
    t.rows.push_back({"claim", words(claim), claim_key(claim)});
    t.rows.push_back({"rule", std::string(rule.substr(0, rule.find(' '))), "it is in no article: it follows"});
    for (const ClaimRecord& c : graph.claims())
      if (rule.find(claim_key(c)) != rule.npos) t.rows.push_back({"follows from", words(c), claim_key(c)});
    t.rows.push_back({"evidence", squeeze(graph.passage(claim.document, claim.span)), std::string(graph.string(graph[claim.document].id))});
    t.rows.push_back({"confidence", std::round(static_cast<double>(claim.confidence) * 100) / 100, ""});
    return t;
  }

  static Table rows(const KnowledgeGraph& graph, const ClaimRecord& claim, const Document& document, const std::vector<ExplanationStep>& steps) {
    Table t{{"step", "words", "note", "begin", "end"}, {}};
    const CodePointIndex index(document.text);
    const auto add = [&](const std::string& step, const std::string& words, const std::string& note, ByteSpan span) {
      t.rows.push_back({step, words, note, int64_t{index.code_point(span.begin)}, int64_t{index.code_point(span.end)}});
    };
    add("claim", std::string(graph.name(claim.source)) + " " + graph.schema()[claim.type].name + " " + std::string(graph.name(claim.target)), claim_key(claim), {});
    add("evidence", squeeze(graph.passage(claim.document, claim.span)), document.id, claim.span);
    for (const ExplanationStep& s : steps) add(s.step, s.words, s.note, s.span);
    if (steps.empty())
      add("rule", std::string(graph.string(claim.rule)), "this program does not find the claim in the article: it was stored by another one, or with another lexicon", claim.cue);
    t.rows.push_back({"confidence", std::round(static_cast<double>(claim.confidence) * 100) / 100, "", int64_t{0}, int64_t{0}});
    return t;
  }

  std::string claim_;
  std::vector<std::string> lexicons_;
  DatabaseOption database_;
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_explain() { return std::make_unique<ExplainCommand>(); }

}  // namespace dossier
