-- A page of the audit is the newest by its identifiers, of one person or of one kind of act.
drop index audit_by_actor;
create index audit_by_actor on audit (actor, id);
create index audit_by_act on audit (act, id);
-- What the start of the program looks for.
create index audit_unfolded on audit (id) where folded = '';
