import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';

/** An empty zip archive: nothing runs in it. */
const EMPTY_ARCHIVE = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]).toString('base64');

/**
 * Makes a function in a local AWS API, for what will only name one that exists.
 *
 * The request is written by hand, since no client of AWS Lambda is among this project's packages; the API that it goes to
 * reads no more of the signature than region and service.
 *
 * @returns the function's ARN
 * @throws Error when the API refuses
 */
export async function makeLocalFunction(endpoint: string, region: string): Promise<string> {
  const iam = new IAMClient({ endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: `judged-${region}`, AssumeRolePolicyDocument: '{"Version":"2012-10-17"}' }),
  );
  iam.destroy();
  const answer = await fetch(`${endpoint}/2015-03-31/functions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/lambda/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify({
      FunctionName: 'judged',
      Runtime: 'nodejs22.x',
      Role: Role?.Arn,
      Handler: 'index.handler',
      Code: { ZipFile: EMPTY_ARCHIVE },
    }),
  });
  const { FunctionArn } = (await answer.json()) as { FunctionArn?: unknown };
  if (typeof FunctionArn !== 'string') throw new Error(`a local function was refused with status ${answer.status}`);
  return FunctionArn;
}
