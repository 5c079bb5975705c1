import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import type { Resource } from '../resource';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';

const QUEUE = 'AWS::SQS::Queue';
const TARGET = 'RedrivePolicy.deadLetterTargetArn';

/** Where others send what they could not deliver. */
const SENDERS: readonly (readonly [type: string, path: string])[] = [
  [QUEUE, TARGET],
  ['AWS::SNS::Subscription', TARGET],
  ['AWS::Lambda::Function', 'DeadLetterConfig.TargetArn'],
  ['AWS::Lambda::EventSourceMapping', 'DestinationConfig.OnFailure.Destination'],
  ['AWS::Lambda::EventInvokeConfig', 'DestinationConfig.OnFailure.Destination'],
  ['AWS::Scheduler::Schedule', 'Target.DeadLetterConfig.Arn'],
];

/** A queue for what could not be delivered has none of its own: it would wait behind another one for ever. */
function isLastStop(queue: Resource): boolean {
  const sent = SENDERS.some(([type, path]) => queue.relatedBy(type, path).found.some((sender) => sender !== queue));
  const targets = queue.template.set
    .ofType('AWS::Events::Rule')
    .flatMap((rule) => rule.at('Targets').items())
    .map((target) => target.at('DeadLetterConfig.Arn').target());
  const byRule = targets.some((target) => target.kind === 'reference' && target.reference.resource === queue);
  return sent || byRule || queue.at('RedriveAllowPolicy').absent().kind !== 'compliant';
}

function judgeQueue(queue: Resource): Verdict {
  const target = queue.at(TARGET).present();
  if (target.kind === 'compliant') return compliant();
  if (isLastStop(queue)) return notApplicable();
  const policy = queue.at('RedrivePolicy');
  const read = policy.values.every(({ kind }) => kind === 'absent' || kind === 'object');
  if (!read || target.kind === 'unknown') return unknown(policy.path, 'the template does not tell its redrive policy');
  return violation(TARGET, `${TARGET} is absent; expected a queue for what cannot be processed`);
}

const example = (Properties: object, others: Readonly<Record<string, object>> = {}): Example => ({
  Resources: { Orders: { Type: QUEUE, Properties }, ...others },
});
const redrive = (deadLetterTargetArn: unknown) => ({ RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 5 } });

/** An order that cannot be processed is set aside, and not lost or tried for ever. */
export const queueDeadLetters = control({
  id: 'QueueDeadLetters',
  area: 'data',
  title: 'Queues set aside what cannot be processed',
  rationale: 'One malformed message holds up the orders behind it, and after some days SQS deletes it for good.',
  severity: 'low',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-04'] },
  since: '0.1.0',
  check: each(QUEUE, judgeQueue),
  remedy: 'Set deadLetterQueue: { queue, maxReceiveCount: 5 }, or use StorefrontQueue.',
  detect: [managedRule('SQS_QUEUE_DLQ_CHECK')],
  examples: {
    compliant: [
      example(redrive({ 'Fn::GetAtt': ['Failed', 'Arn'] }), { Failed: { Type: QUEUE } }),
      example(redrive('arn:aws:sqs:eu-west-1:111122223333:failed')),
    ],
    violating: [
      { faultAt: TARGET, ...example({}) },
      { faultAt: TARGET, ...example({ RedrivePolicy: { maxReceiveCount: 5 } }) },
    ],
    unknown: [{ Parameters: { Policy: { Type: 'String' } }, ...example({ RedrivePolicy: { Ref: 'Policy' } }) }],
  },
});
