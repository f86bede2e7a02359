#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <vector>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/article.h"
#include "ingest/formats.h"
#include "ingest/published_date.h"

namespace dossier {
namespace {

std::string_view view(const xmlChar* s) { return s ? reinterpret_cast<const char*>(s) : std::string_view(); }

std::string content_of(const xmlNode* node) {
  const std::unique_ptr<xmlChar, void (*)(void*)> content(xmlNodeGetContent(node), xmlFree);
  return std::string(view(content.get()));
}

/// The content of the first child element with one of `names`, in the order of the names. Prefixes do not count.
std::string child_content(const xmlNode* parent, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names)
    for (const xmlNode* child = parent->children; child; child = child->next)
      if (child->type == XML_ELEMENT_NODE && view(child->name) == name) {
        std::string content = content_of(child);
        if (!content.empty()) return content;
      }
  return {};
}

/// Atom has its address in <link href>, the one without rel or with rel="alternate"; RSS in the content of <link>.
std::string link_of(const xmlNode* item) {
  for (const xmlNode* child = item->children; child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || view(child->name) != "link") continue;
    const std::unique_ptr<xmlChar, void (*)(void*)> href(xmlGetProp(child, BAD_CAST "href"), xmlFree);
    const std::unique_ptr<xmlChar, void (*)(void*)> rel(xmlGetProp(child, BAD_CAST "rel"), xmlFree);
    if (!href) return squeeze(content_of(child));
    if (!rel || view(rel.get()) == "alternate") return std::string(view(href.get()));
  }
  return {};
}

std::string author_of(const xmlNode* item) {
  for (const xmlNode* child = item->children; child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || (view(child->name) != "author" && view(child->name) != "creator")) continue;
    const std::string name = child_content(child, {"name"});
    return squeeze(name.empty() ? content_of(child) : name);
  }
  return {};
}

/// The items of one feed; the tree stays in memory while it is read, feeds being small.
class FeedReader : public DocumentReader {
 public:
  FeedReader(const std::string& bytes, Origin origin)
      : origin_(std::move(origin)),
        tree_(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                            XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET),
              xmlFreeDoc) {
    const xmlNode* root = tree_ ? xmlDocGetRootElement(tree_.get()) : nullptr;
    if (!root) throw input_error(origin_.path + ": the feed is not XML; check what was saved");
    for (const xmlNode* child = root->children; child; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      if (view(child->name) == "channel") {
        outlet_ = squeeze(child_content(child, {"title"}));
        for (const xmlNode* item = child->children; item; item = item->next) add_item(item);
      }
      add_item(child);
    }
    if (outlet_.empty()) outlet_ = squeeze(child_content(root, {"title"}));
    if (items_.empty()) throw input_error(origin_.path + ": the feed has no items");
  }

  bool next(Document& document) override {
    if (next_ >= items_.size()) return false;
    const xmlNode* item = items_[next_++];
    const std::string number = std::to_string(next_);
    document =
        extract_article(page_from_html(child_content(item, {"encoded", "content", "description", "summary"}), "utf-8"));
    document.title = squeeze(child_content(item, {"title"}));
    document.author = author_of(item);
    document.outlet = outlet_;
    document.url = link_of(item);
    document.date = parse_metadata_date(child_content(item, {"published", "pubDate", "date", "updated"}));
    document.id = squeeze(child_content(item, {"guid", "id"}));
    if (document.id.empty()) document.id = document.url.empty() ? origin_.path + "#" + number : document.url;
    document.path = origin_.path;
    require_text(document, origin_.path + ": item " + number);
    return true;
  }

 private:
  void add_item(const xmlNode* node) {
    if (node->type == XML_ELEMENT_NODE && (view(node->name) == "item" || view(node->name) == "entry"))
      items_.push_back(node);
  }

  Origin origin_;
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> tree_;
  std::vector<const xmlNode*> items_;
  std::string outlet_;
  size_t next_ = 0;
};

}  // namespace

std::unique_ptr<DocumentReader> open_feed(std::string bytes, Origin origin) {
  return std::make_unique<FeedReader>(bytes, std::move(origin));
}

}  // namespace dossier
