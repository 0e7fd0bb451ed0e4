-- The owner of a task is an account of the office; until now a name was typed. A name that exactly
-- one account bears is that account; any other stays a name, and its task is its unit's.
alter table tasks add column owner_login text not null default '';

update tasks
set owner_login = (select min(login) from people where people.name = tasks.owner_person)
where (select count(*) from people where people.name = tasks.owner_person) = 1;
