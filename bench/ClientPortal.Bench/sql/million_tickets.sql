-- Fills an empty portal database with a large company's tickets: 20,000 clients, 200 staff, 1,000,000 tickets and about 2,600,000 texts.
-- Sets, not rows: texts are put together from 20,000 sentences whose words are as unevenly common as a language's, and the search
-- documents from the sentences' own. Takes minutes. Needs the owner's rights (it rebuilds the indexes of the tables that it fills).
-- Sizes can be given beforehand: set bench.tickets = '100000'; set bench.clients = '2000'; set bench.staff = '50';

begin;

set local search_path = pg_catalog;
set local synchronous_commit = off;
set local maintenance_work_mem = '512MB';
set local work_mem = '128MB';
select setseed(0.42);

create temp table sizes as
select coalesce(nullif(current_setting('bench.tickets', true), ''), '1000000')::int as tickets,
       coalesce(nullif(current_setting('bench.clients', true), ''), '20000')::int as clients,
       coalesce(nullif(current_setting('bench.staff', true), ''), '200')::int as staff;

-- Numbers spread evenly and repeatably over 0 … range - 1.
create function pg_temp.pick(seed bigint, salt int, range int) returns int immutable parallel safe language sql as $$
    select ((hashint8extended(seed, salt) & 9223372036854775807) % range)::int $$;

-- A version 7 UUID for a time: sorts by it.
create function pg_temp.uuid7(at timestamptz, seed bigint, salt int) returns uuid immutable parallel safe language sql as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
        || '7' || substr(md5(seed::text || '/' || salt::text), 1, 3)
        || '8' || substr(md5(salt::text || '/' || seed::text), 1, 15))::uuid $$;

-- Common words first, then names of parts that few texts hold.
create temp table words as
select row_number() over () as id, word from unnest(string_to_array(
    'не работает принтер счёт оплата прошу доступ заказ договор сервер ошибка доставка портал пароль обновление акт сверка настройка почта сайт '
    'клиент номер письмо вопрос ответ файл система отчёт печать сеть телефон экран кнопка договорённость скидка товар склад возврат гарантия '
    'ремонт замена монитор клавиатура картридж бумага лицензия ключ сертификат подпись электронный документ бухгалтерия налог ставка валюта '
    'курс банк платёж реквизиты поручение срок дата завтра сегодня вчера утро вечер неделя месяц квартал год менеджер директор инженер '
    'специалист отдел филиал офис адрес схема проезд звонок встреча совещание протокол решение задача проект этап график план бюджет '
    'резерв копия архив восстановление база данные таблица запрос фильтр поиск список страница форма поле значение проверка контроль '
    'invoice payment printer access order server error delivery portal password update report contract mail website customer number question '
    'answer file system network phone screen button discount product stock return warranty repair replacement monitor keyboard cartridge '
    'paper license certificate signature document accounting tax rate currency bank transfer deadline today tomorrow yesterday morning week '
    'month quarter manager engineer department branch office address meeting call decision task project stage schedule plan budget reserve '
    'backup archive restore database table query filter search list page form field value check control browser cache cookie session token '
    'login logout account profile language timezone notification message chat button link attachment image photo scan export import upload download '
    'медленно зависает пропал дублируется отклонён просрочен частично повторно срочно важно временно постоянно вручную автоматически удалённо '
    'slow frozen missing duplicated rejected overdue partial again urgent important temporary permanent manual automatic remote', ' ') || array(select 'mx' || n from generate_series(1, 3000) n)) as word;

-- The cube makes the first words common and the last ones rare.
create temp table sentences as
select id, text, strip(to_tsvector('russian', text)) as document
from (select s.id, string_agg(w.word, ' ' order by p.place) as text
      from generate_series(1, 20000) s(id)
      cross join lateral generate_series(1, 8 + pg_temp.pick(s.id, 1, 8)) p(place)
      join words w on w.id = 1 + floor((select count(*) from words) * power(pg_temp.pick(s.id * 64 + p.place, 2, 100000) / 100000.0, 3))::int
      group by s.id) t;
alter table sentences add primary key (id);
analyze sentences;

insert into portal.clients (id, name, active, created_at, updated_at, version)
select pg_temp.uuid7(now() - interval '3 years', n, 1), (array['Север', 'Vector', 'Альфа', 'Orbita', 'Рассвет', 'Nova'])[1 + n % 6] || ' ' || n, true,
       now() - interval '3 years', now() - interval '3 years', 1
from sizes, generate_series(1, clients) n;

create temp table people as
select n, n > clients as is_staff, pg_temp.uuid7(now() - interval '3 years', n, 2) as account_id,
       case when n <= clients then pg_temp.uuid7(now() - interval '3 years', n, 1) end as client_id,
       case when n <= clients then 'Client ' || n else 'Staff ' || (n - clients) end as name
from sizes, generate_series(1, clients + staff) n;
alter table people add primary key (n);

insert into portal.accounts (id, user_name, normalized_user_name, role, client_id, name, language, time_zone, active, created_at, version)
select account_id, 'bench-' || n, 'BENCH-' || n, case when is_staff then 'staff' else 'client' end, client_id, name,
       case when n % 2 = 0 then 'ru' else 'en' end, 'Europe/Moscow', true, now() - interval '3 years', 1
from people;
analyze people;

