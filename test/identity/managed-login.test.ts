import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { ManagedLoginOptions } from '../../lib/identity/managed-login';
import { ShopperIdentity, type ShopperIdentityProps } from '../../lib/identity/shopper-identity';

const ACCOUNT = '123456789012';
const DOMAIN = 'auth.shop.example.com';
const URLS = { callbackUrls: ['https://shop.example.com/in'], logoutUrls: ['https://shop.example.com/'] };

type Options = Partial<Omit<ManagedLoginOptions, 'certificate'>> & { readonly certificateRegion?: string };

function shoppers(options: Options = {}, props: Partial<ShopperIdentityProps> = {}) {
  const { certificateRegion = 'us-east-1', ...others } = options;
  const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
  const shop = new Stack(app, 'Shop', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  const arn = `arn:aws:acm:${certificateRegion}:${ACCOUNT}:certificate/1111`;
  const identity = new ShopperIdentity(shop, 'Shoppers', {
    relyingPartyDomain: DOMAIN,
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0000`),
    managedLogin: {
      domainName: DOMAIN,
      certificate: acm.Certificate.fromCertificateArn(shop, 'Certificate', arn),
      ...others,
    },
    ...props,
  });
  return { shop, identity };
}

const zoneIn = (stack: Stack, zoneName: string) =>
  route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z0000000000000', zoneName });

const zone = (zoneName = 'shop.example.com') => zoneIn(new Stack(new App(), 'Zones'), zoneName);

describe('ManagedLogin', () => {
  test('serves the newer pages on the domain, with the certificate of us-east-1', () => {
    // Prepare
    // Act
    const { shop, identity } = shoppers();

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      UserPoolId: shop.resolve(identity.userPool.userPoolId),
      Domain: DOMAIN,
      ManagedLoginVersion: 2,
      CustomDomainConfig: { CertificateArn: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/1111` },
    });
    template.resourceCountIs('AWS::Route53::RecordSet', 0);
    template.hasResourceProperties('AWS::Cognito::UserPool', { WebAuthnRelyingPartyID: DOMAIN });
  });

  test('points the domain at the pages without a function of CDK, whatever the feature flags', () => {
    // Prepare
    // Act
    const { shop, identity } = shoppers({ hostedZone: zone() });

    // Assess
    const template = Template.fromStack(shop);
    const [domainId = ''] = Object.keys(template.findResources('AWS::Cognito::UserPoolDomain'));
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: `${DOMAIN}.`,
      Type: 'A',
      AliasTarget: {
        DNSName: { 'Fn::GetAtt': [domainId, 'CloudFrontDistribution'] },
        HostedZoneId: { 'Fn::FindInMap': Match.arrayWith([{ Ref: 'AWS::Partition' }, 'zoneId']) },
      },
    });
    template.resourceCountIs('AWS::Lambda::Function', 0);
    expect(identity.managedLogin?.record).toBeDefined();
  });

  test('waits for the record of the domain above, which Cognito looks up', () => {
    // Prepare
    const shop = new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region: 'eu-central-1' } });
    const hostedZone = zoneIn(shop, 'shop.example.com');
    const parentRecord = new route53.ARecord(shop, 'Parent', {
      zone: hostedZone,
      target: route53.RecordTarget.fromIpAddresses('192.0.2.1'),
    });

    // Act
    new ShopperIdentity(shop, 'Shoppers', {
      relyingPartyDomain: DOMAIN,
      encryptionKey: kms.Key.fromKeyArn(shop, 'Key', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0000`),
      managedLogin: {
        domainName: DOMAIN,
        certificate: acm.Certificate.fromCertificateArn(shop, 'C', `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/1`),
        parentRecord,
      },
    });

    // Assess
    const template = Template.fromStack(shop);
    const [record = ''] = Object.keys(template.findResources('AWS::Route53::RecordSet'));
    template.hasResource('AWS::Cognito::UserPoolDomain', { DependsOn: [record] });
  });

  test('every client has pages, which Cognito shows to none without a style', () => {
    // Prepare
    const { shop, identity } = shoppers();

    // Act
    const clients = [
      identity.webClient('Web', URLS),
      identity.mobileClient('App', URLS),
      identity.serverClient('Server', URLS),
    ];

    // Assess
    const styles = Object.values(Template.fromStack(shop).findResources('AWS::Cognito::ManagedLoginBranding'));
    expect(styles.map(({ Properties }) => Properties)).toEqual(
      clients.map((client) => ({
        UserPoolId: shop.resolve(identity.userPool.userPoolId),
        ClientId: shop.resolve(client.userPoolClientId),
        UseCognitoProvidedValues: true,
      })),
    );
  });

  test("the pages look as the shop's style says", () => {
    // Prepare
    const asset = { category: 'FAVICON_ICO', colorMode: 'DYNAMIC', extension: 'ICO', bytes: 'AAAB' };
    const { shop, identity } = shoppers({
      brandingSettings: '{"components":{"primaryButton":{"lightMode":{}}}}',
      brandingAssets: [asset],
    });

    // Act
    identity.webClient('Web', URLS);

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::Cognito::ManagedLoginBranding', {
      Settings: { components: { primaryButton: { lightMode: {} } } },
      Assets: [{ Category: 'FAVICON_ICO', ColorMode: 'DYNAMIC', Extension: 'ICO', Bytes: 'AAAB' }],
      UseCognitoProvidedValues: Match.absent(),
    });
  });

  const image = { category: 'PAGE_BACKGROUND', colorMode: 'LIGHT', extension: 'PNG' };

  test.each<[string, Options, string]>([
    [
      'a certificate of another region',
      { certificateRegion: 'eu-central-1' },
      'certificate is "eu-central-1"; give a certificate of us-east-1: CloudFront, which serves the pages, reads no other',
    ],
    [
      'a zone that does not hold the domain',
      { hostedZone: zone('example.org') },
      `domainName is "${DOMAIN}"; give a domain within the hosted zone example.org`,
    ],
    [
      'settings that are no JSON',
      { brandingSettings: 'blue' },
      'brandingSettings is "blue"; give the text of a JSON object',
    ],
    [
      'settings that are a list',
      { brandingSettings: '[]' },
      'brandingSettings is "[]"; give the text of a JSON object',
    ],
    [
      'too many images',
      { brandingAssets: Array.from({ length: 41 }, () => image) },
      'brandingAssets is 41; give at most 40 images',
    ],
    [
      'images beyond the size of a request',
      { brandingAssets: [{ ...image, bytes: 'A'.repeat(2 * 1024 * 1024) }] },
      'brandingAssets is 2097240; give at most 2097152 bytes with the settings',
    ],
  ])('refuses %s', (_title, options, message) => {
    // Prepare
    const build = () => shoppers(options);

    // Act
    // Assess
    expect(build).toThrow(
      expect.objectContaining({ name: 'InvalidPropertyError', message: `Shop/Shoppers/ManagedLogin: ${message}` }),
    );
  });

  test.each([
    ['example.com'],
    ['https://auth.example.com'],
    ['Auth.shop.example.com'],
    [`${'a'.repeat(52)}.example.com`],
  ])('refuses the domain %s', (domainName) => {
    // Prepare
    // Act
    const build = () => shoppers({ domainName }, { relyingPartyDomain: domainName });

    // Assess
    expect(build).toThrow(/^Shop\/Shoppers(\/ManagedLogin)?: (relyingPartyDomain|domainName) is /);
  });

  test('refuses an apex domain, which needs one above it', () => {
    // Prepare
    // Act
    const build = () => shoppers({ domainName: 'example.com' }, { relyingPartyDomain: 'example.com' });

    // Assess
    expect(build).toThrow(
      'Shop/Shoppers/ManagedLogin: domainName is "example.com"; give a domain of at most 63 characters beneath the ' +
        'shop\'s, such as "auth.shop.example.com"',
    );
  });

  test.each([['shop.example.com'], ['example.com'], ['auth.example.com'], ['auth.shop.example.org']])(
    'refuses passkeys of %s, which its pages could not use',
    (relyingPartyDomain) => {
      // Prepare
      // Act
      const build = () => shoppers({}, { relyingPartyDomain });

      // Assess
      expect(build).toThrow(
        `Shop/Shoppers: relyingPartyDomain is "${relyingPartyDomain}"; give ${DOMAIN}: managed login takes only ` +
          'passkeys of its own full domain',
      );
    },
  );
});
