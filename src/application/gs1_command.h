#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop gs1 parse [TEXT...]`: prints what each text, or each line of standard input, says, as one
/// JSON object a line:
/// {"input","valid","error","digital_link","element_string","epc_urn","missing"}. Takes Digital
/// Links, bracketed and raw element strings (^ or 0x1D for FNC1) and EPC URNs. `missing` names what
/// must stand with the elements but is on no other symbol either, if this is the only one. `status`
/// is 1 when a text was not valid.
void add_gs1_command(CLI::App& app, int& status);

}  // namespace ocop::application
