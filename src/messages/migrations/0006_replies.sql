-- The code that somebody answers a text message with to confirm it; empty for mail and older rows.
alter table message_deliveries add column reply_code text not null default '';
create index message_deliveries_by_address on message_deliveries (address, reply_code);
