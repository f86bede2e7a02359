#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/question.h"
#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr int kFailed = 1, kUsage = 2;

// Under these the help lists the commands.
constexpr char kInto[] = "Into the database", kWho[] = "Who is who in it", kQuestions[] = "Questions to it", kOut[] = "Out of it";

struct Entry {
  std::string_view group, name, summary, example;
  std::unique_ptr<Command> (*make)();
};

constexpr Entry kCommands[] = {
    {kInto, "ingest", "Read articles into the database", "ingest articles/ --jobs 2", make_ingest},
    {kInto, "extract", "Print what articles say as JSON Lines, without a database", "extract articles.jsonl > found.jsonl", make_extract},
    {kInto, "load", "Put what 'extract' or another extractor found into the database", "load found.jsonl articles.jsonl", make_load},
    {kInto, "import", "Read back an export, or take a graph as background knowledge", "import background.graphml", make_import},
    {kInto, "annotate", "Show what was understood of an article: sentences, names, syntax", "annotate article.txt", make_annotate},
    {kInto, "remove", "Take articles out of the database, with all that only they supported", "remove wire-17", make_remove},
    {kWho, "duplicates", "Pairs of entities that may be one, with reasons", "duplicates --min-score 0.7", make_duplicates},
    {kWho, "merge", "Say that two entities are one", "merge NATO \"North Atlantic Alliance\"", make_merge},
    {kWho, "split", "Say that in some documents it is somebody else", "split \"Ivan Petrov\" --documents wire-3", make_split},
    {kWho, "different", "Say that two entities are not one, so that they are no longer proposed", "different \"#57\" \"#103\"", make_different},
    {kWho, "rename", "Give an entity another name", "rename Burma Myanmar", make_rename},
    {kWho, "retype", "Give an entity another type", "retype Moscow Place", make_retype},
    {kWho, "undo", "Take back the last of these decisions, or list them", "undo --list", make_undo},
    {kQuestions, "show", "All that is known of an entity, with numbered evidence", "show \"United Nations\" --only facts", make_show},
    {kQuestions, "query", "Ask in openCypher; alone, a shell to ask in", "query \"MATCH (p:Person)-[:LEADS]->(o) RETURN p.name, o.name\"", make_query},
    {kQuestions, "explain", "Why a claim is there: the rule, the words, the path between them, who is meant", "explain c1f09ab3", make_explain},
    {kQuestions, "report", "A page to read: who is what to whom, what happened, who says so", "report Serbia -o serbia.html", make_report},
    {kQuestions, "contradictions", "Facts that cannot both hold, or that the gazetteer rules out", "contradictions --format csv", make_contradictions},
    {kQuestions, "search", "Find words in articles, statements and names", "search \"red line\" NATO --in statements", make_search},
    {kQuestions, "sql", "Ask in SQL, over documented views", "sql \"SELECT member, time FROM members WHERE fact AND organisation = 'NATO'\"", make_sql},
    {kQuestions, "diff", "What changed between two dates, or between two databases", "diff 2024-01 2025-01 --only facts", make_diff},
    {kQuestions, "watch", "Keep a question, and be told what is new after each ingest", "watch bloc \"members ECOWAS\"", make_watch},
    {kQuestions, "stats", "What the database holds", "stats --documents", make_stats},
    {kQuestions, "verify", "Read each stored passage again and compare", "verify --db news.db", make_verify},
    {kOut, "export", "Write the graph, or a part of it, for another program", "export -f graphml -o graph.graphml", make_export},
    {kOut, "check", "What each viewer will reject, drop, rename or fold of a GraphML or GEXF file", "check graph.graphml --viewer gephi", make_check},
    {kOut, "formats", "The formats of export: who reads them, what they keep and lose", "formats", make_formats},
};

struct NamedCommand {
  std::string group, name, summary, example;
  std::unique_ptr<Command> command;
};

