import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplate } from '../../lib/check/read-template';
import { expandServerless } from '../../lib/check/serverless-expansion';
import { TemplateLines } from '../../lib/check/template-lines';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { temporaryDirectory } from './temporary-directory';

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs16.x
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      FunctionUrlConfig:
        AuthType: NONE
      Policies:
        - ReadOnlyAccess
        - Statement:
            - Effect: Allow
              Action: '*'
              Resource: '*'
        - AdministratorAccess
      Events:
        List:
          Type: Api
          Properties:
            Path: /orders
            Method: get
            RestApiId: !Ref Shop
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: Prod
      AccessLogSetting:
        DestinationArn: !GetAtt Log.Arn
  Association:
    Type: AWS::WAFv2::WebACLAssociation
    Properties:
      ResourceArn: !Sub arn:aws:apigateway:eu-west-1::/restapis/\${Shop}/stages/\${Shop.Stage}
  Log:
    Type: AWS::Logs::LogGroup
`;

/** Verdicts as `<control> <resource that its author wrote> <property> line <line>: <verdict>`. */
function verdicts(...controls: readonly string[]): readonly string[] {
  const file = join(temporaryDirectory(), 'shop.yaml');
  writeFileSync(file, TEMPLATE);
  const template = readTemplate(file);
  const { body, originOf } = expandServerless(template.body);
  const lines = new TemplateLines(template);
  const chosen = catalogue.filter(({ id }) => controls.includes(id));
  expect(chosen.map(({ id }) => id).sort()).toStrictEqual([...controls].sort());
  return evaluate(new TemplateSet([{ name: 'shop.yaml', body }]), chosen).judgements.map(
    ({ control, resource, verdict }) => {
      const origin = originOf(resource.logicalId);
      const path = verdict.kind === 'violation' ? (verdict.faults[0]?.path ?? '') : '';
      const place = origin === undefined ? lines.ofResource(resource.logicalId, path) : lines.of(origin.path(path));
      const name = `${origin?.logicalId ?? resource.logicalId} ${origin?.property(path) ?? path}`.trimEnd();
      return `${control.id} ${name} line ${place.line}: ${verdict.kind}`;
    },
  );
}

describe('a template of AWS SAM', () => {
  test.each([
    ['FunctionRuntimeSupported', ['Orders Runtime line 4: violation']],
    ['FunctionUrlAuthenticated', ['Orders FunctionUrlConfig.AuthType line 10: violation']],
    ['IamNoAdministrativeStatements', ['Orders Policies[1].Statement[0].Action line 15: violation']],
    ['IamNoPrivilegedManagedPolicies', ['Orders Policies[2] line 17: violation']],
    ['RestApiMethodAuthorization', ['Orders Events.List.Properties.Auth line 21: violation']],
    ['ApiStageAccessLogs', ['Shop line 25: compliant']],
    ['ApiStageThrottling', ['Shop MethodSettings line 25: violation']],
    ['RestApiStageWebAcl', ['Shop line 25: compliant']],
  ])('%s names what its author wrote', (control, expected) => {
    expect(verdicts(control)).toStrictEqual(expected.map((each) => `${control} ${each}`));
  });
});
