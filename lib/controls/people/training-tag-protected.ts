import { matchesAction } from '../action-pattern';
import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { type Answer, both, either } from '../identity/answer';
import type { PolicyCondition, PolicyStatement } from '../policy-statement';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { TRAINING_TAG } from './calendar-quarter';
import { GATE_TYPES, trainingGateOf } from './training-ladder';

/** By which somebody gives a user, a role or a session the tag, or takes it away. */
const TAGGING = ['iam:TagUser', 'iam:UntagUser', 'iam:TagRole', 'iam:UntagRole', 'sts:TagSession'];

const EXEMPTING = /^(?:Arn|String)Not(?:Equals|Like)$/;
const NAMING = /^(?:Arn|String)(?:Equals|Like)$/;

function judge(policy: Resource): Verdict {
  const gate = trainingGateOf(policy);
  if (gate === undefined) return notApplicable();
  const { path } = gate.place;
  return all(
    ...TAGGING.map((action) => {
      const answer = either(...gate.statements.map((statement) => refuses(statement, action)));
      if (answer === true) return compliant();
      if (answer === undefined || gate.undecided !== undefined)
        return unknown(path, 'the template leaves open who may set the tag');
      return violation(path, `it does not deny ${action} for the tag ${TRAINING_TAG} in upper and lower case`);
    }),
  );
}

function refuses({ effect, actions, resources, conditions }: PolicyStatement, action: string): Answer {
  if (effect !== 'Deny' || !actions.texts.some((pattern) => matchesAction(pattern, action))) {
    return effect === undefined || actions.undecided ? undefined : false;
  }
  return both(
    resources.texts.includes('*') ? true : resources.undecided ? undefined : false,
    ...conditions.map(leavesTheTag),
  );
}

/** Whether a condition leaves the statement to speak of the tag, whoever sets it but a few. */
function leavesTheTag({ operator, key, values }: PolicyCondition): Answer {
  if (key === 'aws:principalarn') {
    if (NAMING.test(operator)) return true;
    return EXEMPTING.test(operator) && !values.texts.some((text) => /^[*:]+$|role\/\*$|:user\/\*$/.test(text));
  }
  if (key !== 'aws:tagkeys' || operator !== 'ForAnyValue:StringEqualsIgnoreCase') return false;
  const named = values.texts.some((text) => text.toLowerCase() === TRAINING_TAG.toLowerCase());
  return named || (values.undecided ? undefined : false);
}

const gate = {
  Effect: 'Deny',
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalTag/TrainedThrough': ['2027-Q3'] } },
};
const guard = (others: object = {}, conditions: object = {}) => ({
  Effect: 'Deny',
  Action: TAGGING,
  Resource: '*',
  Condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': 'TrainedThrough' }, ...conditions },
  ...others,
});
const policy = (statement: object | undefined): Example => ({
  Parameters: { Key: { Type: 'String' } },
  Resources: {
    Gate: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Statement: statement === undefined ? [gate] : [gate, statement] } },
    },
  },
});
const but = (arn: string) => ({ ArnNotEquals: { 'aws:PrincipalArn': arn } });

/** Nobody writes a training into the own tag. Said of policies that deny by the tag `TrainedThrough`. */
export const trainingTagProtected = control({
  id: 'TrainingTagProtected',
  area: 'people',
  title: 'Nobody but the keeper of the training register sets the tag that opens customer data',
  rationale: 'Who may tag a role or a session tags it as trained, and the gate stands open.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['32.4'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(GATE_TYPES, judge),
  remedy:
    'Use TrainingGate, or deny iam:TagUser, iam:UntagUser, iam:TagRole, iam:UntagRole and sts:TagSession where aws:TagKeys has the key, by ForAnyValue:StringEqualsIgnoreCase.',
  detect: single(),
  examples: {
    compliant: [
      policy(guard()),
      policy(guard({}, but('arn:aws:iam::111122223333:role/training'))),
      policy(guard({ Condition: {} })),
      policy(guard({ Action: ['iam:*', 'sts:TagSession'] })),
    ],
    violating: [
      { faultAt: 'PolicyDocument', ...policy(undefined) },
      { faultAt: 'PolicyDocument', ...policy(guard({ Action: TAGGING.slice(0, 4) })) },
      {
        faultAt: 'PolicyDocument',
        ...policy(guard({ Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'TrainedThrough' } } })),
      },
      { faultAt: 'PolicyDocument', ...policy(guard({}, but('arn:aws:iam::*:role/*'))) },
      { faultAt: 'PolicyDocument', ...policy(guard({ Resource: 'arn:aws:iam::111122223333:role/one' })) },
    ],
    unknown: [
      policy(guard({ Condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': { Ref: 'Key' } } } })),
    ],
  },
});
