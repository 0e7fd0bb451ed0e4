#include "bulletins/bulletin_kinds.h"

#include <algorithm>

#include "base/characters.h"
#include "bulletins/limits.h"
#include "records/codes.h"
#include "records/written_text.h"
#include "registry/product_rules.h"

namespace ocop::bulletins {
namespace {

using records::Checked;
using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option states[] = {{"draft", "bulletins.state_draft"_key},
                             {"review", "bulletins.state_review"_key},
                             {"approved", "bulletins.state_approved"_key}};

constexpr Option kinds_of_blocks[] = {
    {"heading", "bulletins.block_heading"_key}, {"text", "bulletins.block_text"_key},
    {"article", "bulletins.block_article"_key}, {"story", "bulletins.block_story"_key},
    {"product", "bulletins.block_product"_key}, {"picture", "bulletins.block_picture"_key},
    {"slogan", "bulletins.block_slogan"_key},   {"quote", "bulletins.block_quote"_key},
    {"contact", "bulletins.block_contact"_key}};

constexpr Option lengths[] = {{"summary", "bulletins.length_summary"_key},
                              {"whole", "bulletins.length_whole"_key}};

/// What an edition tells: when one of these changes, nobody has approved it.
constexpr std::string_view told_fields[] = {"title",   "issued_on", "lead",
                                            "lead_en", "no_slogan", "correction"};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

/// A picture that came with the program or was uploaded; none of another host.
Checked address_rule(std::string_view text) {
  if (text.starts_with("/media/")) return registry::field_rule::picture_address(text);
  return Reason{"bulletins.fault_address"_key, {}};
}

void withdraw_submission(Record& bulletin) {
  bulletin["state"] = name_of(State::draft);
  bulletin["submitted_by"].clear();
}

void fill_bulletin(const Writing& writing, const Record* before, Record& after) {
  if (after["code"].empty()) after["code"] = records::code_of_year("BT", writing.now(), after.id);
  const bool tells_other = records::differ(before, after, told_fields);
  // An act clears what only counts until it (`correction`): it sets the state along.
  const bool is_act = before != nullptr && (*before)["state"] != after["state"];
  if (!tells_other || is_act) return;
  records::note_writer(after, writing.person());
  withdraw_submission(after);
}

Result<Faults> guard_bulletin(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr) return Faults{};
  TRY(const auto series, writing.get(writing.kinds().get("bulletin_series"), after["series_id"]));
  if (series && !series->removed_at) return Faults{};
  return Faults{fault("series_id", "bulletins.fault_series"_key)};
}

void check_block(const Record& row, Faults& faults) {
  const auto need = [&](std::string_view field, pages::Key reason) {
    if (row[field].empty()) faults.push_back(fault(field, reason));
  };
  switch (block_kind_of(row)) {
    case BlockKind::heading:
    case BlockKind::text:
    case BlockKind::contact:
      return need("words", "bulletins.fault_words"_key);
    case BlockKind::quote:
      need("words", "bulletins.fault_words"_key);
      return need("speaker", "bulletins.fault_speaker"_key);
    case BlockKind::article:
      return need("article_id", "bulletins.fault_article"_key);
    case BlockKind::story:
      return need("story_id", "bulletins.fault_story"_key);
    case BlockKind::product:
      return need("product_id", "bulletins.fault_product"_key);
    case BlockKind::slogan:
      return need("slogan_code", "bulletins.fault_slogan"_key);
    case BlockKind::picture:
      need("alt", "bulletins.fault_alt"_key);
      need("rights", "bulletins.fault_rights"_key);
      if (row["picture"].empty()) need("address", "bulletins.fault_picture"_key);
      return;
  }
}

/// At the end of the issue, unless it is told where.
void fill_block(const Writing&, const Record* before, Record& after) {
  if (before == nullptr && after["position"].empty()) after["position"] = "0";
}

Result<Faults> guard_block(Writing& writing, const Record* before, const Record& after) {
  Faults faults;
  TRY(const auto others, blocks_of(writing, after["bulletin_id"]));
  if (before == nullptr && others.size() >= limits::bulletin_blocks_max) {
    faults.push_back(
        {"", {"bulletins.fault_too_many"_key, {std::to_string(limits::bulletin_blocks_max)}}});
  }
  const bool is_heading = block_kind_of(after) == BlockKind::heading;
  if (is_heading && after["words"].find('\n') != std::string::npos) {
    faults.push_back(fault("words", "bulletins.fault_heading"_key));
  }
  const BlockKind kind = block_kind_of(after);
  const bool is_box = kind == BlockKind::quote || kind == BlockKind::contact;
  const std::size_t long_max = is_box ? limits::bulletin_box_characters_max
                               : kind == BlockKind::heading
                                   ? limits::bulletin_heading_characters_max
                                   : after["words"].size();
  if (const std::size_t is_long = characters_in(after["words"]); is_long > long_max) {
    faults.push_back(
        {"words",
         {"bulletins.fault_long"_key, {std::to_string(long_max), std::to_string(is_long)}}});
  }
  const std::string& code = after["slogan_code"];
  if (!code.empty() && (before == nullptr || (*before)["slogan_code"] != code)) {
    TRY(const auto slogan, writing.find_by_key(writing.kinds().get("slogan"), {code}));
    if (!slogan || slogan->removed_at) {
      faults.push_back(fault("slogan_code", "bulletins.fault_no_such_slogan"_key));
    }
  }
  return faults;
}

Field hidden(std::string_view name, pages::Key label, Type type, unsigned uses = 0) {
  return {.name = name, .label = label, .type = type, .uses = use::hidden | uses};
}

Field demonstration() {
  return {.name = "demonstration",
          .label = "outreach.demonstration"_key,
          .type = Type::flag,
          .uses = use::filter};
}

std::vector<Field> series_fields() {
  return {{.name = "code",
           .label = "bulletins.series_code"_key,
           .uses = use::list | use::search | use::required | use::fixed,
           .rule = records::capital_code<20>,
           .hint = "bulletins.series_code_hint"_key},
          {.name = "unit_code",
           .label = "bulletins.unit"_key,
           .type = Type::unit,
           .uses = use::list | use::filter | use::required},
          {.name = "title",
           .label = "bulletins.series_title"_key,
           .uses = use::list | use::search | use::required},
          {.name = "title_en", .label = "bulletins.series_title_en"_key, .uses = use::required},
          {.name = "issuer",
           .label = "bulletins.issuer"_key,
           .uses = use::required,
           .hint = "bulletins.issuer_hint"_key},
          {.name = "contact",
           .label = "bulletins.contact"_key,
           .type = Type::text,
           .uses = use::required,
           .hint = "bulletins.contact_hint"_key},
          demonstration()};
}

std::vector<Field> bulletin_fields() {
  return {{.name = "code",
           .label = "bulletins.code"_key,
           .uses = use::search | use::fixed,
           .rule = records::capital_code<20>,
           .hint = "bulletins.code_hint"_key},
          {.name = "series_id",
           .label = "bulletins.series"_key,
           .type = Type::reference,
           .uses = use::list | use::filter | use::required | use::fixed,
           .of = "bulletin_series",
           .import_name = "series"},
          {.name = "title",
           .label = "bulletins.title"_key,
           .uses = use::list | use::search | use::sort | use::required,
           .hint = "bulletins.title_hint"_key},
          {.name = "issued_on",
           .label = "bulletins.issued_on"_key,
           .type = Type::day,
           .uses = use::list | use::sort | use::required,
           .hint = "bulletins.issued_on_hint"_key},
          {.name = "lead",
           .label = "bulletins.lead"_key,
           .type = Type::text,
           .uses = use::search | use::required,
           .hint = "bulletins.lead_hint"_key},
          {.name = "lead_en",
           .label = "bulletins.lead_en"_key,
           .type = Type::text,
           .uses = use::required,
           .hint = "bulletins.lead_en_hint"_key},
          {.name = "no_slogan",
           .label = "bulletins.no_slogan"_key,
           .hint = "bulletins.no_slogan_hint"_key},
          {.name = "correction",
           .label = "bulletins.correction"_key,
           .type = Type::text,
           .hint = "bulletins.correction_hint"_key},
          {.name = "state",
           .label = "bulletins.state"_key,
           .type = Type::choice,
           .uses = use::list | use::filter | use::hidden,
           .options = states,
           .fallback = "draft"},
          hidden("number", "bulletins.number"_key, Type::whole, use::list),
          hidden("edition", "bulletins.edition"_key, Type::whole),
          hidden("writers", "bulletins.writers"_key, Type::line),
          hidden("submitted_by", "bulletins.submitted_by"_key, Type::line, use::person),
          hidden("approved_by", "bulletins.approved_by"_key, Type::line, use::person),
          hidden("approved_on", "bulletins.approved_on"_key, Type::day),
          demonstration()};
}

std::vector<Field> block_fields() {
  return {
      {.name = "bulletin_id",
       .label = "bulletins.bulletin"_key,
       .type = Type::reference,
       .uses = use::required | use::fixed | use::filter,
       .of = "bulletin",
       .import_name = "bulletin"},
      {.name = "position", .label = "bulletins.position"_key, .type = Type::whole},
      {.name = "kind",
       .label = "bulletins.block_kind"_key,
       .type = Type::choice,
       .uses = use::list | use::required | use::fixed,
       .options = kinds_of_blocks},
      {.name = "words",
       .label = "bulletins.words"_key,
       .type = Type::text,
       .uses = use::list | use::search,
       .hint = "bulletins.words_hint"_key},
      {.name = "speaker", .label = "bulletins.speaker"_key, .hint = "bulletins.speaker_hint"_key},
      {.name = "article_id",
       .label = "bulletins.article"_key,
       .type = Type::reference,
       .of = "article",
       .hint = "bulletins.article_hint"_key},
      {.name = "story_id",
       .label = "stories.story"_key,
       .type = Type::reference,
       .of = "story",
       .hint = "bulletins.story_hint"_key},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .of = "product",
       .import_name = "gtin"},
      {.name = "slogan_code", .label = "bulletins.slogan"_key, .hint = "bulletins.slogan_hint"_key},
      {.name = "length",
       .label = "bulletins.length"_key,
       .type = Type::choice,
       .options = lengths,
       .fallback = "summary"},
      {.name = "picture", .label = "bulletins.picture"_key, .type = Type::file},
      {.name = "address", .label = "bulletins.address"_key, .rule = address_rule},
      {.name = "alt", .label = "bulletins.alt"_key, .hint = "bulletins.alt_hint"_key},
      {.name = "rights", .label = "bulletins.rights"_key, .hint = "bulletins.rights_hint"_key}};
}

