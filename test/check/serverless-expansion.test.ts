import { expandServerless } from '../../lib/check/serverless-expansion';

const FUNCTION = 'AWS::Serverless::Function';

/** The resources of a template after its expansion. */
function resourcesOf(
  resources: Readonly<Record<string, unknown>>,
  rest: object = {},
): Readonly<Record<string, unknown>> {
  return expandServerless({ ...rest, Resources: resources }).body.Resources as Readonly<Record<string, unknown>>;
}

/** `<logical id>: <type>` of every resource. */
function typesOf(resources: Readonly<Record<string, unknown>>, rest: object = {}): readonly string[] {
  return Object.entries(resourcesOf(resources, rest)).map(
    ([id, resource]) => `${id}: ${(resource as { Type: string }).Type}`,
  );
}

describe('expandServerless', () => {
  test('a template without AWS SAM is returned as it is', () => {
    const body = { Resources: { Logs: { Type: 'AWS::S3::Bucket' } } };
    const expansion = expandServerless(body);
    expect(expansion.body).toBe(body);
    expect(expansion.unread).toStrictEqual([]);
    expect(expansion.originOf('Logs')).toBeUndefined();
  });

  test('a function becomes a Lambda function with a role, beside what the template has itself', () => {
    const orders = { Type: FUNCTION, Properties: {} };
    expect(typesOf({ Orders: orders, Logs: { Type: 'AWS::S3::Bucket' } })).toStrictEqual([
      'Orders: AWS::Lambda::Function',
      'Logs: AWS::S3::Bucket',
      'OrdersRole: AWS::IAM::Role',
    ]);
  });

  test('what is made says of what', () => {
    const expansion = expandServerless({
      Resources: { Orders: { Type: FUNCTION }, Logs: { Type: 'AWS::S3::Bucket' } },
    });
    expect(expansion.originOf('OrdersRole')).toMatchObject({ logicalId: 'Orders', type: FUNCTION });
    expect(expansion.originOf('Orders')).toMatchObject({ logicalId: 'Orders', type: FUNCTION });
    expect(expansion.originOf('Logs')).toBeUndefined();
  });

  test('attributes stay with the resource, and conditions and policies go to all that is made of it', () => {
    const orders = {
      Type: FUNCTION,
      Condition: 'IsProd',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      DependsOn: ['Logs'],
      Metadata: { a: 1 },
      Properties: {},
    };
    const made = resourcesOf({ Orders: orders });
    expect(made.Orders).toMatchObject({
      DependsOn: ['Logs'],
      Metadata: { a: 1 },
      Condition: 'IsProd',
      DeletionPolicy: 'Retain',
    });
    expect(made.OrdersRole).toMatchObject({
      Condition: 'IsProd',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(made.OrdersRole).not.toHaveProperty('DependsOn');
    expect(made.OrdersRole).not.toHaveProperty('Metadata');
  });

  test('what the template has itself under the same logical id stays', () => {
    const own = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'mine' } };
    expect(resourcesOf({ Orders: { Type: FUNCTION }, OrdersRole: own }).OrdersRole).toStrictEqual(own);
  });

  test('names of what is made become logical ids, wherever they stand', () => {
    const api = { Type: 'AWS::Serverless::Api', Properties: { StageName: 'Prod' } };
    const association = {
      Type: 'AWS::WAFv2::WebACLAssociation',
      Properties: { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:eu-west-1::/restapis/${Api}/stages/${Api.Stage}' } },
    };
    const { body } = expandServerless({
      Resources: { Api: api, Association: association },
      Outputs: { Stage: { Value: { Ref: 'Api.Stage' } } },
    });
    expect(body).toMatchObject({
      Resources: {
        Association: {
          Properties: {
            ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:eu-west-1::/restapis/${Api}/stages/${ApiProdStage}' },
          },
        },
      },
      Outputs: { Stage: { Value: { Ref: 'ApiProdStage' } } },
    });
  });

  test('what it does not know is told, unless it holds nothing to judge', () => {
    const { body, unread } = expandServerless({
      Resources: {
        Shop: { Type: 'AWS::Serverless::Application' },
        Layer: { Type: 'AWS::Serverless::LayerVersion' },
        Link: { Type: 'AWS::Serverless::Connector' },
        Odd: { Type: 'AWS::Serverless::constructor' },
      },
    });
    expect(unread).toStrictEqual([
      'Shop is of type AWS::Serverless::Application; what AWS SAM makes of it was not judged',
      'Odd is of type AWS::Serverless::constructor; what AWS SAM makes of it was not judged',
    ]);
    expect(Object.keys(body.Resources as object)).toStrictEqual(['Shop', 'Layer', 'Link', 'Odd']);
  });

  test('sections beside the resources stay, and Globals goes', () => {
    const { body } = expandServerless({
      Transform: 'AWS::Serverless-2016-10-31',
      Globals: { Function: { Runtime: 'nodejs24.x' } },
      Conditions: { IsProd: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Orders: { Type: FUNCTION } },
    });
    expect(Object.keys(body)).toStrictEqual(['Transform', 'Conditions', 'Resources']);
    expect(body.Conditions).toStrictEqual({ IsProd: { 'Fn::Equals': ['a', 'b'] } });
  });

  test('a role that a condition leaves to SAM is there on that condition', () => {
    const role = { 'Fn::If': ['HasRole', 'arn:aws:iam::111122223333:role/x', { Ref: 'AWS::NoValue' }] };
    const { body } = expandServerless({
      Resources: { Orders: { Type: FUNCTION, Condition: 'IsProd', Properties: { Role: role } } },
    });
    expect(body).toMatchObject({
      Conditions: {
        'OrdersRole.Condition': { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ Condition: 'HasRole' }] }] },
      },
      Resources: {
        OrdersRole: { Condition: 'OrdersRole.Condition' },
        Orders: { Condition: 'IsProd', Properties: { Role: role } },
      },
    });
  });
});
