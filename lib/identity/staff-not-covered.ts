import { StaffSignInKind } from './staff-sign-in';

interface NotCovered {
  /** Requirements of PCI DSS 4.0.1. */
  readonly requirements: string;
  readonly reason: string;
  /** What to do instead. */
  readonly instead: string;
}

/**
 * Sessions of Cognito, whoever signs in: managed login's cookie ("Things to know about user pool managed login"),
 * the shortest refresh token ("Refresh tokens") and credentials of the enhanced flow ("Identity pools authentication
 * flow", Amazon Cognito Developer Guide).
 */
const SESSIONS: NotCovered = {
  requirements: '8.2.8',
  reason:
    'Cognito knows no idle time: its sign-in page remembers people for an hour, a refresh token lives 60 minutes at least and AWS credentials 60 minutes',
  instead:
    'let the back office end its own session after 15 minutes without input, revoke the refresh token and send the browser to the /logout endpoint',
};

const LEAVERS: NotCovered = {
  requirements: '8.2.5',
  reason:
    'tokens that were issued stay valid for up to 15 minutes, and AWS credentials for up to 60, after somebody is locked out',
  instead: 'when somebody leaves, sign them out with AdminUserGlobalSignOut and revoke the sessions of their role',
};

const AT_THE_PROVIDER: readonly NotCovered[] = [
  {
    requirements: '8.3.4',
    reason: 'guesses are made at the identity provider, which Cognito does not see',
    instead: 'lock accounts at the identity provider after at most ten wrong attempts, for at least 30 minutes',
  },
  {
    requirements: '8.3.6, 8.3.7, 8.4.2, 8.4.3, 8.5.1',
    reason: 'Cognito takes the word of the identity provider and asks its users for no second factor',
    instead:
      'at the identity provider ask for phishing-resistant factors at every sign-in, and for twelve characters and four remembered passwords where there are passwords',
  },
  {
    requirements: '8.2.6',
    reason: 'accounts are kept at the identity provider',
    instead: 'disable accounts there that nobody used for 90 days',
  },
];

/** "Lockout behavior for failed sign-in attempts", Amazon Cognito Developer Guide. */
const AT_THE_POOL: readonly NotCovered[] = [
  {
    requirements: '8.3.4',
    reason:
      'after five wrong attempts Cognito locks for a second and doubles that with each further one, up to about 15 minutes, never 30',
    instead:
      'sign in with an identity provider, or disable the user (AdminDisableUser) on an alarm on exported sign-in events',
  },
  {
    requirements: '8.2.6',
    reason: 'Cognito does not disable users whom nobody uses',
    instead: 'disable users without a sign-in in 90 days, from the exported sign-in events',
  },
];

/** One line for each requirement of PCI DSS that staff sign-in by Cognito does not meet: which, why, and what to do. */
export function staffNotCovered(kind: StaffSignInKind): string[] {
  const here = kind === StaffSignInKind.POOL ? AT_THE_POOL : AT_THE_PROVIDER;
  return [SESSIONS, LEAVERS, ...here].map(
    ({ requirements, reason, instead }) => `PCI DSS 4.0.1 ${requirements}: ${reason}; ${instead}`,
  );
}
