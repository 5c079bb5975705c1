import {
  DescribeHubCommand,
  paginateGetEnabledStandards,
  SecurityHubClient,
  type StandardsSubscription,
} from '@aws-sdk/client-securityhub';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';

/** The standards that the shop subscribes to, by the end of their ARNs (Security Hub User Guide, "Standards reference"). */
const WANTED = ['aws-foundational-security-best-practices/v/1.0.0', 'pci-dss/v/4.0.1'];

/** The hub of Security Hub CSPM in a region, and the standards that it checks. */
export async function securityHub(reader: AccountReader, region: string): Promise<Known> {
  const client = new SecurityHubClient(reader.clientSettings(region));
  const hub = await reader.read(
    'securityhub:DescribeHub',
    region,
    () => client.send(new DescribeHubCommand({})),
    // How the service says that the account is not subscribed to it.
    ({ name }) => name === 'InvalidAccessException' || name === 'ResourceNotFoundException',
  );
  if (hub.kind === 'unread') return { exists: undefined, unread: [hub.call] };
  if (hub.kind === 'absent') return { exists: false };
  const standards = await reader.read('securityhub:GetEnabledStandards', region, async () => {
    const subscriptions: StandardsSubscription[] = [];
    for await (const page of paginateGetEnabledStandards({ client }, {})) {
      subscriptions.push(...(page.StandardsSubscriptions ?? []));
    }
    return subscriptions;
  });
  if (standards.kind === 'unread') return { exists: true, unread: [standards.call] };
  const subscriptions = standards.kind === 'read' ? standards.value : [];
  const names = subscriptions.map(nameOf).sort();
  return {
    exists: true,
    facts: [`standards: ${names.length === 0 ? 'none' : names.join(', ')}`],
    lacks: [
      ...WANTED.filter((name) => !names.includes(name)).map((name) => `it does not check the standard ${name}`),
      ...subscriptions.filter(isBroken).map((each) => `the standard ${nameOf(each)} is ${stateOf(each)}`),
    ],
  };
}

/** `pci-dss/v/4.0.1` of `arn:aws:securityhub:eu-central-1::standards/pci-dss/v/4.0.1`. */
function nameOf({ StandardsArn = '' }: StandardsSubscription): string {
  return StandardsArn.replace(/^.*?:(?:standards|ruleset)\//, '');
}

function isBroken({ StandardsStatus }: StandardsSubscription): boolean {
  return StandardsStatus === 'FAILED' || StandardsStatus === 'INCOMPLETE' || StandardsStatus === 'DELETING';
}

function stateOf({ StandardsStatus, StandardsStatusReason }: StandardsSubscription): string {
  const code = StandardsStatusReason?.StatusReasonCode;
  return code === undefined ? String(StandardsStatus) : `${StandardsStatus} (${code})`;
}
