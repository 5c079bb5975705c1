import {
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  NoSuchEntityException,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { UserError } from '../../errors';
import { matchesRole, roleOf } from '../../incident/role-pattern';
import { ISOLATION_POLICY, type Isolation, isolationOf, isolationPolicy } from './isolation-policy';
import type { RoleRequest } from './role-request';

/** What isolating works with. */
export interface RoleTools {
  readonly client: IAMClient;
  /** Patterns of the roles that may be isolated. */
  readonly isolatable: readonly string[];
  /** Patterns of those that may not be, whatever `isolatable` says. */
  readonly protectedRoles: readonly string[];
  readonly now: Date;
}

/** What a run found and did. */
export interface RoleOutcome {
  readonly message: string;
  /** Whether this run changed the role. */
  readonly changed: boolean;
  /** What the role is denied after this run. */
  readonly isolation: 'none' | Isolation['kind'];
}

/**
 * Roles that AWS alone changes: service-linked ones, and those of IAM Identity Center ("IAM and AWS STS quotas" and
 * "Using service-linked roles", AWS Identity and Access Management User Guide).
 */
const AWS_ROLES = ['aws-service-role/*', 'aws-reserved/*'];

/**
 * Isolates a role by an inline policy of a name of its own, or takes that policy back. Nothing else of the role changes.
 *
 * @throws UserError when the role may not be isolated, is gone, or has a policy of that name from somebody else
 */
export async function isolateRole({ action, role }: RoleRequest, tools: RoleTools): Promise<RoleOutcome> {
  await refuseOthers(role, tools);
  const before = await current(role, tools.client);
  if (action === 'status') return outcome(role, before, false);
  if (action === 'restore') {
    if (before === undefined) return outcome(role, undefined, false);
    await tools.client.send(new DeleteRolePolicyCommand({ RoleName: role, PolicyName: ISOLATION_POLICY }));
    return outcome(role, undefined, true);
  }
  // What is denied everything stays so: its older sessions are denied with the rest.
  if (before?.kind === 'everything') return outcome(role, before, false);
  const wanted: Isolation =
    action === 'deny-all' ? { kind: 'everything' } : { kind: 'older-sessions', before: tools.now.toISOString() };
  await tools.client.send(
    new PutRolePolicyCommand({
      RoleName: role,
      PolicyName: ISOLATION_POLICY,
      PolicyDocument: isolationPolicy(wanted),
    }),
  );
  return outcome(role, wanted, true);
}

async function refuseOthers(name: string, { client, isolatable, protectedRoles }: RoleTools): Promise<void> {
  const isAmong = (patterns: readonly string[], role: string) => patterns.some((pattern) => matchesRole(pattern, role));
  // Before IAM is asked: the function may not even look at a role that it may not isolate.
  if (isAmong(protectedRoles, name)) throw new UserError(`the role ${name} is protected; isolate it by hand`);
  const role = roleOf((await found(name, client)) ?? '');
  if (isAmong([...AWS_ROLES, ...protectedRoles], role)) {
    throw new UserError(`the role ${role} is protected; isolate it by hand`);
  }
  if (!isAmong(isolatable, role)) {
    throw new UserError(`the role ${role} is none of this runbook's (${isolatable.join(', ')}); isolate it by hand`);
  }
}

async function found(name: string, client: IAMClient): Promise<string | undefined> {
  try {
    const { Role: role } = await client.send(new GetRoleCommand({ RoleName: name }));
    return role?.Arn;
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
    throw new UserError(`there is no role ${name}; give the name of a role, without its path`);
  }
}

async function current(name: string, client: IAMClient): Promise<Isolation | undefined> {
  try {
    const { PolicyDocument: document = '' } = await client.send(
      new GetRolePolicyCommand({ RoleName: name, PolicyName: ISOLATION_POLICY }),
    );
    const isolation = isolationOf(document);
    if (isolation !== undefined) return isolation;
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
    return undefined;
  }
  throw new UserError(
    `the role ${name} has a policy ${ISOLATION_POLICY} that this runbook did not write; look at it, and change it by hand`,
  );
}

function outcome(role: string, isolation: Isolation | undefined, changed: boolean): RoleOutcome {
  const said =
    isolation === undefined
      ? 'is not isolated'
      : isolation.kind === 'everything'
        ? 'is denied everything'
        : `is denied everything in sessions from before ${isolation.before}`;
  return {
    message: `the role ${role} ${said}; ${changed ? 'IAM needs up to some minutes to spread the change' : 'nothing was changed'}`,
    changed,
    isolation: isolation?.kind ?? 'none',
  };
}
