import {
  ConfigServiceClient,
  DeleteConfigRuleCommand,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import type { Finding, Judge } from './judge';
import type { JudgedTemplate } from './judged-template';
import { makeLocalFunction } from './local-function';
import { type AskedRule, countProcessChecks, customRulesOf, managedRulesOf } from './managed-rules';
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

/** The same for a rule of a function: by what it says of its triggers. */
const triggered = (MessageType: string) => [{ EventSource: 'aws.config', MessageType }];
const KNOWN_TRIGGERS = triggered('ConfigurationItemChangeNotification');
const MADE_UP_TRIGGERS = triggered('ConfigurationItemHasChanged');

/**
 * PutConfigRule of moto, a local AWS API that knows the managed rules of AWS Config and their parameters: whether the
 * identifiers and parameter names exist, inside conformance packs too, and whether a rule of a function says validly what
 * starts it. It does not know in which regions rules exist, nor process checks.
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
      const fn = await makeLocalFunction(endpoint, ANY_REGION);
      await proveThatItJudges(await clientOf(endpoint, ANY_REGION), fn);
      const managed = templates.flatMap(managedRulesOf);
      const custom = templates.flatMap(customRulesOf).map((asked) => evaluatedBy(fn, asked));
      const findings = await judgeRules(endpoint, [...managed, ...custom]);
      const attested = templates.reduce((sum, template) => sum + countProcessChecks(template), 0);
      const proof =
        `${managed.length} managed and ${custom.length} custom rules asked for, ${MADE_UP.length + 1} made-up ones ` +
        `refused; ${attested} process checks, which it does not know, not asked for`;
      return { kind: 'judged', findings, templates: templates.length, proof };
    });
  },
};

/** Whichever function evaluates it when it is deployed: it must be one that exists, in the region that is asked. */
function evaluatedBy(fn: string, { template, logicalId, rule }: AskedRule): AskedRule {
  return {
    template: { ...template, region: ANY_REGION },
    logicalId,
    rule: { ...rule, Source: { Owner: 'CUSTOM_LAMBDA', ...rule.Source, SourceIdentifier: fn } },
  };
}

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

async function proveThatItJudges(client: ConfigServiceClient, fn: string): Promise<void> {
  const custom = (SourceDetails: object[]): AskedRule['rule'] => ({
    Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: fn, SourceDetails },
  });
  for (const rule of [KNOWN, custom(KNOWN_TRIGGERS)]) {
    const refusal = await refusalOf(client, rule);
    if (refusal !== undefined) throw new Error(`moto refuses ${JSON.stringify(rule.Source)}: ${refusal.message}`);
  }
  for (const rule of [...MADE_UP, custom(MADE_UP_TRIGGERS)]) {
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
