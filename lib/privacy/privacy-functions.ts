import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { EVIDENCE_PREFIX, EXPORT_PREFIX, PRIVACY_VARIABLES } from '../privacy-steps/step-names';
import { keyStatement, tableStatements } from './data-statements';
import { PrivacyFunction, type PrivacyFunctionProps } from './privacy-function';
import type { PrivacyRecords } from './privacy-records';
import type { PrivacyRequestsProps } from './privacy-requests-props';

/** What every function of the construct is made of. */
export interface PrivacyFunctionParts {
  readonly settings: PrivacyRequestsProps;
  readonly records: PrivacyRecords;
  /** Value of the dimension `service` of its metrics. */
  readonly service: string;
}

/** The function between the calls of stores. It adds evidence, and neither reads nor deletes any. */
export function stepFunction(scope: Construct, id: string, parts: PrivacyFunctionParts): PrivacyFunction {
  const { records, settings } = parts;
  const { encryptionKey } = settings;
  return new PrivacyFunction(scope, id, {
    ...shared(parts),
    handler: 'privacy-workflow',
    description: 'Requests of data subjects: the steps between the stores',
    timeout: Duration.minutes(1),
    statements: [
      ...tableStatements(scope, records.register, encryptionKey, [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
      ]),
      ...tableStatements(scope, records.holds, encryptionKey, ['dynamodb:GetItem']),
      new iam.PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [records.evidenceBucket.arnForObjects(`${EVIDENCE_PREFIX}*`)],
      }),
      keyStatement(scope, encryptionKey, 's3', ['kms:Decrypt', 'kms:GenerateDataKey']),
    ],
    environment: {
      [PRIVACY_VARIABLES.register]: records.register.tableName,
      [PRIVACY_VARIABLES.holds]: records.holds.tableName,
      [PRIVACY_VARIABLES.evidenceBucket]: records.evidenceBucket.bucketName,
      [PRIVACY_VARIABLES.exportBucket]: records.exportBucket.bucketName,
    },
  });
}

/** The function that watches deadlines and starts requests anew. */
export function watchFunction(
  scope: Construct,
  id: string,
  parts: PrivacyFunctionParts,
  stateMachine: sfn.IStateMachine,
): PrivacyFunction {
  const { records, settings } = parts;
  return new PrivacyFunction(scope, id, {
    ...shared(parts),
    handler: 'privacy-watch',
    description: 'Requests of data subjects: watches deadlines and starts requests anew',
    timeout: Duration.minutes(2),
    statements: [
      ...tableStatements(scope, records.register, settings.encryptionKey, ['dynamodb:Scan']),
      new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachine.stateMachineArn] }),
    ],
    environment: {
      [PRIVACY_VARIABLES.register]: records.register.tableName,
      [PRIVACY_VARIABLES.stateMachine]: stateMachine.stateMachineArn,
    },
  });
}

/** The function by which staff set holds and record answers. */
export function deskFunction(scope: Construct, id: string, parts: PrivacyFunctionParts): PrivacyFunction {
  const { records, settings } = parts;
  const { encryptionKey } = settings;
  return new PrivacyFunction(scope, id, {
    ...shared(parts),
    handler: 'privacy-desk',
    description: 'Requests of data subjects: what staff do by hand',
    timeout: Duration.seconds(30),
    statements: [
      ...tableStatements(scope, records.register, encryptionKey, ['dynamodb:GetItem', 'dynamodb:UpdateItem']),
      ...tableStatements(scope, records.holds, encryptionKey, ['dynamodb:PutItem', 'dynamodb:DeleteItem']),
    ],
    environment: {
      [PRIVACY_VARIABLES.register]: records.register.tableName,
      [PRIVACY_VARIABLES.holds]: records.holds.tableName,
    },
  });
}

/** The function of one of the construct's own kinds of stores. */
export function storeFunction(
  scope: Construct,
  id: string,
  parts: PrivacyFunctionParts,
  store: {
    readonly name: string;
    readonly handler: string;
    readonly statements: iam.PolicyStatement[];
    readonly setting: string;
  },
): PrivacyFunction {
  return new PrivacyFunction(scope, id, {
    ...shared(parts),
    handler: store.handler,
    description: `Requests of data subjects: exports and erases from the store ${store.name}`,
    timeout: Duration.minutes(5),
    statements: [...store.statements, ...exportStatements(scope, parts, store.name)],
    environment: { [PRIVACY_VARIABLES.store]: store.setting },
  });
}

/** Lets a store's function put its exports below the prefix of the store, and read none. */
export function exportStatements(
  scope: Construct,
  { records, settings }: PrivacyFunctionParts,
  store: string,
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['s3:PutObject'],
      resources: [records.exportBucket.arnForObjects(`${EXPORT_PREFIX}*/${store}/*`)],
    }),
    keyStatement(scope, settings.encryptionKey, 's3', ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

function shared({ settings, service }: PrivacyFunctionParts): Pick<PrivacyFunctionProps, 'settings' | 'service'> {
  return { settings, service };
}
