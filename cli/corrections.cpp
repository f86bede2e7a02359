#include "graph/corrections.h"

#include <cstdio>

#include "cli/command.h"
#include "cli/common.h"

namespace dossier {
namespace {

/// What the six commands that decide about entities share: the database, and one line on standard error that says what
/// was done.
class CorrectionCommand : public Command {
 public:
  void declare(Options& o) final {
    declare_arguments(o);
    database_.declare(o);
  }
  int run() override {
    Corrections corrections(database_.resolved());
    std::fprintf(stderr, "%s\n", decide(corrections).c_str());
    return 0;
  }

 protected:
  virtual void declare_arguments(Options&) = 0;
  virtual std::string decide(Corrections&) = 0;

  static constexpr const char* kEntity = "A name, or a number as #57";
  DatabaseOption database_;
};

class MergeCommand : public CorrectionCommand {
  void declare_arguments(Options& o) override {
    o.positional("KEPT", kept_, kEntity);
    o.positional("MERGED", merged_, "The entity that is the same");
  }
  std::string decide(Corrections& c) override { return c.merge(kept_, merged_); }
  std::string kept_, merged_;
};

class SplitCommand : public CorrectionCommand {
  void declare_arguments(Options& o) override {
    o.positional("ENTITY", entity_, kEntity);
    o.option("--documents", documents_, "A document in which it is somebody else (repeatable)");
    o.option("--name", name_, "What the other one is called; default: the same");
  }
  std::string decide(Corrections& c) override { return c.split(entity_, documents_, name_); }
  std::string entity_, name_;
  std::vector<std::string> documents_;
};

class DifferentCommand : public CorrectionCommand {
  void declare_arguments(Options& o) override {
    o.positional("A", a_, kEntity);
    o.positional("B", b_, "Another entity");
  }
  std::string decide(Corrections& c) override { return c.different(a_, b_); }
  std::string a_, b_;
};

class RenameCommand : public CorrectionCommand {
  void declare_arguments(Options& o) override {
    o.positional("ENTITY", entity_, kEntity);
    o.positional("NAME", name_, "Its name from now on; the old ones stay aliases");
  }
  std::string decide(Corrections& c) override { return c.rename(entity_, name_); }
  std::string entity_, name_;
};

class RetypeCommand : public CorrectionCommand {
  void declare_arguments(Options& o) override {
    o.positional("ENTITY", entity_, kEntity);
    o.positional("TYPE", type_, "Country, Organisation, Person, Place or Event");
  }
  std::string decide(Corrections& c) override { return c.retype(entity_, type_); }
  std::string entity_, type_;
};

class UndoCommand : public CorrectionCommand {
 public:
  int run() override {
    if (!list_) return CorrectionCommand::run();
    table_.print(list_corrections(database_.resolved()));
    return 0;
  }

 private:
  void declare_arguments(Options& o) override {
    o.flag("--list", list_, "Only list what was decided");
    table_.declare(o);
  }
  std::string decide(Corrections& c) override { return c.undo(); }
  bool list_ = false;
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_merge() { return std::make_unique<MergeCommand>(); }
std::unique_ptr<Command> make_split() { return std::make_unique<SplitCommand>(); }
std::unique_ptr<Command> make_different() { return std::make_unique<DifferentCommand>(); }
std::unique_ptr<Command> make_rename() { return std::make_unique<RenameCommand>(); }
std::unique_ptr<Command> make_retype() { return std::make_unique<RetypeCommand>(); }
std::unique_ptr<Command> make_undo() { return std::make_unique<UndoCommand>(); }

}  // namespace dossier
