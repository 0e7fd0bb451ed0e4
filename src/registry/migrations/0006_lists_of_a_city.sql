-- Lists leave out what was put aside. An index that does the same counts and pages without a look
-- into the rows; the one on the owner finds the parts of a row, and the rows of a ward.
drop index subjects_by_name;
create index subjects_by_name on subjects (sort_key, id) where removed_at is null;
create index subjects_by_ward on subjects (unit_code) where removed_at is null;

drop index products_by_name;
create index products_by_name on products (sort_key, id) where removed_at is null;
drop index products_by_subject;
create index products_by_subject on products (subject_id, removed_at);

drop index documents_by_name;
create index documents_by_name on documents (sort_key, id) where removed_at is null;
drop index documents_by_subject;
create index documents_by_subject on documents (subject_id, removed_at);

create index certificates_by_name on certificates (sort_key, id) where removed_at is null;
drop index certificates_by_subject;
create index certificates_by_subject on certificates (subject_id, removed_at);

create index members_by_name on members (sort_key, id) where removed_at is null;
create index posts_by_name on posts (sort_key, id) where removed_at is null;
create index premises_by_name on premises (sort_key, id) where removed_at is null;
create index places_by_subject on places (subject_id, removed_at);
create index findings_to_do on findings (due_on, id) where removed_at is null and done_on is null;
create index redo_tasks_to_do on redo_tasks (due_on, id) where removed_at is null and done_on is null;
create index ingredients_by_order on ingredients (position, id) where removed_at is null;
