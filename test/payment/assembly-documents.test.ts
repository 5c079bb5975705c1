import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PaymentPage } from '../../lib/payment/payment-page';
import { PaymentIntegration } from '../../lib/settings/settings';
import { digestOf, ENV, evergreen, PROVIDER, script, TODAY } from './payment-page-of';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'assembly-documents-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

const appOf = () => new App({ outdir, context: { 'storefront:today': TODAY } });

const pageIn = (scope: Construct, id = 'PaymentPage') =>
  new PaymentPage(scope, id, {
    domainName: 'shop.example.com',
    integration: PaymentIntegration.IFRAME,
    provider: PROVIDER,
    scripts: [evergreen(), script()],
  });

const documentsIn = (directory: string) =>
  readdirSync(directory).filter((name) => /\.(scripts\.json|scripts\.md|sri\.json|draft)$/.test(name));

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

test('a synthesis writes the documents beside the template', () => {
  const app = appOf();
  const page = pageIn(new Stack(app, 'Edge', { env: ENV }));

  app.synth();

  expect(documentsIn(outdir)).toEqual([
    'Edge.PaymentPage.scripts.json',
    'Edge.PaymentPage.scripts.md',
    'Edge.PaymentPage.sri.json',
  ]);
  expect(readdirSync(outdir)).toContain('Edge.template.json');
  const json = readFileSync(join(outdir, 'Edge.PaymentPage.scripts.json'), 'utf8');
  expect(JSON.parse(json)).toMatchObject({
    page: 'https://shop.example.com/checkout',
    contentSecurityPolicy: page.inventory.headers['content-security-policy'],
    integrityPolicy: 'reported',
    scripts: [{ name: 'Psp.js' }, { name: 'Start' }],
  });
  expect(digestOf(page).inventory).toBe(`sha256:${digest(json)}`);
  expect(JSON.parse(readFileSync(join(outdir, 'Edge.PaymentPage.sri.json'), 'utf8'))).toEqual(page.integrityManifest);
});

test('two syntheses write the same bytes', () => {
  const written = [1, 2].map(() => {
    const app = appOf();
    pageIn(new Stack(app, 'Edge', { env: ENV }));
    app.synth();
    return documentsIn(outdir).map((name) => readFileSync(join(outdir, name), 'utf8'));
  });

  expect(written[0]).toEqual(written[1]);
});

test('in a stage they lie in its own assembly, under the name of the template', () => {
  const app = appOf();
  const stage = new Stage(app, 'Shop', { env: ENV });
  const stack = new Stack(stage, 'Edge');
  pageIn(new Construct(stack, 'Pages'), 'Checkout');

  app.synth();

  const assembly = join(outdir, 'assembly-Shop');
  const name = stack.templateFile.replace('.template.json', '');
  expect(documentsIn(outdir)).toEqual([]);
  expect(documentsIn(assembly)).toEqual([
    `${name}.Pages.Checkout.scripts.json`,
    `${name}.Pages.Checkout.scripts.md`,
    `${name}.Pages.Checkout.sri.json`,
  ]);
});

test('two pages of a stack have documents of their own', () => {
  const app = appOf();
  const stack = new Stack(app, 'Edge', { env: ENV });
  pageIn(stack, 'Checkout');
  pageIn(stack, 'GiftCards');

  app.synth();

  expect(documentsIn(outdir)).toHaveLength(6);
});

test('where one cannot be written, none is, and no draft stays', () => {
  const app = appOf();
  pageIn(new Stack(app, 'Edge', { env: ENV }));
  mkdirSync(join(outdir, 'Edge.PaymentPage.sri.json.draft'));

  expect(() => app.synth()).toThrow('EISDIR');

  expect(documentsIn(outdir)).toEqual(['Edge.PaymentPage.sri.json.draft']);
});
