import type { Listed } from '../../live/account-reader';
import type { ResourceKind } from '../../live/resource-kind';
import { resourceKind } from '../../live/resource-kinds';
import type { Judging } from './judged-resources';

/** A resource that a list names. */
export interface Found {
  readonly kind: ResourceKind;
  readonly identifier: string;
}

/** What the lists name, and a clause for each list that is not whole. */
export interface ListedResources {
  readonly found: readonly Found[];
  readonly gaps: readonly string[];
}

/** CloudFront and its web ACLs are judged where AWS Config records them. */
const EDGE_REGION = 'us-east-1';
const AT_EDGE_ALONE = /^AWS::CloudFront::/;

/** Every resource of the control's types that a list names, each once. */
export async function listed(judging: Judging): Promise<ListedResources> {
  const found = new Map<string, Found>();
  const gaps: string[] = [];
  for (const type of judging.control.check.types) {
    const kind = resourceKind(type);
    if (kind === undefined || (AT_EDGE_ALONE.test(type) && judging.place.region !== EDGE_REGION)) continue;
    for (const { identifiers, gap } of await listsOf(kind, judging)) {
      for (const identifier of identifiers) found.set(`${type} ${identifier}`, { kind, identifier });
      if (gap !== undefined) gaps.push(`${type} could not be listed: ${gap}`);
    }
  }
  return { found: [...found.values()], gaps };
}

async function listsOf({ type, listing }: ResourceKind, { reader, place }: Judging): Promise<readonly Listed[]> {
  switch (listing.kind) {
    case 'plain':
      return [await reader.list(type)];
    case 'by-scope': {
      const scopes = place.region === EDGE_REGION ? ['REGIONAL', 'CLOUDFRONT'] : ['REGIONAL'];
      return Promise.all(scopes.map((Scope) => reader.list(type, { Scope })));
    }
    case 'per-parent': {
      const parents = await reader.list(listing.parentType);
      const lists: Listed[] = parents.gap === undefined ? [] : [{ identifiers: [], gap: parents.gap }];
      for (const parent of parents.identifiers) lists.push(await reader.list(type, { [listing.property]: parent }));
      return lists;
    }
    case 'none':
      return [];
  }
}
