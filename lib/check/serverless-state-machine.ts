import { own } from '../controls/value';
import { queuesOfEvents } from './serverless-queues';
import {
  absence,
  defined,
  type GeneratedResource,
  madeWhere,
  type ServerlessResource,
  tagList,
  valueAt,
} from './serverless-resource';
import { serverlessRole } from './serverless-role';

/** CloudFormation's names of the properties that SAM calls otherwise. */
const RENAMED = [
  ['StateMachineName', 'Name'],
  ['StateMachineType', 'Type'],
  ['RoleArn', 'Role'],
  ['LoggingConfiguration', 'Logging'],
  ['TracingConfiguration', 'Tracing'],
  ['DefinitionS3Location', 'DefinitionUri'],
  ['Definition', 'Definition'],
  ['DefinitionSubstitutions', 'DefinitionSubstitutions'],
] as const;

/** What SAM makes of an `AWS::Serverless::StateMachine`: the state machine, and its role where it names none. */
export function expandStateMachine(machine: ServerlessResource): readonly GeneratedResource[] {
  const { logicalId, properties } = machine;
  const traced = valueAt(own(properties, 'Tracing'), 'Enabled') === true;
  const absent = absence(own(properties, 'Role'));
  const role = { service: 'states.amazonaws.com', managedPolicies: traced ? ['AWSXRayDaemonWriteAccess'] : [] };
  const stateMachine = {
    logicalId,
    type: 'AWS::StepFunctions::StateMachine',
    properties: defined({
      ...Object.fromEntries(RENAMED.map(([made, written]) => [made, own(properties, written)])),
      RoleArn: own(properties, 'Role') ?? { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
      Tags: tagList(own(properties, 'Tags')),
    }),
    sources: [['', ''] as const, ...RENAMED],
  };
  return [
    stateMachine,
    ...(absent === false ? [] : [{ ...serverlessRole(machine, role), ...madeWhere(absent) }]),
    ...queuesOfEvents(machine),
  ];
}
