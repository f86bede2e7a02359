#include "ingest/dialogue.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>

namespace dossier {
namespace {

constexpr uint32_t kLongestName = 7;    // tokens before the colon of a turn
constexpr uint32_t kLongestLabel = 5;   // the same, of one that is repeated
constexpr uint32_t kFewestWords = 3;    // of a turn
constexpr uint32_t kLongestQuestion = 60;   // tokens
constexpr uint32_t kShortQuestion = 25;     // the same, of one without a mark at its end
constexpr size_t kFewestQuestions = 3;      // of an interview
constexpr uint32_t kLongestLead = 12;       // paragraphs before the first question of what calls itself an interview
constexpr size_t kFewestOwn = 4;            // one answer of so many of what calls itself an interview is in the first person
constexpr uint32_t kLongestTag = 40;        // tokens before the colon of a declaration: names carry long appositions
constexpr uint32_t kLongestAdverbial = 8;   // tokens between its verb and the colon: "told reporters in Riga on Monday:"
constexpr std::array<std::string_view, 10> kDeclaring{"say", "state", "add", "tell", "write", "declare", "comment", "respond", "continue", "reply"};
constexpr std::array<std::string_view, 6> kAskers{"q", "a", "question", "answer", "interviewer", "host"};
constexpr std::array<std::string_view, 2> kAnswers{"a", "answer"};
constexpr std::array<std::string_view, 8> kHeadlineSources{"poll", "study", "report", "survey", "officials", "minister", "expert", "analyst"};

bool is_dash(std::string_view word) { return word == "—" || word == "–" || word == "-" || word == "--"; }
bool is_mark(const Token& t) { return t.xpos == Xpos::OpenQuote || t.xpos == Xpos::CloseQuote; }

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

class DialogueFinder {
 public:
  DialogueFinder(const Annotations& a, const ReportFinder& finder) : a_(a), finder_(finder) {}

  std::vector<DirectSpeech> run() {
    for (uint32_t p = 0; p < a_.paragraphs.size(); ++p)
      if (const Range<Token> label = label_of(p); !label.empty()) ++labels_[words_of(label)];
    std::vector<Turn> turns;
    for (uint32_t p = 0; p < a_.paragraphs.size(); ++p)
      if (const Turn turn = turn_of(p); turn.colon != 0) turns.push_back(turn);
    if (turns.size() >= 2) add_turns(turns);
    else if (!add_interview() && turns.size() == 1 && turns.front().paragraph == 0) add_headline(turns.front());
    for (uint32_t p = 0; p < a_.paragraphs.size(); ++p) add_dashes(p);
    if (speeches_.empty())
      for (uint32_t p = 0; p < a_.paragraphs.size(); ++p) p = add_declaration(p);
    return std::move(speeches_);
  }

 private:
  struct Turn {
    uint32_t paragraph = 0;
    Range<Token> name;
    uint32_t colon = 0;  // 0: none
  };

  Range<Token> tokens_of(uint32_t paragraph) const {
    const Range<Sentence> s = a_.paragraphs[paragraph].sentences;
    return {a_.sentences[s.begin].tokens.begin, a_.sentences[s.end - 1].tokens.end};
  }

  /// Capitalised words before a colon at the beginning of a paragraph: "Courier:" or "The Minister:".
  Range<Token> label_of(uint32_t paragraph) const {
    const Range<Token> tokens = tokens_of(paragraph);
    for (uint32_t t = tokens.begin; t < tokens.end && t < tokens.begin + kLongestLabel; ++t) {
      if (a_.word(t) == ":") return {tokens.begin, t};
      if ((a_.tokens[t].flags & (kCapitalised | kAllCaps)) == 0) break;
    }
    return {};
  }

  std::string words_of(Range<Token> tokens) const {
    std::string words;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) words.append(a_.word(t)) += ' ';
    return words;
  }

  /// Who speaks again and again need not be a name: the paper that asks.
  bool is_repeated_label(Range<Token> label) const {
    const auto it = label.empty() ? labels_.end() : labels_.find(words_of(label));
    return it != labels_.end() && it->second > 1;
  }

  Turn turn_of(uint32_t paragraph) const {
    const Range<Token> tokens = tokens_of(paragraph);
    if (const Range<Token> label = label_of(paragraph); is_repeated_label(label) && tokens.end - label.end > kFewestWords) return {paragraph, label, label.end};
    uint32_t begin = tokens.begin;
    while (begin < tokens.end && is_mark(a_.tokens[begin])) ++begin;
    for (uint32_t t = begin; t < tokens.end && t < begin + kLongestName; ++t) {
      if (a_.word(t) == ":") {
        const bool quotes = t + 1 < tokens.end && is_mark(a_.tokens[t + 1]);
        if (t == begin || quotes || tokens.end - t <= kFewestWords) return {};
        return {paragraph, {begin, t}, t};
      }
      const bool name = a_.tokens[t].upos == Upos::PROPN || (a_.tokens[t].flags & kAllCaps) != 0 || a_.word(t) == "." || a_.word(t) == "-";
      if (!name && !one_of(a_.word(t), kAskers) && !one_of(a_.word(t), kHeadlineSources)) return {};
    }
    return {};
  }

