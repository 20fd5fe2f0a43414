-- How far each measure has come.
-- Grain: a measure. Key: measure_id.
-- Meaning: change is latest minus baseline, to_go is target minus latest; both NULL unless the two figures
-- have the same unit. direction_met: the change goes the way the measure should go. target_met: the latest
-- figure has reached the target. Both are NULL where the plan does not say enough, e.g. for `complete`.
CREATE OR REPLACE VIEW curated.measures_with_progress AS
WITH figures AS (
  SELECT
    *,
    CASE WHEN baseline_unit IS NOT DISTINCT FROM latest_unit THEN latest_value - baseline_value END AS change,
    CASE WHEN latest_unit IS NOT DISTINCT FROM target_unit THEN target_value - latest_value END AS to_go
  FROM curated.measures
)
SELECT
  p.authority,
  m.plan_id,
  m.section_path,
  m.measure,
  m.direction,
  m.baseline,
  m.baseline_value,
  m.baseline_date,
  m.latest,
  m.latest_value,
  m.latest_date,
  m.target,
  m.target_value,
  m.target_date,
  m.change,
  m.to_go,
  CASE m.direction
    WHEN 'increase' THEN m.change > 0
    WHEN 'decrease' THEN m.change < 0
    WHEN 'maintain' THEN m.change = 0
  END AS direction_met,
  CASE m.direction
    WHEN 'increase' THEN m.to_go <= 0
    WHEN 'decrease' THEN m.to_go >= 0
    WHEN 'maintain' THEN m.to_go = 0
  END AS target_met,
  m.measure_id
FROM figures AS m
JOIN curated.plans AS p ON m.plan_id = p.plan_id
ORDER BY m.plan_id, m.position;
