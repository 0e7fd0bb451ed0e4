#include "media/media_store.h"

#include <gd.h>
#include <gmock/gmock.h>

#include <fstream>

#include "base/limits.h"
#include "media/picture.h"
#include "sql/test_database.h"

namespace ocop::media {
namespace {

using namespace std::string_literals;

/// A picture of two halves, the left one red, the right one green.
gdImagePtr halves(int width, int height) {
  gdImagePtr image = gdImageCreateTrueColor(width, height);
  gdImageFilledRectangle(image, 0, 0, width / 2, height, gdTrueColor(250, 0, 0));
  gdImageFilledRectangle(image, width / 2, 0, width, height, gdTrueColor(0, 250, 0));
  return image;
}

template <class Encode>
std::string encoded(gdImagePtr image, Encode encode) {
  int size = 0;
  void* data = encode(image, &size);
  std::string bytes(static_cast<const char*>(data), static_cast<std::size_t>(size));
  gdFree(data);
  gdImageDestroy(image);
  return bytes;
}

std::string jpeg(int width, int height) {
  return encoded(halves(width, height),
                 [](gdImagePtr image, int* size) { return gdImageJpegPtr(image, size, 90); });
}
std::string png(int width, int height) {
  return encoded(halves(width, height),
                 [](gdImagePtr image, int* size) { return gdImagePngPtr(image, size); });
}

/// Puts an Exif segment with that orientation, and a place in words, behind the start of a JPEG.
std::string with_exif(const std::string& bytes, char orientation) {
  const std::string tiff = "MM\0\x2A\0\0\0\x08"s + "\0\x01"s + "\x01\x12\0\x03\0\0\0\x01\0"s +
                           std::string(1, orientation) + "\0\0"s + "\0\0\0\0"s +
                           "GPS 21.0285 105.8542 199 Hang Duong"s;
  const std::string content = "Exif\0\0"s + tiff;
  const auto size = static_cast<char>(content.size() + 2);
  return bytes.substr(0, 2) + "\xFF\xE1\0"s + size + content + bytes.substr(2);
}

/// A PNG of a few bytes that says it has that many pixels.
std::string bomb(unsigned char high) {
  std::string bytes = png(4, 4);
  for (const std::size_t at : {16U, 20U}) bytes[at + 2] = static_cast<char>(high);
  return bytes;
}

class MediaStoreTest : public testing::Test {
 protected:
  MediaStoreTest() {
    store_ = MediaStore::open(folder_.path(), *database_, clock_, random_).value();
  }

  Result<StoredFile> put(std::string_view bytes, Purpose purpose = Purpose::picture,
                         std::string_view name = "anh.jpg") {
    return store_->put({bytes, name, purpose, "lan"});
  }
  Code refused(std::string_view bytes, Purpose purpose = Purpose::picture) {
    const auto stored = put(bytes, purpose);
    EXPECT_FALSE(stored);
    return stored ? Code::internal : stored.error().code;
  }
  std::size_t files_kept() {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
      count += entry.is_regular_file() ? 1U : 0U;
    }
    return count;
  }

