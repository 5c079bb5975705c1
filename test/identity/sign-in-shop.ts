import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import cdkJson from '../../cdk.json';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';

const ENV = { account: '123456789012', region: 'eu-central-1' };

/** A stack with a user pool that sends by SES, a key and a topic. */
export interface SignInShop {
  readonly stack: Stack;
  readonly userPool: cognito.UserPool;
  readonly key: kms.Key;
  readonly topic: sns.ITopic;
}

/** A shop to which triggers are added. */
export function signInShop(props: cognito.UserPoolProps = {}): SignInShop {
  const stack = new Stack(new App({ context: cdkJson.context }), 'Shop', { env: ENV });
  const userPool = new cognito.UserPool(stack, 'Pool', {
    email: cognito.UserPoolEmail.withSES({ fromEmail: 'accounts@example.com', sesVerifiedDomain: 'example.com' }),
    featurePlan: cognito.FeaturePlan.PLUS,
    ...props,
  });
  return {
    stack,
    userPool,
    key: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    topic: sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:eu-central-1:${ENV.account}:alerts`),
  };
}

/** What the catalogue says of the resources below a path: `<control> <logical id>` of all that are not compliant. */
export function broken(stack: Stack, below: string): readonly string[] {
  return judgementsOf(stack)
    .filter(({ verdict, path }) => verdict !== 'compliant' && path.startsWith(`Shop/${below}`))
    .map(({ control, path, verdict }) => `${control} ${path} ${verdict}`);
}

/** The controls of the catalogue that look at resources below a path. */
export function applied(stack: Stack, below: string): ReadonlySet<string> {
  const judged = judgementsOf(stack).filter(({ path }) => path.startsWith(`Shop/${below}`));
  return new Set(judged.map(({ control }) => control));
}

function judgementsOf(stack: Stack) {
  const set = new TemplateSet([{ name: 'Shop', body: Template.fromStack(stack).toJSON(), ...ENV }]);
  const paths = new Map(
    stack.node
      .findAll()
      .flatMap((node) => ('logicalId' in node ? [[stack.resolve(node.logicalId) as string, node.node.path]] : [])),
  );
  return evaluate(set, catalogue).judgements.map(({ control, resource, verdict }) => ({
    control: control.id,
    verdict: verdict.kind,
    path: paths.get(resource.logicalId) ?? '',
  }));
}
