import { announcesSecret, literalCredential } from '../../../lib/controls/data/literal-credential';

describe('announcesSecret', () => {
  test.each([
    'DB_PASSWORD',
    'PGPASSWORD',
    'dbPass',
    'STRIPE_SECRET_KEY',
    'StripeSecretKey',
    'CLIENT_SECRET',
    'API_KEY_PROD',
    'authToken2',
    'AWS_SESSION_TOKEN',
    'private-key',
  ])('%s announces a secret', (name) => {
    expect(announcesSecret(name)).toBe(true);
  });

  test.each([
    'TOKEN_TTL',
    'SECRET_ARN',
    'SECRET_NAME',
    'PASSWORD_POLICY',
    'PASSWORD_MIN_LENGTH',
    'API_KEY_ID',
    'PUBLIC_KEY',
    'PARTITION_KEY',
    'USE_TOKEN',
    'BYPASS',
    'COMPASS_URL',
    'TABLE_NAME',
  ])('%s announces none', (name) => {
    expect(announcesSecret(name)).toBe(false);
  });
});

describe('literalCredential', () => {
  test.each([
    ['DB_PASSWORD', 'correct-horse-battery', 'a password'],
    ['DB_PASSWORD', 'changeme', 'a password'],
    ['JWT_SECRET', 'supersecret', 'a secret'],
    ['API_KEY', 'Xy7pQ2mN9b', 'a secret'],
    ['API_KEY', '1234abcd-12ab-34cd-56ef-1234567890ab', 'a secret'],
    ['ANYTHING', 'AKIAIOSFODNN7EXAMPLE', 'an AWS access key'],
    ['PSP', 'sk_live_EXAMPLE', 'a live Stripe key'],
    ['HOOK', 'whsec_EXAMPLE', 'a webhook signing secret'],
    ['SIGNING', '-----BEGIN RSA PRIVATE KEY-----\nMII', 'a private key'],
    ['DATABASE_URL', 'postgres://shop:h4x0r@db:5432/shop', 'an address with a password in it'],
  ])('%s=%s is %s', (name, value, expected) => {
    expect(literalCredential(name, value)).toBe(expected);
  });

  test.each([
    ['TOKEN_TTL', '3600'],
    ['API_TOKEN', '3600'],
    ['ROTATE_SECRET', 'true'],
    ['STRIPE_SECRET', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:psp-AbCdEf'],
    ['STRIPE_SECRET', 'shop/payment-api'],
    ['STRIPE_SECRET', 'ShopPaymentSecret'],
    ['DB_PASSWORD', '/shop/db/password'],
    ['DB_PASSWORD', 'shop/db/password'],
    ['CSRF_TOKEN', 'X-Csrf-Token'],
    ['AUTH_TOKEN', 'https://auth.example.com/token'],
    ['API_KEY', '<set in the console>'],
    ['API_KEY', 'REPLACE_ME'],
    ['API_KEY', ''],
    ['VERIFY_KEY', '-----BEGIN PUBLIC KEY-----\nMII'],
    ['DATABASE_URL', 'postgres://shop@db:5432/shop'],
    ['IMAGE', 'registry.example.com:5000/shop@sha256:0123456789'],
    ['TABLE_NAME', 'Xy7pQ2mN9b'],
  ])('%s=%s is none', (name, value) => {
    expect(literalCredential(name, value)).toBeUndefined();
  });

  test('a long name of many parts is read in no time', () => {
    const started = performance.now();

    literalCredential('API_KEY', `${'v1-'.repeat(10_000)}!`);

    expect(performance.now() - started).toBeLessThan(200);
  });
});
