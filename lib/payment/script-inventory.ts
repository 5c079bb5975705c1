import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { PaymentScript } from './payment-script';
import { policySourceOf, refuseInexactPath, scriptHost } from './script-address';
import { type ScriptDates, scriptDates } from './script-dates';
import { integrityOfCode, integrityOfFile, refuseWrongIntegrity } from './script-integrity';
import { ScriptSourceKind } from './script-source';

/** Characters; shorter is no reason that an assessor could follow. */
const SHORTEST_REASON = 20;
/** Errors and documents name the script by it. */
const NAME = /^\P{Cc}{1,80}$/u;

/** An entry of the inventory that holds, with what follows from it. */
export interface AuthorizedScript extends ScriptDates {
  readonly name: string;
  /** `inline`, an absolute https URL, or a path of the shop. */
  readonly source: string;
  readonly kind: ScriptSourceKind;
  /** Host of a URL. */
  readonly host?: string;
  readonly owner: string;
  readonly justification: string;
  readonly authorizedBy: string;
  readonly integrity?: string;
  readonly noIntegrityReason?: string;
  /** Whether it may be absent. */
  readonly conditional: boolean;
  /** As which the policy's `script-src` lets it run: its hashes, or its address where it cannot be pinned. */
  readonly policySources: readonly string[];
}

/**
 * Turns the entries into scripts that may run.
 *
 * @throws InvalidPropertyError at the first entry that is not complete, not current, or there twice
 */
export function authorizedScripts(scope: Construct, scripts: readonly PaymentScript[]): AuthorizedScript[] {
  const names = new Set<string>();
  const contents = new Map<string, string>();
  return scripts.map((script, index) => {
    const authorized = authorizedScript(scope, script, index);
    if (names.has(script.name)) {
      throw new InvalidPropertyError(scope, `scripts[${index}].name`, script.name, 'give each script its own name');
    }
    names.add(script.name);
    const content = script.source.code ?? authorized.source;
    const other = contents.get(content);
    if (other !== undefined) {
      const mend = `list it once: "${other}" has the same source`;
      throw new InvalidPropertyError(scope, `scripts[${script.name}].source`, authorized.source, mend);
    }
    contents.set(content, script.name);
    return authorized;
  });
}

function authorizedScript(scope: Construct, script: PaymentScript, index: number): AuthorizedScript {
  if (script.name.trim() === '' || !NAME.test(script.name)) {
    const mend = 'name the script on one line of at most 80 characters';
    throw new InvalidPropertyError(scope, `scripts[${index}].name`, script.name, mend);
  }
  const property = `scripts[${script.name}]`;
  refuseBlank(scope, `${property}.owner`, script.owner, 'name the team or person who answers for the script');
  refuseBlank(scope, `${property}.authorizedBy`, script.authorizedBy, 'name who allowed the script');
  refuseShort(scope, `${property}.justification`, script.justification, 'write why the page needs the script');
  const { source, owner, justification, authorizedBy } = script;
  return {
    name: script.name,
    source: source.address,
    kind: source.kind,
    owner,
    justification,
    authorizedBy,
    conditional: script.conditional ?? false,
    ...scriptDates(scope, property, script),
    ...admission(scope, property, script),
  };
}

type Admission = Pick<AuthorizedScript, 'integrity' | 'noIntegrityReason' | 'policySources' | 'host'>;

function admission(scope: Construct, property: string, script: PaymentScript): Admission {
  const { kind, address, filePath = '', code = '' } = script.source;
  if (kind === ScriptSourceKind.URL) return urlAdmission(scope, property, script);
  for (const name of ['integrity', 'noIntegrityReason'] as const) {
    if (script[name] !== undefined) {
      const mend = 'leave it out: it is computed from the content';
      throw new InvalidPropertyError(scope, `${property}.${name}`, script[name], mend);
    }
  }
  if (kind === ScriptSourceKind.INLINE) return pinned(integrityOfCode(scope, `${property}.source`, code));
  refuseInexactPath(scope, `${property}.source`, address);
  return pinned(integrityOfFile(scope, `${property}.source`, filePath));
}

function urlAdmission(scope: Construct, property: string, script: PaymentScript): Admission {
  const { integrity, noIntegrityReason, source } = script;
  const host = scriptHost(scope, `${property}.source`, source.address);
  if ((integrity === undefined) === (noIntegrityReason === undefined)) {
    const mend = 'give either integrity, or noIntegrityReason if the provider changes the content without notice';
    throw new InvalidPropertyError(scope, `${property}.integrity`, integrity, mend);
  }
  if (noIntegrityReason !== undefined) {
    const mend = 'write why the content cannot be pinned';
    refuseShort(scope, `${property}.noIntegrityReason`, noIntegrityReason, mend);
    return { host, noIntegrityReason, policySources: [policySourceOf(source.address)] };
  }
  if (source.address.endsWith('*')) {
    const mend = 'give noIntegrityReason: an address with * has no single content';
    throw new InvalidPropertyError(scope, `${property}.integrity`, integrity, mend);
  }
  refuseWrongIntegrity(scope, `${property}.integrity`, integrity ?? '');
  return { host, ...pinned(integrity ?? '') };
}

/** A policy that names the hash alone lets no other content run, whatever the host serves. */
function pinned(integrity: string): Admission {
  return { integrity, policySources: integrity.split(' ').map((value) => `'${value}'`) };
}

function refuseBlank(scope: Construct, property: string, text: string, mend: string): void {
  if (text.trim() === '') throw new InvalidPropertyError(scope, property, text, mend);
}

function refuseShort(scope: Construct, property: string, text: string, mend: string): void {
  if (text.trim().length < SHORTEST_REASON) {
    throw new InvalidPropertyError(scope, property, text, `${mend}, in at least ${SHORTEST_REASON} characters`);
  }
}
