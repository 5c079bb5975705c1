import type { Rule } from '@aws-sdk/client-wafv2';
import { UserError } from '../../../lib/errors';
import { changeRules } from '../../../lib/handlers/under-attack/web-acl-rules';
import { rate } from './sample-rules';
import { type WafAnswer, type WafServer, wafServer } from './waf-server';

const ADDRESS = { name: 'shop', id: 'abc', scope: 'CLOUDFRONT', region: 'us-east-1' } as const;

/** Every setting that an update replaces, as the service sends it. */
const SETTINGS = {
  DefaultAction: { Allow: {} },
  Description: 'The shop',
  VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'shop' },
  DataProtectionConfig: {
    DataProtections: [{ Field: { FieldType: 'SINGLE_HEADER', FieldKeys: ['cookie'] }, Action: 'HASH' }],
  },
  CustomResponseBodies: { Busy: { ContentType: 'TEXT_PLAIN', Content: 'Please wait.' } },
  CaptchaConfig: { ImmunityTimeProperty: { ImmunityTime: 600 } },
  ChallengeConfig: { ImmunityTimeProperty: { ImmunityTime: 900 } },
  TokenDomains: ['shop.example'],
  AssociationConfig: { RequestBody: { CLOUDFRONT: { DefaultSizeInspectionLimit: 'KB_64' } } },
  OnSourceDDoSProtectionConfig: { ALBLowReputationMode: 'ALWAYS_ON' },
};
const SIGNATURE = {
  Name: 'Signature',
  Priority: 3,
  Statement: {
    ByteMatchStatement: {
      FieldToMatch: { UriPath: {} },
      PositionalConstraint: 'CONTAINS',
      SearchString: Buffer.from('ÿ-bytes').toString('base64'),
      TextTransformations: [{ Priority: 0, Type: 'URL_DECODE' }],
    },
  },
  Action: { Block: {} },
  VisibilityConfig: SETTINGS.VisibilityConfig,
};

let server: WafServer | undefined;

/** A web ACL whose updates are answered as given, one after the other. */
async function webAcl(settings: object, ...answers: readonly WafAnswer[]): Promise<WafServer> {
  const left = [...answers];
  const got = {
    WebACL: { Name: 'shop', Id: 'abc', ARN: 'arn', Capacity: 9, Rules: [SIGNATURE], ...settings },
    LockToken: 'token-1',
  };
  server = await wafServer(({ operation }) => (operation === 'GetWebACL' ? got : (left.shift() ?? {})));
  return server;
}

const added = rate('Added', 9, 100);
const addRate = async (rules: readonly Rule[]) => [...rules, added];

afterEach(async () => {
  await server?.close();
  server = undefined;
});

test('an update repeats every setting, and every rule to the byte', async () => {
  const { client, requests } = await webAcl(SETTINGS);

  const changed = await changeRules(client, ADDRESS, addRate);

  expect(changed).toBe(true);
  expect(requests).toEqual([
    { operation: 'GetWebACL', body: { Name: 'shop', Id: 'abc', Scope: 'CLOUDFRONT' } },
    {
      operation: 'UpdateWebACL',
      body: {
        Name: 'shop',
        Id: 'abc',
        Scope: 'CLOUDFRONT',
        LockToken: 'token-1',
        ...SETTINGS,
        Rules: [SIGNATURE, added],
      },
    },
  ]);
});

test('an update leaves out what is empty, which AWS WAF would refuse, and what AWS WAF keeps by itself', async () => {
  const { DefaultAction, VisibilityConfig } = SETTINGS;
  const { client, requests } = await webAcl({
    DefaultAction,
    VisibilityConfig,
    Description: '',
    TokenDomains: [],
    ApplicationConfig: { Attributes: [{ Name: 'kind', Values: ['shop'] }] },
  });

  await changeRules(client, ADDRESS, addRate);

  expect(Object.keys(requests[1]?.body ?? {}).sort()).toEqual(
    ['DefaultAction', 'Id', 'LockToken', 'Name', 'Rules', 'Scope', 'VisibilityConfig'].sort(),
  );
});

test('there is no update where nothing changes', async () => {
  const { client, requests } = await webAcl(SETTINGS);

  const changed = await changeRules(client, ADDRESS, async (rules) => [...rules]);

  expect([changed, requests.map(({ operation }) => operation)]).toEqual([false, ['GetWebACL']]);
});

test('a web ACL that AWS WAF is still spreading is tried again', async () => {
  const { client, requests } = await webAcl(SETTINGS, { __type: 'WAFUnavailableEntityException', Message: 'Retry.' });

  await changeRules(client, ADDRESS, addRate);

  expect(requests.map(({ operation }) => operation)).toEqual([
    'GetWebACL',
    'UpdateWebACL',
    'GetWebACL',
    'UpdateWebACL',
  ]);
});

test.each([
  [
    'WAFLimitsExceededException',
    'the web ACL shop has no room for the rule UnderAttackChallenge of up to 35 WCU; remove rules, or ask AWS for more capacity: No.',
  ],
  [
    'WAFExpiredManagedRuleGroupVersionException',
    'the web ACL shop cannot be changed while it uses an expired version of a managed rule group; set a newer version first: No.',
  ],
  ['WAFNonexistentItemException', 'the web ACL shop does not exist; deploy the switch with the ARN of the present one'],
])('%s is explained, and not tried again', async (__type, message) => {
  const { client, requests } = await webAcl(SETTINGS, { __type, Message: 'No.' });

  await expect(changeRules(client, ADDRESS, addRate)).rejects.toThrow(new UserError(message));
  expect(requests).toHaveLength(2);
});

test('any other refusal comes through in the words of AWS', async () => {
  const { client } = await webAcl(SETTINGS, { __type: 'AccessDeniedException', Message: 'not on managedruleset/*/*' });

  await expect(changeRules(client, ADDRESS, addRate)).rejects.toThrow('not on managedruleset/*/*');
});
