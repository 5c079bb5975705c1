import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  type GetEventSelectorsCommandOutput,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { trailCloudWatchLogs } from '../controls/account/trail-cloud-watch-logs';
import { trailEncrypted } from '../controls/account/trail-encrypted';
import { trailLogFileValidation } from '../controls/account/trail-log-file-validation';
import { trailManagementEvents } from '../controls/account/trail-management-events';
import type { AccountReader, Reading, UnreadCall } from './account-reader';
import type { Known } from './account-thing';
import { lacksOf } from './lacks';

/** A trail of every region, with what was read beside it. */
interface EveryRegionTrail {
  readonly trail: Trail;
  readonly logging: Reading<boolean>;
  readonly selectors: Reading<GetEventSelectorsCommandOutput>;
}

/**
 * The trail of every region, the account's own or its organization's. Trails of other home regions show here too, as
 * shadows (CloudTrail API Reference, "DescribeTrails").
 */
export async function trail(reader: AccountReader, region: string): Promise<Known> {
  const client = new CloudTrailClient(reader.clientSettings(region));
  const found = await reader.read('cloudtrail:DescribeTrails', region, async () => {
    const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    return trailList;
  });
  if (found.kind === 'unread') return { exists: undefined, unread: [found.call] };
  const trails = found.kind === 'read' ? found.value : [];
  const candidates = await Promise.all(
    trails
      .filter(({ IsMultiRegionTrail }) => IsMultiRegionTrail === true)
      .map((each) => readTrail(reader, client, region, each)),
  );
  const unread = candidates.flatMap(({ logging, selectors }) => [...unreadOf(logging), ...unreadOf(selectors)]);
  const chosen = candidates.find(({ logging }) => logging.kind === 'read' && logging.value);
  if (chosen !== undefined) {
    return { exists: true, facts: factsOf(chosen.trail), lacks: trailLacks(chosen), unread };
  }
  const exists = candidates.some(({ logging }) => logging.kind === 'unread') ? undefined : false;
  return { exists, facts: trails.map((each) => `${nameOf(each)} ${whyNot(each)}`), unread };
}

async function readTrail(
  reader: AccountReader,
  client: CloudTrailClient,
  region: string,
  each: Trail,
): Promise<EveryRegionTrail> {
  const Name = each.TrailARN;
  const [logging, selectors] = await Promise.all([
    reader.read('cloudtrail:GetTrailStatus', region, async () => {
      const { IsLogging = false } = await client.send(new GetTrailStatusCommand({ Name }));
      return IsLogging;
    }),
    reader.read('cloudtrail:GetEventSelectors', region, () =>
      client.send(new GetEventSelectorsCommand({ TrailName: Name })),
    ),
  ]);
  return { trail: each, logging, selectors };
}

function unreadOf(reading: Reading<unknown>): readonly UnreadCall[] {
  return reading.kind === 'unread' ? [reading.call] : [];
}

function factsOf(each: Trail): readonly string[] {
  return [
    `named ${nameOf(each)}`,
    each.IsOrganizationTrail === true ? 'of the organization' : "the account's own",
    'logging',
    `delivers to the bucket ${each.S3BucketName}`,
  ];
}

function nameOf({ Name, HomeRegion }: Trail): string {
  return `${Name} of ${HomeRegion}`;
}

function whyNot({ IsMultiRegionTrail }: Trail): string {
  return IsMultiRegionTrail === true ? 'is not known to be logging' : 'records one region';
}

function trailLacks({ trail: each, selectors }: EveryRegionTrail): readonly string[] {
  const controls = [trailLogFileValidation, trailEncrypted, trailCloudWatchLogs];
  const read = selectors.kind === 'read' ? selectors.value : undefined;
  const Properties = {
    EnableLogFileValidation: each.LogFileValidationEnabled ?? false,
    ...(each.KmsKeyId === undefined ? {} : { KMSKeyId: each.KmsKeyId }),
    ...(each.CloudWatchLogsLogGroupArn === undefined
      ? {}
      : { CloudWatchLogsLogGroupArn: each.CloudWatchLogsLogGroupArn }),
    ...(hasAny(read?.EventSelectors) ? { EventSelectors: read?.EventSelectors } : {}),
    ...(hasAny(read?.AdvancedEventSelectors) ? { AdvancedEventSelectors: read?.AdvancedEventSelectors } : {}),
  };
  const judged = read === undefined ? controls : [...controls, trailManagementEvents];
  return [
    ...lacksOf({ Trail: { Type: 'AWS::CloudTrail::Trail', Properties } }, judged),
    ...(read === undefined || recordsData(read)
      ? []
      : ['it records no data events: reads of customer data leave no trace']),
  ];
}

function hasAny(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

function recordsData({ EventSelectors = [], AdvancedEventSelectors = [] }: GetEventSelectorsCommandOutput): boolean {
  return (
    EventSelectors.some(({ DataResources }) => hasAny(DataResources)) ||
    AdvancedEventSelectors.some(({ FieldSelectors = [] }) =>
      FieldSelectors.some(({ Field, Equals = [] }) => Field === 'eventCategory' && Equals.includes('Data')),
    )
  );
}
