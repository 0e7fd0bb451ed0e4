create table code_orders (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  product_id text not null references products (id),
  label text not null,
  quantity bigint not null,
  second_factor text not null,
  printer text not null,
  wanted_on text,
  note text not null,
  unique (subject_id, label)
);
create index code_orders_by_product on code_orders (product_id);
create index code_orders_by_sort_key on code_orders (sort_key, id);

create table code_ranges (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  order_id text not null references code_orders (id),
  gtin text not null,
  epoch text not null,
  first_index bigint not null,
  last_index bigint not null,
  state text not null,
  lot text not null,
  since bigint not null
);
create index code_ranges_by_order on code_ranges (order_id);
create unique index code_ranges_by_first on code_ranges (gtin, epoch, first_index)
  where removed_at is null;

create table consumer_reports (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  number text not null unique,
  received_on text not null,
  subject_id text references subjects (id),
  unit_code text not null,
  code text not null,
  sort text not null,
  story text not null,
  place text not null,
  photo text,
  contact text not null,
  state text not null,
  due_on text not null,
  answer text not null,
  answered_on text,
  answered_by text not null
);
create index consumer_reports_by_subject on consumer_reports (subject_id);
create index consumer_reports_by_state on consumer_reports (state, due_on);
