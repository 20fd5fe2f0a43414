-- Actions that say nobody is responsible, or not by when.
-- Grain: an action. Key: action_id.
-- Meaning: no_owner: the plan names no owner. no_date: neither a day nor a recurrence nor "ongoing" is
-- given; a timescale such as "tbc" is no date. Achievements are left out.
CREATE OR REPLACE VIEW curated.actions_without_owner_or_date AS
SELECT
  a.authority,
  a.plan_id,
  a.section_path,
  a.ref,
  a.action,
  a.owners IS NULL AS no_owner,
  a.date_kind IN ('none', 'tbc') AS no_date,
  a.owners,
  a.timescale,
  a.source_page,
  a.source_table,
  a.source_row,
  a.action_id
FROM curated.actions AS a
WHERE a.record_kind <> 'achievement' AND (a.owners IS NULL OR a.date_kind IN ('none', 'tbc'))
ORDER BY a.plan_id, a.position;
