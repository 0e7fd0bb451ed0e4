-- What the labels have beside their codes, so that a scan asks no register for the order.
alter table code_ranges add column factor text not null default 'none';
update code_ranges
  set factor = (select second_factor from code_orders where code_orders.id = code_ranges.order_id);
