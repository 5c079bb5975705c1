/** What went wrong with a call of AWS, as far as it decides what to do next. */
export enum AwsFailureKind {
  /** The caller may not do this. */
  DENIED = 'denied',
  /** There are no credentials, or AWS does not take them. */
  CREDENTIALS = 'credentials',
  /** Too many calls, after all attempts. */
  THROTTLED = 'throttled',
  /** No answer in time. */
  TIMEOUT = 'timeout',
  /** The name is unknown, or nobody takes the connection. */
  UNREACHABLE = 'unreachable',
  /** Any other refusal or fault of the service. */
  OTHER = 'other',
}

/** A failed call of AWS, understood. */
export interface AwsFailure {
  readonly kind: AwsFailureKind;
  /** The error's code, such as `AccessDeniedException` or `ENOTFOUND`. */
  readonly code: string;
  /** What was said, in one line. */
  readonly message: string;
}

const DENIED = /^(AccessDenied(Exception)?|AuthorizationError(Exception)?|UnauthorizedOperation|NotAuthorized)$/;
const CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|ExpiredToken(Exception)?|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature(Exception)?|MissingAuthenticationToken(Exception)?|InvalidAccessKeyId|AuthFailure)$/;
const THROTTLED = /Throttl|^TooManyRequests|^RequestLimitExceeded$|^LimitExceededException$/;
const TIMEOUT = /^(TimeoutError|AbortError|RequestTimeout(Exception)?)$/;
const UNREACHABLE =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EPIPE|EPROTO|ERR_TLS_.*|CERT_.*|.*_CERT(_.*)?)$/;

/** What the SDK tells whoever writes programs with it. */
const SDK_ADVICE = /\s*Deserialization error: [\s\S]*$/;

/** Longer messages of services repeat the request. */
const LONGEST_MESSAGE = 300;

/**
 * Understands what a client of the AWS SDK threw.
 *
 * @returns undefined for anything else: a defect of ours, which must not pass for a fault of AWS
 */
export function awsFailure(error: unknown): AwsFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = systemCode(error) ?? error.name;
  const message = oneLine(error.message === '' ? code : error.message);
  const kind = kindOf(error, code);
  return kind === undefined ? undefined : { kind, code, message };
}

function kindOf(error: Error, code: string): AwsFailureKind | undefined {
  if (CREDENTIALS.test(code)) return AwsFailureKind.CREDENTIALS;
  if (DENIED.test(code) || /is not authorized to perform/.test(error.message)) return AwsFailureKind.DENIED;
  if (THROTTLED.test(code)) return AwsFailureKind.THROTTLED;
  if (TIMEOUT.test(error.name) || code === 'ETIMEDOUT') return AwsFailureKind.TIMEOUT;
  if (UNREACHABLE.test(code)) return AwsFailureKind.UNREACHABLE;
  // The SDK puts both on whatever comes back over the wire, also on an answer that it cannot read.
  return '$metadata' in error || '$response' in error ? AwsFailureKind.OTHER : undefined;
}

/** The code of an error of the operating system or of TLS, which the SDK hands on as it is. */
function systemCode(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' && error.name !== 'TimeoutError' ? error.code : undefined;
}

function oneLine(text: string): string {
  const line = text
    .replace(SDK_ADVICE, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
