import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';

const SETTING = 'FindingPublishingFrequency';
const example = (properties: object): Example => ({
  Resources: { Watch: { Type: 'AWS::Macie::Session', Properties: properties } },
});

/** What goes on is told while it goes on. Left out, Macie waits six hours. */
export const maciePublishesPromptly = control({
  id: 'MaciePublishesPromptly',
  area: 'account',
  title: 'Macie tells every fifteen minutes what goes on',
  rationale: 'A bucket that was opened to everybody is told to the security desk in the evening.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-06', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::Macie::Session', (session) => session.at(SETTING).equals('FIFTEEN_MINUTES')),
  remedy: "Set findingPublishingFrequency: 'FIFTEEN_MINUTES'; DataClassification does.",
  detect: none(
    'No managed AWS Config rule looks at it; a read of a session that is not there fails, so that every account without Macie would be reported.',
  ),
  examples: {
    compliant: [example({ [SETTING]: 'FIFTEEN_MINUTES' })],
    violating: [
      { faultAt: SETTING, ...example({}) },
      { faultAt: SETTING, ...example({ [SETTING]: 'ONE_HOUR' }) },
    ],
    unknown: [{ Parameters: { Often: { Type: 'String' } }, ...example({ [SETTING]: { Ref: 'Often' } }) }],
  },
});
