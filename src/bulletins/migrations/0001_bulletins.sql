create table bulletin_series (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  unit_code text not null,
  title text not null,
  title_en text not null,
  issuer text not null,
  contact text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);

create table bulletins (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  series_id text not null references bulletin_series (id),
  title text not null,
  issued_on text not null,
  lead text not null,
  lead_en text not null,
  no_slogan text not null,
  correction text not null,
  state text not null,
  number bigint,
  edition bigint,
  writers text not null,
  submitted_by text not null,
  approved_by text not null,
  approved_on text,
  demonstration smallint not null check (demonstration in (0, 1))
);
create index bulletins_by_series on bulletins (series_id);

create table bulletin_blocks (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  bulletin_id text not null references bulletins (id),
  position bigint not null,
  kind text not null,
  words text not null,
  speaker text not null,
  article_id text references articles (id),
  story_id text references stories (id),
  product_id text references products (id),
  slogan_code text not null,
  length text not null,
  picture text,
  address text not null,
  alt text not null,
  rights text not null
);
create index bulletin_blocks_by_bulletin on bulletin_blocks (bulletin_id, position);

-- What was approved, as it was: never changed. A correction is the next edition of its number.
create table bulletin_editions (
  id text primary key,
  series_id text not null references bulletin_series (id),
  bulletin_id text not null references bulletins (id),
  number bigint not null,
  edition bigint not null,
  content text not null,
  sha256 text not null,
  correction text not null,
  approved_at bigint not null,
  approved_on text not null,
  approved_by text not null,
  unique (series_id, number, edition),
  unique (bulletin_id, edition)
);

create table print_runs (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  unit_code text not null,
  title text not null,
  what text not null,
  bulletin_id text references bulletins (id),
  format text not null,
  printer text not null,
  printed_on text not null,
  copies bigint not null,
  cost bigint,
  note text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);

create table print_handouts (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  run_id text not null references print_runs (id),
  place text not null,
  handed_on text not null,
  copies bigint not null,
  received_by text not null
);
create index print_handouts_by_run on print_handouts (run_id);
