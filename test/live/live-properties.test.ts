import { liveProperties } from '../../lib/live/live-properties';

const UNREAD = { Ref: 'Unread' };

test.each([
  ['that is absent', {}, ['Secret'], { Secret: UNREAD }],
  ['that is there', { Secret: 's' }, ['Secret'], { Secret: 's' }],
  ['in an object', { Config: { Other: 1 } }, ['Config.Secret'], { Config: { Other: 1, Secret: UNREAD } }],
  ['in an object that is absent', {}, ['Config.Secret'], {}],
  ['in an object that is unread', {}, ['Config', 'Config.Secret'], { Config: UNREAD }],
  ['in an object, named before it', {}, ['Config.Secret', 'Config'], { Config: UNREAD }],
  [
    'in each item',
    { Rules: [{ Id: 1 }, { Id: 2, To: 'x' }] },
    ['Rules.*.To'],
    {
      Rules: [
        { Id: 1, To: UNREAD },
        { Id: 2, To: 'x' },
      ],
    },
  ],
  ['in items of items', { A: [{ B: [{}] }] }, ['A.*.B.*.C'], { A: [{ B: [{ C: UNREAD }] }] }],
  ['in a list that is absent', {}, ['Rules.*.To'], {}],
  ['that is null', { Secret: null }, ['Secret'], { Secret: UNREAD }],
])('what a read leaves out is unread: a property %s', (_, properties, writeOnly, expected) => {
  expect(liveProperties(properties, writeOnly)).toEqual(expected);
});

test.each([
  { Ref: 'AWS::NoValue' },
  { Ref: 'Subject' },
  { 'Fn::GetAtt': ['Subject', 'Arn'] },
  { 'Fn::If': ['A', 1, 2] },
])('a living resource has no intrinsic function: %j', (variables) => {
  expect(liveProperties({ Environment: { Variables: variables } }, [])).toEqual({ Environment: { Variables: UNREAD } });
});

test('what only looks like one stays', () => {
  const properties = { Tags: { Ref: 'a', Other: 'b' }, List: [{ Reference: 1 }] };

  expect(liveProperties(properties, [])).toEqual(properties);
});

test('what was read stays as it is', () => {
  const properties = Object.freeze({ Config: Object.freeze({ A: 1 }) });

  liveProperties(properties, ['Config.B', 'C']);

  expect(properties).toEqual({ Config: { A: 1 } });
});
