-- The words of an entry without marks, filled in when the program opens the database.
alter table audit add column folded text not null default '';
create index audit_by_actor on audit (actor, at);
