alter table code_orders add column signed_labels smallint not null default 0;
