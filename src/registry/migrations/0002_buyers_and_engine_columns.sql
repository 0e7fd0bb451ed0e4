-- Every register gets the columns of the register engine. `removed_at` is an instant in microseconds
-- UTC; a row that has one is kept, and read by nobody but the history.

alter table units add column folded text not null default '';
alter table units add column sort_key text not null default '';
alter table units add column changed_at bigint not null default 0;
alter table units add column changed_by text not null default '';
alter table units add column removed_at bigint;

alter table unit_successions add column folded text not null default '';
alter table unit_successions add column sort_key text not null default '';
alter table unit_successions add column changed_at bigint not null default 0;
alter table unit_successions add column changed_by text not null default '';
alter table unit_successions add column removed_at bigint;

alter table subjects add column folded text not null default '';
alter table subjects add column sort_key text not null default '';
alter table subjects add column changed_at bigint not null default 0;
alter table subjects add column changed_by text not null default '';
alter table subjects add column removed_at bigint;

alter table places add column folded text not null default '';
alter table places add column sort_key text not null default '';
alter table places add column changed_at bigint not null default 0;
alter table places add column changed_by text not null default '';
alter table places add column removed_at bigint;

alter table products add column folded text not null default '';
alter table products add column sort_key text not null default '';
alter table products add column changed_at bigint not null default 0;
alter table products add column changed_by text not null default '';
alter table products add column removed_at bigint;

alter table certificates add column folded text not null default '';
alter table certificates add column sort_key text not null default '';
alter table certificates add column changed_at bigint not null default 0;
alter table certificates add column changed_by text not null default '';
alter table certificates add column removed_at bigint;

-- What a buyer asks of a product. A price is in whole đồng, with the day it was said.
alter table products add column price_vnd bigint check (price_vnd >= 0);
alter table products add column price_day text;
alter table products add column order_min bigint check (order_min > 0);
alter table products add column capacity_month bigint check (capacity_month > 0);
alter table products add column sale_unit_vi text not null default '';
alter table products add column sale_unit_en text not null default '';
alter table products add column family text not null default '';

create table selling_places (
  id text primary key,
  product_id text not null references products (id),
  name text not null,
  address text not null,
  url text not null,
  kind text not null,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint
);
create unique index selling_places_of_products on selling_places (product_id, name)
  where removed_at is null;

create table product_pictures (
  id text primary key,
  product_id text not null references products (id),
  address text not null,
  alt_vi text not null,
  alt_en text not null,
  rights text not null,
  position bigint not null,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint
);
create unique index pictures_of_products on product_pictures (product_id, address)
  where removed_at is null;
