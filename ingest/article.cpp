#include "ingest/article.h"

#include <algorithm>
#include <set>

#include "graph/text.h"
#include "ingest/article_metadata.h"
#include "ingest/block_features.h"

namespace dossier {
namespace {

constexpr size_t kNone = ArticleLayout::kNoBlock;

/// How much a block speaks for being inside the article (positive) or outside of it (negative).
int weight(const PageBlock& block, const BlockFeatures& f) {
  constexpr int kFullParagraph = 80;
  if (f.phrase == ChromeKind::Comments) return -60;
  if (f.phrase == ChromeKind::Related) return -20;
  if (block.is_chrome || f.phrase != ChromeKind::None || f.is_copyright) return -12;
  if (block.tag == BlockTag::Caption) return -6;
  if (f.is_link || f.has_separators || f.is_date_line) return -10;
  if (f.copies > 1 && f.words <= 12) return -10;
  if (f.words == 0 || f.is_counter) return -4;
  if (f.is_prose()) return std::min(static_cast<int>(f.words), kFullParagraph);
  if (f.is_short_sentence()) return static_cast<int>(f.words) / 2 + 1;
  if (f.is_item) return f.words <= 2 ? -3 : 1;
  return block.tag == BlockTag::Heading ? -2 : -5;
}

struct Segment {
  size_t begin = 0, end = 0;
};

/// The run of blocks with the greatest sum of weights. Following Pasternak and Roth (2009), who cut articles out of
/// pages as the maximum subsequence of token scores; here a block is scored, in one pass.
Segment best_segment(const std::vector<int>& weights) {
  Segment best;
  int best_sum = 0, sum = 0;
  size_t begin = 0;
  for (size_t i = 0; i < weights.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += weights[i];
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

bool ends_articles(ChromeKind kind) {
  switch (kind) {
    case ChromeKind::Comments:
    case ChromeKind::Counter:
    case ChromeKind::Related:
    case ChromeKind::Share:
    case ChromeKind::Subscribe:
    case ChromeKind::Credit:
    case ChromeKind::Legal:
      return true;
    default:
      return false;
  }
}

/// Cuts off what follows the article's end: teasers and comments are sentences, too, but below a share bar or a
/// "Comments" line, and with as many stray lines as paragraphs. Links between two halves of an article are not.
void cut_tail(const std::vector<BlockFeatures>& features, const std::vector<int>& weights, Segment& s) {
  uint64_t total = 0, before = 0;
  size_t prose = 0, stray = 0;  // blocks that are still to come
  const auto is_stray = [&](size_t i) { return weights[i] < 0 && features[i].phrase != ChromeKind::Advert; };
  for (size_t i = s.begin; i < s.end; ++i) {
    total += features[i].is_prose() ? features[i].words : 0;
    prose += weights[i] > 0;
    stray += is_stray(i);
  }
  for (size_t i = s.begin; i < s.end; ++i) {
    prose -= weights[i] > 0;
    stray -= is_stray(i);
    if (features[i].is_prose() && weights[i] > 0) before += features[i].words;
    if (!ends_articles(features[i].phrase)) continue;
    if (features[i].phrase == ChromeKind::Comments && before * 4 >= total) {
      s.end = i;
      return;
    }
    if (before * 2 >= total && stray >= std::max<size_t>(prose, 2)) {
      s.end = i;
      return;
    }
  }
}

/// A cookie notice is a sentence above the headline: little prose, then several lines that are none.
void cut_head(const std::vector<BlockFeatures>& features, const std::vector<int>& weights, Segment& s) {
  uint64_t total = 0, before = 0;
  size_t stray = 0;
  for (size_t i = s.begin; i < s.end; ++i) total += features[i].is_prose() ? features[i].words : 0;
  for (size_t i = s.begin; i < s.end && before * 10 < total; ++i) {
    stray = weights[i] < 0 ? stray + 1 : 0;
    if (stray >= 3) {
      s.begin = i + 1;
      before = 0;
    }
    before += features[i].is_prose() ? features[i].words : 0;
  }
  while (s.begin < s.end && weights[s.begin] <= 0) ++s.begin;
}

/// Chooses among the blocks of the body: what is left out are links to other articles, captions, counters, repeated
/// lines, advertisements. `clean` pages have no chrome around the article, so that a short line is a heading there.
class BodyFilter {
 public:
  BodyFilter(const Page& page, const std::vector<BlockFeatures>& features, const ArticleLayout& layout, bool clean)
      : page_(page), features_(features), layout_(layout), clean_(clean) {}

  std::vector<size_t> kept() {
    std::vector<size_t> kept;
    for (size_t i = layout_.body_begin; i < layout_.body_end; ++i) {
      if (i == layout_.title || i == layout_.author || i == layout_.date || !belongs(i)) continue;
      // The same paragraph again is a pull quote, or the page's second rendering for small screens.
      if (features_[i].copies > 1 && features_[i].is_prose() && !seen_.insert(text_of(i)).second) continue;
      if (kept.empty() && is_loose(i) && !clean_) continue;  // section, weekday, reading time
      kept.push_back(i);
    }
    while (!kept.empty() && is_loose(kept.back()) && !clean_) kept.pop_back();
    return kept;
  }

 private:
  /// A short line that is neither sentence nor item: a heading, or a stranger's headline.
  bool is_loose(size_t i) const {
    const BlockFeatures& f = features_[i];
    return !f.is_prose() && !f.is_short_sentence() && !f.is_item;
  }

  bool belongs(size_t i) {
    const BlockFeatures& f = features_[i];
    const PageBlock& block = page_.blocks[i];
    if (block.is_chrome || block.tag == BlockTag::Caption || f.is_link) return false;
    if (f.words == 0 || f.is_copyright) return f.words > 30;
    if (f.phrase == ChromeKind::Related) {
      related_until_ = f.words >= 6 ? i + 1 : i + 7;
      return false;
    }
    const bool long_prose = f.is_prose() && f.words > 30;
    if (f.phrase == ChromeKind::Legal) return f.is_prose() && i > layout_.body_begin + 1 && i + 3 < layout_.body_end;
    if (f.phrase == ChromeKind::Menu && clean_) return true;  // "Politics" is a heading, too
    if (f.phrase != ChromeKind::None) return long_prose;
    if (f.is_prose()) {
      related_until_ = 0;
      return true;
    }
    if (i < related_until_ && !text_of(i).ends_with('.')) return false;
    if (f.is_short_sentence() || block.tag == BlockTag::Heading) return true;
    if (f.is_counter || f.has_separators) return clean_;
    if (f.copies > 1) return clean_ || f.is_name;
    if (f.is_item || !is_loose(i)) return true;
    return clean_ || !in_headline_run(i);
  }

  /// Two or more loose lines one after the other, not introduced by a colon: links to other articles.
  bool in_headline_run(size_t i) {
    if (i >= run_end_) {
      size_t first = i;
      while (first > layout_.body_begin && is_loose(first - 1)) --first;
      for (run_end_ = i + 1; run_end_ < layout_.body_end && is_loose(run_end_);) ++run_end_;
      const bool introduced = first > layout_.body_begin && features_[first - 1].ends_in_colon;
      run_is_headlines_ = run_end_ - first > 1 && !introduced;
    }
    return run_is_headlines_;
  }

  std::string_view text_of(size_t i) const { return slice(page_.text, page_.blocks[i].span); }

  const Page& page_;
  const std::vector<BlockFeatures>& features_;
  const ArticleLayout& layout_;
  const bool clean_;
  size_t related_until_ = 0;  // lines before this block follow a "Read also"
  size_t run_end_ = 0;        // of the run of loose lines that was looked at last
  bool run_is_headlines_ = false;
  std::set<std::string_view> seen_;  // paragraphs of which the page has several
};

/// True when nothing stands around the body but the article's own head and signature.
bool is_clean(const Page& page, const std::vector<BlockFeatures>& features, const ArticleLayout& layout) {
  for (size_t i = 0; i < features.size(); ++i) {
    const bool own =
        i == layout.title || i == layout.author || i == layout.date || (i >= layout.body_begin && i < layout.body_end);
    if (page.blocks[i].is_chrome || (!own && features[i].words > 0)) return false;
  }
  return true;
}

void assemble(Page& page, const std::vector<size_t>& kept, Document& document) {
  constexpr std::string_view kParagraphBreak = "\n\n";
  uint32_t previous_end = 0;
  bool whole = true;
  for (size_t i : kept) {
    const ByteSpan span = page.blocks[i].span;
    if (!document.text.empty()) document.text += kParagraphBreak;
    whole = whole && slice(page.text, {previous_end, span.begin}) == (document.text.empty() ? "" : kParagraphBreak);
    document.pieces.push_back({static_cast<uint32_t>(document.text.size()), span.begin, span.size()});
    document.text += slice(page.text, span);
    previous_end = span.end;
  }
  const std::string_view rest = std::string_view(page.text).substr(previous_end);
  if (whole && rest.find_first_not_of(" \n\t") == rest.npos) {
    document.pieces.clear();
    return;
  }
  document.page = std::move(page.text);
}

}  // namespace

Document extract_article(Page page) {
  Document document;
  const std::vector<BlockFeatures> features = describe_blocks(page);
  std::vector<int> weights(features.size());
  for (size_t i = 0; i < features.size(); ++i) weights[i] = weight(page.blocks[i], features[i]);

  Segment segment = best_segment(weights);
  std::vector<size_t> kept;
  if (segment.begin == segment.end) {  // no sentence anywhere: a list or table, taken as it is
    for (size_t i = 0; i < features.size(); ++i)
      if (!page.blocks[i].is_chrome && features[i].words > 0) kept.push_back(i);
    ArticleLayout layout;
    read_article_metadata(page, features, layout, document);
  } else {
    cut_head(features, weights, segment);
    cut_tail(features, weights, segment);
    ArticleLayout layout{.body_begin = segment.begin, .body_end = segment.end};
    layout.title = find_title_block(page, features, layout);
    if (layout.title != kNone) layout.body_begin = layout.title + 1;
    read_article_metadata(page, features, layout, document);
    kept = BodyFilter(page, features, layout, is_clean(page, features, layout)).kept();
  }
  assemble(page, kept, document);
  return document;
}

}  // namespace dossier
