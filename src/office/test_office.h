#pragma once

#include <string>

#include "http/router.h"
#include "office/office.h"
#include "pages/page.h"
#include "records/test_registers.h"

/// For the tests of this room: an office over the two small registers, whose visitors are named by
/// a cookie: the officer of the ward "00070", another one, the owner of the first maker, a city
/// officer.
namespace ocop::office {

inline accounts::Appointment appointment(accounts::Role role, std::string unit,
                                         std::string subject = "") {
  return {.id = "a",
          .role = role,
          .unit_code = std::move(unit),
          .subject_id = std::move(subject),
          .valid_from = {2026, 1, 1}};
}

class TestOffice {
 public:
  TestOffice() : office_(ground()) {
    if (const auto loaded = pages::load(); !loaded) {
      throw std::runtime_error(to_string(loaded.error()));
    }
    office_.add_register({.kind = registers.maker, .group = "office.group.registers"_key});
    office_.add_register({.kind = registers.ware, .group = "office.group.registers"_key});
    registers.kinds.unit_exists = [](std::string_view code) {
      return code == "00070" || code == "00082";
    };
  }

  /// Adds the routes at the first request.
  http::Response get(const std::string& who, const std::string& target) {
    return send(request(http::Method::get, who, target));
  }
  http::Response post(const std::string& who, const std::string& target, const std::string& form) {
    http::Request sent = request(http::Method::post, who, target);
    sent.headers.set("Content-Type", "application/x-www-form-urlencoded");
    sent.body = "form_token=token-of-" + who + (form.empty() ? "" : "&" + form);
    return send(sent);
  }
  http::Response post_file(const std::string& who, const std::string& target,
                           const std::string& name, const std::string& content) {
    http::Request sent = request(http::Method::post, who, target);
    sent.headers.set("Content-Type", "multipart/form-data; boundary=x");
    sent.body = "--x\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\ntoken-of-" +
                who + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
                name + "\"\r\n\r\n" + content + "\r\n--x--\r\n";
    return send(sent);
  }
  http::Request request(http::Method method, const std::string& who, const std::string& target) {
    http::Request made;
    made.method = method;
    made.target = target;
    made.path = target.substr(0, target.find('?'));
    if (made.path.size() < target.size()) made.query = target.substr(made.path.size() + 1);
    if (!who.empty()) made.headers.set("Cookie", "who=" + who);
    return made;
  }
  http::Response send(http::Request sent) {
    if (!has_routes_) office_.add_routes(router_);
    has_routes_ = true;
    const auto match = router_.match(sent.method, sent.path, sent.parameters);
    return router_.answer(match.route, match, sent);
  }

  Office& office() { return office_; }
  records::TestRegisters registers;
  std::string owned_subject;  ///< of the visitor "owner"

 private:
  Ground ground() {
    return {.records = *registers.store,
            .visitor =
                [this](const http::Request& sent, pages::Locale locale) {
                  return visitor(sent.cookie("who").value_or(""), locale);
                },
            .units = {.name =
                          [](std::string_view code) {
                            return code == "00070" ? std::string("Phường Hoàn Kiếm")
                                                   : std::string(code);
                          },
                      .all =
                          [](Date) {
                            return std::vector<UnitName>{{"00070", "Phường Hoàn Kiếm"},
                                                         {"00082", "Phường Cửa Nam"}};
                          }}};
  }
  std::optional<Visitor> visitor(const std::string& who, pages::Locale locale) {
    using accounts::Role;
    if (who.empty()) return std::nullopt;
    const auto role = who == "owner"    ? appointment(Role::subject_owner, "", owned_subject)
                      : who == "city"   ? appointment(Role::city_office, "")
                      : who == "nobody" ? appointment(Role::printer, "")
                                        : appointment(Role::ward_officer, "00070");
    const auto under = [](std::string_view code, Date) {
      return std::vector<std::string>{std::string(code)};
    };
    return Visitor{.person_id = who,
                   .login = who,
                   .name = "Vũ Thanh Hà",
                   .locale = locale,
                   .now = registers.clock.now(),
                   .today = {2026, 9, 18},
                   .rights = accounts::Rights({role}, {2026, 9, 18}, under),
                   .form_token = "token-of-" + who};
  }

  Office office_;
  http::Router router_;
  bool has_routes_ = false;
};

}  // namespace ocop::office
