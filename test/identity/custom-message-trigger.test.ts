import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { CustomMessageTrigger, type CustomMessageTriggerProps } from '../../lib/identity/custom-message-trigger';
import { defaultMessages } from '../../lib/shopper/default-messages';
import { MessageKind } from '../../lib/shopper/message-kind';
import type { MessageText } from '../../lib/shopper/message-text';
import { broken, signInShop } from './sign-in-shop';

const TEXT: MessageText = {
  kind: MessageKind.FORGOT_PASSWORD,
  subject: 'Neues Passwort',
  body: '<p>Ihr Code: {####}</p><p><a href="https://shop.example.com/hilfe">Hilfe</a></p>',
};

function trigger(props: Partial<CustomMessageTriggerProps> = {}, pool: cognito.UserPoolProps = {}) {
  const shop = signInShop(pool);
  const construct = new CustomMessageTrigger(shop.stack, 'Messages', {
    userPool: shop.userPool,
    shopName: 'Tom & Jerry',
    linkHosts: ['shop.example.com'],
    encryptionKey: shop.key,
    alarmTopic: shop.topic,
    ...props,
  });
  return { ...shop, construct };
}

/** The files of the function in the assembly. */
function assetOf({ stack }: ReturnType<typeof trigger>): string {
  const [fn] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
  return join(Stage.of(stack)?.outdir ?? '', `asset.${fn?.Properties.Code.S3Key.replace('.zip', '')}`);
}

test('Cognito calls the function for its messages, and only Cognito, for this pool', () => {
  const { stack, construct, userPool } = trigger();

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    LambdaConfig: { CustomMessage: stack.resolve(construct.function.functionArn) },
  });
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: stack.resolve(userPool.userPoolArn),
  });
});

test('the function may write its log, and nothing else', () => {
  const { stack, construct } = trigger();

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.absent(),
    Policies: [
      {
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: stack.resolve(construct.logGroup.logGroupArn),
            },
          ],
        },
        PolicyName: 'Function',
      },
    ],
  });
});

test('an alarm tells of texts that were not sent', () => {
  const { stack, construct } = trigger();

  expect(construct.refusalAlarm).toBeDefined();
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'Storefront',
    MetricName: 'RefusedMessages',
    Dimensions: [{ Name: 'service', Value: 'Shop/Messages/Trigger' }],
    AlarmActions: ['arn:aws:sns:eu-central-1:123456789012:alerts'],
  });
});

test('breaks no control', () => {
  expect(broken(trigger().stack, 'Messages')).toEqual([]);
});

describe('the function carries', () => {
  test('the given texts, and default ones of the other kinds', () => {
    const made = trigger({ messages: [TEXT] });

    const carried = JSON.parse(readFileSync(join(assetOf(made), 'messages.json'), 'utf8'));

    expect(carried.hosts).toEqual(['shop.example.com']);
    expect(carried.messages.map(({ kind }: MessageText) => kind).sort()).toEqual(Object.values(MessageKind).sort());
    expect(carried.messages).toEqual(
      expect.arrayContaining([TEXT, ...defaultMessages('Tom & Jerry').filter(({ kind }) => kind !== TEXT.kind)]),
    );
  });

  test('a bundle that answers Cognito with them', async () => {
    const { handler } = createRequire(__filename)(join(assetOf(trigger({ messages: [TEXT] })), 'index.js'));
    const event = {
      triggerSource: 'CustomMessage_ForgotPassword',
      request: { userAttributes: {}, codeParameter: '{####}', usernameParameter: null },
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    };

    await expect(handler(event)).resolves.toEqual({
      ...event,
      response: { smsMessage: null, emailMessage: TEXT.body, emailSubject: TEXT.subject },
    });
  });

  test('the same bytes for the same messages', () => {
    const assets = [trigger(), trigger()].map((made) => assetOf(made).split('/').at(-1));

    expect(assets[0]).toBe(assets[1]);
    expect(
      assetOf(trigger({ messages: [TEXT] }))
        .split('/')
        .at(-1),
    ).not.toBe(assets[0]);
  });
});

