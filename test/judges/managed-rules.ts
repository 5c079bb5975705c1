import type { ConfigRule } from '@aws-sdk/client-config-service';
import { parse } from 'yaml';
import { isObject, own } from '../../lib/controls/value';
import { type JudgedTemplate, resourcesOf } from './judged-template';

/** A rule of AWS Config as a template asks for it. */
export interface AskedRule {
  readonly template: JudgedTemplate;
  /** The resource that asks: the rule, or the conformance pack that holds it. */
  readonly logicalId: string;
  /** What AWS Config is asked to put, without a name. */
  readonly rule: Omit<ConfigRule, 'ConfigRuleName'>;
}

/** Stands for a parameter's value that is known at deployment only; the parameter's name is what is judged. */
const KNOWN_AT_DEPLOYMENT = 'known-at-deployment';

/**
 * Rules of work that people attest. They stand in no list of managed rules, since they exist inside a conformance pack
 * alone ("AWS Config Process Checks Within a Conformance Pack", AWS Config Developer Guide).
 */
const PROCESS_CHECK = 'AWS_CONFIG_PROCESS_CHECK';

/** The managed rules of a template, those inside its conformance packs included, but for process checks. */
export function managedRulesOf(template: JudgedTemplate): readonly AskedRule[] {
  return allRulesOf(template).filter(({ rule }) => rule.Source?.Owner === 'AWS' && !isProcessCheck(rule));
}

/** The rules of a template that a function of its own evaluates. What names the function is known at deployment. */
export function customRulesOf(template: JudgedTemplate): readonly AskedRule[] {
  return allRulesOf(template).filter(({ rule }) => rule.Source?.Owner === 'CUSTOM_LAMBDA');
}

/** How many process checks the conformance packs of a template hold. */
export function countProcessChecks(template: JudgedTemplate): number {
  return allRulesOf(template).filter(({ rule }) => isProcessCheck(rule)).length;
}

function isProcessCheck({ Source }: AskedRule['rule']): boolean {
  return Source?.SourceIdentifier === PROCESS_CHECK;
}

function allRulesOf(template: JudgedTemplate): readonly AskedRule[] {
  return resourcesOf(template).flatMap(([logicalId, resource]) => {
    const properties = isObject(resource) ? own(resource, 'Properties') : undefined;
    if (!isObject(resource) || !isObject(properties)) return [];
    switch (own(resource, 'Type')) {
      case 'AWS::Config::ConfigRule':
        return askedRule(properties).map((rule) => ({ template, logicalId, rule }));
      case 'AWS::Config::ConformancePack':
        return rulesOfPack(properties).map((rule) => ({ template, logicalId, rule }));
      default:
        return [];
    }
  });
}

function rulesOfPack(properties: Readonly<Record<string, unknown>>): readonly AskedRule['rule'][] {
  const text = own(properties, 'TemplateBody');
  if (typeof text !== 'string') return [];
  // Short tags such as !Sub stand in parameter values, which are not judged.
  const body: unknown = parse(text, { logLevel: 'silent' });
  return resourcesOf({ body }).flatMap(([, resource]) => {
    const inner = isObject(resource) ? own(resource, 'Properties') : undefined;
    return isObject(resource) && own(resource, 'Type') === 'AWS::Config::ConfigRule' && isObject(inner)
      ? askedRule(inner)
      : [];
  });
}

function askedRule(properties: Readonly<Record<string, unknown>>): readonly AskedRule['rule'][] {
  const source = own(properties, 'Source');
  if (!isObject(source)) return [];
  const asked = {
    ...textAt(properties, 'Description'),
    ...parametersAt(properties),
    ...textAt(properties, 'MaximumExecutionFrequency'),
  };
  switch (own(source, 'Owner')) {
    case 'AWS':
      return [{ Source: { Owner: 'AWS', SourceIdentifier: String(own(source, 'SourceIdentifier')) }, ...asked }];
    case 'CUSTOM_LAMBDA': {
      const details = own(source, 'SourceDetails');
      const scope = own(properties, 'Scope');
      return [
        {
          Source: {
            Owner: 'CUSTOM_LAMBDA',
            SourceIdentifier: KNOWN_AT_DEPLOYMENT,
            // As the template has them: whether AWS Config takes their values is what is judged.
            ...(Array.isArray(details) ? { SourceDetails: details } : {}),
          },
          ...(isObject(scope) ? { Scope: scope } : {}),
          ...asked,
        },
      ];
    }
    default:
      return [];
  }
}

function parametersAt(properties: Readonly<Record<string, unknown>>): { InputParameters?: string } {
  const parameters = own(properties, 'InputParameters');
  return isObject(parameters) ? { InputParameters: asText(parameters) } : {};
}

function textAt(properties: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, string>> {
  const text = own(properties, name);
  return typeof text === 'string' ? { [name]: text } : {};
}

function asText(parameters: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, isObject(value) ? KNOWN_AT_DEPLOYMENT : String(value)]),
    ),
  );
}
