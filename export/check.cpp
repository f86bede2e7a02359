#include "export/check.h"

#include <algorithm>

#include "export/check_readers.h"
#include "export/xml_events.h"
#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kExample = 60;  // bytes

/// Gives each file to the checker of its format, which the first element tells; other files to nobody.
class Dispatcher : public XmlHandler {
 public:
  explicit Dispatcher(TraitLog& log) : log_(log) {}

  void open(const XmlName& name, std::span<const XmlAttribute> attributes, uint64_t line) override {
    if (root_.empty()) {
      root_ = name.local;
      if (root_ == "graphml") checker_ = make_graphml_checker(log_);
      if (root_ == "gexf") checker_ = make_gexf_checker(log_);
    }
    if (checker_) checker_->open(name, attributes, line);
  }
  void close(const XmlName& name, uint64_t line) override {
    if (checker_) checker_->close(name, line);
  }
  void text(std::string_view text) override {
    if (checker_) checker_->text(text);
  }
  void doctype(uint64_t line) override { log_.note(Trait::Doctype, line); }

  const std::string& root() const { return root_; }
  GraphChecker* checker() { return checker_.get(); }

 private:
  TraitLog& log_;
  std::string root_;
  std::unique_ptr<GraphChecker> checker_;
};

/// The viewers that read GEXF at all.
constexpr Viewers kGexfViewers = Viewer::Schema | Viewer::NetworkX | Viewer::Gephi;

}  // namespace

void TraitLog::note(Trait trait, uint64_t line, std::string_view example) {
  const auto known = std::find_if(traits_.begin(), traits_.end(), [&](const FileTrait& t) { return t.trait == trait; });
  if (known != traits_.end()) {
    ++known->count;
    return;
  }
  traits_.push_back({trait, line, 1, shorten(squeeze(example), kExample)});
}

bool TraitLog::has(Trait trait) const {
  return std::any_of(traits_.begin(), traits_.end(), [&](const FileTrait& t) { return t.trait == trait; });
}

std::vector<FileTrait> TraitLog::take() {
  std::sort(traits_.begin(), traits_.end(), [](const FileTrait& a, const FileTrait& b) { return a.trait < b.trait; });
  return std::move(traits_);
}

FileCheck check_graph_file(const std::string& path) {
  TraitLog log;
  Dispatcher dispatcher(log);
  const std::optional<XmlFault> fault = read_xml(path, dispatcher);
  if (dispatcher.checker() == nullptr) {
    const std::string why = !dispatcher.root().empty() ? "its first element is <" + dispatcher.root() + ">" : "it is no XML";
    throw input_error(path + " is neither GraphML nor GEXF: " + why);
  }
  if (fault) log.note(fault->character ? Trait::ControlCharacter : Trait::NotWellFormed, fault->line, fault->reason);
  else dispatcher.checker()->finish();
  FileCheck check = dispatcher.checker()->counts();
  check.traits = log.take();
  return check;
}

std::vector<const Consequence*> consequences(const FileCheck& check, Trait trait) {
  std::vector<const Consequence*> found;
  for (const Consequence& c : consequences())
    if (c.trait == trait && (check.format == "graphml" || (c.viewers & kGexfViewers) != 0)) found.push_back(&c);
  return found;
}

bool Ends::add_node(std::string_view id, uint64_t line) {
  const uint64_t key = hash64(id);
  if (!nodes_.insert(key).second) {
    log_.note(Trait::RepeatedNodeId, line, id);
    return false;
  }
  return true;
}

void Ends::add_edge(std::string_view id, std::string_view source, std::string_view target, std::string_view kind, uint64_t line) {
  if (!id.empty() && !edges_.insert(hash64(id)).second) log_.note(Trait::RepeatedEdgeId, line, id);
  const uint64_t from = hash64(source), to = hash64(target);
  for (const auto& [key, name] : {std::pair{from, source}, std::pair{to, target}})
    if (!nodes_.contains(key)) waiting_.push_back({key, line, std::string(name)});
  if (!pairs_.insert(hash64(kind, from * 31 + to)).second) log_.note(Trait::ParallelEdges, line, std::string(source) + " - " + std::string(target));
}

void Ends::finish() {
  for (const Waiting& end : waiting_) log_.note(nodes_.contains(end.key) ? Trait::EdgeBeforeNode : Trait::EdgeWithoutEnd, end.line, end.name);
}

}  // namespace dossier
