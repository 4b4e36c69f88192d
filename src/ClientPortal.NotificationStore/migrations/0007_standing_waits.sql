-- Waits that stand already were asked for before longest_wait remembered any: the first take-over must not cut them short.
-- At most a day: what ends later was written under a wrong clock rather than asked for.
UPDATE telegram.telegram_bots AS b
   SET longest_wait = greatest(b.longest_wait, least(s.until - now(), interval '1 day'))
  FROM (SELECT w.bot_id, max(w.not_before) AS until
          FROM (SELECT bot_id, not_before FROM telegram.telegram_bots
                UNION ALL
                SELECT bot_id, not_before FROM telegram.telegram_chats) AS w
         WHERE w.not_before > now()
         GROUP BY w.bot_id) AS s
 WHERE s.bot_id = b.bot_id;
