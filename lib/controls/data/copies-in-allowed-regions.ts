import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { RESIDENCY_METADATA } from '../template-metadata';
import { all, notApplicable, unknown, type Verdict } from '../verdict';
import { COPY_DESTINATIONS, type CopyDestination, copyRegion } from './copy-destination';
import { everyPlace } from './every-place';
import { inRegions, regionsHolding } from './residency-rule';

function judge(resource: Resource): Verdict {
  const regions = regionsHolding(resource.template);
  if (regions === undefined) return notApplicable();
  return all(...(COPY_DESTINATIONS[resource.type] ?? []).map((each) => destination(resource, each, regions)));
}

function destination(resource: Resource, { path, form }: CopyDestination, regions: readonly string[]): Verdict {
  return everyPlace(resource, path, (place) =>
    place.judge((value) => {
      const found = copyRegion(value, form, resource.template);
      if (found === undefined) return notApplicable();
      return 'region' in found ? inRegions(regions, found.region, place.path) : unknown(place.path, found.undecided);
    }),
  );
}

const example = (Type: string, Properties: object): Example => ({
  Metadata: {
    [RESIDENCY_METADATA]: { exempt: false, allowedRegions: ['eu-central-1', 'eu-west-1'], region: 'eu-central-1' },
  },
  Parameters: { Elsewhere: { Type: 'String' } },
  Resources: { It: { Type, Properties }, Copies: { Type: 'AWS::S3::Bucket' } },
});
const table = (...regions: unknown[]) =>
  example('AWS::DynamoDB::GlobalTable', { Replicas: regions.map((Region) => ({ Region })) });
const plan = (region: string) =>
  example('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        { CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:${region}:111122223333:backup-vault:copies` }] },
      ],
    },
  });
const bucket = (Bucket: unknown) =>
  example('AWS::S3::Bucket', { ReplicationConfiguration: { Rules: [{ Destination: { Bucket } }] } });

/** Replicas and backups stay where the data itself may stand. Judged only where the app says where that is. */
export const copiesInAllowedRegions = control({
  id: 'CopiesInAllowedRegions',
  area: 'data',
  title: 'Replicas and copies stay in the allowed regions',
  rationale: 'A replica in another country is a transfer of every shopper on the day that it is switched on.',
  severity: 'high',
  frameworks: { gdpr: ['5.2', 'Article 44'], 'nist-csf-2.0': ['ID.AM-07', 'PR.DS-11'] },
  since: '0.1.0',
  check: each(Object.keys(COPY_DESTINATIONS), judge),
  remedy: 'Copy to an allowed region, or allow the region in allowedRegions.',
  detect: none(
    'No managed AWS Config rule compares the region of a replica with a list; the list stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      table('eu-central-1', 'eu-west-1', { Ref: 'AWS::Region' }),
      plan('eu-west-1'),
      bucket({ 'Fn::GetAtt': ['Copies', 'Arn'] }),
    ],
    violating: [
      { faultAt: 'Replicas[1].Region', ...table('eu-central-1', 'us-west-2') },
      {
        faultAt: 'BackupPlan.BackupPlanRule[0].CopyActions[0].DestinationBackupVaultArn',
        ...plan('us-east-1'),
      },
    ],
    unknown: [table({ Ref: 'Elsewhere' }), bucket('arn:aws:s3:::shop-copies')],
  },
});
