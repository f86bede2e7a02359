#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr int kFailed = 1, kUsage = 2;

struct Entry {
  const char* name;
  const char* summary;
  std::unique_ptr<Command> (*make)();
};

/// All commands, in the order of the help: into the database, questions to it, out of it.
constexpr Entry kCommands[] = {
    // Into the database.
    {"ingest", "Read articles into the database", make_ingest},
    {"extract", "Print what articles say as JSON Lines, without a database", make_extract},
    {"load", "Put what 'extract' or another extractor found into the database", make_load},
    {"import", "Read back an export, or take a graph as background knowledge", make_import},
    {"annotate", "Show what was understood of an article: sentences, names, syntax", make_annotate},
    {"remove", "Take articles out of the database, with all that only they supported", make_remove},
    // Questions to it.
    {"show", "All that is known of an entity, with numbered evidence", make_show},
    {"report", "A page to read: who is what to whom, what happened, who says so", make_report},
    {"stats", "What the database holds", make_stats},
    {"verify", "Read each stored passage again and compare", make_verify},
    // Out of it.
    {"export", "Write the graph, or a part of it, for another program", make_export},
    {"formats", "The formats of export: who reads them, what they keep and lose", make_formats},
};

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

int fail_unknown_command(const std::string& word) {
  std::string message = "there is no command '" + word + "'";
  size_t best = 3;
  const char* nearest = nullptr;
  for (const Entry& e : kCommands)
    if (const size_t d = edit_distance(word, e.name, best); d < best) best = d, nearest = e.name;
  if (nearest) message += std::string("; did you mean '") + nearest + "'?";
  complain(message + " ('dossier --help' lists them)");
  return kUsage;
}

int run(int argc, char** argv) {
  if (argc > 1 && argv[1][0] != '-') {
    const std::string word = argv[1];
    const auto known = [&](const Entry& e) { return word == e.name; };
    if (std::none_of(std::begin(kCommands), std::end(kCommands), known)) return fail_unknown_command(word);
  }
  CLI::App app("dossier: a knowledge graph of who is what to whom, and who says so, from news and analysis", "dossier");
  app.set_version_flag("--version", "dossier " DOSSIER_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(32);
  std::vector<std::unique_ptr<Command>> commands;
  std::vector<CLI::App*> subcommands;
  for (const Entry& e : kCommands) {
    CLI::App* sub = app.add_subcommand(e.name, e.summary);
    commands.push_back(e.make());
    CommandLine options(*sub);
    commands.back()->declare(options);
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
    if (subcommands[i]->parsed()) return commands[i]->run();
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
