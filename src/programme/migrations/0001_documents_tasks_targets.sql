create table programme_documents (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  heading text not null,
  sort text not null,
  number text not null,
  title text not null,
  issuer text not null,
  level text not null,
  issued_on text,
  place text not null,
  area_code text not null,
  effect_from text,
  effect_to text,
  file_id text,
  address text not null,
  summary text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  unique (number, issuer, issued_on)
);

create table document_links (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  later_id text not null references programme_documents (id),
  kind text not null,
  earlier_id text not null references programme_documents (id),
  effective_on text,
  note text not null,
  unique (later_id, kind, earlier_id)
);
create index document_links_by_earlier on document_links (earlier_id);

create table tasks (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  plan_id text not null references programme_documents (id),
  title text not null,
  owner_person text not null,
  owner_unit text not null,
  unit_code text not null,
  deadline text not null,
  state text not null,
  started_on text,
  finished_on text,
  cancelled_on text,
  budget bigint,
  spent bigint,
  indicator text not null,
  target_value text not null,
  achieved_value text not null,
  evidence_link text not null,
  evidence_file text,
  reason text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  unique (plan_id, title)
);
create index tasks_by_deadline on tasks (state, deadline);

create table targets (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  heading text not null unique,
  year bigint not null,
  unit_code text not null,
  measure text not null,
  product_group text not null,
  stars bigint,
  number bigint not null,
  plan_id text references programme_documents (id),
  note text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);
create index targets_by_year on targets (year, unit_code);
