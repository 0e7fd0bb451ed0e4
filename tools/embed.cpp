// embed FUNCTION BASE OUTPUT FILE... : writes a C++ file that defines
// `ocop::EmbeddedFiles ocop::embedded::FUNCTION()` with the bytes of each file under BASE.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

std::string octal(unsigned char byte) {
  char text[8];
  std::snprintf(text, sizeof text, "\\%03o", static_cast<unsigned>(byte));
  return text;
}

// One string literal a line: short enough for any compiler, and nothing in it can end it early.
void write_bytes(std::ostream& out, const std::string& bytes) {
  out << "\"";
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= ' ' && byte < 127 && c != '"' && c != '\\' && c != '?';
    const std::string piece = plain ? std::string(1, c) : octal(byte);
    out << piece;
    column += piece.size();
    if (column > 90) {
      out << "\"\n    \"";
      column = 0;
    }
  }
  out << "\"";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: embed FUNCTION BASE OUTPUT FILE...\n";
    return 2;
  }
  const std::filesystem::path base = argv[2];
  std::ofstream out(argv[3]);
  out << "#include <array>\n\n#include \"base/embedded_file.h\"\n\n"
         "namespace ocop::embedded {\nnamespace {\nusing namespace std::string_view_literals;\n"
         "constexpr std::array<EmbeddedFile, "
      << argc - 4 << "> files{{\n";
  for (int i = 4; i < argc; ++i) {
    const std::filesystem::path path = argv[i];
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      std::cerr << "embed: cannot read " << path << '\n';
      return 1;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    out << "  {\"" << path.lexically_relative(base).generic_string() << "\"sv,\n    ";
    write_bytes(out, bytes);
    out << "sv},\n";
  }
  out << "}};\n}  // namespace\n\nEmbeddedFiles " << argv[1] << "();\nEmbeddedFiles " << argv[1]
      << "() { return files; }\n\n}  // namespace ocop::embedded\n";
  return out ? 0 : 1;
}
