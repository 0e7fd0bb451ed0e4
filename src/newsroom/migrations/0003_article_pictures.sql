create table article_pictures (
  id text primary key,
  version bigint not null,
  folded text not null default '',
  sort_key text not null default '',
  changed_at bigint not null default 0,
  changed_by text not null default '',
  removed_at bigint,
  article_id text references articles (id),
  picture text,
  alt text not null,
  rights text not null
);
create index article_pictures_by_name on article_pictures (sort_key, id);
create index article_pictures_by_article on article_pictures (article_id);
