import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf, type Value } from '../value';
import { all, any, compliant, unknown, type Verdict, violation } from '../verdict';

/** How CloudTrail calls the data of a store ("DataResource", AWS CloudTrail API Reference), and how its ARN names it. */
interface RecordedKind {
  readonly type: string;
  /** Service in the ARN. */
  readonly service: string;
  /** Property with the physical name, where the template gives one. */
  readonly name: string;
  /** What stands in the ARN before that name. */
  readonly before: string;
}

const TABLE: RecordedKind = {
  type: 'AWS::DynamoDB::Table',
  service: 'dynamodb',
  name: 'TableName',
  before: ':table/',
};

/** The stores whose reads and writes are data events, by resource type. */
export const RECORDED_KINDS: Readonly<Record<string, RecordedKind>> = {
  'AWS::S3::Bucket': { type: 'AWS::S3::Object', service: 's3', name: 'BucketName', before: ':::' },
  'AWS::DynamoDB::Table': TABLE,
  'AWS::DynamoDB::GlobalTable': TABLE,
};

/** Holds when a trail records all reads and writes of a store. */
export function recordsStore(trail: Resource, store: Resource): Verdict {
  const kind = RECORDED_KINDS[store.type];
  if (kind === undefined) return violation('', 'its data events are not known');
  return all(
    trail.at('IsLogging').isTrue(),
    any(
      trail.at('AdvancedEventSelectors').some((selector) => advancedRecords(selector, kind, store), 'no data events'),
      trail.at('EventSelectors').some((selector) => basicRecords(selector, kind, store), 'no data events'),
    ),
  );
}

function basicRecords(selector: Position, kind: RecordedKind, store: Resource): Verdict {
  const isNamed = (values: Position) => values.some((value) => names(value, kind, store), 'other stores');
  return all(
    selector.at('ReadWriteType').or('All').equals('All'),
    selector
      .at('DataResources')
      .some((data) => all(data.at('Type').equals(kind.type), isNamed(data.at('Values'))), 'other stores'),
  );
}

function advancedRecords(selector: Position, kind: RecordedKind, store: Resource): Verdict {
  const fields = selector.at('FieldSelectors');
  const selects = (name: string, wanted: string) =>
    fields.some(
      (field) =>
        all(
          field.at('Field').equals(name),
          field.at('Equals').some((item) => item.equals(wanted), 'others'),
        ),
      `no ${wanted}`,
    );
  return all(
    selects('eventCategory', 'Data'),
    selects('resources.type', kind.type),
    fields.every((field) => leavesStore(field, kind, store)),
  );
}

/** Each field narrows: one that is not known to leave all of the store in leaves something out. */
function leavesStore(field: Position, kind: RecordedKind, store: Resource): Verdict {
  const category = field.at('Field').oneOf(['eventCategory', 'resources.type']);
  if (category.kind === 'compliant') return category;
  const named = (operator: string) => field.at(operator).some((value) => names(value, kind, store), 'other stores');
  return all(field.at('Field').equals('resources.ARN'), any(named('StartsWith'), named('Equals')));
}

/** A value names a store by reference, by its name, or with all others of its kind; not a part of it. */
function names(place: Position, kind: RecordedKind, store: Resource): Verdict {
  const other = violation(place.path, 'it names other stores, or a part of it');
  return place.judge((value) => {
    const arn = textOf(value);
    if (referencesOf(value).some(({ resource }) => resource === store)) {
      return arn === undefined || /\}\/?$/.test(arn) ? compliant() : other;
    }
    if (value.kind === 'reference') return other;
    if (arn === undefined) return unknown(place.path, 'the template does not tell which stores it records');
    const plain = arn.replace(/\$\{[^}]*\}/g, 'known');
    const name = store.at(kind.name).target();
    const isAll = new RegExp(`^arn:[\\w-]+:${kind.service}(:::)?$`).test(plain);
    const isNamed = name.kind === 'text' && plain.replace(/\/$/, '').endsWith(`${kind.before}${name.text}`);
    return isAll || isNamed ? compliant() : other;
  });
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'scalar') return String(value.value);
  return value.kind === 'text' ? value.text : undefined;
}
