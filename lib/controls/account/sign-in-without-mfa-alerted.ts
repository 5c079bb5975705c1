import { each } from '../check';
import { control, type Example } from '../control';
import { EVENT_RULE } from '../data/event-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, unknown, type Verdict, violation } from '../verdict';
import { inAccount } from './account-and-region';
import { letsPass } from './event-match';
import { counts, METRIC_FILTER, tells } from './heard-call';

const SIGN_IN = 'AWS Console Sign In via CloudTrail';

function hearsSignIn(rule: Resource): Verdict {
  const pattern = rule.at('EventPattern');
  return all(
    pattern.at('detail-type').some((type) => type.equals(SIGN_IN), 'it is about other events'),
    letsPass(pattern.at('detail.eventName'), 'ConsoleLogin'),
    letsPass(pattern.at('detail.userIdentity.type'), 'IAMUser'),
    letsPass(pattern.at('detail.additionalEventData.MFAUsed'), 'No'),
    tells(rule),
  );
}

/** The way of the CIS benchmark, recommendation 4.2. */
function countsSignIn(filter: Resource): Verdict {
  const named = /eventName\s*=\s*"?ConsoleLogin\b/;
  return counts(filter, (pattern) => named.test(pattern) && pattern.includes('MFAUsed'));
}

function judgeTrail(trail: Resource): Verdict {
  const heard = any(
    violation('', 'nothing hears of it'),
    ...inAccount(trail, METRIC_FILTER).map(countsSignIn),
    ...inAccount(trail, EVENT_RULE).map(hearsSignIn),
  );
  if (heard.kind === 'compliant') return heard;
  if (heard.kind === 'unknown') return unknown('', heard.reason);
  return violation('', 'no rule or metric filter in the templates tells of sign-ins to the console without MFA');
}

const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true } }, ...others },
});
const rule = (detail: object) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { 'detail-type': [SIGN_IN], detail },
    Targets: [{ Id: 'security', Arn: 'arn:aws:sns:eu-west-1:111122223333:security' }],
  },
});
const filter = (FilterPattern: string) => ({ Type: METRIC_FILTER, Properties: { FilterPattern } });

/** A password alone opened the console. Asked for where a trail is set up, which records it. */
export const signInWithoutMfaAlerted = control({
  id: 'SignInWithoutMfaAlerted',
  area: 'account',
  title: 'Somebody is told when the console is opened without a second factor',
  rationale: 'One user that was made by hand, with a password that was phished, is enough.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-06', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', judgeTrail),
  remedy: 'Use SecurityAlarms with trailLogGroup, or count ConsoleLogin events whose MFAUsed is not Yes.',
  detect: none(
    'No managed AWS Config rule looks for the filters and rules that hear of a sign-in; a running trail does not tell which do.',
  ),
  examples: {
    compliant: [
      example({ SignIn: rule({ eventName: ['ConsoleLogin'], additionalEventData: { MFAUsed: ['No'] } }) }),
      example({ SignIn: filter('{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }') }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ SignIn: rule({ userIdentity: { type: ['Root'] } }) }) },
      {
        faultAt: '',
        ...example({ SignIn: filter('{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed") }') }),
      },
    ],
    unknown: [
      {
        Parameters: { Used: { Type: 'CommaDelimitedList' } },
        ...example({ SignIn: rule({ additionalEventData: { MFAUsed: { Ref: 'Used' } } }) }),
      },
    ],
  },
});
