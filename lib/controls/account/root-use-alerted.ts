import { each } from '../check';
import { control, type Example } from '../control';
import { EVENT_RULE } from '../data/event-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, unknown, type Verdict, violation } from '../verdict';
import { inAccount } from './account-and-region';
import { counts, METRIC_FILTER, tells } from './heard-call';

/** The way of EventBridge, which tells of sign-ins and calls in the region that records them. */
function hearsRoot(rule: Resource): Verdict {
  return all(
    rule.at('EventPattern.detail.userIdentity.type').some((type) => type.equals('Root'), 'it is about others'),
    tells(rule),
  );
}

/** The way of the CIS benchmark, recommendation 4.3: it counts every region of the trail. */
function countsRoot(filter: Resource): Verdict {
  return counts(filter, (pattern) => /userIdentity\.type\s*=\s*"?Root\b/.test(pattern));
}

function judgeTrail(trail: Resource): Verdict {
  const heard = any(
    violation('', 'nothing hears of it'),
    ...inAccount(trail, METRIC_FILTER).map(countsRoot),
    ...inAccount(trail, EVENT_RULE).map(hearsRoot),
  );
  if (heard.kind === 'compliant') return heard;
  if (heard.kind === 'unknown') return unknown('', heard.reason);
  return violation('', 'no rule or metric filter in the templates tells of the use of the root user');
}

const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true } }, ...others },
});
const rule = (type: unknown) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { detail: { userIdentity: { type } } },
    Targets: [{ Id: 'security', Arn: 'arn:aws:sns:us-east-1:111122223333:security' }],
  },
});
const filter = (FilterPattern: string) => ({ Type: METRIC_FILTER, Properties: { FilterPattern } });

/** Nobody works as the root user: any use of it is worth a look. Asked for where a trail is set up, which records it. */
export const rootUseAlerted = control({
  id: 'RootUseAlerted',
  area: 'account',
  title: 'Somebody is told when the root user is used',
  rationale: 'Nothing stops the root user, not even the policies of the organization: it can only be noticed.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-06', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', judgeTrail),
  remedy: 'Use SecurityAlarms with trailLogGroup, or add a rule on events whose userIdentity is of type Root.',
  detect: none(
    'No managed AWS Config rule looks for the filters and rules that hear of the root user; a running trail does not tell which do.',
  ),
  examples: {
    compliant: [
      example({ Root: rule(['Root']) }),
      example({ Root: filter('{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }') }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Users: rule(['IAMUser']) }) },
      { faultAt: '', ...example({ Users: filter('{ $.userIdentity.type != "Root" }') }) },
    ],
    unknown: [{ Parameters: { Who: { Type: 'CommaDelimitedList' } }, ...example({ Root: rule({ Ref: 'Who' }) }) }],
  },
});
