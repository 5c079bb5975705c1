import { systemErrorCode } from '../input/system-error-code';

/** What nothing could be learned from: no answer, or none that can be read. Not the shop's fault, nor its merit. */
export class ProbeFailure extends Error {
  /**
   * @param reason a clause
   * @param connected whether something took the connection
   */
  public constructor(
    public readonly reason: string,
    public readonly connected: boolean,
  ) {
    super(reason);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is not found',
  EAI_AGAIN: 'the name cannot be looked up',
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection is cut off',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection is not taken in time',
};

/** An error of a connection as a failure, with a reason that names its code. */
export function failureOf(error: unknown, connected: boolean): ProbeFailure {
  if (error instanceof ProbeFailure) return error;
  const code = systemErrorCode(error);
  const text = REASONS[code] ?? (code.startsWith('HPE_') ? 'the answer is no HTTP' : 'the connection failed');
  return new ProbeFailure(`${text} (${code})`, connected);
}
