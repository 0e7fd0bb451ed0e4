create index households_by_name on households (sort_key, id) where removed_at is null;
create index visits_by_day on visits (held_on, id) where removed_at is null;
create index visits_to_follow on visits (next_on) where removed_at is null;
create index ideas_by_name on ideas (sort_key, id) where removed_at is null;
