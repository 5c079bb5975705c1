import { type CheckFlags, checkSettings } from '../../bin/check-settings';
import { UsageError } from '../../lib/errors';

const understood = (flags: Partial<CheckFlags>) =>
  checkSettings({ failOn: 'error', strict: false, ...flags }, (id) => id === 'BucketVersioning' || id.includes('='));

test('are those of the pack storefront, to the terminal as text, when nothing is said', () => {
  expect(understood({})).toEqual({
    packs: ['storefront'],
    targets: [{ format: 'text', file: undefined }],
    levels: new Map(),
    failOn: 'error',
    strict: false,
  });
});

test.each<[Partial<CheckFlags>, object]>([
  [{ pack: ['gdpr', 'all'] }, { packs: ['gdpr', 'all'] }],
  [{ format: ['json'] }, { targets: [{ format: 'json', file: undefined }] }],
  [
    { format: ['sarif=a=b.sarif', 'github', 'html=x.html'] },
    {
      targets: [
        { format: 'sarif', file: 'a=b.sarif' },
        { format: 'github', file: undefined },
        { format: 'html', file: 'x.html' },
      ],
    },
  ],
  [{ severity: ['BucketVersioning=warning'] }, { levels: new Map([['BucketVersioning', 'warning']]) }],
  [{ severity: ['Rule[a=b]=error'] }, { levels: new Map([['Rule[a=b]', 'error']]) }],
  [
    { severity: ['BucketVersioning=warning', 'BucketVersioning=error'] },
    { levels: new Map([['BucketVersioning', 'error']]) },
  ],
  [{ failOn: 'never' }, { failOn: 'never' }],
  [{ strict: true }, { strict: true }],
  [{ maxUnknown: '0' }, { maxUnknown: 0 }],
  [{ maxUnknown: '12' }, { maxUnknown: 12 }],
  [{ controlsAsOf: '1.20.3' }, { controlsAsOf: '1.20.3' }],
])('of %j are %j', (flags, settings) => {
  expect(understood(flags)).toMatchObject(settings);
});

test.each<[Partial<CheckFlags>, string]>([
  [
    { pack: ['all', 'pci'] },
    '--pack pci: there is no such value; use storefront, pci-dss-4.0.1, gdpr, nist-csf-2.0, all',
  ],
  [{ pack: ['gdrp'] }, '--pack gdrp: there is no such value; did you mean gdpr?'],
  [{ pack: [''] }, '--pack : there is no such value; use storefront, pci-dss-4.0.1, gdpr, nist-csf-2.0, all'],
  [{ format: ['sarf'] }, '--format sarf: there is no such value; did you mean sarif?'],
  [
    { format: ['xlsx=a.xlsx'] },
    '--format xlsx: there is no such value; use text, json, sarif, junit, markdown, github, html',
  ],
  [{ format: ['sarif='] }, '--format sarif=: the file has no name; write sarif=<file>'],
  [
    { format: ['text', 'json=a.json', 'github'] },
    '--format github: two reports would mix on the terminal; name a file for one',
  ],
  [
    { severity: ['BucketVersioning'] },
    '--severity BucketVersioning: this has no level; write BucketVersioning=error or BucketVersioning=warning',
  ],
  [{ severity: ['Nope=error'] }, '--severity Nope: there is no such control; storefront-baseline controls lists them'],
  [{ severity: ['BucketVersioning=low'] }, '--severity low: there is no such value; use error, warning'],
  [{ failOn: 'errors' }, '--fail-on errors: there is no such value; did you mean error?'],
  [{ maxUnknown: '-1' }, '--max-unknown -1: this is no whole number; write 0 or more'],
  [{ maxUnknown: '1.5' }, '--max-unknown 1.5: this is no whole number; write 0 or more'],
  [{ maxUnknown: '' }, '--max-unknown : this is no whole number; write 0 or more'],
  [{ controlsAsOf: 'latest' }, '--controls-as-of latest: this is no version; write one such as 0.1.0'],
  [{ controlsAsOf: '1.2' }, '--controls-as-of 1.2: this is no version; write one such as 0.1.0'],
])('of %j are refused', (flags, message) => {
  expect(() => understood(flags)).toThrow(new UsageError(message));
});
