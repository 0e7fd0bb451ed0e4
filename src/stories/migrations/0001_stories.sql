create table slogans (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  words text not null,
  words_en text not null,
  campaign text not null,
  valid_from text not null,
  valid_to text not null,
  on_home smallint not null check (on_home in (0, 1)),
  demonstration smallint not null check (demonstration in (0, 1))
);

create table stories (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  product_id text not null references products (id),
  title text not null,
  lead text not null,
  origin text not null,
  material text not null,
  people text not null,
  skill text not null,
  difference text not null,
  culture text not null,
  leaflet text not null,
  web text not null,
  clip_address text not null,
  clip_about text not null,
  slogan_code text not null,
  no_slogan text not null,
  state text not null,
  submitted_on text,
  submitted_by text not null,
  reviewed_on text,
  reviewed_by text not null,
  note text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);

create index stories_by_product on stories (product_id);

create table story_pictures (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  story_id text not null references stories (id),
  file text,
  address text not null,
  alt text not null,
  alt_en text not null,
  author text not null,
  rights text not null,
  people_shown text not null,
  place text not null,
  taken_on text,
  position bigint,
  unique (story_id, address)
);

create table story_translations (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  story_id text not null references stories (id),
  language text not null,
  title text not null,
  lead text not null,
  body text not null,
  checked_by text not null,
  unique (story_id, language)
);

-- What was published, as it was: never changed but for the day on which it ended.
create table story_versions (
  id text primary key,
  story_id text not null references stories (id),
  product_id text not null references products (id),
  number bigint not null,
  content text not null,
  sha256 text not null,
  published_at bigint not null,
  published_on text not null,
  published_by text not null,
  ended_on text,
  unique (story_id, number)
);
create index story_versions_by_product on story_versions (product_id);
