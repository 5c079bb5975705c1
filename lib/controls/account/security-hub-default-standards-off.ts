import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';
import { declaredStandards, STANDARD } from './declared-standard';

const HUB = 'AWS::SecurityHub::Hub';
const SETTING = 'EnableDefaultStandards';

function judgeHub(hub: Resource): Verdict {
  return declaredStandards(hub).length === 0 ? notApplicable() : hub.at(SETTING).isFalse();
}

const standard = {
  Type: STANDARD,
  Properties: {
    StandardsArn: 'arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0',
  },
};
const example = (properties: object): Example => ({
  Resources: { Hub: { Type: HUB, Properties: properties }, Standard: standard },
});

/** The template says which standards are checked, each once. Said of hubs beside which standards are declared. */
export const securityHubDefaultStandardsOff = control({
  id: 'SecurityHubDefaultStandardsOff',
  area: 'account',
  title: 'A hub with declared standards chooses none by itself',
  rationale:
    'The hub switches two standards on as it is made: declaring one of them fails the stack, and the other is checked and paid for unasked.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('10.4.1.1')], gdpr: ['32.1.d'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each(HUB, judgeHub),
  remedy: 'Set enableDefaultStandards: false on the CfnHub; ThreatDetection does.',
  detect: none(
    'SECURITYHUB_ENABLED does not tell how the standards came to be on; a read of a hub leaves EnableDefaultStandards out.',
  ),
  examples: {
    compliant: [example({ [SETTING]: false })],
    violating: [
      { faultAt: SETTING, ...example({}) },
      { faultAt: SETTING, ...example({ [SETTING]: true }) },
    ],
    unknown: [{ Parameters: { Default: { Type: 'String' } }, ...example({ [SETTING]: { Ref: 'Default' } }) }],
  },
});
