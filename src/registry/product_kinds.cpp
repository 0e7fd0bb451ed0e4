#include "registry/product_kinds.h"

#include "base/text.h"
#include "records/record_store.h"
#include "registry/field_rules.h"
#include "registry/product_rules.h"

namespace ocop::registry {
namespace {

using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option allergens[] = {{"gluten", "registry.allergen_gluten"_key},
                                {"crustaceans", "registry.allergen_crustaceans"_key},
                                {"egg", "registry.allergen_egg"_key},
                                {"fish", "registry.allergen_fish"_key},
                                {"peanut", "registry.allergen_peanut"_key},
                                {"soy", "registry.allergen_soy"_key},
                                {"milk", "registry.allergen_milk"_key},
                                {"nuts", "registry.allergen_nuts"_key},
                                {"sesame", "registry.allergen_sesame"_key},
                                {"sulphite", "registry.allergen_sulphite"_key}};

// The items of data/labels that only the printed proof tells.
constexpr Option label_items[] = {{"production_date", "registry.label_production_date"_key},
                                  {"nutrition", "registry.label_nutrition"_key},
                                  {"allergens", "registry.label_allergens"_key},
                                  {"warnings", "registry.label_warnings"_key},
                                  {"ethanol", "registry.label_ethanol"_key},
                                  {"lot_code", "registry.label_lot_code"_key},
                                  {"letter_height", "registry.label_letter_height"_key},
                                  {"vietnamese", "registry.label_vietnamese"_key}};

constexpr Option selling_kinds[] = {{"maker", "registry.selling_maker"_key},
                                    {"shop", "registry.selling_shop"_key},
                                    {"market", "registry.selling_market"_key},
                                    {"ocop_point", "registry.selling_ocop_point"_key},
                                    {"online", "registry.selling_online"_key}};

bool differs(const Record* before, const Record& after, std::string_view field) {
  return (before == nullptr ? std::string() : (*before)[field]) != after[field];
}

void fill_product(const Writing& writing, const Record* before, Record& after) {
  const std::string today = format_iso(date_of(writing.now()));
  if (after["code"].empty()) after["code"] = internal_code(after.id);
  if (differs(before, after, "set_2026")) {
    const bool is_mapped = !after["set_2026"].empty();
    after["mapped_by"] = is_mapped ? writing.person() : "";
    after["mapped_on"] = is_mapped ? today : "";
  }
  const bool has_new_price = before != nullptr && differs(before, after, "price_vnd") &&
                             !differs(before, after, "price_day");
  if (has_new_price) after["price_day"] = after["price_vnd"].empty() ? "" : today;
}

void check_product(const Record& row, Faults& faults) {
  if (row["price_vnd"].empty() == row["price_day"].empty()) return;
  faults.push_back({"price_day", {"registry.fault_price_day"_key, {}}});
}

void fill_answer(const Writing& writing, const Record* before, Record& after) {
  if (before != nullptr && !differs(before, after, "note")) return;
  after["confirmed_on"] = format_iso(date_of(writing.now()));
  after["confirmed_by"] = writing.person();
}

void fill_picture(const Writing&, const Record*, Record& after) {
  if (!after["file"].empty()) after["address"] = "/media/" + after["file"];
}

void check_picture(const Record& row, Faults& faults) {
  if (row["address"].empty()) faults.push_back({"file", {"registry.fault_no_picture"_key, {}}});
  if (!row.flag("shown")) return;
  if (row["alt_vi"].empty()) faults.push_back({"alt_vi", {"registry.fault_no_alt"_key, {}}});
  if (row["rights"].empty()) faults.push_back({"rights", {"registry.fault_no_rights"_key, {}}});
}

Field product_field(unsigned uses) {
  return {.name = "product_id",
          .label = "registry.product"_key,
          .type = Type::reference,
          .uses = uses | use::required | use::fixed | use::search,
          .rule = field_rule::product_reference,
          .of = "product",
          .import_name = "gtin"};
}

std::vector<Field> product_fields() {
  return {
      {.name = "code",
       .label = "registry.product_code"_key,
       .uses = use::list | use::search,
       .rule = field_rule::product_code,
       .hint = "registry.product_code_hint"_key,
       .import_name = "gtin"},
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "name_vi",
       .label = "registry.product_name_vi"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "name_en", .label = "registry.product_name_en"_key, .uses = use::search},
      {.name = "family",
       .label = "registry.family"_key,
       .uses = use::search,
       .hint = "registry.family_hint"_key},
      {.name = "group_2019",
       .label = "registry.group_2019"_key,
       .type = Type::choice,
       .uses = use::filter,
       .options = groups_2019()},
      {.name = "set_2026",
       .label = "registry.set_2026"_key,
       .type = Type::choice,
       .uses = use::list | use::filter,
       .options = sets_2026(),
       .hint = "registry.set_2026_hint"_key},
      {.name = "mapped_by", .label = "registry.mapped_by"_key, .uses = use::hidden | use::person},
      {.name = "mapped_on",
       .label = "registry.mapped_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "pack_vi",
       .label = "registry.pack_vi"_key,
       .uses = use::list,
       .hint = "registry.pack_hint"_key},
      {.name = "pack_en", .label = "registry.pack_en"_key},
      {.name = "brand", .label = "registry.brand"_key, .uses = use::search},
      {.name = "origin", .label = "registry.origin"_key, .hint = "registry.origin_hint"_key},
      {.name = "standard", .label = "registry.standard"_key, .hint = "registry.standard_hint"_key},
      {.name = "specification",
       .label = "registry.specification"_key,
       .type = Type::text,
       .hint = "registry.specification_hint"_key},
      {.name = "shelf_life_days",
       .label = "registry.shelf_life"_key,
       .type = Type::whole,
       .rule = field_rule::shelf_life,
       .hint = "registry.shelf_life_hint"_key},
      {.name = "storage_vi", .label = "registry.storage_vi"_key, .type = Type::text},
      {.name = "storage_en", .label = "registry.storage_en"_key, .type = Type::text},
      {.name = "price_vnd", .label = "registry.price"_key, .type = Type::money},
      {.name = "price_day",
       .label = "registry.price_day"_key,
       .type = Type::day,
       .hint = "registry.price_day_hint"_key},
      {.name = "sale_unit_vi",
       .label = "registry.sale_unit_vi"_key,
       .hint = "registry.sale_unit_hint"_key},
      {.name = "sale_unit_en", .label = "registry.sale_unit_en"_key},
      {.name = "order_min",
       .label = "registry.order_min"_key,
       .type = Type::whole,
       .rule = field_rule::at_least_one},
      {.name = "capacity_month",
       .label = "registry.capacity_month"_key,
       .type = Type::whole,
       .rule = field_rule::at_least_one},
      {.name = "description_vi", .label = "registry.description_vi"_key, .type = Type::text},
      {.name = "description_en", .label = "registry.description_en"_key, .type = Type::text},
      {.name = "picture",
       .label = "registry.picture_address"_key,
       .rule = field_rule::picture_address,
       .hint = "registry.picture_address_hint"_key},
      {.name = "picture_alt_vi", .label = "registry.alt_vi"_key},
      {.name = "picture_alt_en", .label = "registry.alt_en"_key},
      {.name = "demonstration", .label = "registry.demonstration"_key, .type = Type::flag},
  };
}

std::vector<Field> ingredient_fields() {
  return {
      product_field(use::list),
      {.name = "position",
       .label = "registry.position"_key,
       .type = Type::whole,
       .uses = use::list,
       .rule = field_rule::small_number,
       .hint = "registry.ingredient_position_hint"_key,
       .fallback = "0"},
      {.name = "name",
       .label = "registry.ingredient_name"_key,
       .uses = use::list | use::search | use::required},
      {.name = "percent",
       .label = "registry.percent"_key,
       .uses = use::list,
       .rule = field_rule::percent,
       .hint = "registry.percent_hint"_key},
      {.name = "allergen",
       .label = "registry.allergen"_key,
       .type = Type::choice,
       .uses = use::list | use::filter,
       .options = allergens},
  };
}

std::vector<Field> answer_fields() {
  return {
      product_field(use::list),
      {.name = "item",
       .label = "registry.label_item"_key,
       .type = Type::choice,
       .uses = use::list | use::required | use::fixed,
       .options = label_items},
      {.name = "note",
       .label = "registry.label_note"_key,
       .uses = use::list | use::required,
       .hint = "registry.label_note_hint"_key},
      {.name = "confirmed_on",
       .label = "registry.confirmed_on"_key,
       .type = Type::day,
       .uses = use::hidden | use::list},
      {.name = "confirmed_by",
       .label = "registry.confirmed_by"_key,
       .uses = use::hidden | use::list | use::person},
  };
}

std::vector<Field> picture_fields() {
  return {
      product_field(use::list),
      {.name = "file",
       .label = "registry.picture_file"_key,
       .type = Type::file,
       .hint = "registry.picture_file_hint"_key},
      {.name = "address",
       .label = "registry.picture_address"_key,
       .rule = field_rule::picture_address,
       .hint = "registry.picture_address_hint"_key},
      {.name = "alt_vi",
       .label = "registry.alt_vi"_key,
       .uses = use::list | use::search,
       .hint = "registry.alt_hint"_key},
      {.name = "alt_en", .label = "registry.alt_en"_key},
      {.name = "rights",
       .label = "registry.picture_rights"_key,
       .hint = "registry.picture_rights_hint"_key},
      {.name = "author", .label = "registry.picture_author"_key, .uses = use::list},
      {.name = "taken_on", .label = "registry.taken_on"_key, .type = Type::day},
      {.name = "position",
       .label = "registry.position"_key,
       .type = Type::whole,
       .rule = field_rule::small_number,
       .fallback = "0"},
      {.name = "shown",
       .label = "registry.picture_shown"_key,
       .type = Type::flag,
       .uses = use::list | use::filter,
       .fallback = "1"},
  };
}

std::vector<Field> selling_place_fields() {
  return {
      product_field(use::list),
      {.name = "name",
       .label = "registry.selling_name"_key,
       .uses = use::list | use::search | use::required},
      {.name = "kind",
       .label = "registry.selling_kind"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = selling_kinds},
      {.name = "address", .label = "registry.address"_key},
      {.name = "url", .label = "registry.website"_key, .rule = field_rule::web_address},
  };
}

/// A part of a product: whose it is follows from the product.
Kind part_of_product(Kind kind) {
  kind.object = accounts::Object::product;
  kind.owner = "product_id";
  return kind;
}

}  // namespace

