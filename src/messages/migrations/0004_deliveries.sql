-- The queue of mail and text messages: one row for each address of a message, so that none is sent
-- twice. "sending" is written before the server is asked: what a crash leaves in it may have gone out.
create table message_deliveries (
  id text primary key,
  message_id text not null references messages (id),
  way text not null,
  address text not null,
  state text not null,
  attempts bigint not null,
  made_at bigint not null,
  next_at bigint not null,
  done_at bigint not null,
  fault text not null,
  unique (message_id, way, address)
);
create index message_deliveries_by_turn on message_deliveries (state, next_at);
