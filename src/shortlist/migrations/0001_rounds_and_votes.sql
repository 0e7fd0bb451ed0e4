create table shortlist_rounds (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  code text not null unique,
  title text not null,
  title_en text not null,
  unit_code text not null,
  purpose text not null,
  places bigint not null check (places >= 1),
  opens_on text not null,
  closes_on text not null,
  state text not null,
  opened_on text,
  opened_by text not null,
  closed_on text,
  closed_by text not null,
  published_on text,
  published_by text not null,
  demonstration smallint not null check (demonstration in (0, 1))
);
create index shortlist_rounds_by_day on shortlist_rounds (closes_on, id) where removed_at is null;
create index shortlist_rounds_by_unit on shortlist_rounds (unit_code);

create table shortlist_criteria (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  round_id text not null references shortlist_rounds (id),
  title text not null,
  title_en text not null,
  explanation text not null,
  weight bigint not null check (weight >= 1),
  unique (round_id, title)
);

create table shortlist_candidates (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  round_id text not null references shortlist_rounds (id),
  product_id text not null references products (id),
  reason text not null,
  proposed_by text not null,
  unique (round_id, product_id)
);

create table shortlist_voters (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  round_id text not null references shortlist_rounds (id),
  login text not null,
  standing text not null,
  unique (round_id, login)
);
create index shortlist_voters_by_login on shortlist_voters (login);

create table shortlist_votes (
  candidate_id text not null references shortlist_candidates (id),
  voter_id text not null references shortlist_voters (id),
  reason text not null,
  cast_at bigint not null,
  primary key (candidate_id, voter_id)
);

create table shortlist_points (
  candidate_id text not null,
  voter_id text not null,
  criterion_id text not null references shortlist_criteria (id),
  points smallint not null check (points between 0 and 10),
  primary key (candidate_id, voter_id, criterion_id),
  foreign key (candidate_id, voter_id) references shortlist_votes (candidate_id, voter_id)
);

create table shortlist_bars (
  candidate_id text not null references shortlist_candidates (id),
  voter_id text not null references shortlist_voters (id),
  primary key (candidate_id, voter_id)
);

create table shortlist_results (
  round_id text primary key references shortlist_rounds (id),
  protocol text not null,
  counted_at bigint not null
);
