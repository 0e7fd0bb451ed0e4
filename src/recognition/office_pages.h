#pragma once

#include <functional>
#include <memory>

#include "office/office.h"
#include "recognition/candidate.h"
#include "registry/catalogue.h"

namespace ocop::recognition {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// What the pages stand on, beside the office.
struct Site {
  RecognitionGround ground;
  Catalogues catalogue;
  std::function<std::string()> base_url;  ///< "https://ocop.example"
};

RecognitionGround recognition_ground(std::shared_ptr<const criteria::Regimes> regimes,
                                     const Catalogues& catalogues);

/// What stands on the page of a certificate: its state, its acts, and what can be proposed.
std::vector<office::PanelSource> certificate_panels();

/// Puts the room into the office.
void add_pages(office::Office& office, const Site& site);

}  // namespace ocop::recognition
