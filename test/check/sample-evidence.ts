import type { Evidence, EvidenceException, EvidenceJudgement, EvidencePack, EvidenceRule } from '../../lib/evidence';

/** Evidence of a synthesis at which nothing was found, save for what is given. */
export function evidence(parts: Partial<Evidence> = {}): Evidence {
  return {
    version: 1,
    packageVersion: '0.1.0',
    date: '2026-11-22',
    packs: [],
    exceptions: [],
    problems: [],
    downgraded: [],
    unread: [],
    ...parts,
  };
}

/** The pack of this package's controls. */
export function ownPack(...rules: readonly EvidenceRule[]): EvidencePack {
  return { name: 'Storefront', version: '0.1.0', rules };
}

/** A control with what it said. */
export function rule(id: string, area: string | undefined, ...judgements: readonly EvidenceJudgement[]): EvidenceRule {
  return { id, ...(area === undefined ? {} : { area }), judgements };
}

/** A verdict on the resource of a construct. */
export function verdict(kind: EvidenceJudgement['verdict'], parts: Partial<EvidenceJudgement> = {}): EvidenceJudgement {
  return { verdict: kind, constructPath: 'Shop/Data/Orders', ...parts };
}

/** An accepted risk that covers a finding. */
export function exception(parts: Partial<EvidenceException> = {}): EvidenceException {
  return {
    controls: ['BucketVersioning'],
    path: 'Shop/Data/Orders',
    kind: 'risk',
    owner: 'shop@example.com',
    reason: 'Rebuilt every night',
    source: 'exceptions.yaml:3',
    used: true,
    daysLeft: 71,
    ...parts,
  };
}
