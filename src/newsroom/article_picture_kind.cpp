#include "newsroom/article_picture_kind.h"

#include <algorithm>

namespace ocop::newsroom {
namespace {

using records::Type;
namespace use = records::use;

/// What would end the line early stands in no caption.
std::string plain(std::string text) {
  std::erase_if(text, [](char c) { return c == '[' || c == ']' || c == '"' || c == '\\'; });
  return text;
}

}  // namespace

records::Kind article_picture_kind() {
  return {.name = "article_picture",
          .table = "article_pictures",
          .path = "article-pictures",
          .object = accounts::Object::article,
          .one = "news.body_picture"_key,
          .many = "news.body_pictures"_key,
          .add = "news.add_body_picture"_key,
          .fields = {{.name = "article_id",
                      .label = "news.article"_key,
                      .type = Type::reference,
                      .uses = use::required | use::fixed,
                      .of = "article"},
                     {.name = "picture",
                      .label = "news.picture"_key,
                      .type = Type::file,
                      .uses = use::required},
                     {.name = "alt",
                      .label = "news.picture_alt"_key,
                      .uses = use::list | use::required,
                      .hint = "news.picture_alt_hint"_key},
                     {.name = "rights",
                      .label = "news.picture_rights"_key,
                      .uses = use::list | use::required,
                      .hint = "news.picture_rights_hint"_key}},
          .title = "alt",
          .key = {},
          .owner = "article_id"};
}

std::string picture_line(const records::Record& picture) {
  return "![" + plain(picture["alt"]) + "](/media/news/" + picture["picture"] + " \"" +
         plain(picture["rights"]) + "\")";
}

}  // namespace ocop::newsroom
