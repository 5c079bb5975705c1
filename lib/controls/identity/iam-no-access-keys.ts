import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { compliant, type Verdict, violation } from '../verdict';

const key = (properties: object) => ({
  Resources: { Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'deployment', ...properties } } },
});

/** There is no active access key; one that is `Inactive`, on its way out, opens nothing. */
export const iamNoAccessKeys = control({
  id: 'IamNoAccessKeys',
  area: 'identity',
  title: 'There are no active IAM access keys',
  rationale: 'A key in a repository or laptop opens the account from anywhere until somebody notices.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.3.9'), judged('8.6.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-01'],
  },
  since: '0.1.0',
  check: each('AWS::IAM::AccessKey', judge),
  remedy: 'Remove the access key and let the workload assume a role; from outside AWS by OIDC or IAM Roles Anywhere.',
  detect: none(
    'Managed AWS Config rules judge the age and use of access keys, none that there are any; AWS Cloud Control reads no access keys.',
  ),
  examples: {
    compliant: [key({ Status: 'Inactive' })],
    violating: [
      { faultAt: '', ...key({}) },
      { faultAt: '', ...key({ Status: 'Active' }) },
    ],
    unknown: [{ Parameters: { Status: { Type: 'String' } }, ...key({ Status: { Ref: 'Status' } }) }],
  },
});

function judge(accessKey: Resource): Verdict {
  return accessKey
    .at('Status')
    .or('Active')
    .judge((status) => {
      if (status.kind !== 'scalar') return accessKey.at('Status').equals('Inactive');
      return status.value === 'Inactive'
        ? compliant()
        : violation('', `${accessKey.logicalId} is an active access key; expected a role, or Status "Inactive"`);
    });
}
