-- A dossier that was filed on paper earlier keeps that day, and the set of its decision.
alter table dossiers add column lodged_on text;
alter table dossiers add column lodged_set text not null default '';
alter table dossiers add column province_receipt text not null default '';
alter table dossiers add column received_on text;
alter table dossiers add column received_by text not null default '';
create unique index dossiers_by_province_receipt on dossiers (province_receipt) where province_receipt <> '';
create index dossiers_by_product on dossiers (product_id);

-- The way of a dossier: who held it from when to when, and what came of it. A row without finished_on
-- is the step at which it stands.
create table dossier_steps (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  dossier_id text not null references dossiers (id),
  heading text not null,
  unit_code text not null,
  subject_id text not null references subjects (id),
  state text not null,
  owner text not null,
  began_on text not null,
  due text,
  finished_on text,
  finished_by text not null,
  result text not null,
  number text not null,
  decided_on text,
  points bigint,
  star text not null,
  note text not null
);
create index dossier_steps_by_dossier on dossier_steps (dossier_id);
create index dossier_steps_open on dossier_steps (owner, due) where finished_on is null;

update dossiers set state = 'received' where state = 'checked' and exists (
  select 1 from council_cases where dossier_id = dossiers.id and state = 'scoring' and removed_at is null);
update dossiers set state = 'concluded' where state = 'checked' and exists (
  select 1 from council_cases where dossier_id = dossiers.id and state = 'concluded' and removed_at is null);
insert into dossier_steps (id, version, dossier_id, heading, unit_code, subject_id, state, owner, began_on, due,
                           finished_by, result, number, star, note)
select id, 1, id, heading, unit_code, subject_id, state,
       case state when 'filed' then 'ward' when 'returned' then 'subject' when 'received' then 'council'
       else 'province' end,
       coalesce(checked_on, filed_on), case state when 'filed' then check_due else null end, '', '', '', '', ''
from dossiers where state <> 'practice' and filed_on is not null and removed_at is null;