Kind product_kind() {
  return {
      .name = "product",
      .table = "products",
      .path = "products",
      .object = accounts::Object::product,
      .one = "registry.product"_key,
      .many = "registry.products"_key,
      .add = "registry.add_product"_key,
      .fields = product_fields(),
      .title = "name_vi",
      .key = {"code"},
      .subject = "subject_id",
      .owner = "subject_id",
      .form = {{"registry.part_kind"_key,
                {"code", "family", "group_2019", "set_2026", "mapped_by", "mapped_on"}},
               {"registry.part_label"_key,
                {"brand", "origin", "standard", "specification", "shelf_life_days", "storage_vi"}},
               {"registry.part_story"_key, {"description_vi", "picture", "picture_alt_vi"}},
               {"registry.part_english"_key,
                {"name_en", "pack_en", "sale_unit_en", "storage_en", "description_en",
                 "picture_alt_en"}},
               {"registry.part_other"_key, {"demonstration"}}},
      .fill = fill_product,
      .check = check_product};
}

Kind ingredient_kind() {
  return part_of_product({.name = "ingredient",
                          .table = "ingredients",
                          .path = "ingredients",
                          .one = "registry.ingredient"_key,
                          .many = "registry.ingredients"_key,
                          .add = "registry.add_ingredient"_key,
                          .fields = ingredient_fields(),
                          .title = "name",
                          .key = {"product_id", "name"},
                          .sort = "position"});
}

