#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/quote_scanner.h"
#include "ingest/reports.h"

namespace dossier {

/// Direct speech with its attribution. `report.content` is unused: the content is what the marks enclose.
struct DirectSpeech {
  std::vector<ByteSpan> content;
  Report report;       ///< cue and source; both none when the text gives none
  int32_t same_as = -1;  ///< without a source of its own: the speech before it whose speaker goes on
};

/// Decides for everything between quotation marks whether somebody says it, and who.
class DirectSpeechFinder {
 public:
  /// `reports` are those of the whole document. All references must outlive the finder.
  DirectSpeechFinder(std::string_view text, const Annotations& annotations, const ReportFinder& finder, const std::vector<Report>& reports,
                     const std::vector<MarkedSpan>& spans);

  std::vector<DirectSpeech> find();
  /// Whether the report is the tag of direct speech that find() returned: its content is that speech.
  bool is_tag(const Report& report) const;

 private:
  struct Marked {  // a marked span in tokens, marks left out
    Range<Token> tokens, first_paragraph;
    uint32_t before = 0, after = 0;  // first token of the opening mark; first token behind the closing mark
  };
  uint32_t token_at(uint32_t byte) const;
  Range<Token> paragraph_of(uint32_t token) const;
  Range<Token> sentence_of(uint32_t token) const;
  bool is_inside(uint32_t token, const Marked& m) const { return m.tokens.contains(token); }
  bool is_part_of_report(size_t span) const;
  bool is_utterance(size_t span) const;
  Report tag_after(size_t span) const;
  Report tag_before(size_t span) const;
  Report tag_in_paragraph_before(size_t span) const;
  Report tag_within(size_t span, ByteSpan& cut) const;
  bool is_title(Range<Token> tokens) const;
  Report dashed_source(size_t span) const;
  bool add_credited(size_t span);
  Report tag_at(uint32_t verb) const;
  uint32_t opening_noun(Range<Token> tokens) const;
  void keep_source_in(Range<Token> tag, uint32_t verb, Report& report) const;
  Report before_colon(Range<Token> lead) const;
  bool add_phrase_behind(Range<Token> tag, uint32_t verb, Report& report) const;
  bool add_phrase_before(Range<Token> tag, Report& report) const;
  bool is_nested(const Report& report) const;
  Report told_of(uint32_t mark) const;
  bool begins_tag(uint32_t begin, uint32_t verb, const Report& report) const;
  bool is_quoted(Range<Token> range) const;
  bool has_content_outside(uint32_t verb, const Marked& m) const;
  void attribute(size_t span);
  void go_on(size_t span);
  bool introduces_transcript(uint32_t colon) const;
  void add(size_t span, Report report);

  std::string_view text_;
  const Annotations& annotations_;
  const ReportFinder& finder_;
  const std::vector<Report>& reports_;
  const std::vector<MarkedSpan>& spans_;
  std::vector<Marked> marked_;
  std::vector<DirectSpeech> speeches_;
  std::vector<int32_t> speech_of_;  // of each span, or -1
};

}  // namespace dossier
