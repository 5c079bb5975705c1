import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdkJson from '../../cdk.json';
import { parseSettings } from '../../lib/settings/parse-settings';
import { type StorefrontStage as Stage, StorefrontStage } from '../../lib/stacks/storefront-stage';

/** The sample shop's stage, with settings that differ from the sample's. The app carries the feature flags of cdk.json. */
export function shop(settings: object = {}, app = appLikeTheSample()): Stage {
  const { storefront } = cdkJson.context;
  return new StorefrontStage(app, 'Shop', { settings: parseSettings({ ...storefront, ...settings }) });
}

/** An app with the context of cdk.json, and an assembly of its own. */
export function appLikeTheSample(): App {
  return new App({ context: cdkJson.context, outdir: mkdtempSync(join(tmpdir(), 'shop-')) });
}

/** The templates of a stage's stacks, by the stack's id. */
export function templatesOf(stage: Stage): ReadonlyMap<string, Template> {
  const stacks = stage.node.children.filter(Stack.isStack);
  return new Map(stacks.map((stack) => [stack.node.id, Template.fromStack(stack)] as const));
}
