#pragma once

#include <string_view>

#include "records/kind.h"

/// What the registers of this room share. Each takes two people but the withdrawal of a consent,
/// which one person enters and which counts at once.
namespace ocop::culture {

records::Field line(std::string_view name, pages::Key label, unsigned uses = 0);
records::Field text_field(std::string_view name, pages::Key label, unsigned uses = 0);
records::Field code_field();
records::Field unit_field();
records::Field demonstration_field();
records::Field place_reference(unsigned uses);

records::Kind reviewed_by_two(records::Kind kind);
records::Kind part_of_place(records::Kind kind);

records::Fault fault(std::string_view field, pages::Key key);

/// At most so many rows with that owner.
Result<records::Faults> guard_count(records::Writing& writing, const records::Record* before,
                                    const records::Record& after, std::string_view owner,
                                    std::size_t most);
Result<records::Faults> guard_part(records::Writing& writing, const records::Record* before,
                                   const records::Record& after);

}  // namespace ocop::culture
