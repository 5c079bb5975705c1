import './rule-environment';
import { handler } from '../../../lib/handlers/control-rule';
import { AccountServer } from './account-server';

/** The function, with real clients that send to a server of this process. */
export class RuleFunction {
  public readonly server = new AccountServer();

  public async start(): Promise<void> {
    process.env.AWS_ENDPOINT_URL = await this.server.start();
  }

  /** @param remaining milliseconds until Lambda ends the function; 20 seconds of them are kept for the report */
  public run(event: unknown, remaining = 60_000): ReturnType<typeof handler> {
    return handler(event, { getRemainingTimeInMillis: () => remaining });
  }
}
