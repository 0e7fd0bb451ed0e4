#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "codes/code_desk.h"
#include "codes/print_claims.h"
#include "office/office.h"
#include "scans/scan_store.h"

namespace ocop::codes {

/// What the pages of orders stand on. All of it outlives the office.
struct OrderGround {
  CodeDesk& desk;
  scans::ScanStore& scans;
  Random& random;
  std::filesystem::path print_folder;     ///< where print files wait for the printer
  std::function<std::string()> base_url;  ///< of the addresses in the codes
  std::shared_ptr<PrintClaims> printing = std::make_shared<PrintClaims>();
};

/// The register of orders with what happens to their codes: numbers, receipt, assigning,
/// activation, scrap, void.
void add_order_pages(office::Office& office, const OrderGround& ground);

}  // namespace ocop::codes
