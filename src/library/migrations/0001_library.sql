create table library_entries (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  document_id text not null unique references programme_documents (id),
  title_en text not null,
  summary_en text not null,
  checked text not null,
  note text not null,
  note_en text not null
);

create table library_policies (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  title text not null,
  document_id text not null references programme_documents (id),
  area_code text not null,
  need text not null,
  benefit text not null,
  conditions text not null,
  how text not null,
  amount_max bigint,
  product_group text not null,
  stars_min text not null,
  valid_from text not null,
  valid_to text,
  deadline text,
  form_file text,
  replaced_by text not null,
  title_en text not null,
  benefit_en text not null,
  conditions_en text not null,
  how_en text not null,
  for_household smallint not null check (for_household in (0, 1)),
  for_cooperative_group smallint not null check (for_cooperative_group in (0, 1)),
  for_cooperative smallint not null check (for_cooperative in (0, 1)),
  for_enterprise smallint not null check (for_enterprise in (0, 1)),
  for_farm smallint not null check (for_farm in (0, 1)),
  for_tourism smallint not null check (for_tourism in (0, 1)),
  demonstration smallint not null check (demonstration in (0, 1))
);

create table policy_papers (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  policy_id text not null references library_policies (id),
  paper text not null,
  unique (policy_id, paper)
);

create table policy_applications (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  policy_id text not null references library_policies (id),
  request text not null,
  applied_on text,
  applied_by text not null,
  unique (subject_id, policy_id)
);
create index policy_applications_by_subject on policy_applications (subject_id);
