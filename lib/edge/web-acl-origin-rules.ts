import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { blocking } from './blocking-rule';
import { WebAclAddressSet } from './web-acl-address-set';
import { allOf, withoutLabels } from './web-acl-labels';
import type { WebAclScope } from './web-acl-scope';

/** From where requests are refused at once. */
export interface WebAclOriginsProps {
  /**
   * Address ranges in CIDR notation whose requests are blocked, whatever else would spare them.
   * @default - none
   */
  readonly deniedAddresses?: string[];
  /**
   * The countries that the shop serves, as two-letter codes of ISO 3166; requests from others are blocked.
   * @default - all but `deniedCountries`
   */
  readonly allowedCountries?: string[];
  /**
   * Countries whose requests are blocked, as two-letter codes of ISO 3166. Not with `allowedCountries`.
   * @default - none
   */
  readonly deniedCountries?: string[];
}

/**
 * The rules that block addresses and countries.
 *
 * @param exempt labels of requests that no country rule looks at
 * @throws InvalidPropertyError when both lists of countries are given, or an entry cannot be used
 */
export function originRules(
  scope: Construct,
  props: WebAclOriginsProps,
  webAclScope: WebAclScope,
  exempt: readonly string[],
): wafv2.CfnWebACL.RuleProperty[] {
  const { deniedAddresses: ranges, allowedCountries, deniedCountries } = props;
  if (allowedCountries !== undefined && deniedCountries !== undefined) {
    throw new InvalidPropertyError(
      scope,
      'deniedCountries',
      deniedCountries,
      'leave it out, or leave out allowedCountries',
    );
  }
  const rules: wafv2.CfnWebACL.RuleProperty[] = [];
  if (ranges !== undefined) {
    const set = new WebAclAddressSet(scope, 'DeniedAddresses', { ranges, property: 'deniedAddresses', webAclScope });
    rules.push(blocking('DeniedAddresses', 130, set.statement));
  }
  if (allowedCountries !== undefined) {
    const statement = { notStatement: { statement: fromCountries(scope, 'allowedCountries', allowedCountries) } };
    rules.push(blocking('AllowedCountries', 140, allOf(statement, withoutLabels(exempt)) ?? {}));
  }
  if (deniedCountries !== undefined) {
    const statement = fromCountries(scope, 'deniedCountries', deniedCountries);
    rules.push(blocking('DeniedCountries', 140, allOf(statement, withoutLabels(exempt)) ?? {}));
  }
  return rules;
}

function fromCountries(scope: Construct, property: string, countryCodes: string[]): wafv2.CfnWebACL.StatementProperty {
  const odd = countryCodes.find((code) => !/^[A-Z]{2}$/.test(code));
  if (odd !== undefined || countryCodes.length === 0) {
    const mend = 'give two-letter country codes of ISO 3166 in upper case, such as NL';
    throw new InvalidPropertyError(scope, property, odd ?? countryCodes, mend);
  }
  return { geoMatchStatement: { countryCodes } };
}
