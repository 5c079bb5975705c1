/** What can go wrong with one request. */
export type ConfigFault =
  /** `ThrottlingException`. */
  | 'throttle'
  /** HTTP 500 with an error of the service. */
  | 'server-error'
  /** HTTP 503 with a page of HTML. */
  | 'unavailable'
  /** The answer comes later than clients of tests wait. */
  | 'slow'
  /** `AccessDeniedException`. */
  | 'denied'
  /** HTTP 200, and half of the JSON. */
  | 'truncated'
  /** HTTP 200, and the connection ends in the middle of the body. */
  | 'cut'
  /** HTTP 200, and no body. */
  | 'empty-body'
  /** `ExpiredTokenException`: the credentials have expired. */
  | 'expired-credentials'
  /** `InvalidNextTokenException`: the token of the page has expired. */
  | 'expired-page-token'
  /** The connection ends before any answer. */
  | 'dropped'
  /** The right page, and the token that led to it once more; of a first page nothing is wrong. */
  | 'repeated-token'
  /** No entries, and a token that leads to the right page. */
  | 'empty-page';

/** Every fault that AWS or the network makes; `empty-page` is none, since AWS documents it. */
export const CONFIG_FAULTS: readonly ConfigFault[] = [
  'throttle',
  'server-error',
  'unavailable',
  'slow',
  'denied',
  'truncated',
  'cut',
  'empty-body',
  'expired-credentials',
  'expired-page-token',
  'dropped',
  'repeated-token',
];

/** The errors of AWS among them: HTTP status, code and message. */
export const FAULT_ERRORS: Readonly<Partial<Record<ConfigFault, readonly [number, string, string]>>> = {
  throttle: [400, 'ThrottlingException', 'Rate exceeded'],
  'server-error': [500, 'InternalFailure', 'The request processing has failed'],
  denied: [400, 'AccessDeniedException', 'User: arn:aws:sts::111122223333:assumed-role/audit/me is not authorized'],
  'expired-credentials': [400, 'ExpiredTokenException', 'The security token included in the request is expired'],
  'expired-page-token': [400, 'InvalidNextTokenException', 'The specified next token is not valid'],
};
