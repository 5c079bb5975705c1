import type { Observations } from '../../../lib/audit/observations';
import type { AuditSource } from '../../../lib/audit/read/audit-source';
import { observe } from '../../../lib/audit/read/observe';
import type { ObserveOptions } from '../../../lib/audit/read/observe-options';
import { credentialsEnvironment, enterEnvironment } from '../../account/credentials-environment';
import { type ConfigServer, type ConfigServerOptions, type FaultPlan, startConfigServer } from '../config-server';
import type { DescribedAccount, DescribedRegion, DescribedRule } from '../described-account';
import { quickRetries } from './quick-retries';

export const HOME: AuditSource = { region: 'eu-central-1' };

/** A server and the real clients that read it. */
export interface ReadWorld {
  readonly server: ConfigServer;
  read(options?: ObserveOptions, sources?: readonly AuditSource[], faults?: FaultPlan): Promise<Observations>;
  close(): Promise<void>;
}

/** Starts a server for accounts. A request of {@link ReadWorld.read} is tried three times and waits 300 ms. */
export async function readWorld(
  accounts: DescribedAccount | readonly DescribedAccount[],
  serverOptions: ConfigServerOptions = {},
): Promise<ReadWorld> {
  const server = await startConfigServer(accounts, { slowMs: 700, ...serverOptions });
  const leave = enterEnvironment(credentialsEnvironment(server.endpoint));
  return {
    server,
    read: (options = {}, sources = [HOME], faults = undefined) => {
      server.reset(faults);
      return observe(sources, {
        maxAttempts: 3,
        timeoutMs: 300,
        retryStrategy: quickRetries(3),
        retryDelayMs: 1,
        ...options,
      });
    },
    close: async () => {
      leave();
      await server.close();
    },
  };
}

/** An account with one region. */
export function account(region: DescribedRegion): DescribedAccount {
  return { account: '111122223333', regions: { 'eu-central-1': region } };
}

/** A managed rule with resources that comply and resources that do not. */
export function rule(
  name: string,
  compliant: number,
  violating: number,
  more: Partial<DescribedRule> = {},
): DescribedRule {
  const results = (count: number, compliance: 'COMPLIANT' | 'NON_COMPLIANT') =>
    Array.from({ length: count }, (_, index) => ({
      type: 'AWS::S3::Bucket',
      id: `${name}-${compliance === 'COMPLIANT' ? 'good' : 'bad'}-${index}`,
      compliance,
    }));
  return {
    name,
    source: 'S3_BUCKET_VERSIONING_ENABLED',
    lastEvaluatedAt: '2026-11-20T06:00:00.000Z',
    results: [...results(compliant, 'COMPLIANT'), ...results(violating, 'NON_COMPLIANT')],
    ...more,
  };
}

/** Observations without what differs from run to run; lists sorted, since answers come as they come. */
export function comparable({
  startedAt,
  finishedAt,
  ...rest
}: Observations): Omit<Observations, 'startedAt' | 'finishedAt'> {
  const sorted = <Item>(items: readonly Item[]): readonly Item[] =>
    [...items].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  return { ...rest, evaluations: sorted(rest.evaluations), gaps: sorted(rest.gaps), rules: sorted(rest.rules) };
}
