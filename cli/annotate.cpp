#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "cli/command.h"
#include "cli/common.h"
#include "graph/error.h"
#include "graph/text.h"
#include "ingest/annotate.h"
#include "ingest/conllu.h"
#include "ingest/reader.h"

namespace dossier {
namespace {

constexpr const char* kReset = "\033[0m";

const char* colour_of(EntityType type) {
  switch (type) {
    case EntityType::Country: return "\033[1;33m";
    case EntityType::Organisation: return "\033[1;35m";
    case EntityType::Person: return "\033[1;32m";
    case EntityType::Place: return "\033[1;34m";
    case EntityType::Event: return "\033[1;31m";
    case EntityType::Date: return "\033[36m";
    case EntityType::Nationality: return "\033[33m";
  }
  return "";
}

/// Writes what was understood of one document for a human: each sentence with its mentions marked, then its tree.
class AnnotationPrinter {
 public:
  AnnotationPrinter(const Document& document, const Annotations& annotations, bool colours)
      : document_(document), annotations_(annotations), colours_(colours), children_(annotations.tokens.size()) {
    for (uint32_t i = 0; i < annotations.tokens.size(); ++i) {
      if (annotations.tokens[i].head >= 0) children_[static_cast<size_t>(annotations.tokens[i].head)].push_back(i);
    }
  }

  std::string print() {
    out_ = "== " + document_.id + (document_.title.empty() ? "" : ": " + squeeze(document_.title)) + "\n";
    uint32_t number = 0;
    for (const Sentence& sentence : annotations_.sentences) {
      out_ += "\n" + std::to_string(++number) + "  ";
      marked_text(sentence.tokens);
      out_ += '\n';
      for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        if (annotations_.tokens[i].head < 0) tree(i);
      }
    }
    return out_ + "\n";
  }

 private:
  std::string text(uint32_t begin, uint32_t end) const { return squeeze_inside(slice(document_.text, {begin, end})); }

  static std::string squeeze_inside(std::string_view s) {
    std::string out(s);
    std::replace_if(out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
  }

  // The outermost mentions of the sentence as [words|Type], or in colour.
  void marked_text(Range<Token> tokens) {
    uint32_t at = annotations_.tokens[tokens.begin].begin;
    uint32_t next = tokens.begin;
    for (const Mention& mention : annotations_.mentions) {
      if (mention.tokens.begin < next || mention.tokens.end > tokens.end) continue;
      const ByteSpan span = annotations_.span(mention.tokens);
      out_ += text(at, span.begin);
      const std::string words = text(span.begin, span.end);
      const std::string type(to_string(mention.type));
      out_ += colours_ ? colour_of(mention.type) + words + kReset : "[" + words + "|" + type + "]";
      at = span.end;
      next = mention.tokens.end;
    }
    out_ += text(at, annotations_.tokens[tokens.end - 1].end);
  }

  // A token and all below it, one a line, indented by depth. An explicit stack: a tree may be as deep as its sentence.
  void tree(uint32_t root) {
    std::vector<std::pair<uint32_t, size_t>> stack = {{root, 1}};
    while (!stack.empty()) {
      const auto [i, depth] = stack.back();
      stack.pop_back();
      const Token& token = annotations_.tokens[i];
      out_ += std::string(3 + 2 * std::min<size_t>(depth, 40), ' ') + text(token.begin, token.end) + "  ";
      out_ += std::string(to_string(token.label)) + "  " + std::string(to_string(token.upos)) + '/' + std::string(to_string(token.xpos));
      if (annotations_.lemma(i) != annotations_.word(i)) out_ += "  " + std::string(annotations_.lemma(i));
      out_ += '\n';
      for (auto child = children_[i].rbegin(); child != children_[i].rend(); ++child) stack.push_back({*child, depth + 1});
    }
  }

  const Document& document_;
  const Annotations& annotations_;
  bool colours_;
  std::vector<std::vector<uint32_t>> children_;
  std::string out_;
};

bool stdout_shows_colours() {
  const char* const no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

class AnnotateCommand : public Command {
 public:
  void declare(Options& o) override {
    o.positional("FILE", path_, "An article, as for ingest, or with --input conllu a treebank; '-' is standard input");
    o.option("--format", format_, "What to print", {"text", "conllu"});
    o.option("--input", input_, "The input's format, when looking at it does not tell. conllu: the words and sentences are kept",
             {"text", "html", "json", "feed", "mime", "conllu"});
    o.option("--lexicon", lexicons_, "A TSV of names of your own (repeatable)");
  }

  int run() override {
    Models models;
    for (const std::string& file : lexicons_) models.add_lexicon(file);
    if (input_ == "conllu") {
      ConlluText text = read_treebank();
      annotate_words(text.document, models, text.annotations);
      print(text.document, text.annotations);
      return 0;
    }
    ReaderOptions options;
    if (!input_.empty()) options.format = parse_input_format(input_);
    const auto reader = open_reader(path_, options);
    Document document;
    while (reader->next(document)) {
      print(document, annotate(document, models));
      document = {};
    }
    return 0;
  }

 private:
  ConlluText read_treebank() const {
    if (path_ == "-") return read_conllu(std::cin, "-");
    std::ifstream in(path_);
    if (!in) throw input_error(path_ + ": cannot open");
    return read_conllu(in, path_);
  }

  void print(const Document& document, const Annotations& annotations) const {
    if (format_ == "conllu") write_stdout(write_conllu(document, annotations));
    else write_stdout(AnnotationPrinter(document, annotations, stdout_shows_colours()).print());
  }

  std::string path_, format_ = "text", input_;
  std::vector<std::string> lexicons_;
};

}  // namespace

std::unique_ptr<Command> make_annotate() { return std::make_unique<AnnotateCommand>(); }

}  // namespace dossier
