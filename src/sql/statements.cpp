#include "sql/statements.h"

#include <algorithm>

#include "base/text.h"

namespace ocop::sql {
namespace {

// Just past what begins at `at`: a quoted text, a comment, or one character.
std::size_t end_of_token(std::string_view script, std::size_t at) {
  const char c = script[at];
  std::size_t end = at + 1;
  if (c == '\'' || c == '"') {
    end = script.find(c, at + 1);  // a doubled quote ends one text and begins the next
    if (end != std::string_view::npos) ++end;
  } else if (script.substr(at).starts_with("--")) {
    end = script.find('\n', at);
  }
  return std::min(end, script.size());
}

}  // namespace

std::vector<std::string> split_statements(std::string_view script) {
  std::vector<std::string> statements;
  std::string statement;
  const auto finish = [&] {
    if (const std::string_view text = trim(statement); !text.empty()) statements.emplace_back(text);
    statement.clear();
  };
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t end = end_of_token(script, at);
    const std::string_view token = script.substr(at, end - at);
    if (token == ";") {
      finish();
    } else if (!token.starts_with("--")) {
      statement += token;
    }
    at = end;
  }
  finish();
  return statements;
}

}  // namespace ocop::sql
