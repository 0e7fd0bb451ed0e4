#include "newsroom/editing_pages.h"

#include "http/forms.h"
#include "http/multipart.h"
#include "newsroom/article_view.h"
#include "office/account_pages.h"
#include "pages/page.h"
#include "portal/shelf.h"

namespace ocop::newsroom {
namespace {

using accounts::Act;
using accounts::Object;
using http::Method;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Visitor;
using office::words;

/// Renders texts that nobody released yet, with their pictures from the office.
class Preview {
 public:
  explicit Preview(portal::CurrentShelf::Source catalogue) : shelf_(std::move(catalogue)) {}

  std::string html(const Visitor& visitor, const Request& request, std::string_view body) const {
    constexpr std::string_view open_to_all = "/media/news/", of_office = "/office/files/";
    const std::string base_url;
    const portal::Visit visit{request, visitor.locale, shelf_.get(visitor.today), base_url};
    std::string text = body_html(visit, body);
    const std::string from = "src=\"" + std::string(open_to_all);
    const std::string to = "src=\"" + std::string(of_office);
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
    return text;
  }

 private:
  portal::CurrentShelf shelf_;
};

Response preview_page(const Office& office, const Preview& preview, const Visitor& visitor,
                      const Request& request) {
  const std::string id(request.parameter("id").value_or(""));
  const auto row = office.ground().records.find(office.ground().records.kinds().get("article"), id,
                                                visitor.rights.reach(Object::article, Act::see));
  if (!row) return office.failed(visitor, request, row.error());
  pages::Dictionary page;
  page.set("HEADLINE", (*row)["title"]);
  page.set("LEAD", (*row)["lead"]);
  page.set("BODY", preview.html(visitor, request, (*row)["body"]));
  page.set("BACK", Office::href(visitor, "/office/articles/" + id));
  return office.respond(
      visitor, request, "article_preview.html", page,
      {words(visitor, "news.preview"_key),
       {{words(visitor, "news.articles"_key), Office::href(visitor, "/office/articles")},
        {(*row)["title"], Office::href(visitor, "/office/articles/" + id)}}});
}

Response fragment(std::string html) {
  Response response = http::respond(200, "text/html; charset=utf-8", std::move(html));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_editing_pages(Office& office,
                       std::function<std::shared_ptr<const registry::Catalogue>()> catalogue) {
  const auto preview = std::make_shared<const Preview>(std::move(catalogue));
  office.add_page(Method::get, "/office/articles/{id}/preview", Needs{Object::article, Act::see},
                  [&office, preview](const Visitor& visitor, const Request& request) {
                    return preview_page(office, *preview, visitor, request);
                  });
  office.add_page(
      Method::post, "/office/articles/preview", Needs{Object::article, Act::enter},
      [preview](const Visitor& visitor, const Request& request) {
        const auto form = http::read_form(request);
        if (!form) return http::problem(form.error());
        return fragment(preview->html(visitor, request, form->get("body").value_or("")));
      });
  office.add_page(Method::get, "/office/articles/toolbar", Needs{Object::article, Act::enter},
                  [](const Visitor& visitor, const Request&) {
                    const pages::Dictionary nothing;
                    return fragment(pages::render(visitor.locale, "article_toolbar.html", nothing));
                  });
}

}  // namespace ocop::newsroom
