#include "sheets/xml_stream.h"

#include <expat.h>

namespace ocop::sheets {
namespace {

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (without_prefix(pair[0]) == name) return pair[1];
  }
  return {};
}

void XmlStream::Free::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

/// What the library calls; `data` is the stream.
struct XmlStream::Callbacks {
  static XmlVisitor& visitor(void* data) { return static_cast<XmlStream*>(data)->visitor_; }

  static void begin(void* data, const XML_Char* name, const XML_Char** pairs) {
    visitor(data).begin(without_prefix(name), XmlAttributes(pairs));
  }
  static void end(void* data, const XML_Char* name) { visitor(data).end(without_prefix(name)); }
  static void text(void* data, const XML_Char* text, int size) {
    visitor(data).text({text, static_cast<std::size_t>(size)});
  }
  static void document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XML_StopParser(static_cast<XmlStream*>(data)->parser_.get(), XML_FALSE);
  }
};

XmlStream::XmlStream(XmlVisitor& visitor) : visitor_(visitor), parser_(XML_ParserCreate(nullptr)) {
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), Callbacks::begin, Callbacks::end);
  XML_SetCharacterDataHandler(parser_.get(), Callbacks::text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), Callbacks::document_type);
}

bool XmlStream::feed(std::string_view piece) {
  return XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) ==
         XML_STATUS_OK;
}

bool XmlStream::finish() { return XML_Parse(parser_.get(), nullptr, 0, XML_TRUE) == XML_STATUS_OK; }

}  // namespace ocop::sheets
