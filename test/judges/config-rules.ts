import {
  ConfigServiceClient,
  DeleteConfigRuleCommand,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import type { Finding, Judge } from './judge';
import type { JudgedTemplate } from './judged-template';
import { type AskedRule, managedRulesOf } from './managed-rules';
import { withMotoServer } from './moto-server';
import { onPath } from './program';

/** Where rules are put whose stack leaves its region to the deployment. */
const ANY_REGION = 'us-east-1';

/** Names that a rule is put under, one at a time: AWS Config takes a thousand rules a region, moto 150. */
const RULE_NAME = 'asked';

/** A rule that AWS has, and two ways of making one up. The judge must tell them apart, or it judges nothing. */
const KNOWN = { Source: { Owner: 'AWS', SourceIdentifier: 'S3_BUCKET_VERSIONING_ENABLED' } } as const;
const MADE_UP: readonly AskedRule['rule'][] = [
  { Source: { Owner: 'AWS', SourceIdentifier: 'S3_BUCKET_VERSIONING_IS_ENABLED' } },
  { ...KNOWN, InputParameters: '{"isVersioningEnabled":"true"}' },
];

/**
 * PutConfigRule of moto, a local AWS API that knows the managed rules of AWS Config and their parameters: whether the
 * identifiers and parameter names exist. It does not know in which regions they do.
 */
export const configRules: Judge = {
  name: 'config-rules',
  judgesPolicy: false,
  async judge(templates) {
    const program = onPath('moto_server');
    if (program === undefined) {
      return { kind: 'skipped', reason: "there is no moto_server on the PATH (pip install 'moto[server]')" };
    }
    return withMotoServer(program, async (endpoint) => {
      await proveThatItJudges(await clientOf(endpoint, ANY_REGION));
      const asked = templates.flatMap(managedRulesOf);
      const findings = await judgeRules(endpoint, asked);
      const proof = `${asked.length} managed rules asked for, 2 made-up ones refused`;
      return { kind: 'judged', findings, templates: templates.length, proof };
    });
  },
};

async function judgeRules(endpoint: string, asked: readonly AskedRule[]): Promise<readonly Finding[]> {
  const clients = new Map<string, ConfigServiceClient>();
  const findings: Finding[] = [];
  for (const { template, logicalId, rule } of asked) {
    const region = template.region ?? ANY_REGION;
    const client = clients.get(region) ?? (await clientOf(endpoint, region));
    clients.set(region, client);
    const refusal = await refusalOf(client, rule);
    if (refusal !== undefined) findings.push(finding(template, logicalId, rule, refusal));
  }
  for (const client of clients.values()) client.destroy();
  return findings;
}

function finding(
  template: JudgedTemplate,
  logicalId: string,
  { Source, Description }: AskedRule['rule'],
  { name, message }: Error,
): Finding {
  const described = Description === undefined ? '' : ` (${Description})`;
  return { rule: name, template, logicalId, message: `${Source?.SourceIdentifier}${described}: ${message}` };
}

async function proveThatItJudges(client: ConfigServiceClient): Promise<void> {
  const refusal = await refusalOf(client, KNOWN);
  if (refusal !== undefined) throw new Error(`moto refuses ${KNOWN.Source.SourceIdentifier}: ${refusal.message}`);
  for (const rule of MADE_UP) {
    if ((await refusalOf(client, rule)) === undefined) {
      throw new Error(`moto accepts a made-up rule and so judges nothing: ${JSON.stringify(rule)}`);
    }
  }
  client.destroy();
}

/** A client of one region, which has its recorder: AWS Config takes no rules where there is none. */
async function clientOf(endpoint: string, region: string): Promise<ConfigServiceClient> {
  const client = new ConfigServiceClient({
    endpoint,
    region,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: { name: 'default', roleARN: 'arn:aws:iam::123456789012:role/recorder' },
    }),
  );
  return client;
}

/** Why AWS Config would not have the rule; undefined when it takes it. */
async function refusalOf(client: ConfigServiceClient, rule: AskedRule['rule']): Promise<Error | undefined> {
  try {
    await client.send(new PutConfigRuleCommand({ ConfigRule: { ...rule, ConfigRuleName: RULE_NAME } }));
  } catch (error) {
    if (
      error instanceof Error &&
      '$metadata' in error &&
      (error.$metadata as { httpStatusCode?: number }).httpStatusCode === 400
    )
      return error;
    throw error;
  }
  await client.send(new DeleteConfigRuleCommand({ ConfigRuleName: RULE_NAME }));
  return undefined;
}
