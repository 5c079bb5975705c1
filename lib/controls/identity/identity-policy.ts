import { policyDocument } from '../policy-statement';
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
  const certain = resource.once(certainStatements);
  // A policy that passes whatever it is used for needs no look at its use.
  const quick = certain === undefined || certain.length === 0 ? undefined : all(...certain.map(judge));
  if (quick?.kind === 'compliant' && resource.type !== 'AWS::IAM::ManagedPolicy') return quick;
  const use = resource.type === 'AWS::IAM::ManagedPolicy' ? useOf(resource) : 'grants';
  if (use === 'bounds') return notApplicable();
  if (quick?.kind === 'compliant') return quick;
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
  return everyOne(policyDocument(document), (policy) => everyOne(policy.at('Statement'), judge));
}

/** The object that stands here, or every item of the list; what a condition leaves out is no fault. */
function everyOne(position: Position, judge: Judge): Verdict {
  const { values } = position;
  return position.judge((value) => {
    if (value.kind === 'absent') return compliant();
    // A place with one value is judged itself: it remembers what lies below it for the next control.
    const alone = values.length === 1 ? position : new Position(position.path, () => [value], position.optional);
    if (value.kind === 'list')
      return all(
        compliant(),
        alone.every((item) => everyOne(item, judge)),
      );
    if (value.kind === 'object') return judge(alone);
    return unknown(position.path, value.kind === 'unknown' ? value.reason : 'a policy in a text is not read');
  });
}

/** The statements of a resource whose policies no condition or parameter shapes; `undefined` for any other. */
function certainStatements(resource: Position): readonly Position[] | undefined {
  const inline = certainItems(resource.at('Policies'));
  const documents = [resource.at('PolicyDocument'), ...(inline ?? []).map((policy) => policy.at('PolicyDocument'))];
  const lists = documents.map((document) =>
    document.values.length > 1 ? undefined : certainItems(document.at('Statement')),
  );
  const unread = ({ values }: Position) => values.some(({ kind }) => kind !== 'object' && kind !== 'absent');
  const open = inline === undefined || lists.includes(undefined) || documents.some(unread);
  return open ? undefined : lists.flatMap((list) => list ?? []);
}

/** The items of a list, or the one object; none where nothing stands; `undefined` where something is left open. */
function certainItems(position: Position): readonly Position[] | undefined {
  const [only, ...others] = position.values;
  if (only === undefined || others.length > 0) return undefined;
  if (only.kind === 'absent') return [];
  if (only.kind === 'object') return [position];
  if (only.kind !== 'list') return undefined;
  const items = position.items();
  return items.every(({ values, optional }) => !optional && values.length === 1 && values[0]?.kind === 'object')
    ? items
    : undefined;
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
