alter table consumer_reports add column product_id text references products (id);
create index consumer_reports_by_product on consumer_reports (product_id);
