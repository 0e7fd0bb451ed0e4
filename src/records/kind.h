#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "accounts/rights.h"
#include "pages/locale.h"
#include "records/record.h"

/// A register is described once, as a `Kind`: what a row holds, who may reach it, how it is told
/// apart. From the description follow its SQL, its checks, its list, its form, its history, its
/// search, its import from CSV and XLSX and its export. A new register is a Kind and a migration.
namespace ocop::records {

/// What a field holds. Stored as text in the portable SQL; empty values of `day`, `whole`, `money`,
/// `reference` and `file` are NULL, of the others ''.
enum class Type : std::uint8_t {
  line,       ///< one line, at most `limits::record_line_bytes_max`
  text,       ///< several lines, at most `limits::record_text_bytes_max`
  choice,     ///< one of `options`
  flag,       ///< "1" or "0"
  day,        ///< "2026-07-06"; typed 06/07/2026 or 2026-07-06
  whole,      ///< a whole number from 0; `rule` may narrow it
  money,      ///< whole đồng; typed 1.500.000 or 1500000
  reference,  ///< the identifier of a row of the kind `of`; typed and exported as its natural key
  unit,       ///< the code of an administrative unit, of today or of the past
  file,       ///< the identifier of a file in the media room
};

/// Why a value or a row is refused, in both languages.
struct Reason {
  pages::Key key;
  std::vector<std::string> arguments;

  std::string in(pages::Locale locale) const { return pages::text(locale, key, arguments); }
};

/// The value to store, or why not. Takes NFC text that is not empty, without blanks around it.
using Checked = std::variant<std::string, Reason>;
using Rule = Checked (*)(std::string_view);

struct Option {
  std::string_view value;
  pages::Key label;
};

/// Where a field is used; ORed together.
namespace use {
inline constexpr unsigned list = 1;    ///< a column of the list
inline constexpr unsigned search = 2;  ///< its words find the row
inline constexpr unsigned filter = 4;  ///< a filter of the list (choice, flag, unit, reference)
inline constexpr unsigned sort = 8;    ///< the list can be sorted by it
inline constexpr unsigned required = 16;
inline constexpr unsigned fixed = 32;    ///< set when the row is made, never changed after
inline constexpr unsigned hidden = 64;   ///< set by the program: in no form, no import
inline constexpr unsigned person = 128;  ///< the login of who acted; people read the name
}  // namespace use

struct Field {
  std::string_view name;  ///< of the column in SQL and CSV and of the input: "valid_to"
  pages::Key label;
  Type type = Type::line;
  unsigned uses = 0;
  Rule rule = nullptr;
  std::span<const Option> options = {};
  std::string_view of = {};             ///< for `reference`: the name of the kind
  std::optional<pages::Key> hint = {};  ///< under the label of the input
  std::string_view fallback = {};       ///< stored when nothing is given
  std::string_view import_name = {};    ///< in CSV files, when not `name`: "subject_code"

  bool is(unsigned flag) const { return (uses & flag) != 0; }
};

/// A fault of one field; `field` is empty for the row as a whole.
struct Fault {
  std::string field;
  Reason reason;
};
using Faults = std::vector<Fault>;

class Writing;

/// Does one pair of eyes suffice to change such a row?
enum class Oversight : std::uint8_t {
  one,
  four_eyes,  ///< what is entered becomes a proposal; another person decides on it
};

/// Fields that stand together in a long form, behind a heading that opens them.
struct FormPart {
  pages::Key title;
  std::vector<std::string_view> fields;
};

struct Kind {
  std::string_view name;   ///< "subject"; in the audit "subject.change"
  std::string_view table;  ///< "subjects"
  std::string_view path;   ///< "subjects": "/office/subjects" is its list
  accounts::Object object = accounts::Object::subject;
  pages::Key one;   ///< "Chủ thể"
  pages::Key many;  ///< "Chủ thể", as the title of the list
  pages::Key add;   ///< "Thêm chủ thể", on the button
  std::vector<Field> fields = {};

  std::string_view title = {};  ///< the field that names a row for people
  std::vector<std::string_view>
      key;  ///< the natural key; the first one is what is typed for a reference

  /// Whose a row is. `unit`: the field with its unit. `subject`: the field with its subject, "id"
  /// for the subjects themselves. `owner`: the reference to the row it is a part of; a kind without
  /// `unit` and `subject` belongs to whom its owner belongs. With none of the three, only who
  /// reaches everything (Extent::all) sees its rows.
  std::string_view unit = {}, subject = {}, owner = {};

  std::string_view sort = {};  ///< by default; the title when empty
  Oversight oversight = Oversight::one;
  /// Parts of the form, in their order. Fields of no part come first and are always open: those
  /// that are needed, and those that are changed most.
  std::vector<FormPart> form = {};

  /// Fills hidden fields from the other ones and from who writes, before the row is checked.
  void (*fill)(const Writing& writing, const Record* before, Record& after) = nullptr;
  /// Holds the fields of a row against each other. Pure.
  void (*check)(const Record& row, Faults& faults) = nullptr;
  /// Holds a row against the rest, inside the transaction that will store it. `before` is null for
  /// a new row.
  std::function<Result<Faults>(Writing& writing, const Record* before, const Record& after)> guard =
      {};
  /// What else changes with a row, in the same transaction, after it was stored, put aside or
  /// brought back. Filled by `Kinds::follow`.
  std::vector<std::function<Result<void>(Writing& writing, const Record& row)>> followers = {};

  const Field* field(std::string_view field_name) const;
  std::size_t position(std::string_view field_name) const;  ///< of a field that must exist
};

/// All registers of the program, put together once at start. Pointers to kinds stay.
class Kinds {
 public:
  /// A name or a path that comes twice, or a reference to a kind that was not added before, is a
  /// mistake in our code: it ends the process.
  const Kind& add(Kind kind);
  /// For a room above that of the kind, which must have been added: something of its own follows
  /// every change of such a row.
  void follow(std::string_view name,
              std::function<Result<void>(Writing& writing, const Record& row)> follower);
  const Kind* find(std::string_view name) const;
  const Kind* at_path(std::string_view path) const;
  const Kind& get(std::string_view name) const;  ///< one that must exist
  /// Kinds whose `owner` is this kind: its parts, in the order they were added.
  std::vector<const Kind*> parts_of(const Kind& kind) const;
  std::vector<const Kind*> all() const;

  /// Whether the code of a unit was ever one; the registers of units set it at start.
  std::function<bool(std::string_view code)> unit_exists;

 private:
  std::vector<std::unique_ptr<Kind>> kinds_;
};

}  // namespace ocop::records
