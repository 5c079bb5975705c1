import { UserError } from '../../../lib/errors';
import { settingsRequest } from '../../../lib/handlers/account-sign-in-settings/settings-request';
import {
  type CustomResourceEvent,
  customResourceEvent,
} from '../../../lib/handlers/custom-resource/custom-resource-event';
import { CONTACT, PROPERTIES, recordedEvent } from './recorded-event';

const requestOf = (event: object) => settingsRequest(customResourceEvent(event));

const NUMBERS = { MinimumPasswordLength: 14, PasswordReusePrevention: 24, MaxPasswordAge: 90 };

describe('an event of CloudFormation', () => {
  test.each(['Create', 'Update'])('%s has its settings, numbers again', (type) => {
    expect(requestOf(recordedEvent(type))).toEqual({ type, settings: { ...NUMBERS, ReplaceContact: false } });
  });

  test.each([
    ['true', true],
    ['false', false],
    [true, true],
  ])('leave to replace the contact is %p', (text, leave) => {
    const ResourceProperties = { ...PROPERTIES, SecurityContact: CONTACT, ReplaceContact: text };

    expect(requestOf(recordedEvent('Create', { ResourceProperties }))).toMatchObject({
      settings: { SecurityContact: CONTACT, ReplaceContact: leave },
    });
  });

  test('an update knows the former contact', () => {
    const OldResourceProperties = { ...PROPERTIES, SecurityContact: CONTACT };

    expect(requestOf(recordedEvent('Update', { OldResourceProperties }))).toMatchObject({
      settings: { formerContact: CONTACT },
    });
  });

  test.each([[undefined], [null], ['text'], [{}], [{ SecurityContact: { Name: 'half' } }]])(
    'former properties %j are no contact',
    (OldResourceProperties) => {
      const request = requestOf(recordedEvent('Update', { OldResourceProperties }));

      expect(request).toEqual({ type: 'Update', settings: { ...NUMBERS, ReplaceContact: false } });
    },
  );

  test.each([[undefined], ['nonsense'], [{ MinimumPasswordLength: 'x' }]])(
    'a deletion does not look at properties such as %j',
    (ResourceProperties) => {
      expect(requestOf(recordedEvent('Delete', { ResourceProperties }))).toEqual({ type: 'Delete' });
    },
  );

  test.each([['create'], ['Read'], [undefined], [{}], ['x'.repeat(10_000)]])(
    'the type %j is refused',
    (RequestType) => {
      expect(() => requestOf(recordedEvent('Create', { RequestType }))).toThrow(
        new UserError('RequestType is none of Create, Update and Delete'),
      );
    },
  );

  test.each([
    ['MinimumPasswordLength', '11'],
    ['MinimumPasswordLength', '129'],
    ['MinimumPasswordLength', '14.5'],
    ['MinimumPasswordLength', '1e2'],
    ['MinimumPasswordLength', '9'.repeat(5)],
    ['MinimumPasswordLength', undefined],
    ['PasswordReusePrevention', '3'],
    ['PasswordReusePrevention', '25'],
    ['MaxPasswordAge', '0'],
    ['MaxPasswordAge', '-1'],
    ['MaxPasswordAge', '1096'],
    ['SecurityContact', 'security@shop.example'],
    ['SecurityContact.Name', { ...CONTACT, Name: 'x'.repeat(65) }],
    ['SecurityContact.Title', { ...CONTACT, Title: '' }],
    ['SecurityContact.EmailAddress', { ...CONTACT, EmailAddress: 'jane.doe' }],
    ['SecurityContact.EmailAddress', { ...CONTACT, EmailAddress: `${'x'.repeat(250)}@a.example` }],
    ['SecurityContact.PhoneNumber', { ...CONTACT, PhoneNumber: 'call me' }],
    ['ReplaceContact', 'yes'],
  ])('%s of %j is refused by its name', (path, value) => {
    const [name = ''] = path.split('.');
    const ResourceProperties = { ...PROPERTIES, [name]: value };

    expect(() => requestOf(recordedEvent('Create', { ResourceProperties }))).toThrow(
      new RegExp(`^properties cannot be used: ${path.replace('.', '\\.')}: `),
    );
  });

  test('what is refused is not repeated', () => {
    const SecurityContact = { ...CONTACT, EmailAddress: 'jane.doe', PhoneNumber: 'jane.doe' };

    expect.assertions(1);
    try {
      requestOf(recordedEvent('Create', { ResourceProperties: { ...PROPERTIES, SecurityContact } }));
    } catch (error) {
      expect(String(error)).not.toContain('jane.doe');
    }
  });

  test.each([[undefined], [null], [[]], ['x'.repeat(1_000)]])('properties %j are refused', (ResourceProperties) => {
    expect(() => requestOf(recordedEvent('Create', { ResourceProperties }))).toThrow(/^properties cannot be used: /);
  });
});

describe('what is no event of CloudFormation', () => {
  const without = (key: keyof CustomResourceEvent) => ({ ...recordedEvent('Create'), [key]: undefined });

  test.each([
    ['event', undefined],
    ['event', 'Create'],
    ['ResponseURL, StackId, RequestId, LogicalResourceId', {}],
    ['ResponseURL', without('ResponseURL')],
    ['StackId', without('StackId')],
    ['RequestId', without('RequestId')],
    ['LogicalResourceId', without('LogicalResourceId')],
    ['ResponseURL', recordedEvent('Create', { ResponseURL: `https://a/${'x'.repeat(9_000)}` })],
    ['RequestId', recordedEvent('Create', { RequestId: 'x'.repeat(401) })],
    ['RequestId', recordedEvent('Create', { RequestId: 'ä' })],
    ['StackId', recordedEvent('Create', { StackId: 7 })],
  ])('lacks %s', (places, event) => {
    expect(() => customResourceEvent(event)).toThrow(
      new UserError(
        `the event cannot be answered (${places}); this function is called by CloudFormation, for a custom resource`,
      ),
    );
  });
});
