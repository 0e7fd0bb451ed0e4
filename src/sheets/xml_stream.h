#pragma once

#include <memory>
#include <string_view>

struct XML_ParserStruct;

namespace ocop::sheets {

/// The attributes of an element while it begins. Names are without a prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
  std::string_view get(std::string_view name) const;  ///< empty when there is none

 private:
  const char* const* pairs_;
};

/// Is told what stands in a part, in order. Names are without a prefix; a text may come in pieces.
class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view) {}
  virtual void text(std::string_view) {}
};

/// Reads XML piece by piece, so that a part of any size takes no more memory than its pieces.
/// A DOCTYPE is refused: nothing we read has one, and entities are how small files grow.
class XmlStream {
 public:
  explicit XmlStream(XmlVisitor& visitor);
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  bool feed(std::string_view piece);  ///< false: not well-formed, or a DOCTYPE
  bool finish();                      ///< false: it ended too early

 private:
  struct Free {
    void operator()(XML_ParserStruct* parser) const;
  };
  struct Callbacks;

  XmlVisitor& visitor_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
};

}  // namespace ocop::sheets
