#include "application/code_office.h"

#include <fmt/format.h>

#include "application/commissioning.h"
#include "base/limits.h"
#include "codes/alarm_pages.h"
#include "codes/case_pages.h"
#include "codes/chip_pages.h"
#include "codes/key_pages.h"
#include "codes/print_pages.h"
#include "codes/report_kind.h"
#include "codes/statistics_page.h"

namespace ocop::application {
namespace {

/// From one block of addresses: five reports, then one in five minutes.
constexpr scans::RateLimit::Rule report_rule{300 * micros_per_second, 5};

}  // namespace

Result<std::unique_ptr<CodeOffice>> CodeOffice::open(DataDirectory& data,
                                                     records::RecordStore& records,
                                                     media::MediaStore& files, const Clock& clock,
                                                     Random& random,
                                                     std::function<std::string()> base_url) {
  const auto commission = [&data, &clock, &random](const authenticity::CodeKeys& keys,
                                                   const authenticity::RangeAct& codes) {
    return capture_commissioning(data.events(), keys, codes, clock.now());
  };
  TRY(auto desk, codes::CodeDesk::open(records, data.path() / "codes.key", random, commission));
  return std::unique_ptr<CodeOffice>(
      new CodeOffice(data, std::move(desk), records, files, clock, random, std::move(base_url)));
}

void CodeOffice::add_pages(office::Office& office) {
  codes::add_order_pages(office, orders_);
  codes::add_chip_pages(office, orders_);
  codes::add_print_pages(office, orders_);
  codes::add_key_pages(office, orders_);
  codes::add_alarm_pages(office, orders_);
  codes::add_case_pages(office, orders_);
  office.add_register({.kind = &office.ground().records.kinds().get("consumer_report"),
                       .icon = "mail",
                       .group = "codes.group"_key});
  codes::add_statistics_page(office);
}

CodeOffice::CodeOffice(DataDirectory& data, std::unique_ptr<codes::CodeDesk> desk,
                       records::RecordStore& records, media::MediaStore& files, const Clock& clock,
                       Random& random, std::function<std::string()> base_url)
    : desk_(std::move(desk)),
      orders_{*desk_, data.scans(), random, data.path() / "print", std::move(base_url)},
      report_limit_(report_rule, limits::rate_senders_max),
      reports_{records,       files, [&data] { return data.registry().catalogue(); }, clock, random,
               report_limit_, *desk_},
      cases_({records, data.scans(), *desk_, clock}) {}

std::map<std::string, recognition::LabelsOut> CodeOffice::labels_out() const {
  using authenticity::CodeState;
  std::map<std::string, recognition::LabelsOut> labels;
  const auto book = desk_->book();
  for (const authenticity::CodeRange& range : book->ranges()) {
    if (range.state == CodeState::active) {
      labels[fmt::format("{:014}", range.gtin)].on_goods += range.count();
    } else if (range.state == CodeState::printed || range.state == CodeState::received ||
               range.state == CodeState::assigned) {
      labels[fmt::format("{:014}", range.gtin)].unused += range.count();
    }
  }
  return labels;
}

}  // namespace ocop::application