  ByteSpan bytes(uint32_t from, uint32_t to) const { return a_.span({from, to}); }

  /// `answerer`: whose the answers are that bear no name, or null.
  DirectSpeech speech_of(const Turn& turn, const Mention* answerer) const {
    DirectSpeech s;
    s.report.cue = turn.colon;
    s.report.cue_tokens = {turn.colon, turn.colon + 1};
    if (!one_of(a_.word(turn.name.begin), kAskers)) {
      s.report.source = turn.name.end - 1;
      s.report.source_tokens = turn.name;
    } else if (answerer && one_of(a_.word(turn.name.begin), kAnswers)) {
      s.report.source = answerer->head;
      s.report.source_tokens = answerer->tokens;
    }
    uint32_t end = tokens_of(turn.paragraph).end;
    while (end > turn.colon + 2 && is_mark(a_.tokens[end - 1])) --end;
    s.content.push_back(bytes(turn.colon + 1, end));
    return s;
  }

  void add_turns(const std::vector<Turn>& turns) {
    const Mention* answerer = interviewee(turns.front().paragraph);
    for (size_t i = 0; i < turns.size(); ++i) {
      DirectSpeech s = speech_of(turns[i], answerer);
      const uint32_t next = i + 1 < turns.size() ? turns[i + 1].paragraph : turns[i].paragraph + 1;
      for (uint32_t p = turns[i].paragraph + 1; p < next; ++p)
        if (!a_.paragraphs[p].heading) s.content.push_back(bytes(tokens_of(p).begin, tokens_of(p).end));
      speeches_.push_back(std::move(s));
    }
  }

  /// A question that is a paragraph of its own, outside of quotation marks: it ends with its mark, or is short and has one
  /// ("And the talks? They have begun."), or is answered by yes or no.
  bool is_question(uint32_t paragraph) const {
    const Range<Token> tokens = tokens_of(paragraph);
    if (tokens.size() < kFewestWords || tokens.size() > kLongestQuestion) return false;
    bool mark = false;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (is_mark(a_.tokens[t])) return false;
      mark |= a_.word(t) == "?";
    }
    if (a_.word(tokens.end - 1) == "?") return true;
    if (tokens.size() > kShortQuestion || is_first_person(paragraph)) return false;
    if (mark || paragraph + 1 >= a_.paragraphs.size()) return mark;
    const std::string_view answer = a_.word(tokens_of(paragraph + 1).begin);
    return (answer == "yes" || answer == "no") && a_.paragraphs[paragraph].sentences.size() == 1;
  }