  sql::TemporaryFolder folder_;
  sql::TestDatabase database_;
  ManualClock clock_{start_of({2026, 9, 18})};
  SystemRandom random_;
  std::unique_ptr<MediaStore> store_;
};

TEST_F(MediaStoreTest, KeepsAPictureInAllItsWidths) {
  const auto stored = put(png(1'500, 600));
  ASSERT_TRUE(stored) << to_string(stored.error());
  EXPECT_EQ(stored->type, FileType::jpeg);
  EXPECT_EQ(stored->width, 1'500U);
  const auto again = store_->find(stored->id).value();
  EXPECT_EQ(again.sha256, stored->sha256);
  EXPECT_EQ(again.made_by, "lan");
  const std::string small = store_->read(again, Width::w320).value();
  EXPECT_EQ(picture_size(FileType::jpeg, small)->width, 320U);
  EXPECT_EQ(picture_size(FileType::jpeg, small)->height, 128U);
  EXPECT_EQ(store_->read(again)->size(), again.bytes);
}

TEST_F(MediaStoreTest, NothingButPixelsIsKeptOfAPicture) {
  const std::string photo = with_exif(jpeg(400, 200), 1);
  ASSERT_THAT(photo, testing::HasSubstr("GPS 21.0285"));
  const auto stored = put(photo).value();
  for (const Width width : {Width::full, Width::w320}) {
    const std::string kept = store_->read(stored, width).value();
    EXPECT_THAT(kept, testing::Not(testing::HasSubstr("GPS")));
    EXPECT_THAT(kept, testing::Not(testing::HasSubstr("Exif")));
  }
}

TEST_F(MediaStoreTest, APhotoTakenSidewaysStandsUpright) {
  for (const char orientation : {'\3', '\6', '\10'}) {
    const auto picture = Picture::decode(FileType::jpeg, with_exif(jpeg(80, 40), orientation));
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->size().width, orientation == 3 ? 80U : 40U) << int{orientation};
    const std::string bytes = picture->jpeg().value();
    gdImagePtr image =
        gdImageCreateFromJpegPtr(static_cast<int>(bytes.size()), const_cast<char*>(bytes.data()));
    // Where the left, red half comes to lie: right, above, below.
    const int x = orientation == 3 ? 70 : 20, y = orientation == 6   ? 10
                                                  : orientation == 8 ? 70
                                                                     : 20;
    const int colour = gdImageGetTrueColorPixel(image, x, y);
    EXPECT_GT(gdTrueColorGetRed(colour), 180) << int{orientation};
    EXPECT_LT(gdTrueColorGetGreen(colour), 80) << int{orientation};
    gdImageDestroy(image);
  }
}

TEST_F(MediaStoreTest, AnImageBombIsRefusedBeforeItIsUnpacked) {
  EXPECT_EQ(refused(bomb(0xEA)), Code::payload_too_large);
  EXPECT_EQ(files_kept(), 0U);
}

TEST_F(MediaStoreTest, AJpegCannotShowOneSizeToUsAndAnotherToTheDecoder) {
  const auto frame = [](std::string_view size) {
    return "\xFF\xC0\0\x11\x08"s.append(size) + "\3\1\x11\0\2\x11\0\3\x11\0"s;
  };
  // A decoder passes over the marker FF01 alone and sees 65,000 × 65,000; read with a length, it
  // hides that frame and leads to the small one.
  std::string hidden = "\xFF\xD8\xFF\x01"s + frame("\xFD\xE8\xFD\xE8");
  hidden.resize(4 + 0xFFC0, 'x');
  const std::string bytes = hidden + frame("\0\x10\0\x10"s);
  EXPECT_FALSE(picture_size(FileType::jpeg, bytes));
}

TEST_F(MediaStoreTest, APictureOfTooManyScansIsRefused) {
  std::string scans;
  for (std::size_t i = 0; i <= limits::picture_scans_max; ++i) scans += "\xFF\xDA\0\x0C"s;
  EXPECT_EQ(refused(jpeg(40, 40) + scans), Code::invalid_argument);
  EXPECT_TRUE(put(jpeg(40, 40) + scans.substr(0, 40)));
}

TEST_F(MediaStoreTest, TheNameAndTheWordOfTheSenderCountForNothing) {
  const std::string page = "<script>alert(1)</script>";
  const std::string macro = "PK\x03\x04"s + "[Content_Types].xml xl/workbook.xml xl/vbaProject.bin";
  const std::string drawing = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
  for (const std::string& bytes :
       {page, macro, drawing, "MZ program"s, ""s, "PK\x03\x04 archive"s}) {
    EXPECT_EQ(refused(bytes), Code::unsupported_media_type) << bytes;
    EXPECT_EQ(refused(bytes, Purpose::document), Code::unsupported_media_type) << bytes;
  }
  EXPECT_EQ(refused("%PDF-1.7 a document"), Code::unsupported_media_type);
  EXPECT_TRUE(put("%PDF-1.7 a document", Purpose::document));
}

TEST_F(MediaStoreTest, APictureWithAPageBehindItIsOnlyAPictureAfterwards) {
  const auto stored = put(jpeg(40, 40) + "<script>alert(1)</script>").value();
  EXPECT_THAT(store_->read(stored).value(), testing::Not(testing::HasSubstr("script")));
}

TEST_F(MediaStoreTest, ADamagedPictureIsRefused) {
  const std::string whole = jpeg(400, 400);
  EXPECT_EQ(refused(whole.substr(0, 20)), Code::invalid_argument);
  EXPECT_EQ(refused("\xFF\xD8\xFF nothing"), Code::invalid_argument);
}

TEST_F(MediaStoreTest, TheSameBytesLieThereOnce) {
  ASSERT_TRUE(put("%PDF-1.7 same", Purpose::document));
  ASSERT_TRUE(put("%PDF-1.7 same", Purpose::document, "khac.pdf"));
  EXPECT_EQ(files_kept(), 1U);
}

TEST_F(MediaStoreTest, ANameIsALabelAndNeverAPath) {
  EXPECT_EQ(put("%PDF-1", Purpose::document, "../../etc/passwd")->name, "passwd");
  EXPECT_EQ(put("%PDF-1", Purpose::document, "C:\\giấy\r\n.pdf")->name, "giấy.pdf");
  EXPECT_EQ(store_->find("../x").error().code, Code::not_found);
}

TEST_F(MediaStoreTest, AFlippedBitIsNoticed) {
  const auto stored = put("%PDF-1.7 text", Purpose::document).value();
  const auto path = folder_.path() / stored.sha256.substr(0, 2) / stored.sha256;
  std::fstream(path, std::ios::in | std::ios::out).write("%PDG", 4);
  EXPECT_EQ(store_->read(stored).error().code, Code::data_loss);
}

TEST_F(MediaStoreTest, AFileOverTheLimitIsRefused) {
  const std::string large = "%PDF-" + std::string(limits::document_bytes_max, 'x');
  EXPECT_EQ(refused(large, Purpose::document), Code::payload_too_large);
}

TEST_F(MediaStoreTest, EveryCutOfAPictureIsTakenOrRefusedInOrder) {
  const std::string whole = with_exif(jpeg(64, 64), 6);
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const std::string_view cut = std::string_view(whole).substr(0, size);
    static_cast<void>(orientation_of(FileType::jpeg, cut));
    static_cast<void>(picture_size(FileType::jpeg, cut));
    static_cast<void>(Picture::decode(FileType::jpeg, cut));
  }
}

}  // namespace
}  // namespace ocop::media
