import { App, Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import cdkJson from '../../cdk.json';

/** A stack with a topic and a key, with the flags of the sample app. */
export function alarmStack() {
  const stack = new Stack(new App({ context: cdkJson.context }), 'Watch', {
    env: { account: '111122223333', region: 'eu-central-1' },
  });
  const topicKey = new kms.Key(stack, 'TopicKey');
  const topic = new sns.Topic(stack, 'Topic', { masterKey: topicKey });
  return { stack, topic, topicKey, encryptionKey: new kms.Key(stack, 'Key') };
}

/** A rule of a template: its pattern, and what its targets are. */
export interface RuleOfTemplate {
  readonly pattern: object;
  readonly targets: readonly {
    readonly Arn: unknown;
    readonly DeadLetterConfig?: unknown;
    readonly InputTransformer?: unknown;
  }[];
}

/** The rules of a template, by the part of their description that tells them apart. */
export function rulesOf(template: Template): ReadonlyMap<string, RuleOfTemplate> {
  return new Map(
    Object.values(template.findResources('AWS::Events::Rule')).map(({ Properties }) => [
      String(Properties.Description),
      { pattern: Properties.EventPattern, targets: Properties.Targets },
    ]),
  );
}
