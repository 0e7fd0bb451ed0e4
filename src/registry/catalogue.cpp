#include "registry/catalogue.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace ocop::registry {
namespace {

template <class Index, class Record>
const Record* find(const Index& index, std::string_view key, const std::vector<Record>& records) {
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &records[found->second];
}

template <class MultiIndex, class Record>
void append(const MultiIndex& index, std::string_view key, const std::vector<Record>& records,
            std::vector<const Record*>& found) {
  const auto positions = index.find(key);
  if (positions == index.end()) return;
  for (const std::size_t position : positions->second) found.push_back(&records[position]);
}

bool holds_every_word(std::string_view text, const std::vector<std::string_view>& words) {
  return std::ranges::all_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

template <class Record>
std::vector<const Record*> matching(const std::vector<Record>& records,
                                    const std::vector<std::string>& folded,
                                    const std::vector<std::string_view>& words,
                                    std::size_t count_max) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (holds_every_word(folded[i], words)) found.push_back(i);
  }
  const std::size_t count = std::min(found.size(), count_max);
  std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(count), {},
                            [&](std::size_t i) -> const std::string& { return folded[i]; });
  std::vector<const Record*> best;
  for (std::size_t i = 0; i < count; ++i) best.push_back(&records[found[i]]);
  return best;
}

}  // namespace

CertificateState Certificate::state_on(Date day) const {
  if (revoked_on && day >= *revoked_on) return CertificateState::revoked;
  if (!valid_to || day <= *valid_to) return CertificateState::in_force;
  return grace_to && day <= *grace_to ? CertificateState::in_grace : CertificateState::expired;
}

bool Certificate::holds_on(Date day) const {
  const CertificateState state = state_on(day);
  return valid_from <= day &&
         (state == CertificateState::in_force || state == CertificateState::in_grace);
}

std::optional<Date> Certificate::last_day() const {
  std::optional<Date> last = valid_to;
  if (last && grace_to && *grace_to > *last) last = grace_to;
  if (!revoked_on) return last;
  const Date before = date_from_days(days_from_date(*revoked_on) - 1);
  return last && *last < before ? last : before;
}

const Product* Catalogue::product_by_gtin(std::string_view gtin14) const {
  return find(product_by_gtin_, gtin14, products_);
}
const Product* Catalogue::product_by_code(std::string_view code) const {
  return find(product_by_code_, code, products_);
}

const Product* Catalogue::product(const ProductId& id) const {
  return find(product_by_id_, id.text(), products_);
}
const Subject* Catalogue::subject(const SubjectId& id) const {
  return find(subject_by_id_, id.text(), subjects_);
}
const Subject* Catalogue::subject_by_code(std::string_view code) const {
  return find(subject_by_code_, code, subjects_);
}
const Subject* Catalogue::subject_by_party(std::string_view gln13) const {
  return find(subject_by_party_, gln13, subjects_);
}
const Place* Catalogue::place_by_gln(std::string_view gln13) const {
  return find(place_by_gln_, gln13, places_);
}

std::vector<const Certificate*> Catalogue::certificates_of(const Product& product) const {
  std::vector<const Certificate*> found;
  append(certificates_by_product_, product.id.text(), certificates_, found);
  append(certificates_by_subject_, product.subject.text(), certificates_, found);
  return found;
}

std::vector<const Certificate*> Catalogue::certificates_of(const Subject& subject) const {
  std::vector<const Certificate*> found;
  append(certificates_by_subject_, subject.id.text(), certificates_, found);
  return found;
}

std::vector<const Product*> Catalogue::products_of(const Subject& subject) const {
  std::vector<const Product*> found;
  append(products_by_subject_, subject.id.text(), products_, found);
  return found;
}

std::vector<const ProductPicture*> Catalogue::pictures_of(const Product& product) const {
  std::vector<const ProductPicture*> found;
  append(pictures_by_product_, product.id.text(), pictures_, found);
  return found;
}

std::vector<const SellingPlace*> Catalogue::selling_places_of(const Product& product) const {
  std::vector<const SellingPlace*> found;
  append(selling_places_by_product_, product.id.text(), selling_places_, found);
  return found;
}

std::vector<const Product*> Catalogue::variants_of(const Product& product) const {
  std::vector<const Product*> found;
  if (product.family.empty()) return found;
  append(products_by_subject_, product.subject.text(), products_, found);
  std::erase_if(found, [&](const Product* other) {
    return other->id == product.id || other->family != product.family;
  });
  return found;
}

SearchHits Catalogue::search(std::string_view text, std::size_t count_max) const {
  const std::string folded = fold(text);
  if (folded.empty()) return {};
  const auto words = split(folded, ' ');
  return {matching(products_, folded_products_, words, count_max),
          matching(subjects_, folded_subjects_, words, count_max)};
}

}  // namespace ocop::registry
