import { dayOf } from '../calendar-day';
import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { PolicyStatement } from '../policy-statement';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { firstDayOf, quarterOf, quartersAfter } from './calendar-quarter';
import { denies, type Moment } from './ladder-answer';
import { GATE_TYPES, TAG_KEY, trainingGateOf } from './training-ladder';

/**
 * House rule: the next two quarters are on the ladder. A new one has five or more, so that a deployed one is current for
 * at least nine months, and what is left is time to deploy.
 */
const QUARTERS_AHEAD = 2;

/** Ten years: any ladder is over by then. */
const FAR = 40;

function judge(policy: Resource): Verdict {
  const gate = trainingGateOf(policy);
  if (gate === undefined) return notApplicable();
  if (gate.undecided !== undefined) return unknown(gate.place.path, gate.undecided);
  const { path } = gate.place;
  return all(...gate.ladders.map((ladder) => judgeLadder(ladder, path, policy.template.set.today)));
}

function judgeLadder(ladder: readonly PolicyStatement[], path: string, today: Date): Verdict {
  const present = quarterOf(today);
  const expect = (moment: Moment, denied: boolean, message: string): Verdict => {
    const answer = denies(ladder, moment);
    if (answer === undefined) return unknown(path, 'the template does not tell whom a statement of the ladder denies');
    return answer === denied ? compliant() : violation(path, message);
  };
  const rungs = Array.from({ length: QUARTERS_AHEAD + 1 }, (_, ahead) => {
    const quarter = quartersAfter(present, ahead);
    const before = quartersAfter(quarter, -1);
    const day = ahead === 0 ? dayOf(today) : firstDayOf(quarter);
    return all(
      expect({ day }, true, `who has no tag is not denied on ${day}`),
      expect({ day, tag: before }, true, `who was trained through ${before} is not denied from ${day}`),
      expect({ day, tag: quarter }, false, `who is trained through ${quarter} is denied on ${day}: the ladder is over`),
    );
  });
  const day = firstDayOf(quartersAfter(present, FAR));
  const accepted = ladder.flatMap(({ conditions }) => conditions.filter(({ key }) => key === TAG_KEY));
  const tags = new Set(accepted.flatMap(({ values }) => values.texts));
  const end = [...tags].map((tag) => expect({ day, tag }, true, `who is trained through ${tag} is never denied`));
  return all(...rungs, ...end);
}

const deny = (others: object) => ({ Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*', ...others });
const rung = (from: string | undefined, accepted: unknown) =>
  deny({
    Condition: {
      ...(from === undefined ? {} : { DateGreaterThanEquals: { 'aws:CurrentTime': from } }),
      ...(accepted === undefined ? {} : { StringNotEquals: { 'aws:PrincipalTag/TrainedThrough': accepted } }),
    },
  });
/** Quarters by their distance from the present one: no ladder could hold on every day on which the examples are read. */
const at = (ahead: number) => quartersAfter(quarterOf(new Date()), ahead);
const from = (ahead: number) => `${firstDayOf(at(ahead))}T00:00:00Z`;
const LAST = 3;
const accepted = (ahead: number) => Array.from({ length: LAST + 5 - ahead }, (_, index) => at(ahead + index));
const ladder = [0, 1, 2, 3].map((ahead) => rung(ahead === 0 ? undefined : from(ahead), accepted(ahead)));
const end = rung(from(LAST + 1), undefined);
const policy = (statements: readonly object[]): Example => ({
  Parameters: { Quarter: { Type: 'String' } },
  Resources: {
    Gate: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: statements } } },
  },
});

/** The ladder of a training gate reaches ahead, and ends closed. Said of policies that deny by the tag `TrainedThrough`. */
export const trainingLadderCurrent = control({
  id: 'TrainingLadderCurrent',
  area: 'people',
  title: 'The training gate knows the next quarters, and denies everybody after its last',
  rationale: 'A gate that is over locks the whole staff out in one night; one that does not end lets old trainings in.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.6.3'), judged('7.2.2')],
    gdpr: ['32.4'],
    'nist-csf-2.0': ['PR.AT-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each(GATE_TYPES, judge),
  remedy: 'Deploy the app again, whose TrainingGate then begins with the present quarter.',
  detect: single(),
  examples: {
    compliant: [policy([...ladder, end]), policy([...ladder, end, { Effect: 'Allow', Action: '*', Resource: '*' }])],
    violating: [
      { faultAt: 'PolicyDocument', ...policy([rung(undefined, [at(-3), at(-2)]), rung(from(-1), undefined)]) },
      { faultAt: 'PolicyDocument', ...policy(ladder) },
      { faultAt: 'PolicyDocument', ...policy([rung(undefined, accepted(0)), end]) },
      {
        faultAt: 'PolicyDocument',
        ...policy([deny({ Condition: { StringEquals: { 'aws:PrincipalTag/TrainedThrough': 'never' } } })]),
      },
    ],
    unknown: [policy([rung(undefined, [{ Ref: 'Quarter' }, ...accepted(0)]), ...ladder.slice(1), end])],
  },
});
