-- What came of the last look at the links of an article: one line for each that leads nowhere.
create table article_link_checks (
  article_id text primary key references articles (id),
  checked_at bigint not null,
  broken_count bigint not null,
  broken text not null
);
create index article_link_checks_broken on article_link_checks (broken_count);
