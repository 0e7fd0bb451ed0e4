-- What binds about a recognition: granting it, giving a certificate out again, revoking it. One person
-- proposes, another releases.
create table recognition_acts (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  heading text not null,
  sort text not null,
  level text not null,
  case_id text references council_cases (id),
  certificate_id text references certificates (id),
  product_id text not null references products (id),
  told_subject_id text references subjects (id),
  stars bigint,
  decision text not null,
  set_code text not null,
  points text not null,
  parts text not null,
  result_sha256 text not null,
  cause text not null,
  concluded_on text,
  reason text not null,
  decision_number text not null,
  decision_day text,
  issuer text not null,
  code text not null,
  serial_year bigint,
  serial bigint,
  edition bigint,
  state text not null,
  proposed_on text,
  proposed_by text not null,
  decided_on text,
  decided_by text not null,
  note text not null
);
create index recognition_acts_by_certificate on recognition_acts (certificate_id);
create index recognition_acts_by_case on recognition_acts (case_id);
create index recognition_acts_by_state on recognition_acts (state, id);
-- Nothing is recognised twice out of one result, and no serial number comes twice in a year.
create unique index recognition_acts_once on recognition_acts (case_id, level)
  where sort = 'grant' and state in ('proposed', 'released');
create unique index recognition_acts_serials on recognition_acts (serial_year, serial)
  where serial is not null;

-- Visits after recognition, planned and unannounced (26/2026/QĐ-TTg, article 9).
create table supervision_visits (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  heading text not null,
  subject_id text not null references subjects (id),
  told_subject_id text references subjects (id),
  product_id text references products (id),
  sort text not null,
  planned_on text not null,
  visited_on text,
  visitors text not null,
  criteria_kept text not null,
  mark_use text not null,
  findings text not null,
  measures text not null,
  due_on text,
  done_on text,
  proof text,
  demonstration smallint not null check (demonstration in (0, 1))
);
create index supervision_visits_by_subject on supervision_visits (subject_id);
create index supervision_visits_by_told on supervision_visits (told_subject_id);
create index supervision_visits_by_day on supervision_visits (planned_on, id) where removed_at is null;
