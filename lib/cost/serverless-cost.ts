import { certainText } from '../controls/certain-value';
import type { Resource } from '../controls/resource';
import { priced, unpriced } from './price';
import { SOURCES } from './price-source';
import { byUse, monthly, type ReadCost, type ResourceCost } from './resource-cost';

const { functions, httpApis, workflows } = SOURCES;

const INVOCATIONS = priced('invocations of functions', '0.20', 'million', functions);
const ARM_TIME = priced('time of functions on Arm', '13.3334', 'million GB-seconds', functions);
const X86_TIME = priced('time of functions on x86', '16.6667', 'million GB-seconds', functions);
const PROVISIONED = unpriced('provisioned concurrency', 'month');
const CACHE = unpriced('cache of a REST API', 'month');
const HTTP_REQUESTS = priced('requests to HTTP APIs', '1', 'million', httpApis);
const MESSAGES = priced('messages of WebSocket APIs', '1', 'million', httpApis);
const CONNECTIONS = priced('connections of WebSocket APIs', '0.25', 'million minutes', httpApis);
const TRANSITIONS = priced('state transitions of workflows', '0.025', '1,000', workflows);
const EXPRESS = priced('requests to express workflows', '1', 'million', workflows);
const EXPRESS_TIME = priced('time of express workflows', '0.060012', 'GB and hour', workflows);

const QUEUE_REQUESTS = priced('requests to queues', '0.40', 'million', SOURCES.queues);
const FIFO_REQUESTS = priced('requests to FIFO queues', '0.50', 'million', SOURCES.queues);

/** What code, and what calls it, costs: by use, unless concurrency is provisioned. */
export const SERVERLESS_COSTS: Readonly<Record<string, ReadCost>> = {
  'AWS::ApiGateway::RestApi': byUse(priced('requests to REST APIs', '3.50', 'million', SOURCES.restApis)),
  'AWS::ApiGateway::Stage': (stage) => ({
    fixed: certainText(stage.at('CacheClusterEnabled').or('false')) === 'false' ? [] : monthly(CACHE),
    usage: [],
  }),
  'AWS::ApiGatewayV2::Api': (api) =>
    certainText(api.at('ProtocolType').or('HTTP')) === 'WEBSOCKET'
      ? { fixed: [], usage: [MESSAGES, CONNECTIONS] }
      : { fixed: [], usage: [HTTP_REQUESTS] },
  'AWS::CloudFront::Function': byUse(
    priced('invocations of CloudFront functions', '0.10', 'million', SOURCES.edgeFunctions),
  ),
  'AWS::Events::EventBus': byUse(priced('events of your own on an event bus', '1', 'million', SOURCES.events)),
  'AWS::Lambda::Alias': provisionedCost,
  'AWS::Lambda::Function': functionCost,
  'AWS::Lambda::Version': provisionedCost,
  'AWS::Scheduler::Schedule': byUse(unpriced('invocations by EventBridge Scheduler', 'million')),
  'AWS::SQS::Queue': (queue) => ({ fixed: [], usage: [isFifo(queue) ? FIFO_REQUESTS : QUEUE_REQUESTS] }),
  'AWS::SSM::Document': byUse(unpriced('steps of automations', 'step')),
  'AWS::StepFunctions::StateMachine': (workflow) =>
    certainText(workflow.at('StateMachineType').or('STANDARD')) === 'EXPRESS'
      ? { fixed: [], usage: [EXPRESS, EXPRESS_TIME] }
      : { fixed: [], usage: [TRANSITIONS] },
};

function isFifo(queue: Resource): boolean {
  return certainText(queue.at('FifoQueue').or('false')) === 'true';
}

function functionCost(code: Resource): ResourceCost {
  const arm = code
    .at('Architectures')
    .items()
    .some((item) => certainText(item) === 'arm64');
  return { fixed: [], usage: [INVOCATIONS, arm ? ARM_TIME : X86_TIME] };
}

/** A version or alias is free, unless functions are kept warm for it. */
function provisionedCost(version: Resource): ResourceCost {
  const warm = version.at('ProvisionedConcurrencyConfig').values.some(({ kind }) => kind !== 'absent');
  return { fixed: warm ? monthly(PROVISIONED) : [], usage: [] };
}
