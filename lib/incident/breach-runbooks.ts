import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { IncidentRunbook } from './incident-runbook';

/** A line of text: without what would break the JSON that goes to the function, or refer to another parameter. */
const LINE = '[^{}"\\\\\\n\\r\\t]';

const INSTANT = '^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$';

const BREACH = {
  type: 'String',
  description: 'Id of the breach: 3 to 64 letters, digits and hyphens, such as INC-42. No names of people.',
  allowedPattern: '^[A-Za-z0-9][A-Za-z0-9-]{1,62}[A-Za-z0-9]$',
};

const line = (description: string) => ({ type: 'String', description, allowedPattern: `^${LINE}{3,500}$` });

const optionalLine = (description: string) => ({
  type: 'String',
  description: `${description} May be left out.`,
  default: '',
  allowedPattern: `^${LINE}{0,500}$`,
});

const optionalInstant = (description: string) => ({
  type: 'String',
  description: `${description} In UTC, such as 2026-11-22T21:30Z. Left out: now.`,
  default: '',
  allowedPattern: INSTANT,
});

const execution = '{{ automation:EXECUTION_ID }}';

/** The runbooks around the 72-hour clock, all over the one function that keeps the register. */
export class BreachRunbooks extends Construct {
  /** Starts the clock. */
  public readonly declare: IncidentRunbook;
  /** Stops it: the authority was notified. */
  public readonly recordNotification: IncidentRunbook;
  /** Stops it: no notification is needed. */
  public readonly recordNoNotification: IncidentRunbook;
  /** Tells which clocks run. */
  public readonly list: IncidentRunbook;

  public constructor(scope: Construct, id: string, fn: lambda.IFunction) {
    super(scope, id);
    this.declare = new IncidentRunbook(this, 'DeclareBreach', {
      description: 'Incident: starts the 72-hour clock of a breach of personal data (GDPR article 33).',
      fn,
      parameters: {
        Breach: BREACH,
        What: line('What happened, in one line, without names of people.'),
        AwareAt: optionalInstant('When the shop became aware.'),
        Note: optionalLine('Effects and remedies, as far as they are known.'),
      },
      payload: {
        action: 'declare',
        breachId: '{{ Breach }}',
        what: '{{ What }}',
        awareAt: '{{ AwareAt }}',
        note: '{{ Note }}',
        execution,
      },
    });
    this.recordNotification = new IncidentRunbook(this, 'RecordNotification', {
      description: 'Incident: records that the supervisory authority was notified, and stops the clock.',
      fn,
      parameters: {
        Breach: BREACH,
        Authority: line('Which authority.'),
        At: optionalInstant('When it was notified.'),
        Reference: line('What the authority calls it: a case number, or the receipt of its form.'),
        DelayReasons: optionalLine('Why it came after 72 hours, where it did.'),
      },
      payload: {
        action: 'notified',
        breachId: '{{ Breach }}',
        authority: '{{ Authority }}',
        at: '{{ At }}',
        reference: '{{ Reference }}',
        delayReasons: '{{ DelayReasons }}',
        execution,
      },
    });
    this.recordNoNotification = new IncidentRunbook(this, 'RecordNoNotification', {
      description: 'Incident: records why a breach need not be notified (GDPR article 33.1), and stops the clock.',
      fn,
      parameters: {
        Breach: BREACH,
        Reason: {
          ...line('Why it is unlikely to result in a risk to anybody, and who decided so by function.'),
          allowedPattern: `^${LINE}{10,500}$`,
        },
      },
      payload: { action: 'not-notifiable', breachId: '{{ Breach }}', reason: '{{ Reason }}', execution },
    });
    this.list = new IncidentRunbook(this, 'ListBreaches', {
      description: 'Incident: tells which 72-hour clocks run, and how long they have.',
      fn,
      parameters: {},
      payload: { action: 'list', execution },
    });
  }
}
