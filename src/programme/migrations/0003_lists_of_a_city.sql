create index tasks_by_day on tasks (deadline, id) where removed_at is null;
