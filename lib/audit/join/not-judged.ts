import type { Control } from '../../controls/control';
import { ConfigRegion } from '../../rules/config-region';
import { EDGE_REGION } from './region-kind';

/** Where a control that a region does not judge might have been. */
export interface NotJudgedFacts {
  readonly region: string;
  readonly kind: ConfigRegion;
  /** Whether another audited region of the account judges it. */
  readonly judgedElsewhere: boolean;
  /** Whether the account's home, or the edge, whichever this region is not, is audited. */
  readonly otherAudited: boolean;
  /** Identifiers of its managed rules that AWS Config does not offer in the region. */
  readonly notOffered: readonly string[];
}

/**
 * Why no rule of a region judges a control, in one line; undefined where another audited region says what there is to say.
 */
export function notJudgedReason({ detect }: Pick<Control, 'detect'>, facts: NotJudgedFacts): string | undefined {
  const { region, kind, judgedElsewhere, otherAudited, notOffered } = facts;
  if (notOffered.length > 0) return `AWS Config does not offer ${notOffered.join(', ')} in ${region}`;
  if (judgedElsewhere || (kind === ConfigRegion.EDGE && otherAudited)) return undefined;
  if ('kind' in detect && detect.kind === 'none') return detect.reason;
  if (kind === ConfigRegion.HOME && !otherAudited)
    return `AWS Config judges it in ${EDGE_REGION}, which was not audited`;
  if (kind === ConfigRegion.EDGE) return 'AWS Config judges it in the home region, which was not audited';
  return 'no rule comes upon its resources in a running account';
}
