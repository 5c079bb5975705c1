import '../privacy/powertools-environment';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/incident-secrets';
import { secretRequestOf } from '../../../lib/handlers/incident-secrets/secret-request';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

const EXECUTION = '0f1e2d3c-aaaa-4bbb-8ccc-1234567890ab';
const ARN = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/db-AbCdEf';

describe('an event', () => {
  test.each([{ secrets: ['all'] }, { secrets: [ARN], execution: EXECUTION }])('is taken: %j', (event) => {
    expect(secretRequestOf(event)).toEqual(event);
  });

  test.each<[string, unknown, string]>([
    ['no secret', { secrets: [] }, 'secrets: Too small: expected array to have >=1 items'],
    ['a name', { secrets: ['shop/db'] }, 'secrets.0: must be all, or the ARN of a secret'],
    ['a pattern', { secrets: [ARN.replace('shop', '*')] }, 'secrets.0: must be all, or the ARN of a secret'],
    ['an execution that is none', { secrets: ['all'], execution: 'x' }, 'execution: Invalid UUID'],
  ])('is refused: %s', (_, event, fault) => {
    expect(() => secretRequestOf(event)).toThrow(
      new UserError(`the event cannot be used (${fault}); send secrets: all, or 1 to 50 ARNs`),
    );
  });
});

jest.setTimeout(90_000);

describeWithStores('rotating secrets', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let client: SecretsManagerClient;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    client = new SecretsManagerClient({});
  });

  beforeEach(() => {
    output = silenced();
    count++;
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  async function secret(name: string, rotates: boolean): Promise<string> {
    const { ARN: arn = '' } = await client.send(
      new CreateSecretCommand({ Name: `${name}-${count}`, SecretString: 'not-for-logs' }),
    );
    if (rotates) {
      await client.send(new RotateSecretCommand({ SecretId: arn, RotationRules: { AutomaticallyAfterDays: 30 } }));
    }
    return arn;
  }

  const nameOf = (arn: string) => arn.split(':secret:')[1];
  const versionsOf = async (SecretId: string) => {
    const { VersionIdsToStages: stages = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
    return Object.keys(stages);
  };

  test('rotates every one, by the token of the execution', async () => {
    const arns = [await secret('db', true), await secret('api', true)];
    process.env.SECRETS = JSON.stringify(arns);

    const outcome = await handler({ secrets: ['all'], execution: EXECUTION });

    expect(outcome).toEqual({
      message: '2 of 2 secrets rotate',
      secrets: arns.map((arn) => ({ secret: nameOf(arn), outcome: 'started' })),
    });
    for (const arn of arns) expect(await versionsOf(arn)).toContain(EXECUTION);
  });

  test('rotates some, and leaves the others alone', async () => {
    const [one = '', other = ''] = [await secret('db', true), await secret('api', true)];
    process.env.SECRETS = JSON.stringify([one, other]);
    const before = await versionsOf(other);

    const { secrets } = await handler({ secrets: [one, one], execution: EXECUTION });

    expect(secrets).toEqual([{ secret: nameOf(one), outcome: 'started' }]);
    expect(await versionsOf(other)).toEqual(before);
  });

  test('leaves alone what has no rotation, rotates the rest, and fails', async () => {
    const [still = '', one = ''] = [await secret('still', false), await secret('db', true)];
    process.env.SECRETS = JSON.stringify([still, one]);
    const before = await versionsOf(still);

    const run = handler({ secrets: ['all'], execution: EXECUTION });

    await expect(run).rejects.toThrow(new Error(`1 of 2 secrets rotate; ${nameOf(still)}: no-rotation`));
    expect(await versionsOf(still)).toEqual(before);
    expect(await versionsOf(one)).toContain(EXECUTION);
    expect(JSON.stringify(output.lines())).not.toContain('not-for-logs');
  });

  test('reports a secret that is gone', async () => {
    const gone = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:gone-AbCdEf';
    process.env.SECRETS = JSON.stringify([gone]);

    await expect(handler({ secrets: ['all'] })).rejects.toThrow(
      new Error('0 of 1 secrets rotate; gone-AbCdEf: ResourceNotFoundException'),
    );
  });

  test('rotates nothing when one is not among its secrets', async () => {
    const [one = '', foreign = ''] = [await secret('db', true), await secret('foreign', true)];
    process.env.SECRETS = JSON.stringify([one]);
    const before = await versionsOf(one);

    const run = handler({ secrets: [one, foreign], execution: EXECUTION });

    await expect(run).rejects.toThrow(
      new UserError(`${nameOf(foreign)}: none of this runbook's secrets; take all, or some of ${nameOf(one)}`),
    );
    expect(await versionsOf(one)).toEqual(before);
  });
});
