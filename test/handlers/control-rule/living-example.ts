import type { Example } from '../../../lib/controls/control';
import { ACCOUNT, kindOf, type LivingResource, REGION } from './living-resource';

type Entry = Readonly<Record<string, unknown>>;

/** An example says something that no living resource can: a parameter, a condition, an import. */
export class NotLiving extends Error {}

/** The resources of an example as they would stand in an account, in the order of the example. */
export function livingExample(example: Example): ReadonlyMap<string, LivingResource> {
  const names = new Map(Object.entries(example.Resources).map(([id, raw]) => [id, physical(id, raw as Entry)]));
  return new Map(
    [...names].map(([id, name]) => {
      const { Properties: raw } = example.Resources[id] as { readonly Properties?: unknown };
      const written = resolved(raw ?? {}, names) as Entry;
      const properties = readable(
        { ...name.identity, ...DEFAULTS[name.type], ...written, ...name.attributes },
        kindOf(name.type).writeOnly,
      );
      const identifier = kindOf(name.type)
        .primaryIdentifier.map((part) => String(properties[part]))
        .join('|');
      const enabledMfas = (written.EnabledMfas ?? []) as readonly string[];
      return [id, { type: name.type, identifier, arn: name.arn, properties, enabledMfas }];
    }),
  );
}

interface Physical {
  readonly type: string;
  readonly arn: string;
  /** What a `Ref` gives. */
  readonly ref: string;
  /** The parts of the identifier, where the example does not name them. */
  readonly identity: Entry;
  /** What the service adds. */
  readonly attributes: Entry;
}

function physical(id: string, raw: Entry): Physical {
  const type = String(raw.Type);
  const given = (raw.Properties ?? {}) as Entry;
  const parts = kindOf(type).primaryIdentifier;
  const service = type.split('::')[1]?.toLowerCase() ?? '';
  const name = literal(given[parts[0] ?? '']) ?? id.toLowerCase();
  const arn = ARNS[type]?.(name) ?? `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
  const identity = Object.fromEntries(parts.map((part) => [part, IDENTITY[part]?.(name, arn) ?? `${name}-${part}`]));
  const first = String(identity[parts.at(-1) === 'Scope' ? 'Name' : (parts.at(-1) ?? '')]);
  const ref = literal(given[parts.at(-1) ?? '']) ?? first;
  const attributes = HAS_ARN.test(type) ? { Arn: arn } : {};
  return { type, arn, ref, identity, attributes };
}

/** Types whose read returns the ARN as `Arn`. */
const HAS_ARN = /^AWS::(SQS::Queue|Cognito::UserPool|WAFv2::(WebACL|RuleGroup))$/;

/** What a service gives a resource that names nothing else. */
const DEFAULTS: Readonly<Record<string, Entry>> = {
  'AWS::SES::EmailIdentity': { DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' } },
};

const ARNS: Readonly<Record<string, (name: string) => string>> = {
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::SQS::Queue': (name) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`,
  'AWS::SNS::Topic': (name) => `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`,
  'AWS::Cognito::UserPool': (name) => `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${name}`,
  'AWS::WAFv2::WebACL': (name) => `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/${name}/${name}-Id`,
  'AWS::WAFv2::RuleGroup': (name) => `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/rulegroup/${name}/${name}-Id`,
};

/** How the parts of identifiers look. */
const IDENTITY: Readonly<Record<string, (name: string, arn: string) => string>> = {
  QueueUrl: (name) => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`,
  TopicArn: (_, arn) => arn,
  Arn: (_, arn) => arn,
  BucketName: (name) => name,
  FunctionName: (name) => name,
  LogGroupName: (name) => name,
  Name: (name) => name,
  UserPoolId: (name) => name,
  Scope: () => 'REGIONAL',
};

function literal(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A piece of a template as it is once deployed. */
function resolved(raw: unknown, names: ReadonlyMap<string, Physical>): unknown {
  if (Array.isArray(raw)) return raw.map((item) => resolved(item, names)).filter((item) => item !== undefined);
  if (typeof raw === 'string' && raw.includes('{{resolve:')) throw new NotLiving('a dynamic reference');
  if (typeof raw !== 'object' || raw === null) return raw;
  const [[key, value] = ['', undefined], ...others] = Object.entries(raw);
  if (others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) return intrinsic(key, value, names);
  const entries = Object.entries(raw).map(([name, inner]) => [name, resolved(inner, names)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

function intrinsic(name: string, value: unknown, names: ReadonlyMap<string, Physical>): unknown {
  if (name === 'Ref') return value === 'AWS::NoValue' ? undefined : reference(String(value), names);
  if (name === 'Fn::GetAtt') {
    const [id = '', ...attribute] = Array.isArray(value) ? value.map(String) : String(value).split('.');
    return attributeOf(id, attribute.join('.'), names);
  }
  if (name === 'Fn::Join' && Array.isArray(value)) {
    const [delimiter, items] = value as [string, unknown];
    return (resolved(items, names) as unknown[]).join(delimiter);
  }
  if (name === 'Fn::Sub') {
    const [pattern, variables] = (Array.isArray(value) ? value : [value, {}]) as [string, Entry];
    return pattern.replace(/\$\{([^!}][^}]*)\}/g, (_, variable: string) => {
      if (variable in variables) return String(resolved(variables[variable], names));
      const [id = '', ...attribute] = variable.split('.');
      return attribute.length === 0 ? reference(id, names) : attributeOf(id, attribute.join('.'), names);
    });
  }
  if (name === 'Fn::ImportValue') return IMPORTED_WEB_ACL.arn;
  throw new NotLiving(name);
}

/** What the examples import is a web ACL. */
export const IMPORTED_WEB_ACL: LivingResource = {
  type: 'AWS::WAFv2::WebACL',
  identifier: 'imported|1|REGIONAL',
  arn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/imported/1`,
  properties: { Name: 'imported', Id: '1', Scope: 'REGIONAL' },
  enabledMfas: [],
};

function reference(id: string, names: ReadonlyMap<string, Physical>): string {
  const pseudo = { 'AWS::Region': REGION, 'AWS::AccountId': ACCOUNT, 'AWS::Partition': 'aws' }[id];
  const known = pseudo ?? names.get(id)?.ref;
  if (known === undefined) throw new NotLiving(`the parameter ${id}`);
  return known;
}

function attributeOf(id: string, attribute: string, names: ReadonlyMap<string, Physical>): string {
  const known = names.get(id);
  if (known === undefined) throw new NotLiving(`an attribute of ${id}`);
  return /Arn$/.test(attribute) ? known.arn : `${known.ref}-${attribute}`;
}

/** What is left of properties without those that a read does not return. */
function readable(properties: Entry, writeOnly: readonly string[]): Entry {
  return writeOnly
    .filter((path) => !writeOnly.some((other) => other.startsWith(`${path}.`)))
    .reduce<unknown>((left, path) => without(left, path.split('.')), properties) as Entry;
}

function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return name === '*' ? value.map((item) => without(item, rest)) : value;
  const entry = value as Entry;
  if (!(name in entry)) return value;
  if (rest.length > 0) return { ...entry, [name]: without(entry[name], rest) };
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name));
}
