import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';

const SETTING = 'ControlFindingGenerator';
const example = (properties: object): Example => ({
  Resources: { Hub: { Type: 'AWS::SecurityHub::Hub', Properties: properties } },
});

/** A check that several standards ask for is told once. A new hub does so by itself ("Consolidated control findings"). */
export const securityHubConsolidatedFindings = control({
  id: 'SecurityHubConsolidatedFindings',
  area: 'account',
  title: 'Security Hub tells of a failed check once, not once a standard',
  rationale: 'Whoever is woken three times by the same bucket mutes the topic.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-03'],
  },
  since: '0.1.0',
  check: each('AWS::SecurityHub::Hub', (hub) => hub.at(SETTING).or('SECURITY_CONTROL').equals('SECURITY_CONTROL')),
  remedy: "Set controlFindingGenerator: 'SECURITY_CONTROL' on the CfnHub; ThreatDetection does.",
  detect: none(
    'SECURITYHUB_ENABLED does not look at it; in an organization the administrator account decides it, whatever the running hub of a member says.',
  ),
  examples: {
    compliant: [example({}), example({ [SETTING]: 'SECURITY_CONTROL' })],
    violating: [{ faultAt: SETTING, ...example({ [SETTING]: 'STANDARD_CONTROL' }) }],
    unknown: [{ Parameters: { Findings: { Type: 'String' } }, ...example({ [SETTING]: { Ref: 'Findings' } }) }],
  },
});
