#pragma once
#include <string_view>

#include "ingest/page.h"

namespace dossier {

/// Collects what an HTML page says about itself: JSON-LD (schema.org NewsArticle and its kin), Open Graph and other
/// meta tags, <title>, <link rel=canonical>. The most specific source of each field wins, whatever their order in the
/// page.
class HtmlMetadata {
 public:
  void add_meta(std::string_view name, std::string_view content);
  void add_json_ld(std::string_view json);
  void add_title(std::string_view title);
  void add_canonical(std::string_view url);
  void add_time(std::string_view datetime);  ///< of a <time> inside the article
  void add_author(std::string_view name);    ///< of an element marked as the author's
  PageMetadata result() const;

 private:
  /// Sources in falling order of trust.
  enum Source : unsigned char { JsonLd, OpenGraph, Meta, Markup, Title, kNoSource };
  struct Field {
    Source source = kNoSource;
    std::string value;
    void set(Source from, std::string_view text);
  };
  Field title_, author_, outlet_, url_, date_;
};

}  // namespace dossier
