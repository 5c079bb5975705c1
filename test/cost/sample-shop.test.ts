import { TemplateSet } from '../../lib/controls/template-set';
import { estimateCost } from '../../lib/cost/estimate-cost';
import { shop, templatesOf } from '../stacks/shop';

test('of the sample shop every type is priced or known to be free', () => {
  const inputs = [...templatesOf(shop())].map(([name, template]) => ({ name, body: template.toJSON() }));
  const resources = [...new TemplateSet(inputs).resources()];

  const estimate = estimateCost(resources.map((resource) => ({ resource, construct: resource.template.name })));

  expect(resources.length).toBeGreaterThan(100);
  expect(estimate.unknown).toEqual([]);
  expect(estimate.amount).toBeGreaterThan(20_000_000);
});
