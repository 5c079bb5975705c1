import { catalogue } from '../../lib/controls';
import { judgeTemplate } from '../../measure/judged-template';

const FUNCTION = { Type: 'AWS::Serverless::Function', Properties: { Runtime: 'python3.6', Handler: 'index.handler' } };
const API = { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod' } };

describe('judgeTemplate', () => {
  const judge = (body: unknown, ...ids: readonly string[]) =>
    judgeTemplate(
      'shop.yaml',
      body,
      catalogue.filter(({ id }) => ids.includes(id)),
    );

  test.each([
    ['a function', 'Checkout', 'FunctionRuntimeSupported'],
    ['a stage, which has a logical id of its own', 'Shop', 'ApiStageAccessLogs'],
  ])('tells of the SAM resource what AWS SAM makes of it: %s', (_case, logicalId, control) => {
    const { types, verdicts } = judge({ Resources: { Checkout: FUNCTION, Shop: API } }, control);

    expect(verdicts.map((verdict) => [verdict.logicalId, verdict.kind])).toEqual([[logicalId, 'violation']]);
    expect([...types]).toEqual([
      ['Checkout', 'AWS::Serverless::Function'],
      ['Shop', 'AWS::Serverless::Api'],
    ]);
  });

  test('says nothing of what does not apply', () => {
    const key = { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' } };

    expect(judge({ Resources: { Signing: key } }, 'KeyRotation').verdicts).toEqual([]);
  });

  test.each([[null], ['text'], [[]], [{}], [{ Resources: [] }]])('finds nothing in %j', (body) => {
    expect(judge(body, 'KeyRotation')).toEqual({ types: new Map(), references: new Map(), verdicts: [] });
  });
});
