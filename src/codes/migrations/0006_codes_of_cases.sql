-- The alarms of a case are deleted after 90 days; what it was opened about stays.
alter table code_cases add column codes text not null default '';
