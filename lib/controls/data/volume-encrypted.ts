import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict } from '../verdict';

/** Where the disks of an instance stand, by resource type. */
const MAPPINGS: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance': 'BlockDeviceMappings',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.BlockDeviceMappings',
  'AWS::AutoScaling::LaunchConfiguration': 'BlockDeviceMappings',
};

function judge(resource: Resource): Verdict {
  const mappings = MAPPINGS[resource.type];
  if (mappings !== undefined) return resource.at(mappings).every(judgeMapping);
  return resource.at('SourceVolumeId').present().kind === 'compliant' ? compliant() : judgeVolume(resource);
}

/** Instance stores, and devices of the image that are left out, are no volumes. */
function judgeMapping(mapping: Position): Verdict {
  const ebs = mapping.at('Ebs');
  return ebs.absent().kind === 'compliant' ? compliant() : judgeVolume(ebs);
}

/** A volume made of a snapshot is encrypted where the snapshot is. */
function judgeVolume(volume: Position): Verdict {
  const setting = volume.at('Encrypted');
  const inherits = volume.at('SnapshotId').absent().kind !== 'compliant';
  if (inherits && setting.absent().kind === 'compliant') return unknown(setting.path, 'the snapshot decides it');
  return setting.isTrue();
}

const resource = (Type: string, Properties: object): Example => ({ Resources: { Disk: { Type, Properties } } });
const template = (...BlockDeviceMappings: object[]) =>
  resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { BlockDeviceMappings } });
const disk = (Ebs: object) => ({ DeviceName: '/dev/xvda', Ebs });

/**
 * Disks of instances are encrypted. Disks that only the image names are not judged, nor what the account encrypts by
 * default: neither stands in a template. Copies of volumes always are encrypted (CloudFormation, "AWS::EC2::Volume").
 */
export const volumeEncrypted = control({
  id: 'VolumeEncrypted',
  area: 'data',
  title: 'Disks of instances are encrypted',
  rationale: 'Snapshots of an unencrypted disk can be shared with any account, with the data and keys that lie on it.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(['AWS::EC2::Volume', ...Object.keys(MAPPINGS)], judge),
  remedy: 'Set encrypted: true on volumes and in BlockDeviceVolume.ebs.',
  detect: [managedRule('ENCRYPTED_VOLUMES'), managedRule('EC2_LAUNCH_TEMPLATES_EBS_VOLUME_ENCRYPTED')],
  examples: {
    compliant: [
      resource('AWS::EC2::Volume', { Encrypted: 'true' }),
      template(disk({ VolumeSize: 8, Encrypted: true }), { DeviceName: '/dev/sdc', VirtualName: 'ephemeral0' }),
    ],
    violating: [
      { faultAt: 'Encrypted', ...resource('AWS::EC2::Volume', { Size: 100 }) },
      {
        faultAt: 'LaunchTemplateData.BlockDeviceMappings[1].Ebs.Encrypted',
        ...template(disk({ Encrypted: true }), disk({ VolumeSize: 100 })),
      },
      {
        faultAt: 'BlockDeviceMappings[0].Ebs.Encrypted',
        ...resource('AWS::EC2::Instance', { BlockDeviceMappings: [disk({ Encrypted: false })] }),
      },
    ],
    unknown: [
      resource('AWS::EC2::Volume', { SnapshotId: 'snap-0123456789abcdef0' }),
      { Parameters: { Encrypt: { Type: 'String' } }, ...template(disk({ Encrypted: { Ref: 'Encrypt' } })) },
    ],
  },
});
