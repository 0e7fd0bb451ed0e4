-- An instant that did not come yet is 0.
create table people (
  id text primary key,
  login text not null unique,
  name text not null,
  phone text not null default '',
  email text not null default '',
  password_hash text not null default '',
  password_changed_at bigint not null default 0,
  created_at bigint not null,
  disabled_at bigint not null default 0,
  version bigint not null default 1,
  folded text not null
);

-- Whatever a person types to sign in: login, phone number, e-mail address. One owner each.
create table sign_in_names (
  name text primary key,
  person_id text not null references people (id)
);
create index sign_in_names_by_person on sign_in_names (person_id);

create table sessions (
  id text primary key,
  hash text not null unique,
  person_id text not null references people (id),
  stage text not null check (stage in ('second_factor', 'complete')),
  device text not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  ended_at bigint not null default 0
);
create index sessions_by_person on sessions (person_id, ended_at);

create table throttles (
  name text primary key,
  failures bigint not null,
  last_at bigint not null,
  closed_until bigint not null
);

create table totp_secrets (
  person_id text primary key references people (id),
  sealed text not null,
  last_step bigint not null default 0,
  made_at bigint not null,
  confirmed_at bigint not null default 0
);

create table backup_codes (
  person_id text not null references people (id),
  fingerprint text not null,
  used_at bigint not null default 0,
  primary key (person_id, fingerprint)
);

create table passkeys (
  id text primary key,
  person_id text not null references people (id),
  name text not null,
  algorithm bigint not null,
  public_key text not null,
  counter bigint not null,
  made_at bigint not null,
  last_used_at bigint not null default 0
);
create index passkeys_by_person on passkeys (person_id);

create table recovery_codes (
  id text primary key,
  person_id text not null references people (id),
  fingerprint text not null,
  made_by text not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint not null default 0
);
create index recovery_codes_by_person on recovery_codes (person_id);

-- A second factor that was lost: one officer asks, another decides.
create table factor_resets (
  id text primary key,
  person_id text not null references people (id),
  reason text not null,
  asked_by text not null,
  asked_at bigint not null,
  decided_by text not null default '',
  decided_at bigint not null default 0,
  outcome text not null default '' check (outcome in ('', 'done', 'refused'))
);
create index factor_resets_by_person on factor_resets (person_id);

-- What stands before approved_at has no effect.
create table appointments (
  id text primary key,
  person_id text not null references people (id),
  role text not null,
  unit_code text not null default '',
  subject_id text not null default '',
  only_objects text not null default '',
  valid_from text not null,
  valid_to text not null default '',
  made_by text not null,
  made_at bigint not null,
  approved_by text not null default '',
  approved_at bigint not null default 0,
  refused_at bigint not null default 0
);
create index appointments_by_person on appointments (person_id);
create index appointments_by_subject on appointments (subject_id);

create table declarations (
  id text primary key,
  person_id text not null references people (id),
  subject_id text not null,
  relation text not null
    check (relation in ('adviser', 'relative', 'supplier', 'competitor', 'other')),
  note text not null default '',
  valid_from text not null,
  valid_to text not null default '',
  entered_by text not null,
  entered_at bigint not null,
  withdrawn_at bigint not null default 0
);
create index declarations_by_person on declarations (person_id, subject_id);
