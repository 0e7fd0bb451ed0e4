-- Who of the advisory team looks into a dossier, and what that person reported.
create table advisory_tasks (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  dossier_id text not null references dossiers (id),
  login text not null,
  heading text not null,
  unit_code text not null,
  subject_id text not null references subjects (id),
  assigned_on text not null,
  assigned_by text not null,
  due text,
  report text not null,
  demands text not null,
  proposal text not null,
  reported_on text,
  unique (dossier_id, login)
);
create index advisory_tasks_by_login on advisory_tasks (login);

-- What was seen at a place. client_key is made where the form was filled in, so that a visit that was
-- kept without a net and sent twice is stored once.
create table site_visits (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  dossier_id text not null references dossiers (id),
  login text not null,
  client_key text not null unique,
  heading text not null,
  unit_code text not null,
  subject_id text not null references subjects (id),
  visited_on text not null,
  place text not null,
  met_with text not null,
  local_material text not null,
  local_labour text not null,
  idea_origin text not null,
  local_identity text not null,
  production text not null,
  labelling text not null,
  environment text not null,
  books text not null,
  findings text not null,
  demand_papers text not null,
  demand_tests text not null
);
create index site_visits_by_dossier on site_visits (dossier_id);

create table site_visit_photos (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  visit_id text not null references site_visits (id),
  position bigint not null,
  file text not null,
  unique (visit_id, position)
);
