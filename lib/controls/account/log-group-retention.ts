import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/** PCI DSS 4.0.1 requirement 10.5.1: audit logs are kept for at least twelve months. */
const MINIMUM_DAYS = 365;

/** Log groups keep events for at least a year, and say when they end. */
export const logGroupRetention = control({
  id: 'LogGroupRetention',
  area: 'account',
  title: 'Log groups keep events for at least a year, and not for ever',
  rationale:
    'A theft of card data is often found months later: logs of a few weeks no longer show it. A log group without a ' +
    'period keeps the addresses of shoppers for ever, which storage limitation forbids and the AWS Config rule lets ' +
    'pass: so a period must stand in the template.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['10.5.1'], gdpr: ['5.1.e'], 'nist-csf-2.0': ['PR.PS-04'] },
  since: '0.1.0',
  check: each('AWS::Logs::LogGroup', judge),
  remedy:
    'Set retention: logs.RetentionDays.ONE_YEAR or longer. A group whose events are archived elsewhere for a year ' +
    'may be shorter: record an exception that names the archive.',
  detect: [
    managedRule('CW_LOGGROUP_RETENTION_PERIOD_CHECK', { parameters: { MinRetentionTime: String(MINIMUM_DAYS) } }),
  ],
  examples: {
    compliant: [logGroup({ RetentionInDays: 365 }), logGroup({ RetentionInDays: '400' })],
    violating: [
      { faultAt: 'RetentionInDays', ...logGroup({}) },
      { faultAt: 'RetentionInDays', ...logGroup({ RetentionInDays: 30 }) },
    ],
    unknown: [{ Parameters: { Days: { Type: 'Number' } }, ...logGroup({ RetentionInDays: { Ref: 'Days' } }) }],
  },
});

function judge(group: Resource): Verdict {
  const retention = group
    .at('RetentionInDays')
    .satisfies((days) => Number(days) >= MINIMUM_DAYS, `a period of at least ${MINIMUM_DAYS} days`);
  // A group of class DELIVERY only passes events on; it takes no period.
  return group
    .at('LogGroupClass')
    .judge((value) => (value.kind === 'scalar' && value.value === 'DELIVERY' ? notApplicable() : retention));
}

function logGroup(properties: object) {
  return { Resources: { Logs: { Type: 'AWS::Logs::LogGroup', Properties: properties } } };
}
