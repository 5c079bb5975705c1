import { stringify } from 'yaml';
import type { DeployedRule } from './managed-rules';
import type { ProcessCheck } from './process-checks';

/** "Service Limits", AWS Config Developer Guide: rules of one conformance pack. It cannot be raised. */
export const RULES_PER_PACK = 130;

/** There: rules over all conformance packs of an account and region. It cannot be raised. */
export const RULES_OVER_ALL_PACKS = 150;

/** "AWS::Config::ConformancePack", AWS CloudFormation Template Reference: longest `TemplateBody`, in bytes. */
const TEMPLATE_LIMIT = 51_200;

/** "ConfigRule", AWS Config API Reference: longest name, in characters. */
const NAME_LIMIT = 128;

/** What AWS Config ends a rule's name in when a pack deploys it, in characters: `-conformance-pack-` and an id of nine. */
const SUFFIX_LENGTH = 27;

/** A rule as a conformance pack holds it. */
export interface PackRule {
  /** Key of the resource in the pack's template: letters and digits. */
  readonly logicalId: string;
  /** The rule's name, the same in every deployment; AWS Config ends it in `-conformance-pack-` and an id. */
  readonly name: string;
  readonly description: string;
  readonly identifier: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A managed rule for a pack. Its name is the identifier in kebab-case, with a digest of parameters where there are any. */
export function packRuleOf({ id, identifier, parameters, description }: DeployedRule): PackRule {
  const digest = id.includes('-') ? id.slice(id.indexOf('-')) : '';
  return {
    logicalId: id.replace('-', ''),
    name: `${identifier.toLowerCase().replaceAll('_', '-')}${digest}`,
    description,
    identifier,
    parameters,
  };
}

/** The rule of a process check, which AWS Config evaluates nothing for: its verdict is put there. */
export function packRuleOfProcessCheck({ ruleName, description }: ProcessCheck): PackRule {
  return {
    logicalId: ruleName
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    name: ruleName,
    description,
    identifier: 'AWS_CONFIG_PROCESS_CHECK',
    parameters: {},
  };
}

/**
 * The template of a conformance pack, in YAML.
 *
 * @throws RangeError when the rules are more, a name longer, or the template larger than AWS Config takes
 */
export function packTemplate(rules: readonly PackRule[]): string {
  refuseMore('a pack of rules', rules.length, RULES_PER_PACK, 'rules');
  for (const { name } of rules) refuseMore(`the name ${name}`, name.length, NAME_LIMIT - SUFFIX_LENGTH, 'characters');
  const template = stringify(
    { Resources: Object.fromEntries(rules.map((rule) => [rule.logicalId, resourceOf(rule)])) },
    // Rules may share parameters, and whether AWS Config reads YAML's anchors is not said.
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
  refuseMore('the template of a pack', Buffer.byteLength(template), TEMPLATE_LIMIT, 'bytes');
  return template;
}

function resourceOf({ name, description, identifier, parameters }: PackRule): object {
  return {
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: name,
      Description: description,
      ...(Object.keys(parameters).length === 0 ? {} : { InputParameters: parameters }),
      Source: { Owner: 'AWS', SourceIdentifier: identifier },
    },
  };
}

function refuseMore(what: string, count: number, limit: number, unit: string): void {
  if (count > limit) throw new RangeError(`${what} has ${count} ${unit}; AWS Config takes ${limit}`);
}
