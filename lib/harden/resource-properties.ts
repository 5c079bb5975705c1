import { CfnParameter, type CfnResource, Token } from 'aws-cdk-lib';
import { cdkName } from './cdk-name';
import { isObject, type Properties } from './given-value';

/** How the properties of a construct are read and written. */
export interface ResourceProperties {
  /** A property as it stands there, tokens unresolved; by CloudFormation's name. */
  readonly read: (property: string) => unknown;
  readonly write: (property: string, value: unknown) => void;
  /** What CloudFormation's name of a nested property is called in the values. */
  readonly nameOf: (name: string) => string;
}

/**
 * The properties of an L1 by their types, which other tools read, or those of a raw `CfnResource` as they are rendered.
 *
 * @param properties those that will be written; where the L1 knows none of them, it counts as raw
 */
export function propertiesOf(resource: CfnResource, properties: readonly string[]): ResourceProperties {
  const isTyped = properties.some((name) => resource.cfnPropertyName(cdkName(name)) === name);
  return isTyped ? typedProperties(resource) : rawProperties(resource);
}

function typedProperties(resource: CfnResource): ResourceProperties {
  return {
    read: (name) => Reflect.get(resource, cdkName(name)),
    write: (name, value) => Reflect.set(resource, cdkName(name), value),
    nameOf: cdkName,
  };
}

function rawProperties(resource: CfnResource): ResourceProperties {
  const rendered = renderedProperties(resource);
  return {
    read: (name) => rendered[name],
    write: (name, value) => resource.addPropertyOverride(name, value),
    nameOf: (name) => name,
  };
}

/** The properties as the template will have them, with property overrides. */
export function renderedProperties(resource: CfnResource): Properties {
  const template: unknown = resource.stack.resolve(resource._toCloudFormation());
  const resources = isObject(template) && isObject(template.Resources) ? Object.values(template.Resources) : [];
  const [entry] = resources;
  return isObject(entry) && isObject(entry.Properties) ? entry.Properties : {};
}

/** Whether a logical id is that of a parameter of the resource's template. */
export function isParameterOf(resource: CfnResource): (logicalId: string) => boolean {
  const { stack } = resource;
  return (logicalId) =>
    stack.node.findAll().some((child) => child instanceof CfnParameter && stack.resolve(child.logicalId) === logicalId);
}

/** Whether a value, or one inside it, is known only when the app is synthesized. */
export function hasTokens(value: unknown): boolean {
  if (Token.isUnresolved(value)) return true;
  if (Array.isArray(value)) return value.some(hasTokens);
  return isObject(value) && Object.values(value).some(hasTokens);
}
