import { isCalendarDay } from '../calendar-day';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { INCIDENT_PLAN_METADATA } from '../template-metadata';
import { all, compliant, unknown, type Verdict } from '../verdict';
import { eachIncidentPlan, incidentPlanExample } from './incident-plan';

/** PCI DSS 4.0.1 requirement 12.10.2: reviewed and tested at least once every twelve months. */
const MOST_DAYS = 365;
const DAY = 86_400_000;

/** A day to come is refused by the construct that writes it; here it counts as fresh. */
function isFresh(day: Position, today: Date): Verdict {
  return day.judge((value) => {
    if (value.kind === 'absent') return day.fault(value, 'a day');
    if (value.kind !== 'scalar' || !isCalendarDay(String(value.value))) {
      return unknown(day.path, 'it does not tell a day plainly');
    }
    const days = Math.floor((today.getTime() - Date.parse(`${value.value}T00:00:00Z`)) / DAY);
    return days <= MOST_DAYS ? compliant() : day.fault(value, `a day within the last ${MOST_DAYS} days`);
  });
}

/** A plan that was read and rehearsed within a year. */
export const incidentPlanCurrent = control({
  id: 'IncidentPlanCurrent',
  area: 'account',
  title: 'The incident plan was reviewed and tested within a year',
  rationale: 'The number to call is of somebody who left, and the runbook names a bucket that is gone.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.2')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['ID.IM-02', 'ID.IM-04'],
  },
  since: '0.1.0',
  check: eachIncidentPlan((plan, today) =>
    all(isFresh(plan.at('reviewedOn'), today), isFresh(plan.at('testedOn'), today)),
  ),
  remedy: 'Rehearse the plan, then set planReviewedOn and planTestedOn of IncidentResponse.',
  detect: none(
    'AWS Config does not know when people met; the days stand in the metadata of the template. The process check incident-plan-tested holds their attestation.',
  ),
  examples: {
    compliant: [incidentPlanExample({})],
    violating: [
      {
        faultAt: `Metadata.${INCIDENT_PLAN_METADATA}.reviewedOn`,
        ...incidentPlanExample({ reviewedOn: '2020-01-01' }),
      },
      { faultAt: `Metadata.${INCIDENT_PLAN_METADATA}.testedOn`, ...incidentPlanExample({ testedOn: '2020-01-01' }) },
      { faultAt: `Metadata.${INCIDENT_PLAN_METADATA}.testedOn`, ...incidentPlanExample({ testedOn: undefined }) },
    ],
    unknown: [incidentPlanExample({ testedOn: { Ref: 'Unknown' } }), incidentPlanExample({ reviewedOn: 'in spring' })],
  },
});
