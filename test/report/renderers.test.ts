import picocolors from 'picocolors';
import { renderers } from '../../lib/report/renderers';
import { REPORT_FORMATS, type ReportFormat } from '../../lib/report/report-formats';
import { fullReport } from './sample-report';

test.each<[ReportFormat, RegExp]>([
  ['text', /^High\n/],
  ['json', /^\{\n {2}"schema": "urn:storefront-security-baseline:check-report:1"/],
  ['sarif', /^\{\n {2}"\$schema": /],
  ['junit', /^<\?xml /],
  ['markdown', /^<!-- storefront-baseline -->\n/],
  ['github', /^::error /],
  ['html', /^<!doctype html>/],
])('%s is written, ends its last line, and is the same each time', (format, start) => {
  const render = () => renderers[format](fullReport(), { colors: picocolors.createColors(false) });
  expect(render()).toMatch(start);
  expect(render()).toMatch(/\n$/);
  expect(render()).toBe(render());
});

test('every format has a renderer', () => {
  expect(Object.keys(renderers)).toEqual([...REPORT_FORMATS]);
});
