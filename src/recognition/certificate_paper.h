#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"
#include "registry/catalogue.h"

/// The certificate as it is printed.
namespace ocop::recognition {

struct CertificatePaper {
  const registry::Certificate& certificate;
  std::string product, maker, address;  ///< as the registers call them today
  long long edition = 1;                ///< from the second on it was given out again
  std::string address_of_state;         ///< "https://…/giay-chung-nhan/…": what the QR Code says
  Timestamp made_at;
};

/// One page with a QR Code that leads to the present state; of one that holds no longer, a page
/// that says so on top.
Result<std::string> certificate_pdf(const CertificatePaper& paper);

}  // namespace ocop::recognition
