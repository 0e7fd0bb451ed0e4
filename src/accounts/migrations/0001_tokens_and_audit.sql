-- Instants are microseconds UTC; last_used is a day in Viet Nam, "2026-07-06".
create table tokens (
  id text primary key,
  lookup text not null unique, -- the first 16 hexadecimal digits of the hash
  hash text not null, -- SHA-256 of the token, hexadecimal
  subject text not null,
  scopes text not null, -- "capture,query"
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint,
  last_used text
);

create table audit (
  id text primary key,
  at bigint not null,
  actor text not null,
  act text not null,
  object text not null,
  before_json text not null,
  after_json text not null
);
create index audit_by_object on audit (object, at);
create index audit_by_time on audit (at);
