-- A council scores dossiers: each is a case. A sheet is one member's in one round; nobody else sees its
-- points before it is locked.
create table councils (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  name text not null,
  unit_code text not null,
  founded_by text not null,
  founded_on text,
  quorum_percent bigint not null,
  spread_max bigint not null,
  demonstration smallint not null check (demonstration in (0, 1))
);

create table council_members (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  council_id text not null references councils (id),
  login text not null,
  post text not null,
  agency text not null,
  unique (council_id, login)
);
create index council_members_by_login on council_members (login);

create table council_cases (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  council_id text not null references councils (id),
  dossier_id text not null references dossiers (id),
  heading text not null,
  round bigint,
  state text not null,
  star text not null,
  concluded_on text,
  concluded_by text not null,
  unique (council_id, dossier_id)
);
create index council_cases_by_dossier on council_cases (dossier_id);

-- What a council agreed on and what came of it, as it was reckoned.
create table council_results (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  case_id text not null unique references council_cases (id),
  mean text not null,
  agreed text not null,
  outcome text not null
);

create table score_sheets (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  case_id text not null references council_cases (id),
  login text not null,
  round bigint not null,
  state text not null,
  unique (case_id, login, round)
);

-- Points in tenths.
create table score_answers (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  sheet_id text not null references score_sheets (id),
  criterion text not null,
  points bigint not null,
  case_code text not null,
  note text not null,
  unique (sheet_id, criterion)
);
