-- A product without a GTIN has a code of ours: the column holds either.
alter table products rename column gtin to code;
alter table products add column mapped_by text not null default '';
alter table products add column mapped_on text;
alter table products add column origin text not null default '';
alter table products add column specification text not null default '';
alter table products add column storage_vi text not null default '';
alter table products add column storage_en text not null default '';
create index products_by_name on products (sort_key, id);
create index products_by_subject on products (subject_id);

create table ingredients (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  product_id text not null references products (id),
  position bigint not null,
  name text not null,
  percent text not null,
  allergen text not null,
  unique (product_id, name)
);

-- What somebody confirmed after looking at the printed proof of a label.
create table label_answers (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  product_id text not null references products (id),
  item text not null,
  note text not null,
  confirmed_on text not null,
  confirmed_by text not null,
  unique (product_id, item)
);

alter table product_pictures add column file text;
alter table product_pictures add column author text not null default '';
alter table product_pictures add column taken_on text;
alter table product_pictures add column shown smallint not null default 1 check (shown in (0, 1));

alter table certificates add column code text not null default '';
alter table certificates add column file text;
create index certificates_by_subject on certificates (subject_id);
create index certificates_by_product on certificates (product_id);
create index certificates_by_end on certificates (valid_to) where revoked_on is null;

-- Papers of a producer or of one product. A new version is a row of its own that names the one it
-- replaces; the old one stays.
create table documents (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  product_id text references products (id),
  kind text not null,
  title text not null,
  number text not null,
  issuer text not null,
  scope text not null,
  valid_from text,
  valid_to text,
  step text not null,
  application_number text not null,
  applied_on text,
  publication_number text not null,
  published_on text,
  classes text not null,
  replaces_id text references documents (id),
  edition bigint not null,
  file text
);
create index documents_by_name on documents (sort_key, id);
create index documents_by_subject on documents (subject_id);
create index documents_by_product on documents (product_id);
create index documents_by_replaced on documents (replaces_id);
create index documents_by_end on documents (valid_to);
