#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "records/kind.h"
#include "records/record_store.h"

/// The registers of bulletins (requirement R15): a series of a unit, its issues, the blocks of an
/// issue. Tables: migrations/0001. What readers see are the editions of issues (editions.h).
namespace ocop::bulletins {

enum class State : std::uint8_t {
  draft,
  review,    ///< waits for another person
  approved,  ///< as it stands here; a change begins the draft of a correction
};
std::string_view name_of(State state);
pages::Key label_of(State state);
State state_of(const records::Record& bulletin);

/// What a block is. Its name is stored, and stands in addresses.
enum class BlockKind : std::uint8_t {
  heading,
  text,     ///< in the markup of the newsroom
  article,  ///< a released article, its summary or whole
  story,    ///< a published story of a product
  product,  ///< a product of the catalogue, with its QR Code
  picture,  ///< with words for who does not see it, and whose it is
  slogan,   ///< one that stands on the day of the issue
  quote,
  contact,
};
std::span<const records::Option> block_kinds();  ///< in the order of `BlockKind`
std::string_view name_of(BlockKind kind);
pages::Key label_of(BlockKind kind);
BlockKind block_kind_of(const records::Record& block);
/// The fields that a form for such a block has.
std::vector<std::string_view> fields_of(BlockKind kind);

records::Kind series_kind();
records::Kind bulletin_kind();
records::Kind block_kind();

/// Makes the issue of a changed block a draft again; keeps an approved issue from being put aside.
/// After the kinds were added.
void keep_approved(records::Kinds& kinds);

/// The blocks of an issue that are not put aside, in their order.
Result<std::vector<records::Record>> blocks_of(records::Reading& reading,
                                               std::string_view bulletin_id);

}  // namespace ocop::bulletins
