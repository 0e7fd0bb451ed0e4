#include "application/simulate_command.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "authenticity/simulation_report.h"

namespace ocop::application {
namespace {

namespace simulation = authenticity::simulation;

void run(const simulation::Settings& settings) {
  simulation::Simulation simulation(settings);
  std::cout << to_json(simulation.genuine()) << '\n';
  for (const simulation::Family& family : simulation::families()) {
    std::cout << to_json(simulation.run(family)) << std::endl;
  }
}

}  // namespace

void add_simulate_command(CLI::App& app) {
  auto settings = std::make_shared<simulation::Settings>();  // lives in the callback below
  auto* command = app.add_subcommand("simulate", "simulate what the rules must hold against");
  command->require_subcommand(1);
  auto* authenticity =
      command->add_subcommand("authenticity", "genuine pieces and attacks on their codes");
  authenticity->add_option("--seed", settings->seed, "another seed, other draws")
      ->capture_default_str();
  authenticity->add_option("--items", settings->genuine_items, "genuine pieces")
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  authenticity->add_option("--campaigns", settings->campaigns, "of each family of attack")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  authenticity->callback([settings] { run(*settings); });
}

}  // namespace ocop::application
