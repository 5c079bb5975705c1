import * as config from 'aws-cdk-lib/aws-config';
import { Construct } from 'constructs';
import type { DeployedRule } from '../rules/managed-rules';

/** Properties of {@link ConfigRules}. */
export interface ConfigRulesProps {
  /** The rules to deploy. */
  readonly rules: DeployedRule[];
}

/** Managed rules of AWS Config that stand on their own, outside a conformance pack. */
export class ConfigRules extends Construct {
  public readonly rules: config.ManagedRule[];

  public constructor(scope: Construct, id: string, props: ConfigRulesProps) {
    super(scope, id);
    this.rules = props.rules.map(
      ({ id: ruleId, identifier, parameters, description }) =>
        new config.ManagedRule(this, ruleId, {
          identifier,
          description,
          ...(Object.keys(parameters).length === 0 ? {} : { inputParameters: { ...parameters } }),
        }),
    );
  }

  /** The rule that was deployed under an id. */
  public rule(id: string): config.ManagedRule | undefined {
    return this.rules.find((rule) => rule.node.id === id);
  }
}
