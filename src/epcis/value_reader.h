#pragma once

#include <simdjson.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "base/time.h"
#include "epcis/context.h"
#include "epcis/fault_list.h"
#include "epcis/path.h"
#include "epcis/vocabulary.h"
#include "gs1/identifier.h"

namespace ocop::epcis {

/// Reads single JSON values of the kinds that the JSON schema of EPCIS 2.0 defines. Each member
/// gives the value, or nothing after it has noted a fault at `path`. Views point into the parser.
class ValueReader {
 public:
  using Element = simdjson::dom::element;

  ValueReader(FaultList& faults, const Context& context) : faults_(faults), context_(context) {}

  std::optional<std::string_view> text(Element value, const Path& path);
  std::optional<std::string_view> uri(Element value, const Path& path);
  std::optional<gs1::Identifier> identifier(Element value, const Path& path);
  std::optional<std::string> term(Vocabulary vocabulary, Element value, const Path& path);
  std::optional<LocalTime> time(Element value, const Path& path);
  std::optional<double> number(Element value, const Path& path);
  std::optional<double> number_not_negative(Element value, const Path& path);
  std::optional<bool> boolean(Element value, const Path& path);
  std::optional<std::string_view> hexadecimal(Element value, const Path& path);
  std::optional<std::string_view> unit(Element value, const Path& path);  ///< Recommendation 20
  std::optional<simdjson::dom::array> list(Element value, const Path& path);
  std::optional<simdjson::dom::object> object(Element value, const Path& path);

  /// Any JSON, copied; a field named twice inside it is a fault.
  boost::json::value copy(Element value, const Path& path);
  /// Adds a field of somebody else's name space to `extensions`. A name without a name space is a
  /// fault that says `owner` has no such field.
  void extension(std::string_view name, Element value, const Path& path, std::string_view owner,
                 boost::json::object& extensions);

  /// Calls `read(std::string_view name, Element value, const Path& path)` for each field. Where a
  /// name comes again and `may_repeat(name, value)` does not let it, notes a fault instead.
  template <class Read, class MayRepeat>
  void fields(simdjson::dom::object object, const Path& path, Read read, MayRepeat may_repeat) {
    std::set<std::string_view> seen;
    const bool has_repeats = has_repeated_names(object);
    for (const auto [name, value] : object) {
      const Path here = path / name;
      if (has_repeats && !seen.insert(name).second && !may_repeat(name, value)) {
        fault(here, "this field is there twice; keep one");
      } else {
        read(name, value, here);
      }
    }
  }
  template <class Read>
  void fields(simdjson::dom::object object, const Path& path, Read read) {
    fields(object, path, std::move(read), [](std::string_view, Element) { return false; });
  }

  /// Calls `read(Element value, const Path& path)` for each item of a list.
  template <class Read>
  void items(Element value, const Path& path, Read read) {
    const auto values = list(value, path);
    if (!values) return;
    std::size_t index = 0;
    for (const auto item : *values) read(item, path / index++);
  }

  void fault(const Path& path, std::string reason) { faults_.add(path, std::move(reason)); }
  std::size_t fault_count() const { return faults_.count(); }
  const Context& context() const { return context_; }

 private:
  void wrong_kind(Element value, const Path& path, std::string_view expected);
  static bool has_repeated_names(simdjson::dom::object object);

  FaultList& faults_;
  const Context& context_;
};

}  // namespace ocop::epcis
