import type { Resource } from '../resource';
import type { Value } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';

const MINUTES: ReadonlyMap<string, number> = new Map([
  ['seconds', 1 / 60],
  ['minutes', 1],
  ['hours', 60],
  ['days', 24 * 60],
]);

/** Cognito's own lifetimes in minutes: an hour, and 30 days ("AWS::Cognito::UserPoolClient", AWS CloudFormation). */
const DEFAULT_MINUTES = { AccessToken: 60, IdToken: 60, RefreshToken: 30 * 24 * 60 } as const;

/**
 * Whether access tokens of an app client last at most so long. Cognito counts in hours where no unit is given.
 *
 * @param limit minutes
 * @param shown the limit as it reads in a message
 */
export function accessTokenLasts(app: Resource, limit: number, shown: string): Verdict {
  return lifetime(app, 'AccessToken', 'hours', limit, shown);
}

/** As {@link accessTokenLasts}, for ID tokens. */
export function idTokenLasts(app: Resource, limit: number, shown: string): Verdict {
  return lifetime(app, 'IdToken', 'hours', limit, shown);
}

/** As {@link accessTokenLasts}, for refresh tokens, which Cognito counts in days. */
export function refreshTokenLasts(app: Resource, limit: number, shown: string): Verdict {
  return lifetime(app, 'RefreshToken', 'days', limit, shown);
}

function lifetime(
  app: Resource,
  token: keyof typeof DEFAULT_MINUTES,
  unitByDefault: string,
  limit: number,
  shown: string,
): Verdict {
  const validity = app.at(`${token}Validity`);
  const units = app.at(`TokenValidityUnits.${token}`).or(unitByDefault);
  return validity.judge((amount) => {
    // Cognito puts its default in the place of 0.
    if (amount.kind === 'absent' || Number(textOf(amount)) === 0) {
      if (DEFAULT_MINUTES[token] <= limit) return compliant();
      return validity.fault(amount, `at most ${shown}`);
    }
    return units.judge((unit) => {
      const minutes = Number(textOf(amount)) * (MINUTES.get(textOf(unit)) ?? Number.NaN);
      if (Number.isNaN(minutes)) return unknown(validity.path, 'its number or unit is decided at deployment');
      const found = `${validity.path} is ${textOf(amount)} ${textOf(unit)}`;
      return minutes <= limit ? compliant() : violation(validity.path, `${found}; expected at most ${shown}`);
    });
  });
}

function textOf(value: Value): string {
  return value.kind === 'scalar' ? String(value.value) : 'unknown';
}
