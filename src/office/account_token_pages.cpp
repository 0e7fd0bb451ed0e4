#include <algorithm>

#include "office/account_pages.h"

namespace ocop::office {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;

constexpr std::string_view path = "/office/account/tokens";

/// The producers that the visitor may make tokens for.
std::vector<SubjectName> own_subjects(const AccountGround& ground, const Visitor& visitor) {
  std::vector<SubjectName> subjects;
  for (const std::string& id : visitor.rights.reach(Object::token, Act::enter).subjects) {
    if (const auto subject = ground.subjects.find(id)) subjects.push_back(*subject);
  }
  return subjects;
}

bool holds(const std::vector<SubjectName>& subjects, std::string_view code) {
  return std::ranges::any_of(subjects,
                             [&](const SubjectName& subject) { return subject.code == code; });
}

AccountForm making_form(const Visitor& visitor, const std::vector<SubjectName>& subjects) {
  AccountForm form{.action = Office::href(visitor, path),
                   .button = words(visitor, "token.make"_key)};
  Input subject{.name = "subject", .label = words(visitor, "token.subject"_key)};
  for (const SubjectName& each : subjects) subject.choices.push_back({each.code, each.name});
  form.inputs = {subject,
                 {.name = "scope",
                  .label = words(visitor, "token.scope"_key),
                  .choices = {{"capture", words(visitor, "token.scope.capture"_key)},
                              {"query", words(visitor, "token.scope.query"_key)}}}};
  return form;
}

Response show(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request, const std::string& fresh) {
  const auto subjects = own_subjects(ground, visitor);
  const auto tokens = ground.tokens.list();
  if (!tokens) return office.failed(visitor, request, tokens.error());
  Block list{.title = words(visitor, "token.list"_key), .empty = words(visitor, "token.none"_key)};
  for (const accounts::TokenInfo& token : *tokens) {
    if (token.revoked_at || !holds(subjects, token.subject)) continue;
    list.items.push_back(
        {.title = token.subject + ": " + token.scopes.text(),
         .detail = words(visitor, "token.made"_key, {moment(token.created_at)}),
         .acts = {{words(visitor, "token.revoke"_key),
                   Office::href(visitor, std::string(path) + "/" + token.id.text())}}});
  }
  std::vector<Block> blocks;
  if (!fresh.empty()) {
    blocks.push_back({.title = words(visitor, "token.fresh"_key),
                      .saying = words(visitor, "token.fresh.saying"_key),
                      .codes = {fresh}});
  }
  blocks.push_back(std::move(list));
  if (!subjects.empty()) {
    blocks.push_back({.title = words(visitor, "token.new"_key),
                      .saying = words(visitor, "token.saying"_key),
                      .forms = {making_form(visitor, subjects)}});
  }
  return respond_blocks(office, visitor, request, {words(visitor, "token.title"_key)}, blocks);
}

Response make(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto form = read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const auto scopes = accounts::ScopeSet::parse(form->get("scope"));
  if (!scopes || !holds(own_subjects(ground, visitor), form->get("subject"))) {
    return office.not_found(visitor, request);
  }
  const auto made = ground.tokens.create({form->get("subject"), *scopes, {}}, visitor.login);
  if (!made) return office.failed(visitor, request, made.error());
  return show(office, ground, visitor, request, made->secret);
}

Response revoke(const Office& office, const AccountGround& ground, const Visitor& visitor,
                const Request& request) {
  const accounts::TokenId id(request.parameter("id").value_or(""));
  const auto tokens = ground.tokens.list();
  if (!tokens) return office.failed(visitor, request, tokens.error());
  const auto found = std::ranges::find(*tokens, id, &accounts::TokenInfo::id);
  if (found == tokens->end() || !holds(own_subjects(ground, visitor), found->subject)) {
    return office.not_found(visitor, request);
  }
  const auto revoked = ground.tokens.revoke(id, visitor.login);
  if (!revoked) return office.failed(visitor, request, revoked.error());
  return office.done(visitor, request, path, "token.revoked"_key);
}

}  // namespace

void add_account_token_pages(Office& office, const AccountGround& ground) {
  const Needs needs{Object::token, Act::enter};
  office.add_page(http::Method::get, std::string(path), needs,
                  [&](const Visitor& visitor, const Request& request) {
                    return show(office, ground, visitor, request, "");
                  });
  office.add_page(http::Method::post, std::string(path), needs,
                  [&](const Visitor& visitor, const Request& request) {
                    return make(office, ground, visitor, request);
                  });
  office.add_page(http::Method::post, std::string(path) + "/{id}", needs,
                  [&](const Visitor& visitor, const Request& request) {
                    return revoke(office, ground, visitor, request);
                  });
}

}  // namespace ocop::office
