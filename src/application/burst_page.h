#pragma once

#include <string>
#include <string_view>

#include "application/code_witness.h"
#include "http/message.h"
#include "pages/locale.h"

namespace ocop::application {

/// What somebody asked for while programs try codes that nobody issued.
struct HeldBack {
  pages::Locale locale = pages::Locale::vietnamese;
  std::string path = {};     ///< in the language of the page
  std::string path_vi = {};  ///< the same page in Vietnamese, and in English
  std::string path_en = {};
  std::string passage_for = {};  ///< what the passage is good for, the same in both languages
  std::string typed = {};        ///< the code as typed; empty for an address that holds it
};

/// 429: an unknown code is answered a little later, by itself and without a script (15 seconds), or
/// at once to a script that works for it; known codes are answered as ever.
http::Response burst_page(CodeWitness& witness, const Viewer& viewer, Timestamp now,
                          const HeldBack& asked);

/// Whether the request brings a passage that is good for that, which uses it up.
bool is_admitted(CodeWitness& witness, const Viewer& viewer, Timestamp now,
                 const http::Request& request, std::string_view passage_for);

}  // namespace ocop::application
