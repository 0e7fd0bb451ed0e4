#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop simulate authenticity [--seed N] [--items N] [--campaigns N]`: genuine pieces and each
/// family of attack, one JSON object a line (`authenticity/simulation.h`).
void add_simulate_command(CLI::App& app);

}  // namespace ocop::application
