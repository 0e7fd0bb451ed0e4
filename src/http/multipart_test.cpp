#include "http/multipart.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/limits.h"

namespace ocop::http {
namespace {

std::string part(const std::string& disposition, const std::string& content) {
  return "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

TEST(Multipart, reads_fields_and_files) {
  const std::string picture("\x89PNG\r\n--\r\n\0bytes", 16);
  const std::string body =
      part("name=\"title\"", "Ô mai") +
      "--B\r\nContent-Type: image/png\r\ncontent-disposition: form-data; name=\"picture\"; "
      "filename=\"ảnh.png\"\r\n\r\n" +
      picture + "\r\n--B--\r\n";
  const auto parts = parse_multipart(body, "B");
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ((*parts)[0].name, "title");
  EXPECT_EQ((*parts)[0].content, "Ô mai");
  EXPECT_EQ((*parts)[0].content_type, "text/plain");
  EXPECT_EQ((*parts)[0].file_name, "");
  EXPECT_EQ((*parts)[1].file_name, "ảnh.png");
  EXPECT_EQ((*parts)[1].content_type, "image/png");
  EXPECT_EQ((*parts)[1].content, picture);
}

TEST(Multipart, ignores_what_stands_around_the_parts) {
  const auto parts = parse_multipart("preamble\r\n" + part("name=a", "1") + "--B--epilogue", "B");
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 1U);
  EXPECT_EQ((*parts)[0].name, "a");
}

TEST(Multipart, keeps_only_the_last_component_of_a_file_name) {
  for (const char* sent : {"../../etc/passwd", "C:\\\\users\\\\passwd", "passwd"}) {
    const auto parts =
        parse_multipart(part(std::string("name=f; filename=\"") + sent + "\"", "x") + "--B--", "B");
    ASSERT_TRUE(parts);
    EXPECT_EQ((*parts)[0].file_name, "passwd") << sent;
  }
}

TEST(Multipart, unquotes_names_as_browsers_quote_them) {
  EXPECT_EQ(header_parameter("form-data; name=\"a%22b\"", "name"), "a\"b");
  EXPECT_EQ(header_parameter("form-data; name=\"a\\\"b\"; filename=x", "name"), "a\"b");
  EXPECT_EQ(header_parameter("form-data; name=\"a;b=c\"; filename=x", "filename"), "x");
  EXPECT_EQ(header_parameter("multipart/form-data; boundary=B", "BOUNDARY"), "B");
  EXPECT_EQ(header_parameter("form-data; filename=x", "name"), "");
  EXPECT_EQ(header_parameter("form-data", "name"), "");
}

TEST(Multipart, refuses_a_broken_structure) {
  const std::string whole = part("name=a", "1") + "--B--";
  for (const std::string& bad :
       {std::string(), std::string("--B"), std::string("--C--"), whole.substr(0, whole.size() - 5),
        std::string("--B\r\nContent-Disposition: form-data; name=a\r\n\r\ncut off"),
        std::string("--B\r\n\r\nno head\r\n--B--"), part("filename=x", "no name") + "--B--",
        std::string("--B\r\nno colon\r\n\r\n1\r\n--B--"), part("name=\"\xff\"", "1") + "--B--",
        std::string("--B\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--B--"),
        std::string("--Bx\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--Bx--")}) {
    const auto parts = parse_multipart(bad, "B");
    ASSERT_FALSE(parts) << bad;
    EXPECT_EQ(parts.error().code, Code::invalid_argument) << bad;
  }
}

TEST(Multipart, has_a_limit_of_parts) {
  std::string body;
  for (std::size_t i = 0; i < limits::multipart_parts_max; ++i) body += part("name=a", "1");
  EXPECT_TRUE(parse_multipart(body + "--B--", "B"));
  const auto over = parse_multipart(body + part("name=a", "1") + "--B--", "B");
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, Code::payload_too_large);
}

TEST(Multipart, is_read_only_with_a_boundary) {
  Request request;
  request.body = part("name=a", "1") + "--B--";
  request.headers.set("Content-Type", "multipart/form-data; boundary=\"B\"");
  EXPECT_TRUE(read_multipart(request));
  request.headers.set("Content-Type", "multipart/form-data");
  ASSERT_FALSE(read_multipart(request));
  EXPECT_EQ(read_multipart(request).error().code, Code::unsupported_media_type);
}

RC_GTEST_PROP(Multipart, keeps_any_bytes, (const std::string& bytes)) {
  RC_PRE(bytes.find("\r\n--B") == std::string::npos);
  const std::string body = part("name=a", bytes) + "--B--";
  const auto parts = parse_multipart(body, "B");
  RC_ASSERT(bool(parts));
  RC_ASSERT((*parts)[0].content == bytes);
}

}  // namespace
}  // namespace ocop::http
