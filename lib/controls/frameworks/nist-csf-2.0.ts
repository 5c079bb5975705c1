import type { Framework } from './framework';

/** The subcategories by function and category. */
const SUBCATEGORIES = [
  'GV.OC-01 GV.OC-02 GV.OC-03 GV.OC-04 GV.OC-05',
  'GV.RM-01 GV.RM-02 GV.RM-03 GV.RM-04 GV.RM-05 GV.RM-06 GV.RM-07 GV.RR-01 GV.RR-02 GV.RR-03 GV.RR-04',
  'GV.PO-01 GV.PO-02 GV.OV-01 GV.OV-02 GV.OV-03',
  'GV.SC-01 GV.SC-02 GV.SC-03 GV.SC-04 GV.SC-05 GV.SC-06 GV.SC-07 GV.SC-08 GV.SC-09 GV.SC-10',
  'ID.AM-01 ID.AM-02 ID.AM-03 ID.AM-04 ID.AM-05 ID.AM-07 ID.AM-08',
  'ID.RA-01 ID.RA-02 ID.RA-03 ID.RA-04 ID.RA-05 ID.RA-06 ID.RA-07 ID.RA-08 ID.RA-09 ID.RA-10',
  'ID.IM-01 ID.IM-02 ID.IM-03 ID.IM-04',
  'PR.AA-01 PR.AA-02 PR.AA-03 PR.AA-04 PR.AA-05 PR.AA-06 PR.AT-01 PR.AT-02',
  'PR.DS-01 PR.DS-02 PR.DS-10 PR.DS-11 PR.PS-01 PR.PS-02 PR.PS-03 PR.PS-04 PR.PS-05 PR.PS-06',
  'PR.IR-01 PR.IR-02 PR.IR-03 PR.IR-04',
  'DE.CM-01 DE.CM-02 DE.CM-03 DE.CM-06 DE.CM-09 DE.AE-02 DE.AE-03 DE.AE-04 DE.AE-06 DE.AE-07 DE.AE-08',
  'RS.MA-01 RS.MA-02 RS.MA-03 RS.MA-04 RS.MA-05 RS.AN-03 RS.AN-06 RS.AN-07 RS.AN-08 RS.CO-02 RS.CO-03',
  'RS.MI-01 RS.MI-02',
  'RC.RP-01 RC.RP-02 RC.RP-03 RC.RP-04 RC.RP-05 RC.RP-06 RC.CO-03 RC.CO-04',
];

/** NIST Cybersecurity Framework 2.0 of February 2024. It is mapped by this project's judgement. */
export const nistCsf20: Framework = {
  id: 'nist-csf-2.0',
  name: 'NIST CSF 2.0',
  requirements: SUBCATEGORIES.flatMap((line) => line.split(' ')),
  unmarkedBasis: 'judgement',
  notCovered: {
    GV: "Governance: the shop's management sets goals, appetite for risk, roles, policy and oversight.",
    'GV.PO-02':
      'The shop reviews its policy and changes it. `attest policy-review` keeps the yearly review as evidence, and the audit shows when it is over.',
    'GV.SC': 'Suppliers are chosen, bound by contract and watched by the shop.',
    'ID.AM':
      'The shop lists its software, services, suppliers and data, and says what matters most. AWS Config lists what stands in the account.',
    'ID.AM-03':
      'The shop draws its data flows. `attest scope-confirmation` keeps the yearly list of where card data flows as evidence, and the audit shows when it is over.',
    'ID.RA':
      'The shop rates threats, likelihood and impact, and decides on each risk. An exception of this baseline, with reason and expiry, records one such decision, and `attest risk-analysis` keeps the yearly review as evidence.',
    'ID.IM': 'Lessons from daily work are drawn by people; audits, tests and rehearsals have their attestations.',
    'PR.AA-02': 'Who a person is, the shop proves when it hires them. Shoppers prove no more than a mail address.',
    'PR.AA-06': 'Data centres are guarded by AWS, offices by the shop.',
    'PR.AT':
      'StaffTraining asks developers and who answers incidents for courses of their own, and records who took them. Who has which role, and what is taught, the shop says.',
    'PR.PS-03': "Hardware is AWS's to keep and to destroy.",
    'PR.IR-02': "Power, cooling and fire are AWS's; the managed services used here stand in several zones of a region.",
    'PR.IR-03': 'How long the shop may stand still, and so whether it needs a second region, its owners decide.',
    'DE.CM-02': 'Data centres are watched by AWS, offices by the shop.',
    'DE.CM-06': "What providers do in the shop's systems is watched in their reports and in the trail, by people.",
    'DE.AE':
      'GuardDuty weighs its findings with what is known of attackers, and IncidentResponse keeps the register of breaches. People estimate what a finding means and declare an incident.',
    RS: 'People respond by the plan and with the runbooks of IncidentResponse, which sign users out, rotate secrets and isolate roles. Triage, analysis and what is told to whom stay with them.',
    RC: "Recovery is carried out and told to customers by people, by the shop's plan; backups, whose restoring is tested, are what they start from.",
  },
};
