#include <array>
#include <map>

#include "cli/command.h"
#include "cli/common.h"

namespace dossier {
namespace {

class StatsCommand : public Command {
 public:
  void declare(Options& o) override {
    database_.declare(o);
    database_.declare_inferred(o);
    table_.declare(o);
    o.flag("--documents", documents_, "List the documents instead");
    o.flag("--relations", relations_, "Count the claims of each relation type instead");
  }

  int run() override {
    const KnowledgeGraph graph = database_.load();
    table_.print(documents_ ? list_documents(graph) : relations_ ? count_relations(graph) : summarize(graph));
    return 0;
  }

 private:
  static int64_t number(size_t n) { return static_cast<int64_t>(n); }

  static Table summarize(const KnowledgeGraph& graph) {
    Table t{{"what", "count"}, {}};
    const auto add = [&](std::string what, size_t count) { t.rows.push_back({std::move(what), number(count)}); };
    add("documents", graph.documents().size());
    std::array<size_t, kEntityTypes> types{};
    for (const EntityRecord& e : graph.entities()) ++types[static_cast<size_t>(e.type)];
    constexpr std::pair<EntityType, const char*> kNames[] = {
        {EntityType::Country, "countries"}, {EntityType::Organisation, "organisations"}, {EntityType::Person, "people"},
        {EntityType::Place, "places"},      {EntityType::Event, "events"},               {EntityType::Date, "dates"}};
    for (const auto& [type, name] : kNames) add(name, types[static_cast<size_t>(type)]);
    size_t facts = 0, denied = 0, unreal = 0, attributed = 0;
    for (const ClaimRecord& c : graph.claims()) {
      facts += is_fact(c);
      denied += c.polarity == Polarity::Negative;
      unreal += c.modality != Modality::Asserted;
      attributed += c.attributed_to.valid();
    }
    add("claims", graph.claims().size());
    add("· affirmed by the articles", facts);
    add("· said by a speaker", attributed);
    add("· denied", denied);
    add("· possible, proposed, desired, predicted or hypothetical", unreal);
    size_t direct = 0, spoken = 0;
    for (const StatementRecord& s : graph.statements()) direct += s.direct, spoken += s.speaker.valid();
    add("statements", graph.statements().size());
    add("· in direct speech", direct);
    add("· with a known speaker", spoken);
    return t;
  }

  static Table count_relations(const KnowledgeGraph& graph) {
    std::vector<size_t> claims(graph.schema().relations().size(), 0), facts(claims);
    for (const ClaimRecord& c : graph.claims()) ++claims[c.type.value], facts[c.type.value] += is_fact(c);
    Table t{{"relation", "claims", "facts"}, {}};
    for (size_t i = 0; i < claims.size(); ++i)
      if (claims[i] > 0) t.rows.push_back({graph.schema().relations()[i].name, number(claims[i]), number(facts[i])});
    return t;
  }

  static Table list_documents(const KnowledgeGraph& graph) {
    Table t{{"id", "date", "outlet", "title", "author", "characters"}, {}};
    for (const DocumentRecord& d : graph.documents())
      t.rows.push_back({std::string(graph.string(d.id)), format_date(d.date), std::string(graph.string(d.outlet)),
                        std::string(graph.string(d.title)), std::string(graph.string(d.author)), number(d.text_size)});
    return t;
  }

  DatabaseOption database_;
  TableOption table_;
  bool documents_ = false, relations_ = false;
};

}  // namespace

std::unique_ptr<Command> make_stats() { return std::make_unique<StatsCommand>(); }

}  // namespace dossier
