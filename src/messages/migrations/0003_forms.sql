-- One text in its forms: web, e-mail, text message, loudspeaker, notice; beside them "source", the
-- text they were produced from, and "sound", the file of the recording.
create table message_forms (
  message_id text not null references messages (id),
  form text not null,
  content text not null,
  primary key (message_id, form)
);