/// All commands in the order of the help: into the database, questions to it, out of it.
std::vector<NamedCommand> all_commands() {
  std::vector<NamedCommand> out;
  const auto add = [&](std::string_view group, std::string_view name, std::string_view summary, std::string_view example,
                       std::unique_ptr<Command> command) {
    out.push_back({std::string(group), std::string(name), std::string(summary), std::string(example), std::move(command)});
  };
  for (const Entry& e : kCommands) {
    if (e.make == make_show)  // the first of the questions
      for (const Question& q : questions()) add(kQuestions, q.name, q.summary, q.example, make_question(q));
    add(e.group, e.name, e.summary, e.example, e.make());
  }
  return out;
}

class CommandLine : public Options {
 public:
  explicit CommandLine(CLI::App& app) : app_(app) {}
  void positional(const std::string& name, std::string& value, const std::string& help, bool required) override {
    app_.add_option(name, value, help)->required(required);
  }
  void positional(const std::string& name, std::vector<std::string>& values, const std::string& help, bool required) override {
    app_.add_option(name, values, help)->required(required);
  }
  void option(const std::string& names, std::string& value, const std::string& help,
              const std::vector<std::string>& choices) override {
    CLI::Option* o = app_.add_option(names, value, help)->capture_default_str();
    if (!choices.empty()) o->check(CLI::IsMember(choices));
  }
  void option(const std::string& names, std::vector<std::string>& values, const std::string& help) override {
    app_.add_option(names, values, help)->allow_extra_args(false);
  }
  void option(const std::string& names, uint32_t& value, const std::string& help) override {
    app_.add_option(names, value, help)->capture_default_str();
  }
  void option(const std::string& names, double& value, const std::string& help) override {
    app_.add_option(names, value, help)->capture_default_str();
  }
  void flag(const std::string& names, bool& value, const std::string& help) override { app_.add_flag(names, value, help); }

 private:
  CLI::App& app_;
};

void complain(const std::string& message) { std::fprintf(stderr, "dossier: %s\n", message.c_str()); }

int fail_unknown_command(const std::string& word, const std::vector<NamedCommand>& commands) {
  std::string message = "there is no command '" + word + "'";
  size_t best = 3;
  std::string nearest;
  for (const NamedCommand& c : commands)
    if (const size_t d = edit_distance(word, c.name, best); d < best) best = d, nearest = c.name;
  if (!nearest.empty()) message += "; did you mean '" + nearest + "'?";
  complain(message + " ('dossier --help' lists them)");
  return kUsage;
}

int run(int argc, char** argv) {
  const std::vector<NamedCommand> commands = all_commands();
  if (argc > 1 && argv[1][0] != '-') {
    const std::string word = argv[1];
    if (std::ranges::none_of(commands, [&](const NamedCommand& c) { return word == c.name; })) return fail_unknown_command(word, commands);
  }
  CLI::App app("dossier: a knowledge graph of who is what to whom, and who says so, from news and analysis", "dossier");
  app.set_version_flag("--version", "dossier " DOSSIER_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(32);
  std::vector<CLI::App*> subcommands;
  for (const NamedCommand& c : commands) {
    CLI::App* sub = app.add_subcommand(c.name, c.summary);
    sub->group(c.group);
    sub->footer("Example: dossier " + c.example);
    CommandLine options(*sub);
    c.command->declare(options);
    subcommands.push_back(sub);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    if (argc < 2) {
      write_stdout(app.help());
      return kUsage;
    }
    complain(std::string(e.what()) + " ('dossier " + (argv[1][0] == '-' ? "" : argv[1] + std::string(" ")) + "--help' tells more)");
    return kUsage;
  }
  for (size_t i = 0; i < commands.size(); ++i)
    if (subcommands[i]->parsed()) return commands[i].command->run();
  return kUsage;
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error like a full disk
  try {
    return dossier::run(argc, argv);
  } catch (const dossier::Error& e) {
    dossier::complain(e.what());
    return e.kind() == dossier::Error::Kind::Usage ? dossier::kUsage : dossier::kFailed;
  } catch (const std::bad_alloc&) {
    dossier::complain("out of memory; try with fewer documents at a time or a lower --jobs");
  } catch (const std::exception& e) {
    dossier::complain(std::string("internal error: ") + e.what());
  }
  return dossier::kFailed;
}
