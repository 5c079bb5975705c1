import type { InspectorAnswer, InspectorRequest } from './inspector-server';
import { ACCOUNT } from './switch-event';

/** The states of an account's scans, by the fields of Inspector's answers. */
export type States = Readonly<Record<string, string>>;

/** Everything off. */
export const OFF: States = { ec2: 'DISABLED', ecr: 'DISABLED', lambda: 'DISABLED', lambdaCode: 'DISABLED' };

const stateAnswer = (states: States) => ({
  accounts: [
    {
      accountId: ACCOUNT,
      state: { status: 'ENABLED', errorCode: 'INTERNAL_ERROR', errorMessage: 'none' },
      resourceState: Object.fromEntries(
        Object.entries(states).map(([field, status]) => [
          field,
          { status, errorCode: 'INTERNAL_ERROR', errorMessage: 'none' },
        ]),
      ),
    },
  ],
  failedAccounts: [],
});

const enableAnswer = (states: States) => ({
  accounts: [{ accountId: ACCOUNT, status: 'ENABLING', resourceStatus: states }],
  failedAccounts: [],
});

/** A refusal of `Enable`. */
export const refusal = (errorCode: string, errorMessage = 'refused') => ({
  accounts: [],
  failedAccounts: [{ accountId: ACCOUNT, errorCode, errorMessage }],
});

/**
 * What Inspector says of an account that has these states one after the other, and then the last of them again and
 * again. Each `Enable` gets the next of the answers, or success.
 */
export function accountOfInspector(
  looks: readonly States[],
  enables: readonly InspectorAnswer[] = [],
): (request: InspectorRequest) => InspectorAnswer {
  const states = [...looks];
  const answers = [...enables];
  let current = states.shift() ?? OFF;
  let looked = false;
  return ({ path }) => {
    if (path === '/enable') return answers.shift() ?? enableAnswer(current);
    if (looked) current = states.shift() ?? current;
    looked = true;
    return stateAnswer(current);
  };
}
