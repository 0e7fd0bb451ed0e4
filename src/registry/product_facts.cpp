#include "registry/product_facts.h"

#include <algorithm>
#include <set>

#include "registry/product_rules.h"

namespace ocop::registry {
namespace {

using records::Reading;
using records::Record;

bool is_in_force(const Record& document, Date day) {
  const auto from = document.day("valid_from"), to = document.day("valid_to");
  return (!from || *from <= day) && (!to || day <= *to);
}

void add_cells(LabelFacts& facts, std::string_view prefix, const Record& row,
               std::initializer_list<std::string_view> fields) {
  for (const std::string_view field : fields) {
    facts[std::string(prefix) + std::string(field)] = row[field];
  }
}

void add_ingredients(LabelFacts& facts, const std::vector<Record>& rows) {
  for (const Record& row : rows) {
    std::string& list = facts["ingredients"];
    list += (list.empty() ? "" : ", ") + row["name"];
    if (row["allergen"].empty()) continue;
    std::string& allergens = facts["allergens"];
    allergens += (allergens.empty() ? "" : ", ") + row["name"];
  }
}

}  // namespace

Result<std::vector<Record>> documents_of(Reading& reading, const Record& product) {
  TRY(auto all,
      reading.where(reading.kinds().get("document"), "subject_id", product["subject_id"]));
  std::set<std::string> replaced;
  for (const Record& row : all) replaced.insert(row["replaces_id"]);
  std::erase_if(all, [&](const Record& row) {
    const bool is_of_another = !row["product_id"].empty() && row["product_id"] != product.id;
    return is_of_another || replaced.contains(row.id);
  });
  return all;
}

Result<LabelFacts> label_facts(Reading& reading, const Record& product, Date day) {
  const records::Kinds& kinds = reading.kinds();
  LabelFacts facts;
  add_cells(facts, "product.", product,
            {"name_vi", "pack_vi", "origin", "shelf_life_days", "specification", "storage_vi",
             "standard"});
  if (is_gtin(product["code"])) facts["product.gtin"] = product["code"];
  TRY(const auto subject, reading.get(kinds.get("subject"), product["subject_id"]));
  if (subject) add_cells(facts, "subject.", *subject, {"name", "address"});
  TRY(const auto ingredients, reading.where(kinds.get("ingredient"), "product_id", product.id));
  add_ingredients(facts, ingredients);
  TRY(const auto answers, reading.where(kinds.get("label_answer"), "product_id", product.id));
  for (const Record& row : answers) facts["answer." + row["item"]] = row["note"];
  TRY(const auto documents, documents_of(reading, product));
  for (const Record& row : documents) {
    if (is_in_force(row, day)) facts["document." + row["kind"]] = row.title();
  }
  return facts;
}

}  // namespace ocop::registry
