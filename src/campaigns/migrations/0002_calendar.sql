create table calendar_rules (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  title text not null,
  what text not null,
  unit_code text not null,
  hour text not null,
  frequency text not null,
  on_monday smallint not null check (on_monday in (0, 1)),
  on_tuesday smallint not null check (on_tuesday in (0, 1)),
  on_wednesday smallint not null check (on_wednesday in (0, 1)),
  on_thursday smallint not null check (on_thursday in (0, 1)),
  on_friday smallint not null check (on_friday in (0, 1)),
  on_saturday smallint not null check (on_saturday in (0, 1)),
  on_sunday smallint not null check (on_sunday in (0, 1)),
  month_day bigint,
  starts_on text,
  ends_on text,
  on_holiday text not null,
  note text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  unique (unit_code, title)
);

-- An item of its own, or what was made of one occurrence of a rule: `rule_day` is the day that the
-- rule gave it.
create table calendar_items (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  title text not null,
  what text not null,
  unit_code text not null,
  day text,
  hour text not null,
  note text not null,
  owner text not null,
  rule_id text references calendar_rules (id),
  rule_day text,
  state text not null,
  fulfilled_by text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);
create index calendar_items_by_day on calendar_items (day);
create unique index calendar_items_by_occurrence on calendar_items (rule_id, rule_day) where rule_id is not null;
create unique index calendar_items_by_publication on calendar_items (fulfilled_by) where fulfilled_by <> '';
