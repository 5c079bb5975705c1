import { UserError } from '../../../lib/errors';
import { requestOf } from '../../../lib/handlers/under-attack/request';

const MEND = 'send action raise, restore or status, and a reason of at most 200 characters';

describe('an event is taken', () => {
  test.each([
    { action: 'raise' },
    { action: 'restore', reason: '' },
    { action: 'status', reason: 'Flood of /suche, ticket SHOP-7', execution: '0f1e2d3c-aaaa-bbbb-cccc-1234567890ab' },
    { action: 'raise', reason: 'ü'.repeat(200) },
  ])('%j', (event) => {
    expect(requestOf(event)).toEqual(event);
  });
});

describe('an event is refused', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'event: Invalid input: expected object, received undefined'],
    ['no action', {}, 'action: Invalid option: expected one of "raise"|"restore"|"status"'],
    ['another action', { action: 'panic' }, 'action: Invalid option: expected one of "raise"|"restore"|"status"'],
    ['an unknown field', { action: 'raise', limit: 5 }, 'event: Unrecognized key: "limit"'],
    [
      'a reason that is too long',
      { action: 'raise', reason: 'x'.repeat(201) },
      'reason: Too big: expected string to have <=200 characters',
    ],
    [
      'a reference to another parameter',
      { action: 'raise', reason: '{{ssm:password}}' },
      'reason: must be one line without braces',
    ],
    ['a reason of two lines', { action: 'raise', reason: 'a\nb' }, 'reason: must be one line without braces'],
    ['an execution that is no id', { action: 'raise', execution: '../x' }, 'execution: must be the id of an execution'],
  ])('%s', (_, event, fault) => {
    expect(() => requestOf(event)).toThrow(new UserError(`the event cannot be used (${fault}); ${MEND}`));
  });
});
