-- The authorities side by side.
-- Grain: an authority (a plan that names none stands for itself). Key: authority.
-- Meaning: shares are of the actions still to be done (achievements left out), 0 to 1, NULL where there are
-- none. share_dated counts a day, a recurrence or "ongoing"; share_with_measures a measure beside the action.
CREATE OR REPLACE VIEW curated.compare_authorities AS
WITH facts AS (
  SELECT
    a.plan_id,
    count(*) AS actions,
    count(a.owners) AS owned,
    count(*) FILTER (a.date_kind NOT IN ('none', 'tbc')) AS dated,
    count(*) FILTER (a.action_id IN (SELECT action_id FROM curated.action_measures)) AS measured
  FROM curated.actions AS a
  WHERE a.record_kind <> 'achievement'
  GROUP BY a.plan_id
), measures AS (
  SELECT m.plan_id, count(*) AS measures, count(m.target) AS targets
  FROM curated.measures AS m
  GROUP BY m.plan_id
)
SELECT
  coalesce(p.authority, p.plan_id) AS authority,
  count(*) AS plans,
  coalesce(sum(f.actions), 0)::BIGINT AS actions,
  coalesce(sum(m.measures), 0)::BIGINT AS measures,
  round(sum(f.owned) / sum(f.actions), 3) AS share_owned,
  round(sum(f.dated) / sum(f.actions), 3) AS share_dated,
  round(sum(f.measured) / sum(f.actions), 3) AS share_with_measures,
  round(sum(m.targets) / sum(m.measures), 3) AS share_of_measures_with_target
FROM curated.plans AS p
LEFT JOIN facts AS f ON p.plan_id = f.plan_id
LEFT JOIN measures AS m ON p.plan_id = m.plan_id
GROUP BY coalesce(p.authority, p.plan_id)
ORDER BY authority;
