import { credentialInUserData, hasLiteralText } from '../../../lib/controls/compute/user-data';

const encoded = (script: string) => Buffer.from(script, 'utf8').toString('base64');

test.each([
  ['an access key', { 'Fn::Base64': 'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE' }, 'an AWS access key'],
  ['an access key in base64', encoded('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE'), 'an AWS access key'],
  ['a quoted password', { 'Fn::Base64': "#!/bin/bash\nDB_PASSWORD='correct-horse-battery'\n" }, 'a password'],
  ['the second of two settings', { 'Fn::Sub': 'STAGE=production API_KEY=Xy7pQ2mN9b; run' }, 'a secret'],
  ['a joined script', { 'Fn::Base64': { 'Fn::Join': ['\n', ['#!/bin/bash', 'JWT_SECRET=supersecret']] } }, 'a secret'],
  ['a substituted script with variables', { 'Fn::Sub': ['DB_PASSWORD=hunter2hunter2', { A: 'b' }] }, 'a password'],
  ['one branch of two', { 'Fn::If': ['Production', '#!/bin/bash', 'DB_PASSWORD=hunter2hunter2'] }, 'a password'],
])('%s in clear', (_what, raw, expected) => {
  expect(credentialInUserData(raw)).toBe(expected);
});

test.each([
  ['a password that a command fetches', 'DB_PASSWORD=$(aws secretsmanager get-secret-value)'],
  ['a password of another variable', 'DB_PASSWORD="$FETCHED"'],
  ['a password that a parameter gives', { 'Fn::Sub': 'DB_PASSWORD=${Password}' }],
  ['a joined parameter', { 'Fn::Join': ['', ['DB_PASSWORD=', { Ref: 'Password' }]] }],
  ['a dynamic reference', 'DB_PASSWORD={{resolve:secretsmanager:shop/db:SecretString:password}}'],
  ['a stand-in', 'AWS_SECRET_ACCESS_KEY=bar'],
  ['a setting', 'TOKEN_TTL=3600'],
  ['the name of a secret', 'SECRET_ARN=arn:aws:secretsmanager:eu-west-1:111122223333:secret:psp-AbCdEf'],
])('%s is none', (_what, raw) => {
  expect(credentialInUserData({ 'Fn::Base64': raw })).toBeUndefined();
});

test.each([
  [{ 'Fn::Base64': '#!/bin/bash' }, true],
  [encoded('#!/bin/bash'), true],
  [{ Ref: 'Script' }, false],
  [{ 'Fn::Base64': { 'Fn::ImportValue': 'script' } }, false],
])('%j has literal text: %s', (raw, expected) => {
  expect(hasLiteralText(raw)).toBe(expected);
});
