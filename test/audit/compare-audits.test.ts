import type { AuditedControl, AuditedResource, Standing } from '../../lib/audit/audit-report';
import { compareAudits } from '../../lib/audit/compare-audits';
import { audited, auditReport } from './sample-audit';

const bucket = (resourceId: string, changes: Partial<AuditedResource> = {}): AuditedResource => ({
  rule: 'S3BucketVersioningEnabled',
  verdict: 'violation',
  resourceType: 'AWS::S3::Bucket',
  resourceId,
  ...changes,
});

function compared(before: Partial<AuditedControl> | undefined, now: Partial<AuditedControl>): AuditedControl {
  const earlier = auditReport({
    finishedAt: '2026-11-15T00:00:00.000Z',
    controls: before === undefined ? [] : [audited(before)],
  });
  const [control] = compareAudits(auditReport({ controls: [audited(now)] }), earlier).controls;
  if (control === undefined) throw new Error('no control');
  return control;
}

describe('a control', () => {
  test.each<[Standing | undefined, Standing, AuditedControl['change']]>([
    ['met', 'violated', 'new'],
    ['violated', 'violated', 'unchanged'],
    ['violated', 'met', 'fixed'],
    ['met', 'met', 'unchanged'],
    ['unknown', 'violated', 'new'],
    ['rule-missing', 'violated', 'new'],
    ['violated', 'unknown', 'unchanged'],
    ['violated', 'recorder-off', 'unchanged'],
    ['violated', 'excepted', 'unchanged'],
    ['excepted', 'violated', 'new'],
    ['excepted', 'met', 'unchanged'],
    ['rule-missing', 'met', 'fixed'],
    ['not-judged', 'violated', 'new'],
    ['not-judged', 'met', 'unchanged'],
    ['violated', 'not-judged', undefined],
    [undefined, 'violated', 'new'],
    [undefined, 'met', undefined],
  ])('that was %s and is %s is %s', (before, standing, change) => {
    expect(compared(before === undefined ? undefined : { standing: before }, { standing }).change).toBe(change);
  });

  test('in another region is another one', () => {
    const elsewhere = { scope: { account: '111122223333', region: 'eu-west-1' } };

    expect(compared({ ...elsewhere, standing: 'violated' }, { standing: 'violated' }).change).toBe('new');
  });

  test('that is not judged any more is named, and not fixed', () => {
    const earlier = auditReport({
      finishedAt: '2026-11-15T00:00:00.000Z',
      complete: false,
      controls: [
        audited({ standing: 'violated' }),
        audited({ id: 'Gone' }),
        audited({ id: 'Never', standing: 'not-judged' }),
      ],
    });

    const report = compareAudits(auditReport({ controls: [audited({ standing: 'not-judged' })] }), earlier);

    expect(report.since).toEqual({
      finishedAt: '2026-11-15T00:00:00.000Z',
      complete: false,
      notCompared: ['BucketVersioning in 111122223333/eu-central-1', 'Gone in 111122223333/eu-central-1'],
    });
  });
});

describe('a resource', () => {
  test('is new, unchanged or no longer found, whatever its rule is called', () => {
    const control = compared(
      { standing: 'violated', resources: [bucket('old', { rule: 'Before' }), bucket('gone')] },
      { standing: 'violated', resources: [bucket('old'), bucket('fresh')] },
    );

    expect(control.resources.map(({ resourceId, change }) => [resourceId, change])).toEqual([
      ['old', 'unchanged'],
      ['fresh', 'new'],
    ]);
    expect(control.fixedResources).toEqual([bucket('gone')]);
  });

  test('that was unknown and violates now is new', () => {
    const control = compared(
      { standing: 'unknown', resources: [bucket('orders', { verdict: 'unknown' })] },
      { standing: 'violated', resources: [bucket('orders')] },
    );

    expect(control.resources[0]?.change).toBe('new');
  });

  test.each<Standing>(['recorder-off', 'rule-missing', 'not-evaluated', 'unknown', 'stale', 'not-judged'])(
    'is not said to be mended where the control is %s, or that as well',
    (standing) => {
      const before = { standing: 'violated' as const, resources: [bucket('orders')] };

      expect(compared(before, { standing }).fixedResources).toBeUndefined();
      expect(compared(before, { standing: 'violated', also: [standing] }).fixedResources).toBeUndefined();
    },
  );
});
