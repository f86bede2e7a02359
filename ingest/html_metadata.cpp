#include "ingest/html_metadata.h"

#include <rapidjson/document.h>

#include <algorithm>

#include "graph/text.h"
#include "ingest/published_date.h"

namespace dossier {
namespace {

using Json = rapidjson::Value;

std::string_view string_of(const Json& value) {
  return value.IsString() ? std::string_view(value.GetString(), value.GetStringLength()) : std::string_view();
}

const Json* member(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// A name that schema.org lets be a string, an object with a name, or an array of either.
std::string name_of(const Json* value) {
  if (!value) return {};
  if (value->IsString()) return std::string(string_of(*value));
  if (value->IsObject()) {
    const Json* name = member(*value, "name");
    return name && name->IsString() ? std::string(string_of(*name)) : std::string();
  }
  std::string names;
  if (value->IsArray())
    for (const Json& item : value->GetArray()) {
      const std::string name = item.IsArray() ? std::string() : name_of(&item);
      if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
  return names;
}

bool is_article_type(const Json* type) {
  if (!type) return false;
  if (type->IsArray())
    return std::any_of(type->Begin(), type->End(), [](const Json& t) { return t.IsString() && is_article_type(&t); });
  const std::string_view name = string_of(*type);
  return name.ends_with("Article") || name.ends_with("BlogPosting");
}

/// The article's object in a JSON-LD block: itself, in an array, or in "@graph".
const Json* find_article(const Json& root) {
  std::vector<const Json*> open{&root};
  for (size_t i = 0; i < open.size(); ++i) {
    const Json& value = *open[i];
    if (value.IsArray()) {
      for (const Json& item : value.GetArray()) open.push_back(&item);
    } else if (value.IsObject()) {
      if (is_article_type(member(value, "@type"))) return &value;
      for (const char* name : {"@graph", "mainEntity"})
        if (const Json* inner = member(value, name)) open.push_back(inner);
    }
  }
  return nullptr;
}

/// "Headline | Outlet" -> "Headline", when what stands behind the bar is the outlet or short beside the rest.
std::string_view without_outlet(std::string_view title, std::string_view outlet) {
  for (std::string_view mark : {" | ", " — ", " – ", " - ", " » ", " :: "}) {
    const size_t at = title.rfind(mark);
    if (at == title.npos) continue;
    const std::string_view head = title.substr(0, at), tail = title.substr(at + mark.size());
    if ((!outlet.empty() && fold_name(tail) == fold_name(outlet)) || tail.size() * 3 < head.size()) return head;
  }
  return title;
}

}  // namespace

void HtmlMetadata::Field::set(Source from, std::string_view text) {
  if (from >= source || text.empty()) return;
  std::string clean = squeeze(text);
  if (clean.empty()) return;
  source = from;
  value = std::move(clean);
}

void HtmlMetadata::add_meta(std::string_view name, std::string_view content) {
  const std::string key = to_lower(name);
  if (key == "og:title") title_.set(OpenGraph, content);
  if (key == "twitter:title" || key == "dc.title") title_.set(Meta, content);
  if (key == "og:site_name") outlet_.set(OpenGraph, content);
  if (key == "application-name" || key == "dc.publisher" || key == "article:publisher_name") outlet_.set(Meta, content);
  if (key == "og:url") url_.set(OpenGraph, content);
  if (key == "article:published_time") date_.set(OpenGraph, content);
  constexpr std::string_view kDates[] = {"datepublished",
                                         "date",
                                         "pubdate",
                                         "publishdate",
                                         "publish_date",
                                         "dc.date",
                                         "dc.date.issued",
                                         "dcterms.created",
                                         "parsely-pub-date",
                                         "sailthru.date",
                                         "citation_publication_date",
                                         "publication_date",
                                         "og:article:published_time"};
  if (std::find(std::begin(kDates), std::end(kDates), key) != std::end(kDates)) date_.set(Meta, content);
  const bool is_name = content.find("://") == content.npos;  // article:author is often a profile's address
  if (is_name && (key == "author" || key == "dc.creator" || key == "parsely-author" || key == "sailthru.author" ||
                  key == "byl" || key == "article:author"))
    author_.set(Meta, key == "byl" && content.starts_with("By ") ? content.substr(3) : content);
}

void HtmlMetadata::add_json_ld(std::string_view json) {
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (root.HasParseError()) return;
  const Json* article = find_article(root);
  if (!article) return;
  title_.set(JsonLd, name_of(member(*article, "headline")));
  author_.set(JsonLd, name_of(member(*article, "author")));
  outlet_.set(JsonLd, name_of(member(*article, "publisher")));
  if (const Json* date = member(*article, "datePublished")) date_.set(JsonLd, string_of(*date));
  if (const Json* url = member(*article, "url")) url_.set(JsonLd, string_of(*url));
}

void HtmlMetadata::add_title(std::string_view title) { title_.set(Title, title); }
void HtmlMetadata::add_canonical(std::string_view url) {
  if (url.starts_with("http")) url_.set(Meta, url);
}
void HtmlMetadata::add_time(std::string_view datetime) { date_.set(Markup, datetime); }
void HtmlMetadata::add_author(std::string_view name) { author_.set(Markup, name); }

PageMetadata HtmlMetadata::result() const {
  PageMetadata m;
  m.title = title_.source == JsonLd ? title_.value : without_outlet(title_.value, outlet_.value);
  m.author = author_.value;
  m.outlet = outlet_.value;
  m.url = url_.value;
  m.date = parse_metadata_date(date_.value);
  return m;
}

}  // namespace dossier
