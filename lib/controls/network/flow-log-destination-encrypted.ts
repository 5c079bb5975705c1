import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';

const FLOW_LOG = 'AWS::EC2::FlowLog';
const GROUP = 'AWS::Logs::LogGroup';
const BUCKET = 'AWS::S3::Bucket';
const ENCRYPTION = 'BucketEncryption.ServerSideEncryptionConfiguration';

/** By the service of the destination: the property that names it comes second, and the ARN serves both. */
const PLACES = ['LogDestination', 'LogGroupName'];

function destinationOf(flowLog: Resource): Resource | undefined {
  const { set } = flowLog.template;
  for (const path of PLACES) {
    const place = flowLog.at(path);
    const referred = place.values.flatMap(referencesOf).find(({ resource }) => [GROUP, BUCKET].includes(resource.type));
    if (referred !== undefined) return referred.resource;
    const target = place.target();
    const named = target.kind === 'text' ? target.text.split(':').at(-1) : undefined;
    const group = set.ofType(GROUP).find((each) => named !== undefined && each.literalNames().includes(named));
    if (group !== undefined) return group;
  }
  return undefined;
}

function judgeFlowLog(flowLog: Resource): Verdict {
  const destination = destinationOf(flowLog);
  if (destination === undefined) return unknown('', 'its destination stands outside the template');
  const verdict =
    destination.type === GROUP
      ? destination.at('KmsKeyId').present()
      : destination
          .at(ENCRYPTION)
          .some(
            (rule) => rule.at('ServerSideEncryptionByDefault.SSEAlgorithm').oneOf(['aws:kms', 'aws:kms:dsse']),
            'it has no key of AWS KMS',
          );
  if (verdict.kind === 'compliant') return compliant();
  if (verdict.kind === 'unknown') return unknown('', verdict.reason);
  return violation('', `its destination ${destination.logicalId} is not encrypted with a key of AWS KMS`);
}

const example = (Properties: object, Logs: object): Example => ({
  Resources: {
    Flows: { Type: FLOW_LOG, Properties: { ResourceType: 'VPC', ResourceId: 'vpc-1', ...Properties } },
    Logs,
  },
});
const group = (Properties: object) => ({ Type: GROUP, Properties });
const bucket = (SSEAlgorithm: string) => ({
  Type: BUCKET,
  Properties: {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }] },
  },
});
const toBucket = { LogDestinationType: 's3', LogDestination: { 'Fn::GetAtt': ['Logs', 'Arn'] } };

/** Who speaks to whom inside the network is not open to everybody who may read logs. */
export const flowLogDestinationEncrypted = control({
  id: 'FlowLogDestinationEncrypted',
  area: 'network',
  title: 'Flow logs go where a key protects them',
  rationale: 'They are the map of the network, drawn for whoever looks for the way to the database.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.3.1')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.PS-04'],
  },
  since: '0.1.0',
  check: each(FLOW_LOG, judgeFlowLog),
  remedy: 'Send them to a log group with an encryptionKey, or to a StorefrontBucket; StorefrontVpc does.',
  detect: none(
    'VPC_FLOW_LOGS_ENABLED does not look at where the logs go; a running flow log names its destination, whose own rules judge the key.',
  ),
  examples: {
    compliant: [
      example({ LogGroupName: { Ref: 'Logs' } }, group({ KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' })),
      example({ LogGroupName: 'flows' }, group({ LogGroupName: 'flows', KmsKeyId: 'alias/logs' })),
      example(toBucket, bucket('aws:kms')),
    ],
    violating: [
      { faultAt: '', ...example({ LogDestination: { 'Fn::GetAtt': ['Logs', 'Arn'] } }, group({})) },
      { faultAt: '', ...example(toBucket, bucket('AES256')) },
      { faultAt: '', ...example(toBucket, { Type: BUCKET }) },
    ],
    unknown: [
      example({ LogGroupName: 'elsewhere' }, group({ LogGroupName: 'flows' })),
      {
        Parameters: { Key: { Type: 'String' } },
        ...example(
          { LogGroupName: { Ref: 'Logs' } },
          group({ KmsKeyId: { 'Fn::If': ['Keyed', { Ref: 'Key' }, { Ref: 'AWS::NoValue' }] } }),
        ),
        Conditions: { Keyed: { 'Fn::Equals': [{ Ref: 'Key' }, ''] } },
      },
    ],
  },
});