/// Whoever changes a block changes the issue.
Result<void> reopen(Writing& writing, const Record& block) {
  TRY(auto bulletin, writing.get(writing.kinds().get("bulletin"), block["bulletin_id"]));
  if (!bulletin) return ok();
  const std::string writers = (*bulletin)["writers"];
  records::note_writer(*bulletin, writing.person());
  const bool is_known = writers == (*bulletin)["writers"];
  if (is_known && state_of(*bulletin) == State::draft) return ok();
  withdraw_submission(*bulletin);
  TRY_VOID(writing.put(*bulletin));
  return ok();
}

}  // namespace

std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)].value; }
pages::Key label_of(State state) { return states[static_cast<std::size_t>(state)].label; }
State state_of(const Record& bulletin) {
  const auto* at = std::ranges::find(states, bulletin["state"], &Option::value);
  return at == std::end(states) ? State::draft : static_cast<State>(at - states);
}

std::span<const Option> block_kinds() { return kinds_of_blocks; }
std::string_view name_of(BlockKind kind) {
  return kinds_of_blocks[static_cast<std::size_t>(kind)].value;
}
pages::Key label_of(BlockKind kind) {
  return kinds_of_blocks[static_cast<std::size_t>(kind)].label;
}
BlockKind block_kind_of(const Record& block) {
  const auto* at = std::ranges::find(kinds_of_blocks, block["kind"], &Option::value);
  return at == std::end(kinds_of_blocks) ? BlockKind::text
                                         : static_cast<BlockKind>(at - kinds_of_blocks);
}

