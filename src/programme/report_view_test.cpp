#include "programme/report_view.h"

#include <gmock/gmock.h>

#include <vector>

#include "pages/page.h"

namespace ocop::programme {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string page_of(const std::vector<TaskLine>& tasks) {
  if (const auto loaded = pages::load(); !loaded) return to_string(loaded.error());
  pages::Dictionary page;
  fill_tasks(page, pages::Locale::vietnamese, tasks);
  return pages::render(pages::Locale::vietnamese, "report.html", page);
}

TaskLine task(const std::string& title) {
  TaskLine line;
  line.task.title = title;
  line.task.deadline = {2026, 6, 30};
  return line;
}

TEST(ReportView, APageNamesSomeOfManyTasksAndWhatIsOverdueFirst) {
  std::vector<TaskLine> tasks(tasks_shown_max, task("Việc thường"));
  EXPECT_THAT(page_of(tasks), Not(HasSubstr("trong số")));
  tasks.push_back(task("Việc quá hạn"));
  EXPECT_THAT(page_of(tasks), Not(HasSubstr("Việc quá hạn")));
  tasks.back().is_overdue = true;
  EXPECT_THAT(page_of(tasks), HasSubstr("Việc quá hạn"));
  EXPECT_THAT(page_of(tasks), HasSubstr("100 trong số 101"));
}

}  // namespace
}  // namespace ocop::programme
