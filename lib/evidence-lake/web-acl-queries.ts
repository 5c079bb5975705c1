import type { LakeQuery } from './lake-query';

const RECENT = "day >= date_format(current_date - interval '7' day, '%Y/%m/%d')";

/** The rule that ended a request: within a rule group, that of the group. */
const ENDED_BY =
  'coalesce(element_at(filter(transform(rulegrouplist, part -> part.terminatingrule.ruleid), rule -> rule IS NOT NULL), 1), terminatingruleid)';

/** What is asked of the web ACL's log. */
export const WEB_ACL_QUERIES: readonly LakeQuery[] = [
  {
    name: 'AttacksBlockedByRule',
    description: 'Which rules blocked how many requests of how many addresses in the last 7 days',
    sql: `SELECT terminatingruleid AS rule, ${ENDED_BY} AS within,
  count(*) AS requests, count(DISTINCT httprequest.clientip) AS addresses,
  from_unixtime(max("timestamp") / 1000) AS last_request
FROM web_acl_requests
WHERE ${RECENT}
  AND action = 'BLOCK'
GROUP BY 1, 2
ORDER BY requests DESC`,
  },
  {
    name: 'PathsAttacked',
    description: 'Which paths blocked requests asked for in the last 7 days',
    sql: `SELECT httprequest.httpmethod AS method, httprequest.uri AS path, terminatingruleid AS rule, count(*) AS requests
FROM web_acl_requests
WHERE ${RECENT}
  AND action = 'BLOCK'
GROUP BY 1, 2, 3
ORDER BY requests DESC
LIMIT 100`,
  },
  {
    name: 'AddressesBlocked',
    description: 'Which addresses had the most requests blocked in the last 7 days',
    sql: `SELECT httprequest.clientip AS address, httprequest.country AS country,
  count(*) AS requests, count(DISTINCT terminatingruleid) AS rules
FROM web_acl_requests
WHERE ${RECENT}
  AND action = 'BLOCK'
GROUP BY 1, 2
ORDER BY requests DESC
LIMIT 100`,
  },
];
