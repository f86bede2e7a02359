#include "cli/command.h"
#include "cli/common.h"
#include "export/formats.h"

namespace dossier {
namespace {

class FormatsCommand : public Command {
 public:
  void declare(Options& o) override { table_.declare(o); }

  int run() override {
    if (table_.format != "table") {
      Table table{{"format", "extension", "description", "keeps", "loses"}, {}};
      for (const Format& f : formats())
        table.rows.push_back({std::string(f.name), std::string(f.extension), std::string(f.description), std::string(f.keeps), std::string(f.loses)});
      table_.print(table);
      return 0;
    }
    std::string out;
    for (const Format& f : formats()) {
      out.append(f.name).append("  (.").append(f.extension).append(")\n    ").append(f.description);
      out.append("\n    keeps: ").append(f.keeps).append("\n    loses: ").append(f.loses).append("\n");
    }
    write_stdout(out);
    return 0;
  }

 private:
  TableOption table_;
};

}  // namespace

std::unique_ptr<Command> make_formats() { return std::make_unique<FormatsCommand>(); }

}  // namespace dossier
