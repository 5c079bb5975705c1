import type { ConfigRule } from '@aws-sdk/client-config-service';
import { parse } from 'yaml';
import { isObject, own } from '../../lib/controls/value';
import { type JudgedTemplate, resourcesOf } from './judged-template';

/** A managed rule of AWS Config as a template asks for it. */
export interface AskedRule {
  readonly template: JudgedTemplate;
  /** The resource that asks: the rule, or the conformance pack that holds it. */
  readonly logicalId: string;
  /** What AWS Config is asked to put, without a name. */
  readonly rule: Omit<ConfigRule, 'ConfigRuleName'>;
}

/** Stands for a parameter's value that is known at deployment only; the parameter's name is what is judged. */
const KNOWN_AT_DEPLOYMENT = 'known-at-deployment';

/** The managed rules of a template, those inside its conformance packs included. */
export function managedRulesOf(template: JudgedTemplate): readonly AskedRule[] {
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
  if (!isObject(source) || own(source, 'Owner') !== 'AWS') return [];
  const parameters = own(properties, 'InputParameters');
  const description = own(properties, 'Description');
  return [
    {
      Source: { Owner: 'AWS', SourceIdentifier: String(own(source, 'SourceIdentifier')) },
      ...(typeof description === 'string' ? { Description: description } : {}),
      ...(isObject(parameters) ? { InputParameters: asText(parameters) } : {}),
    },
  ];
}

function asText(parameters: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, isObject(value) ? KNOWN_AT_DEPLOYMENT : String(value)]),
    ),
  );
}
