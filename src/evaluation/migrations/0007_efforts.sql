-- What an improvement costs a producer here, as the office found out: money and days by criterion.
create table efforts (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  criterion text not null,
  dong bigint not null check (dong >= 0),
  days bigint not null check (days >= 0),
  source text not null,
  as_of text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  unique (criterion)
);
