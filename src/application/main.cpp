#include <CLI/CLI.hpp>

#include "application/backup_command.h"
#include "application/capture_command.h"
#include "application/check_command.h"
#include "application/chip_command.h"
#include "application/epcis_command.h"
#include "application/evaluate_command.h"
#include "application/gs1_command.h"
#include "application/heap/huge_pages.h"
#include "application/import_command.h"
#include "application/label_command.h"
#include "application/links_command.h"
#include "application/serial_command.h"
#include "application/serve_command.h"
#include "application/simulate_command.h"
#include "application/token_command.h"
#include "application/user_command.h"

// Exit status: 0 done, 1 it could not (one line on standard error says why and what to do),
// 2 wrong usage.
int main(int argc, char** argv) {
  using namespace ocop::application;
#ifdef OCOP_HUGE_PAGES
  take_huge_pages();
#endif
  CLI::App app{"OCOP: from a producer's file to a verified scan"};
  app.require_subcommand(1);
  int status = 0;
  add_serve_command(app, status);
  add_capture_command(app, status);
  add_import_command(app, status);
  add_token_command(app, status);
  add_user_command(app, status);
  add_label_command(app, status);
  add_serial_commands(app, status);
  add_evaluate_command(app, status);
  add_gs1_command(app, status);
  add_epcis_command(app, status);
  add_chip_command(app, status);
  add_check_command(app, status);
  add_links_command(app, status);
  add_simulate_command(app);
  add_backup_commands(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return status;
}
