import { TemplateSet } from '../../lib/controls/template-set';
import type { CostEstimate } from '../../lib/cost/cost-estimate';
import { type CostedResource, estimateCost } from '../../lib/cost/estimate-cost';

/** A template with these resources, each as `[type, properties]`; the construct of each is named by its logical id. */
export function costed(resources: Readonly<Record<string, readonly [string, object?]>>): readonly CostedResource[] {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([id, [Type, Properties = {}]]) => [id, { Type, Properties }]),
  );
  return costedBody({ Resources });
}

/** The resources of a whole template, each its own construct. */
export function costedBody(body: object): readonly CostedResource[] {
  const { templates } = new TemplateSet([{ name: 'T.json', body }]);
  return [...(templates.get('T.json')?.resources.values() ?? [])].map((resource) => ({
    resource,
    construct: resource.logicalId,
  }));
}

/** What one resource costs. */
export function costOf(type: string, properties: object = {}): CostEstimate {
  return estimateCost(costed({ It: [type, properties] }));
}

/** The fixed lines of an estimate, as `<what>: <quantity> = <USD or ?>`, and `?` for each quantity untold. */
export function linesOf({ constructs }: CostEstimate): readonly string[] {
  return constructs
    .flatMap(({ lines }) => lines)
    .map(({ price, quantity, untold, amount }) => {
      const sum = amount === undefined ? '?' : String(amount / 1_000_000);
      return `${price.what}: ${Number(quantity.toFixed(2))} = ${sum}${' + ?'.repeat(untold)}`;
    });
}

/** What an estimate charges by use. */
export function usageOf({ usage }: CostEstimate): readonly string[] {
  return usage.map(({ price }) => price.what);
}
