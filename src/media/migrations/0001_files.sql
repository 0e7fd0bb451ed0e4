create table files (
  id text primary key,
  sha256 text not null, -- of the bytes kept, which is where they lie
  bytes bigint not null,
  type text not null,
  name text not null, -- as the sender called it; a label, never a path
  width bigint, -- of a picture, in pixels
  height bigint,
  purpose text not null check (purpose in ('picture', 'document')),
  made_by text not null,
  made_at bigint not null
);
create index files_by_content on files (sha256);
