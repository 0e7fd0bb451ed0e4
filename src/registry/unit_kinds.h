#pragma once

#include <optional>

#include "records/kind.h"
#include "registry/unit.h"

/// Administrative units, what became of them, and whom messages reach below the wards. Changes of
/// units take four eyes: codes and days decide who may see which record. Tables: migrations/0001,
/// 0003.
namespace ocop::registry {

records::Kind unit_kind();
records::Kind unit_succession_kind();
/// Residential groups (tổ dân phố), party cells (chi bộ) and others, with their days.
records::Kind audience_kind();

/// "Phường", "Xã", "Đặc khu" …; nothing for another text.
std::optional<pages::Key> unit_form_label(std::string_view form);

/// A row of `unit_kind`.
Unit unit_of(const records::Record& row);

}  // namespace ocop::registry
