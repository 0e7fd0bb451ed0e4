#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop evaluate FILE...`: judges answer sheets (criteria/sheet_file.h) and prints a JSON object a
/// line: file, id, total, mean, band, star, certificate, failed_gates, reasons in both languages.
/// `star` is null for a product that is knocked out. Status 1 when a file could not be judged.
void add_evaluate_command(CLI::App& app, int& status);

}  // namespace ocop::application
