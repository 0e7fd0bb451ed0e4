#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "trace/journey.h"
#include "trace/memory_view.h"

/// For tests only: reads the cases in testdata/*.txt (the notation is told in README.md) and writes
/// a journey in the same notation.
namespace ocop::trace {

struct Question {
  std::string item;
  std::string direction;
  std::vector<std::string> expected;
};

struct Case {
  std::string title;
  std::map<std::string, std::string> things;  ///< name → identifier path
  std::vector<TestEvent> events;              ///< in the order of their arrival
  std::vector<Question> questions;
};

inline std::string name_of_path(const Case& one, std::string_view path) {
  for (const auto& [name, known] : one.things) {
    if (known == path) return name;
  }
  return std::string(path);
}

class CaseReader {
 public:
  static std::vector<Case> read(const std::filesystem::path& file) {
    std::ifstream in(file);
    CaseReader reader;
    for (std::string line; std::getline(in, line);) {
      try {
        reader.line(line);
      } catch (const std::exception& problem) {
        throw std::runtime_error(file.string() + ": \"" + line + "\": " + problem.what());
      }
    }
    return reader.cases_;
  }

 private:
  void line(const std::string& line) {
    std::istringstream words(line);
    std::string word;
    if (!(words >> word) || word.front() == '#') return;
    if (word == "case") {
      cases_.emplace_back();
      std::getline(words >> std::ws, current().title);
    } else if (word == "thing") {
      std::string name, equals, path;
      words >> name >> equals >> path;
      current().things[name] = path;
    } else if (word == "event") {
      event(words);
    } else if (word == "error") {
      declare_error(words);
    } else if (word == "ask") {
      Question question;
      words >> question.item >> question.direction;
      current().questions.push_back(question);
    } else {
      current().questions.back().expected.push_back(line);
    }
  }

  void event(std::istringstream& words) {
    static const std::map<std::string, epcis::EventType> types{
        {"object", epcis::EventType::object},
        {"aggregation", epcis::EventType::aggregation},
        {"transaction", epcis::EventType::transaction},
        {"transformation", epcis::EventType::transformation},
        {"association", epcis::EventType::association}};
    static const std::map<std::string, epcis::Action> actions{{"add", epcis::Action::add},
                                                              {"observe", epcis::Action::observe},
                                                              {"delete", epcis::Action::remove}};
    TestEvent event;
    std::string time, type;
    words >> event.name >> time >> type;
    event.time = instant(time);
    event.type = types.at(type);
    if (event.type != epcis::EventType::transformation) {
      std::string action;
      words >> action;
      event.action = actions.at(action);
    }
    details(words, event);
    current().events.push_back(event);
  }

  void details(std::istringstream& words, TestEvent& event) {
    bool is_output = false;
    for (std::string word; words >> word;) {
      if (word == "->") {
        is_output = true;
      } else if (word == "step") {
        words >> event.business_step;
      } else if (word == "id") {
        words >> event.transformation_id;
      } else if (word == "lot") {
        words >> event.lot;
      } else if (word == "label") {
        words >> word;
        event.lots_of_labels.push_back(current().things.at(word));
      } else if (word.back() == ':') {
        event.parent = current().things.at(word.substr(0, word.size() - 1));
      } else {
        place(word, event, is_output);
      }
    }
  }

  void place(const std::string& word, TestEvent& event, bool is_output) {
    const auto star = word.find('*');
    const std::string path = current().things.at(word.substr(0, star));
    const bool is_transformation = event.type == epcis::EventType::transformation;
    const bool is_instance = path.starts_with("/00/") || path.find("/21/") != std::string::npos;
    if (is_instance) {
      (!is_transformation ? event.epcs
       : is_output        ? event.output_epcs
                          : event.input_epcs)
          .push_back(path);
      return;
    }
    Amount amount{path, std::nullopt};
    if (star != std::string::npos) amount.quantity = std::stod(word.substr(star + 1));
    (!is_transformation ? event.quantities
     : is_output        ? event.output_quantities
                        : event.input_quantities)
        .push_back(amount);
  }

  void declare_error(std::istringstream& words) {
    std::string name;
    words >> name;
    for (const auto& event : current().events) {
      if (event.name != name) continue;
      TestEvent declaration = event;
      declaration.is_error_declaration = true;
      current().events.push_back(declaration);
      return;
    }
    throw std::runtime_error("no event of that name");
  }

  static std::int64_t instant(const std::string& text) {
    const auto time = parse_time("2026-" + text + ":00+07:00");
    if (!time) throw std::runtime_error(time.error().detail);
    return time->instant.micros;
  }

  Case& current() { return cases_.back(); }

  std::vector<Case> cases_;
};

inline std::string_view name_of(Role role) {
  constexpr std::string_view names[] = {"observed", "packed", "unpacked",   "inside", "consumed",
                                        "produced", "parent", "ingredient", "product"};
  return names[static_cast<std::size_t>(role)];
}

inline std::string_view name_of(FindingKind kind) {
  constexpr std::string_view names[] = {"shipped_not_received", "second_parent_while_packed",
                                        "observed_after_end", "cut_at_limit"};
  return names[static_cast<std::size_t>(kind)];
}

inline std::vector<std::string> lines_of(const Case& one, const MemoryView& view,
                                         const Journey& journey) {
  std::vector<std::string> lines;
  for (const auto& step : journey.steps) {
    std::ostringstream line;
    line << "step " << step.event.facts.event_id << ' ' << name_of(step.role) << ' '
         << name_of_path(one, step.subject) << ' ' << step.distance;
    lines.push_back(line.str());
  }
  for (const auto& edge : journey.edges) {
    lines.push_back("edge " + name_of_path(one, edge.input) + " -> " +
                    name_of_path(one, edge.output) + " by " + view.name_of(edge.sequence));
  }
  for (const auto& finding : journey.findings) {
    std::string line =
        "finding " + std::string(name_of(finding.kind)) + ' ' + name_of_path(one, finding.subject);
    if (finding.sequence != 0) line += " by " + view.name_of(finding.sequence);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace ocop::trace
