// Must not compile: the key stands in no locale.
#include "pages/locale.h"

std::string_view title() { return ocop::pages::text(ocop::pages::Locale::english, "no.such_key"); }
