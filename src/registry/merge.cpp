#include "registry/merge.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/id.h"
#include "registry/fields.h"
#include "registry/record_rules.h"

namespace ocop::registry {
namespace {

class Merger {
 public:
  Merger(Tables& tables, const Clock& clock, Random& random, ImportReport& report)
      : tables_(tables), clock_(clock), random_(random), report_(report) {}

  template <class Record>
  void run(const std::vector<Entry<Record>>& entries, Table<Record>& table,
           std::vector<Change<Record>>& changes, Counts& counts) {
    std::unordered_map<std::string, const Origin*> seen;
    for (const Entry<Record>& entry : entries) {
      Record record = entry.record;
      if (!resolve(entry, record)) continue;
      const std::string key = natural_key(record);
      const auto [first, is_first] = seen.emplace(key, &entry.origin);
      if (!is_first) {
        report_.refuse(entry.origin,
                       fmt::format("this {} stands already in {} line {}", Fields<Record>::noun,
                                   first->second->file, first->second->line));
      } else if (const auto found = table.by_key.find(key); found != table.by_key.end()) {
        change(entry, record, found->second, table, changes, counts);
      } else {
        changes.push_back({table.rows.size(), std::nullopt, entry.origin});
        table.add({new_id(record), 1, std::move(record)});
        ++counts.added;
      }
    }
  }

 private:
  template <class Record>
  void change(const Entry<Record>& entry, const Record& record, std::size_t position,
              Table<Record>& table, std::vector<Change<Record>>& changes, Counts& counts) {
    Row<Record>& row = table.rows[position];
    Record merged = row.record;
    bool is_same = true;
    std::size_t index = 0;
    Fields<Record>::each([&](const auto& field) {
      if (!entry.given[index++] || merged.*field.member == record.*field.member) return;
      merged.*field.member = record.*field.member;
      is_same = false;
    });
    if (is_same) {
      ++counts.same;
      return;
    }
    changes.push_back({position, std::exchange(row.record, std::move(merged)), entry.origin});
    ++row.version;
    ++counts.changed;
  }

  // Units have names of their own that say which they are; everything else gets a fresh one.
  template <class Record>
  std::string new_id(const Record& record) {
    if constexpr (std::is_same_v<Record, Unit> || std::is_same_v<Record, UnitSuccession>) {
      return natural_key(record);
    } else {
      return new_sortable_id(clock_, random_);
    }
  }

  template <class Record>
  bool resolve(const Entry<Record>&, Record&) {
    return true;
  }
  bool resolve(const Entry<Place>& entry, Place& place) { return resolve_subject(entry, place); }
  bool resolve(const Entry<Product>& entry, Product& product) {
    return resolve_subject(entry, product);
  }
  bool resolve(const Entry<Certificate>& entry, Certificate& certificate) {
    if (!resolve_subject(entry, certificate)) return false;
    if (entry.gtin.empty()) return true;
    const Row<Product>* product = product_of(entry);
    if (!product) return false;
    if (product->record.subject != certificate.subject) {
      return refuse(entry.origin, fmt::format("gtin: {} is a product of another subject, not of {}",
                                              entry.gtin, entry.subject_code));
    }
    certificate.product = product->record.id;
    return true;
  }

  bool resolve(const Entry<SellingPlace>& entry, SellingPlace& place) {
    return resolve_product(entry, place);
  }
  bool resolve(const Entry<ProductPicture>& entry, ProductPicture& picture) {
    return resolve_product(entry, picture);
  }

  template <class Record>
  bool resolve_product(const Entry<Record>& entry, Record& record) {
    const Row<Product>* product = product_of(entry);
    if (product) record.product = product->record.id;
    return product != nullptr;
  }

  template <class Record>
  const Row<Product>* product_of(const Entry<Record>& entry) {
    const Row<Product>* product = tables_.products.find(entry.gtin);
    if (!product) {
      refuse(entry.origin,
             fmt::format("gtin: there is no product {}; enter it in products.csv", entry.gtin));
    }
    return product;
  }

  template <class Record>
  bool resolve_subject(const Entry<Record>& entry, Record& record) {
    if (entry.subject_code.empty()) return true;
    const Row<Subject>* subject = tables_.subjects.find(entry.subject_code);
    if (!subject) {
      return refuse(entry.origin, fmt::format("subject_code: there is no subject {}; enter it in "
                                              "subjects.csv",
                                              entry.subject_code));
    }
    record.subject = subject->record.id;
    return true;
  }

  bool refuse(const Origin& origin, std::string reason) {
    report_.refuse(origin, std::move(reason));
    return false;
  }

  Tables& tables_;
  const Clock& clock_;
  Random& random_;
  ImportReport& report_;
};

}  // namespace

Changes merge(const Entries& entries, Tables& tables, const Clock& clock, Random& random,
              ImportReport& report) {
  Changes changes;
  Merger merger(tables, clock, random, report);
  // In the order in which one refers to another.
  merger.run(entries.units, tables.units, changes.units, report.units);
  merger.run(entries.unit_successions, tables.unit_successions, changes.unit_successions,
             report.unit_successions);
  merger.run(entries.subjects, tables.subjects, changes.subjects, report.subjects);
  merger.run(entries.places, tables.places, changes.places, report.places);
  merger.run(entries.products, tables.products, changes.products, report.products);
  merger.run(entries.certificates, tables.certificates, changes.certificates, report.certificates);
  merger.run(entries.selling_places, tables.selling_places, changes.selling_places,
             report.selling_places);
  merger.run(entries.product_pictures, tables.product_pictures, changes.product_pictures,
             report.product_pictures);
  check_rules(tables, changes, report);
  return changes;
}

}  // namespace ocop::registry
