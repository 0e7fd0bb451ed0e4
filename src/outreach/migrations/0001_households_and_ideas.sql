create table households (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  name text not null,
  address text not null,
  street text not null,
  unit_code text not null,
  phone text not null,
  product_idea text not null,
  found_how text not null,
  stage text not null,
  discovered_on text not null,
  visited_on text,
  interested_on text,
  registered_on text,
  subject_id text references subjects (id),
  filed_on text,
  recognised_on text,
  refused_on text,
  refusal_reason text not null,
  dormant_on text,
  note text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  unique (name, address)
);
create index households_by_unit on households (unit_code);
create index households_by_subject on households (subject_id);

create table visits (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  household_id text not null references households (id),
  held_on text not null,
  officer text not null,
  way text not null,
  summary text not null,
  note text not null,
  next_step text not null,
  next_on text,
  unique (household_id, held_on, summary)
);
create index visits_by_household on visits (household_id, held_on);

create table ideas (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  title text not null,
  subject_id text references subjects (id),
  maker text not null,
  unit_code text not null,
  description text not null,
  materials text not null,
  stage text not null,
  novelty text not null,
  novelty_note text not null,
  begun_on text not null,
  prototype_on text,
  prototype_by text not null,
  test_on text,
  test_by text not null,
  pilot_on text,
  pilot_by text not null,
  market_on text,
  market_by text not null,
  demonstration smallint not null check (demonstration in (0, 1)),
  unique (title, maker)
);
create index ideas_by_subject on ideas (subject_id);

create table idea_evidence (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  idea_id text not null references ideas (id),
  sort text not null,
  title text not null,
  dated text,
  number text not null,
  file_id text,
  note text not null,
  unique (idea_id, sort, title)
);
create index idea_evidence_by_idea on idea_evidence (idea_id);

create table sensory_scores (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  idea_id text not null references ideas (id),
  tasted_on text not null,
  taster text not null,
  appearance bigint not null check (appearance between 0 and 5),
  aroma bigint not null check (aroma between 0 and 5),
  taste bigint not null check (taste between 0 and 5),
  texture bigint not null check (texture between 0 and 5),
  note text not null,
  unique (idea_id, tasted_on, taster)
);
