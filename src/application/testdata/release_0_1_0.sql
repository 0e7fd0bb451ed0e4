-- A database as version 0.1.0 left it: its tables as its migrations made them, and some rows.
-- Never changed; the test of upgrades begins here.
create table schema_migrations (room text not null, number bigint not null, name text not null, checksum text not null, applied_at bigint not null, primary key (room, number));
insert into schema_migrations (room, number, name, checksum, applied_at) values
  ('accounts', 1, '0001_tokens_and_audit.sql', '70de8b51953b398bc42531f7e3c70dc26fc82a7e13033325220422bc96fafe1e', 1784000000000000);
-- Instants are microseconds UTC; last_used is a day in Viet Nam, "2026-07-06".
create table tokens (
  id text primary key,
  lookup text not null unique, -- the first 16 hexadecimal digits of the hash
  hash text not null, -- SHA-256 of the token, hexadecimal
  subject text not null,
  scopes text not null, -- "capture,query"
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint,
  last_used text
);

create table audit (
  id text primary key,
  at bigint not null,
  actor text not null,
  act text not null,
  object text not null,
  before_json text not null,
  after_json text not null
);
create index audit_by_object on audit (object, at);
create index audit_by_time on audit (at);
insert into schema_migrations (room, number, name, checksum, applied_at) values
  ('registry', 1, '0001_registers.sql', '78d0f8705774bcef52f35a8e1bee7a254c286530a674bff2041820e925a82a8d', 1784000000000000);
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

insert into tokens (id, lookup, hash, subject, scopes, created_at, expires_at, revoked_at, last_used) values
  ('01K0TOKEN', '0123456789abcdef', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'OM-TEST', 'capture,query', 1784000000000001, null, null, '2026-07-06');
insert into audit (id, at, actor, act, object, before_json, after_json) values
  ('01K0AUDIT', 1784000000000002, 'command line', 'subject.create', 'subject OM-TEST', '', '{"name":"Ô mai Thử Nghiệm"}');
insert into units (id, code, valid_from, name, kind, parent_code, valid_to, note, version) values
  ('01@0001-01-01', '01', '0001-01-01', 'Thành phố Hà Nội', 'province', '', null, '', 1),
  ('00037@0001-01-01', '00037', '0001-01-01', 'Phường Thử Nghiệm Cũ', 'ward', '01', '2025-06-30', '', 1),
  ('00070@2025-07-01', '00070', '2025-07-01', 'Phường Thử Nghiệm', 'ward', '01', null, '', 1);
insert into unit_successions (id, unit_code, unit_valid_from, successor_code, successor_valid_from, main, version) values
  ('s1', '00037', '0001-01-01', '00070', '2025-07-01', 1, 1);
insert into subjects (id, code, name, kind, party_gln, address, unit_code, phone, story_vi, story_en, demonstration, version) values
  ('01K0SUBJECT', 'OM-TEST', 'Ô mai Thử Nghiệm', 'household', '', '1 phố Thử', '00070', '024 0000 0101', 'Chuyện; có "dấu"', '', 1, 3);
insert into places (id, gln, name_vi, name_en, address, unit_code, subject_id, version) values
  ('01K0PLACE', '9521234000006', 'Xưởng', 'Workshop', '1 phố Thử', '00070', '01K0SUBJECT', 1);
insert into products (id, gtin, subject_id, name_vi, name_en, pack_vi, pack_en, picture, picture_alt_vi, picture_alt_en, group_2019, set_2026, brand, standard, shelf_life_days, description_vi, description_en, demonstration, version) values
  ('01K0PRODUCT', '09521234000013', '01K0SUBJECT', 'Ô mai mận', 'Plum ô mai', 'Hộp 200 g', 'Box of 200 g', '', '', '', '', '', '', '', 365, '', '', 1, 2);
insert into certificates (id, number, issuer, subject_id, product_id, kind, stars, valid_from, valid_to, revoked_on, version) values
  ('01K0CERTIFICATE', '12/QĐ-UBND', 'UBND thành phố', '01K0SUBJECT', '01K0PRODUCT', 'ocop_stars', 4, '2025-01-01', '2027-12-31', null, 1);
update registry_state set revision = 7;
