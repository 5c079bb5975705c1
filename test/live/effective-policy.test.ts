import { effectivePolicy } from '../../lib/live/further/effective-policy';

const ARN = 'arn:aws:sqs:eu-west-1:111122223333:orders';

test.each([
  ['names it', { Resource: ARN }, true],
  ['names it among others', { Resource: ['arn:aws:sqs:::x', ARN] }, true],
  ['names everything', { Resource: '*' }, true],
  ['names it by a pattern', { Resource: 'arn:aws:sqs:*:*:ord?rs' }, true],
  ['names nothing', { Action: 'sqs:*' }, true],
  ['names another', { Resource: 'arn:aws:sqs:eu-west-1:111122223333:refunds' }, false],
  ['names others', { Resource: ['arn:aws:sqs:::x', 'arn:aws:sqs:::y'] }, false],
])('a statement that %s counts: %j %s', (_, statement, counts) => {
  expect(effectivePolicy({ Version: '2012-10-17', Statement: [statement] }, ARN)).toEqual({
    Version: '2012-10-17',
    Statement: counts ? [statement] : [],
  });
});

test('a single statement is a list of one; a policy without any stays', () => {
  expect(effectivePolicy({ Statement: { Resource: ARN } }, ARN).Statement).toEqual([{ Resource: ARN }]);
  expect(effectivePolicy({}, ARN)).toEqual({});
});
