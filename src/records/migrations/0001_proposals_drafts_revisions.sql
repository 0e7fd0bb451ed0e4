-- What one person entered and another has to decide on. values_json holds what was typed, or the
-- file of an import.
create table proposals (
  id text primary key,
  kind text not null,
  record_id text, -- null: a new row, or an import
  record_version bigint not null,
  act text not null check (act in ('create', 'change', 'remove', 'restore', 'import')),
  values_json text not null,
  title text not null,
  unit_code text not null,
  subject_id text not null,
  proposed_by text not null,
  proposed_at bigint not null,
  reason text not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by text not null,
  decided_at bigint,
  decision_note text not null
);
create index proposals_by_state on proposals (state, kind, proposed_at);
create index proposals_by_record on proposals (kind, record_id);

-- What somebody typed into a form and has not stored.
create table drafts (
  person text not null,
  address text not null,
  values_json text not null,
  saved_at bigint not null,
  primary key (person, address)
);

-- Raised with every change of a register, by whichever process.
create table record_revisions (
  kind text primary key,
  revision bigint not null
);
