import { runSimulation } from '@cloud-copilot/iam-simulate';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { DeployedStack } from './deployed-stack';
import { ACCOUNT, type UploadShop } from './upload-shop';

/** The policy of a role that may do everything on S3 and KMS: what it is refused, bucket or key refuses. */
const MIGHTY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:*', 'kms:*'], Resource: '*' }] };

/** What a request asks for. */
export interface AccessRequest {
  readonly action: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** The name of a role with all rights, or a role of the stack with its own. */
  readonly by: string | iam.Role;
}

/** Decides requests by the policies that a shop's template renders. */
export class UploadAccess {
  private readonly deployed: DeployedStack;

  public constructor(shop: UploadShop) {
    this.deployed = new DeployedStack(shop.stack);
  }

  /** Whether a request on an object of a bucket is allowed: `Allowed`, or why not. */
  public async toObject(bucket: s3.Bucket, request: AccessRequest, key = 'uploads/7/a'): Promise<string> {
    return this.decide(request, `${this.deployed.text(bucket.bucketArn)}/${key}`, this.bucketPolicy(bucket));
  }

  /** Whether a request on a bucket is allowed. */
  public async toBucket(bucket: s3.Bucket, request: AccessRequest): Promise<string> {
    return this.decide(request, this.deployed.text(bucket.bucketArn), this.bucketPolicy(bucket));
  }

  /** Whether a request to use a key is allowed. */
  public async toKey(key: kms.IKey, request: AccessRequest): Promise<string> {
    const arn = this.deployed.text(key.keyArn);
    return this.decide(request, arn, this.deployed.resources[arn.split('/')[1] ?? '']?.Properties.KeyPolicy);
  }

  private bucketPolicy(bucket: s3.Bucket): unknown {
    const name = this.deployed.text(bucket.bucketName);
    const policies = Object.values(this.deployed.resources).filter(({ Type }) => Type === 'AWS::S3::BucketPolicy');
    return policies.find(({ Properties }) => Properties.Bucket === name)?.Properties.PolicyDocument;
  }

  private async decide({ action, context, by }: AccessRequest, resource: string, policy: unknown): Promise<string> {
    if (policy === undefined) throw new Error(`${resource} has no policy`);
    const roleArn = by instanceof iam.Role ? this.deployed.text(by.roleArn) : `arn:aws:iam::${ACCOUNT}:role/${by}`;
    const outcome = await runSimulation(
      {
        request: {
          principal: roleArn,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: {
            'aws:SecureTransport': 'true',
            ...(resource.startsWith('arn:aws:s3:') ? { 's3:TlsVersion': '1.3' } : {}),
            'aws:PrincipalIsAWSService': 'false',
            'aws:PrincipalArn': roleArn,
            ...context,
          },
        },
        identityPolicies: by instanceof iam.Role ? this.policiesOf(roleArn) : [{ name: 'everything', policy: MIGHTY }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: policy,
      },
      {},
    );
    if (outcome.resultType !== 'single') throw new Error(JSON.stringify(outcome));
    const { ignoredContextKeys = [] } = outcome.result;
    if (ignoredContextKeys.length > 0) throw new Error(`${action} knows nothing of ${ignoredContextKeys.join(', ')}`);
    return outcome.overallResult;
  }

  private policiesOf(roleArn: string) {
    const id = roleArn.split('/')[1] ?? '';
    const inline = (this.deployed.resources[id]?.Properties.Policies ?? []) as { PolicyDocument: unknown }[];
    const attached = Object.values(this.deployed.resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(`${id}"`) ? [Properties] : [],
    );
    return [...inline, ...attached].map(({ PolicyDocument }, index) => ({
      name: `policy-${index}`,
      policy: PolicyDocument,
    }));
  }
}
