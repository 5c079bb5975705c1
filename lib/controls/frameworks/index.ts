import type { Framework, FrameworkId } from './framework';
import { gdpr } from './gdpr';
import { nistCsf20 } from './nist-csf-2.0';
import { pciDss401 } from './pci-dss-4.0.1';

/** The framework versions that controls refer to; the first is the one that a shop is audited by. */
export const frameworks: readonly Framework[] = [pciDss401, gdpr, nistCsf20];

const BY_ID: Readonly<Record<FrameworkId, Framework>> = {
  'pci-dss-4.0.1': pciDss401,
  gdpr,
  'nist-csf-2.0': nistCsf20,
};

/** The framework version of that id. */
export function frameworkOf(id: FrameworkId): Framework {
  return BY_ID[id];
}