Kind label_answer_kind() {
  return part_of_product({.name = "label_answer",
                          .table = "label_answers",
                          .path = "label-answers",
                          .one = "registry.label_answer"_key,
                          .many = "registry.label_answers"_key,
                          .add = "registry.add_label_answer"_key,
                          .fields = answer_fields(),
                          .title = "item",
                          .key = {"product_id", "item"},
                          .fill = fill_answer});
}

Kind picture_kind() {
  return part_of_product({.name = "picture",
                          .table = "product_pictures",
                          .path = "pictures",
                          .one = "registry.picture"_key,
                          .many = "registry.pictures"_key,
                          .add = "registry.add_picture"_key,
                          .fields = picture_fields(),
                          .title = "alt_vi",
                          .key = {"product_id", "address"},
                          .sort = "position",
                          .fill = fill_picture,
                          .check = check_picture});
}

Kind selling_place_kind() {
  return part_of_product({.name = "selling_place",
                          .table = "selling_places",
                          .path = "selling-places",
                          .one = "registry.selling_place"_key,
                          .many = "registry.selling_places"_key,
                          .add = "registry.add_selling_place"_key,
                          .fields = selling_place_fields(),
                          .title = "name",
                          .key = {"product_id", "name"}});
}

}  // namespace ocop::registry
