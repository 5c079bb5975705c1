import type { Invocation, Notification } from 'sarif';
import { amount } from '../amount';
import type { CheckReport } from '../finding';
import { sarifMessage } from './sarif-message';

/**
 * How the run went. What could not be read makes it unsuccessful; what is wrong with exceptions is a matter of the run's
 * configuration.
 *
 * @param left results past the most that a run may have
 */
export function sarifInvocation(report: CheckReport, left: number): Invocation {
  const { outcome, incomplete, unread, problems, proposedExceptions } = report;
  return {
    executionSuccessful: incomplete.length === 0,
    exitCode: outcome.exitCode,
    exitCodeDescription: outcome.reason,
    toolExecutionNotifications: [
      ...incomplete.map((text) => notification('incomplete', 'error', text)),
      ...unread.map((text) => notification('unread', 'warning', text)),
      ...(left === 0
        ? []
        : [notification('truncated', 'warning', `${amount(left, 'more result')}, the last in order, left out`)]),
    ],
    toolConfigurationNotifications: [
      ...problems.map(({ level, message }) => notification('exception', level, message)),
      ...proposedExceptions.map((text) => notification('proposed-exception', 'note', text)),
    ],
  };
}

function notification(id: string, level: Notification.level, text: string): Notification {
  return { descriptor: { id }, level, message: { text: sarifMessage(text) } };
}
