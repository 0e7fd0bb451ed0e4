-- Parts II and IV of the self-assessment report of 26/2026/QĐ-TTg.
alter table dossiers add column plan_results text not null default '';
alter table dossiers add column plan_ahead text not null default '';
