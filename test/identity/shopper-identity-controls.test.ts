import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as sns from 'aws-cdk-lib/aws-sns';
import cdkJson from '../../cdk.json';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { AccessLogBucket } from '../../lib/data/access-log-bucket';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { AlertTopic } from '../../lib/detection/alert-topic';
import { MfaMode } from '../../lib/identity/mfa-mode';
import type { PoolGuardProps } from '../../lib/identity/pool-guard';
import { ShopperIdentity, type ShopperIdentityProps } from '../../lib/identity/shopper-identity';

const URLS = { callbackUrls: ['https://shop.example-store.com/in'], logoutUrls: ['https://shop.example-store.com/'] };
const SES = { sesVerifiedDomain: 'example-store.com', fromEmail: 'accounts@example-store.com' };

/** The stack, with a guard that has everything. */
function shopIn(region: string, build: (shop: Stack, guard: PoolGuardProps) => void): Stack {
  const app = new App({ context: { ...cdkJson.context, 'storefront:today': '2026-11-22' } });
  const shop = new Stack(app, 'Shop', { env: { account: '111122223333', region } });
  const keyAlerts = sns.Topic.fromTopicArn(shop, 'KeyAlerts', `arn:aws:sns:${region}:111122223333:key-alerts`);
  const logsKey = new CustomerDataKey(shop, 'LogsKey', { dataClass: DataClass.LOGS, alarmTopic: keyAlerts });
  build(shop, {
    encryptionKey: logsKey.key,
    accessLogBucket: new AccessLogBucket(shop, 'AccessLogs').bucket,
    alarmTopic: new AlertTopic(shop, 'Alerts', { encryptionKey: logsKey.key, emailAddress: 'security@example.com' })
      .topic,
  });
  return shop;
}

/** Shoppers with managed login and every client. */
const shoppers = (props: Partial<ShopperIdentityProps>) => (shop: Stack, guard: PoolGuardProps) => {
  const domainName = 'auth.shop.example-store.com';
  const identity = new ShopperIdentity(shop, 'Shoppers', {
    ...guard,
    ...SES,
    relyingPartyDomain: domainName,
    managedLogin: {
      domainName,
      certificate: acm.Certificate.fromCertificateArn(
        shop,
        'Certificate',
        'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
      ),
      hostedZone: route53.HostedZone.fromHostedZoneAttributes(shop, 'Zone', {
        hostedZoneId: 'Z0000000000000',
        zoneName: 'shop.example-store.com',
      }),
    },
    ...props,
  });
  identity.webClient('Web', URLS);
  identity.mobileClient('App', URLS);
  identity.serverClient('Server', URLS);
};

/** A pool of this app that is protected, its client made as it should be. */
const protectedPool = (shop: Stack, guard: PoolGuardProps) => {
  const pool = new cognito.UserPool(shop, 'Pool', {
    signInAliases: { email: true },
    accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
    email: cognito.UserPoolEmail.withSES(SES),
    signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
    passkeyRelyingPartyId: 'shop.example-store.com',
    passkeyUserVerification: cognito.PasskeyUserVerification.REQUIRED,
  });
  ShopperIdentity.protect(shop, 'Protection', pool, guard);
};

const VARIANTS: Readonly<Record<string, (shop: Stack, guard: PoolGuardProps) => void>> = {
  required: shoppers({}),
  adaptive: shoppers({ mfa: MfaMode.ADAPTIVE }),
  'codes by e-mail': shoppers({
    mfa: MfaMode.ADAPTIVE,
    emailFactor: true,
    adminRecoveryOnly: true,
    allowEmailCodeSignIn: true,
  }),
  passphrases: shoppers({ passphrases: true }),
  'a protected pool': protectedPool,
};

const judged = (shop: Stack) =>
  evaluate(
    new TemplateSet([
      { name: 'Shop', body: Template.fromStack(shop).toJSON(), account: '111122223333', region: shop.region },
    ]),
    catalogue,
  ).judgements;

describe.each(Object.entries(VARIANTS))('%s', (_title, build) => {
  test.each([['eu-central-1'], ['us-east-1'], ['ap-southeast-2']])('breaks no control in %s', (region) => {
    // Prepare
    const shop = shopIn(region, build);

    // Act
    const broken = judged(shop)
      .filter(({ verdict }) => verdict.kind !== 'compliant')
      .map(({ control, resource, verdict }) => `${control.id} ${resource.logicalId} ${verdict.kind}`);

    // Assess
    expect(broken).toEqual([]);
  });
});
