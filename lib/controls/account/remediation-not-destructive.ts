import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, type Verdict } from '../verdict';

/** Verbs in the names of AWS's own runbooks (Systems Manager Automation runbook reference) that take something away. */
const DESTRUCTIVE = /(^|[-/])(Delete|Deregister|Detach|Reboot|Release|Remove|Restart|Revoke|Stop|Terminate)[A-Z]/;

/** What AWS Config mends by itself destroys nothing. */
export const remediationNotDestructive = control({
  id: 'RemediationNotDestructive',
  area: 'account',
  title: 'Automatic remediation takes nothing away',
  rationale:
    'A rule that misjudges, with a runbook that deletes, takes the checkout down at night. What takes something away ' +
    'waits for a person.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['RS.MI-01'] },
  since: '0.1.0',
  check: each('AWS::Config::RemediationConfiguration', judge),
  remedy: 'Set automatic: false, and start the runbook by hand after looking.',
  detect: single(),
  examples: {
    compliant: [
      remediation({ TargetId: 'AWSConfigRemediation-DeleteLambdaFunction' }),
      remediation({ TargetId: 'AWS-EnableCloudTrailKmsEncryption', Automatic: true }),
    ],
    violating: [
      {
        faultAt: 'TargetId',
        ...remediation({ TargetId: 'AWSConfigRemediation-DeleteLambdaFunction', Automatic: true }),
      },
    ],
    unknown: [
      {
        Parameters: { Runbook: { Type: 'String' } },
        ...remediation({ TargetId: { Ref: 'Runbook' }, Automatic: true }),
      },
    ],
  },
});

function judge(resource: Resource): Verdict {
  return any(
    resource
      .at('TargetId')
      .satisfies((name) => !DESTRUCTIVE.test(String(name)), 'a runbook that takes nothing away, or Automatic: false'),
    resource.at('Automatic').or(false).isFalse(),
  );
}

function remediation(properties: object) {
  return {
    Resources: {
      Remediation: {
        Type: 'AWS::Config::RemediationConfiguration',
        Properties: { ConfigRuleName: 'public-functions', TargetType: 'SSM_DOCUMENT', ...properties },
      },
    },
  };
}
