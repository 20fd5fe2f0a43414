-- The same acronym in plans of two authorities, its expansions side by side.
-- Grain: an acronym and a pair of authorities. Key: acronym, authority, other_authority.
-- Meaning: expansions are joined by " | " where an authority has several, NULL where none is known.
-- same_meaning compares them without regard to case, NULL where one is unknown.
CREATE OR REPLACE VIEW curated.shared_acronyms AS
WITH used AS (
  SELECT
    c.acronym,
    coalesce(p.authority, p.plan_id) AS authority,
    string_agg(DISTINCT c.expansion, ' | ' ORDER BY c.expansion) AS expansion,
    sum(c.occurrences)::BIGINT AS occurrences
  FROM curated.acronyms AS c
  JOIN curated.plans AS p ON c.plan_id = p.plan_id
  GROUP BY c.acronym, coalesce(p.authority, p.plan_id)
)
SELECT
  a.acronym,
  a.authority,
  a.expansion,
  a.occurrences,
  b.authority AS other_authority,
  b.expansion AS other_expansion,
  b.occurrences AS other_occurrences,
  lower(a.expansion) = lower(b.expansion) AS same_meaning
FROM used AS a
JOIN used AS b ON a.acronym = b.acronym AND a.authority < b.authority
ORDER BY a.acronym, a.authority, b.authority;
