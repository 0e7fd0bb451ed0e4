create table library_pictures (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  title text not null,
  file text not null,
  alt text not null,
  alt_en text not null,
  author text not null,
  holder text not null,
  licence text not null,
  rights_until text,
  people_shown text not null,
  consent_paper text not null,
  consent_file text,
  consent_until text,
  consent_withdrawn_on text,
  withdrawn_why text not null,
  place text not null,
  taken_on text,
  tags text not null,
  unit_code text not null,
  focus_x bigint not null,
  focus_y bigint not null,
  demonstration smallint not null check (demonstration in (0, 1))
);

-- The derived files: a shape of an original about a point of focus, kept by the media room.
create table library_picture_crops (
  source_file text not null,
  shape text not null,
  focus_x bigint not null,
  focus_y bigint not null,
  file_id text not null,
  primary key (source_file, shape, focus_x, focus_y)
);
