#pragma once

#include "office/office.h"

namespace ocop::culture {

/// The registers of places, people, texts and routes in the office.
void add_pages(office::Office& office);

}  // namespace ocop::culture
