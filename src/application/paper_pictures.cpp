#include "application/paper_pictures.h"

#include <string>

#include "application/demonstration_events.h"

namespace ocop::application {
namespace {

constexpr std::string_view demonstration_root = "/media/demo/", demonstration_folder = "pictures/";

Result<std::string> picture(const media::MediaStore& files, std::string_view address,
                            media::Width width) {
  const Error nothing{Code::not_found, "there is no such picture", std::string(address)};
  if (address.starts_with(demonstration_root)) {
    const std::string name =
        std::string(demonstration_folder) + std::string(address.substr(demonstration_root.size()));
    for (const auto& file : embedded::demonstration_files()) {
      if (file.name == name) return std::string(file.content);
    }
    return nothing;
  }
  const std::string id = bulletins::file_in(address);
  if (id.empty()) return nothing;
  TRY(const auto file, files.find(id));
  if (!media::is_picture(file.type)) return nothing;
  return files.read(file, width);
}

}  // namespace

bulletins::PictureSource paper_pictures(const media::MediaStore& files) {
  return [&files](std::string_view address, media::Width width) {
    return picture(files, address, width);
  };
}

}  // namespace ocop::application
