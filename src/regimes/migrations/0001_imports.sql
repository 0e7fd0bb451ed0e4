-- A decision that an officer brought: draft, proposed, then released by another person.
create table regime_imports (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  decision text not null,
  from_day text not null,
  sets bigint not null,
  sha256 text not null,
  state text not null,
  brought_by text not null,
  brought_on text not null,
  decided_by text not null,
  decided_on text,
  note text not null
);
create unique index regime_imports_released on regime_imports (decision) where state = 'released';

-- Its files as they were brought, byte for byte.
create table regime_files (
  import_id text not null references regime_imports (id),
  name text not null,
  content text not null,
  primary key (import_id, name)
);
