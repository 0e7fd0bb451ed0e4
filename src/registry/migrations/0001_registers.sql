-- A day is a text "2026-07-06"; "0001-01-01" stands for a first day that is not on record.

create table units (
  id text primary key, -- "00070@2025-07-01"
  code text not null,
  valid_from text not null,
  name text not null,
  kind text not null check (kind in ('province', 'district', 'ward')),
  parent_code text not null,
  valid_to text,
  note text not null,
  version bigint not null,
  unique (code, valid_from)
);

create table unit_successions (
  id text primary key,
  unit_code text not null,
  unit_valid_from text not null,
  successor_code text not null,
  successor_valid_from text not null,
  main smallint not null check (main in (0, 1)),
  version bigint not null,
  foreign key (unit_code, unit_valid_from) references units (code, valid_from),
  foreign key (successor_code, successor_valid_from) references units (code, valid_from)
);

create table subjects (
  id text primary key,
  code text not null unique,
  name text not null,
  kind text not null,
  party_gln text not null,
  address text not null,
  unit_code text not null,
  phone text not null,
  story_vi text not null,
  story_en text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  version bigint not null
);

create table places (
  id text primary key,
  gln text not null unique,
  name_vi text not null,
  name_en text not null,
  address text not null,
  unit_code text not null,
  subject_id text references subjects (id),
  version bigint not null
);

create table products (
  id text primary key,
  gtin text not null unique,
  subject_id text not null references subjects (id),
  name_vi text not null,
  name_en text not null,
  pack_vi text not null,
  pack_en text not null,
  picture text not null,
  picture_alt_vi text not null,
  picture_alt_en text not null,
  group_2019 text not null,
  set_2026 text not null,
  brand text not null,
  standard text not null,
  shelf_life_days bigint check (shelf_life_days > 0),
  description_vi text not null,
  description_en text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  version bigint not null
);

create table certificates (
  id text primary key,
  number text not null,
  issuer text not null,
  subject_id text not null references subjects (id),
  product_id text references products (id),
  kind text not null,
  stars smallint check (stars between 1 and 5),
  valid_from text not null,
  valid_to text,
  revoked_on text,
  version bigint not null
);
create unique index certificates_of_products on certificates (number, issuer, subject_id, product_id)
  where product_id is not null;
create unique index certificates_of_subjects on certificates (number, issuer, subject_id)
  where product_id is null;

-- One row. Every change of the registers raises it, so that other processes notice.
create table registry_state (
  id text primary key,
  revision bigint not null
);
insert into registry_state (id, revision) values ('registry', 1);
