import fc from 'fast-check';
import { stricterPolicy } from '../../../lib/handlers/account-sign-in-settings/stricter-password-policy';

const WANTED = { MinimumPasswordLength: 14, PasswordReusePrevention: 24, MaxPasswordAge: 90 };

const CLASSES = {
  RequireLowercaseCharacters: true,
  RequireUppercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

const AS_WANTED = { ...WANTED, ...CLASSES, AllowUsersToChangePassword: true, HardExpiry: false };

describe('the stricter password policy', () => {
  test('an account without a policy gets what is asked for', () => {
    expect(stricterPolicy(undefined, WANTED)).toEqual({ policy: AS_WANTED, kept: [], changed: true });
  });

  test.each([
    ['as asked for', AS_WANTED, {}, [], false],
    ['milder throughout', { MinimumPasswordLength: 8, AllowUsersToChangePassword: true }, {}, [], true],
    [
      'longer',
      { ...AS_WANTED, MinimumPasswordLength: 20 },
      { MinimumPasswordLength: 20 },
      ['MinimumPasswordLength 20'],
      false,
    ],
    ['younger', { ...AS_WANTED, MaxPasswordAge: 30 }, { MaxPasswordAge: 30 }, ['MaxPasswordAge 30'], false],
    ['older', { ...AS_WANTED, MaxPasswordAge: 365 }, {}, [], true],
    ['never expiring', { ...AS_WANTED, MaxPasswordAge: 0, ExpirePasswords: false }, {}, [], true],
    ['without symbols', { ...AS_WANTED, RequireSymbols: false }, {}, [], true],
    ['hard to change', { ...AS_WANTED, HardExpiry: true }, { HardExpiry: true }, [], false],
    [
      'changed by others',
      { ...AS_WANTED, AllowUsersToChangePassword: false },
      { AllowUsersToChangePassword: false },
      [],
      false,
    ],
    [
      'longer and milder',
      { ...AS_WANTED, MinimumPasswordLength: 20, PasswordReusePrevention: 3 },
      { MinimumPasswordLength: 20 },
      ['MinimumPasswordLength 20'],
      true,
    ],
  ])('a policy that is %s', (_, current, differing, kept, changed) => {
    expect(stricterPolicy(current, WANTED)).toEqual({ policy: { ...AS_WANTED, ...differing }, kept, changed });
  });

  test('remembered passwords that are more than asked for stay', () => {
    const { policy, kept } = stricterPolicy(AS_WANTED, { ...WANTED, PasswordReusePrevention: 4 });

    expect(policy.PasswordReusePrevention).toBe(24);
    expect(kept).toEqual(['PasswordReusePrevention 24']);
  });

  test('without an age asked for, the account keeps its own or has none', () => {
    const { MaxPasswordAge, ...ageless } = WANTED;

    expect(stricterPolicy(undefined, ageless).policy).not.toHaveProperty('MaxPasswordAge');
    expect(stricterPolicy(AS_WANTED, ageless)).toMatchObject({
      policy: { MaxPasswordAge },
      kept: ['MaxPasswordAge 90'],
      changed: false,
    });
  });

  test('is never milder than the account was or the template asks, and a second time changes nothing', () => {
    const policies = fc.record(
      {
        MinimumPasswordLength: fc.integer({ min: 6, max: 128 }),
        PasswordReusePrevention: fc.integer({ min: 1, max: 24 }),
        MaxPasswordAge: fc.integer({ min: 0, max: 1_095 }),
        RequireSymbols: fc.boolean(),
        HardExpiry: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const age = (days: number | undefined) => days || Number.POSITIVE_INFINITY;

    fc.assert(
      fc.property(fc.option(policies, { nil: undefined }), (current) => {
        const { policy } = stricterPolicy(current, WANTED);

        expect(policy.MinimumPasswordLength).toBeGreaterThanOrEqual(Math.max(14, current?.MinimumPasswordLength ?? 0));
        expect(policy.PasswordReusePrevention).toBeGreaterThanOrEqual(
          Math.max(24, current?.PasswordReusePrevention ?? 0),
        );
        expect(age(policy.MaxPasswordAge)).toBeLessThanOrEqual(Math.min(90, age(current?.MaxPasswordAge)));
        expect(policy.HardExpiry).toBe(current?.HardExpiry ?? false);
        expect(stricterPolicy(policy, WANTED)).toMatchObject({ policy, changed: false });
      }),
    );
  });
});
