import { Lazy, Names, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { StaffGroup, type StaffGroupProps, signedInTo } from './staff-group';
import { STAFF_GROUP_CLAIM } from './staff-user-pool';

/** "RulesConfigurationType", Amazon Cognito Federated Identities API Reference. */
const MOST_RULES = 25;

/** Properties of {@link StaffAwsAccess}. */
export interface StaffAwsAccessProps {
  readonly userPool: cognito.IUserPool;
  /** Whether an identity provider says who is in a group. */
  readonly isFederated: boolean;
}

/**
 * AWS credentials for staff, by group. Nobody gets any without having signed in, by the classic flow, or without a group
 * that is known here: who is in none, or in several of an identity provider, is refused.
 *
 * Where an identity provider names groups, a role is chosen by equality of the claim, never by what it contains, which
 * would let `orders` match `no-orders` ("Using role-based access control", Amazon Cognito Developer Guide). Tokens are
 * checked with the user pool, so that who was signed out globally gets no more credentials.
 */
export class StaffAwsAccess extends Construct {
  public readonly identityPool: cognito.CfnIdentityPool;
  /** The groups, by their names, in the order in which they were added. */
  public readonly groups = new Map<string, StaffGroup>();

  private readonly clients: cognito.IUserPoolClient[] = [];

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: StaffAwsAccessProps,
  ) {
    super(scope, id);
    this.identityPool = new cognito.CfnIdentityPool(this, 'IdentityPool', {
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
      cognitoIdentityProviders: Lazy.any({
        produce: () =>
          this.clients.map(({ userPoolClientId: clientId }) => ({
            clientId,
            providerName: this.providerName,
            serverSideTokenCheck: true,
          })),
      }),
    });
    // Cognito wants one. It may do nothing, and with `Deny` below is never chosen.
    const nobody = new iam.Role(this, 'NoGroup', {
      description: 'Staff without a group: may do nothing',
      assumedBy: signedInTo(this.identityPool.ref),
    });
    new cognito.CfnIdentityPoolRoleAttachment(this, 'Roles', {
      identityPoolId: this.identityPool.ref,
      roles: { authenticated: nobody.roleArn },
      roleMappings: Lazy.any({ produce: () => this.roleMappings() }),
    });
    this.node.addValidation({
      validate: () =>
        this.clients.length > 0 ? [] : ['groups of staff get AWS credentials, but nobody can sign in; call webClient'],
    });
  }

  /** Lets who signed in by a client ask for credentials. */
  public addClient(client: cognito.IUserPoolClient): void {
    this.clients.push(client);
  }

  /** @throws InvalidPropertyError when the name is taken or cannot be used, or there are 25 groups already */
  public addGroup(name: string, props: StaffGroupProps): StaffGroup {
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)) {
      throw new InvalidPropertyError(this, 'name', name, 'give a letter and at most 63 letters, digits, - and _');
    }
    if (this.groups.has(name)) {
      throw new InvalidPropertyError(this, 'name', name, 'give each group a name of its own');
    }
    if (this.groups.size === MOST_RULES) {
      throw new InvalidPropertyError(this, 'name', name, `leave it out: an identity pool maps ${MOST_RULES} groups`);
    }
    const group = new StaffGroup(this, name, {
      ...props,
      ...this.props,
      name,
      identityPoolId: this.identityPool.ref,
      precedence: this.groups.size + 1,
    });
    this.groups.set(name, group);
    return group;
  }

  private get providerName(): string {
    return `cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.props.userPool.userPoolId}`;
  }

  private roleMappings(): Readonly<Record<string, cognito.CfnIdentityPoolRoleAttachment.RoleMappingProperty>> {
    return Object.fromEntries(
      this.clients.map((client) => [
        Names.nodeUniqueId(client.node),
        {
          identityProvider: `${this.providerName}:${client.userPoolClientId}`,
          ambiguousRoleResolution: 'Deny',
          ...(this.props.isFederated
            ? { type: 'Rules', rulesConfiguration: { rules: this.rules() } }
            : { type: 'Token' }),
        },
      ]),
    );
  }

  private rules(): cognito.CfnIdentityPoolRoleAttachment.MappingRuleProperty[] {
    return [...this.groups.values()].map(({ groupName: value, role }) => ({
      claim: STAFF_GROUP_CLAIM,
      matchType: 'Equals',
      value,
      roleArn: role.roleArn,
    }));
  }
}
