#pragma once

/// ORed to the other uses of a field (kind.h).
namespace ocop::records::use {

/// The audit tells that a row was stored, and nothing of this field: what stands in it is nobody's
/// but the writer's, while the audit is shown and searched by those who answer for the acts. So it
/// is not in the history of the row either, nor in the differences of two who store it at once.
inline constexpr unsigned secret = 256;

}  // namespace ocop::records::use
