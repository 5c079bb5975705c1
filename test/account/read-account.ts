import type { AccountThing, AdoptKey } from '../../lib/account/account-thing';
import { openAwsSession } from '../../lib/account/aws-session';
import { whatExists } from '../../lib/account/what-exists';
import { type AccountServer, type Answers, startAccountServer } from './account-server';
import { credentialsEnvironment, enterEnvironment } from './credentials-environment';

/** An account that was read from a local server. */
export interface ReadAccount {
  readonly things: readonly AccountThing[];
  thing(key: AdoptKey): AccountThing;
  readonly server: AccountServer;
}

/** Reads an account with the real clients; a call that fails is tried once more. */
export async function readAccount(answers: Answers, homeRegion = 'eu-central-1'): Promise<ReadAccount> {
  const server = await startAccountServer(answers);
  const leave = enterEnvironment(credentialsEnvironment(server.endpoint));
  try {
    const session = await openAwsSession({ region: homeRegion, attempts: 2, timeoutMs: 500 });
    const things = await whatExists(session, homeRegion);
    const thing = (key: AdoptKey) => {
      const found = things.find((each) => each.key === key);
      if (found === undefined) throw new Error(`${key} was not looked for`);
      return found;
    };
    return { things, thing, server };
  } finally {
    leave();
    await server.close();
  }
}
