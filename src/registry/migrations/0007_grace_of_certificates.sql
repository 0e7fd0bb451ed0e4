-- The last day on which an expired certificate still holds, since its re-evaluation was asked for in
-- time and is not answered (26/2026/QĐ-TTg, article 8).
alter table certificates add column grace_to text;
