import { verdictOf } from '../../../lib/handlers/upload-verdict/verdict';
import { planStatus, scanResult, tagFailure } from './scan-events';

const upload = { bucketName: 'uploads', objectKey: 'uploads/7/a b.pdf', versionId: 'v1' };
const read = { bucket: 'uploads', key: 'uploads/7/a b.pdf', versionId: 'v1' };

describe('an event is read', () => {
  test.each<[string, object, object]>([
    [
      'an infected upload',
      scanResult({ ...upload, status: 'THREATS_FOUND', threats: ['EICAR-Test-File'] }),
      { kind: 'result', upload: read, status: 'THREATS_FOUND', threats: ['EICAR-Test-File'] },
    ],
    [
      'an upload that could not be scanned',
      scanResult({ ...upload, status: 'UNSUPPORTED' }),
      { kind: 'result', upload: read, status: 'UNSUPPORTED', threats: [] },
    ],
    ['an upload without its tag', tagFailure(upload), { kind: 'tag-failure', upload: read }],
    [
      'a plan that scans nothing',
      planStatus('uploads', 'Error'),
      { kind: 'plan', bucket: 'uploads', status: 'GuardDuty Malware Protection Resource Status Error' },
    ],
    [
      'a plan that scans in part',
      planStatus('uploads', 'Warning'),
      { kind: 'plan', bucket: 'uploads', status: 'GuardDuty Malware Protection Resource Status Warning' },
    ],
  ])('%s', (_, event, verdict) => {
    expect(verdictOf(JSON.stringify(event))).toEqual(verdict);
  });
});

describe('an event is refused, and its key not repeated', () => {
  const result = scanResult({ ...upload, status: 'THREATS_FOUND' });
  test.each<[string, string]>([
    ['no JSON', 'uploads/7/a b.pdf'],
    ['nothing', 'null'],
    ['of another source', JSON.stringify({ ...result, source: 'shop' })],
    ['of another type', JSON.stringify({ ...result, 'detail-type': 'GuardDuty Finding' })],
    ['without a version', JSON.stringify(scanResult({ ...upload, versionId: '', status: 'THREATS_FOUND' }))],
    ['without a key', JSON.stringify(scanResult({ ...upload, objectKey: '', status: 'THREATS_FOUND' }))],
    ['without a result', JSON.stringify({ ...result, detail: { s3ObjectDetails: upload } })],
  ])('%s', (_, text) => {
    expect(() => verdictOf(text)).toThrow(new Error('the event is none of GuardDuty on an upload'));
  });
});
