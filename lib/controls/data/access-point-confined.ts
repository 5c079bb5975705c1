import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const user = { Uid: '1000', Gid: '1000' };
const example = (PosixUser?: object, Path?: unknown): Example => ({
  Resources: { Carts: { Type: 'AWS::EFS::AccessPoint', Properties: { PosixUser, RootDirectory: { Path } } } },
});

/** Whoever mounts through an access point is one user in one directory. */
export const accessPointConfined = control({
  id: 'AccessPointConfined',
  area: 'data',
  title: 'File-system access points enforce a user and a directory',
  rationale:
    'A client that chooses its own user and starts at the root reads what every other application keeps there.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('7.3.1')],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::EFS::AccessPoint', (accessPoint) =>
    all(
      accessPoint.at('PosixUser.Uid').satisfies((uid) => Number(uid) > 0, 'the id of a user other than root'),
      accessPoint
        .at('RootDirectory.Path')
        .or('/')
        .satisfies((path) => String(path) !== '/', 'a directory below /'),
    ),
  ),
  remedy: 'Set posixUser and a path other than / in addAccessPoint.',
  detect: [
    managedRule('EFS_ACCESS_POINT_ENFORCE_USER_IDENTITY'),
    managedRule('EFS_ACCESS_POINT_ENFORCE_ROOT_DIRECTORY'),
  ],
  examples: {
    compliant: [example(user, '/carts'), example({ Uid: 1000, Gid: 1000 }, '/carts')],
    violating: [
      { faultAt: 'PosixUser.Uid', ...example(undefined, '/carts') },
      { faultAt: 'PosixUser.Uid', ...example({ Uid: '0', Gid: '0' }, '/carts') },
      { faultAt: 'RootDirectory.Path', ...example(user) },
      { faultAt: 'RootDirectory.Path', ...example(user, '/') },
    ],
    unknown: [{ Parameters: { Directory: { Type: 'String' } }, ...example(user, { Ref: 'Directory' }) }],
  },
});
