import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { notPublic } from './public-statement';
import { ACCESS_POLICY_CALL, searchAccessPolicy } from './search-access-policy';
import { SEARCH_TYPES } from './search-domain';

/** Holds where the domain asks nobody for a password of its own: fine-grained access control is off. */
function asksForNoUser(domain: Resource | undefined): Verdict {
  if (domain === undefined) return unknown('', 'the domain is not in the templates');
  const isOn = domain.at('AdvancedSecurityOptions.Enabled').or(false).isTrue();
  if (isOn.kind === 'unknown') return isOn;
  return isOn.kind === 'compliant' ? violation('', 'fine-grained access control decides') : compliant();
}

const domain = (Properties: object) => ({ Type: 'AWS::OpenSearchService::Domain', Properties });
const policy = (Principal: unknown) => ({
  Statement: [{ Effect: 'Allow', Principal, Action: 'es:ESHttp*', Resource: '*' }],
});
const example = (Principal: unknown, others: object = {}): Example => ({
  Resources: { Catalog: domain({ AccessPolicies: policy(Principal), ...others }) },
});
const call = (Principal: unknown): Example => ({
  Resources: {
    Access: {
      Type: ACCESS_POLICY_CALL,
      Properties: {
        Create: {
          'Fn::Join': [
            '',
            [
              '{"parameters":{"DomainName":"',
              { Ref: 'Catalog' },
              `","AccessPolicies":${JSON.stringify(JSON.stringify(policy(Principal)))}}}`,
            ],
          ],
        },
      },
    },
    Catalog: domain({}),
  },
});

/**
 * Access policies of search domains name who may search and write. With fine-grained access control an open policy is
 * the recommended one: the domain itself then asks for a user (Amazon OpenSearch Service Developer Guide,
 * "Fine-grained access control in Amazon OpenSearch Service").
 */
export const searchDomainPolicyNotPublic = control({
  id: 'SearchDomainPolicyNotPublic',
  area: 'data',
  title: 'Search domains are open to nobody without a role or a user',
  rationale: 'Whoever reaches an open domain can read every index, and delete it for ransom.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.3.3'), judged('1.4.4')],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each([...SEARCH_TYPES, ACCESS_POLICY_CALL], (resource) => {
    const access = searchAccessPolicy(resource);
    return onlyWhere(asksForNoUser(access.domain), notPublic(access.document));
  }),
  remedy: 'Name the roles in accessPolicies, or set fineGrainedAccessControl.',
  detect: none(
    'AWS Config has no managed rule for the access policies of search domains; AWS Cloud Control lists no search domains, so that a scheduled rule would come upon none.',
  ),
  examples: {
    compliant: [
      example({ AWS: 'arn:aws:iam::111122223333:role/catalog' }),
      example('*', {
        AccessPolicies: JSON.stringify(policy({ AWS: 'arn:aws:iam::111122223333:role/catalog' })),
      }),
      call({ AWS: 'arn:aws:iam::111122223333:role/catalog' }),
    ],
    violating: [
      { faultAt: 'AccessPolicies.Statement[0].Principal', ...example({ AWS: '*' }) },
      { faultAt: 'Create.Statement[0].Principal', ...call({ AWS: '*' }) },
    ],
    unknown: [
      {
        Parameters: { Users: { Type: 'String' } },
        ...example('*', { AdvancedSecurityOptions: { Enabled: { Ref: 'Users' } } }),
      },
    ],
  },
});
