import type { LakeQuery } from './lake-query';

const month = (when: string) => `(year = year(${when}) AND month = month(${when}))`;

/** This month and the one before: the partitions are numbers, which no text can bound. */
const RECENT = `(${month('current_date')} OR ${month("current_date - interval '1' month")})`;

const HISTORY = 'config_items CROSS JOIN UNNEST(configurationitems) AS recorded (item)';

/** What is asked of configurations. */
export const CONFIG_QUERIES: readonly LakeQuery[] = [
  {
    name: 'ChangesOfResource',
    description: "How one resource was configured, change by change; give the resource's id in single quotes",
    sql: `SELECT item.configurationitemcapturetime AS captured, item.configurationitemstatus AS status,
  item.resourcetype AS resource_type, item.resourceid AS resource_id, item.resourcename AS resource_name,
  item.configuration AS configuration
FROM ${HISTORY}
WHERE kind = 'ConfigHistory'
  AND year BETWEEN year(current_date) - 1 AND year(current_date)
  AND (item.resourceid = ? OR item.resourcename = ?)
ORDER BY captured DESC`,
  },
  {
    name: 'ResourcesDeleted',
    description: 'Which resources were deleted this month and the last',
    sql: `SELECT item.configurationitemcapturetime AS captured, account, region,
  item.resourcetype AS resource_type, item.resourceid AS resource_id, item.resourcename AS resource_name
FROM ${HISTORY}
WHERE kind = 'ConfigHistory'
  AND ${RECENT}
  AND item.configurationitemstatus IN ('ResourceDeleted', 'ResourceDeletedNotRecorded')
ORDER BY captured DESC`,
  },
  {
    name: 'MostChangedResources',
    description: 'Which resources changed most often this month and the last',
    sql: `SELECT account, region, item.resourcetype AS resource_type, item.resourceid AS resource_id,
  count(*) AS changes, max(item.configurationitemcapturetime) AS last_change
FROM ${HISTORY}
WHERE kind = 'ConfigHistory'
  AND ${RECENT}
GROUP BY 1, 2, 3, 4
ORDER BY changes DESC
LIMIT 100`,
  },
];
