create table code_cases (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  number text not null unique,
  opened_on text not null,
  product_id text not null references products (id),
  subject_id text not null references subjects (id),
  unit_code text not null,
  cause text not null,
  state text not null,
  due_on text not null,
  owner text not null,
  note text not null,
  outcome text not null,
  closed_on text
);
create index code_cases_by_product on code_cases (product_id);
create index code_cases_by_subject on code_cases (subject_id);
create index code_cases_by_sort_key on code_cases (sort_key, id);
