import { BatchGetAccountStatusCommand, Inspector2Client } from '@aws-sdk/client-inspector2';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';

const ON = ['ENABLED', 'ENABLING'];

/** Amazon Inspector of a region, and what it scans. */
export async function inspector(reader: AccountReader, region: string): Promise<Known> {
  const client = new Inspector2Client(reader.clientSettings(region));
  const status = await reader.read('inspector2:BatchGetAccountStatus', region, async () => {
    const command = new BatchGetAccountStatusCommand({ accountIds: [reader.account] });
    const { accounts = [], failedAccounts = [] } = await client.send(command);
    return { state: accounts[0], failure: failedAccounts[0] };
  });
  if (status.kind === 'unread') return { exists: undefined, unread: [status.call] };
  if (status.kind === 'absent') return { exists: false };
  const { state, failure } = status.value;
  if (state === undefined) {
    const reason = failure?.errorCode ?? 'no status came back';
    const call = { action: 'inspector2:BatchGetAccountStatus', region, denied: false, reason };
    return { exists: undefined, unread: [call] };
  }
  if (!ON.includes(state.state?.status ?? '')) return { exists: false, facts: [`status ${state.state?.status}`] };
  const { ec2, ecr, lambda, lambdaCode } = state.resourceState ?? {};
  const scans = Object.entries({ EC2: ec2, ECR: ecr, LAMBDA: lambda, LAMBDA_CODE: lambdaCode });
  const on = scans.filter(([, scan]) => ON.includes(scan?.status ?? '')).map(([name]) => name);
  return {
    exists: true,
    facts: [`scans ${on.length === 0 ? 'nothing' : on.join(', ')}`],
    lacks: on.includes('LAMBDA') ? [] : ['it does not scan functions, of which the shop is made (LAMBDA)'],
  };
}
