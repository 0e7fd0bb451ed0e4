#include "application/label_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "base/limits.h"
#include "labels/label.h"
#include "labels/label_text.h"

namespace ocop::application {
namespace {

struct Arguments {
  std::string text;
  std::string symbol = "qr";
  std::string level = "M";
  std::string format = "svg";
  std::string output;
  int module_pixels = labels::LabelOptions{}.module_pixels;
  bool upper_case = false;
};

labels::LabelOptions options_of(const Arguments& arguments) {
  static const std::map<std::string, labels::ErrorCorrection> levels{
      {"L", labels::ErrorCorrection::low},
      {"M", labels::ErrorCorrection::medium},
      {"Q", labels::ErrorCorrection::quartile},
      {"H", labels::ErrorCorrection::high}};
  labels::LabelOptions options;
  options.symbol.symbology =
      arguments.symbol == "qr" ? labels::Symbology::qr_code : labels::Symbology::data_matrix;
  options.symbol.error_correction = levels.at(arguments.level);
  options.symbol.letter_case = arguments.upper_case ? labels::LetterCase::upper_scheme_and_host
                                                    : labels::LetterCase::as_given;
  options.module_pixels = arguments.module_pixels;
  return options;
}

Result<void> write(const std::string& bytes, const std::string& output) {
  if (output.empty()) {
    std::cout << bytes << std::flush;
    if (!std::cout) return Error{Code::unavailable, "Standard output is closed.", ""};
    return ok();
  }
  std::ofstream file(output, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) {
    return Error{Code::unavailable, "The file cannot be written; check its folder and the disk.",
                 output};
  }
  return ok();
}

Result<void> print_label(const Arguments& arguments) {
  TRY_VOID(labels::check_label_text(arguments.text));
  const labels::LabelOptions options = options_of(arguments);
  TRY(const std::string bytes, arguments.format == "svg"
                                   ? labels::label_svg(arguments.text, options)
                                   : labels::label_png(arguments.text, options));
  return write(bytes, arguments.output);
}

void add_options(CLI::App& command, Arguments& arguments) {
  command.add_option("text", arguments.text, "the Digital Link, https://DOMAIN/01/GTIN/…")
      ->required();
  command.add_option("--symbol", arguments.symbol, "the kind of symbol")
      ->check(CLI::IsMember({"qr", "datamatrix"}))
      ->capture_default_str();
  command.add_option("--format", arguments.format, "the kind of picture")
      ->check(CLI::IsMember({"svg", "png"}))
      ->capture_default_str();
  command.add_option("--level", arguments.level, "error correction of a QR Code")
      ->check(CLI::IsMember({"L", "M", "Q", "H"}))
      ->capture_default_str();
  command.add_option("--module-pixels", arguments.module_pixels, "PNG: pixels for each module")
      ->check(CLI::Range(1, limits::label_module_pixels_max))
      ->capture_default_str();
  command.add_flag("--upper", arguments.upper_case,
                   "scheme and host in upper case: a smaller QR Code, the same address");
  command.add_option("--output", arguments.output,
                     "the file to write; without it, standard output");
}

}  // namespace

void add_label_command(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("label", "draws the symbol of a Digital Link");
  const auto arguments = std::make_shared<Arguments>();  // shared with the parser's callback
  add_options(*command, *arguments);
  command->callback([arguments, &status] {
    const auto printed = print_label(*arguments);
    status = printed ? 0 : 1;
    if (!printed) fmt::print(stderr, "ocop label: {}\n", to_string(printed.error()));
  });
}

}  // namespace ocop::application
