import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { INCIDENT_PLAN_METADATA } from '../template-metadata';
import { all, type Verdict } from '../verdict';
import { eachIncidentPlan, incidentPlanExample } from './incident-plan';

/** GDPR articles 33.1 and 34.1; PCI DSS 4.0.1 requirement 12.10.1, which names payment brands and acquirers. */
const NOTIFIED = ['supervisory-authority', 'customers', 'acquirer'];

function judgePlan(plan: Position): Verdict {
  const notified = plan.at('notified');
  return all(
    plan.at('contacts').atLeast(1),
    ...NOTIFIED.map((party) => notified.some((item) => item.equals(party), `${notified.path} does not name ${party}`)),
  );
}

const PLACE = `Metadata.${INCIDENT_PLAN_METADATA}`;

/** At night nobody looks up who must be told, and by when. */
export const incidentPlanComplete = control({
  id: 'IncidentPlanComplete',
  area: 'account',
  title: 'The incident plan names who is called and who is notified',
  rationale: 'The 72 hours run while somebody finds out which authority it is, and the acquirer fines for each day.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1'), judged('12.10.3')],
    gdpr: ['33.1', '34.1'],
    'nist-csf-2.0': ['RS.MA-01', 'RS.CO-02'],
  },
  since: '0.1.0',
  check: eachIncidentPlan(judgePlan),
  remedy: 'Use IncidentResponse with contacts and all of its notifications.',
  detect: none('AWS Config does not know what a plan must name; that stands in the metadata of the template.'),
  examples: {
    compliant: [incidentPlanExample({})],
    violating: [
      { faultAt: `${PLACE}.contacts`, ...incidentPlanExample({ contacts: 0 }) },
      { faultAt: `${PLACE}.notified`, ...incidentPlanExample({ notified: ['supervisory-authority', 'customers'] }) },
    ],
    unknown: [incidentPlanExample({ notified: { Ref: 'Unknown' } })],
  },
});
