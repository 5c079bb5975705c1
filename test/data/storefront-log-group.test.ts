import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { TOKEN_IDENTIFIERS } from '../../lib/data/masked-identifiers';
import { StorefrontLogGroup, type StorefrontLogGroupProps } from '../../lib/data/storefront-log-group';

function logIn(props: Partial<StorefrontLogGroupProps> = {}) {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const key = new kms.Key(shop, 'Key');
  const log = new StorefrontLogGroup(shop, 'Checkout', { encryptionKey: key, ...props });
  return { shop, key, log };
}

/** The rendered data protection policy. */
function masking(shop: Stack): {
  Configuration: { CustomDataIdentifier: { Name: string; Regex: string }[] };
  Statement: { DataIdentifier: unknown[]; Operation: object }[];
} {
  const [group] = Object.values(Template.fromStack(shop).findResources('AWS::Logs::LogGroup'));
  return group?.Properties.DataProtectionPolicy;
}

const managed = (name: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:dataprotection::aws:data-identifier/${name}`]],
});

describe('StorefrontLogGroup', () => {
  test('keeps events for thirteen months under the key, and survives its stack', () => {
    const { shop, key } = logIn();

    Template.fromStack(shop).hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: { LogGroupName: Match.absent(), RetentionInDays: 400, KmsKeyId: shop.resolve(key.keyArn) },
    });
  });

  test("the key's policy lets CloudWatch Logs use it for this account's log groups", () => {
    const { shop } = logIn();

    Template.fromStack(shop).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'CloudWatchLogsEncryptsLogGroups',
            Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:logs:arn': {
                  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-central-1:123456789012:log-group:*']],
                },
              },
            },
          }),
        ]),
      },
    });
  });

  test('finds and masks the same: card data, e-mail, names, addresses, keys, tokens', () => {
    const { shop } = logIn();

    const { Statement, Configuration } = masking(shop);

    const expected = [
      ...[
        'CreditCardNumber',
        'CreditCardSecurityCode',
        'CreditCardExpiration',
        'EmailAddress',
        'Name',
        'Address',
        'AwsSecretKey',
        'OpenSshPrivateKey',
        'PgpPrivateKey',
        'PkcsPrivateKey',
        'PuttyPrivateKey',
      ].map(managed),
      'JsonWebToken',
      'BearerToken',
      'PaymentProviderKey',
    ];
    // CloudWatch Logs refuses a policy whose two lists differ.
    expect(Statement.map(({ DataIdentifier }) => DataIdentifier)).toEqual([expected, expected]);
    expect(Statement.map(({ Operation }) => Operation)).toEqual([
      { Audit: { FindingsDestination: {} } },
      { Deidentify: { MaskConfig: {} } },
    ]);
    expect(Configuration.CustomDataIdentifier.map(({ Name }) => Name)).toEqual([
      'JsonWebToken',
      'BearerToken',
      'PaymentProviderKey',
    ]);
  });

  test.each([
    [
      'JsonWebToken',
      'token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLXNpZ25hdHVyZQ&next=1',
      'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLXNpZ25hdHVyZQ',
    ],
    [
      'JsonWebToken',
      'refresh eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIn0.QmFzZTY0VXJs.aXYtaXYtaXY.Y2lwaGVydGV4dA.dGFn end',
      'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIn0.QmFzZTY0VXJs.aXYtaXYtaXY.Y2lwaGVydGV4dA.dGFn',
    ],
    ['JsonWebToken', 'order eyJ-42 was paid.', undefined],
    ['BearerToken', 'Authorization: Bearer abcdef0123456789abcd==', 'Bearer abcdef0123456789abcd=='],
    ['BearerToken', 'the bearer of bad news', undefined],
    ['PaymentProviderKey', 'key sk_live_51HxAbCdEfGhIjKlMn used', 'sk_live_51HxAbCdEfGhIjKlMn'],
    ['PaymentProviderKey', 'key rk_live_51HxAbCdEfGhIjKlMn used', 'rk_live_51HxAbCdEfGhIjKlMn'],
    ['PaymentProviderKey', 'key pk_live_51HxAbCdEfGhIjKlMn is public', undefined],
  ])('%s in "%s"', (name, text, expected) => {
    const identifier = TOKEN_IDENTIFIERS.find((token) => token.name === name);

    const found = new RegExp(identifier?.regex ?? '').exec(text)?.[0];

    expect(found).toBe(expected);
  });

  test('masks more where asked to, and nothing twice', () => {
    const { shop } = logIn({
      maskAlso: [
        logs.DataIdentifier.PHONENUMBER_DE,
        logs.DataIdentifier.EMAILADDRESS,
        new logs.CustomDataIdentifier('OrderNumber', 'ORD-\\d{9}'),
      ],
    });

    const { Statement, Configuration } = masking(shop);
    const names = Statement[0]?.DataIdentifier.slice(11 + 3);
    expect(names).toEqual([managed('PhoneNumber-DE'), 'OrderNumber']);
    expect(Configuration.CustomDataIdentifier.at(-1)).toEqual({ Name: 'OrderNumber', Regex: 'ORD-\\d{9}' });
  });

  test('stays within the 30,720 characters of a policy with all that may be added', () => {
    const custom = Array.from({ length: 7 }, (_, n) => new logs.CustomDataIdentifier(`Own${n}`, 'a'.repeat(200)));
    const { shop } = logIn({ maskAlso: custom });

    expect(JSON.stringify(masking(shop)).length).toBeLessThan(30_720);
  });

  test('reports what it masked where asked to', () => {
    const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
    const auditLogGroup = logs.LogGroup.fromLogGroupName(shop, 'Audit', 'masked');

    new StorefrontLogGroup(shop, 'Checkout', { encryptionKey: new kms.Key(shop, 'Key'), auditLogGroup });

    expect(masking(shop).Statement[0]?.Operation).toEqual({
      Audit: { FindingsDestination: { CloudWatchLogs: { LogGroup: 'masked' } } },
    });
  });

  test('may be shorter, and go, where that is said', () => {
    const { shop } = logIn({
      retention: logs.RetentionDays.ONE_MONTH,
      allowShortRetention: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    Template.fromStack(shop).hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
      Properties: { RetentionInDays: 30 },
    });
  });

  test.each<[string, (log: StorefrontLogGroup, role: iam.IGrantable) => iam.Grant, string]>([
    ['grantWrite', (log, role) => log.grantWrite(role), 'logs:PutLogEvents'],
    ['grantRead', (log, role) => log.grantRead(role), 'logs:GetLogEvents'],
  ])('%s, which unmasks nothing', (_name, grant, action) => {
    const { shop, log } = logIn();
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    grant(log, role);

    const [policy] = Object.values(Template.fromStack(shop).findResources('AWS::IAM::Policy'));
    const actions = policy?.Properties.PolicyDocument.Statement.flatMap((s: { Action: string | string[] }) => s.Action);
    expect(actions).toContain(action);
    expect(actions).not.toContain('logs:Unmask');
  });

  const tooMany = Array.from({ length: 8 }, (_, n) => new logs.CustomDataIdentifier(`Own${n}`, 'x'));
  test.each<[string, Partial<StorefrontLogGroupProps>, string]>([
    [
      'events that are gone before the audit',
      { retention: logs.RetentionDays.SIX_MONTHS },
      'Shop/Checkout: retention is "180 days"; keep events for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1), ' +
        'or set allowShortRetention',
    ],
    [
      'events for ever',
      { retention: logs.RetentionDays.INFINITE, allowShortRetention: true },
      'Shop/Checkout: retention is "INFINITE"; choose a period: personal data is not kept for ever (GDPR article 5.1.e)',
    ],
    [
      'more identifiers than CloudWatch Logs takes',
      { maskAlso: tooMany },
      'Shop/Checkout: maskAlso is ["Own0","Own1","Own2","Own3","Own4","Own5","Own6","Own7"]; ' +
        'give at most 7 identifiers of your own: CloudWatch Logs takes 10, and 3 mask tokens',
    ],
    [
      'an identifier with a name that is none',
      { maskAlso: [new logs.CustomDataIdentifier('order number', 'ORD')] },
      'Shop/Checkout: maskAlso is "order number"; name it with up to 128 letters, digits, "_" and "-"',
    ],
    [
      'an expression with a group',
      { maskAlso: [new logs.CustomDataIdentifier('Order', '(ORD|INV)-\\d+')] },
      'Shop/Checkout: maskAlso Order is "(ORD|INV)-\\\\d+"; ' +
        'write it without parentheses and other characters that CloudWatch Logs does not take',
    ],
    [
      'an expression that is too long',
      { maskAlso: [new logs.CustomDataIdentifier('Order', 'x'.repeat(201))] },
      `Shop/Checkout: maskAlso Order is "${'x'.repeat(201)}"; shorten it from 201 to 200 characters`,
    ],
  ])('refuses %s', (_title, props, message) => {
    const build = () => logIn(props);

    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });
});
