import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EvidenceError } from '../../../lib/audit/evidence/evidence-error';
import { readBundle, readReport } from '../../../lib/audit/evidence/read-bundle';
import { AuditReportError } from '../../../lib/audit/parse-audit-report';
import { temporaryDirectory } from '../../check/temporary-directory';
import { report, sampleBundle } from './sample-bundle';
import { flipBit, forge } from './tamper';

test('a bundle gives its report and its manifest', async () => {
  const { directory, manifest, manifestSha256 } = await sampleBundle();

  expect(readBundle(directory)).toEqual({ directory, name: '2026-11-22', manifest, manifestSha256, report: report() });
});

test('a report is read from a bundle, from its JSON, and through a link to it', async () => {
  const { directory } = await sampleBundle();
  const link = join(temporaryDirectory(), 'last.json');
  symlinkSync(join(directory, 'report.json'), link);

  for (const path of [directory, join(directory, 'report.json'), link]) expect(readReport(path)).toEqual(report());
});

test('a report that was changed is not rendered', async () => {
  const { directory } = await sampleBundle();
  flipBit(directory, 'report.json', 77);

  expect(() => readBundle(directory)).toThrow(
    new EvidenceError(
      `${directory}/report.json: this is not the report that was made: its SHA-256 is another; see storefront-baseline verify`,
    ),
  );
});

test('a manifest that was changed is not believed', async () => {
  const { directory } = await sampleBundle();
  flipBit(directory, 'manifest.json', 1);

  expect(() => readBundle(directory)).toThrow(
    new EvidenceError(
      `${directory}/manifest.json: it does not agree with manifest.sha256; see storefront-baseline verify`,
    ),
  );
});

test('a manifest without a report is none', async () => {
  const { directory } = await sampleBundle();
  forge(directory, (manifest) => {
    manifest.files = manifest.files.filter(({ path }) => path !== 'report.json');
  });

  expect(() => readBundle(directory)).toThrow(
    new EvidenceError(`${directory}: the manifest lists no report.json; see storefront-baseline verify`),
  );
});

test('a link in place of the report is not followed', async () => {
  const { directory } = await sampleBundle();
  rmSync(join(directory, 'report.json'));
  symlinkSync('/etc/passwd', join(directory, 'report.json'));

  expect(() => readBundle(directory)).toThrow(
    new EvidenceError(`${directory}/report.json: this is a link; see storefront-baseline verify`),
  );
});

test('what is no bundle is named', () => {
  const directory = temporaryDirectory();

  expect(() => readBundle(directory)).toThrow(
    new EvidenceError(`${directory}/manifest.json: there is no such file; name a bundle of evidence`),
  );
  expect(() => readReport(join(directory, 'none'))).toThrow(
    new EvidenceError(
      `${directory}/none: there is no such file; name a bundle, or a report that audit --format json wrote`,
    ),
  );
});

test('what is no report is named', () => {
  const file = join(temporaryDirectory(), 'report.json');
  writeFileSync(file, '{}');
  expect(() => readReport(file)).toThrow(AuditReportError);

  writeFileSync(file, Buffer.from([0xff, 0xfe]));
  expect(() => readReport(file)).toThrow(new EvidenceError(`${file}: the file is not UTF-8 text; name another`));
});

test('a device is not read', () => {
  expect(existsSync('/dev/zero')).toBe(true);
  expect(() => readReport('/dev/zero')).toThrow(
    new EvidenceError('/dev/zero: this is no regular file; name a bundle, or a report that audit --format json wrote'),
  );
});
