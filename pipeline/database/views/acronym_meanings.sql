-- What each acronym of a plan stands for, the authority's other plans asked before the lexicon.
-- Grain: an acronym of a plan. Key: plan_id, acronym.
-- Meaning: where the plan itself does not define the acronym (its glossary, a definition in the text, the authority's
-- name), the other plans of the same authority do if those that define it agree; source is then other_plan.
CREATE OR REPLACE VIEW curated.acronym_meanings AS
WITH named AS (
  SELECT c.*, p.authority
  FROM curated.acronyms AS c
  JOIN curated.plans AS p ON c.plan_id = p.plan_id
),
defined AS (
  SELECT plan_id, authority, acronym, expansion
  FROM named
  WHERE source IN ('glossary', 'inline') AND expansion IS NOT NULL
),
elsewhere AS (
  SELECT n.plan_id, n.acronym, min(d.expansion) AS expansion
  FROM named AS n
  JOIN defined AS d ON n.authority = d.authority AND n.acronym = d.acronym AND n.plan_id <> d.plan_id
  WHERE n.source IN ('lexicon', 'unresolved', 'ambiguous')
  GROUP BY n.plan_id, n.acronym
  HAVING count(DISTINCT lower(d.expansion)) = 1
)
SELECT
  n.plan_id,
  n.authority,
  n.acronym,
  coalesce(e.expansion, n.expansion) AS expansion,
  CASE WHEN e.expansion IS NULL THEN n.source ELSE 'other_plan' END AS source,
  n.occurrences
FROM named AS n
LEFT JOIN elsewhere AS e ON n.plan_id = e.plan_id AND n.acronym = e.acronym
ORDER BY n.plan_id, n.acronym;