-- What each ticket is, before it is written: the newest have the highest numbers; the older ones are closed.
create temp table plan as
select n, 1000000000 + n as number, pg_temp.uuid7(created, n, 3) as id, created,
       created + least(now() - created, replies * interval '5 hours' + make_interval(mins => pg_temp.pick(n, 4, 4000))) as updated,
       status, priority, replies, 1 + floor(clients * power(pg_temp.pick(n, 5, 1000000) / 1000000.0, 2))::int as client,
       case when status = 'new' and pg_temp.pick(n, 6, 10) < 8 then null else clients + 1 + pg_temp.pick(n, 7, staff) end as assignee,
       1 + pg_temp.pick(n, 8, 20000) as title, 1 + pg_temp.pick(n, 9, 20000) as opening
from (select n, clients, staff, pg_temp.pick(n, 10, 5) % 4 as replies,
             now() - interval '2 years' * ((tickets - n) / tickets::float8) - interval '1 minute' as created,
             case when age > 0.15 + pg_temp.pick(n, 11, 100) / 1000.0 then 'closed'
                  when pg_temp.pick(n, 12, 100) < 12 then 'new' when pg_temp.pick(n, 12, 100) < 40 then 'in_progress'
                  when pg_temp.pick(n, 12, 100) < 60 then 'waiting_for_client' when pg_temp.pick(n, 12, 100) < 75 then 'resolved' else 'closed' end as status,
             (array[0, 1, 1, 1, 1, 1, 1, 1, 2, 3])[1 + pg_temp.pick(n, 13, 10)] as priority
      from (select n, (tickets - n) / tickets::float8 as age, tickets, clients, staff from sizes, generate_series(1, tickets) n) t) t;
create index on plan (n);
analyze plan;

-- Each index is noted, dropped, and built again over the filled table.
create temp table indexes as
select format('%I.%I', n.nspname, i.relname) as name, pg_get_indexdef(i.oid) as definition
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
where n.nspname = 'portal' and t.relname in ('tickets', 'ticket_comments', 'ticket_history')
  and not exists (select from pg_constraint c where c.conindid = x.indexrelid);
do $$ declare name text; begin for name in select i.name from indexes i loop execute 'drop index ' || name; end loop; end $$;

insert into portal.tickets (id, number, client_id, title, status, priority, assignee_id, created_by, created_at, updated_at, public_updated_at, resolved_at, version, public_version, search)
select p.id, p.number, c.client_id, left(t.text, 80), p.status, p.priority, a.account_id, c.account_id, p.created, p.updated, p.updated,
       case when p.status = 'resolved' then p.updated end, 1 + p.replies + (p.status <> 'new')::int, 1 + p.replies + (p.status <> 'new')::int,
       strip(to_tsvector('simple', p.number || ' ord' || p.n)) || t.document || o.document || coalesce(r1.document, '') || coalesce(r2.document, '') || coalesce(r3.document, '')
from plan p
join people c on c.n = p.client
left join people a on a.n = p.assignee
join sentences t on t.id = p.title
join sentences o on o.id = p.opening
left join sentences r1 on p.replies > 0 and r1.id = 1 + pg_temp.pick(p.n * 4 + 1, 14, 20000)
left join sentences r2 on p.replies > 1 and r2.id = 1 + pg_temp.pick(p.n * 4 + 2, 14, 20000)
left join sentences r3 on p.replies > 2 and r3.id = 1 + pg_temp.pick(p.n * 4 + 3, 14, 20000)
order by p.n;

insert into portal.ticket_comments (id, ticket_id, version, author_id, author_kind, author_name, via, internal, body, created_at)
select pg_temp.uuid7(p.created + k * interval '5 hours', p.n * 4 + k, 15), p.id, 1 + k, w.account_id, case when w.is_staff then 'staff' else 'client' end, w.name,
       case when pg_temp.pick(p.n, 16, 4) = 0 then 'telegram' else 'portal' end, false,
       case when k = 0 then o.text || ' ord' || p.n else s.text end, p.created + k * interval '5 hours'
from plan p
cross join lateral generate_series(0, p.replies) k
join people w on w.n = case when k % 2 = 0 then p.client else coalesce(p.assignee, (select clients + 1 from sizes)) end
join sentences o on o.id = p.opening
join sentences s on s.id = 1 + pg_temp.pick(p.n * 4 + k, 14, 20000)
order by p.n, k;

insert into portal.ticket_history (ticket_id, version, action, from_value, to_value, comment_id, internal, actor_id, actor_kind, actor_name, via, at)
select c.ticket_id, c.version, case when c.version = 1 then 'opened' else 'commented' end, null, null, c.id, false, c.author_id, c.author_kind, c.author_name, c.via, c.created_at
from portal.ticket_comments c where c.author_name like 'Client %' or c.author_name like 'Staff %';
insert into portal.ticket_history (ticket_id, version, action, from_value, to_value, internal, actor_id, actor_kind, actor_name, via, at)
select p.id, 2 + p.replies, 'status_changed', 'new', p.status, false, w.account_id, 'staff', w.name, 'portal', p.updated
from plan p join people w on w.n = coalesce(p.assignee, (select clients + 1 from sizes)) where p.status <> 'new';

do $$ declare definition text; begin for definition in select i.definition from indexes i loop execute definition; end loop; end $$;
analyze portal.clients, portal.accounts, portal.tickets, portal.ticket_comments, portal.ticket_history;

commit;
