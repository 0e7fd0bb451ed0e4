-- GLN of where the codes came into their state.
alter table code_ranges add column place text not null default '';
