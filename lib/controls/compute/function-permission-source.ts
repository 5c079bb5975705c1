import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { permissionExample } from './permission-example';
import { sourceArnNamesOne } from './permission-source';

const SERVICE = /^(.+)\.(amazonaws\.com(\.cn)?|\$\{AWS::URLSuffix\})$/;

/** A service may invoke a function only on behalf of a source that is named. */
export const functionPermissionSource = control({
  id: 'FunctionPermissionSource',
  area: 'compute',
  title: 'Services invoke functions only for a named source',
  rationale:
    'A service serves every AWS customer. Unless its permission names the source, somebody else can point their ' +
    'bucket, rule or load balancer at the function, and the service invokes it for them (the confused deputy).',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('7.3.3')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Lambda::Permission', judge),
  remedy:
    'Pass sourceArn or sourceAccount to addPermission (both for S3). The load-balancer and rotation targets of CDK ' +
    'pass neither: add the permission yourself, or record an exception.',
  detect: single(),
  examples: {
    compliant: [
      permissionExample({ Principal: 'sns.amazonaws.com', SourceArn: 'arn:aws:sns:eu-west-1:111122223333:orders' }),
      permissionExample({
        Principal: 's3.amazonaws.com',
        SourceArn: 'arn:aws:s3:::orders',
        SourceAccount: { Ref: 'AWS::AccountId' },
      }),
    ],
    violating: [
      { faultAt: 'SourceArn', ...permissionExample({ Principal: 'events.amazonaws.com' }) },
      { faultAt: 'SourceArn', ...permissionExample({ Principal: 'events.amazonaws.com', SourceArn: 'arn:aws:*' }) },
      {
        faultAt: 'SourceAccount',
        ...permissionExample({ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::orders' }),
      },
    ],
    unknown: [
      permissionExample({ Principal: 'sns.amazonaws.com', SourceArn: { Ref: 'Topic' } }, { Topic: { Type: 'String' } }),
    ],
  },
});

function judge(permission: Resource): Verdict {
  return permission.at('Principal').judge((value) => {
    if (value.kind === 'unknown') return unknown('Principal', value.reason);
    const principal = value.kind === 'text' ? value.text : value.kind === 'scalar' ? String(value.value) : '';
    const service = SERVICE.exec(principal)?.[1];
    if (service === undefined) return notApplicable();
    // A bucket's ARN names no account: a deleted bucket's name may belong to somebody else tomorrow.
    if (service === 's3') return permission.at('SourceAccount').present();
    const named = any(sourceArnNamesOne(permission), permission.at('SourceAccount').present());
    if (named.kind !== 'violation') return named;
    return violation('SourceArn', `${service} invokes for any source; expected SourceArn or SourceAccount`);
  });
}
