import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict, violation } from '../verdict';
import { alwaysAsksForMfa, RISK_CONFIGURATION } from './risk-configuration';

/** Answers of threat protection, from the mildest on. */
const ANSWERS = ['NO_ACTION', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED', 'BLOCK'];

const risk = (low: unknown, medium: unknown, high: unknown) => {
  const level = (action: unknown) => (action === undefined ? undefined : { EventAction: action, Notify: false });
  return {
    Resources: {
      Risk: {
        Type: RISK_CONFIGURATION,
        Properties: {
          UserPoolId: 'eu-west-1_Example',
          ClientId: 'ALL',
          AccountTakeoverRiskConfiguration: {
            Actions: { LowAction: level(low), MediumAction: level(medium), HighAction: level(high) },
          },
        },
      },
    },
  };
};

/**
 * Every level of risk has an answer: at medium risk at least the second factor, at low risk anything that somebody
 * chose. Cognito refuses a milder answer to a higher risk ("Advanced security with threat protection", Amazon Cognito
 * Developer Guide). High risk has a control of its own.
 */
export const userPoolRiskLevels = control({
  id: 'UserPoolRiskLevels',
  area: 'identity',
  title: 'Each level of sign-in risk has an answer, none milder than that to a lower one',
  rationale: 'Most taken-over accounts are entered from a device and place that look only somewhat odd.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each(RISK_CONFIGURATION, judge),
  remedy:
    'Give accountTakeoverRiskConfiguration a lowAction, a mediumAction of MFA_IF_CONFIGURED, MFA_REQUIRED or BLOCK, and a highAction that is no milder; or use ShopperIdentity.',
  detect: none(
    'No managed AWS Config rule reads the risk configuration of a user pool; AWS Config records none and AWS Cloud Control lists none, so that no rule would come upon one.',
  ),
  examples: {
    compliant: [risk('NO_ACTION', 'MFA_IF_CONFIGURED', 'BLOCK'), risk('MFA_REQUIRED', 'MFA_REQUIRED', 'MFA_REQUIRED')],
    violating: [
      {
        faultAt: 'AccountTakeoverRiskConfiguration.Actions.MediumAction.EventAction',
        ...risk('NO_ACTION', 'NO_ACTION', 'BLOCK'),
      },
      {
        faultAt: 'AccountTakeoverRiskConfiguration.Actions.LowAction.EventAction',
        ...risk(undefined, 'MFA_REQUIRED', 'BLOCK'),
      },
      {
        faultAt: 'AccountTakeoverRiskConfiguration.Actions.MediumAction.EventAction',
        ...risk('MFA_REQUIRED', 'MFA_IF_CONFIGURED', 'BLOCK'),
      },
      {
        faultAt: 'AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction',
        ...risk('NO_ACTION', 'BLOCK', 'MFA_REQUIRED'),
      },
    ],
    unknown: [{ Parameters: { Medium: { Type: 'String' } }, ...risk('NO_ACTION', { Ref: 'Medium' }, 'BLOCK') }],
  },
});

function judge(attachment: Resource): Verdict {
  const [low, medium, high] = ['Low', 'Medium', 'High'].map((level) =>
    attachment.at(`AccountTakeoverRiskConfiguration.Actions.${level}Action.EventAction`),
  );
  if (low === undefined || medium === undefined || high === undefined) return notApplicable();
  const declared = all(low.oneOf(ANSWERS), medium.oneOf(ANSWERS.slice(1)));
  const sorted = all(rises(low.values, medium), rises(medium.values, high));
  return all(compliant(), alwaysAsksForMfa(attachment) ? notApplicable() : declared, sorted);
}

/** Whether the answer at `above` is no milder than the literal one below it. */
function rises(below: Resource['values'], above: ReturnType<Resource['at']>): Verdict {
  const [only] = below;
  const from = below.length === 1 && only?.kind === 'scalar' ? ANSWERS.indexOf(String(only.value)) : -1;
  return above.judge((value) => {
    const to = value.kind === 'scalar' ? ANSWERS.indexOf(String(value.value)) : -1;
    if (from < 0 || to < 0 || to >= from) return notApplicable();
    return violation(
      above.path,
      `${above.path} is ${ANSWERS[to]}; expected at least ${ANSWERS[from]}, as at less risk`,
    );
  });
}
