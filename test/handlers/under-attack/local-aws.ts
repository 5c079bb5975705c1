import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  CreateWebACLCommand,
  GetWebACLCommand,
  type Rule,
  UpdateWebACLCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import type { WebAclAddress } from '../../../lib/handlers/under-attack/web-acl-address';
import { withMotoServer } from '../../judges/moto-server';
import { onPath } from '../../judges/program';

/** Where there is no local AWS API, why; otherwise undefined. */
export const localAwsMissing: string | undefined =
  onPath('moto_server') === undefined ? "there is no moto_server on the PATH (pip install 'moto[server]')" : undefined;

/** A local AWS API. */
export interface LocalAws {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts a local AWS API. */
export async function startLocalAws(): Promise<LocalAws> {
  let end = () => {};
  const ended = new Promise<void>((fulfil) => {
    end = fulfil;
  });
  let server = Promise.resolve();
  const endpoint = await new Promise<string>((ready, failed) => {
    server = withMotoServer(onPath('moto_server') ?? 'moto_server', async (address) => {
      ready(address);
      await ended;
    });
    server.catch(failed);
  });
  return {
    endpoint,
    async stop() {
      end();
      await server;
    },
  };
}

/** The environment in which an SDK client finds the local API, and no credentials of the machine. */
export function localEnvironment(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_SESSION_TOKEN: 'none',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** A web ACL of the local API and the parameter beside it, as a person or a deployment sees and changes them. */
export class LocalWebAcl {
  private readonly wafv2 = new WAFV2Client({ region: 'us-east-1' });
  private readonly ssm = new SSMClient({ region: 'us-east-1' });

  private constructor(
    public readonly arn: string,
    public readonly address: WebAclAddress,
    public readonly parameterName: string,
  ) {}

  public static async create(name: string, rules: readonly Rule[]): Promise<LocalWebAcl> {
    const { Summary: summary } = await new WAFV2Client({ region: 'us-east-1' }).send(
      new CreateWebACLCommand({
        Name: name,
        Scope: 'CLOUDFRONT',
        DefaultAction: { Allow: {} },
        VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: name, SampledRequestsEnabled: true },
        CustomResponseBodies: { Busy: { ContentType: 'TEXT_PLAIN', Content: 'Please wait.' } },
        ChallengeConfig: { ImmunityTimeProperty: { ImmunityTime: 900 } },
        Rules: [...rules],
      }),
    );
    const { ARN: arn = '', Id: id = '' } = summary ?? {};
    return new LocalWebAcl(arn, { name, id, scope: 'CLOUDFRONT', region: 'us-east-1' }, `/test/${name}`);
  }

  public async get() {
    const { name: Name, id: Id, scope: Scope } = this.address;
    const { WebACL: webAcl, LockToken: lockToken } = await this.wafv2.send(new GetWebACLCommand({ Name, Id, Scope }));
    if (webAcl === undefined) throw new Error('no web ACL');
    return { webAcl, lockToken, rules: webAcl.Rules ?? [] };
  }

  /** What a deployment or a person does: sets the rules, whatever they were. */
  public async setRules(rules: readonly Rule[]): Promise<void> {
    const { name: Name, id: Id, scope: Scope } = this.address;
    const { webAcl, lockToken } = await this.get();
    const { DefaultAction, VisibilityConfig } = webAcl;
    await this.wafv2.send(
      new UpdateWebACLCommand({
        Name,
        Id,
        Scope,
        DefaultAction,
        VisibilityConfig,
        LockToken: lockToken,
        Rules: [...rules],
      }),
    );
  }

  /** The saved state and the parameter's version; undefined when there is no parameter. */
  public async saved(): Promise<{ readonly state: unknown; readonly version: number | undefined } | undefined> {
    try {
      const { Parameter: parameter } = await this.ssm.send(new GetParameterCommand({ Name: this.parameterName }));
      return { state: JSON.parse(parameter?.Value ?? ''), version: parameter?.Version };
    } catch (error) {
      if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
      throw error;
    }
  }

  public async save(value: string): Promise<void> {
    await this.ssm.send(new PutParameterCommand({ Name: this.parameterName, Type: 'String', Value: value }));
  }
}
