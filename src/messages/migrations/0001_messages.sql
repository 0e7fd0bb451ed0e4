-- The people of an audience: who reads, confirms and forwards what is sent to it.
create table message_readers (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  audience_id text not null references audiences (id),
  name text not null,
  login text not null,
  email text not null,
  phone text not null,
  unique (audience_id, name)
);
create index message_readers_by_login on message_readers (login);

-- Messages are no register: no list, search, history or export of registers shows one.
create table messages (
  id text primary key,
  version bigint not null,
  code text not null unique,
  title text not null,
  body text not null,
  unit_code text not null,
  restricted smallint not null check (restricted in (0, 1)),
  units text not null,
  kinds text not null,
  approver text not null,
  send_on text not null,
  state text not null,
  author text not null,
  changed_at bigint not null,
  decided_by text not null,
  decided_at bigint not null,
  note text not null,
  sent_on text not null,
  sent_at bigint not null
);
create index messages_by_state on messages (state, send_on);
create index messages_by_age on messages (changed_at);

-- One copy for each place, as it was called on the day; `audience_id` is empty for the authority of
-- the unit, `parent_id` for what came from the sender himself.
create table message_recipients (
  id text primary key,
  message_id text not null references messages (id),
  parent_id text not null,
  unit_code text not null,
  audience_id text not null,
  kind text not null,
  name text not null,
  note text not null,
  sent_by text not null,
  sent_on text not null,
  sent_at bigint not null,
  confirmed_by text not null,
  confirmed_at bigint not null,
  unique (message_id, unit_code, audience_id)
);
create index message_recipients_by_unit on message_recipients (unit_code);
create index message_recipients_by_audience on message_recipients (audience_id);
