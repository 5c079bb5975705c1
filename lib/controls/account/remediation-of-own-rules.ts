import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { compliant } from '../verdict';

/**
 * Names under which other services deploy rules: AWS Config takes no remediation of theirs ("PutRemediationConfigurations",
 * AWS Config API Reference).
 */
const OWNED = /-conformance-pack-|^OrgConfigRule-|^securityhub-/;

const example = (ConfigRuleName: unknown): Example => ({
  Resources: {
    Remediation: {
      Type: 'AWS::Config::RemediationConfiguration',
      Properties: { ConfigRuleName, TargetType: 'SSM_DOCUMENT', TargetId: 'AWS-ConfigureS3BucketVersioning' },
    },
  },
});

/** What is to be mended is found by a rule of the shop's own. */
export const remediationOfOwnRules = control({
  id: 'RemediationOfOwnRules',
  area: 'account',
  title: 'Remediations belong to rules that stand on their own',
  rationale: 'AWS refuses one for a rule that a conformance pack or another service deployed, and the stack with it.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['RS.MI-01'] },
  since: '0.1.0',
  check: each('AWS::Config::RemediationConfiguration', (remediation) => {
    const name = remediation.at('ConfigRuleName');
    // A rule of the templates is the shop's own.
    if (name.target().kind === 'reference') return compliant();
    return name.satisfies((text) => !OWNED.test(String(text)), 'a rule that no pack, organization or service deployed');
  }),
  remedy: 'Deploy the rule by itself, or write the remediation into the template of the pack.',
  detect: none('No managed AWS Config rule judges remediations; one that AWS Config refuses is never deployed.'),
  examples: {
    compliant: [
      example('bucket-versions'),
      { Resources: { ...example({ Ref: 'Rule' }).Resources, Rule: { Type: 'AWS::Config::ConfigRule' } } },
    ],
    violating: [
      { faultAt: 'ConfigRuleName', ...example('bucket-versions-conformance-pack-a1b2c3d4e') },
      { faultAt: 'ConfigRuleName', ...example('securityhub-s3-bucket-versioning-enabled-1a2b3c4d') },
    ],
    unknown: [{ Parameters: { Rule: { Type: 'String' } }, ...example({ Ref: 'Rule' }) }],
  },
});
