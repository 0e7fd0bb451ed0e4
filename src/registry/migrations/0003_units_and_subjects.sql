-- How a unit of a level is called: phường, xã, đặc khu, thị trấn … The column `kind` is the level.
alter table units add column form text not null default '';

-- Who messages go to: residential groups, party cells.
create table audiences (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  name text not null,
  kind text not null,
  unit_code text not null,
  head text not null,
  phone text not null,
  members bigint,
  valid_from text,
  valid_to text,
  note text not null,
  unique (name, unit_code)
);
create index audiences_by_unit on audiences (unit_code);

alter table subjects add column tax_code text not null default '';
alter table subjects add column registration_number text not null default '';
alter table subjects add column registered_on text;
alter table subjects add column registered_by text not null default '';
alter table subjects add column representative text not null default '';
alter table subjects add column sector text not null default '';
alter table subjects add column charter_capital bigint;
alter table subjects add column charter_on text;
alter table subjects add column plan_on text;
alter table subjects add column contract_on text;
alter table subjects add column email text not null default '';
alter table subjects add column website text not null default '';
create index subjects_by_unit on subjects (unit_code);
create index subjects_by_name on subjects (sort_key, id);

create table subject_forms (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  form text not null,
  valid_from text not null,
  valid_to text,
  number text not null,
  note text not null,
  unique (subject_id, valid_from)
);

create table conversions (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  form text not null,
  effective_on text not null,
  name text not null,
  registration_number text not null,
  registered_by text not null,
  tax_code text not null,
  representative text not null,
  label_stock bigint,
  label_plan text not null,
  unique (subject_id, effective_on)
);

create table redo_tasks (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  task text not null,
  since text not null,
  due_on text not null,
  done_on text,
  proof text not null,
  unique (subject_id, task, since)
);

create table subject_years (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  year text not null,
  revenue bigint,
  profit bigint,
  loss bigint,
  loss_reason text not null,
  capital bigint,
  labour bigint,
  local_labour bigint,
  contracted bigint,
  source text not null,
  unique (subject_id, year)
);

create table contacts (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  name text not null,
  duty text not null,
  phone text not null,
  email text not null,
  unique (subject_id, name)
);

create table members (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  name text not null,
  body text not null,
  born text not null,
  is_local smallint not null check (is_local in (0, 1)),
  contribution bigint not null check (contribution >= 0),
  date_in text not null,
  date_out text,
  basis text not null,
  unique (subject_id, name, born, date_in)
);

create table posts (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  post text not null,
  holder text not null,
  held_from text not null,
  held_to text,
  duties text not null,
  unique (subject_id, post, holder, held_from)
);

create table premises (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  subject_id text not null references subjects (id),
  name text not null,
  kind text not null,
  address text not null,
  unit_code text not null,
  area bigint,
  place_id text references places (id),
  plan_file text,
  unique (subject_id, name)
);
create index premises_by_unit on premises (unit_code);

create table inspections (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  premises_id text not null references premises (id),
  held_on text not null,
  inspector text not null,
  checklist text not null,
  result text not null,
  report_file text,
  unique (premises_id, held_on, inspector)
);

create table findings (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  inspection_id text not null references inspections (id),
  what text not null,
  severity text not null,
  action text not null,
  responsible text not null,
  due_on text not null,
  done_on text,
  proof text not null,
  proof_file text,
  closed_on text,
  closed_by text not null,
  unique (inspection_id, what)
);
create index findings_open on findings (due_on) where done_on is null;
