import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { Adopted } from '../template-metadata';
import { all, type Verdict } from '../verdict';
import { unlessAnotherHolds } from './standing-in';
import { unlessAdopted } from './unless-adopted';

const GROUP = 'RecordingGroup';
const RECORDER = 'AWS::Config::ConfigurationRecorder';
/** What decides who may do what. AWS Config records users and groups beside them. */
const GLOBAL_TYPES = ['AWS::IAM::Role', 'AWS::IAM::Policy'];

/** A recorder without a recording group leaves the types of IAM out (AWS Config API Reference, "RecordingGroup"). */
function recordsIam(recorder: Resource): Verdict {
  const group = recorder.at(GROUP);
  const excluded = group.at('ExclusionByResourceTypes.ResourceTypes');
  if (excluded.items().length > 0) return excluded.every((type) => type.noneOf(GLOBAL_TYPES));
  const chosen = group.at('ResourceTypes');
  if (chosen.items().length > 0) {
    return all(...GLOBAL_TYPES.map((type) => chosen.some((item) => item.equals(type), `${type} is not recorded`)));
  }
  return group.at('IncludeGlobalResourceTypes').isTrue();
}

const example = (group?: object): Example => ({
  Resources: {
    Recorder: {
      Type: RECORDER,
      Properties: { RoleARN: 'arn:aws:iam::111122223333:role/config', ...(group && { [GROUP]: group }) },
    },
  },
});
const excluding = (...ResourceTypes: readonly string[]) => ({
  ExclusionByResourceTypes: { ResourceTypes },
  RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
});

/** Roles and policies are recorded: once an account, in whatever region. */
export const configRecorderGlobalTypes = control({
  id: 'ConfigRecorderGlobalTypes',
  area: 'account',
  title: 'AWS Config records roles and policies of IAM in one region',
  rationale: 'A role that was opened to everybody leaves no history, and the rules on IAM find nothing to judge.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.5.2'), judged('12.5.1')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['ID.AM-02', 'PR.PS-01'],
  },
  since: '0.1.0',
  check: each(RECORDER, (resource) =>
    unlessAdopted(resource, Adopted.HOME_RECORDER, () => unlessAnotherHolds(resource, recordsIam)),
  ),
  remedy: 'Set recordingGroup.includeGlobalResourceTypes: true in the home region, or use ConfigBaseline there.',
  detect: none('AWS Config has no managed rule that judges its own recorder; AWS Cloud Control reads no recorders.'),
  examples: {
    compliant: [
      example({ AllSupported: true, IncludeGlobalResourceTypes: true }),
      example(excluding('AWS::EC2::Volume')),
      example({ ResourceTypes: ['AWS::S3::Bucket', ...GLOBAL_TYPES] }),
    ],
    violating: [
      { faultAt: `${GROUP}.IncludeGlobalResourceTypes`, ...example() },
      { faultAt: `${GROUP}.IncludeGlobalResourceTypes`, ...example({ AllSupported: true }) },
      { faultAt: `${GROUP}.ResourceTypes`, ...example({ ResourceTypes: ['AWS::S3::Bucket'] }) },
      { faultAt: `${GROUP}.ExclusionByResourceTypes.ResourceTypes[0]`, ...example(excluding('AWS::IAM::Role')) },
    ],
    unknown: [
      {
        Parameters: { Global: { Type: 'String' } },
        ...example({ AllSupported: true, IncludeGlobalResourceTypes: { Ref: 'Global' } }),
      },
    ],
  },
});
