import { type FrameworkMappings, judged } from '../controls/frameworks/framework';

/**
 * Work that people do regularly and that AWS Config cannot see. A person attests it; AWS Config holds the verdict and
 * shows it beside the others ("AWS Config Process Checks Within a Conformance Pack", AWS Config Developer Guide).
 */
export interface ProcessCheck {
  /** kebab-case; how the command line calls it. For ever: attestations refer to it. */
  readonly id: string;
  /**
   * The rule's name in the conformance pack. AWS Config deploys it under this name with a suffix of its own:
   * {@link isRuleOf} knows it again.
   */
  readonly ruleName: string;
  /** What has been done when it holds, in a short sentence without a full stop. */
  readonly title: string;
  /** What an attestation says, in at most 256 characters: the description of the rule. */
  readonly description: string;
  /** After how many days an attestation no longer counts. */
  readonly maxAgeDays: number;
  /** Requirements that the work supports, by framework version. */
  readonly frameworks: FrameworkMappings;
  /** What the interval comes from. */
  readonly source: string;
}

/** "Every 12 months" in days ("Description of Timeframes Used in PCI DSS Requirements", PCI DSS 4.0.1). */
const YEAR = 365;
/** "Every six months" is every 180 to 184 days (there). */
const HALF_YEAR = 183;
/** "Every three months" is every 90 to 92 days (there). */
const QUARTER = 92;

/** AWS Config puts this and an id of its own behind the name of a rule that a conformance pack deploys. */
const PACK_RULE_SUFFIX = '-conformance-pack-';

/** The work that the baseline asks to have attested, in the order in which a report lists it. */
export const processChecks: readonly ProcessCheck[] = [
  check('annual-security-audit', YEAR, {
    title: 'Security was audited in the last year',
    description:
      'Somebody who does not run the shop compared it with this baseline and its frameworks, and wrote down what failed.',
    frameworks: { gdpr: ['24.1', '32.1.d'], 'nist-csf-2.0': ['GV.OV-03', 'ID.IM-01'] },
    source: "this baseline: the shop's own rule of one audit a year",
  }),
  check('penetration-test', YEAR, {
    title: 'The shop was tested by attack in the last year',
    description:
      'A qualified tester who is independent of those who run the shop attacked it from inside and outside; findings were mended and tried again.',
    frameworks: {
      'pci-dss-4.0.1': [judged('11.4.2'), judged('11.4.3')],
      gdpr: ['32.1.d'],
      'nist-csf-2.0': ['ID.IM-02', 'ID.RA-01'],
    },
    source: 'PCI DSS 4.0.1 requirement 11.4.3',
  }),
  check('incident-plan-tested', YEAR, {
    title: 'The incident plan was reviewed and rehearsed in the last year',
    description: 'The incident response plan was read, brought up to date and rehearsed with those who are on call.',
    frameworks: {
      'pci-dss-4.0.1': [judged('12.10.2')],
      gdpr: ['32.1.d', '33.1'],
      'nist-csf-2.0': ['ID.IM-02', 'ID.IM-04'],
    },
    source: 'PCI DSS 4.0.1 requirement 12.10.2',
  }),
  check('security-awareness-programme', YEAR, {
    title: 'The security awareness programme was reviewed in the last year',
    description: 'What staff are taught about handling customer data was reviewed, and speaks of the threats of today.',
    frameworks: { 'pci-dss-4.0.1': [judged('12.6.2')], gdpr: ['32.4', '39.1.b'], 'nist-csf-2.0': ['PR.AT-01'] },
    source: 'PCI DSS 4.0.1 requirement 12.6.2',
  }),
  check('risk-analysis', YEAR, {
    title: 'Risks were analysed in the last year',
    description:
      'Every risk analysis was reviewed: what is protected, from what, how likely it is, and how often it is checked.',
    frameworks: {
      'pci-dss-4.0.1': [judged('12.3.1')],
      gdpr: ['24.1', '32.2'],
      'nist-csf-2.0': ['ID.RA-04', 'ID.RA-05'],
    },
    source: 'PCI DSS 4.0.1 requirement 12.3.1',
  }),
  check('vulnerability-scan', QUARTER, {
    title: 'The shop was scanned for vulnerabilities in the last three months',
    description:
      'An approved scanning vendor scanned from outside and the shop from inside; what was found is mended and scanned again.',
    frameworks: {
      'pci-dss-4.0.1': [judged('11.3.1'), judged('11.3.2')],
      gdpr: ['32.1.d'],
      'nist-csf-2.0': ['ID.RA-01'],
    },
    source: 'PCI DSS 4.0.1 requirement 11.3.2',
  }),
  check('access-review', HALF_YEAR, {
    title: 'Access was reviewed in the last six months',
    description:
      'Every account and its permissions, of suppliers too, was held against the work that its owner does today.',
    frameworks: { 'pci-dss-4.0.1': [judged('7.2.4')], gdpr: ['5.1.f', '32.4'], 'nist-csf-2.0': ['PR.AA-05'] },
    source: 'PCI DSS 4.0.1 requirement 7.2.4',
  }),
  check('policy-review', YEAR, {
    title: 'The security policy was reviewed in the last year',
    description: 'The information security policy was reviewed, and changed where goals or risks have changed.',
    frameworks: { 'pci-dss-4.0.1': [judged('12.1.2')], gdpr: ['24.1', '24.2'], 'nist-csf-2.0': ['GV.PO-02'] },
    source: 'PCI DSS 4.0.1 requirement 12.1.2',
  }),
  check('scope-confirmation', YEAR, {
    title: 'The scope of PCI DSS was confirmed in the last year',
    description:
      'All places where card data flows and all that could reach them were listed, and the list was confirmed.',
    frameworks: { 'pci-dss-4.0.1': [judged('12.5.2')], 'nist-csf-2.0': ['ID.AM-03', 'ID.AM-07'] },
    source: 'PCI DSS 4.0.1 requirement 12.5.2',
  }),
];

/** Whether a rule of AWS Config is a process check's, by the name under which the pack deployed it. */
export function isRuleOf({ ruleName }: Pick<ProcessCheck, 'ruleName'>, configRuleName: string): boolean {
  return configRuleName.startsWith(`${ruleName}${PACK_RULE_SUFFIX}`);
}

function check(
  id: string,
  maxAgeDays: number,
  rest: Omit<ProcessCheck, 'id' | 'ruleName' | 'maxAgeDays'>,
): ProcessCheck {
  return { id, ruleName: id, maxAgeDays, ...rest };
}
