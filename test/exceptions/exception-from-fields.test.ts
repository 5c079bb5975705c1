import { ExceptionsError } from '../../lib/errors';
import { exceptionFromFields } from '../../lib/exceptions';
import { falsePositive, risk } from './sample-exceptions';

const SOURCE = { file: 'lib/shop.ts', line: 42 };

const RISK = {
  control: 'BucketVersioning',
  path: 'Shop/Data/Orders',
  kind: 'risk',
  owner: 'Ada',
  approver: 'Grace',
  ticket: 'SEC-1',
  reason: 'Orders are copied nightly to another account.',
  compensatingControl: 'Nightly copy, checked weekly.',
  granted: '2026-01-10',
  expires: '2026-06-30',
};

const FALSE_POSITIVE = {
  controls: ['AwsSolutions-IAM5[Resource::*]'],
  path: 'Shop/Alarms',
  kind: 'false-positive',
  owner: 'Ada',
  reason: 'The action has no resource-level permissions.',
  reviewBy: '2026-06-30',
};

describe('exceptionFromFields', () => {
  test('reads an accepted risk', () => {
    expect(exceptionFromFields(RISK, SOURCE)).toStrictEqual(risk({ source: SOURCE }));
  });

  test('reads a false positive', () => {
    expect(exceptionFromFields(FALSE_POSITIVE, SOURCE)).toStrictEqual(falsePositive({ source: SOURCE }));
  });

  test.each([
    ['trims text', { ...RISK, owner: '  Ada\n' }, { owner: 'Ada' }],
    ['takes an undefined field for one not written', { ...RISK, controls: undefined, reviewBy: undefined }, {}],
    ['takes a control once', { ...RISK, control: undefined, controls: ['A', 'B', 'A'] }, { controls: ['A', 'B'] }],
    ['takes a term of one day', { ...RISK, expires: '2026-01-10' }, { expires: '2026-01-10' }],
    ['takes a leap day', { ...RISK, granted: '2024-02-29' }, { granted: '2024-02-29' }],
    ['takes one wild segment', { ...RISK, path: '*/Data/Orders' }, { path: '*/Data/Orders' }],
    [
      'takes a reason of several lines',
      { ...RISK, reason: 'One line,\nand another.' },
      { reason: 'One line,\nand another.' },
    ],
    ['leaves a short reason to be judged later', { ...RISK, reason: '' }, { reason: '' }],
    ['leaves self-approval to be judged later', { ...RISK, approver: 'Ada' }, { approver: 'Ada' }],
  ])('%s', (_case, fields, expected) => {
    expect(exceptionFromFields(fields, SOURCE)).toMatchObject(expected);
  });

  const lastDay = 'write the last day on which it holds as YYYY-MM-DD';
  const slashes = 'write a construct path such as Shop/Data/Orders, without a / at the start or end';
  test.each<[object, string]>([
    [{ onwer: 'Ada' }, 'onwer is not a field of an exception; did you mean owner?'],
    [{ expiry: '2026-06-30' }, 'expiry is not a field of an exception; did you mean expires?'],
    [
      { wontfix: true },
      'wontfix is not a field of an exception; use control, controls, path, owner, reason, kind, approver, ticket, compensatingControl, granted, expires, reviewBy',
    ],
    [{ kind: undefined }, 'kind is missing; write risk or false-positive'],
    [{ kind: 'accepted' }, 'kind is "accepted"; write risk or false-positive'],
    [{ kind: 'constructor' }, 'kind is "constructor"; write risk or false-positive'],
    [{ reviewBy: '2026-06-30' }, 'reviewBy does not belong to kind risk; remove it or change the kind'],
    [{ kind: 'false-positive' }, 'approver does not belong to kind false-positive; remove it or change the kind'],
    [{ control: undefined }, 'control is missing; write a control id such as BucketVersioning'],
    [{ controls: ['A'] }, 'control and controls are both given; keep one of them'],
    [{ control: '' }, 'control is ""; write a control id such as BucketVersioning or AwsSolutions-S1'],
    [{ control: undefined, controls: [] }, 'controls is []; name at least one control'],
    [{ control: undefined, controls: 'A' }, 'controls is "A"; write a list of control ids'],
    [
      { control: undefined, controls: ['A', 7] },
      'controls[1] is 7; write a control id such as BucketVersioning or AwsSolutions-S1',
    ],
    [{ path: undefined }, 'path is missing; write a construct path such as Shop/Data/Orders'],
    [{ path: ' ' }, 'path is " "; write a construct path such as Shop/Data/Orders'],
    [{ path: '**' }, 'path is "**"; ** would cover too much: name the construct, with * for at most one segment each'],
    [
      { path: 'Shop/**' },
      'path is "Shop/**"; ** would cover too much: name the construct, with * for at most one segment each',
    ],
    [{ path: '*' }, 'path is "*"; this covers the whole application: name the construct'],
    [{ path: '*/*' }, 'path is "*/*"; this covers the whole application: name the construct'],
    [{ path: 'Shop/Ord*' }, 'path is "Shop/Ord*"; write * for a whole segment only'],
    [{ path: '/Shop' }, `path is "/Shop"; ${slashes}`],
    [{ path: 'Shop/' }, `path is "Shop/"; ${slashes}`],
    [{ path: 'Shop//Orders' }, `path is "Shop//Orders"; ${slashes}`],
    [{ owner: undefined }, 'owner is missing; name who answers for the exception'],
    [{ owner: null }, 'owner is null; name who answers for the exception'],
    [{ owner: 'A\u001b[31m' }, 'owner is "A\\u001b[31m"; name who answers for the exception'],
    [{ reason: undefined }, 'reason is missing; say why the finding may stand'],
    [{ reason: 'a\u0007b' }, 'reason is "a\\u0007b"; write it without control characters'],
    [{ approver: '' }, 'approver is ""; name who accepted the risk, someone other than the owner'],
    [{ ticket: 12 }, 'ticket is 12; name the ticket, as text in quotes, that tracks the work'],
    [{ compensatingControl: '  ' }, 'compensatingControl is "  "; say what lowers the risk meanwhile'],
    [{ granted: '10.1.2026' }, 'granted is "10.1.2026"; write the date of approval as YYYY-MM-DD'],
    [{ expires: '2026-02-30' }, `expires is "2026-02-30"; ${lastDay}`],
    [{ expires: '2026-6-30' }, `expires is "2026-6-30"; ${lastDay}`],
    [{ expires: '2026-06-30T00:00:00Z' }, `expires is "2026-06-30T00:00:00Z"; ${lastDay}`],
    [{ expires: undefined }, `expires is missing; ${lastDay}`],
    [{ expires: '2026-01-09' }, 'expires is "2026-01-09"; write a day on or after granted, 2026-01-10'],
  ])('refuses a risk with %j', (fields, message) => {
    const act = () => exceptionFromFields({ ...RISK, ...fields }, SOURCE);

    expect(act).toThrow(new ExceptionsError(`lib/shop.ts:42: ${message}`));
    expect(act).toThrow(ExceptionsError);
  });

  test('asks a false positive for its review', () => {
    const { reviewBy: _, ...fields } = FALSE_POSITIVE;

    expect(() => exceptionFromFields(fields, SOURCE)).toThrow(
      'lib/shop.ts:42: reviewBy is missing; write the day by which to look at it again as YYYY-MM-DD',
    );
  });

  test.each([[null], ['text'], [[RISK]]])('refuses %j in place of fields', (fields) => {
    expect(() => exceptionFromFields(fields, SOURCE)).toThrow(
      /^lib\/shop\.ts:42: an exception is .*; write control, path, kind, owner, reason, \.\.\.$/,
    );
  });

  test('names the line of the field where it is known', () => {
    const lineOf = (field: string) => (field === 'owner' ? 45 : 42);

    expect(() => exceptionFromFields({ ...RISK, owner: 7 }, SOURCE, lineOf)).toThrow(/^lib\/shop\.ts:45: owner is 7;/);
  });
});
