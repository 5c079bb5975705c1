import { type Check, each } from '../check';
import type { Example } from '../control';
import type { Position } from '../position';
import { INCIDENT_PLAN_METADATA } from '../template-metadata';
import { notApplicable, type Verdict } from '../verdict';

/** Judges what the app says of an incident plan, on the parameters that hold one. */
export function eachIncidentPlan(judge: (plan: Position, today: Date) => Verdict): Check {
  return each('AWS::SSM::Parameter', (parameter) => {
    const plan = parameter.metadata(INCIDENT_PLAN_METADATA);
    return plan.absent().kind === 'compliant' ? notApplicable() : judge(plan, parameter.template.set.today);
  });
}

/** A plan that covers everything and was looked at, so that its age depends on no test's day, in a year to come. */
export function incidentPlanExample(plan: object): Example {
  return {
    Parameters: { Unknown: { Type: 'String' } },
    Resources: {
      Plan: {
        Type: 'AWS::SSM::Parameter',
        Metadata: {
          [INCIDENT_PLAN_METADATA]: {
            reviewedOn: '2099-12-31',
            testedOn: '2099-12-31',
            contacts: 2,
            notified: ['supervisory-authority', 'customers', 'acquirer', 'staff'],
            ...plan,
          },
        },
        Properties: { Type: 'String', Value: '{}' },
      },
    },
  };
}
