import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict } from '../verdict';

/** Services whose resources hold or guard shoppers' data: without their records the rules on them stay silent. */
const GUARDED =
  /^AWS::(ApiGateway|ApiGatewayV2|CloudFront|CloudTrail|CloudWatch|Cognito|DynamoDB|ECR|ElasticLoadBalancingV2|GuardDuty|KMS|Lambda|Logs|RDS|S3|SNS|SQS|SecretsManager|WAFv2)::|^AWS::EC2::(SecurityGroup|VPC)$/;

/** AWS Config records all types of resources, as far as they matter to the shop. */
export const configRecorderComplete = control({
  id: 'ConfigRecorderComplete',
  area: 'account',
  title: 'AWS Config records every type of resource that holds or guards data',
  rationale:
    'A rule judges only what is recorded: with a list of chosen types, a resource of a new type is never judged, and ' +
    'the account looks compliant because nobody looked.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.5.2'), judged('12.5.1')],
    gdpr: ['5.2', '32.1.d'],
    'nist-csf-2.0': ['ID.AM-02', 'PR.PS-01'],
  },
  since: '0.1.0',
  check: each('AWS::Config::ConfigurationRecorder', judge),
  remedy: 'Set recordingGroup.allSupported: true, or use ConfigBaseline.',
  detect: none('AWS Config has no managed rule that judges its own recorder; AWS Cloud Control reads no recorders.'),
  examples: {
    compliant: [
      recorder({ AllSupported: true, IncludeGlobalResourceTypes: true }),
      recorder(excluding('AWS::IAM::Role', 'AWS::Config::ResourceCompliance')),
    ],
    violating: [
      { faultAt: 'RecordingGroup.AllSupported', ...recorder({ ResourceTypes: ['AWS::S3::Bucket'] }) },
      {
        faultAt: 'RecordingGroup.RecordingStrategy.UseOnly',
        ...recorder({
          ResourceTypes: ['AWS::S3::Bucket'],
          RecordingStrategy: { UseOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
        }),
      },
      {
        faultAt: 'RecordingGroup.ExclusionByResourceTypes.ResourceTypes[0]',
        ...recorder(excluding('AWS::S3::Bucket')),
      },
    ],
    unknown: [{ Parameters: { All: { Type: 'String' } }, ...recorder({ AllSupported: { Ref: 'All' } }) }],
  },
});

/** Without a recording group AWS Config records all supported types (API reference, "RecordingGroup"). */
function judge(recorder: Resource): Verdict {
  const group = recorder.at('RecordingGroup');
  const strategy = group.at('RecordingStrategy.UseOnly');
  return group.judge((chosen) => {
    if (chosen.kind === 'absent') return compliant();
    return strategy.judge((value) => {
      if (value.kind === 'absent') return group.at('AllSupported').isTrue();
      return all(
        strategy.oneOf(['ALL_SUPPORTED_RESOURCE_TYPES', 'EXCLUSION_BY_RESOURCE_TYPES']),
        excludesNothingGuarded(group.at('ExclusionByResourceTypes.ResourceTypes')),
      );
    });
  });
}

function excludesNothingGuarded(excluded: Position): Verdict {
  if (excluded.items().length === 0) return notApplicable();
  return excluded.every((type) => type.satisfies((name) => !GUARDED.test(String(name)), 'it to be recorded'));
}

function recorder(group: object) {
  const properties = { RoleARN: 'arn:aws:iam::111122223333:role/config', RecordingGroup: group };
  return { Resources: { Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties: properties } } };
}

function excluding(...types: readonly string[]) {
  return {
    ExclusionByResourceTypes: { ResourceTypes: types },
    RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
  };
}
