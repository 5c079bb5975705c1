import type { ConfigWorld } from './config-world';
import { accessKeyOf } from './described-account';

/** The body of an answer of AWS STS, in the XML of its query protocol. */
export function stsAnswer(world: ConfigWorld, accessKey: string, body: string): { status: number; body: string } {
  const parameters = new URLSearchParams(body);
  const action = parameters.get('Action') ?? '';
  if (action === 'GetCallerIdentity') {
    const account = world.accountOf(accessKey);
    return answer(
      action,
      `<Arn>arn:aws:iam::${account}:user/auditor</Arn><UserId>AIDA</UserId><Account>${account}</Account>`,
    );
  }
  if (action === 'AssumeRole') {
    const role = parameters.get('RoleArn') ?? '';
    const account = /^arn:aws:iam::(\d{12}):role\/./.exec(role)?.[1];
    if (account === undefined || role.endsWith('/locked')) {
      return refusal('AccessDenied', `User is not authorized to perform: sts:AssumeRole on resource: ${role}`);
    }
    if (role.endsWith('/outsider') && parameters.get('ExternalId') !== 'shop') {
      return refusal('AccessDenied', 'User is not authorized to perform: sts:AssumeRole without the external id');
    }
    const credentials = [
      `<AccessKeyId>${accessKeyOf(account)}</AccessKeyId><SecretAccessKey>none</SecretAccessKey>`,
      `<SessionToken>none</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>`,
    ].join('');
    const user = `<AssumedRoleId>AROA:audit</AssumedRoleId><Arn>${role}</Arn>`;
    return answer(action, `<Credentials>${credentials}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`);
  }
  return refusal('InvalidAction', `no action ${action}`);
}

function answer(action: string, result: string): { status: number; body: string } {
  const inner = `<${action}Result>${result}</${action}Result>`;
  return {
    status: 200,
    body: `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${inner}</${action}Response>`,
  };
}

/** An error of AWS STS. */
export function refusal(code: string, message: string): { status: number; body: string } {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return {
    status: 403,
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}<RequestId>1</RequestId></ErrorResponse>`,
  };
}
