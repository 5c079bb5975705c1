import { CustomDataIdentifier, type DataIdentifier, DataProtectionPolicy, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { MANAGED_IDENTIFIERS, TOKEN_IDENTIFIERS } from './masked-identifiers';

/** "Custom data identifiers", section on constraints, Amazon CloudWatch Logs User Guide. */
const MOST_CUSTOM = 10;
const LONGEST_EXPRESSION = 200;
const NAME = /^[A-Za-z0-9_-]{1,128}$/;
const EXPRESSION = /^[A-Za-z0-9_#=@/;, \-^$?[\]{}|\\*+.]+$/;

/**
 * The policy that masks what no log of a shop needs, and what is given beside it, wherever events are read: in queries,
 * metric filters and subscriptions too. Only a principal with `logs:Unmask` sees the text ("Help protect sensitive log
 * data with masking", Amazon CloudWatch Logs User Guide).
 *
 * @param maskAlso identifiers of the importer; one that is masked anyway changes nothing
 * @throws InvalidPropertyError under the name `maskAlso`, when CloudWatch Logs would refuse an identifier of them
 */
export function logMasking(
  scope: Construct,
  maskAlso: readonly DataIdentifier[],
  auditLogGroup?: ILogGroup,
): DataProtectionPolicy {
  const ours = [...MANAGED_IDENTIFIERS, ...TOKEN_IDENTIFIERS];
  const others = maskAlso.filter(({ name }) => !ours.some((identifier) => identifier.name === name));
  const custom = others.filter((identifier) => identifier instanceof CustomDataIdentifier);
  for (const identifier of custom) refuseUnusable(scope, identifier);
  const room = MOST_CUSTOM - TOKEN_IDENTIFIERS.length;
  if (custom.length > room) {
    throw new InvalidPropertyError(
      scope,
      'maskAlso',
      custom.map(({ name }) => name),
      `give at most ${room} identifiers of your own: CloudWatch Logs takes ${MOST_CUSTOM}, and ${TOKEN_IDENTIFIERS.length} mask tokens`,
    );
  }
  return new DataProtectionPolicy({
    name: 'storefront-masking',
    description: 'Masks card data, names, addresses, tokens and keys',
    identifiers: [...ours, ...others],
    ...(auditLogGroup === undefined ? {} : { logGroupAuditDestination: auditLogGroup }),
  });
}

function refuseUnusable(scope: Construct, { name, regex }: CustomDataIdentifier): void {
  if (!NAME.test(name)) {
    throw new InvalidPropertyError(scope, 'maskAlso', name, 'name it with up to 128 letters, digits, "_" and "-"');
  }
  if (regex.length > LONGEST_EXPRESSION) {
    throw new InvalidPropertyError(
      scope,
      `maskAlso ${name}`,
      regex,
      `shorten it from ${regex.length} to ${LONGEST_EXPRESSION} characters`,
    );
  }
  if (!EXPRESSION.test(regex)) {
    throw new InvalidPropertyError(
      scope,
      `maskAlso ${name}`,
      regex,
      'write it without parentheses and other characters that CloudWatch Logs does not take',
    );
  }
}
