import { Names } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

interface SavedQuery {
  readonly name: string;
  readonly lines: Omit<logs.QueryStringProps, 'filter'> & { readonly filterStatements: string[] };
}

/** "Log fields for protection pack (web ACL) traffic", AWS WAF Developer Guide. */
const QUERIES: readonly SavedQuery[] = [
  {
    name: 'BlockedByRule',
    lines: {
      filterStatements: ['action = "BLOCK"'],
      statsStatements: [
        'count(*) as requests, count_distinct(httpRequest.clientIp) as addresses ' +
          'by terminatingRuleId, ruleGroupList.0.terminatingRule.ruleId',
      ],
      sort: 'requests desc',
      limit: 50,
    },
  },
  {
    name: 'BlockedPaths',
    lines: {
      filterStatements: ['action = "BLOCK"'],
      statsStatements: ['count(*) as requests by httpRequest.uri, httpRequest.httpMethod, terminatingRuleId'],
      sort: 'requests desc',
      limit: 50,
    },
  },
  {
    name: 'CountedByRule',
    lines: {
      filterStatements: ['ispresent(nonTerminatingMatchingRules.0.ruleId)', 'action = "ALLOW"'],
      statsStatements: [
        'count(*) as requests, count_distinct(httpRequest.clientIp) as addresses ' +
          'by nonTerminatingMatchingRules.0.ruleId, httpRequest.uri',
      ],
      sort: 'requests desc',
      limit: 50,
    },
  },
  {
    name: 'CountedInManagedGroups',
    lines: {
      fields: [
        '@timestamp',
        'httpRequest.clientIp',
        'httpRequest.country',
        'httpRequest.httpMethod',
        'httpRequest.uri',
      ],
      filterStatements: [
        '@message like /"nonTerminatingMatchingRules":\\[\\{"ruleId"/',
        '@message like /awswaf:managed/',
      ],
      sort: '@timestamp desc',
      limit: 100,
    },
  },
  {
    name: 'RateLimitedAddresses',
    lines: {
      filterStatements: ['action = "BLOCK"', 'terminatingRuleType = "RATE_BASED"'],
      statsStatements: ['count(*) as requests by httpRequest.clientIp, httpRequest.country, terminatingRuleId'],
      sort: 'requests desc',
      limit: 50,
    },
  },
];

/** Properties of {@link WebAclQueries}. */
export interface WebAclQueriesProps {
  /** Where the web ACL logs. */
  readonly logGroup: logs.ILogGroup;
}

/** Saved queries of CloudWatch Logs Insights for the web ACL's log, in a folder named after the construct. */
export class WebAclQueries extends Construct {
  public constructor(scope: Construct, id: string, { logGroup }: WebAclQueriesProps) {
    super(scope, id);
    const folder = Names.uniqueResourceName(scope, { maxLength: 128, separator: '-' });
    for (const { name, lines } of QUERIES) {
      new logs.QueryDefinition(this, name, {
        queryDefinitionName: `${folder}/${name}`,
        queryString: new logs.QueryString(lines),
        logGroups: [logGroup],
      });
    }
  }
}
