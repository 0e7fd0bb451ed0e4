-- Through what a message is made known, and the proofs that it was.
alter table messages add column channels text not null default '';

create table message_channels (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  kind text not null,
  name text not null,
  unit_code text not null,
  place text not null,
  valid_from text,
  valid_to text,
  note text not null,
  unique (unit_code, name)
);
create index message_channels_by_unit on message_channels (unit_code);

create table message_proofs (
  id text primary key,
  message_id text not null references messages (id),
  channel_id text not null references message_channels (id),
  file_id text not null,
  place text not null,
  day text not null,
  hour text not null,
  note text not null,
  added_by text not null,
  added_at bigint not null
);
create index message_proofs_by_message on message_proofs (message_id);
