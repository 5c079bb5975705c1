import { type ControlFacts, type Exception, exceptionProblems } from '../../lib/exceptions';
import { falsePositive, risk } from './sample-exceptions';

const TODAY = new Date('2026-03-01T12:00:00Z');

const SEVERITIES: Readonly<Record<string, 'critical' | 'high'>> = { BucketVersioning: 'high', RootMfa: 'critical' };

const FACTS: ControlFacts = {
  isKnown: (id) => ['BucketVersioning', 'RootMfa', 'AwsSolutions-IAM5'].includes(id),
  severityOf: (id) => SEVERITIES[id],
  nearest: (id) => (id === 'BucketVersionning' ? 'BucketVersioning' : undefined),
};

function problems(exception: Exception, today = TODAY): string[][] {
  return exceptionProblems([exception], { today, facts: FACTS }).map(({ kind, severity, message }) => [
    kind,
    severity,
    message,
  ]);
}

const RISK_AT = 'exceptions.yaml:4: the exception from';

describe('exceptionProblems', () => {
  test('finds nothing wrong with exceptions in good standing', () => {
    // Prepare
    const exceptions = [risk(), falsePositive()];

    // Assess
    expect(exceptionProblems(exceptions, { today: TODAY, facts: FACTS, used: new Set(exceptions) })).toEqual([]);
    expect(exceptionProblems([], { today: TODAY, facts: FACTS })).toEqual([]);
  });

  test.each<[string, Exception, string, string, string]>([
    [
      'an unknown id with a near one',
      risk({ controls: ['BucketVersioning', 'BucketVersionning'] }),
      'unknown-id',
      'error',
      `${RISK_AT} BucketVersioning, BucketVersionning at Shop/Data/Orders names BucketVersionning, which no control has; did you mean BucketVersioning?`,
    ],
    [
      'an unknown id without a near one',
      risk({ controls: ['Nothing[Resource::*]'] }),
      'unknown-id',
      'error',
      `${RISK_AT} Nothing[Resource::*] at Shop/Data/Orders names Nothing[Resource::*], which no control has; correct the id or remove the entry`,
    ],
    [
      'an owner who approves',
      risk({ owner: 'Ada Lovelace', approver: 'ADA lovelace' }),
      'self-approved',
      'error',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders is approved by its owner, Ada Lovelace; have someone else approve it`,
    ],
    [
      'no reason',
      risk({ reason: '' }),
      'reasonless',
      'error',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders has no reason worth the name; say in at least 20 characters, besides the id, why it may stand`,
    ],
    [
      'a reason of 19 characters beside the id and white space',
      risk({ reason: `BucketVersioning \n ${'x'.repeat(9)}   ${'x'.repeat(9)}` }),
      'reasonless',
      'error',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders has no reason worth the name; say in at least 20 characters, besides the id, why it may stand`,
    ],
    [
      'the id for a reason',
      falsePositive({ reason: 'AwsSolutions-IAM5[Resource::*]' }),
      'reasonless',
      'error',
      'exceptions.yaml:20: the exception from AwsSolutions-IAM5[Resource::*] at Shop/Alarms has no reason worth the name; say in at least 20 characters, besides the id, why it may stand',
    ],
    [
      'a term over a year',
      risk({ granted: '2026-01-10', expires: '2027-01-11' }),
      'too-long',
      'error',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders lasts 366 days; 365 is the longest term: let it expire by 2027-01-10`,
    ],
    [
      'a term over a month when one control is critical',
      risk({ controls: ['BucketVersioning', 'RootMfa'], granted: '2026-02-20', expires: '2026-03-23' }),
      'too-long',
      'error',
      `${RISK_AT} BucketVersioning, RootMfa at Shop/Data/Orders lasts 31 days; 30 is the longest term: let it expire by 2026-03-22`,
    ],
    [
      'a review more than a year away',
      falsePositive({ reviewBy: '2027-03-02' }),
      'too-long',
      'error',
      'exceptions.yaml:20: the exception from AwsSolutions-IAM5[Resource::*] at Shop/Alarms is to be reviewed only on 2027-03-02; set reviewBy within 365 days',
    ],
    [
      'an approval in the future',
      risk({ granted: '2026-03-02' }),
      'not-yet-granted',
      'error',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders is granted on 2026-03-02, which is in the future (UTC); write the day of the approval`,
    ],
    [
      'one that expired yesterday',
      risk({ expires: '2026-02-28' }),
      'expired',
      'error',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders expired on 2026-02-28; mend the finding and remove the entry, or have it approved anew`,
    ],
    [
      'one that expires today',
      risk({ expires: '2026-03-01' }),
      'expires-soon',
      'warning',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders expires on 2026-03-01, today; mend the finding or have it approved anew`,
    ],
    [
      'one that expires in two weeks',
      risk({ expires: '2026-03-15' }),
      'expires-soon',
      'warning',
      `${RISK_AT} BucketVersioning at Shop/Data/Orders expires on 2026-03-15, in 14 days; mend the finding or have it approved anew`,
    ],
    [
      'a review that is due',
      falsePositive({ reviewBy: '2026-02-28' }),
      'review-due',
      'warning',
      'exceptions.yaml:20: the exception from AwsSolutions-IAM5[Resource::*] at Shop/Alarms was to be reviewed by 2026-02-28; look at it again and set a new reviewBy',
    ],
  ])('finds %s', (_case, exception, kind, severity, message) => {
    expect(problems(exception)).toEqual([[kind, severity, message]]);
  });

  test.each<[string, Exception]>([
    ['a reason of 20 characters', risk({ reason: 'x'.repeat(20) })],
    ['a term of 365 days', risk({ granted: '2026-01-10', expires: '2027-01-10' })],
    ['a critical term of 30 days', risk({ controls: ['RootMfa'], granted: '2026-02-20', expires: '2026-03-22' })],
    ['an approval of today', risk({ granted: '2026-03-01' })],
    ['an expiry in 15 days', risk({ expires: '2026-03-16' })],
    ['a review due today', falsePositive({ reviewBy: '2026-03-01' })],
    ['a review in 365 days', falsePositive({ reviewBy: '2027-03-01' })],
    ['an owner of a similar name', risk({ owner: 'Ada', approver: 'Adam' })],
  ])('accepts %s', (_case, exception) => {
    expect(problems(exception)).toEqual([]);
  });

  test('refuses those that covered nothing, told by identity', () => {
    // Prepare
    const used = risk();
    const same = risk();

    // Act
    const found = exceptionProblems([used, same], { today: TODAY, facts: FACTS, used: new Set([used]) });

    // Assess
    expect(found).toEqual([
      {
        kind: 'unused',
        severity: 'error',
        message: `${RISK_AT} BucketVersioning at Shop/Data/Orders covers no finding; remove the entry, or correct its path`,
        exception: same,
      },
    ]);
    expect(found[0]?.exception).toBe(same);
  });

  test.each<[string, Exception, string[]]>([
    ['expired', risk({ expires: '2026-02-28' }), ['expired']],
    ['of an unknown control', risk({ controls: ['Nothing'] }), ['unknown-id']],
    ['self-approved', risk({ approver: 'Ada' }), ['self-approved', 'unused']],
  ])('calls an exception unused where that says something new: %s', (_case, exception, kinds) => {
    const found = exceptionProblems([exception], { today: TODAY, facts: FACTS, used: new Set() });

    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });

  test('tells everything wrong with one exception', () => {
    const exception = risk({
      controls: ['X'],
      approver: 'ada',
      reason: 'x',
      granted: '2024-01-01',
      expires: '2026-01-01',
    });

    expect(problems(exception).map(([kind]) => kind)).toEqual([
      'unknown-id',
      'self-approved',
      'reasonless',
      'too-long',
      'expired',
    ]);
  });
});
