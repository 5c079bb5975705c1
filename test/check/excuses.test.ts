import { Excuses, type ExcusesOptions } from '../../lib/check/excuses';
import type { ReportedViolation } from '../../lib/check/reported-violations';
import { falsePositive, risk } from '../exceptions/sample-exceptions';
import { facts, violation } from './sample-input';

const PATH = 'Shop/Data/Orders/Resource';

function excuses(parts: Partial<ExcusesOptions> = {}, reported: readonly ReportedViolation[] = []): Excuses {
  return new Excuses({ exceptions: [], trustsApp: true, today: new Date('2026-06-28'), facts, ...parts }, reported);
}

const versioning = (from: Excuses, path = PATH) => from.of('Storefront', 'BucketVersioning', path);

describe('an exception', () => {
  test('in force excuses what it covers, with its source, reason and remaining days', () => {
    const ask = excuses({ exceptions: [risk()] });

    expect(versioning(ask)).toEqual({
      kind: 'risk',
      source: 'exceptions.yaml:4',
      reason: 'Orders are copied nightly to another account.',
      daysLeft: 2,
    });
    expect(versioning(ask, 'Shop/Data/Carts/Resource')).toBeUndefined();
    expect(ask.of('Storefront', 'BucketTlsOnly', PATH)).toBeUndefined();
  });

  test('excuses findings of other packs as well', () => {
    const ask = excuses({ exceptions: [falsePositive()] });

    expect(ask.of('AwsSolutions', 'AwsSolutions-IAM5[Resource::*]', 'Shop/Alarms/Role')).toMatchObject({
      kind: 'false-positive',
    });
  });

  test('that has ended excuses nothing, but was not without use', () => {
    const ended = risk({ expires: '2026-06-27' });
    const ask = excuses({ exceptions: [ended] });

    expect(versioning(ask)).toBeUndefined();
    expect([...ask.used]).toEqual([ended]);
  });

  test('beside one that has ended still excuses', () => {
    const ask = excuses({ exceptions: [risk({ expires: '2026-06-27' }), risk({ path: 'Shop/Data' })] });

    expect(versioning(ask)).toMatchObject({ kind: 'risk', daysLeft: 2 });
    expect(ask.used.size).toBe(2);
  });

  test('that covers nothing is not used', () => {
    const ask = excuses({ exceptions: [risk({ path: 'Shop/Old' })] });
    versioning(ask);

    expect(ask.used.size).toBe(0);
  });
});

describe('an acknowledgement made by the app', () => {
  const acknowledged = (parts: Partial<ReportedViolation> = {}) =>
    violation({
      pack: 'Storefront',
      rule: 'BucketVersioning',
      constructPath: PATH,
      acknowledged: { reason: 'Scratch data', at: 'Shop/Data' },
      ...parts,
    });
  const excuse = { kind: 'acknowledged', source: 'Shop/Data', reason: 'Scratch data' };

  test('excuses the finding that it was made for', () => {
    const ask = excuses({}, [acknowledged()]);

    expect(versioning(ask)).toEqual(excuse);
    expect(versioning(ask, 'Shop/Data/Carts/Resource')).toBeUndefined();
    expect(ask.of('AwsSolutions', 'BucketVersioning', PATH)).toBeUndefined();
  });

  test('does not count where the exceptions of a target branch decide', () => {
    expect(versioning(excuses({ trustsApp: false }, [acknowledged()]))).toBeUndefined();
  });

  test('gives way to an exception', () => {
    expect(versioning(excuses({ exceptions: [risk()] }, [acknowledged()]))).toMatchObject({ kind: 'risk' });
  });

  test('does not stand in for an exception that has ended, of which the policy made it', () => {
    const exceptions = [risk({ expires: '2026-06-27' })];

    expect(versioning(excuses({ exceptions }, [acknowledged()]))).toBeUndefined();
  });

  test.each(['PciDss401', 'Gdpr', 'NistCsf20'])('counts for a control that the pack %s reports', (pack) => {
    expect(versioning(excuses({}, [acknowledged({ pack })]))).toEqual(excuse);
  });

  test('does not count while another of our packs still reports the control', () => {
    const standing = acknowledged({ pack: 'Gdpr', acknowledged: undefined });

    expect(versioning(excuses({}, [acknowledged(), standing]))).toBeUndefined();
  });
});
