#pragma once

#include <map>
#include <set>

#include "office/office.h"
#include "records/word_index.h"

namespace ocop::office {

/// What an office holds between `add_…` and its requests.
struct Office::State {
  explicit State(Ground the_ground) : ground(std::move(the_ground)) {}

  Ground ground;
  std::vector<Section> sections;
  std::map<const records::Kind*, RegisterPage> registers;
  std::vector<QuickAct> quick_acts;
  std::vector<std::function<Result<std::vector<WorkItem>>(const Visitor&)>> work;
  std::vector<std::function<Result<std::vector<Figure>>(const Visitor&)>> figures;
  std::vector<http::Route> routes;
  std::set<std::string, std::less<>> open_paths;  ///< nobody needs to be signed in
  records::WordIndex words;                       ///< of all registers, for the search
};

}  // namespace ocop::office
