import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { unlessAnotherHolds } from './standing-in';

/** Somebody learns which permissions nobody uses. One analyzer suffices for the account: IAM has no region. */
export const analyzerUnusedAccess = control({
  id: 'AnalyzerUnusedAccess',
  area: 'account',
  title: 'IAM Access Analyzer reports access that nobody uses',
  rationale:
    'A role that was needed once waits for whoever finds its credentials; a review every six months misses it.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('7.2.4')], gdpr: ['32.1.d'], 'nist-csf-2.0': ['PR.AA-05', 'ID.RA-01'] },
  since: '0.1.0',
  check: each('AWS::AccessAnalyzer::Analyzer', (resource) =>
    unlessAnotherHolds(resource, (analyzer) =>
      analyzer.at('Type').oneOf(['ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS']),
    ),
  ),
  remedy:
    'Set unusedAccessAge on ThreatDetection, which is charged by role and user. Where permissions are reviewed otherwise, record an exception.',
  detect: none(
    'No managed AWS Config rule looks for an analyzer of unused access; a running analyzer of external access does not tell whether there is one.',
  ),
  examples: {
    compliant: [{ Resources: { Unused: analyzer('ACCOUNT_UNUSED_ACCESS') } }],
    violating: [{ faultAt: 'Type', Resources: { External: analyzer('ACCOUNT') } }],
    unknown: [{ Parameters: { Zone: { Type: 'String' } }, Resources: { Some: analyzer({ Ref: 'Zone' }) } }],
  },
});

function analyzer(type: unknown) {
  return { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: type } };
}
