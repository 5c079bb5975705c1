import { runSimulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, roleArn } from './gated-shop';

/** A request of somebody who may do everything as far as other policies go. */
export interface GatedRequest {
  readonly action: string;
  readonly resource: string;
  /** An instant, ISO 8601. */
  readonly at: string;
  /** Value of the tag; absent for somebody who has none. */
  readonly tag?: string | undefined;
  /** @default - a role of staff */
  readonly principal?: string;
  /** Keys of tags that the request sets or removes. */
  readonly tagKeys?: readonly string[];
}

const EVERYTHING = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

/** How the policies of a gate are attached: beside one that allows everything, as a boundary, or above the account. */
export type Attachment = 'policy' | 'boundary' | 'service-control-policy';

/** `Allowed`, or how it is denied, by an independent implementation of IAM's evaluation. */
export async function gateVerdict(
  documents: readonly object[],
  request: GatedRequest,
  attachment: Attachment = 'policy',
): Promise<string> {
  const gates = documents.map((policy, index) => ({ name: `gate${index}`, policy }));
  const everything = { name: 'everything', policy: EVERYTHING };
  const { principal = roleArn('support') } = request;
  const simulated = await runSimulation(
    {
      request: {
        principal,
        action: request.action,
        resource: { resource: request.resource, accountId: ACCOUNT },
        contextVariables: {
          'aws:CurrentTime': request.at,
          'aws:PrincipalArn': principal,
          ...(request.tag === undefined ? {} : { 'aws:PrincipalTag/TrainedThrough': request.tag }),
          ...(request.tagKeys === undefined ? {} : { 'aws:TagKeys': [...request.tagKeys] }),
        },
      },
      identityPolicies: [everything, ...(attachment === 'policy' ? gates : [])],
      permissionBoundaryPolicies: attachment === 'boundary' ? gates : undefined,
      serviceControlPolicies:
        attachment === 'service-control-policy'
          ? [{ orgIdentifier: 'o-1a2b3c4d5e', policies: [everything, ...gates] }]
          : [],
      resourceControlPolicies: [],
      // A key trusts the account, as the keys of the shop do.
      ...(request.action.startsWith('kms:') || request.action.startsWith('sts:')
        ? {
            resourcePolicy: {
              Version: '2012-10-17',
              Statement: {
                Effect: 'Allow',
                Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
                Action: '*',
                ...(request.action.startsWith('kms:') ? { Resource: '*' } : {}),
              },
            },
          }
        : {}),
    },
    {},
  );
  if (simulated.resultType === 'error') throw new Error(JSON.stringify(simulated.errors));
  if (simulated.resultType !== 'single') throw new Error(`${simulated.resultType} is no single verdict`);
  return simulated.result.analysis.result;
}
