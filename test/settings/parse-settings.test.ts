import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { SettingsError } from '../../lib/errors';
import { MfaMode } from '../../lib/identity/mfa-mode';
import { parseSettings } from '../../lib/settings/parse-settings';
import { PaymentProviderName } from '../../lib/settings/payment-provider-name';
import { PaymentIntegration, Profile } from '../../lib/settings/settings';

const SMALLEST = { domainName: 'shop.example.com', homeRegion: 'eu-central-1' };
const LONG_DOMAIN = `${'a'.repeat(61)}.com`;
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-1111-2222-333344445555';

const SCRIPT = {
  name: 'fields',
  url: 'https://js.example.com/v3/',
  owner: 'checkout@example.com',
  justification: 'The card fields are the provider’s own',
  authorizedBy: 'security@example.com',
  authorizedOn: '2026-11-01',
  reviewBy: '2027-11-01',
  noIntegrityReason: 'The provider changes it without notice',
};

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

const scripts = (keys: object) => ({ paymentProvider: 'stripe', paymentScripts: [{ ...SCRIPT, ...keys }] });

/** As an error prints it: cut after 80 characters. */
const shownScript = (keys: object) => `${JSON.stringify({ ...SCRIPT, ...keys }).slice(0, 80)}…`;

const NOTICE = { who: 'Somebody', address: 'tel:+49301234567', within: '72 hours' };

const INCIDENT = {
  contacts: [{ role: 'Engineer on call', address: 'tel:+49301234567' }],
  notifications: { supervisoryAuthority: NOTICE, customers: NOTICE, acquirer: NOTICE, staff: NOTICE },
  planReviewedOn: '2026-11-02',
  planTestedOn: '2026-11-02',
  isolatableRoles: ['orders-writer'],
};

