import { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, unknown, type Verdict } from '../verdict';

type Judge = (place: Position) => Verdict;

/** The resource types that carry policies of IAM identities: by themselves, or inside a role, user or group. */
export const IDENTITY_POLICY_TYPES: readonly string[] = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
];

/**
 * The verdict on what a resource's policies grant. A managed policy that is only a permissions boundary grants
 * nothing; a resource without policies has nothing to judge.
 */
export function everyGrant(resource: Resource, judge: Judge): Verdict {
  const use = resource.type === 'AWS::IAM::ManagedPolicy' ? useOf(resource) : 'grants';
  if (use === 'bounds') return notApplicable();
  const documents = isAbsent(resource.at('PolicyDocument'))
    ? []
    : [everyStatement(resource.at('PolicyDocument'), judge)];
  const inline = resource.at('Policies');
  const policies = isAbsent(inline)
    ? []
    : [everyOne(inline, (policy) => everyStatement(policy.at('PolicyDocument'), judge))];
  const verdict = all(...documents, ...policies);
  if (use === 'grants' || verdict.kind !== 'violation') return verdict;
  return unknown(verdict.faults[0]?.path ?? '', 'it may be a permissions boundary, which grants nothing');
}

/** The verdict on every statement of a policy document, over all that the document may be. */
export function everyStatement(document: Position, judge: Judge): Verdict {
  return everyOne(document, (policy) => everyOne(policy.at('Statement'), judge));
}

/** The object that stands here, or every item of the list; what a condition leaves out is no fault. */
function everyOne(position: Position, judge: Judge): Verdict {
  return position.judge((value) => {
    if (value.kind === 'absent') return compliant();
    const alone = new Position(position.path, () => [value]);
    if (value.kind === 'list')
      return all(
        compliant(),
        alone.every((item) => everyOne(item, judge)),
      );
    if (value.kind === 'object') return judge(alone);
    return unknown(position.path, value.kind === 'unknown' ? value.reason : 'a policy in a text is not read');
  });
}

/** Whether a managed policy is attached, is only a boundary, or may be one that the template does not connect. */
function useOf(policy: Resource): 'grants' | 'bounds' | 'open' {
  const attachedHere = ['Roles', 'Users', 'Groups'].some((list) => policy.at(list).items().length > 0);
  const attachedThere = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'].some(
    (type) => policy.relatedBy(type, 'ManagedPolicyArns').found.length > 0,
  );
  if (attachedHere || attachedThere) return 'grants';
  const boundaries = ['AWS::IAM::Role', 'AWS::IAM::User'].map((type) => policy.relatedBy(type, 'PermissionsBoundary'));
  if (boundaries.some(({ found }) => found.length > 0)) return 'bounds';
  return boundaries.some(({ undecided }) => undecided.length > 0) ? 'open' : 'grants';
}

function isAbsent(position: Position): boolean {
  return position.values.every(({ kind }) => kind === 'absent');
}
