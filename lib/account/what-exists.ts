import { ADOPT_KEYS } from '../settings/adopt-schema';
import { accessAnalyzer } from './access-analyzer';
import { AccountReader } from './account-reader';
import type { AccountThing, Sought } from './account-thing';
import type { AwsSession } from './aws-session';
import { configDeliveryChannel, configRecorder } from './config-recording';
import { dataCatalogEncryption } from './data-catalog-encryption';
import { detector } from './detector';
import { inspector } from './inspector';
import { macieSession } from './macie-session';
import { securityHub } from './security-hub';
import { passwordPolicy } from './sign-in-rules';
import { trail } from './trails';

/** Where CloudFront's web ACLs, certificates and AWS Config rules exist, and where IAM and account contacts are asked. */
export const EDGE_REGION = 'us-east-1';

/** How a reading is done. */
export interface ReadOptions {
  /**
   * The profile of the session, for what is said when its credentials end.
   *
   * @default - none
   */
  readonly profile?: string;

  /**
   * Told when one more of the things has been read.
   *
   * @default - nobody is told
   */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Looks for everything that the shop makes and an account can have once, in the home region and in us-east-1. It only
 * reads.
 *
 * @returns in the order of the settings' keys
 * @throws AwsAccessError when the credentials end meanwhile
 */
export async function whatExists(
  session: AwsSession,
  homeRegion: string,
  { profile, onProgress = () => {} }: ReadOptions = {},
): Promise<readonly AccountThing[]> {
  const reader = new AccountReader(session, profile);
  const sought = thingsToRead(reader, homeRegion);
  let done = 0;
  onProgress(done, sought.length);
  return Promise.all(
    sought.map(async ({ key, title, region, read }) => {
      const { exists, facts = [], lacks = [], unread = [] } = await read();
      done += 1;
      onProgress(done, sought.length);
      return { key, title, region, exists, facts, lacks, unread };
    }),
  );
}

function thingsToRead(reader: AccountReader, home: string): readonly Sought[] {
  const sought: readonly Sought[] = [
    {
      key: 'configRecorder',
      title: 'AWS Config recorder',
      region: home,
      read: () => configRecorder(reader, home, true),
    },
    {
      key: 'configDeliveryChannel',
      title: 'AWS Config delivery channel',
      region: home,
      read: () => configDeliveryChannel(reader, home),
    },
    { key: 'trail', title: 'CloudTrail trail of every region', region: home, read: () => trail(reader, home) },
    { key: 'detector', title: 'GuardDuty detector', region: home, read: () => detector(reader, home) },
    { key: 'securityHub', title: 'Security Hub CSPM', region: home, read: () => securityHub(reader, home) },
    {
      key: 'accessAnalyzer',
      title: 'IAM Access Analyzer of external access',
      region: home,
      read: () => accessAnalyzer(reader, home),
    },
    { key: 'inspector', title: 'Amazon Inspector', region: home, read: () => inspector(reader, home) },
    { key: 'macieSession', title: 'Amazon Macie', region: home, read: () => macieSession(reader, home) },
    {
      key: 'dataCatalogEncryption',
      title: 'AWS Glue data catalog encryption',
      region: home,
      read: () => dataCatalogEncryption(reader, home),
    },
    {
      key: 'passwordPolicy',
      title: 'IAM password policy',
      region: EDGE_REGION,
      read: () => passwordPolicy(reader, EDGE_REGION),
    },
    ...(home === EDGE_REGION ? [] : thingsAtTheEdge(reader)),
  ];
  return [...sought].sort((left, right) => ADOPT_KEYS.indexOf(left.key) - ADOPT_KEYS.indexOf(right.key));
}

function thingsAtTheEdge(reader: AccountReader): readonly Sought[] {
  const region = EDGE_REGION;
  return [
    {
      key: 'edgeConfigRecorder',
      title: 'AWS Config recorder',
      region,
      read: () => configRecorder(reader, region, false),
    },
    {
      key: 'edgeConfigDeliveryChannel',
      title: 'AWS Config delivery channel',
      region,
      read: () => configDeliveryChannel(reader, region),
    },
    { key: 'edgeDetector', title: 'GuardDuty detector', region, read: () => detector(reader, region) },
    { key: 'edgeSecurityHub', title: 'Security Hub CSPM', region, read: () => securityHub(reader, region) },
    {
      key: 'edgeAccessAnalyzer',
      title: 'IAM Access Analyzer of external access',
      region,
      read: () => accessAnalyzer(reader, region),
    },
    { key: 'edgeInspector', title: 'Amazon Inspector', region, read: () => inspector(reader, region) },
  ];
}
