import { AwsFailureKind, awsFailure } from '../../lib/account/aws-failure';

const thrown = (name: string, message: string, more: object = { $metadata: {} }) =>
  Object.assign(new Error(message), { name }, more);

test.each<[string, Error, AwsFailureKind, string]>([
  ['AccessDenied', thrown('AccessDenied', 'no'), AwsFailureKind.DENIED, 'AccessDenied'],
  ['AccessDeniedException', thrown('AccessDeniedException', 'no'), AwsFailureKind.DENIED, 'AccessDeniedException'],
  [
    'a refusal under another name',
    thrown('BadRequestException', 'User: arn is not authorized to perform: guardduty:GetDetector'),
    AwsFailureKind.DENIED,
    'BadRequestException',
  ],
  ['ExpiredToken', thrown('ExpiredToken', 'old'), AwsFailureKind.CREDENTIALS, 'ExpiredToken'],
  [
    'UnrecognizedClientException',
    thrown('UnrecognizedClientException', 'invalid'),
    AwsFailureKind.CREDENTIALS,
    'UnrecognizedClientException',
  ],
  [
    'no credentials',
    thrown('CredentialsProviderError', 'none', {}),
    AwsFailureKind.CREDENTIALS,
    'CredentialsProviderError',
  ],
  ['ThrottlingException', thrown('ThrottlingException', 'slow'), AwsFailureKind.THROTTLED, 'ThrottlingException'],
  [
    'TooManyRequestsException',
    thrown('TooManyRequestsException', 'slow'),
    AwsFailureKind.THROTTLED,
    'TooManyRequestsException',
  ],
  ['a late answer', thrown('TimeoutError', 'late', { code: 'ETIMEDOUT' }), AwsFailureKind.TIMEOUT, 'TimeoutError'],
  ['an unknown host', thrown('Error', 'getaddrinfo', { code: 'ENOTFOUND' }), AwsFailureKind.UNREACHABLE, 'ENOTFOUND'],
  ['a closed port', thrown('AggregateError', '', { code: 'ECONNREFUSED' }), AwsFailureKind.UNREACHABLE, 'ECONNREFUSED'],
  [
    'a strange certificate',
    thrown('Error', 'self-signed', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    AwsFailureKind.UNREACHABLE,
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
  ['a fault of the service', thrown('InternalError', 'oops'), AwsFailureKind.OTHER, 'InternalError'],
])('%s is understood', (_what, error, kind, code) => {
  expect(awsFailure(error)).toEqual({ kind, code, message: error.message === '' ? code : error.message });
});

test.each([[new TypeError('x is undefined')], ['text'], [undefined]])('%p is no failure of AWS', (error) => {
  expect(awsFailure(error)).toBeUndefined();
});

test('a message is one line of bounded length', () => {
  const { message } = awsFailure(thrown('InternalError', `a\r\n\tb\u001b[31m ${'c'.repeat(400)}`)) ?? { message: '' };

  expect(message).toMatch(/^a b \[31m c+…$/);
  expect(message).toHaveLength(301);
});
