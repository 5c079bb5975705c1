import { own } from '../controls/value';
import { destinationsOf, queuesOfEvents } from './serverless-queues';
import {
  absence,
  defined,
  type GeneratedResource,
  isIntrinsic,
  madeWhere,
  objectAt,
  type RawObject,
  type ServerlessResource,
  tagList,
} from './serverless-resource';
import { serverlessRole } from './serverless-role';

/** Properties of a SAM function that no Lambda function has; what becomes of them stands in other resources. */
const SAM_ONLY: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'CodeUri',
  'DeadLetterQueue',
  'DeploymentPreference',
  'EventInvokeConfig',
  'Events',
  'FunctionUrlConfig',
  'ImageUri',
  'InlineCode',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'ProvisionedConcurrencyConfig',
  'RolePath',
  'Tracing',
  'VersionDeletionPolicy',
  'VersionDescription',
]);

/**
 * What SAM makes of an `AWS::Serverless::Function` ("AWS CloudFormation resources generated when AWS::Serverless::Function
 * is specified"): the function, its role, its URL with the permissions that open it, and queues and topics for what it
 * leaves behind. Permissions for its events are left out, for SAM names their sources; versions and aliases hold no fact.
 */
export function expandFunction(fn: ServerlessResource): readonly GeneratedResource[] {
  const absent = absence(own(fn.properties, 'Role'));
  const role = { service: 'lambda.amazonaws.com', managedPolicies: managedPolicies(fn) };
  return [
    lambdaFunction(fn),
    ...(absent === false ? [] : [{ ...serverlessRole(fn, role), ...madeWhere(absent) }]),
    ...functionUrl(fn),
    ...destinationsOf(fn),
    ...queuesOfEvents(fn),
  ];
}

function lambdaFunction({ logicalId, properties }: ServerlessResource): GeneratedResource {
  const kept = Object.entries(properties).filter(([name]) => !SAM_ONLY.has(name));
  const tracing = own(properties, 'Tracing');
  return {
    logicalId,
    type: 'AWS::Lambda::Function',
    properties: defined({
      ...Object.fromEntries(kept),
      Code: defined({ ZipFile: own(properties, 'InlineCode'), ImageUri: own(properties, 'ImageUri') }),
      Role: own(properties, 'Role') ?? { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
      Tags: tagList(own(properties, 'Tags')),
      TracingConfig: tracing === undefined || tracing === 'Disabled' ? undefined : { Mode: tracing },
      DeadLetterConfig: own(properties, 'DeadLetterQueue'),
    }),
    sources: [
      ['', ''],
      ['Code', 'CodeUri'],
      ['Code.ZipFile', 'InlineCode'],
      ['TracingConfig', 'Tracing'],
      ['TracingConfig.Mode', 'Tracing'],
      ['DeadLetterConfig', 'DeadLetterQueue'],
    ],
  };
}

function managedPolicies({ properties }: ServerlessResource): readonly string[] {
  const durable = own(properties, 'DurableConfig') !== undefined;
  const tracing = own(properties, 'Tracing');
  return [
    `service-role/${durable ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole'}`,
    ...(tracing === undefined || tracing === 'Disabled' ? [] : ['AWSXRayDaemonWriteAccess']),
    ...(own(properties, 'VpcConfig') === undefined ? [] : ['service-role/AWSLambdaVPCAccessExecutionRole']),
  ];
}

/** A URL that asks for no signature gets two permissions for everybody: for the URL, and for what is invoked by it. */
function functionUrl({ logicalId, properties }: ServerlessResource): readonly GeneratedResource[] {
  if (own(properties, 'FunctionUrlConfig') === undefined) return [];
  const config = objectAt(properties, 'FunctionUrlConfig');
  const authType = own(config, 'AuthType');
  const url = {
    logicalId: `${logicalId}Url`,
    type: 'AWS::Lambda::Url',
    properties: defined({
      TargetFunctionArn: { Ref: logicalId },
      AuthType: isIntrinsic(config) ? config : authType,
      Cors: own(config, 'Cors'),
      InvokeMode: own(config, 'InvokeMode'),
    }),
    sources: [['', 'FunctionUrlConfig']] as const,
  };
  const permission = (suffix: string, permitted: RawObject) => ({
    logicalId: `${logicalId}${suffix}`,
    type: 'AWS::Lambda::Permission',
    properties: { FunctionName: { Ref: logicalId }, Principal: '*', ...permitted },
    sources: [['', 'FunctionUrlConfig.AuthType']] as const,
  });
  if (authType !== 'NONE') return [url];
  return [
    url,
    permission('UrlPublicPermissions', { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' }),
    permission('URLInvokeAllowPublicAccess', { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true }),
  ];
}
