import { answerTo } from '../../../lib/handlers/custom-resource/answer';
import { customResourceEvent } from '../../../lib/handlers/custom-resource/custom-resource-event';
import { recordedEvent } from '../account-sign-in-settings/recorded-event';

const created = customResourceEvent(recordedEvent('Create'));

describe('the answer', () => {
  test('repeats what tells the request, and has its data', () => {
    const answer = answerTo(created, { status: 'SUCCESS', reason: 'done', data: { SecurityContact: 'set' } });

    expect(JSON.parse(answer)).toEqual({
      Status: 'SUCCESS',
      Reason: 'done',
      PhysicalResourceId: 'account-sign-in-settings',
      StackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/Account/607c0ae0-c9e2-11eb-becd-0a67c69ba16d',
      RequestId: 'a60d7949-852f-4c7c-b16b-0f7764cca45e',
      LogicalResourceId: 'SignInSettingsB4C088A2',
      Data: { SecurityContact: 'set' },
    });
  });

  test.each([
    ['account-7', 'account-7'],
    ['2026/11/22/[$LATEST]4b1c', 'account-sign-in-settings'],
    ['x'.repeat(2_000), 'account-sign-in-settings'],
    [7, 'account-sign-in-settings'],
    [undefined, 'account-sign-in-settings'],
  ])('the physical id %j becomes %s', (PhysicalResourceId, expected) => {
    const answer = answerTo({ ...created, PhysicalResourceId }, { status: 'SUCCESS', reason: '' });

    expect(JSON.parse(answer)).toMatchObject({ PhysicalResourceId: expected });
  });

  test.each([
    ['letters', 'x'.repeat(10_000)],
    ['quotation marks', '"'.repeat(10_000)],
    ['line ends', '\n\u0000'.repeat(10_000)],
    ['of several bytes', '→😀'.repeat(10_000)],
  ])('a reason of many %s is cut to what CloudFormation takes, and no more', (_, reason) => {
    const longest = {
      ...created,
      StackId: '"'.repeat(400),
      RequestId: '"'.repeat(400),
      LogicalResourceId: '"'.repeat(400),
    };

    for (const event of [created, longest]) {
      const answer = answerTo(event, { status: 'FAILED', reason });

      const kept = JSON.parse(answer).Reason as string;
      expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(4_096);
      expect(Buffer.byteLength(answer)).toBeGreaterThan(4_080);
      expect(reason.startsWith(kept)).toBe(true);
    }
  });
});
