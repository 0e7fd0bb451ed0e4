-- The number of the report: what an inspection is called when a finding refers to it.
alter table inspections add column number text not null default '';
create index inspections_by_number on inspections (number);

-- An import of the country has ten thousand successions; each asks for those of its unit.
create index unit_successions_by_unit on unit_successions (unit_code, unit_valid_from);
