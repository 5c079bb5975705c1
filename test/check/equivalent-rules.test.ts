import { readFileSync } from 'node:fs';
import { EQUIVALENT_CONTROL } from '../../lib/check/equivalent-rules';
import { catalogue } from '../../lib/controls/catalogue';

const cdkNagRules = readFileSync(require.resolve('cdk-nag/lib/packs/aws-solutions.js'), 'utf8');
const controls = new Set(catalogue.map(({ id }) => id));

test.each(Object.entries(EQUIVALENT_CONTROL))('%s is a rule of cdk-nag, and %s a control', (rule, control) => {
  expect(cdkNagRules).toContain(`'${rule.replace('AwsSolutions-', '')}'`);
  expect(controls).toContain(control);
});

test('every control is named once, so that no rule hides another', () => {
  const named = Object.values(EQUIVALENT_CONTROL);

  expect(new Set(named).size).toBe(named.length);
});
