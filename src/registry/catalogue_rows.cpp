#include "registry/catalogue_rows.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "records/revisions.h"
#include "registry/product_rules.h"
#include "registry/unit_kinds.h"

namespace ocop::registry {
namespace {

using records::Record;

constexpr std::array kinds{"unit",        "unit_succession", "subject",       "place",  "product",
                           "certificate", "ingredient",      "selling_place", "picture"};

std::optional<int> number(const Record& row, std::string_view field) {
  const auto whole = row.whole(field);
  return whole ? std::optional(static_cast<int>(*whole)) : std::nullopt;
}

UnitSuccession succession_of(const Record& row) {
  return {row["unit_code"], row.day("unit_valid_from").value_or(Unit::since_ever),
          row["successor_code"], row.day("successor_valid_from").value_or(Unit::since_ever),
          row.flag("main")};
}

Subject subject_of(const Record& row) {
  Subject subject;
  subject.id = SubjectId(row.id);
  subject.code = row["code"];
  subject.name = row["name"];
  subject.kind = row["kind"];
  subject.party_gln = row["party_gln"];
  subject.address = row["address"];
  subject.unit_code = row["unit_code"];
  subject.phone = row["phone"];
  subject.story_vi = row["story_vi"];
  subject.story_en = row["story_en"];
  subject.is_demonstration = row.flag("demonstration");
  return subject;
}

Place place_of(const Record& row) {
  return {PlaceId(row.id),
          row["gln"],
          row["name_vi"],
          row["name_en"],
          row["address"],
          row["unit_code"],
          SubjectId(row["subject_id"])};
}

Product product_of(const Record& row) {
  Product product;
  product.id = ProductId(row.id);
  product.subject = SubjectId(row["subject_id"]);
  product.code = row["code"];
  if (is_gtin(product.code)) product.gtin = product.code;
  product.name_vi = row["name_vi"];
  product.name_en = row["name_en"];
  product.pack_vi = row["pack_vi"];
  product.pack_en = row["pack_en"];
  product.picture = row["picture"];
  product.picture_alt_vi = row["picture_alt_vi"];
  product.picture_alt_en = row["picture_alt_en"];
  product.group_2019 = row["group_2019"];
  product.set_2026 = row["set_2026"];
  product.brand = row["brand"];
  product.standard = row["standard"];
  product.shelf_life_days = number(row, "shelf_life_days");
  product.description_vi = row["description_vi"];
  product.description_en = row["description_en"];
  product.specification = row["specification"];
  product.price_vnd = row.whole("price_vnd");
  product.price_day = row.day("price_day");
  product.order_min = number(row, "order_min");
  product.capacity_month = number(row, "capacity_month");
  product.sale_unit_vi = row["sale_unit_vi"];
  product.sale_unit_en = row["sale_unit_en"];
  product.family = row["family"];
  product.is_demonstration = row.flag("demonstration");
  return product;
}

Certificate certificate_of(const Record& row) {
  Certificate certificate;
  certificate.id = CertificateId(row.id);
  certificate.subject = SubjectId(row["subject_id"]);
  certificate.product = ProductId(row["product_id"]);
  certificate.kind = row["kind"];
  certificate.number = row["number"];
  certificate.issuer = row["issuer"];
  certificate.code = row["code"];
  certificate.stars = number(row, "stars");
  certificate.valid_from = row.day("valid_from").value_or(Date{});
  certificate.valid_to = row.day("valid_to");
  certificate.revoked_on = row.day("revoked_on");
  certificate.grace_to = row.day("grace_to");
  return certificate;
}

SellingPlace selling_place_of(const Record& row) {
  return {SellingPlaceId(row.id),
          ProductId(row["product_id"]),
          row["name"],
          row["address"],
          row["url"],
          row["kind"]};
}

ProductPicture picture_of(const Record& row) {
  return {ProductPictureId(row.id),
          ProductId(row["product_id"]),
          row["address"],
          row["alt_vi"],
          row["alt_en"],
          row["rights"],
          number(row, "position").value_or(0)};
}

/// "Sấu, đường, gừng", by product, the largest share first.
std::unordered_map<std::string, std::string> ingredients_of(const std::vector<Record>& rows) {
  std::vector<const Record*> ordered;
  for (const Record& row : rows) ordered.push_back(&row);
  std::ranges::stable_sort(ordered, {},
                           [](const Record* row) { return number(*row, "position").value_or(0); });
  std::unordered_map<std::string, std::string> lists;
  for (const Record* row : ordered) {
    std::string& list = lists[(*row)["product_id"]];
    list += (list.empty() ? "" : ", ") + (*row)["name"];
  }
  return lists;
}

}  // namespace

const std::vector<Record>& CatalogueRows::rows(std::string_view kind) const {
  static const std::vector<Record> none;
  const auto found = rows_.find(std::string(kind));
  return found == rows_.end() ? none : found->second;
}

Result<bool> CatalogueRows::refresh(records::Reading& reading) {
  const records::Revisions newest(reading);
  bool has_news = false;
  for (const std::string kind : kinds) {
    const long long revision = newest.of(kind);
    const auto known = revisions_.find(kind);
    if (known != revisions_.end() && known->second == revision) continue;
    TRY(rows_[kind], reading.all(reading.kinds().get(kind)));
    revisions_[kind] = revision;
    has_news = true;
  }
  return has_news;
}

std::shared_ptr<const Catalogue> CatalogueRows::build() const {
  CatalogueBuilder builder;
  for (const Record& row : rows("unit")) builder.add(unit_of(row));
  for (const Record& row : rows("unit_succession")) builder.add(succession_of(row));
  std::unordered_set<std::string> subjects, products;
  for (const Record& row : rows("subject")) {
    subjects.insert(row.id);
    builder.add(subject_of(row));
  }
  for (const Record& row : rows("place")) builder.add(place_of(row));
  auto ingredients = ingredients_of(rows("ingredient"));
  for (const Record& row : rows("product")) {
    if (!subjects.contains(row["subject_id"])) continue;
    products.insert(row.id);
    Product product = product_of(row);
    product.ingredients = std::move(ingredients[row.id]);
    builder.add(std::move(product));
  }
  for (const Record& row : rows("certificate")) {
    const std::string& product = row["product_id"];
    const bool is_of_someone =
        subjects.contains(row["subject_id"]) && (product.empty() || products.contains(product));
    if (is_of_someone) builder.add(certificate_of(row));
  }
  for (const Record& row : rows("selling_place")) {
    if (products.contains(row["product_id"])) builder.add(selling_place_of(row));
  }
  for (const Record& row : rows("picture")) {
    if (row.flag("shown") && products.contains(row["product_id"])) builder.add(picture_of(row));
  }
  return std::move(builder).build();
}

}  // namespace ocop::registry
