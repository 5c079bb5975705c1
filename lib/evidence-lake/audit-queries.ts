import type { LakeQuery } from './lake-query';

const LATEST = '(SELECT max(audit) FROM audit_rows)';

/** What is asked of the results of audits. */
export const AUDIT_QUERIES: readonly LakeQuery[] = [
  {
    name: 'ControlsViolatedOverTime',
    description: 'Which controls were violated in each audit of the last year, and in how many places',
    sql: `SELECT dt, severity, control, title,
  count(DISTINCT account || '/' || region) AS places,
  count(DISTINCT resource_id) AS found
FROM audit_rows
WHERE dt >= date_format(current_date - interval '365' day, '%Y-%m-%d')
  AND standing = 'violated'
GROUP BY dt, severity, control, title
ORDER BY dt DESC, severity, control`,
  },
  {
    name: 'StandingsOfLastAudit',
    description: 'How every control stood in the last audit',
    sql: `SELECT DISTINCT account, region, control, title, severity, standing, reason, evaluated_at, complete
FROM audit_rows
WHERE audit = ${LATEST}
ORDER BY standing, severity, account, region, control`,
  },
  {
    name: 'NotProvedInLastAudit',
    description: 'Of which controls nobody knew, in the last audit, whether they are met, and why',
    sql: `SELECT DISTINCT account, region, control, title, severity, standing, reason
FROM audit_rows
WHERE audit = ${LATEST}
  AND standing IN ('recorder-off', 'rule-missing', 'not-evaluated', 'unknown', 'stale')
ORDER BY severity, account, region, control`,
  },
  {
    name: 'RequirementsViolated',
    description: 'Which requirements of each framework had a violated control in the last audit',
    sql: `SELECT requirement,
  count(DISTINCT control) AS controls,
  array_join(array_sort(array_agg(DISTINCT control)), ', ') AS violated
FROM audit_rows CROSS JOIN UNNEST(requirements) AS asked (requirement)
WHERE audit = ${LATEST}
  AND standing = 'violated'
GROUP BY requirement
ORDER BY requirement`,
  },
  {
    name: 'LongestOpenFindings',
    description: 'Which resources of the last audit have been found the longest',
    sql: `SELECT account, region, control, severity, resource_type, resource_id,
  min(dt) AS first_found, max(dt) AS last_found, count(DISTINCT audit) AS audits
FROM audit_rows
WHERE verdict = 'violation' AND exception IS NULL
GROUP BY account, region, control, severity, resource_type, resource_id
HAVING max(audit) = ${LATEST}
ORDER BY first_found, severity, control`,
  },
];
