-- A dossier asks for the stars of one product under one decision. Its state is set by acts, never
-- typed; what was handed in stays in dossier_filings as it was.
create table dossiers (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  heading text not null,
  subject_id text not null references subjects (id),
  product_id text not null references products (id),
  unit_code text not null,
  sort text not null,
  changes text not null,
  decision text not null,
  set_code text not null,
  state text not null,
  receipt text not null,
  filed_on text,
  filed_by text not null,
  check_due text,
  checked_on text,
  checked_by text not null,
  local_material text not null,
  local_labour text not null,
  idea_origin text not null,
  local_identity text not null,
  check_note text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);
create index dossiers_by_subject on dossiers (subject_id);
create index dossiers_by_unit on dossiers (unit_code, state);
create index dossiers_by_name on dossiers (sort_key, id) where removed_at is null;
create unique index dossiers_by_receipt on dossiers (receipt) where receipt <> '';

-- Points in tenths.
create table dossier_answers (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  dossier_id text not null references dossiers (id),
  criterion text not null,
  points bigint not null,
  case_code text not null,
  note text not null,
  unique (dossier_id, criterion)
);

create table dossier_filings (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  dossier_id text not null references dossiers (id),
  filed_on text not null,
  receipt text not null,
  content text not null,
  sha256 text not null,
  unique (dossier_id, receipt)
);
