import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

/** A resource of a template without references. */
export interface DeployedResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

/** A stack as it would stand when deployed: every reference is the ARN or name that the logical id would get. */
export class DeployedStack {
  public readonly resources: Readonly<Record<string, DeployedResource>>;
  private readonly rendered: Readonly<Record<string, DeployedResource>>;

  public constructor(private readonly stack: Stack) {
    this.rendered = Template.fromStack(stack).toJSON().Resources;
    this.resources = this.value(this.rendered) as Readonly<Record<string, DeployedResource>>;
  }

  /** The ARN or name behind a token of the stack. */
  public text(token: string): string {
    return String(this.value(this.stack.resolve(token)));
  }

  private value(rendered: unknown): unknown {
    if (Array.isArray(rendered)) return rendered.map((item) => this.value(item));
    if (typeof rendered !== 'object' || rendered === null) return rendered;
    const { Ref: ref, 'Fn::GetAtt': att, 'Fn::Join': join } = rendered as Record<string, unknown>;
    if (typeof ref === 'string') return this.reference(ref);
    if (Array.isArray(att)) return att[1] === 'Arn' ? this.arn(String(att[0])) : att.join('.');
    if (Array.isArray(join)) return (this.value(join[1]) as string[]).join(String(join[0]));
    return Object.fromEntries(Object.entries(rendered).map(([name, inner]) => [name, this.value(inner)]));
  }

  private reference(name: string): string {
    const { account, region } = this.stack;
    const pseudo: Record<string, string> = {
      'AWS::AccountId': account,
      'AWS::Partition': 'aws',
      'AWS::Region': region,
    };
    if (this.rendered[name]?.Type === 'AWS::S3::Bucket') return name.toLowerCase();
    return pseudo[name] ?? this.arn(name);
  }

  private arn(id: string): string {
    const { account, region } = this.stack;
    const type = this.rendered[id]?.Type ?? '';
    switch (type) {
      case 'AWS::S3::Bucket':
        return `arn:aws:s3:::${id.toLowerCase()}`;
      case 'AWS::IAM::Role':
        return `arn:aws:iam::${account}:role/${id}`;
      case 'AWS::KMS::Key':
        return `arn:aws:kms:${region}:${account}:key/${id}`;
      default:
        return `arn:aws:${type.split('::')[1]?.toLowerCase()}:${region}:${account}:${id}`;
    }
  }
}
