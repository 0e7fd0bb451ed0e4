-- Who signs articles, and the other names that the same person signs with in public.
create table authors (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  name text not null unique,
  pen_names text not null,
  slugs text not null,
  role text not null,
  about text not null,
  about_en text not null,
  login text not null,
  unit_code text not null
);
create index authors_by_name on authors (sort_key, id);
