import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all, any } from '../verdict';

const example = (WorkGroupConfiguration?: object): Example => ({
  Resources: { Reports: { Type: 'AWS::Athena::WorkGroup', Properties: { Name: 'reports', WorkGroupConfiguration } } },
});
const encrypted = { ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } } };
const OPTION = 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption';

/**
 * Query results are encrypted, whatever the client asks for. Results that Athena keeps itself always are. A work group
 * binds its clients unless told otherwise (Amazon Athena API Reference, "WorkGroupConfiguration").
 */
export const athenaResultsEncrypted = control({
  id: 'AthenaResultsEncrypted',
  area: 'data',
  title: 'Athena work groups encrypt query results and bind their clients to it',
  rationale: 'A query over access logs or orders leaves its answer in a bucket, as readable as the client wished.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::Athena::WorkGroup', (group) =>
    all(
      group.at('WorkGroupConfiguration.EnforceWorkGroupConfiguration').or(true).isTrue(),
      any(
        group.at(OPTION).oneOf(['SSE_KMS', 'SSE_S3', 'CSE_KMS']),
        group.at('WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled').isTrue(),
      ),
    ),
  ),
  remedy:
    'Set enforceWorkGroupConfiguration: true and resultConfiguration.encryptionConfiguration with SSE_KMS and a key of your own.',
  detect: [
    managedRule('ATHENA_WORKGROUP_ENCRYPTED_AT_REST'),
    managedRule('ATHENA_WORKGROUP_ENFORCE_WORKGROUP_CONFIGURATION'),
  ],
  examples: {
    compliant: [example(encrypted), example({ ManagedQueryResultsConfiguration: { Enabled: true } })],
    violating: [
      { faultAt: OPTION, ...example({ EnforceWorkGroupConfiguration: true }) },
      {
        faultAt: 'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
        ...example({ ...encrypted, EnforceWorkGroupConfiguration: false }),
      },
    ],
    unknown: [
      {
        Parameters: { Enforce: { Type: 'String' } },
        ...example({ ...encrypted, EnforceWorkGroupConfiguration: { Ref: 'Enforce' } }),
      },
    ],
  },
});
