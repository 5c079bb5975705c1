import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, notApplicable, type Verdict } from '../verdict';
import { notPublic } from './public-statement';

const BUS = 'AWS::Events::EventBus';
const POLICY = 'AWS::Events::EventBusPolicy';

/** A policy is one statement, or a principal by itself, which an organization may tie. */
function judgePolicy(resource: Resource): Verdict {
  if (resource.type === BUS) {
    const policy = resource.at('Policy');
    return policy.absent().kind === 'compliant' ? notApplicable() : notPublic(policy);
  }
  if (resource.at('Statement').absent().kind !== 'compliant') return notPublic(resource);
  const named = resource.at('Principal').noneOf(['*']);
  const ofOrganization = all(
    resource.at('Condition.Key').equals('aws:PrincipalOrgID'),
    resource.at('Condition.Value').present(),
  );
  const best = any(named, ofOrganization);
  return best.kind === 'violation' ? named : best;
}

const example = (Properties: object): Example => ({
  Resources: {
    OrdersPolicy: { Type: POLICY, Properties: { EventBusName: 'orders', StatementId: 'erp', ...Properties } },
  },
});
const put = {
  Effect: 'Allow',
  Action: 'events:PutEvents',
  Resource: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders',
};

/** Policies of event buses name who may put events. */
export const eventBusPolicyNotPublic = control({
  id: 'EventBusPolicyNotPublic',
  area: 'data',
  title: 'Policies of event buses allow nothing to everybody',
  rationale: 'Whoever may put events on the bus reports orders as paid, and everything behind it believes them.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each([POLICY, BUS], judgePolicy),
  remedy: 'Name the accounts or roles that put events, or add an aws:PrincipalOrgID condition.',
  detect: single(),
  examples: {
    compliant: [
      example({ Statement: { ...put, Principal: { AWS: 'arn:aws:iam::111122223333:root' } } }),
      example({
        Principal: '*',
        Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-a1b2c3d4e5' },
      }),
      {
        Resources: {
          Orders: { Type: BUS, Properties: { Policy: { Statement: [{ ...put, Principal: { AWS: '1' } }] } } },
        },
      },
    ],
    violating: [
      { faultAt: 'Statement.Principal', ...example({ Statement: { ...put, Principal: '*' } }) },
      { faultAt: 'Principal', ...example({ Principal: '*', Action: 'events:PutEvents' }) },
      {
        faultAt: 'Policy.Statement[0].Principal',
        Resources: {
          Orders: { Type: BUS, Properties: { Policy: { Statement: [{ ...put, Principal: { AWS: '*' } }] } } },
        },
      },
    ],
    unknown: [{ Parameters: { Partner: { Type: 'String' } }, ...example({ Principal: { Ref: 'Partner' } }) }],
  },
});
