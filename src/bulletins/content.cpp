#include "bulletins/content.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/text.h"
#include "bulletins/told_text.h"
#include "crypto/bytes.h"
#include "ledger/digest.h"
#include "pages/format.h"

namespace ocop::bulletins {
namespace {

namespace json = boost::json;

std::string text_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? std::string() : std::string(value->as_string());
}

json::object json_of(const Block& block) {
  json::object object{{"kind", name_of(block.kind)}, {"title", block.title},
                      {"words", block.words},        {"lead", block.lead},
                      {"source", block.source},      {"detail", block.detail},
                      {"path_vi", block.path_vi},    {"path_en", block.path_en},
                      {"link", block.link},          {"stars", block.stars}};
  if (block.picture) {
    object["picture"] = {{"address", block.picture->address},
                         {"alt", block.picture->alt},
                         {"rights", block.picture->rights},
                         {"sha256", block.picture->sha256}};
  }
  return object;
}

Block block_from(const json::object& object) {
  const std::string kind = text_in(object, "kind");
  const auto kinds = block_kinds();
  const auto at = std::ranges::find(kinds, kind, &records::Option::value);
  Block block{
      .kind = at == kinds.end() ? BlockKind::text : static_cast<BlockKind>(at - kinds.begin()),
      .title = text_in(object, "title"),
      .words = text_in(object, "words"),
      .lead = text_in(object, "lead"),
      .source = text_in(object, "source"),
      .detail = text_in(object, "detail"),
      .path_vi = text_in(object, "path_vi"),
      .path_en = text_in(object, "path_en"),
      .link = text_in(object, "link"),
      .stars = static_cast<int>(object.at("stars").as_int64())};
  if (const auto* picture = object.if_contains("picture")) {
    const json::object& one = picture->as_object();
    block.picture = Picture{text_in(one, "address"), text_in(one, "alt"), text_in(one, "rights"),
                            text_in(one, "sha256")};
  }
  return block;
}

void add_paragraph(std::string& out, std::string_view text) {
  if (trim(text).empty()) return;
  out += std::string(trim(text)) + "\n\n";
}

void add_block(std::string& out, const Block& block, std::string_view base_url) {
  const bool is_quote = block.kind == BlockKind::quote;
  if (block.kind == BlockKind::heading) {
    out += "\n## ";
    return add_paragraph(out, block.words);
  }
  if (!block.title.empty()) add_paragraph(out, "* " + block.title);
  add_paragraph(out, block.lead);
  if (is_quote) {
    add_paragraph(out, "“" + block.words + "” " + block.source);
  } else {
    add_paragraph(out, plain_of(block.words));
    add_paragraph(out, block.source + (block.detail.empty() ? "" : ", " + block.detail));
  }
  if (block.picture) {
    std::string line = "[" + block.picture->alt;
    if (!block.picture->rights.empty()) line += ". " + block.picture->rights;
    add_paragraph(out, line + "]");
  }
  if (!block.path_vi.empty()) add_paragraph(out, std::string(base_url) + block.path_vi);
}

}  // namespace

bool Content::has_slogan() const {
  return std::ranges::any_of(blocks,
                             [](const Block& block) { return block.kind == BlockKind::slogan; });
}

std::vector<const Picture*> Content::pictures() const {
  std::vector<const Picture*> all;
  for (const Block& block : blocks) {
    if (block.picture) all.push_back(&*block.picture);
  }
  return all;
}

std::string to_json(const Content& content) {
  json::object object{{"series_code", content.series_code},
                      {"series", content.series},
                      {"series_en", content.series_en},
                      {"issuer", content.issuer},
                      {"contact", content.contact},
                      {"unit_code", content.unit_code},
                      {"title", content.title},
                      {"lead", content.lead},
                      {"lead_en", content.lead_en},
                      {"no_slogan", content.no_slogan},
                      {"issued_on", format_iso(content.issued_on)},
                      {"demonstration", content.is_demonstration}};
  json::array blocks;
  for (const Block& block : content.blocks) blocks.push_back(json_of(block));
  object["blocks"] = std::move(blocks);
  return json::serialize(object);
}

Content content_from(std::string_view text) {
  const json::value parsed = json::parse(text);
  const json::object& object = parsed.as_object();
  Content content{.series_code = text_in(object, "series_code"),
                  .series = text_in(object, "series"),
                  .series_en = text_in(object, "series_en"),
                  .issuer = text_in(object, "issuer"),
                  .contact = text_in(object, "contact"),
                  .unit_code = text_in(object, "unit_code"),
                  .title = text_in(object, "title"),
                  .lead = text_in(object, "lead"),
                  .lead_en = text_in(object, "lead_en"),
                  .no_slogan = text_in(object, "no_slogan"),
                  .issued_on = {},
                  .is_demonstration = object.at("demonstration").as_bool(),
                  .blocks = {}};
  if (const auto day = parse_date(text_in(object, "issued_on"))) content.issued_on = *day;
  for (const json::value& each : object.at("blocks").as_array()) {
    content.blocks.push_back(block_from(each.as_object()));
  }
  return content;
}

std::string sha256_of(std::string_view text) { return crypto::hex(ledger::sha256({text})); }

std::string plain_text(const Content& content, std::string_view number, std::string_view base_url) {
  std::string out = content.issuer + "\n" + content.series + "\n" + std::string(number) + ", " +
                    pages::format_day(content.issued_on) + "\n\n";
  add_paragraph(out, content.title);
  add_paragraph(out, content.lead);
  for (const Block& block : content.blocks) add_block(out, block, base_url);
  add_paragraph(out, content.contact);
  return out;
}

}  // namespace ocop::bulletins
