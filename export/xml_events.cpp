#include "export/xml_events.h"

#include <libxml/parser.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

#include "graph/error.h"

namespace dossier {
namespace {

constexpr size_t kChunk = size_t{1} << 16;

std::string_view view(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

struct Reader {
  XmlHandler* handler = nullptr;
  xmlParserCtxtPtr context = nullptr;
  std::vector<XmlAttribute> attributes;

  uint64_t line() const { return context->input == nullptr ? 0 : static_cast<uint64_t>(context->input->line); }
  static Reader& of(void* data) { return *static_cast<Reader*>(data); }
};

void on_open(void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int, const xmlChar**, int count, int,
             const xmlChar** given) {
  Reader& reader = Reader::of(data);
  reader.attributes.clear();
  for (int i = 0; i < count; ++i, given += 5) {  // name, prefix, URI, begin and end of the value
    const auto* begin = reinterpret_cast<const char*>(given[3]);
    reader.attributes.push_back({{view(given[1]), view(given[0]), view(given[2])}, {begin, reinterpret_cast<const char*>(given[4])}});
  }
  reader.handler->open({view(prefix), view(local), view(uri)}, reader.attributes, reader.line());
}

void on_close(void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
  Reader& reader = Reader::of(data);
  reader.handler->close({view(prefix), view(local), view(uri)}, reader.line());
}

void on_text(void* data, const xmlChar* text, int size) {
  Reader::of(data).handler->text({reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
}

void on_doctype(void* data, const xmlChar*, const xmlChar*, const xmlChar*) { Reader::of(data).handler->doctype(Reader::of(data).line()); }

xmlEntityPtr known_entity(void*, const xmlChar* name) { return xmlGetPredefinedEntity(name); }
void no_message(void*, const char*, ...) {}

xmlSAXHandler make_sax() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_open;
  sax.endElementNs = on_close;
  sax.characters = sax.cdataBlock = on_text;
  sax.internalSubset = on_doctype;
  sax.getEntity = known_entity;
  sax.warning = sax.error = no_message;
  return sax;
}

struct FreeContext {
  void operator()(xmlParserCtxtPtr context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);  // holds the entities that the file declares
    xmlFreeParserCtxt(context);
  }
};

}  // namespace

std::optional<XmlFault> read_xml(const std::string& path, XmlHandler& handler) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> chunk(kChunk);
  // A folder opens, but cannot be read.
  if (!in || (!in.read(chunk.data(), static_cast<std::streamsize>(kChunk)) && in.bad()))
    throw input_error("cannot read " + path + ": " + std::strerror(errno != 0 ? errno : EIO));
  xmlSAXHandler sax = make_sax();
  Reader reader;
  reader.handler = &handler;
  // With user data of our own libxml2 asks nobody but `known_entity`: else it would expand what the file declares.
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlCreatePushParserCtxt(&sax, &reader, nullptr, 0, nullptr));
  if (!context) throw std::bad_alloc();
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_HUGE);
  reader.context = context.get();

  int code = 0;
  for (bool last = false; code == 0 && !last;) {
    const std::streamsize size = in.gcount();
    last = size < static_cast<std::streamsize>(kChunk);
    code = xmlParseChunk(context.get(), chunk.data(), static_cast<int>(size), last ? 1 : 0);
    if (!last) in.read(chunk.data(), static_cast<std::streamsize>(kChunk));
  }
  if (context->wellFormed != 0) return std::nullopt;
  const xmlError* error = xmlCtxtGetLastError(context.get());
  XmlFault fault{reader.line(), "it ends too early"};
  if (error != nullptr && error->message != nullptr) {
    fault.line = static_cast<uint64_t>(error->line);
    fault.reason = error->message;
    fault.character = error->code == XML_ERR_INVALID_CHAR;
    while (!fault.reason.empty() && fault.reason.back() == '\n') fault.reason.pop_back();
  }
  return fault;
}

}  // namespace dossier
