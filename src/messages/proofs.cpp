#include <algorithm>

#include "base/text.h"
#include "messages/acts.h"
#include "messages/limits.h"
#include "office/account_pages.h"

namespace ocop::messages {
namespace {

using office::Visitor;
using records::Faults;
using records::Reading;
using records::Writing;

Result<std::vector<Channel>> all_channels(Reading& reading) {
  TRY(const auto rows, reading.all(reading.kinds().get("message_channel")));
  std::vector<Channel> channels;
  for (const auto& row : rows) {
    if (!row.removed_at) channels.push_back(channel_of(row));
  }
  return channels;
}

/// "17:30", "7:5" and "17h30" as "17:30"; nothing for anything else.
std::optional<std::string> hour_in(std::string_view typed) {
  std::string text(trim(typed));
  std::ranges::replace(text, 'h', ':');
  const auto parts = split(text, ':');
  if (parts.size() != 2) return std::nullopt;
  int numbers[2] = {0, 0};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string_view part = parts[i];
    const bool is_number = !part.empty() && part.size() <= 2 &&
                           std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return std::nullopt;
    for (const char c : part) numbers[i] = numbers[i] * 10 + (c - '0');
  }
  if (numbers[0] > 23 || numbers[1] > 59) return std::nullopt;
  const auto two = [](int number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  return two(numbers[0]) + ":" + two(numbers[1]);
}

std::string line_in(const std::string& typed) {
  const auto text = to_nfc(typed);
  return text ? std::string(trim(*text)) : "";
}

Faults fill_proof(const Visitor& visitor, const Message& message, const TypedProof& typed,
                  Proof& proof) {
  Faults faults;
  const auto fault = [&](std::string_view field, pages::Key key) {
    faults.push_back({std::string(field), {key, {}}});
  };
  proof.file_id = typed.file_id;
  if (proof.file_id.empty()) fault("file", "messages.fault_proof_file"_key);
  proof.place = line_in(typed.place);
  if (proof.place.empty()) fault("place", "messages.fault_proof_place"_key);
  if (proof.place.size() > limits::message_title_bytes_max)
    fault("place", "messages.fault_long"_key);
  const auto day = office::day_of(typed.day, "day");
  if (!day || !*day || **day > visitor.today || **day < *message.sent_on) {
    fault("day", "messages.fault_proof_day"_key);
  } else {
    proof.day = **day;
  }
  const auto hour = hour_in(typed.hour);
  if (hour) proof.hour = *hour;
  if (!hour) fault("hour", "messages.fault_proof_hour"_key);
  proof.note = line_in(typed.note);
  if (proof.note.size() > limits::message_note_bytes_max) fault("note", "messages.fault_long"_key);
  return faults;
}

}  // namespace

const Channel* Plan::channel(std::string_view channel_id) const {
  for (const MatrixRow& row : matrix.rows) {
    for (const Cell& cell : row.cells) {
      const auto at = std::ranges::find(cell.channels, channel_id, &Channel::id);
      if (at != cell.channels.end()) return &*at;
    }
  }
  return nullptr;
}

bool may_prove(const Visitor& visitor, const Channel& channel) {
  return visitor.rights.reach(accounts::Object::message, accounts::Act::enter)
      .covers(channel.unit_code);
}

Result<Plan> plan_of(Reading& reading, const Onlooker& onlooker, const Seen& seen) {
  const Message& message = seen.message;
  if (!message.is_sent() || message.channels.empty()) return Plan{};
  std::vector<std::string> units;
  const auto add = [&](const std::string& code) {
    if (std::ranges::find(units, code) == units.end()) units.push_back(code);
  };
  for (const Recipient& each : seen.sight.seen) add(each.place.unit_code);
  // What the sender's own unit has of these channels, for who sees the whole.
  if (seen.sight.is_author || seen.sight.oversees) add(message.unit_code);
  TRY(const auto channels, all_channels(reading));
  Plan plan;
  plan.proofs = proofs_of(reading.session(), message.id);
  plan.matrix =
      matrix_of(onlooker.tree, message.channels, units, channels, plan.proofs, *message.sent_on);
  std::erase_if(plan.matrix.rows, [&](const MatrixRow& row) {
    return row.unit_code == message.unit_code &&
           std::ranges::all_of(row.cells, [](const Cell& cell) { return cell.channels.empty(); });
  });
  return plan;
}

Result<Faults> add_proof(const Ground& ground, const Visitor& visitor, const std::string& id,
                         const std::string& channel_id, const TypedProof& typed) {
  const auto catalogue = ground.catalogues();
  return ground.records.write(visitor.login, [&](Writing& writing) -> Result<Faults> {
    const Onlooker onlooker = onlooker_of(writing, visitor, catalogue->unit_tree());
    TRY(const Seen seen, see(writing, onlooker, id));
    TRY(const Plan plan, plan_of(writing, onlooker, seen));
    const Channel* channel = plan.channel(channel_id);
    if (channel == nullptr || !may_prove(visitor, *channel)) {
      return Error{Code::not_found, "there is no such channel to prove", channel_id};
    }
    Proof proof{.id = writing.new_id(),
                .message_id = id,
                .channel_id = channel->id,
                .file_id = "",
                .place = "",
                .day = {},
                .hour = "",
                .note = "",
                .added_by = visitor.login,
                .added_at = writing.now()};
    Faults faults = fill_proof(visitor, seen.message, typed, proof);
    if (!faults.empty()) return faults;
    put_proof(writing.session(), proof);
    writing.audit("message.prove", "message " + seen.message.code, "",
                  "{\"channel\":\"" + channel->id + "\",\"proof\":\"" + proof.id + "\"}");
    return Faults{};
  });
}

}  // namespace ocop::messages
