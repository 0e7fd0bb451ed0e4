-- A council that lacks an agency it needs opens only when its chair says why; councils of before were
-- only told so.
alter table councils add column incomplete text not null default 'warn';
alter table councils add column incomplete_reason text not null default '';