describe('parseSettings', () => {
  test('fills in every default', () => {
    expect(parseSettings(SMALLEST)).toStrictEqual({
      domainName: 'shop.example.com',
      homeRegion: 'eu-central-1',
      shopName: 'shop-example-com',
      profile: Profile.PRODUCTION,
      mfa: MfaMode.REQUIRED,
      paymentIntegration: PaymentIntegration.REDIRECT,
      allowedRegions: ['eu-central-1'],
      logRetentionDays: 400,
      dataOwner: 'platform',
      adopt: {
        configRecorder: false,
        configDeliveryChannel: false,
        trail: false,
        detector: false,
        securityHub: false,
        accessAnalyzer: false,
        inspector: false,
        macieSession: false,
        dataCatalogEncryption: false,
        passwordPolicy: false,
        edgeConfigRecorder: false,
        edgeConfigDeliveryChannel: false,
        edgeDetector: false,
        edgeSecurityHub: false,
        edgeAccessAnalyzer: false,
        edgeInspector: false,
      },
      training: { iamUsersAdopted: false },
      automaticRemediation: [],
      conformancePackRulesInUse: 0,
    });
  });

  test('keeps every setting that is written', () => {
    // Prepare
    const written = {
      domainName: 'shop.example.com',
      homeRegion: 'eu-west-1',
      shopName: 'second',
      profile: 'development',
      mfa: 'adaptive',
      paymentIntegration: 'direct-post',
      paymentProvider: 'adyen',
      paymentScripts: [SCRIPT],
      allowedRegions: ['eu-central-1', 'eu-west-1'],
      logRetentionDays: 3653,
      adopt: {
        configRecorder: true,
        configDeliveryChannel: true,
        trail: true,
        detector: true,
        securityHub: true,
        accessAnalyzer: true,
        inspector: true,
        macieSession: true,
        dataCatalogEncryption: true,
        passwordPolicy: true,
        edgeConfigRecorder: true,
        edgeConfigDeliveryChannel: true,
        edgeDetector: true,
        edgeSecurityHub: true,
        edgeAccessAnalyzer: true,
        edgeInspector: true,
      },
      hostedZoneId: 'Z0123456789ABCDEFGHIJ',
      hostedZoneName: 'example.com',
      certificateArn: CERTIFICATE,
      dataOwner: 'checkout team',
      mail: { fromEmail: 'a@example.com', dmarcReportsTo: 'mailto:d@example.com', domainVerified: true },
      signIn: { domainName: 'auth.shop.example.com', certificateArn: CERTIFICATE },
      staff: {
        samlMetadataUrl: 'https://idp.example.net/metadata',
        callbackUrls: ['https://office.example.com/in'],
        logoutUrls: ['https://office.example.com/'],
      },
      securityContact: { name: 'Security', title: 'Team', email: 's@example.com', phone: '+49 30 1' },
      securityTxt: { contacts: ['mailto:security@example.com'], expires: '2027-06-30' },
      alertEmail: 'security@example.com',
      incident: INCIDENT,
      slack: { workspaceId: 'T07EA123LEP', channelId: 'C0123456789' },
      training: {
        programmeReviewedOn: '2026-11-02',
        identityStoreId: 'd-1234567890',
        trainedGroupId: '90000000-1111',
        identityCenterRegion: 'eu-west-1',
        iamUsersAdopted: true,
        breakGlassPrincipals: ['arn:aws:iam::111122223333:user/emergency'],
      },
      automaticRemediation: ['BucketVersioning'],
      conformancePackRulesInUse: 20,
      unusedAccessDays: 90,
      monthlyBudget: 200,
      account: '123456789012',
    };

    // Act
    const settings = parseSettings(written);

    // Assess
    expect(settings).toStrictEqual({
      ...written,
      profile: Profile.DEVELOPMENT,
      mfa: MfaMode.ADAPTIVE,
      paymentIntegration: PaymentIntegration.DIRECT_POST,
      paymentProvider: PaymentProviderName.ADYEN,
    });
  });

  test("reads this project's own cdk.json", () => {
    const file: { context: { storefront: { domainName: string } } } = JSON.parse(
      readFileSync(join(__dirname, '../../cdk.json'), 'utf8'),
    );

    expect(parseSettings(file.context.storefront).domainName).toBe(file.context.storefront.domainName);
  });

  test('reads JSON text, as -c storefront=... hands it over', () => {
    expect(parseSettings(JSON.stringify(SMALLEST))).toStrictEqual(parseSettings(SMALLEST));
  });

  test.each([
    ['lower-cases the domain', { domainName: 'Shop.Example.COM' }, { domainName: 'shop.example.com' }],
    ['names the zone after the domain', { hostedZoneId: 'Z1' }, { hostedZoneName: 'shop.example.com' }],
    ['takes a zone of the same name', { hostedZoneId: 'Z1', hostedZoneName: 'shop.example.com' }, {}],
    ['takes a region once', { allowedRegions: ['eu-central-1', 'eu-central-1'] }, { allowedRegions: ['eu-central-1'] }],
    [
      'adopts one of several',
      { adopt: { trail: true } },
      { adopt: expect.objectContaining({ configRecorder: false }) },
    ],
    ['takes a long domain that has a certificate', { domainName: LONG_DOMAIN, certificateArn: CERTIFICATE }, {}],
    ['takes a punycode domain', { domainName: 'xn--bcher-kva.xn--p1ai' }, { shopName: 'xn-bcher-kva-xn-p1ai' }],
  ])('%s', (_case, keys, expected) => {
    expect(parseSettings({ ...SMALLEST, ...keys })).toMatchObject(expected);
  });

  const smallestShown = '{"domainName": "shop.example.com", "homeRegion": "eu-central-1"}';
  test.each([
    [undefined, `cdk.json: context has no "storefront"; add "storefront": ${smallestShown}`],
    [null, `cdk.json: storefront is null; write an object such as ${smallestShown}`],
    [[], `cdk.json: storefront is []; write an object such as ${smallestShown}`],
    [7, `cdk.json: storefront is 7; write an object such as ${smallestShown}`],
    [
      'shop.example.com',
      `cdk.json or -c: storefront is "shop.example.com", which is not JSON; write -c storefront='${smallestShown}'`,
    ],
    ['[1]', `cdk.json or -c: storefront is [1]; write an object such as ${smallestShown}`],
    [
      '{}',
      "cdk.json or -c: storefront.domainName is missing; write the shop's host name, such as shop.example.com, without scheme, port or path",
    ],
  ])('refuses the context %j', (context, message) => {
    expect(messageOf(() => parseSettings(context))).toBe(message);
  });

  const domainMend = "write the shop's host name, such as shop.example.com, without scheme, port or path";
  const retentions = 'use 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653';
  const shopNameMend = 'write at most 24 lower-case letters, digits and hyphens, a letter first and no hyphen last';
  const arnMend =
    'CloudFront takes an ACM certificate of us-east-1: write arn:aws:acm:us-east-1:<account>:certificate/<id>';
  test.each<[Record<string, unknown>, string]>([
    [{ homeRegoin: 'eu-central-1' }, 'homeRegoin is not a setting; did you mean homeRegion?'],
    [{ homeRegion: undefined, homeRegoin: 'x' }, 'homeRegoin is not a setting; did you mean homeRegion?'],
    [
      { wafRules: [] },
      'wafRules is not a setting; use domainName, homeRegion, shopName, profile, mfa, paymentIntegration, paymentProvider, paymentScripts, allowedRegions, logRetentionDays, adopt, hostedZoneId, hostedZoneName, certificateArn, dataOwner, mail, signIn, staff, securityContact, securityTxt, alertEmail, incident, slack, training, automaticRemediation, conformancePackRulesInUse, unusedAccessDays, monthlyBudget, account',
    ],
    [{ adopt: { trial: true } }, 'adopt.trial is not a setting; did you mean trail?'],
    [{ adopt: { edgeDetectors: true } }, 'adopt.edgeDetectors is not a setting; did you mean edgeDetector?'],
    [
      { adopt: { firewallManager: true } },
      'adopt.firewallManager is not a setting; use configRecorder, configDeliveryChannel, trail, detector, securityHub, accessAnalyzer, inspector, macieSession, dataCatalogEncryption, passwordPolicy, edgeConfigRecorder, edgeConfigDeliveryChannel, edgeDetector, edgeSecurityHub, edgeAccessAnalyzer, edgeInspector',
    ],
    [{ domainName: undefined, hostedZoneId: 'Z1' }, `domainName is missing; ${domainMend}`],
    [{ domainName: null }, `domainName is null; ${domainMend}`],
    [{ domainName: 'https://shop.example.com' }, `domainName is "https://shop.example.com"; ${domainMend}`],
    [{ domainName: 'shop.example.com/' }, `domainName is "shop.example.com/"; ${domainMend}`],
    [{ domainName: 'shop.example.com:443' }, `domainName is "shop.example.com:443"; ${domainMend}`],
    [{ domainName: '*.example.com' }, `domainName is "*.example.com"; ${domainMend}`],
    [{ domainName: 'localhost' }, `domainName is "localhost"; ${domainMend}`],
    [{ domainName: '192.0.2.1' }, `domainName is "192.0.2.1"; ${domainMend}`],
    [{ domainName: '-shop.example.com' }, `domainName is "-shop.example.com"; ${domainMend}`],
    [
      { domainName: LONG_DOMAIN },
      'domainName has 65 characters; ACM makes certificates for up to 64: shorten it, or set certificateArn',
    ],
    [{ homeRegion: undefined }, 'homeRegion is missing; write an AWS region such as eu-central-1'],
    [{ homeRegion: 'eu-centrl-1' }, 'homeRegion is "eu-centrl-1"; did you mean eu-central-1?'],
    [{ homeRegion: 'EU-CENTRAL-1' }, 'homeRegion is "EU-CENTRAL-1"; did you mean eu-central-1?'],
    [{ homeRegion: 'Frankfurt' }, 'homeRegion is "Frankfurt"; write an AWS region such as eu-central-1'],
    [{ homeRegion: ['eu-central-1'] }, 'homeRegion is ["eu-central-1"]; write an AWS region such as eu-central-1'],
    [{ shopName: 'Shop' }, `shopName is "Shop"; ${shopNameMend}`],
    [{ shopName: '1shop' }, `shopName is "1shop"; ${shopNameMend}`],
    [{ shopName: 'shop-' }, `shopName is "shop-"; ${shopNameMend}`],
    [{ shopName: 'a'.repeat(25) }, `shopName is "${'a'.repeat(25)}"; ${shopNameMend}`],
    [{ profile: 'prod' }, 'profile is "prod"; write production or development'],
    [{ mfa: 'optional' }, 'mfa is "optional"; write required or adaptive'],
    [{ mfa: false }, 'mfa is false; write required or adaptive'],
    [{ paymentIntegration: 'directPost' }, 'paymentIntegration is "directPost"; write redirect, iframe or direct-post'],
    [
      { paymentIntegration: 'iframe' },
      'paymentIntegration is "iframe"; it needs paymentProvider, whose hosts the payment page may use',
    ],
    [
      { paymentScripts: [SCRIPT] },
      'paymentScripts lists scripts; add paymentProvider: without one there is no payment page',
    ],
    [{ incident: { ...INCIDENT, contacts: [] } }, 'incident.contacts is []; name whom to call'],
    [
      { incident: { ...INCIDENT, planTestedOn: '2.11.2026' } },
      'incident.planTestedOn is "2.11.2026"; write a calendar date such as 2026-11-02',
    ],
    [
      { incident: { ...INCIDENT, tested: true } },
      'incident is {"contacts":[{"role":"Engineer on call","address":"tel:+49301234567"}],"notifica…; tested is no key of it; use contacts, notifications, planReviewedOn, planTestedOn, isolatableRoles',
    ],
    [{ slack: { workspaceId: 'T1' } }, 'slack.channelId is missing; write the id of the channel, such as C0123456789'],
    [
      { automaticRemediation: 'all' },
      'automaticRemediation is "all"; write a list of control ids such as ["BucketVersioning"]',
    ],
    [
      { conformancePackRulesInUse: -1 },
      'conformancePackRulesInUse is -1; write how many rules the account has in conformance packs already',
    ],
    [
      { training: { breakGlassPrincipals: ['emergency'] } },
      'training.breakGlassPrincipals[0] is "emergency"; write the ARN of an IAM user or role, such as arn:aws:iam::<account>:user/emergency',
    ],
    [
      { training: { breakGlassPrincipals: [] } },
      'training.breakGlassPrincipals is []; name who may take the role, or remove the key',
    ],
    [{ unusedAccessDays: 400 }, 'unusedAccessDays is 400; write whole days from 1 to 365, such as 90'],
    [{ monthlyBudget: 0 }, 'monthlyBudget is 0; write the monthly limit in US dollars, such as 200'],
    [{ paymentProvider: 'Stripe' }, 'paymentProvider is "Stripe"; write stripe, adyen, paypal or braintree'],
    [
      scripts({ owner: undefined }),
      'paymentScripts[0].owner is missing; write who answers for the script, such as checkout@example.com',
    ],
    [
      scripts({ justification: '' }),
      'paymentScripts[0].justification is ""; write why the payment page needs the script',
    ],
    [
      scripts({ url: 'http://js.example.com' }),
      'paymentScripts[0].url is "http://js.example.com"; write an https URL such as https://js.stripe.com/v3/',
    ],
    [
      scripts({ url: undefined }),
      `paymentScripts[0] is ${shownScript({ url: undefined })}; write url for a script of a provider, or file and path for one of the shop`,
    ],
    [scripts({ path: '/a.js' }), `paymentScripts[0] is ${shownScript({})}; write file and path together`],
    [
      scripts({ onwer: 'a' }),
      `paymentScripts[0] is ${shownScript({})}; onwer is no key of a script; use name, url, file, path, owner, justification, authorizedBy, authorizedOn, reviewBy, integrity, noIntegrityReason`,
    ],
    [
      scripts({ authorizedOn: '1.11.2026' }),
      'paymentScripts[0].authorizedOn is "1.11.2026"; write a calendar date such as 2026-12-31',
    ],
    [
      { allowedRegions: 'eu-central-1' },
      'allowedRegions is "eu-central-1"; write a list of AWS regions such as ["eu-central-1"]',
    ],
    [{ allowedRegions: [] }, 'allowedRegions is []; name at least the home region, or remove the key'],
    [{ allowedRegions: ['eu-central-1', 'eu-wst-1'] }, 'allowedRegions[1] is "eu-wst-1"; did you mean eu-west-1?'],
    [
      { allowedRegions: ['eu-west-1', 'eu-north-1'] },
      'homeRegion is "eu-central-1"; allowedRegions lacks it: add it there, or choose eu-west-1, eu-north-1',
    ],
    [{ logRetentionDays: 90 }, `logRetentionDays is 90; PCI DSS 10.5.1 keeps audit logs 12 months: ${retentions}`],
    [
      { logRetentionDays: '400' },
      `logRetentionDays is "400"; PCI DSS 10.5.1 keeps audit logs 12 months: ${retentions}`,
    ],
    [{ logRetentionDays: 366 }, `logRetentionDays is 366; CloudWatch Logs offers fixed periods: ${retentions}`],
    [{ adopt: true }, 'adopt is true; write an object such as {"configRecorder": true}'],
    [{ adopt: ['trail'] }, 'adopt is ["trail"]; write an object such as {"configRecorder": true}'],
    [{ adopt: { trail: 'yes' } }, 'adopt.trail is "yes"; write true when the account already has one, or false'],
    [
      { adopt: { edgeInspector: 1 } },
      'adopt.edgeInspector is 1; write true when the account already has one, or false',
    ],
    [
      { hostedZoneId: '/hostedzone/Z1' },
      'hostedZoneId is "/hostedzone/Z1"; write the id alone, such as Z0123456789ABCDEFGHIJ, without /hostedzone/',
    ],
    [{ hostedZoneName: 'example.com' }, 'hostedZoneName is "example.com"; a zone is found by its id: add hostedZoneId'],
    [
      { hostedZoneId: 'Z1', hostedZoneName: 'example.com.' },
      'hostedZoneName is "example.com."; write the name of the hosted zone, such as example.com, without a final dot',
    ],
    [
      { hostedZoneId: 'Z1', hostedZoneName: 'ample.com' },
      'hostedZoneName is "ample.com"; it must be shop.example.com or a parent of it',
    ],
    [
      { certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/a' },
      `certificateArn is "arn:aws:acm:eu-central-1:123456789012:certificate/a"; ${arnMend}`,
    ],
    [
      { certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a', account: '210987654321' },
      'certificateArn is "arn:aws:acm:us-east-1:123456789012:certificate/a"; CloudFront takes certificates of its own account, which is 210987654321',
    ],
    [{ dataOwner: '' }, 'dataOwner is ""; write a team or role, such as platform'],
    [
      { mail: { fromEmail: 'accounts' } },
      'mail.fromEmail is "accounts"; write the address that mail comes from, such as accounts@example.com',
    ],
    [
      { mail: { fromEmail: 'a@example.com', dmarcReportsTo: 'mailto:d@example.com', verified: true } },
      'mail is {"fromEmail":"a@example.com","dmarcReportsTo":"mailto:d@example.com","verified":…; verified is no key of it; use fromEmail, dmarcReportsTo, rejectFrom, domainVerified',
    ],
    [
      { signIn: { domainName: 'auth.shop.example.com', certificateArn: 'arn:aws:acm:eu-central-1:1:certificate/a' } },
      `signIn.certificateArn is "arn:aws:acm:eu-central-1:1:certificate/a"; ${arnMend}`,
    ],
    [
      {
        staff: {
          samlMetadataUrl: 'https://idp.example.net',
          callbackUrls: [],
          logoutUrls: ['https://office.example.com/'],
        },
      },
      'staff.callbackUrls is []; write a list of exact https URLs of the back office',
    ],
    [
      { securityContact: 'security@example.com' },
      'securityContact is "security@example.com"; write an object such as {"name": "Shop Security Team", "title": "Security", "email": "security@example.com", "phone": "+49 30 1234"}',
    ],
    [
      { securityTxt: 'mailto:security@example.com' },
      'securityTxt is "mailto:security@example.com"; write an object such as {"contacts": ["mailto:security@example.com"], "expires": "2027-06-30"}',
    ],
    [
      { securityTxt: { contacts: ['mailto:a@example.com'] } },
      'securityTxt.expires is missing; write a day at most a year ahead, such as 2027-06-30',
    ],
    [{ alertEmail: 'security' }, 'alertEmail is "security"; write one e-mail address, such as security@example.com'],
    [{ alertEmail: null }, 'alertEmail is null; write one e-mail address, such as security@example.com'],
    [{ account: 123456789012 }, 'account is 123456789012; write the 12 digits of the AWS account in quotes'],
    [{ account: '12345' }, 'account is "12345"; write the 12 digits of the AWS account in quotes'],
  ])('refuses %j', (keys, message) => {
    expect(messageOf(() => parseSettings({ ...SMALLEST, ...keys }))).toBe(`cdk.json: storefront.${message}`);
  });

  test('names the file that it is told', () => {
    expect(messageOf(() => parseSettings(undefined, 'apps/shop/cdk.json'))).toMatch(/^apps\/shop\/cdk\.json: context/);
  });

  test('refuses whatever else comes with one line', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (value) => {
        const message = messageOf(() => parseSettings({ ...SMALLEST, adopt: value === undefined ? null : [value] }));
        expect(message).toMatch(/^cdk\.json: storefront\.adopt is .*; write an object such as/);
        expect(messageOf(() => parseSettings(Array.isArray(value) ? value : [value]))).not.toContain('\n');
      }),
    );
  });
});
