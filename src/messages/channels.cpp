#include "messages/channels.h"

#include <algorithm>

#include "messages/audiences.h"

namespace ocop::messages {
namespace {

struct Named {
  std::string_view name;
  pages::Key label;
};

constexpr Named names[] = {{"portal", "messages.channel_portal"_key},
                           {"loudspeaker", "messages.channel_loudspeaker"_key},
                           {"zalo", "messages.channel_zalo"_key},
                           {"notice_board", "messages.channel_notice_board"_key},
                           {"newspaper", "messages.channel_newspaper"_key},
                           {"email", "messages.channel_email"_key},
                           {"sms", "messages.channel_sms"_key}};

Cell cell_of(ChannelKind kind, const std::vector<std::string>& codes,
             const std::vector<Channel>& channels, const std::vector<Proof>& proofs, Date day) {
  Cell cell;
  for (const Channel& each : channels) {
    const bool is_here = std::ranges::find(codes, each.unit_code) != codes.end();
    if (each.kind != kind || !is_here || !each.is_valid_on(day)) continue;
    cell.channels.push_back(each);
    if (std::ranges::find(proofs, each.id, &Proof::channel_id) != proofs.end()) ++cell.proven;
  }
  return cell;
}

}  // namespace

std::string_view name_of(ChannelKind kind) { return names[static_cast<std::size_t>(kind)].name; }
pages::Key label_of(ChannelKind kind) { return names[static_cast<std::size_t>(kind)].label; }

std::optional<ChannelKind> channel_kind_from(std::string_view name) {
  const auto* at = std::ranges::find(names, name, &Named::name);
  if (at == std::end(names)) return std::nullopt;
  return static_cast<ChannelKind>(at - std::begin(names));
}

Channel channel_of(const records::Record& row) {
  return {row.id,
          row["name"],
          channel_kind_from(row["kind"]).value_or(ChannelKind::portal),
          row["unit_code"],
          row["place"],
          row.day("valid_from"),
          row.day("valid_to")};
}

std::size_t Matrix::planned() const {
  std::size_t count = 0;
  for (const MatrixRow& row : rows) {
    count += static_cast<std::size_t>(
        std::ranges::count_if(row.cells, [](const Cell& cell) { return !cell.channels.empty(); }));
  }
  return count;
}

std::size_t Matrix::done() const {
  std::size_t count = 0;
  for (const MatrixRow& row : rows) {
    count += static_cast<std::size_t>(std::ranges::count_if(row.cells, &Cell::is_done));
  }
  return count;
}

Matrix matrix_of(const registry::UnitTree& tree, const std::vector<ChannelKind>& kinds,
                 const std::vector<std::string>& units, const std::vector<Channel>& channels,
                 const std::vector<Proof>& proofs, Date day) {
  Matrix matrix{kinds, {}};
  for (const std::string& code : units) {
    const registry::Unit* unit = tree.unit(code, day);
    if (unit == nullptr) continue;
    // Of a ward also what stands under the codes that it followed; of a larger unit its own only.
    const auto codes = unit->kind == registry::UnitKind::ward ? tree.codes_under(code, day)
                                                              : std::vector<std::string>{code};
    MatrixRow row{code, full_name(*unit), {}};
    for (const ChannelKind kind : kinds) {
      row.cells.push_back(cell_of(kind, codes, channels, proofs, day));
    }
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

}  // namespace ocop::messages
