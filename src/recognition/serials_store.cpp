#include <soci/soci.h>

#include <algorithm>

#include "recognition/number_rules.h"
#include "recognition/serials.h"

namespace ocop::recognition {

long long next_serial(records::Reading& reading, int year) {
  long long last = 0;
  const long long of_year = year;
  reading.session() << "select coalesce(max(serial), 0) from recognition_acts "
                       "where serial_year = :year",
      soci::into(last), soci::use(of_year, "year");
  const std::string pattern = "%-" + std::to_string(year);
  std::string code;
  soci::statement codes =
      (reading.session().prepare << "select code from certificates where code like :pattern",
       soci::use(pattern, "pattern"), soci::into(code));
  codes.execute();
  while (codes.fetch()) last = std::max(last, serial_in(code, year).value_or(0));
  return last + 1;
}

}  // namespace ocop::recognition
