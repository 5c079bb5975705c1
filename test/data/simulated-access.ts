import { runSimulation } from '@cloud-copilot/iam-simulate';

const ACCOUNT = '123456789012';

/** A request to judge by the policy of the resource, by a role that may do everything as far as IAM goes. */
export interface SimulatedRequest {
  /** ARN of the caller. */
  readonly principal?: string;
  readonly action: string;
  /** ARN of what is asked for. */
  readonly resource: string;
  /** The account of the resource. */
  readonly resourceAccount?: string;
  /** Context keys of the request beside those of a TLS 1.3 request by a principal that is no AWS service. */
  readonly context?: Readonly<Record<string, string>>;
}

/** What a rendered policy says with its references replaced by the ARNs of a deployment, by logical id. */
export function deployedPolicy(policy: unknown, arns: Readonly<Record<string, string>>): unknown {
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value !== 'object' || value === null) return value;
    const [name, operand] = Object.entries(value)[0] ?? [];
    if (name === 'Ref' || name === 'Fn::GetAtt') {
      const id = Array.isArray(operand) ? operand[0] : operand;
      const arn = arns[id];
      if (arn === undefined) throw new Error(`no ARN is given for ${id}`);
      return arn;
    }
    if (name === 'Fn::Join') {
      const [separator, parts] = operand as [string, unknown[]];
      return parts.map(resolved).join(separator);
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
  };
  return resolved(policy);
}

/** `Allowed`, or how it is denied, by an independent implementation of IAM's evaluation. */
export async function verdictOn(policy: unknown, request: SimulatedRequest): Promise<string> {
  const simulated = await runSimulation(
    {
      request: {
        principal: request.principal ?? `arn:aws:iam::${ACCOUNT}:role/shop`,
        action: request.action,
        resource: { resource: request.resource, accountId: request.resourceAccount ?? ACCOUNT },
        contextVariables: {
          'aws:SecureTransport': 'true',
          'aws:PrincipalIsAWSService': 'false',
          ...(request.action.startsWith('s3:') ? { 's3:TlsVersion': '1.3' } : {}),
          ...request.context,
        },
      },
      identityPolicies: [
        {
          name: 'everything',
          policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
        },
      ],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: policy,
    },
    {},
  );
  if (simulated.resultType === 'error') throw new Error(JSON.stringify(simulated.errors));
  if (simulated.resultType !== 'single') throw new Error(`${simulated.resultType} is no single verdict`);
  return simulated.result.analysis.result;
}
