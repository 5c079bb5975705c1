import { catalogue } from '../../lib/controls/catalogue';
import { decidedControls, HOST_CONTROLS, NOT_SEEN_LIVE } from '../../lib/probe/decided-controls';

const ids = new Set(catalogue.map(({ id }) => id));
const floor = { securityPolicy: 'TLSv1.2_2021', taken: '' };
const connection = { usual: { kind: 'refused', reason: '' }, undecided: [] } as const;
const plain = [{ url: 'http://shop.example/', answer: { kind: 'refused', text: '' } }] as const;
const pages = [
  { url: 'https://shop.example/', page: { response: { status: 200, headers: {}, body: '', truncated: false } } },
];

const decided = (...observed: [object, readonly (typeof plain)[number][], typeof pages]) =>
  decidedControls(catalogue, { ...connection, ...observed[0] }, observed[1], observed[2]).map(({ id }) => id);

test.each([
  ['HOST_CONTROLS', HOST_CONTROLS],
  ['NOT_SEEN_LIVE', NOT_SEEN_LIVE],
])('%s names controls that there are', (_name, list) => {
  expect(Object.keys(list).filter((id) => !ids.has(id))).toEqual([]);
});

test('every control on response headers policies is decided by a page, or has a reason why not', () => {
  const onHeaders = catalogue.filter(({ check }) => check.types.includes('AWS::CloudFront::ResponseHeadersPolicy'));

  expect(onHeaders.length).toBeGreaterThan(Object.keys(NOT_SEEN_LIVE).length);
  expect(decided({}, [], pages)).toEqual(onHeaders.map(({ id }) => id).filter((id) => NOT_SEEN_LIVE[id] === undefined));
});

test.each<[string, readonly string[], readonly string[]]>([
  ['nothing', decided({}, [], []), []],
  ['handshakes', decided({ floor }, [], []), ['DistributionTlsPolicy']],
  ['plain HTTP', decided({}, plain, []), ['DistributionHttpsOnly']],
])('%s alone decides %j', (_name, actual, expected) => {
  expect(actual).toEqual(expected);
});
