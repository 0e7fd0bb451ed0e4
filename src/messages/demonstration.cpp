#include "messages/demonstration.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ocop::messages {
namespace {

using accounts::Role;
using office::Visitor;
using records::Reading;

constexpr std::string_view hoan_kiem = "00070", cua_nam = "00082", hong_ha = "00097";

/// Somebody of the demonstration on a day.
Visitor person(const Ground& ground, std::string login, Role role, std::string_view unit,
               Date today) {
  const auto catalogue = ground.catalogues();
  const auto under = [&](std::string_view code, Date day) {
    return catalogue->unit_tree().codes_under(code, day);
  };
  Visitor visitor;
  visitor.login = std::move(login);
  visitor.today = today;
  visitor.rights = accounts::Rights(
      {{.role = role, .unit_code = std::string(unit), .valid_from = today}}, today, under);
  return visitor;
}

/// An act of the demonstration comes about, or our data are wrong.
Result<void> done(const Result<Refusal>& refusal) {
  if (!refusal) return refusal.error();
  if (!*refusal) return ok();
  return Error{Code::internal, (*refusal)->in(pages::Locale::english), "demonstration"};
}

Result<void> add_reader(const Ground& ground, std::string_view audience, const std::string& unit,
                        const std::string& name, const std::string& login,
                        const std::string& phone) {
  return ground.records.write("demonstration", [&](records::Writing& writing) -> Result<void> {
    TRY(const auto row,
        writing.find_by_key(writing.kinds().get("audience"), {std::string(audience), unit}));
    if (!row) return Error{Code::internal, "there is no such audience", std::string(audience)};
    TRY(const auto outcome, writing.create(writing.kinds().get("message_reader"),
                                           {{"audience_id", row->title()},
                                            {"name", name},
                                            {"login", login},
                                            {"email", login + "@hoankiem.example"},
                                            {"phone", phone}},
                                           accounts::Reach::all()));
    if (outcome.stored()) return ok();
    return Error{Code::internal, "a reader was refused", name};
  });
}

Result<void> add_channel(const Ground& ground, const std::string& kind, const std::string& name,
                         std::string_view unit, const std::string& place) {
  TRY(const auto outcome, ground.records.create(ground.records.kinds().get("message_channel"),
                                                {{"kind", kind},
                                                 {"name", name},
                                                 {"unit_code", std::string(unit)},
                                                 {"place", place},
                                                 {"valid_from", "01/07/2025"}},
                                                {"demonstration", accounts::Reach::all()}));
  if (outcome.stored()) return ok();
  return Error{Code::internal, "a channel was refused", name};
}

Result<void> add_channels(const Ground& ground) {
  TRY_VOID(add_channel(ground, "loudspeaker", "Cụm loa Hàng Đào", hoan_kiem,
                       "Ngã tư Hàng Đào – Hàng Bạc"));
  TRY_VOID(add_channel(ground, "loudspeaker", "Cụm loa Hàng Buồm", hoan_kiem, "Đầu phố Hàng Buồm"));
  TRY_VOID(add_channel(ground, "notice_board", "Bảng tin phường Hoàn Kiếm", hoan_kiem,
                       "Trụ sở UBND phường Hoàn Kiếm"));
  TRY_VOID(add_channel(ground, "loudspeaker", "Loa phường Cửa Nam", cua_nam,
                       "Nhà sinh hoạt cộng đồng tổ 5"));
  TRY_VOID(add_channel(ground, "notice_board", "Bảng tin phường Cửa Nam", cua_nam,
                       "Trụ sở UBND phường Cửa Nam"));
  TRY(const auto goal,
      ground.records.create(
          ground.records.kinds().get("message_goal"),
          {{"name", "Mỗi phường ít nhất một tin một tuần"}, {"unit_code", "002"}, {"days", "7"}},
          {"demonstration", accounts::Reach::all()}));
  if (!goal.stored()) return Error{Code::internal, "the goal was refused", "message_goal"};
  return add_channel(ground, "notice_board", "Bảng tin phường Hồng Hà", hong_ha,
                     "Trụ sở UBND phường Hồng Hà");
}

/// A second of a tone, 8 kHz, 8 bits: what stands in for a recording of a loudspeaker.
std::string recording() {
  constexpr std::uint32_t rate = 8'000, samples = rate;
  std::string bytes = "RIFF";
  const auto number = [&](std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  };
  number(36 + samples, 4);
  bytes += "WAVEfmt ";
  number(16, 4), number(1, 2), number(1, 2), number(rate, 4), number(rate, 4), number(1, 2);
  number(8, 2);
  bytes += "data";
  number(samples, 4);
  for (std::uint32_t i = 0; i < samples; ++i) {
    const double turn = 2 * std::numbers::pi * 440 * i / rate;
    bytes.push_back(static_cast<char>(static_cast<int>(128 + 40 * std::sin(turn))));
  }
  return bytes;
}

Result<void> prove(const Ground& ground, media::MediaStore& files, const Visitor& officer,
                   const std::string& message, const std::string& channel,
                   const std::string& place) {
  TRY(const auto row, ground.records.read([&](Reading& reading) {
    return reading.find_by_key(reading.kinds().get("message_channel"),
                               {channel, std::string(officer.rights.appointments()[0].unit_code)});
  }));
  const std::string bytes = recording();
  TRY(const auto file, files.put({.bytes = bytes, .name = "loa.wav", .made_by = officer.login}));
  TRY(const auto faults,
      add_proof(ground, officer, message, row ? row->id : "",
                {file.id, place, format_vietnamese(officer.today), "17:30", ""}));
  if (faults.empty()) return ok();
  return Error{Code::internal, faults.front().reason.in(pages::Locale::english), channel};
}

Result<Message> write(const Ground& ground, const Visitor& author, const Visitor& approver,
                      const Typed& typed) {
  TRY(const Stored stored, store_draft(ground, author, "", typed));
  if (!stored.message) {
    return Error{Code::internal, stored.faults.front().reason.in(pages::Locale::english),
                 stored.faults.front().field};
  }
  TRY_VOID(done(submit(ground, author, stored.message->id)));
  TRY_VOID(done(release(ground, approver, stored.message->id)));
  return *stored.message;
}

/// The copy for that unit.
Result<Recipient> copy_at(const Ground& ground, const std::string& message, std::string_view unit) {
  return ground.records.read([&](Reading& reading) -> Result<Recipient> {
    for (const Recipient& each : recipients_of(reading.session(), message)) {
      if (each.place.unit_code == unit) return each;
    }
    return Error{Code::internal, "there is no copy", std::string(unit)};
  });
}

Result<void> confirm_at(const Ground& ground, const Visitor& visitor, const std::string& message,
                        std::string_view unit) {
  TRY(const Recipient copy, copy_at(ground, message, unit));
  return done(confirm(ground, visitor, message, copy.id));
}

/// In phường Hoàn Kiếm to its residential groups.
Result<void> forward_on(const Ground& ground, const Visitor& officer, const Message& message) {
  TRY(const Recipient copy, copy_at(ground, message.id, hoan_kiem));
  TRY(const auto groups, ground.records.read([&](Reading& reading) {
    const auto catalogue = ground.catalogues();
    return below(reading, onlooker_of(reading, officer, catalogue->unit_tree()), message, copy);
  }));
  std::vector<std::string> ids;
  for (const Audience& each : groups) {
    if (each.kind == AudienceKind::residential_group) ids.push_back(each.id);
  }
  return done(forward(ground, officer, message.id, copy.id, ids,
                      "Đề nghị các tổ phát loa lúc 17:30 và dán thông báo ở nhà sinh hoạt cộng "
                      "đồng. Hỏi thêm: chị Khuê, bộ phận OCOP của phường."));
}

Result<void> fill_notice(const Ground& ground, media::MediaStore& files, Date today) {
  const auto day = [&](int before) { return date_from_days(days_from_date(today) - before); };
  const Typed typed{
      .title = "Nhận hồ sơ đăng ký sản phẩm OCOP đợt cuối năm",
      .body =
          "Phường nhận hồ sơ đăng ký sản phẩm OCOP đợt cuối năm từ hôm nay đến hết ngày 15 "
          "tháng sau, tại bộ phận một cửa hoặc trên trang OCOP của phường.\n\n"
          "Hộ sản xuất, hợp tác xã và doanh nghiệp mang theo giấy đăng ký kinh doanh và mẫu "
          "sản phẩm. Cán bộ phường giúp bà con viết phiếu đăng ký, không thu khoản tiền nào.",
      .unit = "01",
      .units = "Phường Hoàn Kiếm, Phường Cửa Nam, Phường Hồng Hà",
      .send_on = format_vietnamese(day(4)),
      .kinds = {std::string(name_of(AudienceKind::authority))},
      .channels = {std::string(name_of(ChannelKind::portal)),
                   std::string(name_of(ChannelKind::loudspeaker)),
                   std::string(name_of(ChannelKind::notice_board))}};
  const auto editor = person(ground, "bientap", Role::editor, "", day(4));
  const auto approver = person(ground, "duyetbai", Role::approver, "", day(4));
  TRY(const Message message, write(ground, editor, approver, typed));
  const auto officer = person(ground, "phuong", Role::ward_officer, hoan_kiem, day(1));
  TRY_VOID(confirm_at(ground, officer, message.id, hoan_kiem));
  TRY_VOID(forward_on(ground, officer, message));
  TRY_VOID(
      prove(ground, files, officer, message.id, "Cụm loa Hàng Đào", "Ngã tư Hàng Đào – Hàng Bạc"));
  const auto other = person(ground, "cuanam", Role::ward_officer, cua_nam, day(1));
  TRY_VOID(prove(ground, files, other, message.id, "Loa phường Cửa Nam",
                 "Nhà sinh hoạt cộng đồng tổ 5"));
  return confirm_at(ground, other, message.id, cua_nam);
}

Result<void> fill_briefing(const Ground& ground, Date today) {
  const Typed typed{
      .title = "Báo cáo nhanh: tiến độ OCOP của phường, dùng trong sinh hoạt chi bộ",
      .body =
          "Đề nghị các chi bộ thảo luận hai việc: vận động hộ có nghề tham gia đợt cuối năm, và "
          "giúp các hộ còn thiếu giấy chứng nhận an toàn thực phẩm.\n\n"
          "Số liệu trong báo cáo này chưa công bố.",
      .unit = "01",
      .units = "Phường Hoàn Kiếm",
      .approver = "thanhpho2",
      .send_on = format_vietnamese(today),
      .kinds = {std::string(name_of(AudienceKind::party_cell))},
      .is_restricted = true};
  TRY(const Message message,
      write(ground, person(ground, "thanhpho", Role::city_office, "", today),
            person(ground, "thanhpho2", Role::city_office, "", today), typed));
  return ok();
}

}  // namespace

Result<void> fill_demonstration(const Ground& ground, media::MediaStore& files, Date today) {
  TRY(const auto known, ground.records.read([&](Reading& reading) -> Result<std::size_t> {
    return messages_in(reading.session(), State::sent).size();
  }));
  if (known > 0) return ok();
  TRY_VOID(add_reader(ground, "Tổ dân phố 1 phường Hoàn Kiếm", "00070", "Ngô Văn Lộc", "totruong",
                      "0900 000 031"));
  TRY_VOID(add_reader(ground, "Tổ dân phố 2 phường Hoàn Kiếm", "00070", "Đỗ Thị Mận", "totruong2",
                      "0900 000 032"));
  TRY_VOID(add_reader(ground, "Chi bộ 1 phường Hoàn Kiếm", "00070", "Đỗ Thị Vân", "chibo",
                      "0900 000 033"));
  TRY_VOID(add_channels(ground));
  TRY_VOID(fill_notice(ground, files, today));
  return fill_briefing(ground, today);
}

}  // namespace ocop::messages
