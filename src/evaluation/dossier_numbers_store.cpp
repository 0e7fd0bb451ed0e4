#include <fmt/format.h>
#include <soci/soci.h>

#include "evaluation/dossier_numbers.h"

namespace ocop::evaluation {

long long next_number(records::Reading& reading, const std::string& tail) {
  long long count = 0;
  const std::string pattern = "%" + tail;
  reading.session() << "select count(*) from dossier_filings where receipt like :tail",
      soci::into(count), soci::use(pattern);
  return count + 1;
}

long long next_province_number(records::Reading& reading, const std::string& province, int year) {
  long long count = 0;
  const std::string pattern = fmt::format("%/PĐK-{}-%-{}", province, year);
  reading.session() << "select count(*) from dossiers where province_receipt like :pattern",
      soci::into(count), soci::use(pattern);
  return count + 1;
}

}  // namespace ocop::evaluation
