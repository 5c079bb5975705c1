import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { CLASSIFICATION_METADATA, DATA_LABELS } from '../template-metadata';
import { isObject, own, scalarText } from '../value';
import { all, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { everyPlace } from './every-place';
import { STATEFUL_TYPES, type TagPlace } from './stateful-type';

function judge(resource: Resource): Verdict {
  const written = resource.template.metadata(CLASSIFICATION_METADATA);
  const place = STATEFUL_TYPES[resource.type];
  if (!isObject(written) || place === undefined) return notApplicable();
  const classes = own(written, 'dataClasses');
  const names = (Array.isArray(classes) ? classes : []).map(scalarText).filter((name) => name !== '');
  return everyPlace(resource, place.path, (tags) => labelled(tags, place.form, names));
}

function labelled(tags: Position, form: TagPlace['form'], classes: readonly string[]): Verdict {
  const { dataClass, owner, retention } = DATA_LABELS;
  return all(
    label(tags, form, dataClass, (value) => (classes.length === 0 ? value.present() : value.oneOf(classes))),
    ...[owner, retention].map((key) => label(tags, form, key, (value) => value.present())),
  );
}

function label(tags: Position, form: TagPlace['form'], key: string, held: (value: Position) => Verdict): Verdict {
  const missing = violation(tags.path, `the tag ${key} is missing`);
  return tags.judge((value): Verdict => {
    if (value.kind === 'absent') return missing;
    if (value.kind === 'unknown') return unknown(tags.path, value.reason);
    if (form === 'map') {
      const tag = tags.property(key);
      return tag.values.every(({ kind }) => kind === 'absent') ? missing : held(tag);
    }
    const named = tags.items().filter((item) => mayBe(item.at('Key'), key));
    const [first, ...others] = named;
    if (first === undefined) return missing;
    if (first.optional || others.length > 0)
      return unknown(first.path, `it depends on a condition whether ${key} is set`);
    return first.at('Key').values.every(({ kind }) => kind === 'scalar')
      ? held(first.at('Value'))
      : unknown(first.path, 'its key is known only at deployment');
  });
}

function mayBe(name: Position, key: string): boolean {
  return name.values.some((value) => (value.kind === 'scalar' ? String(value.value) === key : value.kind !== 'absent'));
}

const example = (Tags: unknown, Type = 'AWS::S3::Bucket', property = 'Tags'): Example => ({
  Metadata: { [CLASSIFICATION_METADATA]: { dataClasses: ['orders', 'profiles', 'logs'] } },
  Parameters: { Class: { Type: 'String' } },
  Resources: { Store: { Type, Properties: { [property]: Tags } } },
});
const tags = (labels: object) => Object.entries(labels).map(([Key, Value]) => ({ Key, Value }));
const complete = { 'data-class': 'orders', owner: 'checkout', retention: '400-days' };

/** Everybody can tell of each store what it holds. Judged only where the app says that its stacks are classified. */
export const dataClassified = control({
  id: 'DataClassified',
  area: 'data',
  title: 'Stores say what they hold, who answers for it, and how long it is kept',
  rationale: 'Nobody erases, restricts or reports in time what nobody knows to be there.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.5.1'), judged('3.2.1')],
    gdpr: ['5.2', '30.1'],
    'nist-csf-2.0': ['ID.AM-05', 'ID.AM-07'],
  },
  since: '0.1.0',
  check: each(Object.keys(STATEFUL_TYPES), judge),
  remedy: 'Label the stack or the store with DataClassification.label: data-class, owner and retention.',
  detect: none(
    'REQUIRED_TAGS judges every bucket, function and host of the account, whether it holds data or not, and no user pool; the classes of data stand in the metadata of the template.',
  ),
  examples: {
    compliant: [
      example(tags(complete)),
      example(complete, 'AWS::Cognito::UserPool', 'UserPoolTags'),
      example([{ Region: 'eu-west-1', Tags: tags(complete) }], 'AWS::DynamoDB::GlobalTable', 'Replicas'),
    ],
    violating: [
      { faultAt: 'Tags', ...example(undefined) },
      { faultAt: 'Tags[0].Value', ...example(tags({ ...complete, 'data-class': 'misc' })) },
      { faultAt: 'UserPoolTags', ...example({ 'data-class': 'profiles' }, 'AWS::Cognito::UserPool', 'UserPoolTags') },
      {
        faultAt: 'Replicas[0].Tags',
        ...example([{ Region: 'eu-west-1' }], 'AWS::DynamoDB::GlobalTable', 'Replicas'),
      },
    ],
    unknown: [example(tags({ ...complete, 'data-class': { Ref: 'Class' } })), example({ 'Fn::ImportValue': 'tags' })],
  },
});
