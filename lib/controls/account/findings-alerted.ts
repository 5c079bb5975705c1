import { each } from '../check';
import { control, type Example } from '../control';
import { EVENT_RULE } from '../data/event-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, unknown, type Verdict, violation } from '../verdict';
import { beside } from './account-and-region';
import { letsPass } from './event-match';
import { tells } from './heard-call';

const HUB = 'AWS::SecurityHub::Hub';

/** Source and type of the events by which a service tells of its findings (Amazon EventBridge Events Reference). */
const FINDINGS: Readonly<Record<string, readonly [source: string, detailType: string]>> = {
  'AWS::GuardDuty::Detector': ['aws.guardduty', 'GuardDuty Finding'],
  [HUB]: ['aws.securityhub', 'Security Hub Findings - Imported'],
};

function hears(rule: Resource, type: string): Verdict {
  const [source = '', detailType = ''] = FINDINGS[type] ?? [];
  const pattern = rule.at('EventPattern');
  return all(
    pattern.at('source').some((item) => item.equals(source), 'it is about other events'),
    letsPass(pattern.at('detail-type'), detailType),
    tells(rule),
  );
}

/** Findings of GuardDuty come through Security Hub too, where one stands. */
function judgeService(resource: Resource): Verdict {
  const types = [resource.type, ...(beside(resource, HUB).length > 0 ? [HUB] : [])];
  const rules = beside(resource, EVENT_RULE);
  const heard = any(
    violation('', 'nothing hears of its findings'),
    ...types.flatMap((type) => rules.map((rule) => hears(rule, type))),
  );
  if (heard.kind === 'compliant') return heard;
  if (heard.kind === 'unknown') return unknown('', heard.reason);
  return violation('', 'no enabled rule in its region tells anybody of its findings');
}

const detector = { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true } };
const rule = (source: unknown, others: object = {}) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { source },
    Targets: [{ Id: 'security', Arn: 'arn:aws:sns:eu-west-1:111122223333:security' }],
    ...others,
  },
});
const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: { Detector: detector, ...others },
});

/** What GuardDuty and Security Hub find reaches somebody. */
export const findingsAlerted = control({
  id: 'FindingsAlerted',
  area: 'account',
  title: 'Somebody is told of findings of GuardDuty and Security Hub',
  rationale: 'The theft was found on the first evening, in a console that nobody had open until Monday.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('11.5.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-06', 'DE.AE-02'],
  },
  since: '0.1.0',
  check: each(Object.keys(FINDINGS), judgeService),
  remedy: 'Use SecurityAlarms in the same region, or add a rule on aws.securityhub or aws.guardduty with a topic.',
  detect: none(
    'No managed AWS Config rule looks for the rules that hear of findings; a running detector does not tell which do.',
  ),
  examples: {
    compliant: [
      example({ Findings: rule(['aws.guardduty'], { State: 'ENABLED' }) }),
      example({ Hub: { Type: HUB }, Findings: rule(['aws.securityhub']) }),
      { Resources: { Hub: { Type: HUB }, Findings: rule(['aws.securityhub']) } },
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Findings: rule(['aws.securityhub']) }) },
      { faultAt: '', ...example({ Findings: rule(['aws.guardduty'], { Targets: [] }) }) },
      {
        faultAt: '',
        ...example({
          Findings: rule([], {
            EventPattern: { source: ['aws.guardduty'], 'detail-type': ['AWS API Call via CloudTrail'] },
          }),
        }),
      },
    ],
    unknown: [
      { Parameters: { Source: { Type: 'CommaDelimitedList' } }, ...example({ Findings: rule({ Ref: 'Source' }) }) },
    ],
  },
});
