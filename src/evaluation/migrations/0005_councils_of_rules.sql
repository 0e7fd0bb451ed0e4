-- How a council meets: whom it needs, when it is told, or that it gives written opinions.
alter table councils add column mode text not null default 'meeting';
alter table councils add column required_agencies text not null default '';
alter table councils add column notice_days bigint not null default 1;
alter table councils add column notified_on text;
alter table councils add column meets_on text;
alter table councils add column meeting_place text not null default '';

-- Of a case in written opinions: the day on which a meeting was called after all.
alter table council_cases add column meeting_called_on text;

-- What a member says with the locked sheet of a case that is concluded without a meeting.
create table council_opinions (
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
  opinion text not null,
  note text not null,
  given_on text not null,
  unique (case_id, login, round)
);
