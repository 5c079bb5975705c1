import { catalogue } from '../../../lib/controls/catalogue';
import type { FurtherRead } from '../../../lib/controls/further-read';
import { type Answer, failure } from './account-server';
import { changeOf, configEvent, schedule, whereJudged } from './config-event';
import { RuleFunction } from './rule-function';
import { compliantCase } from './sample-account';

const rule = new RuleFunction();
const { server } = rule;

beforeAll(() => rule.start());
afterAll(() => server.stop());

const readsOf = (control: (typeof catalogue)[number]): readonly FurtherRead[] =>
  'kind' in control.detect && control.detect.kind === 'live' ? control.detect.reads : [];

/** A control for each set of further reads, one without any, and one that only its schedule brings to run. */
const gathered = new Map(
  catalogue.filter((control) => readsOf(control).length > 0).map((control) => [readsOf(control).join(), control.id]),
);
const controlIds = ['QueueEncrypted', 'StrictTransportSecurity', ...gathered.values()];

const FAULTS: Readonly<Record<string, Answer>> = {
  denied: failure('AccessDeniedException'),
  'a service fault': failure('GeneralServiceException'),
  'cut short': { body: '{"ResourceDescription":{"Properties":"{' },
  'an HTML page': { body: '<html></html>' },
  'of another operation': { body: { Unexpected: true } },
};

/** Of these calls, an answer that names nothing says that there is nothing: no web ACL, no delivery of events. */
const EMPTY_MEANS_NONE = /\.(GetWebACLForResource|GetLogDeliveryConfiguration)$/;

const runs = controlIds.flatMap((controlId) =>
  Object.entries(FAULTS).flatMap(([name, answer]) => ({ controlId, name, answer })),
);

test('each further read is among the runs', () => {
  const read = new Set(catalogue.flatMap(readsOf));

  expect([...gathered.keys()].flatMap((key) => key.split(','))).toEqual(expect.arrayContaining([...read]));
});

test.each(runs)(
  '$controlId: an answer that is $name, to any call, never makes it compliant',
  async ({ controlId, answer }) => {
    const { subject, account, isRecorded } = compliantCase(controlId);
    const event = configEvent(controlId, isRecorded ? changeOf(subject) : schedule, whereJudged(subject.type));
    server.reset(account);
    await rule.run(event);
    const calls = server.requests.map(({ target }) => target);
    expect(server.evaluations.map(({ ComplianceType }) => ComplianceType)).toContain('COMPLIANT');

    for (const [position, target] of calls.entries()) {
      server.reset(account);
      server.instead = (_, number) => (number === position ? answer : undefined);
      const run = rule.run(event).then(
        () => 'told',
        () => 'failed',
      );

      if (/\.PutEvaluations$/.test(target)) expect(['told', 'failed']).toContain(await run);
      else if (/\.GetComplianceDetailsByConfigRule$/.test(target)) expect(await run).toBe('told');
      else {
        expect(await run).toBe('told');
        const verdicts = server.evaluations.map(
          ({ ComplianceType, Annotation = '' }) => `${ComplianceType} ${Annotation}`,
        );
        const wanted = EMPTY_MEANS_NONE.test(target) ? /^NON_COMPLIANT / : /^NON_COMPLIANT UNKNOWN: /;
        expect(verdicts).not.toContainEqual(expect.stringMatching(/^COMPLIANT/));
        expect(verdicts).toContainEqual(expect.stringMatching(wanted));
      }
    }
  },
);
