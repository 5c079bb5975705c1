import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { Adopted } from '../template-metadata';
import { unlessAnotherHolds } from './standing-in';
import { unlessAdopted } from './unless-adopted';

/** IAM Access Analyzer reports what outsiders can reach. */
export const analyzerExternalAccess = control({
  id: 'AnalyzerExternalAccess',
  area: 'account',
  title: 'IAM Access Analyzer reports what outsiders can reach',
  rationale:
    'A bucket, key or role that was opened to another account stays open until somebody happens to read its policy. ' +
    'An analyzer of unused access does not look for that.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('7.2.4')], gdpr: ['32.1.d'], 'nist-csf-2.0': ['PR.AA-05', 'ID.RA-01'] },
  since: '0.1.0',
  check: each('AWS::AccessAnalyzer::Analyzer', (resource) =>
    unlessAdopted(resource, Adopted.EXTERNAL_ACCESS_ANALYZER, () =>
      unlessAnotherHolds(
        resource,
        (analyzer) => analyzer.at('Type').oneOf(['ACCOUNT', 'ORGANIZATION']),
        (other) => other.template.region === resource.template.region,
      ),
    ),
  ),
  remedy: 'Add an analyzer of type ACCOUNT, which is free of charge.',
  detect: [managedRule('IAM_EXTERNAL_ACCESS_ANALYZER_ENABLED')],
  examples: {
    compliant: [{ Resources: { External: analyzer('ACCOUNT') } }],
    violating: [{ faultAt: 'Type', Resources: { Unused: analyzer('ACCOUNT_UNUSED_ACCESS') } }],
    unknown: [{ Parameters: { Zone: { Type: 'String' } }, Resources: { External: analyzer({ Ref: 'Zone' }) } }],
  },
});

function analyzer(type: unknown) {
  return { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: type } };
}
