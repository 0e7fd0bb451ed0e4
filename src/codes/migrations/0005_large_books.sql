create table voided_code_epochs (
  epoch text primary key,
  voided_at bigint not null
);

-- A range that is written looks for its key among all, removed ones too.
create index code_ranges_by_key on code_ranges (gtin, epoch, first_index);
