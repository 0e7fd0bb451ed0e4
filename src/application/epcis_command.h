#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop epcis validate FILE...`: a JSON object a line,
/// {"file","valid","fault_count","faults":[{"pointer","reason"}]}; the status is 1 when any is not
/// valid or not readable. `ocop epcis hash FILE...`: a line for each event,
/// {"file","index","hash"}; the status is 1 when an event has faults and therefore no hash.
void add_epcis_command(CLI::App& app, int& status);

}  // namespace ocop::application
