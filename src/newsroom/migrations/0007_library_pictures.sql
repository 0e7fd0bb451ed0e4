alter table articles add column library_picture_id text references library_pictures (id);
