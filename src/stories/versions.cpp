#include "stories/versions.h"

#include <algorithm>

#include <boost/json.hpp>

namespace ocop::stories {
namespace {

namespace json = boost::json;
using records::Record;

constexpr std::string_view told[] = {
    "title",   "lead",    "origin", "material",     "people",     "skill",       "difference",
    "culture", "leaflet", "web",    "clip_address", "clip_about", "slogan_code", "no_slogan"};

std::string text_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? std::string() : std::string(value->as_string());
}

}  // namespace

const std::string& Content::operator[](std::string_view field) const {
  static const std::string nothing;
  const auto at = texts.find(field);
  return at == texts.end() ? nothing : at->second;
}

const Translation* Content::translation(std::string_view language) const {
  const auto at = std::ranges::find(translations, language, &Translation::language);
  return at == translations.end() ? nullptr : &*at;
}

Result<Content> read_content(records::Reading& reading, const Record& story) {
  Content content;
  for (const std::string_view field : told) content.texts.emplace(field, story[field]);
  TRY(auto pictures, reading.where(reading.kinds().get("story_picture"), "story_id", story.id));
  std::ranges::stable_sort(pictures, {},
                           [](const Record& row) { return row.whole("position").value_or(0); });
  for (const Record& row : pictures) {
    content.pictures.push_back(
        {row["address"], row["alt"], row["alt_en"], row["author"], row["rights"]});
  }
  TRY(const auto translations,
      reading.where(reading.kinds().get("story_translation"), "story_id", story.id));
  for (const Record& row : translations) {
    content.translations.push_back(
        {row["language"], row["title"], row["lead"], row["body"], row["checked_by"]});
  }
  std::ranges::sort(content.translations, {}, &Translation::language);
  return content;
}

std::string to_json(const Content& content) {
  json::object object;
  for (const auto& [field, text] : content.texts) object[field] = text;
  json::array pictures, translations;
  for (const Picture& each : content.pictures) {
    pictures.push_back({{"address", each.address},
                        {"alt", each.alt},
                        {"alt_en", each.alt_en},
                        {"author", each.author},
                        {"rights", each.rights}});
  }
  for (const Translation& each : content.translations) {
    translations.push_back({{"language", each.language},
                            {"title", each.title},
                            {"lead", each.lead},
                            {"body", each.body},
                            {"checked_by", each.checked_by}});
  }
  object["pictures"] = std::move(pictures);
  object["translations"] = std::move(translations);
  return json::serialize(object);
}

Content content_from(std::string_view text) {
  Content content;
  const json::value parsed = json::parse(text);
  for (const auto& [name, value] : parsed.as_object()) {
    if (value.is_string()) content.texts.emplace(name, value.as_string());
  }
  for (const json::value& each : parsed.at("pictures").as_array()) {
    const json::object& row = each.as_object();
    content.pictures.push_back({text_in(row, "address"), text_in(row, "alt"),
                                text_in(row, "alt_en"), text_in(row, "author"),
                                text_in(row, "rights")});
  }
  for (const json::value& each : parsed.at("translations").as_array()) {
    const json::object& row = each.as_object();
    content.translations.push_back({text_in(row, "language"), text_in(row, "title"),
                                    text_in(row, "lead"), text_in(row, "body"),
                                    text_in(row, "checked_by")});
  }
  return content;
}

}  // namespace ocop::stories
