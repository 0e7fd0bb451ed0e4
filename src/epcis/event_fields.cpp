#include "epcis/event_fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace ocop::epcis {
namespace {

using Element = simdjson::dom::element;

void unknown_field(ValueReader& reader, const Path& path, std::string_view owner,
                   std::string_view fields) {
  reader.fault(path, fmt::format("{} has no such field; it has {}", owner, fields));
}

// The schema compares the texts, not what they mean.
void check_unique(ValueReader& reader, simdjson::dom::array list, const Path& path) {
  std::vector<std::string_view> texts;
  for (const auto item : list) {
    std::string_view text;
    if (item.get(text) == simdjson::SUCCESS) texts.push_back(text);
  }
  std::ranges::sort(texts);
  const auto twice = std::ranges::adjacent_find(texts);
  if (twice == texts.end()) return;
  std::size_t index = 0;
  std::size_t last = 0;
  for (const auto item : list) {
    std::string_view text;
    if (item.get(text) == simdjson::SUCCESS && text == *twice) last = index;
    ++index;
  }
  reader.fault(path / last, "this entry stands in the list twice; keep one");
}

template <class Text>
std::string or_empty(Text text) {
  return text ? std::string(*text) : std::string();
}

}  // namespace

std::vector<gs1::Identifier> read_epcs(ValueReader& reader, Element value, const Path& path,
                                       Uniqueness uniqueness) {
  std::vector<gs1::Identifier> epcs;
  const auto list = reader.list(value, path);
  if (!list) return epcs;
  epcs.reserve(list->size());
  std::size_t index = 0;
  for (const auto item : *list) {
    if (auto epc = reader.identifier(item, path / index++)) epcs.push_back(std::move(*epc));
  }
  if (uniqueness == Uniqueness::required) check_unique(reader, *list, path);
  return epcs;
}

std::vector<QuantityElement> read_quantities(ValueReader& reader, Element value, const Path& path) {
  std::vector<QuantityElement> quantities;
  reader.items(value, path, [&](Element item, const Path& here) {
    const auto object = reader.object(item, here);
    if (!object) return;
    std::optional<gs1::Identifier> epc_class;
    bool has_class = false;
    std::optional<double> quantity;
    std::string unit;
    reader.fields(*object, here, [&](std::string_view name, Element field, const Path& there) {
      if (name == "epcClass") {
        has_class = true;
        epc_class = reader.identifier(field, there);
      } else if (name == "quantity") {
        quantity = reader.number_not_negative(field, there);
      } else if (name == "uom") {
        unit = or_empty(reader.unit(field, there));
      } else {
        unknown_field(reader, there, "a quantity element", "epcClass, quantity and uom");
      }
    });
    if (!has_class) reader.fault(here, "epcClass is missing; say of what lot or class");
    if (epc_class) quantities.push_back({std::move(*epc_class), quantity, std::move(unit)});
  });
  return quantities;
}

std::optional<Place> read_place(ValueReader& reader, Element value, const Path& path) {
  const auto object = reader.object(value, path);
  if (!object) return std::nullopt;
  std::optional<gs1::Identifier> id;
  bool has_id = false;
  boost::json::object extensions;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (name == "id") {
      has_id = true;
      id = reader.identifier(field, here);
    } else {
      // Here the schema takes any name.
      extensions.emplace(name, reader.copy(field, here));
    }
  });
  if (!has_id) reader.fault(path, "id is missing; name the place, for example by its GLN");
  if (!id) return std::nullopt;
  return Place{std::move(*id), std::move(extensions)};
}

PersistentDisposition read_persistent_disposition(ValueReader& reader, Element value,
                                                  const Path& path) {
  PersistentDisposition disposition;
  const auto object = reader.object(value, path);
  if (!object) return disposition;
  bool has_any = false;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (name != "set" && name != "unset") {
      unknown_field(reader, here, "persistentDisposition", "set and unset");
      return;
    }
    has_any = true;
    auto& terms = name == "set" ? disposition.set : disposition.unset;
    reader.items(field, here, [&](Element item, const Path& there) {
      if (auto term = reader.term(Vocabulary::disposition, item, there)) {
        terms.push_back(std::move(*term));
      }
    });
    simdjson::dom::array list;
    if (field.get(list) != simdjson::SUCCESS) return;
    if (list.size() == 0) {
      reader.fault(here, "this list is empty; give at least one disposition or leave it out");
    }
    check_unique(reader, list, here);
  });
  if (!has_any) reader.fault(path, "set or unset is missing; give at least one");
  return disposition;
}

