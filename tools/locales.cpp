// locales OUTPUT SOURCE : reads the texts of every locale under SOURCE, checks that they and their
// users fit together, and writes OUTPUT/pages/locale_texts.cpp.
//
//     SOURCE/*/locales/vi.txt, en.txt   "key = text", one a line; "#" begins a comment;
//                                       "~" stands for a space that does not break
//     SOURCE/*/templates/*.html         use a key as [[key]]
//     SOURCE/*/*.cpp, *.h               use a key as "key"_key
//
// Faults, each one line on standard error: a key that one locale lacks, a placeholder ({0},
// {{NAME}}) that one locale lacks, a key used in a template or in code that stands nowhere, a key
// that nobody uses, a line that is no text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> codes{"vi", "en"};

struct Text {
  std::string text;
  std::string where;
};
using Texts = std::map<std::string, Text>;

int fault_count = 0;

void fault(const std::string& where, const std::string& what) {
  std::cerr << where << ": " << what << '\n';
  ++fault_count;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files(const fs::path& source, const std::string& folder,
                            const std::set<std::string>& ends) {
  std::vector<fs::path> found;
  for (const auto& room : fs::directory_iterator(source)) {
    const fs::path at = folder.empty() ? room.path() : room.path() / folder;
    if (!fs::is_directory(at)) continue;
    for (const auto& file : fs::directory_iterator(at)) {
      if (ends.contains(file.path().extension().string())) found.push_back(file.path());
    }
  }
  std::ranges::sort(found);
  return found;
}

std::string with_hard_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '~') {
      out += "\xC2\xA0";
    } else {
      out += c;
    }
  }
  return out;
}

void read_texts(const fs::path& path, Texts& texts) {
  static const std::regex line_form(R"(([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*) = (.*\S))");
  std::istringstream in(read(path));
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::string where = path.string() + ":" + std::to_string(number);
    std::smatch match;
    if (!std::regex_match(line, match, line_form)) {
      fault(where, "a line is \"key = text\", with a key of a-z, 0-9, _ and dots");
    } else if (!texts.emplace(match[1], Text{with_hard_spaces(match[2]), where}).second) {
      fault(where, "the key \"" + match[1].str() + "\" stands here twice");
    }
  }
}

std::multiset<std::string> placeholders(const std::string& text) {
  static const std::regex form(R"(\{\{[A-Z_]+\}\}|\{\d\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), form), {}};
}

void compare(const std::map<std::string, Texts>& locales) {
  for (const auto& [code, texts] : locales) {
    for (const auto& [key, text] : texts) {
      for (const auto& [other, others] : locales) {
        const auto at = others.find(key);
        if (at == others.end()) {
          fault(text.where, "the key \"" + key + "\" is missing in " + other);
        } else if (code < other && placeholders(text.text) != placeholders(at->second.text)) {
          fault(text.where, "the key \"" + key + "\" has other placeholders in " + other);
        }
      }
    }
  }
}

std::set<std::string> used_in_templates(const fs::path& source, const Texts& texts) {
  static const std::regex form(R"(\[\[([a-z][a-z0-9_.]*)\]\])");
  std::set<std::string> used;
  for (const fs::path& path : files(source, "templates", {".html"})) {
    const std::string text = read(path);
    for (std::sregex_iterator it(text.begin(), text.end(), form), end; it != end; ++it) {
      const std::string key = (*it)[1];
      used.insert(key);
      if (!texts.contains(key)) fault(path.string(), "[[" + key + "]] stands in no locale");
    }
  }
  return used;
}

std::set<std::string> used_in_code(const fs::path& source, const Texts& texts) {
  static const std::regex form("\"([A-Za-z0-9_.]+)\"_key");
  std::set<std::string> used;
  for (const fs::path& path : files(source, "", {".cpp", ".h"})) {
    std::istringstream in(read(path));
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.find("\"_key") == std::string::npos || line.find("///") != std::string::npos)
        continue;
      for (std::sregex_iterator it(line.begin(), line.end(), form), end; it != end; ++it) {
        const std::string key = (*it)[1];
        used.insert(key);
        if (texts.contains(key)) continue;
        fault(path.string() + ":" + std::to_string(number),
              "the key \"" + key + "\" stands in no locale");
      }
    }
  }
  return used;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"sv";
}

std::string texts_source(const std::map<std::string, Texts>& locales) {
  const Texts& vi = locales.at("vi");
  const Texts& en = locales.at("en");
  std::string out =
      "#include \"pages/locale.h\"\n\nnamespace ocop::pages {\n\n"
      "std::span<const LocaleText> all_texts() {\n  using namespace std::string_view_literals;\n"
      "  static constexpr LocaleText texts[] = {\n";
  for (const auto& [key, text] : vi) {
    out += "      {" + quoted(key) + ", " + quoted(text.text) + ", " + quoted(en.at(key).text) +
           "},\n";
  }
  return out + "  };\n  return texts;\n}\n\n}  // namespace ocop::pages\n";
}

// An unchanged file keeps its time, so that nothing is built again for it.
void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  if (fs::exists(path) && read(path) == text) return;
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: locales OUTPUT SOURCE\n";
    return 2;
  }
  const fs::path output = argv[1];
  const fs::path source = argv[2];
  std::map<std::string, Texts> locales;
  for (const std::string& code : codes) {
    locales[code];
    for (const fs::path& path : files(source, "locales", {".txt"})) {
      if (path.stem() == code) read_texts(path, locales[code]);
    }
  }
  compare(locales);
  const Texts& texts = locales.at(codes.front());
  const auto in_templates = used_in_templates(source, texts);
  const auto in_code = used_in_code(source, texts);
  for (const auto& [key, text] : texts) {
    if (!in_templates.contains(key) && !in_code.contains(key)) {
      fault(text.where, "nobody uses the key \"" + key + "\"");
    }
  }
  if (fault_count > 0) return 1;
  write(output / "pages/locale_texts.cpp", texts_source(locales));
}
