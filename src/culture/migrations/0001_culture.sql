create table culture_places (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  kind text not null,
  name text not null,
  lead text not null,
  body text not null,
  address text not null,
  unit_code text not null,
  latitude text not null,
  longitude text not null,
  product_id text references products (id),
  subject_id text references subjects (id),
  hours_1 text not null,
  hours_2 text not null,
  hours_3 text not null,
  hours_4 text not null,
  hours_5 text not null,
  hours_6 text not null,
  hours_7 text not null,
  source text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);
create index culture_places_by_product on culture_places (product_id);

create table culture_days (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  place_id text not null references culture_places (id),
  day text not null,
  hours text not null,
  why text not null,
  why_en text not null,
  unique (place_id, day)
);

create table culture_people (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  place_id text not null references culture_places (id),
  name text not null,
  about text not null,
  about_en text not null,
  consent_by text not null,
  consent_on text not null,
  consent_until text not null,
  withdrawn_on text
);
create index culture_people_by_place on culture_people (place_id);

create table culture_withdrawals (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  person_id text not null references culture_people (id),
  told_on text not null,
  told_how text not null,
  unique (person_id, told_on)
);

create table culture_pictures (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  place_id text not null references culture_places (id),
  file text,
  address text not null,
  alt text not null,
  alt_en text not null,
  author text not null,
  rights text not null,
  people_shown text not null,
  person_id text references culture_people (id),
  position bigint,
  unique (place_id, address)
);

create table culture_texts (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  place_id text not null references culture_places (id),
  language text not null,
  name text not null,
  lead text not null,
  body text not null,
  reviewer text not null,
  reviewed_on text,
  unique (place_id, language)
);

create table culture_routes (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  title text not null,
  title_en text not null,
  lead text not null,
  lead_en text not null,
  unit_code text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);

create table culture_stops (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  route_id text not null references culture_routes (id),
  position bigint not null,
  place_id text not null references culture_places (id),
  way text not null,
  note text not null,
  note_en text not null,
  unique (route_id, position)
);
