#include "ingest/conllu.h"

#include <array>
#include <charconv>

#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

enum Column { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc, kColumns };

class ConlluReader {
 public:
  ConlluReader(std::istream& in, const std::string& name) : in_(in), name_(name) {}

  ConlluText read() {
    std::string line;
    while (std::getline(in_, line)) {
      ++line_;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) end_sentence();
      else if (line[0] == '#') comment(line);
      else word(line);
    }
    end_sentence();
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw input_error(name_ + ":" + std::to_string(line_) + ": " + what);
  }

  void comment(std::string_view line) {
    if (line.starts_with("# newpar") || line.starts_with("# newdoc")) new_paragraph_ = true;
  }

  void word(std::string_view line) {
    std::array<std::string_view, kColumns> column;
    size_t begin = 0;
    for (size_t c = 0; c < kColumns; ++c) {
      const size_t end = std::min(line.find('\t', begin), line.size());
      if (begin > line.size()) fail("a word has 10 columns divided by tabs, this line has " + std::to_string(c));
      column[c] = line.substr(begin, end - begin);
      begin = end + 1;
    }
    const bool space_after = column[kMisc].find("SpaceAfter=No") == std::string_view::npos;
    if (const size_t dash = column[kId].find('-'); dash != std::string_view::npos) {
      range_end_ = number(column[kId].substr(dash + 1));
      range_space_ = space_after;
      return;
    }
    if (column[kId].find('.') != std::string_view::npos) return;
    const int32_t id = number(column[kId]);
    add_word(column);
    if (id < range_end_) space_ = false;
    else space_ = id == range_end_ ? range_space_ : space_after;
  }

  void add_word(const std::array<std::string_view, kColumns>& column) {
    Annotations& a = out_.annotations;
    std::string& text = out_.document.text;
    Token token;
    if (!in_sentence_) begin_sentence();
    if (space_ && !text.empty() && text.back() != '\n') text += ' ';
    if (a.tokens.empty() || space_) token.flags |= kSpaceBefore;
    token.begin = static_cast<uint32_t>(text.size());
    text += column[kForm];
    token.end = static_cast<uint32_t>(text.size());
    token.word = a.vocabulary.intern(to_lower(column[kForm]));
    token.lemma = a.vocabulary.intern(column[kLemma]);
    token.flags |= case_flags(column[kForm]);
    if (a.tokens.size() == first_) token.flags |= kSentenceStart;
    token.upos = parse_upos(column[kUpos]).value_or(Upos::X);
    token.xpos = parse_xpos(column[kXpos]).value_or(Xpos::XX);
    token.label = parse_deprel(column[kDeprel]).value_or(Deprel::dep);
    const int32_t head = column[kHead] == "_" ? 0 : number(column[kHead]);
    token.head = head == 0 ? -1 : static_cast<int32_t>(first_) + head - 1;
    a.tokens.push_back(token);
  }

  int32_t number(std::string_view digits) const {
    int32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) {
      fail("'" + std::string(digits) + "' is not a number");
    }
    return value;
  }

  void begin_sentence() {
    Annotations& a = out_.annotations;
    if (new_paragraph_ || a.paragraphs.empty()) {
      if (!out_.document.text.empty()) out_.document.text += "\n\n";
      space_ = true;
      const auto at = static_cast<uint32_t>(out_.document.text.size());
      const auto sentence = static_cast<uint32_t>(a.sentences.size());
      a.paragraphs.push_back({{sentence, sentence}, {at, at}, false});
      new_paragraph_ = false;
    }
    in_sentence_ = true;
    first_ = a.tokens.size();
  }

  void end_sentence() {
    if (!in_sentence_) return;
    Annotations& a = out_.annotations;
    const auto begin = static_cast<uint32_t>(first_), end = static_cast<uint32_t>(a.tokens.size());
    for (uint32_t i = begin; i < end; ++i) {
      if (a.tokens[i].head >= static_cast<int32_t>(end)) fail("a head lies outside of the sentence");
    }
    a.sentences.push_back({{begin, end}, static_cast<uint32_t>(a.paragraphs.size() - 1)});
    a.paragraphs.back().sentences.end = static_cast<uint32_t>(a.sentences.size());
    a.paragraphs.back().span.end = a.tokens.back().end;
    in_sentence_ = false;
    range_end_ = 0;
  }

  std::istream& in_;
  const std::string& name_;
  size_t line_ = 0;
  ConlluText out_;
  size_t first_ = 0;  // token of the sentence
  bool in_sentence_ = false, new_paragraph_ = false;
  bool space_ = true;  // white space before the next word
  int32_t range_end_ = 0;
  bool range_space_ = true;
};

// The mention of a name that each token belongs to, outermost first come.
std::vector<uint32_t> names_of_tokens(const Annotations& annotations) {
  std::vector<uint32_t> names(annotations.tokens.size(), UINT32_MAX);
  for (uint32_t m = 0; m < annotations.mentions.size(); ++m) {
    const Mention& mention = annotations.mentions[m];
    if (mention.kind != MentionKind::Name) continue;
    for (uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
      if (names[i] == UINT32_MAX) names[i] = m;
    }
  }
  return names;
}

}  // namespace

ConlluText read_conllu(std::istream& in, const std::string& name) {
  ConlluText text = ConlluReader(in, name).read();
  text.document.id = text.document.path = name;
  return text;
}

std::string write_conllu(const Document& document, const Annotations& annotations) {
  std::string out = "# newdoc id = " + document.id + "\n";
  const std::vector<uint32_t> names = names_of_tokens(annotations);
  uint32_t paragraph = UINT32_MAX, number = 0;
  for (const Sentence& sentence : annotations.sentences) {
    if (sentence.tokens.empty()) continue;
    if (sentence.paragraph != paragraph) out += "# newpar\n";
    paragraph = sentence.paragraph;
    out += "# sent_id = " + std::to_string(++number) + "\n";
    out += "# text = " + squeeze(slice(document.text, annotations.span(sentence.tokens))) + "\n";
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& t = annotations.tokens[i];
      const std::string form = squeeze(slice(document.text, {t.begin, t.end}));
      const std::string_view lemma = annotations.lemma(i);
      const int64_t head = t.head < 0 ? 0 : t.head - int64_t{sentence.tokens.begin} + 1;
      out += std::to_string(i - sentence.tokens.begin + 1) + '\t' + form + '\t' + (lemma.empty() ? "_" : squeeze(lemma)) + '\t';
      out += std::string(to_string(t.upos)) + '\t' + std::string(to_string(t.xpos)) + "\t_\t" + std::to_string(head) + '\t' +
             std::string(to_string(t.label)) + "\t_\t";
      std::string misc;
      if (names[i] != UINT32_MAX) {
        const Mention& mention = annotations.mentions[names[i]];
        misc = std::string("Entity=") + (mention.tokens.begin == i ? "B-" : "I-") + std::string(to_string(mention.type));
      }
      if (i + 1 < annotations.tokens.size() && annotations.tokens[i + 1].begin == t.end) {
        misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
      }
      out += (misc.empty() ? "_" : misc) + '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace dossier
