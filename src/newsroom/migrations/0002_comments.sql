create table comments (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  article_id text not null references articles (id),
  unit_code text not null,
  name text not null,
  title text not null,
  body text not null,
  state text not null,
  reason text not null,
  sent_day text,
  sent_on text not null,
  due_on text,
  decided_on text not null,
  decided_by text not null,
  reply text not null,
  reply_name text not null,
  replied_on text not null,
  abuse_reports bigint
);
create index comments_by_name on comments (sort_key, id);
create index comments_by_article on comments (article_id, state);
create index comments_by_state on comments (state);
create index comments_by_unit on comments (unit_code);

-- What nobody but its writer knows, and the telephone number, sealed; both outside of the register,
-- so that no list, export or audit entry holds them.
create table comment_secrets (
  comment_id text primary key references comments (id),
  receipt_hash text not null unique,
  sealed_phone text not null,
  sent_at bigint not null
);
create index comment_secrets_by_age on comment_secrets (sent_at);
