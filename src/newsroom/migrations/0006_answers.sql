-- The comment that a comment answers; empty for one below the article itself.
alter table comments add column answers text not null default '';
