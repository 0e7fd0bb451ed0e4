#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "pages/locale.h"
#include "records/record.h"
#include "registry/unit_tree.h"

namespace soci {
class session;
}

/// Through what a message is made known in each unit, and what proves that it was (requirement
/// R14). The matrix is pure; the functions on a session run inside a transaction of the caller.
namespace ocop::messages {

enum class ChannelKind : std::uint8_t {
  portal,
  loudspeaker,
  zalo,
  notice_board,
  newspaper,
  email,
  sms,
};

std::string_view name_of(ChannelKind kind);  ///< "notice_board", as in the register
std::optional<ChannelKind> channel_kind_from(std::string_view name);
pages::Key label_of(ChannelKind kind);
inline constexpr ChannelKind all_channel_kinds[] = {
    ChannelKind::portal,    ChannelKind::loudspeaker, ChannelKind::zalo, ChannelKind::notice_board,
    ChannelKind::newspaper, ChannelKind::email,       ChannelKind::sms};

/// A row of the register of channels.
struct Channel {
  std::string id;
  std::string name;  ///< "Cụm loa Hàng Đào"
  ChannelKind kind = ChannelKind::portal;
  std::string unit_code;
  std::string place;
  std::optional<Date> valid_from, valid_to;

  bool is_valid_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_to || day <= *valid_to);
  }
};
Channel channel_of(const records::Record& row);

struct Proof {
  std::string id;
  std::string message_id, channel_id;
  std::string file_id;  ///< a photograph or a recording, in the media room
  std::string place;
  Date day;
  std::string hour;  ///< "17:30"
  std::string note;
  std::string added_by;  ///< login
  Timestamp added_at;
};

/// The channels of one kind in one unit.
struct Cell {
  std::vector<Channel> channels;
  std::size_t proven = 0;  ///< of them with at least one proof

  /// Done when each channel has its proof: a missing proof counts as not done.
  bool is_done() const { return !channels.empty() && proven == channels.size(); }
};

struct MatrixRow {
  std::string unit_code;
  std::string name;
  std::vector<Cell> cells;  ///< beside `Matrix::kinds`
};

struct Matrix {
  std::vector<ChannelKind> kinds;
  std::vector<MatrixRow> rows;

  std::size_t planned() const;  ///< cells that have a channel
  std::size_t done() const;
};

/// The channels of those kinds that were there on that day, for each of the units (codes of that
/// day, each once).
Matrix matrix_of(const registry::UnitTree& tree, const std::vector<ChannelKind>& kinds,
                 const std::vector<std::string>& units, const std::vector<Channel>& channels,
                 const std::vector<Proof>& proofs, Date day);

void put_proof(soci::session& session, const Proof& proof);
std::vector<Proof> proofs_of(soci::session& session, const std::string& message_id);

}  // namespace ocop::messages
