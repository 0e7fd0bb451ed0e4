#include "evaluation/paper_lists.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/embedded_file.h"

namespace ocop::embedded {
EmbeddedFiles dossier_list_files();
}

namespace ocop::evaluation {
namespace {

namespace json = boost::json;

std::vector<std::string> texts(const json::value& list) {
  std::vector<std::string> all;
  for (const json::value& each : list.as_array()) all.emplace_back(each.as_string());
  return all;
}

std::string text(const json::value& value) { return std::string(value.as_string()); }

ListedPaper item_of(const json::object& object) {
  return {static_cast<int>(object.at("no").as_int64()), text(object.at("name").at("vi")),
          texts(object.at("papers")), texts(object.at("certificates")),
          object.contains("mandatory")};
}

PaperList list_of(const json::object& object) {
  PaperList list{text(object.at("decision")),
                 text(object.at("registration").at("vi")),
                 text(object.at("registration").at("form")),
                 text(object.at("report").at("vi")),
                 text(object.at("report").at("form")),
                 {}};
  for (const json::value& each : object.at("items").as_array()) {
    list.items.push_back(item_of(each.as_object()));
  }
  return list;
}

}  // namespace

Result<PaperLists> PaperLists::built_in() try {
  PaperLists lists;
  const json::value root = json::parse(embedded::dossier_list_files().front().content);
  for (const json::value& each : root.at("lists").as_array()) {
    lists.lists_.push_back(list_of(each.as_object()));
  }
  return lists;
} catch (const std::exception& fault) {
  return Error{Code::internal, fault.what(), "data/dossier"};
}

const PaperList* PaperLists::find(std::string_view decision) const {
  const auto at = std::ranges::find(lists_, decision, &PaperList::decision);
  return at == lists_.end() ? nullptr : &*at;
}

}  // namespace ocop::evaluation
