-- Actions about a theme, over all authorities: SELECT * FROM actions_about('transport').
-- Grain: an action. Key: action_id.
-- Meaning: every word given stands in the action or in the titles of its sections, in any order and case.
-- A word also finds longer words that begin with it: 'train' finds "training", not "constraint".
CREATE OR REPLACE MACRO curated.actions_about(theme) AS TABLE
SELECT
  a.authority,
  a.plan_id,
  a.section_path,
  a.ref,
  a.action,
  a.owners,
  a.timescale,
  a.end_date,
  a.action_id
FROM curated.actions AS a
WHERE trim(theme) <> ''
  AND len(list_filter(
    string_split_regex(lower(trim(theme)), '\s+'),
    lambda word: NOT contains(
      ' ' || regexp_replace(lower(concat_ws(' ', a.section_path, a.action)), '[^\p{L}\p{N}]+', ' ', 'g'),
      ' ' || regexp_replace(word, '[^\p{L}\p{N}]+', ' ', 'g')
    )
  )) = 0
ORDER BY a.authority, a.plan_id, a.position;
