import type { PhysicalLocation, Location as SarifLocation } from 'sarif';
import type { Finding, Location } from '../finding';

/** Stands for the directory that paths are relative to; GitHub takes it for the root of the repository. */
export const SOURCE_ROOT = '%SRCROOT%';

/** Where a finding is: the line of the app, else that of the template, else the template; and which resource it is of. */
export function sarifLocation({ resource, source, templateLine }: Finding): SarifLocation {
  const { logicalId, constructPath, template } = resource;
  return {
    physicalLocation: physicalLocation(source ?? templateLine ?? { file: template }),
    logicalLocations: [
      { name: logicalId, fullyQualifiedName: constructPath ?? `${template}#${logicalId}`, kind: 'resource' },
    ],
  };
}

/** The place in a file; the whole file where no line is given. */
export function physicalLocation({ file, line, column }: Partial<Location> & Pick<Location, 'file'>): PhysicalLocation {
  const artifactLocation = { uri: relativeUri(file), uriBaseId: SOURCE_ROOT };
  if (line === undefined) return { artifactLocation };
  return {
    artifactLocation,
    region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
  };
}

/** Where an exception is declared: `file:line`, or a construct path. */
export function declarationLocation(source: string): SarifLocation {
  const { file, line } = /^(?<file>.+):(?<line>[1-9]\d*)$/su.exec(source)?.groups ?? {};
  if (file === undefined) return { logicalLocations: [{ fullyQualifiedName: source, kind: 'resource' }] };
  return { physicalLocation: physicalLocation({ file, line: Number(line) }) };
}

/** The path as a relative reference of RFC 3986. Half a surrogate pair, which a URI cannot hold, becomes U+FFFD. */
function relativeUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
