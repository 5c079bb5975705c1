import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import { MfaMode } from './mfa-mode';
import { MINIMUM_PASSWORD_LENGTH, PASSPHRASE_LENGTH, PASSWORD_HISTORY } from './shopper-password-policy';

/** What the hardening of a pool depends on. */
export interface PoolHardening {
  /** Whether the pool goes to the Plus plan. */
  readonly threatProtection: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Sets what Cognito changes in place, and only upwards: a value that is stricter, or decided at deployment, stays.
 * The typed properties are set rather than overridden, since cdk-nag reads those.
 *
 * @returns whom the pool asks for a second factor from then on; undefined where deployment decides
 */
export function hardenPool(resource: cognito.CfnUserPool, hardening: PoolHardening): MfaMode | undefined {
  resource.deletionProtection = 'ACTIVE';
  resource.applyRemovalPolicy(hardening.removalPolicy);
  if (hardening.threatProtection) {
    resource.userPoolTier = 'PLUS';
    resource.userPoolAddOns = {
      advancedSecurityMode: 'ENFORCED',
      advancedSecurityAdditionalFlows: { customAuthMode: 'ENFORCED' },
    };
  }
  raisePasswords(resource, hardening);
  keepOldAddress(resource);
  return offerSecondFactor(resource);
}

/** Old passwords can only be remembered beyond the Lite plan, which an unset one may be. */
function raisePasswords(resource: cognito.CfnUserPool, { threatProtection }: PoolHardening): void {
  const policies = read(resource, resource.policies) ?? {};
  const passwords = read(resource, (policies as cognito.CfnUserPool.PoliciesProperty).passwordPolicy) ?? {};
  const {
    minimumLength = 8,
    passwordHistorySize = 0,
    ...rules
  } = passwords as cognito.CfnUserPool.PasswordPolicyProperty;
  const kinds = [rules.requireLowercase, rules.requireUppercase, rules.requireNumbers, rules.requireSymbols];
  // A kind that is not asked for must not be asked for from now on, so the length makes up for it.
  const floor = kinds.every((kind) => kind === true) ? MINIMUM_PASSWORD_LENGTH : PASSPHRASE_LENGTH;
  resource.policies = {
    ...policies,
    passwordPolicy: {
      ...passwords,
      minimumLength: atLeast(minimumLength, floor),
      ...(threatProtection ? { passwordHistorySize: atLeast(passwordHistorySize, PASSWORD_HISTORY) } : {}),
    },
  };
}

function keepOldAddress(resource: cognito.CfnUserPool): void {
  const kept = read(resource, resource.userAttributeUpdateSettings) ?? {};
  const before = (kept as Partial<cognito.CfnUserPool.UserAttributeUpdateSettingsProperty>)
    .attributesRequireVerificationBeforeUpdate;
  const verified: unknown = read(resource, resource.autoVerifiedAttributes);
  if (Array.isArray(verified) && verified.includes('email') && (before === undefined || Array.isArray(before))) {
    resource.userAttributeUpdateSettings = {
      attributesRequireVerificationBeforeUpdate: [...new Set([...(before ?? []), 'email'])],
    };
  }
}

/** From `OFF`, `OPTIONAL` with authenticator apps: nobody is asked who did not set one up. */
function offerSecondFactor(resource: cognito.CfnUserPool): MfaMode | undefined {
  const mode: unknown = read(resource, resource.mfaConfiguration) ?? 'OFF';
  if (mode === 'ON') return MfaMode.REQUIRED;
  if (typeof mode !== 'string') return undefined;
  const factors: unknown = mode === 'OFF' ? [] : (read(resource, resource.enabledMfas) ?? []);
  resource.mfaConfiguration = 'OPTIONAL';
  if (Array.isArray(factors)) {
    resource.enabledMfas = [...new Set([...factors.map(String), 'SOFTWARE_TOKEN_MFA'])];
  }
  return MfaMode.ADAPTIVE;
}

/** The value as the template will have it. */
function read<T>(resource: cognito.CfnUserPool, value: T): T | undefined {
  return Stack.of(resource).resolve(value);
}

function atLeast(value: number, floor: number): number {
  return typeof value === 'number' ? Math.max(value, floor) : value;
}
