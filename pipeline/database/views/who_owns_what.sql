-- Who owns what, over all authorities.
-- Grain: an owner of an action. Key: action_id, position.
-- Meaning: owner is as written; owner_id is the same for one person, role, team or body, so group by it.
-- owned_actions counts the actions of that owner_id, in all plans.
CREATE OR REPLACE VIEW curated.who_owns_what AS
SELECT
  o.owner_id,
  o.owner,
  o.kind,
  o.organisation,
  count(*) OVER (PARTITION BY o.owner_id) AS owned_actions,
  a.authority,
  a.plan_id,
  a.section_path,
  a.ref,
  a.action,
  a.timescale,
  a.end_date,
  a.action_id,
  o.position
FROM curated.action_owners AS o
JOIN curated.actions AS a ON o.action_id = a.action_id
ORDER BY o.owner_id, a.plan_id, a.position, o.position;