std::vector<std::string_view> fields_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
    case BlockKind::text:
    case BlockKind::contact:
      return {"words"};
    case BlockKind::quote:
      return {"words", "speaker"};
    case BlockKind::article:
      return {"article_id", "length"};
    case BlockKind::story:
      return {"story_id"};
    case BlockKind::product:
      return {"product_id"};
    case BlockKind::slogan:
      return {"slogan_code"};
    case BlockKind::picture:
      return {"picture", "alt", "rights"};
  }
  return {};
}

Kind series_kind() {
  return {.name = "bulletin_series",
          .table = "bulletin_series",
          .path = "bulletin-series",
          .object = accounts::Object::bulletin,
          .one = "bulletins.series"_key,
          .many = "bulletins.all_series"_key,
          .add = "bulletins.add_series"_key,
          .fields = series_fields(),
          .title = "title",
          .key = {"code"},
          .unit = "unit_code"};
}

Kind bulletin_kind() {
  return {.name = "bulletin",
          .table = "bulletins",
          .path = "bulletins",
          .object = accounts::Object::bulletin,
          .one = "bulletins.bulletin"_key,
          .many = "bulletins.bulletins"_key,
          .add = "bulletins.add_bulletin"_key,
          .fields = bulletin_fields(),
          .title = "title",
          .key = {"code"},
          .owner = "series_id",
          .sort = "issued_on",
          .form = {{"bulletins.part_other"_key, {"code", "demonstration"}}},
          .fill = fill_bulletin,
          .guard = guard_bulletin};
}

Kind block_kind() {
  return {.name = "bulletin_block",
          .table = "bulletin_blocks",
          .path = "bulletin-blocks",
          .object = accounts::Object::bulletin,
          .one = "bulletins.block"_key,
          .many = "bulletins.blocks"_key,
          .add = "bulletins.add_block"_key,
          .fields = block_fields(),
          .title = "kind",
          .key = {},
          .owner = "bulletin_id",
          .sort = "position",
          .fill = fill_block,
          .check = check_block,
          .guard = guard_block};
}

void keep_approved(records::Kinds& kinds) {
  kinds.follow("bulletin_block", reopen);
  kinds.follow("bulletin", [](Writing&, const Record& bulletin) -> Result<void> {
    if (!bulletin.removed_at || bulletin["number"].empty()) return ok();
    return Error{Code::failed_precondition, "an issue with a number stays; correct it instead",
                 bulletin.id};
  });
}

Result<std::vector<Record>> blocks_of(records::Reading& reading, std::string_view bulletin_id) {
  TRY(auto blocks,
      reading.where(reading.kinds().get("bulletin_block"), "bulletin_id", bulletin_id));
  std::erase_if(blocks, [](const Record& block) { return block.removed_at.has_value(); });
  std::ranges::stable_sort(blocks, {},
                           [](const Record& block) { return block.whole("position").value_or(0); });
  return blocks;
}

}  // namespace ocop::bulletins
