-- What is due between two days, both included: SELECT * FROM what_is_due('2019-09-01', '2019-12-31').
-- Grain: an action. Key: action_id.
-- Meaning: the action's last day or deadline lies in the range. Achievements are done, so they are not due.
-- Recurring and ongoing actions without a last day are not in it.
CREATE OR REPLACE MACRO curated.what_is_due(first_day, last_day) AS TABLE
SELECT
  a.end_date,
  a.date_kind,
  a.timescale,
  a.authority,
  a.plan_id,
  a.section_path,
  a.ref,
  a.action,
  a.owners,
  a.status,
  a.action_id
FROM curated.actions AS a
WHERE a.record_kind <> 'achievement'
  AND a.end_date BETWEEN CAST(first_day AS DATE) AND CAST(last_day AS DATE)
ORDER BY a.end_date, a.plan_id, a.position;