describe('is refused', () => {
  const LINK_MEND = 'link to https pages of linkHosts alone, and put a space after a full stop';

  test.each<[string, Partial<CustomMessageTriggerProps>, string]>([
    [
      'a foreign link',
      { messages: [{ ...TEXT, body: '{####} https://evil.example/' }] },
      `messages[0].body is "https://evil.example/"; ${LINK_MEND}`,
    ],
    [
      'a link in the second text',
      { messages: [TEXT, { ...TEXT, kind: MessageKind.SIGN_UP, sms: '{####} bit.ly/x' }] },
      `messages[1].sms is "bit.ly"; ${LINK_MEND}`,
    ],
    [
      'a subdomain that is not named',
      { messages: [{ ...TEXT, body: '{####} https://help.shop.example.com/' }] },
      `messages[0].body is "https://help.shop.example.com/"; ${LINK_MEND}`,
    ],
    [
      'a text without code',
      { messages: [{ ...TEXT, body: 'Hello' }] },
      'messages[0].body is "Hello"; put {####} into it',
    ],
    [
      'a long subject',
      { messages: [{ ...TEXT, subject: 'x'.repeat(141) }] },
      'messages[0].subject is 141; write 1 to 140 characters',
    ],
    [
      'two texts of a kind',
      { messages: [TEXT, TEXT] },
      'messages is "CustomMessage_ForgotPassword"; give one text of each kind',
    ],
    [
      'a name that is a link',
      { shopName: 'evil.example' },
      'shopName is "evil.example"; give a name that fits into the text messages and that no program takes for markup or a link',
    ],
    [
      'a name with markup',
      { shopName: 'A<b' },
      'shopName is "A<b"; give a name that fits into the text messages and that no program takes for markup or a link',
    ],
    [
      'no host',
      { linkHosts: [] },
      'linkHosts is []; write out each host of the shop in lower case, such as "shop.example.com"',
    ],
    [
      'a wildcard',
      { linkHosts: ['shop.example.com', '*.example.com'] },
      'linkHosts is "*.example.com"; write out each host of the shop in lower case, such as "shop.example.com"',
    ],
    [
      'an address for a host',
      { linkHosts: ['https://shop.example.com'] },
      'linkHosts is "https://shop.example.com"; write out each host of the shop in lower case, such as "shop.example.com"',
    ],
  ])('%s', (_, props, message) => {
    expect(() => trigger(props)).toThrow(
      expect.objectContaining({ name: 'InvalidPropertyError', message: `Shop/Messages: ${message}` }),
    );
  });

  test.each<[string, cognito.UserPoolProps, string]>([
    [
      'without an SES sender',
      { email: cognito.UserPoolEmail.withCognito() },
      'userPool is "COGNITO_DEFAULT"; give the pool an SES sender: Cognito refuses texts of a trigger from its own',
    ],
    [
      'that verifies by link',
      { userVerification: { emailStyle: cognito.VerificationEmailStyle.LINK } },
      'userPool is "CONFIRM_WITH_LINK"; verify addresses by code: the link of Cognito leads away from the shop',
    ],
  ])('a pool %s', (_, pool, message) => {
    expect(() => trigger({}, pool)).toThrow(`Shop/Messages: ${message}`);
  });

  test('a pool that says nothing of its sender', () => {
    const { stack } = signInShop();

    expect(
      () =>
        new CustomMessageTrigger(stack, 'Messages', {
          userPool: new cognito.UserPool(stack, 'Other'),
          shopName: 'Shop',
          linkHosts: ['shop.example.com'],
        }),
    ).toThrow('Shop/Messages: userPool is "COGNITO_DEFAULT"; give the pool an SES sender');
  });
});
