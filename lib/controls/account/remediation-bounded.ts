import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { all } from '../verdict';

const BOUNDS = ['MaximumAutomaticAttempts', 'RetryAttemptSeconds'];

const example = (Properties: object): Example => ({
  Resources: {
    Remediation: {
      Type: 'AWS::Config::RemediationConfiguration',
      Properties: { ConfigRuleName: 'versions', TargetType: 'SSM_DOCUMENT', Automatic: true, ...Properties },
    },
  },
});
const bounds = { MaximumAutomaticAttempts: 5, RetryAttemptSeconds: 3600 };

/** What mends by itself gives up after a while. */
export const remediationBounded = control({
  id: 'RemediationBounded',
  area: 'account',
  title: 'Automatic remediation says how often it tries',
  rationale: 'A runbook and a deployment that undo each other go on all night, unseen, and pay for each turn.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['RS.MI-01', 'PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::Config::RemediationConfiguration', (remediation) =>
    onlyWhere(remediation.at('Automatic').isTrue(), all(...BOUNDS.map((path) => remediation.at(path).atLeast(1)))),
  ),
  remedy: 'Set maximumAutomaticAttempts and retryAttemptSeconds; ConfigBaseline does.',
  detect: single(),
  examples: {
    compliant: [example(bounds)],
    violating: [
      { faultAt: 'MaximumAutomaticAttempts', ...example({}) },
      { faultAt: 'RetryAttemptSeconds', ...example({ MaximumAutomaticAttempts: '5' }) },
    ],
    unknown: [
      { Parameters: { Often: { Type: 'Number' } }, ...example({ ...bounds, RetryAttemptSeconds: { Ref: 'Often' } }) },
    ],
  },
});
