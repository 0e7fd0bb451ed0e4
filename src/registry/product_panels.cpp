#include "registry/product_panels.h"

#include <algorithm>

#include "pages/format.h"
#include "registry/document_kinds.h"
#include "registry/expiry_words.h"
#include "registry/product_facts.h"
#include "registry/product_rules.h"
#include "registry/product_stars.h"
#include "registry/similarity.h"
#include "registry/subject_words.h"

namespace ocop::registry {
namespace {

using accounts::Act;
using accounts::Object;
using office::Office;
using office::Panel;
using office::Row;
using office::Tone;
using office::Visitor;
using records::Reading;
using records::Record;
using Rules = std::shared_ptr<const LabelRules>;
using Shown = Result<std::optional<Panel>>;

constexpr std::size_t near_rows = 5;

/// Stars of this very product: the newest that the day knows.
Shown stars_panel(const RegistryStore& store, const Visitor& visitor, Reading&,
                  const Record& product) {
  const auto catalogue = store.catalogue();
  const Product* known = catalogue->product(ProductId(product.id));
  Panel panel{.title = word(visitor, "registry.stars_state"_key),
              .empty = word(visitor, "registry.stars_never"_key)};
  if (known == nullptr) return std::optional(std::move(panel));
  const ProductStars stars = stars_on(*catalogue, *known, visitor.today);
  if (stars.paper == nullptr) return std::optional(std::move(panel));
  const Certificate& paper = *stars.paper;
  panel.rows.push_back(
      {.title = word(visitor, "registry.stars_of"_key, {std::to_string(*paper.stars)}),
       .detail = paper.number + " · " + paper.issuer,
       .href = Office::href(visitor, "/office/certificates/" + paper.id.text()),
       .tone = stars.are_there() ? tone_of(expiry_on(paper.last_day(), visitor.today).state)
                                 : Tone::stop,
       .chip =
           paper.state_on(visitor.today) == CertificateState::revoked
               ? word(visitor, "registry.revoked_since"_key, {pages::format_day(*paper.revoked_on)})
               : expiry_words(visitor, paper.last_day())});
  const std::optional<Date> ended = stars.are_there() ? std::nullopt : paper.last_day();
  const auto packs = starred_packs_on(ended, known->shelf_life_days, visitor.today);
  if (packs.packs == StarredPacks::may_remain) {
    panel.alerts.push_back({Tone::caution, word(visitor, "registry.packs_may_remain"_key,
                                                {pages::format_day(*packs.until)})});
  } else if (packs.packs == StarredPacks::unknown) {
    panel.alerts.push_back({Tone::caution, word(visitor, "registry.packs_unknown"_key)});
  }
  return std::optional(std::move(panel));
}

/// Where the proof of an item is entered, with what is known already; empty when it is not typed.
std::string mending_href(const Visitor& visitor, const Record& product, const LabelItem& item) {
  if (item.proof.empty() || !visitor.may(Object::product, Act::enter)) return {};
  const std::string& proof = item.proof.front();
  const auto dot = proof.find('.');
  const std::string place = proof.substr(0, dot);
  const std::string what = dot == std::string::npos ? "" : proof.substr(dot + 1);
  if (place == "product") {
    return Office::href(visitor, "/office/products/" + product.id + "/edit") + "#field-" + what;
  }
  if (place == "subject") {
    return Office::href(visitor, "/office/subjects/" + product["subject_id"] + "/edit") +
           "#field-" + what;
  }
  const std::string of_product = "new?product_id=" + product.id;
  if (place == "answer") {
    return Office::href(visitor, "/office/label-answers/" + of_product + "&item=" + what);
  }
  if (place == "ingredients") return Office::href(visitor, "/office/ingredients/" + of_product);
  return Office::href(visitor, "/office/documents/" + of_product +
                                   "&subject_id=" + product["subject_id"] + "&kind=" + what);
}

Row label_row(const Visitor& visitor, const Record& product, const LabelFinding& finding) {
  const LabelItem& item = *finding.item;
  Row row{.title = item.name.in(visitor.locale), .detail = item.basis.in(visitor.locale)};
  const bool is_to_mend =
      finding.state == LabelState::wrong || finding.state == LabelState::missing;
  if (is_to_mend) row.href = mending_href(visitor, product, item);
  if (!item.is_confirmed) row.detail += " · " + word(visitor, "registry.basis_unconfirmed"_key);
  switch (finding.state) {
    case LabelState::present:
      row.tone = Tone::good;
      row.chip = word(visitor, "registry.label_present"_key);
      break;
    case LabelState::wrong:
      row.tone = Tone::stop;
      row.chip = word(visitor, "registry.label_wrong"_key, {finding.found, finding.right});
      break;
    case LabelState::missing:
      row.tone = Tone::stop;
      row.chip = word(visitor, "registry.label_missing"_key);
      row.detail = item.todo.in(visitor.locale) + " " + row.detail;
      break;
    case LabelState::not_applicable:
      row.chip = word(visitor, "registry.label_not_applicable"_key);
      break;
  }
  return row;
}

Shown label_panel(const Rules& rules, const Visitor& visitor, Reading& reading,
                  const Record& product) {
  TRY(const LabelFacts facts, label_facts(reading, product, visitor.today));
  const LabelCheck check = check_label(*rules, product["set_2026"], facts, visitor.today);
  Panel panel{.title = word(visitor, "registry.label_check"_key)};
  if (check.of_goods.empty()) {
    panel.alerts.push_back({Tone::caution, word(visitor, "registry.label_no_set"_key)});
    return std::optional(std::move(panel));
  }
  const std::size_t faults = check.count(LabelState::missing) + check.count(LabelState::wrong);
  panel.alerts.push_back(
      faults == 0
          ? office::Alert{Tone::good,
                          word(visitor, "registry.label_complete"_key, {check.regime->name})}
          : office::Alert{Tone::caution, word(visitor, "registry.label_faults"_key,
                                              {std::to_string(faults), check.regime->name})});
  office::Fold present;
  for (const LabelFinding& finding : check.findings) {
    if (finding.state == LabelState::not_applicable) continue;
    const bool is_present = finding.state == LabelState::present;
    (is_present ? present.rows : panel.rows).push_back(label_row(visitor, product, finding));
  }
  if (!present.rows.empty()) {
    present.title = word(visitor, "registry.label_have"_key, {std::to_string(present.rows.size())});
    panel.folds.push_back(std::move(present));
  }
  return std::optional(std::move(panel));
}

Shown papers_panel(const Visitor& visitor, Reading& reading, const Record& product) {
  if (!visitor.may(Object::document, Act::see)) return std::optional<Panel>();
  TRY(auto documents, documents_of(reading, product));
  std::ranges::stable_sort(documents, {}, [](const Record& row) {
    return row["valid_to"].empty() ? "9999" : row["valid_to"];
  });
  Panel panel{.title = word(visitor, "registry.documents"_key),
              .empty = word(visitor, "registry.no_documents"_key)};
  for (const Record& row : documents) {
    panel.rows.push_back({.title = row.title(),
                          .detail = row["issuer"],
                          .href = Office::href(visitor, "/office/documents/" + row.id),
                          .tone = tone_of(expiry_on(row.day("valid_to"), visitor.today).state),
                          .chip = expiry_words(visitor, row.day("valid_to"))});
  }
  if (visitor.may(Object::document, Act::enter)) {
    panel.actions.push_back(
        {word(visitor, "registry.add_document"_key),
         Office::href(visitor, "/office/documents/new?subject_id=" + product["subject_id"] +
                                   "&product_id=" + product.id)});
  }
  return std::optional(std::move(panel));
}

ProductWords words_of(const Product& product) {
  const std::string& about =
      product.ingredients.empty() ? product.description_vi : product.ingredients;
  return {product.id.text(), product.subject.text(), product.name_vi,
          about + " " + product.specification};
}

/// Compared with products of the same criteria set.
Shown near_panel(const RegistryStore& store, const Visitor& visitor, Reading&,
                 const Record& product) {
  const auto catalogue = store.catalogue();
  const Product* known = catalogue->product(ProductId(product.id));
  if (known == nullptr || known->set_2026.empty()) return std::optional<Panel>();
  std::vector<ProductWords> others;
  for (const Product& other : catalogue->products()) {
    if (other.set_2026 == known->set_2026) others.push_back(words_of(other));
  }
  Panel panel{.title = word(visitor, "registry.near_duplicates"_key)};
  for (const NearDuplicate& near : near_duplicates(words_of(*known), others, near_rows)) {
    const Product& other = *catalogue->product(ProductId(near.id));
    const Subject* maker = catalogue->subject(other.subject);
    panel.rows.push_back(
        {.title = other.name_vi,
         .detail = (maker != nullptr ? maker->name + " · " : "") +
                   word(visitor, "registry.near_percent"_key,
                        {std::to_string(near.name_percent), std::to_string(near.content_percent)}),
         .href = visitor.rights.reach(Object::product, Act::see).everything
                     ? Office::href(visitor, "/office/products/" + near.id)
                     : "",
         .tone = near.is_same_content ? Tone::stop : Tone::caution,
         .chip = word(visitor, near.is_same_content ? "registry.near_same"_key
                                                    : "registry.near_alike"_key)});
  }
  if (panel.rows.empty()) return std::optional<Panel>();
  return std::optional(std::move(panel));
}

/// A group of 2019 without a set of 2026: which sets it may be.
Shown sets_panel(const Visitor& visitor, Reading&, const Record& product) {
  if (!product["set_2026"].empty()) return std::optional<Panel>();
  const auto proposed = proposed_sets(product["group_2019"]);
  if (proposed.empty()) return std::optional<Panel>();
  Panel panel{.title = word(visitor, "registry.set_2026"_key)};
  panel.alerts.push_back({Tone::caution, word(visitor, "registry.choose_set"_key)});
  for (const std::string& set : proposed) {
    const auto at = std::ranges::find(sets_2026(), set, &records::Option::value);
    panel.rows.push_back({.title = word(visitor, at->label)});
  }
  return std::optional(std::move(panel));
}

}  // namespace

std::vector<office::PanelSource> product_panels(const RegistryStore& store, Rules rules) {
  return {
      [&store](const Visitor& visitor, Reading& reading, const Record& product) {
        return stars_panel(store, visitor, reading, product);
      },
      sets_panel,
      [rules = std::move(rules)](const Visitor& visitor, Reading& reading, const Record& product) {
        return label_panel(rules, visitor, reading, product);
      },
      papers_panel,
      [&store](const Visitor& visitor, Reading& reading, const Record& product) {
        return near_panel(store, visitor, reading, product);
      }};
}

Shown document_panel(const Visitor& visitor, Reading& reading, const Record& document) {
  Panel panel{.title = word(visitor, "registry.document_state"_key)};
  panel.facts.push_back({word(visitor, "registry.paper_valid_to"_key),
                         expiry_words(visitor, document.day("valid_to"))});
  if (const int stars = trademark_stars(document["step"]); stars > 0) {
    panel.facts.push_back({word(visitor, "registry.criterion_3_5"_key),
                           word(visitor, "registry.stars_of"_key, {std::to_string(stars)})});
  }
  if (!document["file"].empty()) {
    panel.facts.push_back({word(visitor, "registry.fingerprint"_key), document["file"]});
  }
  TRY(const auto newer, reading.where(*document.kind, "replaces_id", document.id));
  for (const Record& row : newer) {
    panel.alerts.push_back(
        {Tone::caution,
         word(visitor, "registry.replaced_by"_key, {row.title(), row["edition"]}),
         {row.title(), Office::href(visitor, "/office/documents/" + row.id)}});
  }
  return std::optional(std::move(panel));
}

}  // namespace ocop::registry
