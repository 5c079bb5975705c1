import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { presentDay } from '../clock';
import { InvalidPropertyError } from '../errors';
import type { PaymentScript } from './payment-script';

/** When a script was allowed, and until when that holds; both `yyyy-mm-dd`. */
export interface ScriptDates {
  readonly authorizedOn: string;
  readonly reviewBy: string;
}

/**
 * The dates of a script's authorization.
 *
 * @param property how errors name the script
 * @throws InvalidPropertyError when a date is none, or the authorization is yet to come; an overdue review warns
 */
export function scriptDates(scope: Construct, property: string, script: PaymentScript): ScriptDates {
  const today = presentDay(scope).toISOString().slice(0, 10);
  const authorizedOn = calendarDate(scope, `${property}.authorizedOn`, script.authorizedOn);
  if (authorizedOn > today) {
    const mend = `give a day up to today, ${today}`;
    throw new InvalidPropertyError(scope, `${property}.authorizedOn`, authorizedOn, mend);
  }
  const reviewBy = calendarDate(scope, `${property}.reviewBy`, script.reviewBy ?? oneYearAfter(authorizedOn));
  if (reviewBy <= authorizedOn) {
    const mend = `give a day after authorizedOn, ${authorizedOn}`;
    throw new InvalidPropertyError(scope, `${property}.reviewBy`, reviewBy, mend);
  }
  if (reviewBy < today) {
    // The control PaymentPageScriptsAuthorized judges it, so that an exception can bridge the days until the review.
    Annotations.of(scope).addWarningV2(
      'storefront-security-baseline:script-review-overdue',
      `${property}.reviewBy is ${reviewBy}: review the script and write the new authorizedOn and authorizedBy, or take it off the page.`,
    );
  }
  return { authorizedOn, reviewBy };
}

function calendarDate(scope: Construct, property: string, text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InvalidPropertyError(scope, property, text, 'write a calendar date such as 2026-12-31');
  }
  return text;
}

/** The same day of the next year; the last of February for a leap day. */
function oneYearAfter(date: string): string {
  const next = `${Number(date.slice(0, 4)) + 1}`.padStart(4, '0');
  return date.endsWith('-02-29') ? `${next}-02-28` : `${next}${date.slice(4)}`;
}
