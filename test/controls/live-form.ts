import type { Control, Example } from '../../lib/controls/control';
import type { FurtherRead } from '../../lib/controls/further-read';
import { effectivePolicy } from '../../lib/live/further/effective-policy';
import { resourceKind } from '../../lib/live/resource-kinds';
import { isJudgedLive } from '../../lib/rules/live-rules';

/** The resource types that each further read puts beside the subject; none where it completes the subject itself. */
export const FURTHER_TYPES: Readonly<Record<FurtherRead, readonly string[]>> = {
  'bucket-policy': ['AWS::S3::BucketPolicy'],
  'topic-policy': ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  'queue-policy': ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  'malware-protection-plans': ['AWS::GuardDuty::MalwareProtectionPlan'],
  trails: ['AWS::CloudTrail::Trail'],
  'user-pool-web-acl': ['AWS::WAFv2::WebACLAssociation', 'AWS::WAFv2::WebACL'],
  'user-pool-risk-configuration': ['AWS::Cognito::UserPoolRiskConfigurationAttachment', 'AWS::Cognito::UserPoolClient'],
  'user-pool-log-delivery': ['AWS::Cognito::LogDeliveryConfiguration'],
  'user-pool-mfa-factors': [],
  'user-pool': ['AWS::Cognito::UserPool'],
  'web-acl': ['AWS::WAFv2::WebACL'],
  'rule-groups': ['AWS::WAFv2::RuleGroup'],
};

type Entry = Readonly<Record<string, unknown>>;

/** An example as a rule would find it in the account. */
export interface LiveForm {
  /** The logical id of the resource that the control judges. */
  readonly subject: string;
  /** The example with the subject and what its further reads bring, and nothing else. */
  readonly example: Example;
}

/** What a control reads live beside a subject; empty for none and for `single()`. */
export function readsOf({ detect }: Control): readonly FurtherRead[] {
  return 'kind' in detect && detect.kind === 'live' ? detect.reads : [];
}

/**
 * The subject of an example and its further resources, as a read gives them: what points at any other resource is its
 * name or ARN. Undefined where the subject is of a type that no read returns.
 */
export function liveForm(control: Control, example: Example): LiveForm | undefined {
  const entries = Object.entries(example.Resources).map(([id, raw]) => [id, attached(raw as Entry)] as const);
  const subject = entries.find(([, { Type }]) => control.check.types.includes(String(Type)))?.[0];
  const further = readsOf(control).flatMap((read) => FURTHER_TYPES[read]);
  const kept = entries.filter(([id, { Type }]) => id === subject || further.includes(String(Type)));
  const type = kept.find(([id]) => id === subject)?.[1].Type;
  if (subject === undefined || !isJudgedLive(String(type))) return undefined;
  const absent = new Set(Object.keys(example.Resources).filter((id) => !kept.some(([other]) => other === id)));
  const Resources = Object.fromEntries(kept.map(([id, raw]) => [id, effective(named(raw, absent) as Entry, subject)]));
  return { subject, example: { ...example, Resources } };
}

/** The same as its read is completed: what the read leaves out is unread. */
export function withoutWriteOnly(control: Control, { subject, example }: LiveForm): LiveForm {
  const raw = example.Resources[subject] as Entry;
  const completed = readsOf(control).includes('user-pool-mfa-factors') ? ['EnabledMfas'] : [];
  const paths = resourceKind(String(raw.Type))?.writeOnly.filter((path) => !completed.includes(path)) ?? [];
  const leaves = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  const read = leaves.reduce<unknown>((properties, path) => without(properties, path.split('.')), raw.Properties ?? {});
  const Properties = paths.reduce<unknown>((properties, path) => unread(properties, path.split('.')), read);
  return {
    subject,
    example: {
      ...example,
      Parameters: { ...example.Parameters, Unread: { Type: 'String' } },
      Resources: { ...example.Resources, [subject]: { ...raw, Properties } },
    },
  };
}

/** An inline policy is no resource of its own in the account: a role has it. */
function attached(raw: Entry): Entry {
  if (raw.Type !== 'AWS::IAM::Policy') return raw;
  const { PolicyName, PolicyDocument } = raw.Properties as Entry;
  return { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName, PolicyDocument }] } };
}

/** A policy that is read with what it is attached to, without the statements that name others. */
function effective(raw: Entry, subject: string): Entry {
  if (!/^AWS::(SNS|SQS)::/.test(String(raw.Type)) || !isEntry(raw.Properties)) return raw;
  const { PolicyDocument } = raw.Properties;
  if (!isEntry(PolicyDocument)) return raw;
  return {
    ...raw,
    Properties: { ...raw.Properties, PolicyDocument: effectivePolicy(PolicyDocument, physicalArn(subject)) },
  };
}

function named(raw: unknown, absent: ReadonlySet<string>): unknown {
  if (Array.isArray(raw)) return raw.map((item) => named(item, absent));
  if (!isEntry(raw)) return raw;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = raw;
  if (typeof Ref === 'string' && absent.has(Ref)) return physicalName(Ref);
  if (Array.isArray(attribute) && absent.has(String(attribute[0]))) return physicalArn(String(attribute[0]));
  if (typeof text === 'string') {
    const literal = (part: string, id: string) => (absent.has(id) ? physicalName(id) : part);
    return { 'Fn::Sub': text.replace(/\$\{(\w+)[^}]*\}/g, literal) };
  }
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, named(value, absent)]));
}

function physicalName(id: string): string {
  return `${id.toLowerCase()}-0123456789ab`;
}

function physicalArn(id: string): string {
  return `arn:aws:service:eu-west-1:111122223333:${physicalName(id)}`;
}

function without(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined || value === undefined) return undefined;
  if (name === '*') return Array.isArray(value) ? value.map((item) => without(item, rest)) : value;
  return isEntry(value) && name in value ? { ...value, [name]: without(value[name], rest) } : value;
}

function unread(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value ?? { Ref: 'Unread' };
  if (name === '*') return Array.isArray(value) ? value.map((item) => unread(item, rest)) : value;
  if (!isEntry(value) || 'Ref' in value) return value;
  return rest.length > 0 && value[name] === undefined ? value : { ...value, [name]: unread(value[name], rest) };
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
