import { GetDetectorCommand, GuardDutyClient, paginateListDetectors } from '@aws-sdk/client-guardduty';
import { detectorEnabled } from '../controls/account/detector-enabled';
import { detectorFeaturesOn } from '../controls/account/detector-features-on';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';
import { lacksOf } from './lacks';

/** What GuardDuty always does; the API lists it among the features, a template cannot. */
const FOUNDATIONAL = ['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS'];
/** Of clusters, which the shop has none of. */
const OF_CLUSTERS = ['EKS_AUDIT_LOGS', 'EKS_RUNTIME_MONITORING'];

/** The GuardDuty detector of a region: one that is suspended takes the place of another too. */
export async function detector(reader: AccountReader, region: string): Promise<Known> {
  const client = new GuardDutyClient(reader.clientSettings(region));
  const found = await reader.read('guardduty:ListDetectors', region, async () => {
    for await (const { DetectorIds: [id] = [] } of paginateListDetectors({ client }, {}))
      if (id !== undefined) return id;
    return undefined;
  });
  if (found.kind === 'unread') return { exists: undefined, unread: [found.call] };
  if (found.kind === 'absent' || found.value === undefined) return { exists: false };
  const DetectorId = found.value;
  const facts = [`id ${DetectorId}`];
  const read = await reader.read('guardduty:GetDetector', region, () =>
    client.send(new GetDetectorCommand({ DetectorId })),
  );
  if (read.kind === 'unread') return { exists: true, facts, unread: [read.call] };
  if (read.kind === 'absent') return { exists: true, facts };
  const { Status, Features = [] } = read.value;
  const Properties = {
    Enable: Status === 'ENABLED',
    Features: Features.filter(({ Name = '' }) => ![...FOUNDATIONAL, ...OF_CLUSTERS].includes(Name)).map(
      ({ Name, Status: status }) => ({ Name, Status: status }),
    ),
  };
  const lacks = lacksOf({ Detector: { Type: 'AWS::GuardDuty::Detector', Properties } }, [
    detectorEnabled,
    detectorFeaturesOn,
  ]);
  const on = Properties.Features.filter((feature) => feature.Status === 'ENABLED').map(({ Name }) => Name);
  return {
    exists: true,
    facts: [...facts, `protections on: ${on.length === 0 ? 'none' : on.sort().join(', ')}`],
    lacks,
  };
}
