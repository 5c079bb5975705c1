import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { customerDataClassOf } from '../data/customer-data-class';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { DATA_LABELS } from '../template-metadata';
import { referencesOf } from '../value';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { matchesWildcards } from '../wildcard-pattern';
import { gatesBeside } from './training-ladder';

/** Stores that the gate can stand before, and keys. */
const GATED = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket'];

function judge(store: Resource): Verdict {
  const gates = gatesBeside(store);
  if (gates.length === 0) return notApplicable();
  const dataClass = customerDataClassOf(store);
  if (dataClass === undefined) return notApplicable();
  const rungs = gates.flatMap(({ ladders }) => ladders.flat());
  const names = [...store.literalNames(), ...literalName(store)];
  const named = rungs.some(({ position, resources }) => {
    const place = position.property('Resource');
    const values = [...place.values, ...place.items().flatMap((item) => item.values)];
    const refers = values.some((value) => referencesOf(value).some(({ resource }) => resource === store));
    return refers || resources.texts.some((text) => text === '*' || names.some((name) => isAbout(text, name)));
  });
  if (named) return compliant();
  const open =
    gates.some(({ undecided }) => undecided !== undefined) || rungs.some(({ resources }) => resources.undecided);
  return open
    ? unknown('', 'the template does not tell before which stores the training gate stands')
    : violation('', `it holds ${dataClass}, and the training gate does not stand before it`);
}

function literalName(store: Resource): readonly string[] {
  const name = store.type.startsWith('AWS::DynamoDB::') ? certainText(store.at('TableName')) : undefined;
  return name === undefined ? [] : [name];
}

/** Whether the last part of an ARN pattern, after its colons and its type, fits a name. */
function isAbout(pattern: string, name: string): boolean {
  const [, last = ''] = /^arn:[^:]*:(?:s3:::|dynamodb:[^:]*:[^:]*:table\/)([^/]*)/.exec(pattern) ?? [];
  return matchesWildcards(last, name);
}

const label = [{ Key: DATA_LABELS.dataClass, Value: 'orders' }];
const example = (Resource: unknown, store: object = {}): Example => ({
  Parameters: { Bucket: { Type: 'String' } },
  Resources: {
    Orders: { Type: 'AWS::S3::Bucket', Properties: { Tags: label }, ...store },
    Gate: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Statement: {
            Effect: 'Deny',
            Action: 's3:GetObject*',
            Resource,
            Condition: { StringNotEquals: { 'aws:PrincipalTag/TrainedThrough': '2027-Q3' } },
          },
        },
      },
    },
  },
});
const named = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders', Tags: label } };

/** The gate forgets no store. Said of stores that are labelled with what they hold, where a training gate is at hand. */
export const trainingGateCoversStores = control({
  id: 'TrainingGateCoversStores',
  area: 'people',
  title: 'The training gate stands before every store and key of customer data',
  rationale: 'Who was never trained reads from the one table that the gate forgot.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2')],
    gdpr: ['32.4', '32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(GATED, judge),
  remedy: 'Name the store or key in tables, buckets or keys of TrainingGate.',
  detect: none(
    'No managed rule reads the conditions of a policy; a store does not tell which policies, of its account or above it, stand before it.',
  ),
  examples: {
    compliant: [
      example('*'),
      example([{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, '/*']] }]),
      example({ 'Fn::Sub': 'arn:*:s3:::${Orders}/*' }),
      example('arn:*:s3:::orders/*', named),
    ],
    violating: [
      { faultAt: '', ...example('arn:*:s3:::assets/*') },
      { faultAt: '', ...example('arn:*:s3:::assets/*', named) },
    ],
    unknown: [example({ Ref: 'Bucket' })],
  },
});
