-- Which decision and set an answer was given to ("26/2026/QĐ-TTg 7"): under another one it counts only
-- when the producer looked at it again.
alter table dossier_answers add column given_under text not null default '';
update dossier_answers set given_under = (
  select d.decision || ' ' || d.set_code from dossiers d where d.id = dossier_answers.dossier_id);

-- By what files a result was reckoned.
alter table council_results add column decision text not null default '';
alter table council_results add column regime_sha256 text not null default '';