  /// What is said in an interview to the one who answers at length: "You have been here for long.", "I wonder what you think".
  bool addresses(uint32_t paragraph) const {
    const Range<Token> tokens = tokens_of(paragraph);
    if (tokens.size() > kLongestQuestion || is_mark(a_.tokens[tokens.begin])) return false;
    if (a_.word(tokens.end - 1) == "?") return true;
    bool you = false;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) you |= a_.word(t) == "you" || a_.word(t) == "your";
    if (!you || !is_first_person(paragraph)) return you;
    return paragraph + 1 < a_.paragraphs.size() && tokens_of(paragraph + 1).size() > 2 * tokens.size() && is_first_person(paragraph + 1);
  }

  /// One short sentence between two answers may be the interviewer's: "The team has never won."
  bool may_be_remark(uint32_t paragraph, uint32_t next_question) const {
    return a_.paragraphs[paragraph].sentences.size() == 1 && tokens_of(paragraph).size() <= kShortQuestion && !is_first_person(paragraph) &&
           paragraph + 1 < next_question && is_first_person(paragraph + 1);
  }

  /// "A view of the harbour. Image: NAME"
  bool is_caption(Range<Token> tokens) const {
    if (tokens.size() > kLongestQuestion) return false;
    for (uint32_t t = tokens.begin; t + 1 < tokens.end; ++t)
      if (a_.word(t + 1) == ":" && (a_.word(t) == "image" || a_.word(t) == "photo")) return true;
    return false;
  }

  bool is_first_person(uint32_t paragraph) const {
    const Range<Token> tokens = tokens_of(paragraph);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t)
      if (a_.word(t) == "i" || a_.word(t) == "we" || a_.word(t) == "our" || a_.word(t) == "my") return true;
    return false;
  }

  /// The paragraphs before the questions say that they are an interview.
  bool is_called_interview(uint32_t first_question) const {
    const uint32_t end = tokens_of(first_question).begin;
    for (uint32_t t = 0; t < end; ++t)
      if (a_.word(t).starts_with("interview") || a_.word(t) == "q&a") return true;
    return false;
  }

  /// The one person whom the headline names, if there is only one.
  const Mention* headlined_person() const {
    const Mention* found = nullptr;
    const uint32_t end = tokens_of(0).end;
    for (const Mention& m : a_.mentions) {
      if (m.tokens.begin >= end) break;
      const bool quoted = m.tokens.begin > 0 && is_mark(a_.tokens[m.tokens.begin - 1]);  // what he is called
      if (m.kind != MentionKind::Name || m.type != EntityType::Person || quoted) continue;
      if (found && a_.word(found->tokens.end - 1) != a_.word(m.tokens.end - 1)) return nullptr;
      if (!found || found->tokens.size() < m.tokens.size()) found = &m;
    }
    return found;
  }

  /// The one person whom the paragraphs before the questions introduce: "NAME, a professor at ...", or whom the headline of
  /// what they call an interview names.
  const Mention* interviewee(uint32_t first_question) const {
    if (const Mention* person = is_called_interview(first_question) ? headlined_person() : nullptr) return person;
    const Mention* found = nullptr;
    const uint32_t end = tokens_of(first_question).begin;
    for (const Mention& m : a_.mentions) {
      if (m.tokens.begin >= end) break;
      if (m.kind != MentionKind::Name || m.type != EntityType::Person || m.tokens.size() < 2 || a_.word(m.tokens.end) != ",") continue;
      const uint32_t next = m.tokens.end + 1;
      const bool introduced = next < end && (a_.tokens[next].upos == Upos::DET || a_.tokens[next].upos == Upos::NOUN || a_.tokens[next].upos == Upos::ADJ);
      if (!introduced) continue;
      if (found && a_.word(found->tokens.end - 1) != a_.word(m.tokens.end - 1)) return nullptr;
      if (!found) found = &m;
    }
    return found;
  }

  /// An interview whose questions are paragraphs: what stands between them are the answers of the person introduced before,
  /// when most of them are in the first person. Questions belong to the article.
  bool add_interview() {
    std::vector<uint32_t> questions;
    bool called = false;
    for (uint32_t p = 1; p < a_.paragraphs.size(); ++p) {
      if (questions.empty()) called = p <= kLongestLead && is_called_interview(p);
      if (is_question(p) || (called && addresses(p))) questions.push_back(p);
    }
    if (questions.size() < (called ? 2 : kFewestQuestions) || questions.size() * 6 < a_.paragraphs.size() - questions.front()) return false;
    const Mention* person = interviewee(questions.front());
    if (!person) return false;
    std::vector<DirectSpeech> answers;
    size_t own = 0;
    for (size_t i = 0; i < questions.size(); ++i) {
      const uint32_t next = i + 1 < questions.size() ? questions[i + 1] : static_cast<uint32_t>(a_.paragraphs.size());
      DirectSpeech s;
      s.report.source = person->head;
      s.report.source_tokens = person->tokens;
      bool first_person = false;
      for (uint32_t p = questions[i] + 1; p < next; ++p) {
        const Range<Token> tokens = tokens_of(p);
        if (a_.paragraphs[p].heading || is_caption(tokens)) continue;
        bool narrated = false;
        for (uint32_t t = tokens.begin; t < tokens.end; ++t) narrated |= a_.word(t) == a_.word(person->tokens.end - 1);
        if (narrated) break;
        if (called && p > questions[i] + 1 && may_be_remark(p, next)) continue;
        first_person |= is_first_person(p);
        s.content.push_back(bytes(tokens.begin, tokens.end));
      }
      if (s.content.empty()) continue;
      own += first_person;
      answers.push_back(std::move(s));
    }
    if ((called ? kFewestOwn : 2) * own < answers.size()) return false;
    std::ranges::move(answers, std::back_inserter(speeches_));
    return true;
  }

  /// "The minister, Ada Rahm, said:" where no quotation marks follow, as press releases have it: the rest of the paragraph, or
  /// the next one, is hers, and so are those after it up to the last in the first person. Returns the last paragraph of it.
  uint32_t add_declaration(uint32_t paragraph) {
    const Range<Token> tokens = tokens_of(paragraph);
    const uint32_t colon = colon_of_tag(tokens);
    if (colon == 0) return paragraph;
    DirectSpeech s;
    s.report = tag_before(tokens.begin, colon);
    if (s.report.source == kNoToken || is_mark(a_.tokens[colon + 1])) return paragraph;
    const bool own_line = colon + 1 == tokens.end;
    if (!own_line && (a_.tokens[colon + 1].flags & kCapitalised) == 0) return paragraph;
    if (!own_line) s.content.push_back(bytes(colon + 1, tokens.end));
    uint32_t last = own_line ? paragraph + 1 : paragraph;
    for (uint32_t p = last + 1; p < a_.paragraphs.size() && may_go_on(p, s.report.source_tokens); ++p)
      if (is_first_person(p)) last = p;
    if (own_line && (last >= a_.paragraphs.size() || !may_go_on(last, s.report.source_tokens))) return paragraph;
    for (uint32_t p = paragraph + 1; p <= last; ++p) s.content.push_back(bytes(tokens_of(p).begin, tokens_of(p).end));
    speeches_.push_back(std::move(s));
    return last;
  }

  /// The colon that ends a tag at the beginning of the paragraph, or 0.
  uint32_t colon_of_tag(Range<Token> tokens) const {
    for (uint32_t t = tokens.begin; t + 1 < a_.tokens.size() && t < tokens.end && t < tokens.begin + kLongestTag; ++t) {
      if (is_mark(a_.tokens[t]) || a_.tokens[t].xpos == Xpos::Period) return 0;
      if (a_.word(t) == ":") return t;
    }
    return 0;
  }

  Report tag_before(uint32_t begin, uint32_t colon) const {
    for (uint32_t t = colon; t-- > begin && colon - t <= kLongestAdverbial;) {
      if (!one_of(a_.lemma(t), kDeclaring)) continue;
      const Report tag = finder_.frame_of_verb(t);
      if (tag.cue != kNoToken && tag.source != kNoToken && tag.source < t) return tag;
    }
    return {};
  }

  /// Text that somebody may go on saying: a paragraph of sentences without quotation marks that does not name him.
  bool may_go_on(uint32_t paragraph, Range<Token> source) const {
    const Range<Token> tokens = tokens_of(paragraph);
    if (a_.paragraphs[paragraph].heading || a_.tokens[tokens.end - 1].xpos != Xpos::Period || colon_of_tag(tokens) != 0) return false;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (is_mark(a_.tokens[t])) return false;
      for (uint32_t n = source.begin; n < source.end; ++n)
        if (a_.tokens[n].upos == Upos::PROPN && a_.tokens[t].upos == Upos::PROPN && n + 1 == source.end && a_.word(n) == a_.word(t)) return false;
    }
    return true;
  }

  void add_headline(const Turn& turn) {
    const Range<Token> tokens = tokens_of(turn.paragraph);
    if (a_.paragraphs[turn.paragraph].sentences.size() > 2 || a_.tokens[tokens.begin].xpos == Xpos::CD) return;
    DirectSpeech s = speech_of(turn, nullptr);
    speeches_.push_back(std::move(s));
  }

  /// The dashes of a paragraph cut it into parts; one that begins with a cue or with who says it is the tag.
  void add_dashes(uint32_t paragraph) {
    const Range<Token> tokens = tokens_of(paragraph);
    if (!is_dash(a_.word(tokens.begin)) || tokens.size() < 4) return;
    DirectSpeech s;
    bool tagged = false;
    for (uint32_t begin = tokens.begin + 1; begin < tokens.end;) {
      uint32_t end = begin;
      while (end < tokens.end && !(is_dash(a_.word(end)) && (a_.tokens[end].flags & kSpaceBefore) != 0)) ++end;
      if (begin < end && !(!s.content.empty() && is_tag({begin, end}, s.report, tagged))) s.content.push_back(bytes(begin, end));
      begin = end + 1;
    }
    if (tagged && !s.content.empty()) speeches_.push_back(std::move(s));
  }

  bool is_tag(Range<Token> part, Report& report, bool& tagged) const {
    for (uint32_t t = part.begin; t < part.end && t < part.begin + 6; ++t) {
      const Report tag = finder_.frame_of_verb(t);
      if (tag.cue == kNoToken || tag.type == CueClass::Finding) continue;
      if (t != part.begin && (tag.source == kNoToken || tag.source_tokens.begin > part.begin + 1)) continue;
      if (!tagged) report = tag;
      tagged = true;
      return true;
    }
    return false;
  }

  const Annotations& a_;
  const ReportFinder& finder_;
  std::map<std::string, size_t> labels_;  // how many paragraphs begin with each
  std::vector<DirectSpeech> speeches_;
};

}  // namespace

std::vector<DirectSpeech> find_dialogue(const Annotations& annotations, const ReportFinder& finder) {
  return DialogueFinder(annotations, finder).run();
}

}  // namespace dossier
