#pragma once

#include "epcis/event.h"
#include "epcis/value_reader.h"

/// The fields of an event that are lists or objects (EPCIS 2.0 section 7.3), one function each.
/// Every function notes the faults it meets and gives what is right.
namespace ocop::epcis {

enum class Uniqueness : std::uint8_t { required, not_required };

std::vector<gs1::Identifier> read_epcs(ValueReader& reader, simdjson::dom::element value,
                                       const Path& path, Uniqueness uniqueness);
std::vector<QuantityElement> read_quantities(ValueReader& reader, simdjson::dom::element value,
                                             const Path& path);
std::optional<Place> read_place(ValueReader& reader, simdjson::dom::element value,
                                const Path& path);
PersistentDisposition read_persistent_disposition(ValueReader& reader, simdjson::dom::element value,
                                                  const Path& path);
std::vector<BusinessTransaction> read_business_transactions(ValueReader& reader,
                                                            simdjson::dom::element value,
                                                            const Path& path);
/// `role` is "source" or "destination", which is also the name of the field with the identifier.
std::vector<PartyOrPlace> read_parties(ValueReader& reader, simdjson::dom::element value,
                                       const Path& path, std::string_view role);
std::vector<std::string> read_certification_info(ValueReader& reader, simdjson::dom::element value,
                                                 const Path& path);
ErrorDeclaration read_error_declaration(ValueReader& reader, simdjson::dom::element value,
                                        const Path& path);
boost::json::object read_ilmd(ValueReader& reader, simdjson::dom::element value, const Path& path);

}  // namespace ocop::epcis
