import { isObject } from '../../controls/value';
import { type AccountReader, UnreadError } from '../account-reader';
import type { Properties } from '../live-properties';
import type { LiveResource } from '../live-template';
import { identifierInArn } from '../resource-identifier';
import { type Gather, liveResource, textOf } from './gathered';

export const WEB_ACL = 'AWS::WAFv2::WebACL';
const RULE_GROUP = 'AWS::WAFv2::RuleGroup';

/** The web ACL whose log a logging configuration sets up. */
export const webAcl: Gather = async (subject, reader) => {
  if (subject.type !== 'AWS::WAFv2::LoggingConfiguration') return {};
  const acl = await readWebAcl(reader, textOf(subject, 'ResourceArn'));
  return {
    completes: { ResourceArn: { 'Fn::GetAtt': ['WebAcl', 'Arn'] } },
    resources: { WebAcl: liveResource(WEB_ACL, acl) },
  };
};

/** The rule groups that the rules of a web ACL refer to. */
export const ruleGroups: Gather = async ({ type, properties }, reader) => {
  if (type !== WEB_ACL || !Array.isArray(properties.Rules)) return {};
  const resources: Record<string, LiveResource> = {};
  const rules: unknown[] = [];
  for (const rule of properties.Rules) {
    const arn = ruleGroupArn(rule);
    if (arn === undefined || !isObject(rule)) {
      rules.push(rule);
      continue;
    }
    const id = `RuleGroup${rules.length}`;
    resources[id] = liveResource(RULE_GROUP, await readByArn(reader, RULE_GROUP, arn));
    rules.push({ ...rule, Statement: referringTo(rule.Statement, id) });
  }
  return { completes: { Rules: rules }, resources };
};

/** A web ACL that something points at. */
export function readWebAcl(reader: AccountReader, arn: string): Promise<Properties> {
  return readByArn(reader, WEB_ACL, arn);
}

/** What something points at is there: not to find it is not to have read it. */
async function readByArn(reader: AccountReader, type: string, arn: string): Promise<Properties> {
  const identifier = identifierInArn(type, arn);
  const properties = identifier === undefined ? undefined : await reader.read(type, identifier);
  if (properties === undefined) throw new UnreadError(`the ${type} ${arn} was not found`);
  return properties;
}

const REFERENCE = 'RuleGroupReferenceStatement';

function ruleGroupArn(rule: unknown): string | undefined {
  const statement = isObject(rule) ? rule.Statement : undefined;
  const reference = isObject(statement) ? statement[REFERENCE] : undefined;
  return isObject(reference) && typeof reference.Arn === 'string' ? reference.Arn : undefined;
}

function referringTo(statement: unknown, logicalId: string): object {
  const present = isObject(statement) ? statement : {};
  const reference = isObject(present[REFERENCE]) ? present[REFERENCE] : {};
  return { ...present, [REFERENCE]: { ...reference, Arn: { 'Fn::GetAtt': [logicalId, 'Arn'] } } };
}
