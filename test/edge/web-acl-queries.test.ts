import { Template } from 'aws-cdk-lib/assertions';
import { shopStack, webAclIn } from './rendered-web-acl';

interface SavedQuery {
  readonly Name: string;
  readonly QueryString: string;
  readonly LogGroupNames: readonly unknown[];
}

function queries(): ReadonlyMap<string, SavedQuery> {
  const stack = shopStack();
  webAclIn(stack);
  const found = Object.values(Template.fromStack(stack).findResources('AWS::Logs::QueryDefinition'));
  return new Map(
    found.map(({ Properties }) => [String(Properties.Name).split('/')[1] ?? '', Properties as SavedQuery]),
  );
}

describe('the saved queries of a web ACL', () => {
  test('read its log, from a folder of its own', () => {
    const found = queries();

    expect([...found.keys()]).toEqual([
      'BlockedByRule',
      'BlockedPaths',
      'CountedByRule',
      'CountedInManagedGroups',
      'RateLimitedAddresses',
    ]);
    for (const { Name, LogGroupNames } of found.values()) {
      expect(Name).toMatch(/^Edge-WebAcl-[0-9A-F]{8}\//);
      expect(LogGroupNames).toEqual([{ Ref: 'WebAclLogLogGroup47EF9727' }]);
    }
  });

  test.each([
    ['BlockedByRule', ['filter action = "BLOCK"', 'terminatingRuleId', 'sort requests desc']],
    ['BlockedPaths', ['filter action = "BLOCK"', 'httpRequest.uri']],
    ['CountedByRule', ['filter action = "ALLOW"', 'nonTerminatingMatchingRules.0.ruleId']],
    ['CountedInManagedGroups', ['/awswaf:managed/', 'sort @timestamp desc']],
    ['RateLimitedAddresses', ['filter terminatingRuleType = "RATE_BASED"', 'httpRequest.clientIp']],
  ])('%s asks for what its name says', (name, parts) => {
    const query = queries().get(name)?.QueryString ?? '';

    expect(parts.filter((part) => !query.includes(part))).toEqual([]);
  });
});
