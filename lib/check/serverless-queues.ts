import { own } from '../controls/value';
import {
  absence,
  type GeneratedResource,
  madeWhere,
  objectAt,
  type ServerlessResource,
  valueAt,
} from './serverless-resource';

/** The queues and topics that SAM makes for the results of asynchronous invocations, where none is named. */
export function destinationsOf({ logicalId, properties }: ServerlessResource): readonly GeneratedResource[] {
  const config = objectAt(objectAt(properties, 'EventInvokeConfig'), 'DestinationConfig');
  return ['OnSuccess', 'OnFailure'].flatMap((outcome) => {
    const destination = objectAt(config, outcome);
    const type = own(destination, 'Type');
    const absent = absence(own(destination, 'Destination'));
    if (absent === false || (type !== 'SQS' && type !== 'SNS')) return [];
    return [
      {
        ...madeWhere(absent),
        logicalId: `${logicalId}EventInvokeConfig${outcome}${type === 'SQS' ? 'Queue' : 'Topic'}`,
        type: type === 'SQS' ? 'AWS::SQS::Queue' : 'AWS::SNS::Topic',
        properties: {},
        sources: [['', `EventInvokeConfig.DestinationConfig.${outcome}`]] as const,
      },
    ];
  });
}

/** The queues that SAM makes for events: between a topic and the function, and for events that could not be delivered. */
export function queuesOfEvents({ logicalId, properties }: ServerlessResource): readonly GeneratedResource[] {
  return Object.entries(objectAt(properties, 'Events')).flatMap(([name, event]) => {
    const settings = objectAt(event, 'Properties');
    const deadLetters = objectAt(settings, 'DeadLetterConfig');
    const source = `Events.${name}.Properties`;
    const queue = (property: string, id: unknown = `${logicalId}${name}Queue`): GeneratedResource => ({
      logicalId: String(id),
      type: 'AWS::SQS::Queue',
      properties: {},
      sources: [['', `${source}.${property}`]],
    });
    if (valueAt(event, 'Type') === 'SNS' && own(settings, 'SqsSubscription') === true)
      return [queue('SqsSubscription')];
    if (own(deadLetters, 'Type') !== 'SQS' || own(deadLetters, 'Arn') !== undefined) return [];
    return [queue('DeadLetterConfig', own(deadLetters, 'QueueLogicalId') ?? undefined)];
  });
}
