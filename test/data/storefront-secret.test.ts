import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { StorefrontSecret, type StorefrontSecretProps } from '../../lib/data/storefront-secret';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';

function stack(): Stack {
  return new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
}

function secretIn(shop: Stack, props: Partial<StorefrontSecretProps>): StorefrontSecret {
  const encryptionKey = kms.Key.fromKeyArn(shop, 'Key', KEY_ARN);
  return new StorefrontSecret(shop, 'Signing', { description: 'Signs step-up tokens', encryptionKey, ...props });
}

const rotationFunctionIn = (shop: Stack) =>
  new lambda.Function(shop, 'Rotate', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    role: new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }),
  });

describe('StorefrontSecret', () => {
  test('is made by Secrets Manager, encrypted with the key, and survives its stack', () => {
    const shop = stack();

    secretIn(shop, { rotationFunction: rotationFunctionIn(shop) });

    Template.fromStack(shop).hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Name: Match.absent(),
        SecretString: Match.absent(),
        GenerateSecretString: {},
        Description: 'Signs step-up tokens',
        KmsKeyId: KEY_ARN,
      },
    });
  });

  test.each([
    [undefined, 30],
    [Duration.days(365), 365],
  ])('is replaced by the function every %s', (rotationInterval, days) => {
    const shop = stack();
    const rotationFunction = rotationFunctionIn(shop);

    const { secret } = secretIn(shop, {
      rotationFunction,
      ...(rotationInterval === undefined ? {} : { rotationInterval }),
    });

    const template = Template.fromStack(shop);
    template.hasResource('AWS::SecretsManager::RotationSchedule', {
      DependsOn: Object.keys(template.findResources('AWS::Lambda::Permission')),
      Properties: {
        SecretId: shop.resolve(secret.secretArn),
        RotationLambdaARN: shop.resolve(rotationFunction.functionArn),
        RotationRules: { AutomaticallyAfterDays: days },
      },
    });
  });

  test('Secrets Manager may invoke the function for this secret of this account alone', () => {
    const shop = stack();
    const rotationFunction = rotationFunctionIn(shop);

    const { secret } = secretIn(shop, { rotationFunction });

    const template = Template.fromStack(shop);
    template.resourceCountIs('AWS::Lambda::Permission', 1);
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: shop.resolve(rotationFunction.functionArn),
      Principal: 'secretsmanager.amazonaws.com',
      SourceAccount: '123456789012',
      SourceArn: shop.resolve(secret.secretArn),
    });
  });

  test('the function may replace this secret, with its key through Secrets Manager, and has that leave when it is made', () => {
    const shop = stack();

    const { secret } = secretIn(shop, { rotationFunction: rotationFunctionIn(shop) });

    const template = Template.fromStack(shop);
    const secretArn = shop.resolve(secret.secretArn);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'secretsmanager:DescribeSecret',
              'secretsmanager:GetSecretValue',
              'secretsmanager:PutSecretValue',
              'secretsmanager:UpdateSecretVersionStage',
            ],
            Resource: secretArn,
          },
          {
            Effect: 'Allow',
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: KEY_ARN,
            Condition: {
              StringEquals: {
                'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com',
                'kms:EncryptionContext:SecretARN': secretArn,
              },
            },
          },
        ],
      },
    });
    template.hasResource('AWS::Lambda::Function', {
      DependsOn: Match.arrayWith(Object.keys(template.findResources('AWS::IAM::Policy'))),
    });
  });

  test('a function may serve two secrets', () => {
    const shop = stack();
    const rotationFunction = rotationFunctionIn(shop);
    const encryptionKey = kms.Key.fromKeyArn(shop, 'Key', KEY_ARN);

    for (const id of ['First', 'Second']) {
      new StorefrontSecret(shop, id, { description: id, encryptionKey, rotationFunction });
    }

    Template.fromStack(shop).resourceCountIs('AWS::Lambda::Permission', 2);
  });

  test('an imported function is taken as it is', () => {
    const shop = stack();
    const arn = 'arn:aws:lambda:eu-central-1:999999999999:function:rotate';

    secretIn(shop, { rotationFunction: lambda.Function.fromFunctionArn(shop, 'Rotate', arn) });

    const template = Template.fromStack(shop);
    template.resourceCountIs('AWS::Lambda::Permission', 0);
    template.hasResource('AWS::SecretsManager::RotationSchedule', {
      DependsOn: Match.absent(),
      Properties: { RotationLambdaARN: arn },
    });
  });

  test("is replaced by AWS's own function, which has to use the key", () => {
    const shop = stack();

    secretIn(shop, {
      hostedRotation: secretsmanager.HostedRotation.postgreSqlSingleUser(),
      rotationInterval: Duration.days(7),
      generateSecretString: { secretStringTemplate: '{"engine":"postgres"}', generateStringKey: 'password' },
    });

    const template = Template.fromStack(shop);
    template.templateMatches({ Transform: 'AWS::SecretsManager-2024-09-16' });
    template.hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
      HostedRotationLambda: Match.objectLike({ RotationType: 'PostgreSQLSingleUser', KmsKeyArn: KEY_ARN }),
      RotationRules: { ScheduleExpression: 'rate(7 days)' },
    });
  });

  test('says why nothing replaces it', () => {
    const shop = stack();

    secretIn(shop, { withoutRotation: 'issued by the payment provider' });

    const template = Template.fromStack(shop);
    template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      Description: 'Signs step-up tokens (not rotated: issued by the payment provider)',
    });
  });

  test.each<[string, (secret: StorefrontSecret, role: iam.IGrantable) => iam.Grant, string[], string | string[]]>([
    [
      'grantRead',
      (secret, role) => secret.grantRead(role),
      ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      'kms:Decrypt',
    ],
    [
      'grantWrite',
      (secret, role) => secret.grantWrite(role),
      ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      ['kms:Decrypt', 'kms:GenerateDataKey'],
    ],
  ])('%s gives the secret, and the key through it, an imported key too', (_name, grant, actions, keyActions) => {
    const shop = stack();
    const role = new iam.Role(shop, 'Reader', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const secret = secretIn(shop, { withoutRotation: 'a test' });

    const granted = grant(secret, role);

    granted.assertSuccess();
    const secretArn = shop.resolve(secret.secret.secretArn);
    Template.fromStack(shop).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: actions, Resource: secretArn },
          {
            Effect: 'Allow',
            Action: keyActions,
            Resource: KEY_ARN,
            Condition: {
              StringEquals: {
                'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com',
                'kms:EncryptionContext:SecretARN': secretArn,
              },
            },
          },
        ],
      },
    });
  });

  test.each<[string, (shop: Stack) => Partial<StorefrontSecretProps>, string]>([
    [
      'no rotation without a reason',
      () => ({}),
      'Shop/Signing: rotation is []; give one of rotationFunction and hostedRotation, or the reason in withoutRotation',
    ],
    [
      'a rotation beside a reason for none',
      (shop) => ({ rotationFunction: rotationFunctionIn(shop), withoutRotation: 'none needed' }),
      'Shop/Signing: rotation is ["rotationFunction","withoutRotation"]; ' +
        'give one of rotationFunction and hostedRotation, or the reason in withoutRotation',
    ],
    [
      'a blank reason',
      () => ({ withoutRotation: ' ' }),
      'Shop/Signing: withoutRotation is " "; say why nothing rotates it',
    ],
    [
      'rotation less often than once a year',
      (shop) => ({ rotationFunction: rotationFunctionIn(shop), rotationInterval: Duration.days(366) }),
      'Shop/Signing: rotationInterval is "366 days"; give 1 to 365 whole days',
    ],
    [
      'rotation by the hour',
      (shop) => ({ rotationFunction: rotationFunctionIn(shop), rotationInterval: Duration.hours(12) }),
      'Shop/Signing: rotationInterval is "0.5 days"; give 1 to 365 whole days',
    ],
  ])('refuses %s', (_title, props, message) => {
    const shop = stack();

    const build = () => secretIn(shop, props(shop));

    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });
});
