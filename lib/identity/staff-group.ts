import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Properties of {@link StaffIdentity.addGroup}. */
export interface StaffGroupProps {
  /**
   * What the group does, at most 1,000 characters.
   * @default - no description
   */
  readonly description?: string;
  /**
   * What the group may do in AWS, beside what {@link StaffGroup} is granted.
   * @default - nothing
   */
  readonly statements?: iam.PolicyStatement[];
  /**
   * Managed policies of the group.
   * @default - none
   */
  readonly managedPolicies?: iam.IManagedPolicy[];
}

/** What {@link StaffIdentity.addGroup} gives a group, beside its properties. */
export interface StaffGroupSettings extends StaffGroupProps {
  readonly name: string;
  readonly userPool: cognito.IUserPool;
  /** Whose credentials the group's role is for. */
  readonly identityPoolId: string;
  /** Whether an identity provider says who is in the group; then Cognito keeps none. */
  readonly isFederated: boolean;
  /** Which role counts for people in two groups: of the lower number, which comes first. */
  readonly precedence: number;
}

/**
 * A group of staff and its role in AWS, which nobody may assume but who signed in to the one identity pool. Grant it what
 * it needs, as any other role: `table.grantReadData(group)`.
 */
export class StaffGroup extends Construct implements iam.IGrantable {
  public readonly groupName: string;
  public readonly role: iam.Role;
  public readonly grantPrincipal: iam.IPrincipal;
  /** Undefined where an identity provider says who is in the group. */
  public readonly group?: cognito.CfnUserPoolGroup;

  public constructor(scope: Construct, id: string, settings: StaffGroupSettings) {
    super(scope, id);
    const { name: groupName, description, identityPoolId } = settings;
    this.groupName = groupName;
    this.role = new iam.Role(this, 'Role', {
      ...(description === undefined ? {} : { description }),
      assumedBy: signedInTo(identityPoolId),
      managedPolicies: settings.managedPolicies ?? [],
    });
    this.grantPrincipal = this.role.grantPrincipal;
    for (const statement of settings.statements ?? []) this.role.addToPolicy(statement);
    if (!settings.isFederated) {
      this.group = new cognito.CfnUserPoolGroup(this, 'Group', {
        userPoolId: settings.userPool.userPoolId,
        groupName,
        ...(description === undefined ? {} : { description }),
        precedence: settings.precedence,
        roleArn: this.role.roleArn,
      });
    }
  }
}

/** Who signed in to an identity pool ("Role trust and permissions", Amazon Cognito Developer Guide). */
export function signedInTo(identityPoolId: string): iam.IPrincipal {
  return new iam.WebIdentityPrincipal('cognito-identity.amazonaws.com', {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': identityPoolId },
    'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
  });
}
