create table articles (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  language text not null,
  title text not null,
  lead text not null,
  body text not null,
  byline text not null,
  agency text not null,
  category text not null,
  series text not null,
  tags text not null,
  unit_code text not null,
  product_id text references products (id),
  translates text references articles (id),
  picture text,
  picture_alt text not null,
  picture_rights text not null,
  release_on text not null,
  state text not null,
  writers text not null,
  submitted_by text not null,
  approved_by text not null,
  published_on text not null
);
create index articles_by_name on articles (sort_key, id);
create index articles_by_unit on articles (unit_code);

-- What the public reads: each approved version as it was approved, never changed after.
create table article_releases (
  number bigint primary key,
  article_id text not null references articles (id),
  version bigint not null,
  published_at bigint not null,
  released_at bigint not null,
  approved_by text not null,
  withdrawn smallint not null check (withdrawn in (0, 1)),
  content text not null,
  unique (article_id, version)
);

create table article_views (
  article_id text not null references articles (id),
  day text not null,
  views bigint not null,
  primary key (article_id, day)
);