std::vector<BusinessTransaction> read_business_transactions(ValueReader& reader, Element value,
                                                            const Path& path) {
  std::vector<BusinessTransaction> transactions;
  reader.items(value, path, [&](Element item, const Path& here) {
    const auto object = reader.object(item, here);
    if (!object) return;
    BusinessTransaction transaction;
    bool has_id = false;
    reader.fields(*object, here, [&](std::string_view name, Element field, const Path& there) {
      if (name == "type") {
        transaction.type = or_empty(reader.term(Vocabulary::transaction_type, field, there));
      } else if (name == "bizTransaction") {
        has_id = true;
        transaction.transaction = or_empty(reader.uri(field, there));
      } else {
        unknown_field(reader, there, "a business transaction", "type and bizTransaction");
      }
    });
    if (!has_id) reader.fault(here, "bizTransaction is missing; give the URI of the document");
    transactions.push_back(std::move(transaction));
  });
  return transactions;
}

std::vector<PartyOrPlace> read_parties(ValueReader& reader, Element value, const Path& path,
                                       std::string_view role) {
  std::vector<PartyOrPlace> parties;
  reader.items(value, path, [&](Element item, const Path& here) {
    const auto object = reader.object(item, here);
    if (!object) return;
    std::string type;
    std::optional<gs1::Identifier> id;
    bool has_type = false;
    bool has_id = false;
    reader.fields(*object, here, [&](std::string_view name, Element field, const Path& there) {
      if (name == "type") {
        has_type = true;
        type = or_empty(reader.term(Vocabulary::party_type, field, there));
      } else if (name == role) {
        has_id = true;
        id = reader.identifier(field, there);
      } else {
        unknown_field(reader, there, fmt::format("a {}", role), fmt::format("type and {}", role));
      }
    });
    if (!has_type) {
      reader.fault(here, "type is missing; write owning_party, possessing_party or location");
    }
    if (!has_id) reader.fault(here, fmt::format("{} is missing; name the party or place", role));
    if (id) parties.push_back({std::move(type), std::move(*id)});
  });
  return parties;
}

std::vector<std::string> read_certification_info(ValueReader& reader, Element value,
                                                 const Path& path) {
  std::vector<std::string> certificates;
  if (!value.is_array()) {
    certificates.push_back(or_empty(reader.uri(value, path)));
    return certificates;
  }
  reader.items(value, path, [&](Element item, const Path& here) {
    certificates.push_back(or_empty(reader.uri(item, here)));
  });
  return certificates;
}

ErrorDeclaration read_error_declaration(ValueReader& reader, Element value, const Path& path) {
  ErrorDeclaration declaration;
  const auto object = reader.object(value, path);
  if (!object) return declaration;
  bool has_time = false;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (name == "declarationTime") {
      has_time = true;
      declaration.declaration_time = reader.time(field, here).value_or(LocalTime{});
    } else if (name == "reason") {
      declaration.reason = or_empty(reader.term(Vocabulary::error_reason, field, here));
    } else if (name == "correctiveEventIDs") {
      reader.items(field, here, [&](Element item, const Path& there) {
        declaration.corrective_event_ids.push_back(or_empty(reader.uri(item, there)));
      });
    } else {
      reader.extension(name, field, here, "errorDeclaration", declaration.extensions);
    }
  });
  if (!has_time) {
    reader.fault(path, "declarationTime is missing; say when the error was declared");
  }
  return declaration;
}

boost::json::object read_ilmd(ValueReader& reader, Element value, const Path& path) {
  boost::json::object ilmd;
  const auto object = reader.object(value, path);
  if (!object) return ilmd;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    reader.extension(name, field, here, "ilmd", ilmd);
  });
  return ilmd;
}

}  // namespace ocop::epcis
