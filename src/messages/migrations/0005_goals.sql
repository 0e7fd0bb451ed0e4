-- How often each ward of a unit is to hear something: the setting of the gap alarm.
create table message_goals (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  name text not null,
  unit_code text not null,
  days bigint not null check (days >= 1),
  valid_from text,
  valid_to text,
  unique (unit_code, name)
);
