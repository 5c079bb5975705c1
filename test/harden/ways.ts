import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, CfnResource, type Mixin, Mixins, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';

export const ENV = { account: '123456789012', region: 'eu-west-1' };

/** Resources, as a template has them. */
export type Resources = Readonly<Record<string, object>>;

export interface Rendered {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly UpdateReplacePolicy?: string;
  readonly Condition?: string;
}

export interface Body {
  readonly Resources: Readonly<Record<string, Rendered>>;
}

/** The ways in which an app can have resources that a template describes; both give them their logical ids. */
export const WAYS: Readonly<Record<string, (stack: Stack, example: ExampleTemplate) => void>> = {
  CfnInclude: (stack, { Parameters, Conditions, Mappings, Resources }) => {
    const directory = mkdtempSync(join(tmpdir(), 'hardening-'));
    const templateFile = join(directory, 'template.json');
    const complete = Object.entries(Resources).map(([id, resource]) => [id, completed(resource)]);
    writeFileSync(
      templateFile,
      JSON.stringify({ Parameters, Conditions, Mappings, Resources: Object.fromEntries(complete) }),
    );
    new CfnInclude(stack, 'Included', { templateFile });
    rmSync(directory, { recursive: true });
  },
  'raw CfnResource': (stack, { Parameters = {}, Conditions, Mappings, Resources }) => {
    for (const [id, parameter] of Object.entries(Parameters)) new CfnParameter(stack, id, camel(parameter));
    for (const [id, resource] of Object.entries(Resources)) {
      const { Type: type, Properties: properties } = rendered(completed(resource));
      new CfnResource(stack, id, { type, ...(properties === undefined ? {} : { properties }) });
    }
    expect([Conditions, Mappings]).toEqual([undefined, undefined]);
  },
};

export interface ExampleTemplate {
  readonly Resources: Resources;
  readonly Parameters?: Resources;
  readonly Conditions?: Resources;
  readonly Mappings?: Resources;
}

/** What L1 constructs ask for, and examples leave out. */
const REQUIRED: Readonly<Record<string, object>> = {
  'AWS::DynamoDB::Table': { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
  'AWS::DynamoDB::GlobalTable': {
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  },
  'AWS::KMS::ReplicaKey': { KeyPolicy: {}, PrimaryKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/mrk-1' },
};

function completed(resource: object): object {
  const { Type, Properties } = rendered(resource);
  const { Replicas } = Properties ?? {};
  const replicas = Array.isArray(Replicas)
    ? { Replicas: Replicas.map((replica: object) => ({ Region: ENV.region, ...replica })) }
    : {};
  const required = REQUIRED[Type];
  return required === undefined ? resource : { ...resource, Properties: { ...required, ...Properties, ...replicas } };
}

function rendered(resource: object): Rendered {
  return JSON.parse(JSON.stringify(resource));
}

function camel(parameter: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameter).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

/** The template of a stack after the mixins, each applied once to the whole stack, and its warnings. */
export function synthesized(make: (stack: Stack) => void, mixins: (stack: Stack) => readonly Mixin[] = () => []) {
  const stack = new Stack(new App(), 'Shop', { env: ENV });
  const first = mixins(stack);
  make(stack);
  for (const mixin of first) Mixins.of(stack).apply(mixin);
  const body: Body = JSON.parse(JSON.stringify(Template.fromStack(stack).toJSON()));
  const warnings = Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ id, entry }) => `${id}: ${String(entry.data)}`);
  return { body, warnings };
}

/** The rendered properties of `Orders`, hardened in one of the ways, and the warnings without CDK's decoration. */
export function hardened(way: string, example: ExampleTemplate, ...mixins: readonly Mixin[]) {
  const { body, warnings } = synthesized(
    (stack) => WAYS[way]?.(stack, example),
    () => mixins,
  );
  return {
    body,
    properties: body.Resources.Orders?.Properties ?? {},
    warnings: warnings.map((warning) =>
      warning.replace(/^.*? was not hardened so that it /, '').replace(/ \[ack: .*/, ''),
    ),
  };
}

/** The verdicts of controls on the resources of a template, as `BucketVersioning Orders: violation`. */
export function verdictsOf(body: object, controls: readonly string[]): readonly string[] {
  const asked = catalogue.filter(({ id }) => controls.includes(id));
  expect(asked.map(({ id }) => id).sort()).toEqual([...controls].sort());
  const { judgements } = evaluate(new TemplateSet([{ name: 'Shop', body, ...ENV }]), asked);
  return judgements
    .map(({ control, resource, verdict }) => `${control.id} ${resource.logicalId}: ${verdict.kind}`)
    .sort();
}
