import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { IncidentFunction } from './incident-function';
import { INCIDENT_VARIABLES } from './incident-names';
import { IncidentRunbook } from './incident-runbook';
import { ROLE_PATTERN } from './role-pattern';
import type { FunctionParts } from './session-runbook';

/** Properties of {@link RoleIsolation}. */
export interface RoleIsolationProps {
  readonly parts: FunctionParts;
  /** As `IncidentResponseProps.isolatableRoles`. */
  readonly isolatable: string[];
  /** As `IncidentResponseProps.protectedRoles`. */
  readonly protectedRoles: string[];
}

/** What the function changes of a role. */
const CHANGES = ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'];

/**
 * The runbook that isolates a role. Its function may write and remove inline policies of the roles that the patterns
 * mean; an explicit denial keeps it from its own role and the protected ones. IAM has no condition on an inline policy's
 * name: that the function touches one name alone is up to its code.
 */
export class RoleIsolation extends Construct {
  public readonly runbook: IncidentRunbook;
  private readonly incidentFunction: IncidentFunction;
  private readonly protectedRoles: string[];

  /** @throws InvalidPropertyError when a pattern is none, or begins with a star */
  public constructor(scope: Construct, id: string, { parts, isolatable, protectedRoles }: RoleIsolationProps) {
    super(scope, id);
    refusePatterns(scope, 'isolatableRoles', isolatable);
    refusePatterns(scope, 'protectedRoles', protectedRoles);
    this.protectedRoles = protectedRoles;
    this.incidentFunction = new IncidentFunction(this, 'Function', {
      ...parts,
      handler: 'incident-role',
      description: 'Incident: isolates a role, and takes the isolation back',
      statements: [
        new iam.PolicyStatement({
          actions: ['iam:GetRole', 'iam:GetRolePolicy', ...CHANGES],
          resources: isolatable.map((pattern) => this.arn(pattern)),
        }),
      ],
      environment: { [INCIDENT_VARIABLES.isolatableRoles]: Stack.of(this).toJsonString(isolatable) },
    });
    this.runbook = new IncidentRunbook(this, 'Runbook', {
      description: 'Incident: cuts a role off from everything, or its older sessions, and takes that back.',
      fn: this.incidentFunction.function,
      parameters: {
        RoleName: {
          type: 'String',
          description: 'The name of the role, without its path.',
          allowedPattern: '^[\\w+=,.@-]{1,64}$',
        },
        Action: {
          type: 'String',
          description:
            'revoke-sessions: sessions from before now are denied everything, new ones are not. deny-all: everything is denied. restore: takes either back. status: only look.',
          allowedValues: ['revoke-sessions', 'deny-all', 'restore', 'status'],
        },
      },
      payload: { role: '{{ RoleName }}', action: '{{ Action }}' },
    });
  }

  /** Keeps roles from being isolated, its own among them. To be called once. */
  public protect(roles: iam.IRole[]): void {
    const { role, function: fn } = this.incidentFunction;
    role.addToPolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        actions: CHANGES,
        resources: [...roles.map(({ roleArn }) => roleArn), ...this.protectedRoles.map((pattern) => this.arn(pattern))],
      }),
    );
    const names = [...roles.map(({ roleName }) => roleName), ...this.protectedRoles];
    fn.addEnvironment(INCIDENT_VARIABLES.protectedRoles, Stack.of(this).toJsonString(names));
  }

  private arn(pattern: string): string {
    return Stack.of(this).formatArn({ service: 'iam', region: '', resource: 'role', resourceName: pattern });
  }
}

function refusePatterns(scope: Construct, property: string, patterns: string[]): void {
  for (const [index, pattern] of patterns.entries()) {
    if (Token.isUnresolved(pattern) || ROLE_PATTERN.test(pattern)) continue;
    throw new InvalidPropertyError(
      scope,
      `${property}[${index}]`,
      pattern,
      'give what follows :role/ in an ARN, with a star after its beginning at most, such as Shop-* or shop/orders-*',
    );
  }
}
