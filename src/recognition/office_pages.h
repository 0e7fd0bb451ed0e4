#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>

#include "office/office.h"
#include "recognition/candidate.h"
#include "registry/catalogue.h"

namespace ocop::recognition {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// Labels of a product that were printed and are not scrapped or void.
struct LabelsOut {
  std::uint64_t unused = 0;    ///< not on goods yet: they can be taken back
  std::uint64_t on_goods = 0;  ///< activated; sold or not
};

/// What the pages stand on, beside the office.
struct Site {
  RecognitionGround ground;
  Catalogues catalogue;
  std::function<std::string()> base_url;  ///< "https://ocop.example"
  /// Labels with codes that were printed, by the GTIN of 14 digits.
  std::function<std::map<std::string, LabelsOut>()> labels_out;
};

RecognitionGround recognition_ground(std::shared_ptr<const criteria::Regimes> regimes,
                                     const Catalogues& catalogues);

/// What stands on the page of a certificate: its state, its acts, and what can be proposed.
std::vector<office::PanelSource> certificate_panels();

/// Puts the room into the office.
void add_pages(office::Office& office, const Site& site);

}  // namespace ocop::recognition
